"""The position in a running meeting, derived from the timer's events and the current moment. Pure functions, no clock.

The events are the only record: a closed lid, a crash or another laptop changes nothing, as no ticks are counted. An item's end
in force is when it was entered, plus its minutes in the agenda, plus its extensions, plus its pauses; a pinned item entered
early counts from its pin. Ahead or behind is the difference between that end and the planned one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from math import ceil
from typing import Literal

from campus_desktop.clock import zone
from campus_desktop.meetings.agenda import DayPlan, Slot, find_slot, instant, minute_of, schedule
from campus_desktop.meetings.meeting import PAUSES, AgendaItem, Day, Meeting

What = Literal[
    "start", "pause", "resume", "extend", "next", "back", "skip", "park", "end", "last-skip", "last-park", "unstart",
    "undo", "redo",
]  # fmt: skip
"""The kinds of events. "last-skip" and "last-park" leave the last item of a day or group, which ends it; "unstart": the meeting
had not begun after all; "undo" cancels an earlier event, "redo" restores it."""
State = Literal["planned", "running", "paused", "ended"]

_ENDS: dict[str, What] = {"end": "end", "last-skip": "skip", "last-park": "park"}


@dataclass(frozen=True, slots=True)
class Event:
    """One event of the timer. ``track`` 0 is everybody, 1 the first parallel group. ``item`` is the item entered (for "end" the
    one left, for "extend" the one extended); ``planned`` and ``planned_minutes`` are its plan at that moment. ``target`` is the
    event that "undo" and "redo" refer to."""

    id: str
    what: What
    at: datetime
    item: str | None = None
    track: int = 0
    minutes: int = 0
    planned: str | None = None
    planned_minutes: int | None = None
    target: str | None = None


def in_force(events: Iterable[Event]) -> list[Event]:
    """The events that count: as if those undone had never happened."""
    every = list(events)
    undone = Counter(each.target for each in every if each.what == "undo")
    undone.subtract(each.target for each in every if each.what == "redo")
    return [each for each in every if each.what not in ("undo", "redo") and undone[each.id] <= 0]


@dataclass(frozen=True, slots=True)
class Entry:
    """A stay in an item: entered by ``event`` at ``since``; ``left`` by "next", "skip", "park" or "end" at ``until``."""

    event: Event | None
    item: str | None
    since: datetime
    left: What | None = None
    until: datetime | None = None


@dataclass(slots=True)
class Track:
    """The stays and pauses of one clock: everybody's, or one parallel group's."""

    entries: list[Entry] = field(default_factory=list)
    pauses: list[tuple[datetime, datetime | None]] = field(default_factory=list)
    extended: dict[str | None, int] = field(default_factory=dict)
    ender: Event | None = None
    """The event that ended the line, None while it runs."""

    @property
    def paused(self) -> bool:
        """Whether the clock is paused."""
        return bool(self.pauses) and self.pauses[-1][1] is None

    @property
    def ended(self) -> bool:
        """Whether the day or the group has ended."""
        return self.ender is not None

    def tell(self, event: Event) -> None:
        """Apply one event. An event that makes no sense at this point (a second start, a resume without a pause) is ignored."""
        if event.what == "extend":
            self.extended[event.item] = self.extended.get(event.item, 0) + event.minutes
        elif event.what == "pause" and self.entries and not self.paused and not self.ended:
            self.pauses.append((event.at, None))
        elif event.what == "resume":
            self._resume(event.at)
        elif event.what == "start" and (not self.entries or self.ended):
            self.ender = None
            self.entries.append(Entry(event, event.item, event.at))
        elif event.what == "back" and self.entries:
            self._back()
        elif event.what == "unstart":
            self.entries, self.pauses, self.extended, self.ender = [], [], {}, None
        elif event.what in _ENDS and self.entries and not self.ended:
            self._resume(event.at)
            self.entries[-1] = replace(self.entries[-1], left=_ENDS[event.what], until=event.at)
            self.ender = event
        elif event.what in ("next", "skip", "park") and self.entries and not self.ended:
            self.entries[-1] = replace(self.entries[-1], left=event.what, until=event.at)
            self.entries.append(Entry(event, event.item, event.at))

    def _resume(self, at: datetime) -> None:
        if self.paused:
            self.pauses[-1] = (self.pauses[-1][0], at)

    def _back(self) -> None:
        """Remove the last entry, or the end, as if it had never happened: no time of the previous item is lost."""
        if self.ender is not None:
            self.ender = None
        elif len(self.entries) > 1:
            self.entries.pop()
        else:
            return
        self.entries[-1] = replace(self.entries[-1], left=None, until=None)


@dataclass(frozen=True, slots=True)
class Position:
    """The position of one clock at a moment. ``number`` of ``count`` items, as the minutes number them (0 in a break);
    ``length`` is the item's minutes with
    its extensions; ``remaining`` is negative once it runs over; ``ends`` the end in force (while paused: if it resumed now);
    ``behind`` is that end (once past it: now) minus the plan, negative when ahead. ``following`` is the item that Next enters.
    ``tracks`` are the clocks of the parallel groups that have items, each with the number of its group as ``track`` (from 1).
    Before the start, and after the end, only ``state`` and ``following`` are set."""

    state: State
    item: AgendaItem | None = None
    number: int = 0
    count: int = 0
    since: datetime | None = None
    used: timedelta = timedelta()
    length: timedelta = timedelta()
    remaining: timedelta = timedelta()
    ends: datetime | None = None
    planned_end: datetime | None = None
    following: AgendaItem | None = None
    tracks: tuple[Position, ...] = ()
    track: int = 0

    @property
    def behind(self) -> timedelta | None:
        """How far behind the plan the item ends, negative when ahead; None if there is no plan to compare with. An item that
        runs over ends now at the earliest, so its delay grows with the wall clock."""
        if self.ends is None or self.planned_end is None:
            return None
        return self.ends - min(self.remaining, timedelta()) - self.planned_end

    @property
    def counts_from(self) -> datetime | None:
        """When the time of an item that was entered before its lock begins to count; None where it counts already."""
        return None if self.ends is None or self.used >= timedelta() else self.ends - self.length

    @property
    def delay(self) -> int:
        """The whole minutes to catch up, negative when ahead. For an item past its end the minute begun counts as used."""
        behind = self.behind or timedelta()
        return ceil(behind / timedelta(minutes=1)) if self.remaining < timedelta() < behind else self.minutes_behind

    @property
    def paths(self) -> tuple[str, ...]:
        """The learning paths of the current item, or of the items in its parallel groups."""
        items = (self.item, *(each.item for each in self.tracks))
        return tuple(dict.fromkeys(item.path for item in items if item is not None and item.path is not None))

    @property
    def minutes_behind(self) -> int:
        """``behind`` in whole minutes, 0 below one."""
        behind = self.behind
        return 0 if behind is None else int(behind / timedelta(minutes=1))


def lines(events: Iterable[Event], meeting: Meeting) -> tuple[Track, dict[tuple[str, int], Track]]:
    """The tracks that result from the events: everybody's, and one for each (parallel item, group number from 1) entered."""
    everybody, groups = Track(), dict[tuple[str, int], Track]()
    for event in events:
        if event.track == 0:
            before = len(everybody.entries)
            everybody.tell(event)
            if len(everybody.entries) > before:
                groups |= _group_lines(meeting, everybody.entries[-1])
            continue
        child = meeting.item(event.item) if event.item else None
        line = groups.get((child.parent or "", event.track)) if child else None
        if line is not None:
            line.tell(event)
    return everybody, groups


