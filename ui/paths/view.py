"""One path on screen: its header, the catalogue beside it, and the board or the table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QMimeData, QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from campus_desktop.errors import CampusError
from campus_desktop.i18n import duration_hours, ngettext
from campus_desktop.paths import edits
from campus_desktop.paths.path import LearningPath
from campus_desktop.paths.queries import read_path
from campus_desktop.workspace import Change, Workspace
from ui.courses.panel import CataloguePanel
from ui.paths.actions import PathActions
from ui.paths.board import Board
from ui.paths.deeds import Deeds
from ui.paths.model import PathModel
from ui.paths.path_header import PathHeader
from ui.paths.picking import Picking
from ui.paths.staleness import stale_phases
from ui.shell import theme
from ui.shell.page import Shell


class PathView(QWidget):
    """Shows the path ``path_id``; ``closed`` asks for the list."""

    closed = Signal()
    status_changed = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self.path_id: str | None = None
        self.model = PathModel(self._drop, self._write, self._may_land, self)
        self.picking = Picking(self.model, self)
        self.deeds = Deeds(shell, self.picking, self)
        self.header = PathHeader(self._save_title, self._seal)
        self.catalogue = CataloguePanel(shell)
        self.board = Board(self.model, self.picking)
        self.views = QStackedWidget()
        self.views.addWidget(self.board)
        self.actions_ = PathActions(self.views, self.board, self.deeds, self.picking)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.header)
        across = QHBoxLayout()
        across.setSpacing(0)
        across.addWidget(self.catalogue)
        across.addWidget(self.views, 1)
        rows.addLayout(across, 1)
        self._resize()
        theme.theme_changed.connect(self._resize)

    def _resize(self) -> None:
        self.catalogue.setFixedWidth(theme.px(206))

    def _connect(self) -> None:
        board, deeds, header = self.board, self.deeds, self.header
        deeds.phase_in_hand = self._phase_in_hand
        deeds.new_phase_made.connect(board.rename_phase)
        deeds.cut_changed.connect(board.dim)
        board.step_wanted.connect(deeds.new_step)
        board.phase_wanted.connect(deeds.new_phase)
        board.phase_renamed.connect(deeds.rename_phase)
        board.phase_dropped.connect(deeds.move_phase)
        board.refused.connect(self.shell.message)
        board.menu_wanted.connect(self._step_menu)
        board.phase_menu_wanted.connect(self._phase_menu)
        header.back_wanted.connect(self.closed)
        header.field_chosen.connect(self._choose_field)
        header.print_wanted.connect(self.print)
        self.catalogue.chosen.connect(self._add_courses)
        self.model.header_changed.connect(self._header_changed)

    # --- reading -------------------------------------------------------------------------------------------------------

    def open_path(self, path_id: str) -> None:
        """Show another path. CampusError where it is gone."""
        path = read_path(self.shell.workspace, path_id)
        self.path_id = path_id
        self.model.open(path)
        self.catalogue.refresh(None)

    def refresh(self, change: Change | None) -> bool:
        """Read again what ``change`` touched of this path; False where the path is gone."""
        path = self.model.path
        if path is None or self.path_id is None:
            return False
        workspace = self.shell.workspace
        self.catalogue.refresh(change)
        stale = stale_phases(workspace, path, change)
        try:
            fresh = read_path(workspace, path.id) if stale is None else read_path(workspace, path.id, path, stale)
        except CampusError:
            return False
        self.model.show(fresh)
        return True

    def _header_changed(self) -> None:
        if self.model.path is not None:
            self.header.show_path(self.model.path)
        self.status_changed.emit()

    def status(self) -> str:
        """What stands at the right of the status line: "18 trin · 15 t 28 min · 5 faser"."""
        path = self.model.path
        if path is None:
            return ""
        return summary(path)

    def leave(self) -> None:
        """Save what is being typed."""
        self.header.title.save_now()

    # --- edits ---------------------------------------------------------------------------------------------------------

    def _phase_in_hand(self) -> str | None:
        return self.board.chosen_phase

    def _drop(self, data: QMimeData, phase: str, before: str | None) -> None:
        self.deeds.drop(data, phase, before)

    def _may_land(self, step_ids: Sequence[str], phase: str) -> str:
        return self.deeds.may_land(step_ids, phase)

    def _write(self, step: object, field: str, value: object) -> bool:
        return False

    def _add_courses(self, course_ids: list[str]) -> None:
        self.deeds.add_courses(course_ids)

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

    # --- menus ---------------------------------------------------------------------------------------------------------

    def _step_menu(self, at: QPoint) -> None:
        self.actions_.enable()
        self.actions_.step_menu().popup(at)

    def _phase_menu(self, phase: str, at: QPoint) -> None:
        self.board.chosen_phase = phase
        self.actions_.enable()
        self.actions_.phase_menu().popup(at)

    def print(self) -> None:
        """Choose a print of this path, see it, save or print it."""
        from ui.prints.dialog import open_print

        if self.path_id is not None:
            self.leave()
            open_print(self.shell, self.path_id)


def _set_field(workspace: Workspace, path_id: str, field: str, value: Any) -> None:
    edits.update_path(workspace, path_id, **{field: value})


def summary(path: LearningPath) -> str:
    """A path in numbers, as the status line has it; the time is the sum of the cards."""
    steps = ngettext("{count} step", "{count} steps", len(path.steps)).format(count=len(path.steps))
    phases = ngettext("{count} phase", "{count} phases", len(path.phases)).format(count=len(path.phases))
    return " · ".join((steps, duration_hours(path.minutes), phases))
