"""One path on screen: its header, the catalogue beside it, and the board or the table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QMimeData, QPoint
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from campus_desktop.errors import CampusError, FileError
from campus_desktop.i18n import _
from campus_desktop.meetings.safeview import path_to_show
from campus_desktop.paths import edits
from campus_desktop.paths.clipboard import file_mark
from campus_desktop.paths.path import LearningPath, Step
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
from ui.paths.model import Index, PathModel
from ui.paths.path_dialog import PathDialog
from ui.paths.path_header import PathHeader
from ui.paths.phase_dialog import PhaseDialog
from ui.paths.picking import Picking
from ui.paths.staleness import stale_phases
from ui.paths.table import PathTable
from ui.paths.table_empty import TableEmpty
from ui.paths.versions import VersionsDialog, keep_version
from ui.shell.list_or_one import OneView
from ui.shell.protocol import Shell
from ui.shell.settings import Settings
from ui.widgets.actions import Actions, action, one_of, show_on
from ui.widgets.buttons import QuietButton
from ui.widgets.layouts import column_in


class PathView(OneView):
    """Shows the path ``path_id``."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.path_id: str | None = None
        self._summary = ""
        self.model = PathModel(self._drop, self._write, self._may_land, self)
        self.picking = Picking(self.model, self)
        self.commands = StepCommands(shell, self.picking, self)
        self.header = PathHeader(self._save_title, self._seal)
        self.catalogue = CataloguePanel(shell)
        self.board = Board(self.model, self.picking)
        self.table = PathTable(self.model, self.picking)
        self.table.check = self._cell_problem
        self.table_empty = TableEmpty(self.table, self._first_step, self.commands.new_phase)
        self.details = StepDetails(shell)
        self.details.hide()
        self.views = QStackedWidget()
        self.views.addWidget(self.board)
        self.views.addWidget(self.table)
        self.actions_ = PathActions(self)
        self.print_action = action(self, _("&Print …"), self.print, QKeySequence.StandardKey.Print)
        self.find_action = action(self, _("&Find a course"), self._find_course, QKeySequence.StandardKey.Find)
        self.fold_action = action(self, _("&Catalogue beside the board"), self._fold, "Ctrl+Shift+K")
        self.board_action = action(self, _("Show as &board"), lambda: self.show_view("board"), "Ctrl+Shift+T")
        self.table_action = action(self, _("Show as &table"), lambda: self.show_view("table"), "Ctrl+T")
        one_of((self.board_action, self.table_action))
        show_on(self.fold_action, True)
        self.about_action = action(self, _("&About this learning path …"), self.show_path_details, "Alt+Return")
        self.facts_action = action(self, _("&Day, mandatory and responsible on the cards"), self._show_facts)
        show_on(self.facts_action, Settings().card_facts)
        self.model.show_facts(self.facts_action.isChecked())
        self.keep_action = action(self, _("&Keep as it is now …"), self._keep_version)
        self.versions_action = action(self, _("Kept &versions …"), self._show_versions)
        self._lay_out()
        self._connect()
        self._target = CourseTarget(self.catalogue, self.model, self.commands.target_phase, self._reveal_phase, self)
        for moved in (self.picking.changed, self.picking.shown, self.board.phase_in_hand_changed):
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
            "view/path": [self.board_action, self.table_action, self.fold_action, self.facts_action],
            **self.actions_.for_menus(),
            "paths/versions": [self.keep_action, self.versions_action],
            "paths/about": self.about_action,
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
        self.catalogue.setVisible(not folded)
        self._strip.setVisible(folded)
        show_on(self.fold_action, not folded)
        (self.unfold if folded else self.fold).setFocus()

    def _connect(self) -> None:
        board, commands, header = self.board, self.commands, self.header
        commands.phase_in_hand = self._phase_in_hand
        commands.new_phase_made.connect(self.name_phase)
        commands.cut_changed.connect(board.dim)
        board.escaped.connect(commands.give_up_cutting)
        board.steps_written.connect(commands.write_steps)
        commands.steps_written.connect(board.empty_line)
        board.phase_wanted.connect(commands.new_phase)
        board.phase_renamed.connect(commands.rename_phase)
        board.phase_rename_ended.connect(self._phase_named)
        board.phase_dropped.connect(commands.move_phase)
        board.refused.connect(self.shell.message)
        board.menu_wanted.connect(self._step_menu)
        board.phase_menu_wanted.connect(self._phase_menu)
        header.back_wanted.connect(self.closed)
        header.field_chosen.connect(self._choose_field)
        header.print_wanted.connect(self.print)
        header.view_chosen.connect(self.show_view)
        header.details_wanted.connect(self.show_path_details)
        commands.new_step_made.connect(self._open_new_step)
        board.step_opened.connect(self.open_details)
        board.phase_details_wanted.connect(self._show_phase)
        self.table.step_opened.connect(self.open_details)
        self.table.menu_wanted.connect(self._step_menu)
        self.table.emptied.connect(commands.empty_cell)
        self.details.closed.connect(self.close_details)
        self.details.written.connect(commands.fresh.keep)
        self.details.written.connect(lambda: self.picking.choose(self.picking.chosen(), keyboard=True))
        self.details.course_wanted.connect(self._open_course)
        self.picking.changed.connect(self._picked)
        self.picking.selection.currentChanged.connect(self._picked)
        self.catalogue.chosen.connect(self._add_courses)
        self.model.header_changed.connect(self._header_changed)

    # --- reading -------------------------------------------------------------------------------------------------------

    def open_path(self, path_id: str) -> None:
        """Show another path. CampusError if it no longer exists."""
        path = read_path(self.shell.workspace, path_id)
        if path_id != self.path_id:
            self.catalogue.begin_again()
        self.path_id = path_id
        self.model.mark = file_mark(self.shell.workspace)
        self.table.hide_notes(self.shell.safe is not None)
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
        self.table.hide_notes(self.shell.safe is not None)
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

    def leave(self) -> None:
        self.header.title.save_now()
        self.details.save_now()

    # --- edits ---------------------------------------------------------------------------------------------------------

    def _phase_in_hand(self) -> str | None:
        current = self.picking.current() if self.views.currentWidget() is self.table else None
        return self.board.chosen_phase if current is None else self.model.phase_of(current)

    def _reveal_phase(self, phase_id: str) -> None:
        column = self.model.column(phase_id)
        if self.views.currentWidget() is not self.table:
            self.board.scroll_to_phase(phase_id)
        elif column is not None:
            self.table.scrollTo(self.model.phase_index(column))

    def _drop(self, data: QMimeData, phase: str, before: str | None) -> None:
        self.commands.drop(data, phase, before)

    def _may_land(self, step_ids: Sequence[str], phase: str) -> str:
        return self.commands.may_land(step_ids, phase)

    def _first_step(self) -> None:
        """Create a step from the empty table: in the phase that was used last, else in the first."""
        self.commands.new_step(self._phase_in_hand() or next((each.phase.id for each in self.model.columns), None))

    def _write(self, step: Step, field: str, value: object) -> bool:
        """A cell of the table was edited."""
        chosen = self.picking.chosen()
        return self.commands.write_cell(step, chosen if step.id in chosen else [step.id], field, value)

    def _cell_problem(self, index: Index, text: str) -> str:
        step = self.model.step(index)
        field = cells.COLUMNS[index.column()].field
        return "" if step is None else self.commands.refusal(step, field, text)

    def _add_courses(self, course_ids: list[str]) -> None:
        self.commands.add_courses(course_ids)

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

    def show_view(self, key: str) -> None:
        """ "board" or "table"; the selected cards stay selected and visible."""
        self.header.views.set_current(key)
        (self.table_action if key == "table" else self.board_action).setChecked(True)
        self.picking.show_cells(key == "table")
        self.table.show_rows(key == "table")
        self.views.setCurrentWidget(self.table if key == "table" else self.board)
        self.table_empty.look()
        self.actions_.enable()
        if not self.header.views.has_keyboard():  # with the arrow keys the user stays in the choice of views
            self.take_keyboard()
        self.picking.choose(self.picking.chosen(), keyboard=not self.header.views.has_keyboard())

    def take_keyboard(self) -> None:
        if self.views.currentWidget() is self.table and not self.table_empty.isHidden():
            self.table_empty.button.setFocus()
        elif self.views.currentWidget() is self.table and self.table.model().rowCount():
            self.table.setFocus()
        else:
            self.board.take_keyboard()

    def show_phase(self, phase_id: str) -> None:
        """Show a phase: on the board its header gets the keyboard focus; in the table the current cell keeps it."""
        if self.views.currentWidget() is not self.table:
            self.board.focus_phase(phase_id)
            return
        self._reveal_phase(phase_id)
        self.table.scrollTo(self.table.currentIndex())
        self.take_keyboard()

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
        if phase is not None and not self.picking.chosen():
            self.show_phase(phase) if self.model.column(phase) else self.take_keyboard()

    def _open_new_step(self, step_id: str) -> None:
        self.open_details(step_id)

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

    def edit_current(self) -> None:
        """F2: edit the cell in the table, the details on the board."""
        current = self.picking.current()
        if self.views.currentWidget() is self.table:
            self.table.edit_current()
        elif current is not None:
            self.open_details(current)

    def in_cell(self) -> str | None:
        """The field of the current cell in the table; None on the board, and at a title, which represents its step."""
        current = self.picking.selection.currentIndex()
        in_table = self.views.currentWidget() is self.table and self.model.step(current) is not None
        return cells.FIELDS[current.column()] if in_table and current.column() > 0 else None

    def name_phase(self, phase_id: str) -> None:
        """Rename a phase in place, on the board."""
        if self.views.currentWidget() is not self.board:
            self.show_view("board")
        self.board.rename_phase(phase_id)

    def _phase_named(self, phase_id: str, escaped: bool) -> None:
        if escaped:
            self._withdraw(phase_id)
        else:
            self.commands.fresh.keep()

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

    def _phase_menu(self, phase: str, at: QPoint) -> None:
        self.board.chosen_phase = phase
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