def _group_lines(meeting: Meeting, entry: Entry) -> dict[tuple[str, int], Track]:
    """A clock for each group of the item just entered, already in its first item."""
    item = meeting.item(entry.item) if entry.item else None
    if item is None:
        return {}
    return {
        (item.id, number): Track([Entry(entry.event, track[0].id, entry.since)])
        for number, track in enumerate(item.by_track, start=1)
        if track
    }


def position(meeting: Meeting, events: Sequence[Event], now: datetime) -> Position:
    """The position at ``now``; with a clock that was set back, the position at the last event."""
    now = not_before_last(events, now)
    everybody, groups = lines(events, meeting)
    plans = actual_plans(meeting, everybody)
    first = _first_left(meeting, everybody)
    if not everybody.entries:
        return Position("planned", following=first)
    if everybody.ended:
        return Position("ended", following=first)
    found = _position(meeting, everybody, plans, now, everybody.pauses)
    if found.item is None or not found.item.children:
        return found
    tracks = tuple(
        _position(meeting, line, plans, now, [*everybody.pauses, *line.pauses], number)
        for number in range(1, len(found.item.by_track) + 1)
        if (line := groups.get((found.item.id, number)))
    )
    return replace(found, tracks=tracks)


def not_before_last(events: Iterable[Event], now: datetime) -> datetime:
    """``now``, or the moment of the last event if the clock was set back before it."""
    return max([now, *(event.at for event in events)])


