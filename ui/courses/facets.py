"""The filters of the catalogue as pills with menus that show the number of courses for each value; several can be chosen."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from campus_desktop.courses import queries
from campus_desktop.courses.formats import FORMATS, format_name
from campus_desktop.courses.queries import DURATIONS
from campus_desktop.i18n import N_, _, number, sort_key
from ui.courses.finder import Finder
from ui.look import theme
from ui.widgets.chips import FilterChip
from ui.widgets.choice_menu import Choice, ChoiceMenu
from ui.widgets.flow import FlowLayout

TITLES = {
    "formats": N_("Format"),
    "durations": N_("Duration"),
    "audiences": N_("Audience"),
    "providers": N_("Provider"),
    "tags": N_("Topic"),
}
"""The filters, in the order they are shown."""
_ORDERS = {"formats": list(FORMATS), "durations": list(DURATIONS)}
"""The filters whose values have a fixed order."""


def value_name(field: str, value: str) -> str:
    """A value of a filter as shown."""
    if field == "durations":
        return _(DURATIONS[value][0])
    return (format_name(value) if field == "formats" else value) or _("Not given")


class Facets(QWidget):
    """A row of filter pills for a finder."""

    narrowed = Signal()
    """The user changed a filter."""

    def __init__(
        self,
        finder: Finder,
        fields: tuple[str, ...] = tuple(TITLES),
        longest: int = 20,
        parent: QWidget | None = None,
    ) -> None:
        """``longest`` is the maximum number of characters of a value shown on its pill; the full text is its tool tip."""
        super().__init__(parent)
        self._finder, self._longest = finder, longest
        row = FlowLayout(self, theme.px(8))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.chips: dict[str, FilterChip] = {}
        self.menus: dict[str, ChoiceMenu] = {}
        for field in fields:
            menu = ChoiceMenu()
            menu.aboutToShow.connect(partial(self._fill, field))
            menu.chosen.connect(partial(self._chosen, field))
            self.menus[field] = menu
            self.chips[field] = FilterChip(_(TITLES[field]), menu)
            row.addWidget(self.chips[field])

    def _fill(self, field: str) -> None:
        values = self._finder.values(field)
        chosen: frozenset[str] = getattr(self._finder.filters, field)
        known = {value for value, _count in values}
        values += [(value, 0) for value in sorted(chosen - known)]
        choices = [Choice(value, value_name(field, value), count) for value, count in values]
        self.menus[field].show_choices(choices, chosen)

    def _chosen(self, field: str, values: frozenset[str]) -> None:
        chosen: dict[str, Any] = {field: values}
        self._finder.narrow(replace(self._finder.filters, **chosen))
        self.show_chosen()
        self.narrowed.emit()

    def show_chosen(self) -> None:
        """Update the pills from the finder's filters."""
        for field, chip in self.chips.items():
            order = _ORDERS.get(field, [])
            chosen = getattr(self._finder.filters, field)
            values = sorted(chosen, key=lambda value: (order.index(value) if value in order else -1, sort_key(value)))
            text = value_name(field, values[0]) if values else ""
            short = text if len(text) <= self._longest else f"{text[: self._longest - 1]}…"
            chip.set_choice(f"{short} +{number(len(values) - 1)}" if len(values) > 1 else short)
            chip.setToolTip("\n".join(value_name(field, value) for value in values))

    def clear(self) -> None:
        """Remove every filter; whether retired courses are shown is kept."""
        filters = self._finder.filters
        self._finder.narrow(queries.Filters(retired=filters.retired, only=filters.only))
        self.show_chosen()
        self.narrowed.emit()
