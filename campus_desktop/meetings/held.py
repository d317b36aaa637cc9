"""When the days of a meeting really began and ended, as its timer recorded them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from campus_desktop.clock import zone
from campus_desktop.meetings.agenda import DayPlan
from campus_desktop.meetings.meeting import Meeting
from campus_desktop.meetings.timer import Event, lines


@dataclass(frozen=True, slots=True)
class DayHeld:
    """Day ``number`` of a meeting; ``ended`` is None while it lasts."""

    number: int
    began: datetime
    ended: datetime | None


def late_starts(meeting: Meeting, planned: Sequence[DayPlan], events: Sequence[Event]) -> frozenset[str]:
    """The items whose pin is the time at which they began, set by catching up after a late start, and no lock that somebody set:
    ``planned`` has them without a pin."""
    free = {slot.item.id for plan in planned for slot in plan.slots if slot.item.pinned is None}
    everybody, _groups = lines(events, meeting)
    began = {entry.item: entry.since.astimezone(zone()) for entry in reversed(everybody.entries)}
    return frozenset(
        item.id
        for item in meeting.items
        if item.id in free
        and item.pinned is not None
        and item.id in began
        and (began[item.id].hour, began[item.id].minute) == (item.pinned.hour, item.pinned.minute)
    )


def days_held(meeting: Meeting, events: Sequence[Event]) -> tuple[DayHeld, ...]:
    """The days that were begun, in their order; none if the meeting was held without the timer. An item that was deleted counts
    for the day of the item before it."""
    everybody, _groups = lines(events, meeting)
    found: dict[int, DayHeld] = {}
    number = 1
    for entry in everybody.entries:
        item = meeting.item(entry.item) if entry.item else None
        number = item.day if item is not None else number
        began = found[number].began if number in found else entry.since
        found[number] = DayHeld(number, began, entry.until)
    return tuple(found[each] for each in sorted(found))
