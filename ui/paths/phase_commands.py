"""The user's commands on phases, and what those on phases and steps share."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from campus_desktop.i18n import _
from campus_desktop.paths import edits
from ui.paths.model import PathModel
from ui.shell.protocol import Shell


class PhaseCommands(QObject):
    """Carries out commands on the phases of the path in ``model``."""

    phase_made = Signal(str)
    """A phase was created with a placeholder as its name."""
    rename_ended = Signal(str, bool)
    """The field for a phase's name was closed; whether with Escape."""

    def __init__(self, shell: Shell, model: PathModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shell, self._model = shell, model

    def new(self) -> None:
        """Create a phase at the end, and rename it immediately."""
        path = self._model.path
        if path is None:
            return
        made = self._shell.guard(lambda: edits.add_phase(self._shell.workspace, path.id, _("New phase")))
        if made is not None:
            self.phase_made.emit(made)

    def rename(self, phase: str, name: str) -> None:
        """Rename a phase."""
        self._shell.guard(lambda: edits.update_phase(self._shell.workspace, phase, name=name))

    def move(self, phase: str, before: str | None) -> None:
        """Move a phase before another (None: last)."""
        columns = [column.phase.id for column in self._model.columns]
        if phase not in columns:
            return
        follows = columns[columns.index(phase) + 1 :]
        if before != phase and before != (follows[0] if follows else None):
            self._shell.guard(lambda: edits.move_phase(self._shell.workspace, phase, before))

    def shift(self, phase: str, by: int) -> None:
        """Move a phase one place to the left (-1) or right (1)."""
        columns = [column.phase.id for column in self._model.columns]
        if phase not in columns:
            return
        at = columns.index(phase)
        to = at + by if by < 0 else at + 2
        if 0 <= to <= len(columns):
            self.move(phase, columns[to] if to < len(columns) else None)

    def say_how_to_delete(self, phase: str) -> None:
        """Report which key deletes a phase that has steps: Delete alone would take them all from a key meant for one card."""
        column = self._model.column(phase)
        if column is not None:
            text = _("“{name}” has steps. Ctrl+Shift+Delete deletes the phase with all of them.")
            self._shell.message(text.format(name=column.phase.name))

    def delete(self, phase: str) -> None:
        """Delete a phase with its steps."""
        column = self._model.column(phase)
        if column is None:
            return
        name, workspace = column.phase.name, self._shell.workspace
        if succeeded(self._shell, lambda: edits.delete_phase(workspace, phase)):
            say_with_undo(self._shell, _("Phase deleted with its steps: “{name}”").format(name=name))


def succeeded(shell: Shell, command: Callable[[], object]) -> bool:
    """Call ``command``; returns whether it succeeded. A failure is shown."""

    def whole() -> bool:
        command()
        return True

    return bool(shell.guard(whole))


def say_with_undo(shell: Shell, text: str) -> None:
    """Show a message, with a button that undoes the last command as long as nothing was done after it."""
    workspace, undo = shell.workspace, shell.undo
    done = workspace.next_step("undo")
    shell.message(text, (_("Undo"), lambda: undo() if workspace.next_step("undo") == done else None))
