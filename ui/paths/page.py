"""The page of the learning paths: the list, or one path."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from campus_desktop.i18n import _
from campus_desktop.paths.queries import has_path, path_of_phase, path_of_step
from campus_desktop.workspace import Change
from campus_desktop.workspace.workspace import Touched
from ui.paths.list import PathsList
from ui.paths.view import PathView
from ui.shell.page import Page
from ui.shell.protocol import Shell
from ui.widgets.actions import Actions
from ui.widgets.layouts import fill, stacked
from ui.widgets.tabbing import put_keyboard


class PathsPage(Page):
    """Opens paths, phases and steps by their ids."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.list = PathsList(shell)
        self._stack = stacked(self.list)
        self.view = self._new_view()
        fill(self, self._stack)
        self.list.opened.connect(self._open)
        self.list.new_wanted.connect(self.new_path)

    def _new_view(self) -> PathView:
        made = PathView(self.shell)
        made.closed.connect(self.show_list)
        made.status_changed.connect(self.status_changed)
        self._stack.addWidget(made)
        return made

    def refresh(self, change: Change | None) -> None:
        if self._stack.currentWidget() is self.view:
            if self._may_show(self.view.path_id) and self.view.refresh(change):
                return
            self.show_list()
        elif change is None or change.touches("path", "phase", "step", "institution"):
            self.list.refresh()

    def forget(self) -> None:
        viewing = self._stack.currentWidget() is self.view
        if not viewing or not self._may_show(self.view.path_id):
            was, self.view = self.view, self._new_view()
            self._stack.removeWidget(was)
            was.deleteLater()
            if viewing:
                self.show_list()

    def item(self) -> str | None:
        return self.view.path_id if self._stack.currentWidget() is self.view else None

    def open_item(self, item_id: str, view: str | None = None) -> None:
        workspace = self.workspace
        step_path, phase_path = path_of_step(workspace, item_id), path_of_phase(workspace, item_id)
        path = step_path or phase_path or (item_id if has_path(workspace, item_id) else None)
        if path is None:
            return
        self._open(path)
        if view is not None:
            self.view.show_view(view)
        if step_path:
            self.view.picking.choose([item_id], keyboard=True)
        elif phase_path:
            self.view.show_phase(item_id)

    def in_sight(self, touched: Sequence[Touched]) -> bool:
        path = self.item()
        phases = {each.id for each in touched if each.table == "phase" and each.row.get("path") == path}
        return path is not None and any(
            path in (each.id, each.row.get("path"))
            or (phase := each.row.get("phase")) in phases
            or (phase is not None and path_of_phase(self.workspace, phase) == path)
            for each in touched
        )

    def reveal_here(self, change: Change, tables: Sequence[str]) -> None:
        self._choose_here(change)

    def _choose_here(self, change: Change) -> bool:
        """Select the steps that changed in the open path; returns whether there are any."""
        steps = change.ids("step") if self.item() else ()
        here = [step for step in steps or () if self.view.model.phase_of(step)]
        if here:
            self.view.picking.choose([step.id for step in self.view.model.in_order(here)], keyboard=True)
        return bool(here)

    def reveal(self, change: Change, tables: Sequence[str]) -> None:
        if self._choose_here(change):
            return
        open_path = self.item()
        for table in ("step", "phase", "path"):
            for found in sorted(change.ids(table) or ()):
                if table == "path" and found == open_path:
                    return
                path = {"step": path_of_step, "phase": path_of_phase}.get(table)
                if path is None or path(self.workspace, found):
                    self.open_item(found)
                    return

    def _may_show(self, path_id: str | None) -> bool:
        return self.shell.safe is None or path_id in self.shell.safe.paths

    def _open(self, path_id: str) -> None:
        if not self._may_show(path_id):
            self.shell.message(_("Hidden in the safe view: it does not belong to this meeting."))
        elif self.item() != path_id:
            self.view.leave()
            if self.shell.guard(lambda: self._show(path_id)) is None:
                return
            self._bring(self.view)
            self.actions_changed.emit()
            self.status_changed.emit()

    def _bring(self, part: QWidget) -> None:
        """Show the list or the path, and give it the keyboard focus, unless the page is not visible yet."""
        self._stack.setFocus()  # otherwise Qt gives the focus to the first control
        self._stack.setCurrentWidget(part)
        if self.isVisible():
            self.take_keyboard()

    def take_keyboard(self) -> None:
        if self._stack.currentWidget() is self.view:
            self.view.take_keyboard()
        else:
            put_keyboard(self.list)

    def take_keyboard_at(self, item_id: str) -> None:
        if self.item() is not None and self.view.model.column(item_id) is not None:
            self.view.show_phase(item_id)
        else:
            self.take_keyboard()

    def _show(self, path_id: str) -> bool:
        self.view.open_path(path_id)
        return True

    def show_top(self) -> bool:
        if viewing := self._stack.currentWidget() is self.view:
            self.show_list()
        return viewing

    def show_list(self) -> None:
        """Leave the path and show the list."""
        self.view.leave()
        was = self.view.path_id
        self.list.refresh()
        self.list.choose(was)
        self._bring(self.list)
        self.actions_changed.emit()
        self.status_changed.emit()

    def new_path(self) -> None:
        """Ask for the data of a new path, create it and show it."""
        from ui.paths.new_path import NewPathDialog

        dialog = NewPathDialog(self.shell)
        dialog.made.connect(self._open)
        dialog.open()

    def menu_actions(self) -> Actions:
        if self._stack.currentWidget() is self.view:
            return self.view.actions_for_menus()
        return self.list.actions_for_menus()

    def status(self) -> str:
        return self.view.status() if self._stack.currentWidget() is self.view else ""

    def leave(self) -> None:
        self.view.leave()
