"""Where everything in the agenda's column lies, and what a point of it means. Pure arithmetic over the rows and their cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect

from campus_desktop.meetings.agenda import Place
from ui.look import theme
from ui.meetings.agenda.cards import day_height, parts_of
from ui.meetings.agenda.rows import Block, Row, Run
from ui.meetings.agenda.words import ItemCard

MARGIN = 3
"""Pixels at each side of the cards: room for the ring around a chosen one."""
_BETWEEN, _NOTICE, _GROUP_HEAD, _EMPTY_GROUP = 6, 22, 26, 40
_LEAST_GROUP = 128
"""Groups narrower than this, in pixels at zoom 1, stand under each other instead of side by side."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Room held open at a place: where a drop will land, or where a new item is being written. ``height`` in pixels."""

    place: Place
    height: int


@dataclass(slots=True)
class Layout:
    """Rectangles in the coordinates of the whole column, by the number of the row."""

    rects: list[QRect] = field(default_factory=list)
    notices: dict[int, QRect] = field(default_factory=dict)
    groups: list[tuple[QRect, Run]] = field(default_factory=list)
    """The ground of each parallel group."""
    runs: list[tuple[QRect, Run]] = field(default_factory=list)
    """What each day covers."""
    extents: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Top and bottom of an item with its notice and groups."""
    opening: QRect | None = None
    height: int = 0


class _Laying:
    def __init__(
        self, rows: Sequence[Row], cards: Sequence[ItemCard], opening: Opening | None, stretched: tuple[str, int] | None
    ) -> None:
        self.rows, self.cards, self.opening, self.stretched = rows, cards, opening, stretched
        self.made = Layout([QRect() for _row in rows])

    def day(self, run: Run, y: int, width: int) -> int:
        top = y
        if run.head is not None:
            height = day_height()
            if y:
                y += theme.px(8)
            self.made.rects[run.head] = QRect(MARGIN, y, width, height)
            y += height + theme.px(4)
        y = self.run(run, MARGIN, y, width)
        self.made.runs.append((QRect(0, top, width + 2 * MARGIN, y - top), run))
        return y

    def run(self, run: Run, x: int, y: int, width: int) -> int:
        """The items of a day or group from ``y`` on; gives where they end."""
        for block in run.blocks:
            y = self._open(run.place, self.rows[block.row].key, x, y, width)
            y = self._block(block, x, y, width)
        return self._open(run.place, None, x, y, width)

    def _open(self, end: Place, before: str | None, x: int, y: int, width: int) -> int:
        opening = self.opening
        if opening is None or opening.place != Place(end.day, before, end.parent, end.track):
            return y
        self.made.opening = QRect(x, y, width, opening.height)
        return y + opening.height + theme.px(_BETWEEN)

    def _block(self, block: Block, x: int, y: int, width: int) -> int:
        card, top = self.cards[block.row], y
        if card.notice is not None:
            self.made.notices[block.row] = QRect(x, y, width, theme.px(_NOTICE))
            y += theme.px(_NOTICE) + theme.px(_BETWEEN)
        height = parts_of(card, width).height
        if self.stretched is not None and self.stretched[0] == self.rows[block.row].key:
            height = max(height, self.stretched[1])
        self.made.rects[block.row] = QRect(x, y, width, height)
        y += height + theme.px(_BETWEEN)
        if block.groups:
            y = self._groups(block.groups, x, y, width)
        self.made.extents[block.row] = (top, y)
        return y

    def _groups(self, groups: Sequence[Run], x: int, y: int, width: int) -> int:
        between, inset = theme.px(_BETWEEN), theme.px(10)
        x, width = x + inset, width - inset
        each = (width - between * (len(groups) - 1)) // len(groups)
        if each < theme.px(_LEAST_GROUP):
            for group in groups:
                y = self._group(group, x, y, width) + between
            return y
        ends = [self._group(group, x + number * (each + between), y, each) for number, group in enumerate(groups)]
        start = len(self.made.groups) - len(groups)
        for number in range(start, len(self.made.groups)):
            self.made.groups[number][0].setBottom(max(ends) - 1)
        return max(ends) + between

    def _group(self, group: Run, x: int, y: int, width: int) -> int:
        top, pad = y, theme.px(4)
        assert group.head is not None
        self.made.rects[group.head] = QRect(x, y, width, theme.px(_GROUP_HEAD))
        y = self.run(group, x + pad, y + theme.px(_GROUP_HEAD) + pad, width - 2 * pad)
        if not group.blocks and (
            self.made.opening is None or self.opening is None or self.opening.place != group.place
        ):
            y += theme.px(_EMPTY_GROUP)
        self.made.groups.append((QRect(x, top, width, y - top), group))
        return y


def lay_out(
    rows: Sequence[Row],
    runs: Sequence[Run],
    cards: Sequence[ItemCard],
    width: int,
    opening: Opening | None = None,
    stretched: tuple[str, int] | None = None,
) -> Layout:
    """Everything in its place in a column of ``width`` pixels; ``stretched`` is a card's key and its least height."""
    laying = _Laying(rows, cards, opening, stretched)
    y = MARGIN  # the ring around the first card is seen whole
    for run in runs:
        y = laying.day(run, y, width - 2 * MARGIN)
    laying.made.height = y
    return laying.made


def place_at(layout: Layout, rows: Sequence[Row], at: QPoint, opening: Opening | None, *, groups: bool) -> Place | None:
    """Where something dropped at this point lands, None where there is nothing at all. ``groups``: it may stand in a group.

    Over the room that is already held open nothing changes, so that it does not flicker to and fro.
    """
    if opening is not None and layout.opening is not None and layout.opening.contains(at):
        return opening.place
    if groups:
        for rect, group in layout.groups:
            if rect.contains(at):
                return _in_run(layout, rows, group, at.y())
    if not layout.runs:
        return None
    over = [run for rect, run in layout.runs if rect.top() <= at.y()]
    return _in_run(layout, rows, over[-1] if over else layout.runs[0][1], at.y())


def _in_run(layout: Layout, rows: Sequence[Row], run: Run, y: int) -> Place:
    end = run.place
    for block in run.blocks:
        top, bottom = layout.extents[block.row]
        if y < (top + bottom) / 2:
            return Place(end.day, rows[block.row].key, end.parent, end.track)
    return end
