"""A pill that filters a list by values of one kind: "Series ▾", "Owner: Klitadministrationen +1 ▾"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from campus_desktop.i18n import number
from ui.widgets.chips import FilterChip
from ui.widgets.choice_menu import Choice, ChoiceMenu

_LONGEST = 22
"""Characters of a value shown on the pill; the full text is its tool tip."""


class ChoiceFilter(FilterChip):
    """``choices`` returns the available choices; it is called when the menu opens."""

    changed = Signal()

    def __init__(self, title: str, choices: Callable[[], Sequence[Choice]], parent: QWidget | None = None) -> None:
        self._choice_menu = ChoiceMenu()
        super().__init__(title, self._choice_menu, parent)
        self.choices = choices
        self.values: frozenset[str] = frozenset()
        """The chosen values; empty: no filter."""
        self._choice_menu.aboutToShow.connect(self._offer)
        self._choice_menu.chosen.connect(self._chosen)

    def _offer(self) -> None:
        self._choice_menu.show_choices(self.choices(), self.values)

    def _chosen(self, values: frozenset[str]) -> None:
        self.choose(values)

    def choose(self, values: Iterable[str]) -> None:
        """Filter by these values."""
        values = frozenset(values)
        if values == self.values:
            return
        self.values = values
        names = [choice.name for choice in self.choices() if choice.value in values]
        first = names[0] if names else ""
        short = first if len(first) <= _LONGEST else f"{first[: _LONGEST - 1]}…"
        self.set_choice(f"{short} +{number(len(names) - 1)}" if len(names) > 1 else short)
        self.setToolTip("\n".join(names))
        self.changed.emit()

    def clear(self) -> None:
        """Remove the filter."""
        self.choose(())