def actual_plans(meeting: Meeting, everybody: Track) -> tuple[DayPlan, ...]:
    """The plan, with each day on the date it was actually held."""
    held = _held_days(meeting, everybody)
    days: list[Day] = [replace(day, date=held.get(day.number, day.date)) for day in meeting.days]
    return schedule(meeting.items, days)


def _held_days(meeting: Meeting, everybody: Track) -> dict[int, date]:
    """The date on which each held day began, by the day's number."""
    held: dict[int, date] = {}
    for entry in everybody.entries:
        item = meeting.item(entry.item) if entry.item else None
        if item is not None:
            held.setdefault(item.day, entry.since.astimezone(zone()).date())
    return held


def _position(
    meeting: Meeting,
    line: Track,
    plans: Sequence[DayPlan],
    now: datetime,
    pauses: Sequence[tuple[datetime, datetime | None]],
    track: int = 0,
) -> Position:
    entry = line.entries[-1]
    paused = any(until is None for _since, until in pauses)
    state: State = "ended" if line.ended else "paused" if paused else "running"
    place = find_slot(plans, entry.item) if entry.item else None
    following = following_item(meeting, line, entry.item)
    if place is None:
        return Position(state, None, 0, 0, entry.since, following=following, track=track)
    plan, slot = place
    alike = _siblings(meeting, slot.item) if track else meeting.items
    numbered = [each for each in alike if each.type not in PAUSES]
    until = entry.until or now
    used = _used(line, entry.item, pauses, until, _pinned_at(plan, slot))
    length = timedelta(minutes=slot.minutes - slot.item.overrun + line.extended.get(entry.item, 0))
    return Position(
        state,
        slot.item,
        numbered.index(slot.item) + 1 if slot.item in numbered else 0,
        len(numbered),
        entry.since,
        used,
        length,
        length - used,
        until + (length - used),
        instant(plan.day, slot.end),
        following,
        track=track,
    )


def _siblings(meeting: Meeting, item: AgendaItem) -> tuple[AgendaItem, ...]:
    parent = meeting.item(item.parent) if item.parent else None
    if parent is not None:
        return parent.by_track[item.track]
    return tuple(each for each in meeting.items if each.day == item.day)


def _pinned_at(plan: DayPlan, slot: Slot) -> datetime | None:
    return instant(plan.day, minute_of(slot.item.pinned)) if slot.item.pinned else None


def _used(
    line: Track,
    item: str | None,
    pauses: Sequence[tuple[datetime, datetime | None]],
    now: datetime,
    not_before: datetime | None,
) -> timedelta:
    """The time spent in an item over all its stays, without pauses. A pinned item counts from its pin: if entered early, the
    time used is negative at first, so that it ends as planned."""
    total = timedelta()
    for entry in line.entries:
        if entry.item != item:
            continue
        since, until = entry.since, entry.until or now
        if not_before is not None and since < not_before:
            since = not_before if entry is line.entries[-1] else min(not_before, until)
        total += until - since
        for start, end in _merged(pauses, now):
            total -= max(timedelta(), min(end, until) - max(start, since))
    return total


def _merged(pauses: Sequence[tuple[datetime, datetime | None]], now: datetime) -> list[tuple[datetime, datetime]]:
    """Pauses without overlaps: a group's own may lie inside everybody's."""
    merged: list[tuple[datetime, datetime]] = []
    for start, end in sorted((start, end or now) for start, end in pauses):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def following_item(meeting: Meeting, line: Track, current: str | None) -> AgendaItem | None:
    """The item Next enters: the first after the current one of its day (or group) that has not been held; None at its end."""
    done = {entry.item for entry in line.entries}
    item = meeting.item(current) if current else None
    if item is None:
        return _first_left(meeting, line)
    siblings = _siblings(meeting, item)
    at = next((n for n, each in enumerate(siblings) if each.id == item.id), 0)
    return next((each for each in siblings[at + 1 :] if each.id not in done and not each.taken_out), None)


