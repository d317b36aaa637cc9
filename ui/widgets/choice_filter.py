"""A pill that narrows a list to some values of one kind: "Series ▾", "Owner: Klitadministrationen +1 ▾"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from campus_desktop.i18n import number
from ui.widgets.chips import FilterChip
from ui.widgets.choice_menu import Choice, ChoiceMenu

_LONGEST = 22
"""Letters of a value shown on the pill; the whole is its tool tip."""


class ChoiceFilter(FilterChip):
    """``choices`` gives what there is to choose from, asked for when the menu opens."""

    changed = Signal()

    def __init__(self, title: str, choices: Callable[[], Sequence[Choice]], parent: QWidget | None = None) -> None:
        self._choice_menu = ChoiceMenu()
        super().__init__(title, self._choice_menu, parent)
        self._choices = choices
        self.values: frozenset[str] = frozenset()
        """What is chosen; empty: everything."""
        self._choice_menu.aboutToShow.connect(self._offer)
        self._choice_menu.chosen.connect(self._chosen)

    def _offer(self) -> None:
        self._choice_menu.show_choices(self._choices(), self.values)

    def _chosen(self, values: frozenset[str]) -> None:
        self.choose(values)

    def choose(self, values: Iterable[str]) -> None:
        """Narrow to these values."""
        values = frozenset(values)
        if values == self.values:
            return
        self.values = values
        names = [choice.name for choice in self._choices() if choice.value in values]
        first = names[0] if names else ""
        short = first if len(first) <= _LONGEST else f"{first[: _LONGEST - 1]}…"
        self.set_choice(f"{short} +{number(len(names) - 1)}" if len(names) > 1 else short)
        self.setToolTip("\n".join(names))
        self.changed.emit()

    def clear(self) -> None:
        """Let everything through."""
        self.choose(())
