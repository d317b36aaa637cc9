"""How far a running meeting is, item by item: what was held, what is on, and when what is to come is expected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Literal

from campus_desktop.clock import zone
from campus_desktop.meetings import timer
from campus_desktop.meetings.agenda import Slot, minute_of
from campus_desktop.meetings.meeting import AgendaItem
from ui.meetings.state import MeetingState

Stage = Literal["held", "now", "skipped", "cut", "parked", "passed", "removed", "coming"]


@dataclass(frozen=True, slots=True)
class Progress:
    """By an item's id. ``starts`` are the minutes at which it began, or is expected to, after the midnight before its day was begun,
    where that is not the plan's; ``took`` the minutes it really took, where those differ. "cut" is an item that was held for a while
    and then skipped, "passed" one that was gone past without being held, and
    "removed" a buffer that was taken out to catch up."""

    stages: Mapping[str, Stage] = field(default_factory=dict)
    starts: Mapping[str, int] = field(default_factory=dict)
    took: Mapping[str, int] = field(default_factory=dict)
    more: Mapping[str, int] = field(default_factory=dict)
    """The minutes by which a current item was extended (negative: shortened), where those are not in the plan."""
    waits: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Of what is still to come that day: the minutes of air before it, and how late it comes for its lock, as things stand."""
    ends: Mapping[int, int | None] = field(default_factory=dict)
    """By the number of a day that has begun: the minute at which it is expected to end, None once it has ended."""
    shown: Mapping[str, Slot] = field(default_factory=dict)
    """Of what is no longer to come, the place that its card shows: the planned one. The current item has its place in the plan in
    force, with the lock that was planned."""

    def wait(self, slot: Slot) -> tuple[int, int]:
        """The air before an item, and how late it comes for its lock: as it goes, and before the meeting as it is planned."""
        if slot.item.id in self.waits:
            return self.waits[slot.item.id]
        return (slot.gap, slot.late) if self.stage(slot.item.id) == "coming" else (0, 0)

    def stage(self, item_id: str) -> Stage:
        """How far this item is."""
        return self.stages.get(item_id, "coming")

    @property
    def current(self) -> tuple[str, ...]:
        """The items that are on: one, and in parallel groups one of each group."""
        return tuple(each for each, stage in self.stages.items() if stage == "now")


NOTHING = Progress()
"""Of a meeting that has not begun."""


def read_progress(state: MeetingState) -> Progress:
    """How far the meeting is at this moment."""
    here = state.position()
    if here.state == "planned":
        return NOTHING
    meeting, now = state.meeting, state.now()
    stages: dict[str, Stage] = {}
    starts: dict[str, int] = {}
    took: dict[str, int] = {}
    everybody, groups = timer.lines(state.events, meeting)
    dates = {plan.day.number: plan.day.date for plan in timer.actual_plans(meeting, everybody)}

    def minute(moment: datetime, item: AgendaItem | None) -> int:
        local = moment.astimezone(zone())
        begun = dates.get(item.day) if item is not None else None
        days = (local.date() - begun).days if begun is not None else 0
        return days * 1440 + local.hour * 60 + local.minute

    for line in groups.values():
        for entry in line.entries:
            if entry.item is not None:
                until = entry.until or now
                stages[entry.item] = _stage(entry.left, timer.minutes_between(entry.since, until))
                starts.setdefault(entry.item, minute(entry.since, meeting.item(entry.item)))
    for actual in timer.actuals(meeting, state.events, now):
        if actual.item is None:
            continue
        if actual.item not in stages:
            starts[actual.item] = minute(actual.started, meeting.item(actual.item))
        stages[actual.item] = _stage(actual.left, actual.minutes)
        if actual.left is not None and stages[actual.item] != "skipped":  # that took no time
            took[actual.item] = took.get(actual.item, 0) + actual.minutes
    _pass_over(state, stages)
    _mark_current(here, stages, took)
    for left, ends in _left_in_groups(here, stages):
        _follow_each_other(left, minute(max(ends, now), here.item), starts)
    waits: dict[str, tuple[int, int]] = {}
    before = max(here.ends, now) if here.ends is not None else now
    for expected in timer.forecast(meeting, state.events, now):
        item = expected.item
        begins = minute(expected.start, item)
        starts[item.id] = begins
        late = begins - minute_of(item.pinned) if item.pinned is not None else 0
        for track in item.by_track:
            _follow_each_other(track, begins, starts)
        waits[item.id] = (int((expected.start - before) / timedelta(minutes=1)), max(0, late))
        before = expected.end
    day_ends = _ended_days(state, everybody)
    if here.item is not None:
        day_ends[here.item.day] = minute(before, here.item)
    waits |= _nothing_waits(state, day_ends)
    shown = _shown(state, stages)
    planned = {slot.item.id: slot for plan in state.plans for slot in plan.every_slot} | shown
    return Progress(
        stages,
        {each: at for each, at in starts.items() if each in planned and planned[each].start != at},
        {each: spent for each, spent in took.items() if each in planned and planned[each].minutes != spent},
        _extended(here, everybody, groups),
        waits,
        day_ends,
        shown,
    )