def _first_left(meeting: Meeting, line: Track) -> AgendaItem | None:
    """The first item of the current day that has not been held; after its end, of the next day that has any."""
    done = {entry.item for entry in line.entries}
    held = [item.day for item in meeting.items if item.id in done]
    day = max(held, default=0) + 1 if line.ended or not held else max(held)
    return next((each for each in meeting.items if each.day >= day and not (each.id in done or each.taken_out)), None)


# --- what is to come, and what was -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Expected:
    """An item still to come, with the moments it is expected to begin and end."""

    item: AgendaItem
    start: datetime
    end: datetime


def forecast(meeting: Meeting, events: Sequence[Event], now: datetime) -> list[Expected]:
    """The rest of the day if nothing is caught up: from the current item's end in force, or from ``now`` if that has passed.
    Empty unless the meeting runs."""
    here = position(meeting, events, now)
    if here.item is None or here.ends is None:
        return []
    now = not_before_last(events, now)
    everybody, _groups = lines(events, meeting)
    place = find_slot(actual_plans(meeting, everybody), here.item.id)
    assert place is not None
    plan, current = place
    # an item dragged into a group while it runs is inside a slot
    at = next(number for number, slot in enumerate(plan.slots) if current in slot.every)
    done = {entry.item for entry in everybody.entries}
    cursor, found = max(here.ends, now), []
    for slot in plan.slots[at + 1 :]:
        if slot.item.id in done:
            continue
        pinned = _pinned_at(plan, slot)
        start = cursor if pinned is None else max(cursor, pinned)
        cursor = start + timedelta(minutes=slot.minutes)
        found.append(Expected(slot.item, start, cursor))
    return found


HELD = 2
"""Minutes from which an item that was left by Skip counts as held and cut short."""


@dataclass(frozen=True, slots=True)
class Actual:
    """How an item actually went. ``minutes`` are those from ``started`` to ``ended`` as a clock shows them, without pauses, so
    that screen and PDF agree (8.12 to 8.13 is one minute, however many seconds it was); ``planned`` its planned start (wall
    time) and ``planned_minutes`` its planned length when it was entered; ``left`` how it was left, None: still in it; ``day``
    the date on which that day of the meeting began."""

    item: str | None
    started: datetime
    ended: datetime | None
    minutes: int
    planned: str | None
    planned_minutes: int | None
    left: What | None
    day: date

    @property
    def skipped(self) -> bool:
        """Whether it was passed over without being held."""
        return self.left == "skip" and self.minutes < HELD

    @property
    def cut(self) -> bool:
        """Whether it was held for a while and then broken off by Skip."""
        return self.left == "skip" and self.minutes >= HELD


def minutes_between(since: datetime, until: datetime) -> int:
    """Minutes from one time to another as a clock without seconds shows them."""
    minute = timedelta(minutes=1)
    return (until.replace(second=0, microsecond=0) - since.replace(second=0, microsecond=0)) // minute


def _minutes_of(entry: Entry, pauses: Sequence[tuple[datetime, datetime | None]], until: datetime) -> int:
    paused = until - entry.since - _used(Track([entry]), entry.item, pauses, until, None)
    return max(0, minutes_between(entry.since, until) - round(paused / timedelta(minutes=1)))


def actuals(meeting: Meeting, events: Sequence[Event], now: datetime) -> list[Actual]:
    """The items held and their times, in the order they were entered."""
    now = not_before_last(events, now)
    everybody, _groups = lines(events, meeting)
    days = _held_days(meeting, everybody)
    return [
        Actual(
            entry.item,
            entry.since,
            entry.until,
            _minutes_of(entry, everybody.pauses, entry.until or now),
            entry.event.planned if entry.event else None,
            entry.event.planned_minutes if entry.event else None,
            entry.left,
            days.get(item.day, began) if (item := meeting.item(entry.item or "")) else began,
        )
        for entry in everybody.entries
        for began in [entry.since.astimezone(zone()).date()]
    ]
