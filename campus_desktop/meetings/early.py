"""Whether a meeting ends early: the items of its day that are left, and how long before the planned end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from campus_desktop.i18n import _, duration_hours, ngettext
from campus_desktop.meetings.agenda import instant
from campus_desktop.meetings.meeting import PAUSES, Meeting
from campus_desktop.meetings.timer import Event, actual_plans, lines, minutes_between

CLEARLY = 10
"""An end so many minutes before the planned one, and before the agenda's, is early even if no items are left."""


class Early(NamedTuple):
    """An early end: how many items of the day were never entered, without breaks and buffers, and the minutes before its
    planned end, 0 if that is past or unknown."""

    items: int
    minutes: int

    def text(self) -> str:
        """ "3 items have not been dealt with; 2 h 10 min before the planned end"."""
        parts = []
        if self.items:
            left = ngettext(
                "{count} item has not been dealt with", "{count} items have not been dealt with", self.items
            )
            parts.append(left.format(count=self.items))
        if self.minutes:
            parts.append(_("{length} before the planned end").format(length=duration_hours(self.minutes)))
        return "; ".join(parts)


def early_end(meeting: Meeting, events: Sequence[Event], now: datetime) -> Early | None:
    """How early the current day ended, or would if it ended at ``now``; None if it is not early, or nothing was held."""
    everybody, _groups = lines(events, meeting)
    entered = {entry.item for entry in everybody.entries}
    days = [item.day for item in meeting.items if item.id in entered]
    if not days:
        return None
    day = max(days)
    left = sum(1 for item in meeting.items if item.day == day and item.id not in entered and item.type not in PAUSES)
    plan = actual_plans(meeting, everybody)[day - 1]
    until = everybody.entries[-1].until or now
    planned, items_end = instant(plan.day, plan.planned_end), instant(plan.day, min(plan.end, plan.planned_end))
    minutes = 0 if planned is None else max(0, minutes_between(until, planned))
    clearly = items_end is not None and minutes_between(until, items_end) >= CLEARLY
    return Early(left, minutes) if left or clearly else None
