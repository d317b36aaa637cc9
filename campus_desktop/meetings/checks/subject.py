"""What the meeting checks look at, and their limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from campus_desktop.advice.rules import Limit
from campus_desktop.i18n import N_
from campus_desktop.meetings.agenda import DayPlan
from campus_desktop.meetings.meeting import Meeting
from campus_desktop.meetings.note import Note

LIMITS = {
    "M2.advice": Limit(75, N_("Advice from (minutes)")),
    "M2.important": Limit(90, N_("Important from (minutes)")),
    "M3.work": Limit(60, N_("After so many minutes of work")),
    "M3.break": Limit(10, N_("At least (minutes)")),
    "M4.percent": Limit(10, N_("At least (percent)")),
    "M9.minutes": Limit(30, N_("At most (minutes)")),
    "M12.days": Limit(14, N_("Days before")),
    "M16.lunch_from": Limit(11 * 60 + 15, N_("Lunch at the earliest"), "time"),
    "M16.lunch_to": Limit(12 * 60 + 45, N_("Lunch at the latest"), "time"),
    "M16.start": Limit(9 * 60 + 30, N_("Start at the earliest"), "time"),
    "M16.end": Limit(15 * 60 + 30, N_("End at the latest"), "time"),
}
"""A workspace can set other values."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A meeting: ``carried`` are the open notes from before, ``short_names`` those of institutions by id, ``sent`` is when the
    agenda was sent, ``thresholds`` are the limits of this workspace."""

    meeting: Meeting
    plans: tuple[DayPlan, ...]
    carried: tuple[Note, ...] = ()
    short_names: Mapping[str, str] = field(default_factory=dict)
    sent: datetime | None = None
    thresholds: Mapping[str, int] = field(default_factory=dict)

    @property
    def draft(self) -> bool:
        """Whether the agenda has not been sent."""
        return self.meeting.status == "draft"

    def limit(self, name: str) -> int:
        """The value of a threshold in this workspace."""
        return self.thresholds.get(name, LIMITS[name].value)
