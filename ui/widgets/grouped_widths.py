"""The widths of a grouped table: a column is no wider than its content, and the one without a width of its own takes what is left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from PySide6.QtGui import QFontMetricsF

from campus_desktop.i18n import _
from ui.look import theme
from ui.widgets.grouped import TableColumn
from ui.widgets.sorting import sorted_heading

_LEAST = 200
"""Minimum width in pixels at zoom 1 of the column that takes the remaining room, while others can be hidden."""
_TIGHT = 140
"""Minimum width in pixels at zoom 1 of that column before the others are narrowed."""
_NARROWEST = 0.66
"""Minimum share of its width that a column is narrowed to."""
_ROOMY, _WIDEST = 480, 1.7
"""Once the column that takes the remaining room has this many pixels at zoom 1, the others whose text wraps are widened from half
of what remains, up to this factor of their width."""
_PILL = 18
"""Pixels at zoom 1 of a pill beside its text."""
_SPARE = 4
"""Pixels by which painted text may be wider than measured."""


class Contents:
    """The width of the widest content that each column has had, so that a list that is searched keeps its columns in place."""

    def __init__(self, columns: Sequence[TableColumn[Any]], pad: int) -> None:
        """``pad`` is the padding at each side in pixels at zoom 1."""
        self._columns, self._pad = columns, pad
        self._widest: dict[int, float] = {}
        self._words: dict[int, float] = {}
        self._zoom = 0.0

    def see(self, things: Iterable[Any]) -> None:
        """Take the texts of these rows into account."""
        if self._zoom != theme.zoom():
            self._zoom = theme.zoom()
            self._widest.clear()
            self._words.clear()
        for place, column in enumerate(self._columns):
            if column.width and column.ticked is None:
                texts = {(column.text(thing), bool(column.tone and column.tone(thing))) for thing in things}
                widest = max((_text_width(text, column.strong, pill, self._zoom) for text, pill in texts), default=0.0)
                self._widest[place] = max(self._widest.get(place, 0.0), widest)
                words = {(word, pill) for text, pill in texts for word in text.split()} if column.wraps else set()
                widest = max((_text_width(word, column.strong, pill, self._zoom) for word, pill in words), default=0.0)
                self._words[place] = max(self._words.get(place, 0.0), widest)

    def least(self) -> dict[int, int]:
        """The widths in pixels at which no word of a column whose text wraps is broken."""
        return {
            place: round(widest) + 2 * theme.px(self._pad) + theme.px(_SPARE) for place, widest in self._words.items()
        }

    def wanted(self) -> dict[int, int]:
        """The widths in pixels at which the content and the heading of each column are whole; 0 for a column without a width."""
        found = {}
        for place, column in enumerate(self._columns):
            width = theme.px(column.width)
            if column.width and column.ticked is None:
                heading = sorted_heading(_(column.heading), descending=True, painted=True)
                inside = max(self._widest.get(place, 0.0), _text_width(heading, True, False, theme.zoom()))
                width = round(inside) + 2 * theme.px(self._pad) + theme.px(_SPARE)
            found[place] = width
        return found


def fitted(
    columns: Sequence[TableColumn[Any]],
    offered: Sequence[int],
    room: int,
    wanted: Mapping[int, int],
    by_hand: Mapping[int, int],
    least: Mapping[int, int] | None = None,
) -> dict[int, int]:
    """The columns that are shown, of those ``offered``, each with its width in ``room`` pixels; 0 for the one that takes the rest.

    A column has its own width, or the one ``wanted`` by its content where that is less. If there is too little room, droppable
    columns are left out first, then the others are narrowed, but not below ``least``; if there is plenty, those whose text wraps
    are widened. What the user has set ``by_hand`` is kept.
    """
    own = {place: min(theme.px(columns[place].width), wanted[place]) for place in offered}
    own |= {place: width for place, width in by_hand.items() if place in own}
    shown = list(offered)

    def needed() -> int:
        return sum(own[place] or theme.px(_LEAST) for place in shown)

    for place in sorted((each for each in shown if columns[each].drop), key=lambda each: columns[each].drop):
        if needed() > room:
            shown.remove(place)
    fixed = [place for place in shown if columns[place].width and columns[place].ticked is None]
    over = needed() - room
    tight = over - theme.px(_LEAST - _TIGHT)
    factor = max(_NARROWEST, 1 - tight / sum(own[each] for each in fixed)) if tight > 0 and fixed else 1.0
    narrowed = {place: max(round(own[place] * factor), min(own[place], (least or {}).get(place, 0))) for place in fixed}
    widths = {place: narrowed.get(place, own[place]) for place in shown}
    wrapping = [place for place in fixed if columns[place].wraps and place not in by_hand]
    plenty = -over - theme.px(_ROOMY - _LEAST)
    if plenty > 0 and wrapping:
        more = min(_WIDEST, 1 + plenty / 2 / sum(own[each] for each in wrapping))
        widths |= {place: min(round(own[place] * more), wanted[place]) for place in wrapping}
    return widths


@lru_cache(maxsize=4096)
def _text_width(text: str, strong: bool, pill: bool, _zoom: float) -> float:
    font = theme.font(12, 500) if pill else theme.font(weight=600 if strong else 400)
    extra = theme.px(_PILL) if pill else 0
    return QFontMetricsF(font).horizontalAdvance(" ".join(text.split())) + extra