def read_ended(state: MeetingState) -> Progress:
    """For the agenda as it is planned: which days have ended, as nothing there waits or comes late any more."""
    if state.position().state != "ended":
        return NOTHING
    everybody, _groups = timer.lines(state.events, state.meeting)
    ends = _ended_days(state, everybody)
    return Progress(waits=_nothing_waits(state, ends), ends=ends)


def _ended_days(state: MeetingState, everybody: timer.Track) -> dict[int, int | None]:
    items = (state.meeting.item(entry.item) for entry in everybody.entries if entry.item is not None)
    days = sorted({item.day for item in items if item is not None})
    return dict.fromkeys(days if everybody.ended else days[:-1])


def _nothing_waits(state: MeetingState, ends: Mapping[int, int | None]) -> dict[str, tuple[int, int]]:
    return {
        slot.item.id: (0, 0) for plan in state.plans if ends.get(plan.day.number, 0) is None for slot in plan.every_slot
    }


def _stage(left: timer.What | None, minutes: int) -> Stage:
    if left == "skip":
        return "cut" if minutes >= timer.HELD else "skipped"
    return "parked" if left == "park" else "held"


def _extended(
    here: timer.Position, everybody: timer.Track, groups: Mapping[tuple[str, int], timer.Track]
) -> dict[str, int]:
    found: dict[str, int] = {}
    for current in (here, *here.tracks):
        item = current.item
        line = groups.get((here.item.id, current.track)) if current.track and here.item is not None else everybody
        if item is not None and line is not None and current.state != "ended":
            more = line.extended.get(item.id, 0)
            if more != item.overrun:
                found[item.id] = more
    return found


def _mark_current(here: timer.Position, stages: dict[str, Stage], took: dict[str, int]) -> None:
    for current in (here, *here.tracks):
        if current.item is not None and current.state != "ended":
            stages[current.item.id] = "now"
            took.pop(current.item.id, None)


def _left_in_groups(here: timer.Position, stages: Mapping[str, Stage]) -> Iterator[tuple[list[AgendaItem], datetime]]:
    """What each parallel group at work has still to come, and the end in force of what it is at."""
    for group in here.tracks:
        if here.item is not None and group.ends is not None and group.state != "ended":
            yield [each for each in here.item.by_track[group.track - 1] if each.id not in stages], group.ends


def _follow_each_other(items: Iterable[AgendaItem], begin: int, starts: dict[str, int]) -> None:
    """The items of a parallel group, one after the other from the minute ``begin`` on."""
    for item in items:
        starts[item.id] = begin
        begin += item.minutes


def _shown(state: MeetingState, stages: Mapping[str, Stage]) -> dict[str, Slot]:
    late = state.late_starts
    first = {slot.item.id: slot for plan in state.planned for slot in plan.every_slot}
    shown = {each: first[each] for each, stage in stages.items() if stage != "now" and each in first}
    for slot in (slot for plan in state.plans for slot in plan.every_slot):
        if stages.get(slot.item.id) == "now" and slot.item.id in first:
            begun = slot.item.id in late  # its pin is when it began, which is no lock
            pinned = first[slot.item.id].item.pinned if begun else slot.item.pinned
            shown[slot.item.id] = replace(slot, item=replace(slot.item, pinned=pinned))
    return shown


def _pass_over(state: MeetingState, stages: dict[str, Stage]) -> None:
    """What stands before the last item held that day, and was not taken up."""
    for plan in state.plans:
        held = [number for number, slot in enumerate(plan.slots) if slot.item.id in stages]
        for slot in plan.slots[: max(held, default=0)]:
            stages.setdefault(slot.item.id, "passed")
