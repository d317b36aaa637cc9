"""The agenda's timing: when each item begins and ends, derived from the items. Pure functions, no clock.

Items follow each other. A pinned item begins at its pin: if the items before it end earlier there is a gap, if they end later
it begins late, and this collision is reported. Items never overlap, so a day's end is its start, plus every item's minutes,
plus the gaps. Parallel groups run side by side from their item's start, each with its own sum, and last as long as the longest group.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from campus_desktop.clock import zone
from campus_desktop.i18n import _, time_text
from campus_desktop.meetings.meeting import AgendaItem, Day

_DAY = 1_440


def clock(minute: int) -> time:
    """The wall time of a minute after midnight; it wraps at the next midnight."""
    return time(minute // 60 % 24, minute % 60)


def minute_text(minute: int) -> str:
    """The wall time of a minute after midnight in running text; the next day is marked: "kl. 0.28 (dagen efter)"."""
    text = time_text(clock(minute))
    return _("{time} (the day after)").format(time=text) if minute >= _DAY else text


def minute_of(moment: time) -> int:
    """Minutes after midnight."""
    return moment.hour * 60 + moment.minute


def instant(day: Day, minute: int) -> datetime | None:
    """The moment of a minute after midnight on a day, with UTC offset; None if the day has no date."""
    if day.date is None:
        return None
    return (datetime.combine(day.date, time()) + timedelta(minutes=minute)).replace(tzinfo=zone())


@dataclass(frozen=True, slots=True)
class Slot:
    """An item with its times. ``start`` and ``end`` are minutes after midnight; ``gap`` the free minutes before it because it
    is pinned, ``late`` the minutes it begins after its pin (a collision). ``tracks`` are its parallel groups."""

    item: AgendaItem
    start: int
    end: int
    gap: int = 0
    late: int = 0
    tracks: tuple[tuple[Slot, ...], ...] = ()

    @property
    def minutes(self) -> int:
        """The length in minutes: its own, or that of its longest group, plus its overrun in the plan."""
        return self.end - self.start

    @property
    def every(self) -> Iterator[Slot]:
        """This slot and those of its groups."""
        yield self
        for track in self.tracks:
            yield from track


@dataclass(frozen=True, slots=True)
class DayPlan:
    """The times of one day. All in minutes; ``start`` and ``end`` after midnight."""

    day: Day
    slots: tuple[Slot, ...]

    @property
    def start(self) -> int:
        """When the day begins."""
        return minute_of(self.day.start)

    @property
    def end(self) -> int:
        """When the last item ends; the day's start if there are none."""
        return self.slots[-1].end if self.slots else self.start

    @property
    def planned_end(self) -> int:
        """When the day is to end by its own times, which "the planned end" means everywhere; ``end`` is when the items do."""
        return self.start + self.day.minutes

    @property
    def minutes(self) -> int:
        """The sum of the items' minutes, without gaps."""
        return sum(slot.minutes for slot in self.slots)

    @property
    def gaps(self) -> int:
        """The free minutes before pinned items."""
        return sum(slot.gap for slot in self.slots)

    @property
    def over(self) -> int:
        """Minutes beyond the day's end; negative: minutes left."""
        return self.end - self.planned_end

    @property
    def every_slot(self) -> tuple[Slot, ...]:
        """All slots, each followed by those of its parallel groups."""
        return tuple(each for slot in self.slots for each in slot.every)

    @property
    def collisions(self) -> tuple[Slot, ...]:
        """The pinned items that begin late because the items before them take too long."""
        return tuple(slot for slot in self.every_slot if slot.late)


def schedule(items: Sequence[AgendaItem], days: Sequence[Day]) -> tuple[DayPlan, ...]:
    """The times of every item, day by day. A day that occurs only in items has the times of the last known one."""
    count = max([len(days), *(item.day for item in items)])
    plans = []
    for number in range(1, count + 1):
        day = days[number - 1] if number <= len(days) else Day(number, None, days[-1].start, days[-1].end)
        plans.append(DayPlan(day, run([item for item in items if item.day == number], minute_of(day.start))))
    return tuple(plans)


def run(items: Sequence[AgendaItem], cursor: int) -> tuple[Slot, ...]:
    """The times of these items, one after the other from ``cursor`` (minutes after midnight)."""
    slots = []
    for item in items:
        at = cursor if item.pinned is None else minute_of(item.pinned)
        start = max(cursor, at)
        tracks = tuple(run(track, start) for track in item.by_track)
        end = max((track[-1].end for track in tracks if track), default=start + item.minutes) + item.overrun
        slots.append(Slot(item, start, end, start - cursor, start - at, tracks))
        cursor = end
    return tuple(slots)


def find_slot(plans: Sequence[DayPlan], item_id: str) -> tuple[DayPlan, Slot] | None:
    """The day and slot of an item, also in a parallel group; None if it is gone."""
    return next(((plan, slot) for plan in plans for slot in plan.every_slot if slot.item.id == item_id), None)


def over(plans: Sequence[DayPlan]) -> int:
    """Minutes beyond the ends of all days together: what has to be absorbed for the agenda to fit."""
    return sum(max(0, plan.over) for plan in plans)


@dataclass(frozen=True, slots=True)
class Place:
    """A position in the agenda: before the item ``before`` (None: last) of a day, or of a track of the groups of ``parent``."""

    day: int = 1
    before: str | None = None
    parent: str | None = None
    track: int = 0


def moved(items: Sequence[AgendaItem], ids: Collection[str], to: Place) -> tuple[AgendaItem, ...]:
    """The agenda as ``item_edits.move_items`` would leave it, to show its times before a drop."""
    every = [each for item in items for each in (item, *item.children)]
    siblings = [each.id for each in every if (each.day, each.parent, each.track) == (to.day, to.parent, to.track)]
    at = siblings.index(to.before) if to.before in siblings else len(siblings)
    before = next((each for each in siblings[at:] if each not in ids), None)
    going = [
        replace(
            each,
            day=to.day,
            parent=to.parent,
            track=to.track if to.parent is not None else 0,
            children=tuple(replace(child, day=to.day) for child in each.children if child.id not in ids),
        )
        for each in every
        if each.id in ids
    ]
    left = [
        replace(item, children=tuple(child for child in item.children if child.id not in ids))
        for item in items
        if item.id not in ids
    ]
    if to.parent is None:
        return tuple(_put(left, going, before))
    return tuple(
        replace(item, children=tuple(sorted(_put(item.children, going, before), key=lambda child: child.track)))
        if item.id == to.parent
        else item
        for item in left
    )


def _put(items: Sequence[AgendaItem], new: Sequence[AgendaItem], before: str | None) -> list[AgendaItem]:
    at = next((number for number, item in enumerate(items) if item.id == before), len(items))
    return [*items[:at], *new, *items[at:]]
