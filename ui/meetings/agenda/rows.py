"""What stands in the agenda's column, from top to bottom: headings of days, items, and the heads of parallel groups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from campus_desktop.meetings.agenda import DayPlan, Place
from campus_desktop.meetings.meeting import AgendaItem

Kind = Literal["day", "item", "group"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the column. ``key`` is an item's id, "day:2", or "group:" with the item's id and the group's number from 0;
    ``item`` is the item, for a group the one it belongs to. ``is_open`` says of an item with groups whether they are shown."""

    kind: Kind
    key: str
    day: int
    item: AgendaItem | None = None
    track: int = 0
    is_open: bool | None = None


@dataclass(slots=True)
class Block:
    """An item with its groups, by their numbers in the list of rows."""

    row: int
    groups: list[Run] = field(default_factory=list)


@dataclass(slots=True)
class Run:
    """Items that follow each other, those of a day or of a group; ``head`` is the row above them, if there is one."""

    place: Place
    """Its end: the place of what is added last."""
    head: int | None = None
    blocks: list[Block] = field(default_factory=list)


def day_key(number: int) -> str:
    """The key of a day's heading."""
    return f"day:{number}"


def group_key(item_id: str, track: int) -> str:
    """The key of a group's head; ``track`` counts from 0."""
    return f"group:{item_id}:{track}"


def rows_of(
    plans: Sequence[DayPlan], shows: Callable[[AgendaItem], bool] = lambda _item: True
) -> tuple[list[Row], list[Run]]:
    """The rows in the order they are read, and how they belong together, day by day. One day alone has no heading; ``shows``
    says whether an item's groups are shown or folded away."""
    rows: list[Row] = []
    runs: list[Run] = []
    for plan in plans:
        number = plan.day.number
        run = Run(Place(number))
        if len(plans) > 1:
            run.head = len(rows)
            rows.append(Row("day", day_key(number), number))
        for slot in plan.slots:
            run.blocks.append(_block(rows, slot.item, shows))
        runs.append(run)
    return rows, runs


def _block(rows: list[Row], item: AgendaItem, shows: Callable[[AgendaItem], bool]) -> Block:
    block = Block(len(rows))
    is_open = shows(item) if item.by_track else None
    rows.append(Row("item", item.id, item.day, item, is_open=is_open))
    if not is_open:
        return block
    for track, children in enumerate(item.by_track):
        group = Run(Place(item.day, None, item.id, track), len(rows))
        rows.append(Row("group", group_key(item.id, track), item.day, item, track))
        for child in children:
            group.blocks.append(Block(len(rows)))
            rows.append(Row("item", child.id, item.day, child, track))
        block.groups.append(group)
    return block
