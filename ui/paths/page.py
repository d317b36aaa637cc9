"""The page of the learning paths: the list, or one path."""

from __future__ import annotations

from collections.abc import Sequence

from campus_desktop.i18n import _
from campus_desktop.paths.queries import has_path, path_of_phase, path_of_step
from campus_desktop.workspace import Change
from campus_desktop.workspace.workspace import Touched
from ui.paths.list import PathsList
from ui.paths.view import PathView
from ui.shell.list_or_one import ListOrOnePage
from ui.shell.protocol import Shell


class PathsPage(ListOrOnePage[PathsList, PathView]):
    """Opens paths, phases and steps by their ids."""

    list_tables = ("path", "phase", "step", "institution")

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, PathsList(shell), PathView)

    def may_show(self, thing_id: str | None) -> bool:
        return self.shell.safe is None or thing_id in self.shell.safe.paths

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
        """Select the steps that changed in the open path, or the phase that came back with them; returns whether there are any."""
        model = self.view.model
        steps = change.ids("step") if self.item() else ()
        here = [step for step in steps or () if model.phase_of(step)]
        phases = [phase for phase in change.ids("phase") or () if here and model.column(phase)]
        if len(phases) == 1 and all(model.phase_of(step) == phases[0] for step in here):
            self.view.picking.choose([])
            self.view.show_phase(phases[0])
            return True
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

    def _open(self, path_id: str) -> None:
        if not self.may_show(path_id):
            self.shell.message(_("Hidden in the safe view: it does not belong to this meeting."))
        elif self.item() != path_id:
            self.view.leave()
            if self.shell.guard(lambda: self._show(path_id)) is not None:
                self.bring(self.view)

    def take_keyboard_at(self, item_id: str) -> None:
        if self.item() is not None and self.view.model.column(item_id) is not None:
            self.view.show_phase(item_id)
        else:
            self.take_keyboard()

    def _show(self, path_id: str) -> bool:
        self.view.open_path(path_id)
        return True

    def new(self) -> None:
        from ui.paths.new_path import NewPathDialog

        dialog = NewPathDialog(self.shell)
        dialog.made.connect(self._open)
        dialog.open()
