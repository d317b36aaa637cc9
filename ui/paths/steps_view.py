"""The views of a path: what each one offers to the screen around it, and which there are.

All show one ``PathModel`` with one selection (``Picking``), and carry out what the user does through ``StepCommands``.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module

from PySide6.QtWidgets import QWidget

from campus_desktop.i18n import N_
from ui.paths.commands import StepCommands
from ui.paths.picking import Picking


class StepsView:
    """Mixed into the QWidget that shows the steps. It is created with the ``StepCommands`` of the path."""

    in_cells = False
    """Whether its cells are current one by one; otherwise whole steps are."""
    picking: Picking

    def set_shown(self, shown: bool) -> None:
        """Called when the view becomes the visible one, and when another one does."""

    def take_keyboard(self) -> None:
        """Give the keyboard focus to the selected step, else to a phase."""

    def show_phase(self, phase_id: str) -> None:
        """Make a phase visible, and give it or the view the keyboard focus."""

    def reveal_phase(self, phase_id: str) -> None:
        """Make a phase visible; the keyboard focus stays where it is."""

    def phase_in_hand(self) -> str | None:
        """The phase to which new items are added."""
        return self.picking.phase_in_hand

    def phase_at_keyboard(self) -> str | None:
        """The phase that itself has the keyboard focus: commands are about all of it."""
        return None

    def field_at_keyboard(self) -> str | None:
        """The field of the current cell, where commands are about that alone."""
        return None

    def edit_current(self) -> None:
        """Edit the current step or cell."""

    def hide_notes(self, hidden: bool) -> None:
        """The notes for the builder are hidden while the screen is shared."""


@dataclass(frozen=True, slots=True)
class ViewSpec:
    """One view. ``factory`` is "module:class", imported and called with the ``StepCommands`` when the view is first shown."""

    key: str
    name: str
    command: str
    shortcut: str
    factory: str

    def make(self, commands: StepCommands) -> QWidget:
        """Create the view, a QWidget and a ``StepsView``."""
        module, name = self.factory.split(":")
        made: QWidget = getattr(import_module(module), name)(commands)
        assert isinstance(made, StepsView)
        return made


VIEWS = (
    ViewSpec("board", N_("Board"), N_("Show as &board"), "Ctrl+Shift+T", "ui.paths.board:Board"),
    ViewSpec("table", N_("Table"), N_("Show as &table"), "Ctrl+T", "ui.paths.table:PathTable"),
)
"""In the order of the menu; the first is the one that a path is opened in."""
