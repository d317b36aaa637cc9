"""Bring the plan of the current day in line with what was held, before the rest of the day is caught up."""

from __future__ import annotations

from dataclasses import dataclass, replace

from campus_desktop.clock import zone
from campus_desktop.meetings.agenda import DayPlan, Slot, find_slot, minute_of, run
from campus_desktop.meetings.catchup import CatchUpChange, Way, pin_at
from campus_desktop.meetings.meeting import AgendaItem, Meeting
from campus_desktop.meetings.timer import Position, Track, actual_plans

NO_PIN = 1_440
"""A minute that no pin can have: as ``after`` of a change of a pin it means none."""


@dataclass(frozen=True, slots=True)
class AsHeld:
    """``changes`` give the plan the actual times of the items so far. ``ahead`` (0 or negative) are the minutes that the current
    item began before the day's start, which no plan can express; ``late`` those the day began late; ``began`` is when the current
    item began, in minutes after the midnight before."""

    changes: tuple[CatchUpChange, ...] = ()
    ahead: int = 0
    late: int = 0
    began: int | None = None


def as_held(meeting: Meeting, everybody: Track, here: Position) -> AsHeld:
    """The changes with which the plan of the current day gives the current item its actual start, and the coming items their
    expected times."""
    place = find_slot(actual_plans(meeting, everybody), here.item.id) if here.item is not None else None
    if place is None or here.item is None:
        return AsHeld()
    return _Held(meeting, everybody, place[0], here.item).result()


class _Held:
    """One day's plan and the stays of everybody's track, in minutes after the midnight before the day began."""

    def __init__(self, meeting: Meeting, everybody: Track, plan: DayPlan, current: AgendaItem) -> None:
        self.plan = plan
        self.at = next(n for n, slot in enumerate(plan.slots) if any(each.item.id == current.id for each in slot.every))
        self.changes: list[CatchUpChange] = []
        self.late = 0
        self._cursor = plan.start
        self.begun: dict[str, int] = {}
        self._left: dict[str, int] = {}
        days = {item.id: item.day for item in meeting.every_item}
        for entry in everybody.entries:
            if entry.item is None or days.get(entry.item) != current.day or plan.day.date is None:
                continue
            for moment, into in ((entry.since, self.begun), (entry.until, self._left)):
                if moment is None:
                    continue
                local = moment.astimezone(zone())
                minute = (local.date() - plan.day.date).days * 1440 + local.hour * 60 + local.minute
                if into is self._left or entry.item not in into:
                    into[entry.item] = minute
        self.first = next(iter(self.begun), None)
        self.now = self.begun.get(current.id, plan.slots[self.at].start)

    def result(self) -> AsHeld:
        """The changes, with what they are about."""
        for number, slot in enumerate(self.plan.slots[: self.at]):
            self._past(slot, number == self.at - 1)
        current = self._start(self.plan.slots[self.at])
        (slot,) = run([current], self._cursor)
        for later in self.plan.slots[self.at + 1 :]:
            if later.item.id in self.begun:  # held before its turn
                if later.item.pinned is not None:
                    self._pin("held-pin", later.item, minute_of(later.item.pinned), NO_PIN)
                self._overrun(later.item, later.item.overrun - later.minutes)
        pin = -1 if current.pinned is None else minute_of(current.pinned)
        return AsHeld(tuple(self.changes), min(0, max(self.now, pin) - slot.start), self.late, self.now)

    def _past(self, slot: Slot, last: bool) -> None:
        """Adjust an item before the current one; the ``last`` ends when the current one began."""
        item = self._start(slot)
        begun = self.begun.get(item.id, self.now)
        if item.pinned is not None and minute_of(item.pinned) > begun:
            item = self._pin("held-pin", item, minute_of(item.pinned), begun)
        (natural,) = run([replace(item, overrun=0)], self._cursor)
        end = min(max(self._left.get(item.id, natural.start), natural.start), self.now)
        self._cursor = self.now if last else max(end, natural.start)
        self._overrun(item, self._cursor - natural.end)

    def _start(self, slot: Slot) -> AgendaItem:
        """The item; the day's first is pinned to its actual start if that was late."""
        item = slot.item
        if slot is not self.plan.slots[0] or item.id != self.first:
            return item
        late = self.begun[item.id] - slot.start
        if late <= 0 or pin_at(self.begun[item.id]) is None:
            return item
        self.late = late
        return self._pin("start", item, slot.start, self.begun[item.id])

    def _pin(self, way: Way, item: AgendaItem, before: int, after: int) -> AgendaItem:
        self.changes.append(CatchUpChange(way, item.id, item.title, item.day, before, after))
        return replace(item, pinned=pin_at(after))

    def _overrun(self, item: AgendaItem, minutes: int) -> None:
        if minutes != item.overrun:
            self.changes.append(CatchUpChange("held", item.id, item.title, item.day, item.overrun, minutes))
