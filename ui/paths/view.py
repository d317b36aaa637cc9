"""One path on screen: its header, the catalogue beside it, and the board or the table."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from campus_desktop.errors import CampusError, FileError
from campus_desktop.i18n import _
from campus_desktop.meetings.safeview import path_to_show
from campus_desktop.paths import edits
from campus_desktop.paths.clipboard import file_mark
from campus_desktop.paths.path import LearningPath
from campus_desktop.paths.queries import read_path
from campus_desktop.workspace import Change, Workspace
from ui.courses.panel import CataloguePanel
from ui.look import theme
from ui.notes.seen import counts_seen
from ui.paths import cells
from ui.paths.actions import PathActions
from ui.paths.board import Board
from ui.paths.commands import StepCommands
from ui.paths.course_target import CourseTarget
from ui.paths.details import StepDetails
from ui.paths.model import PathModel
from ui.paths.path_dialog import PathDialog
from ui.paths.path_header import PathHeader
from ui.paths.phase_dialog import PhaseDialog
from ui.paths.picking import Picking
from ui.paths.staleness import stale_phases
from ui.paths.steps_view import VIEWS, StepsView
from ui.paths.table import PathTable
from ui.paths.versions import VersionsDialog, keep_version
from ui.shell.list_or_one import OneView
from ui.shell.protocol import Shell
from ui.shell.settings import Settings
from ui.widgets.actions import Actions, action, one_of, show_on
from ui.widgets.buttons import QuietButton
from ui.widgets.layouts import column_in
from ui.widgets.view_state import ViewState, restore_scroll, scroll_position


class PathView(OneView):
    """Shows the path ``path_id``."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.path_id: str | None = None
        self._summary = ""
        self.model = PathModel(self)
        self.picking = Picking(self.model, self)
        self.commands = StepCommands(shell, self.picking, self)
        self.header = PathHeader(self._save_title, self._seal)
        self.catalogue = CataloguePanel(shell)
        self.details = StepDetails(shell)
        self.details.hide()
        self.views = QStackedWidget()
        self._made: dict[str, QWidget] = {}
        """The views created so far, by key."""
        self.views.addWidget(self._view(VIEWS[0].key))
        self.actions_ = PathActions(self)
        self.print_action = action(self, _("&Print …"), self.print, QKeySequence.StandardKey.Print)
        self.find_action = action(self, _("&Find a course"), self._find_course, QKeySequence.StandardKey.Find)
        self.fold_action = action(self, _("&Catalogue beside the board"), self._fold, "Ctrl+Shift+K")
        self.view_actions = {
            each.key: action(self, _(each.command), partial(self.show_view, each.key), each.shortcut) for each in VIEWS
        }
        one_of(list(self.view_actions.values()))
        show_on(self.fold_action, True)
        self.about_action = action(self, _("&About this learning path …"), self.show_path_details, "Alt+Return")
        self.title_action = action(self, _("Re&name the learning path"), self.header.title.edit_title, "Ctrl+F2")
        self.facts_action = action(self, _("&Day, mandatory and responsible on the cards"), self._show_facts)
        show_on(self.facts_action, Settings().card_facts)
        self.model.show_facts(self.facts_action.isChecked())
        self.keep_action = action(self, _("&Keep as it is now …"), self._keep_version)
        self.versions_action = action(self, _("Kept &versions …"), self._show_versions)
        self._lay_out()
        self._connect()
        self._target = CourseTarget(self.catalogue, self.model, self.commands.target_phase, self._reveal_phase, self)
        self.catalogue.left.connect(self.take_keyboard)
        for moved in (self.picking.changed, self.picking.shown, self.picking.phase_in_hand_changed):
            moved.connect(self._target.look)

    def _keep_version(self) -> None:
        if self.path_id is not None:
            keep_version(self.shell, self.path_id)

    def _show_versions(self) -> None:
        if self.model.path is not None:
            VersionsDialog(self.shell, self.model.path.id, self.model.path.title).open()

    def actions_for_menus(self) -> Actions:
        return {
            "file/print": self.print_action,
            "edit/find": self.find_action,
            "view/path": [*self.view_actions.values(), self.fold_action, self.facts_action],
            **self.actions_.for_menus(),
            "paths/versions": [self.keep_action, self.versions_action],
            "paths/about": [self.about_action, self.title_action],
        }

    def _show_facts(self) -> None:
        shown = self.facts_action.isChecked()
        Settings().card_facts = shown
        self.model.show_facts(shown)

    def _find_course(self) -> None:
        if self.catalogue.isHidden():
            self._fold()
        self.catalogue.focus_search()

    def _lay_out(self) -> None:
        rows = column_in(self)
        rows.addWidget(self.header)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.catalogue)
        across.addWidget(self._fold_strip())
        across.addWidget(self.views, 1)
        across.addWidget(self.details)
        rows.addLayout(across, 1)
        self._resize()
        theme.theme_changed.connect(self._resize)

    def _resize(self) -> None:
        width, side = theme.px(206), theme.px(28)
        self.catalogue.setFixedWidth(width)
        self.fold.setGeometry(width - side - theme.px(8), theme.px(8), side, side)
        self.unfold.setFixedSize(side, side)

    def _fold_strip(self) -> QWidget:
        """The replacement of the collapsed catalogue: a narrow strip with a button that expands it."""
        self.fold = QuietButton(icon="chevron-left", parent=self.catalogue, name=_("Hide the catalogue"))
        self.fold.clicked.connect(self._fold)
        self.unfold = QuietButton(icon="chevron-right", name=_("Show the catalogue"))
        self.unfold.clicked.connect(self._fold)
        self._strip = QFrame()
        self._strip.setProperty("kind", "left-side")
        column = QVBoxLayout(self._strip)
        column.setContentsMargins(0, theme.px(8), 0, 0)
        column.addWidget(self.unfold)
        column.addStretch(1)
        self._strip.hide()
        return self._strip

    def _fold(self) -> None:
        folded = not self.catalogue.isHidden()
        self._show_folded(folded)
        (self.unfold if folded else self.fold).setFocus()

    def _show_folded(self, folded: bool) -> None:
        self.catalogue.setVisible(not folded)
        self._strip.setVisible(folded)
        show_on(self.fold_action, not folded)

    def _connect(self) -> None:
        commands, header = self.commands, self.header
        commands.phase_in_hand = self._phase_in_hand
        commands.phases.phase_made.connect(self.name_phase)
        commands.phases.rename_ended.connect(self._phase_named)
        commands.new_step_made.connect(self.open_details)
        commands.step_opened.connect(self.open_details)
        commands.phase_opened.connect(self._show_phase)
        commands.menu_wanted.connect(self._step_menu)
        commands.phase_menu_wanted.connect(self._phase_menu)
        header.back_wanted.connect(self.closed)
        header.field_chosen.connect(self._choose_field)
        header.print_wanted.connect(self.print)
        header.view_chosen.connect(self.show_view)
        header.details_wanted.connect(self.show_path_details)
        self.details.closed.connect(self.close_details)
        self.details.written.connect(commands.fresh.keep)
        self.details.written.connect(lambda: self.picking.choose(self.picking.chosen(), keyboard=True))
        self.details.course_wanted.connect(self._open_course)
        self.picking.changed.connect(self._picked)
        self.picking.selection.currentChanged.connect(self._picked)
        self.catalogue.chosen.connect(commands.add_courses)
        self.model.header_changed.connect(self._header_changed)

    # --- reading -------------------------------------------------------------------------------------------------------

    def open_path(self, path_id: str) -> None:
        """Show another path. CampusError if it no longer exists."""
        path = read_path(self.shell.workspace, path_id)
        if path_id != self.path_id:
            self.catalogue.begin_again()
        self.path_id = path_id
        self.model.mark = file_mark(self.shell.workspace)
        self.steps_view.hide_notes(self.shell.safe is not None)
        self.model.open(self._to_show(path))
        self._show_notes()
        self.catalogue.refresh(None)

    def shown(self) -> str | None:
        return self.path_id

    def refresh(self, change: Change | None) -> bool:
        path = self.model.path
        if path is None or self.path_id is None:
            return False
        workspace = self.shell.workspace
        self.catalogue.refresh(change)
        stale = stale_phases(workspace, change, self.model.phase_of)
        try:
            if stale is None or change is None:
                fresh = read_path(workspace, path.id)
            else:
                fresh = read_path(workspace, path.id, path, stale, change.ids("step") or frozenset())
        except FileError:
            raise  # the path may be there all the same
        except CampusError:
            return False
        self.steps_view.hide_notes(self.shell.safe is not None)
        self.model.show(self._to_show(fresh))
        if change is None or change.touches("note", "step", "meeting"):
            self._show_notes()
            self.details.show_notes()
        return True

    def _to_show(self, path: LearningPath) -> LearningPath:
        if self.shell.safe is None:
            return path
        return path_to_show(path)

    def _show_notes(self) -> None:
        if self.path_id is not None:
            self.model.show_notes(counts_seen(self.shell, self.path_id))

    def _header_changed(self) -> None:
        path = self.model.path
        if path is not None:
            self.header.show_path(path)
            self._fill_details()
            self._summary = cells.summary(path)
        self.status_changed.emit()

    def status(self) -> str:
        return self._summary

    def view_key(self) -> str:
        return self.header.views.current()

    def view_state(self) -> ViewState:
        current = self.picking.current()
        return {
            "folded": self.catalogue.isHidden(),
            "catalogue": self.catalogue.view_state(),
            "phase": self.picking.phase_in_hand,
            "chosen": sorted(
                self.picking.chosen(), key=lambda each: each != current
            ),  # the first becomes current again
            "details": not self.details.isHidden(),
            "scroll": scroll_position(self._area),
        }

    def restore_view(self, state: ViewState) -> None:
        self._show_folded(state["folded"])
        self.catalogue.restore_view(state["catalogue"])
        self.picking.phase_in_hand = state["phase"]
        self.picking.choose(state["chosen"])
        if state["details"] and (current := self.picking.current()) is not None:
            self.open_details(current, keyboard=False)
        restore_scroll(self._area, state["scroll"])

    def leave(self) -> None:
        self.header.title.save_now()
        self.details.save_now()

    # --- edits ---------------------------------------------------------------------------------------------------------

    def _phase_in_hand(self) -> str | None:
        return self.steps_view.phase_in_hand()

    def _reveal_phase(self, phase_id: str) -> None:
        self.steps_view.reveal_phase(phase_id)

    def _save_title(self, text: str) -> None:
        path_id = self.path_id
        if path_id is not None and text.strip():
            self.shell.guard(lambda: edits.update_path(self.shell.workspace, path_id, merge=True, title=text))

    def _seal(self) -> None:
        self.shell.workspace.seal()

    def _choose_field(self, field: str, word: object) -> None:
        path_id = self.path_id
        if path_id is not None:
            self.shell.guard(lambda: _set_field(self.shell.workspace, path_id, field, word))

    # --- views and details ---------------------------------------------------------------------------------------------

    def _view(self, key: str) -> QWidget:
        """One of the views, created when it is first needed."""
        if key not in self._made:
            made = self._made[key] = next(each for each in VIEWS if each.key == key).make(self.commands)
            self.views.addWidget(made)
        return self._made[key]

    @property
    def steps_view(self) -> StepsView:
        """The visible view."""
        view = self.views.currentWidget()
        assert isinstance(view, StepsView)
        return view

    @property
    def _area(self) -> QAbstractScrollArea:
        view = self.views.currentWidget()
        assert isinstance(view, QAbstractScrollArea)
        return view

    @property
    def board(self) -> Board:
        """The view in which phases are named and steps are written one by one."""
        view = self._view("board")
        assert isinstance(view, Board)
        return view

    @property
    def table(self) -> PathTable:
        view = self._view("table")
        assert isinstance(view, PathTable)
        return view

    def show_view(self, key: str) -> None:
        """Show one of ``VIEWS``; the selected cards stay selected and visible."""
        view, before = self._view(key), self.steps_view
        self.header.views.set_current(key)
        self.view_actions[key].setChecked(True)
        self.views.setCurrentWidget(view)
        now = self.steps_view
        self.picking.show_cells(now.in_cells)
        if before is not now:
            before.set_shown(False)
            now.hide_notes(self.shell.safe is not None)
        now.set_shown(True)
        self.actions_.enable()
        if not self.header.views.has_keyboard():  # with the arrow keys the user stays in the choice of views
            self.take_keyboard()
        self.picking.choose(self.picking.chosen(), keyboard=not self.header.views.has_keyboard())

    def take_keyboard(self) -> None:
        self.steps_view.take_keyboard()

    def show_phase(self, phase_id: str) -> None:
        """Show a phase in the visible view."""
        self.steps_view.show_phase(phase_id)

    def open_details(self, step_id: str, *, keyboard: bool = True) -> None:
        """Show the details of a step; they follow the current step until they are closed."""
        if self.picking.current() != step_id:
            self.picking.choose([step_id])
        self.details.show()
        self._fill_details()
        if keyboard:
            self.details.edit_title()

    def close_details(self) -> None:
        """Close them and return the keyboard focus to the card."""
        self.details.fields.drop_refused()
        self.details.save_now()
        self.details.hide()
        self.details.forget()
        self._withdraw(self.picking.current())
        self.picking.choose(self.picking.chosen(), keyboard=True)

    def _withdraw(self, row: str | None) -> None:
        """Remove a new step or phase that was closed untouched, and return the keyboard to where it was."""
        phase = self.commands.fresh.withdraw(row)
        if phase is not None and (chosen := self.picking.chosen()):
            self.picking.choose(chosen, keyboard=True)
        elif phase is not None:
            self.show_phase(phase) if self.model.column(phase) else self.take_keyboard()

    def _picked(self) -> None:
        self.commands.fresh.keep_left()
        self._fill_details()

    def _fill_details(self) -> None:
        path = self.model.path
        step = self.model.step(self.picking.selection.currentIndex())
        if path is None or self.details.isHidden():
            return
        if step is None:
            self.details.hide()
        else:
            chosen = self.model.in_order(self.picking.chosen())
            self.details.show_steps(path, chosen if step in chosen else [step])

    def _open_course(self, course_id: str) -> None:
        self.leave()
        self.shell.show_page("courses", course_id)

    def name_phase(self, phase_id: str) -> None:
        """Rename a phase in place, on the board."""
        if self.steps_view is not self.board:
            self.show_view("board")
        self.board.rename_phase(phase_id)

    def _phase_named(self, phase_id: str, escaped: bool) -> None:
        if escaped:
            self._withdraw(phase_id)
        else:
            self.commands.fresh.keep()

    def write_steps(self, phase_id: str) -> None:
        """Open the line at the end of a phase for writing steps, on the board."""
        if self.steps_view is not self.board:
            self.show_view("board")
        self.board.write_steps(phase_id)

    def show_path_details(self) -> None:
        """Purpose, owner, goals, start dates ..."""
        if self.path_id is not None:
            self.leave()
            PathDialog(self.shell, self.path_id).open()

    def _show_phase(self, phase_id: str) -> None:
        column = self.model.column(phase_id)
        if column is not None:
            PhaseDialog(self.shell, column.phase).open()

    # --- menus ---------------------------------------------------------------------------------------------------------

    def _step_menu(self, at: QPoint) -> None:
        self.actions_.enable()
        self.actions_.step_menu().popup(at)

    def _phase_menu(self, at: QPoint) -> None:
        self.actions_.enable()
        self.actions_.phase_menu().popup(at)

    def print(self) -> None:
        """Choose a print of this path, preview it, save or print it."""
        from ui.prints.dialog import open_print

        if self.path_id is not None:
            self.leave()
            open_print(self.shell, self.path_id)


def _set_field(workspace: Workspace, path_id: str, field: str, value: Any) -> None:
    edits.update_path(workspace, path_id, **{field: value})
