"""The step or phase that a command has just created under a placeholder name: closed untouched with Escape, it is withdrawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.paths.picking import Picking
from ui.shell.protocol import Shell

if TYPE_CHECKING:
    from campus_desktop.workspace.workspace import Step as UndoStep


@dataclass(frozen=True, slots=True)
class _Made:
    row: str
    step: UndoStep
    chosen: list[str]
    phase: str | None


class Fresh:
    """Remembers what was created until the user has kept it, and where the user was before."""

    def __init__(self, shell: Shell, picking: Picking) -> None:
        self._shell, self._picking = shell, picking
        self._made: _Made | None = None

    def made(self, row: str, chosen: list[str], phase: str | None) -> None:
        """The row was created by the newest edit; ``chosen`` and ``phase`` had the keyboard before."""
        step = self._shell.workspace.next_step("undo")
        self._made = _Made(row, step, chosen, phase) if step is not None else None

    def keep(self) -> None:
        """It stays, whatever key is pressed later."""
        self._made = None

    def keep_left(self) -> None:
        """A step that is not the current one any more stays. A phase is named, whatever is current."""
        made, picking = self._made, self._picking
        is_step = made is not None and picking.path_model.phase_of(made.row) is not None
        if made is not None and is_step and picking.current() != made.row:
            self._made = None

    def withdraw(self, row: str | None) -> str | None:
        """Remove ``row`` if nothing was edited since it was created, and select what was selected before.

        Returns the phase that was current then, empty for none; None if nothing was withdrawn.
        """
        made, self._made = self._made, None
        if made is None or made.row != row:
            return None
        if not self._shell.guard(lambda: self._shell.workspace.withdraw(made.step)):
            return None
        self._picking.choose(made.chosen)
        return made.phase or ""
