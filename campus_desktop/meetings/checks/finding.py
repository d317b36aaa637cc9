"""The subject, findings and sources of the meeting checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from campus_desktop.i18n import N_
from campus_desktop.meetings.agenda import DayPlan
from campus_desktop.meetings.meeting import Meeting
from campus_desktop.meetings.note import Note

Severity = Literal["important", "advice"]
SEVERITIES: dict[Severity, str] = {"important": N_("Important advice"), "advice": N_("Advice")}
STRENGTHS = {
    "A": N_("meta-analysis"),
    "B": N_("large study"),
    "C": N_("guideline or practice"),
    "D": N_("house rule"),
    "-": N_("arithmetic"),
}
"""How strong the evidence of a source is."""

THRESHOLDS = {
    "M2.advice": 75,
    "M2.important": 90,
    "M3.work": 60,
    "M3.break": 10,
    "M4.percent": 10,
    "M9.minutes": 30,
    "M12.days": 14,
    "M16.lunch_from": 11 * 60 + 15,
    "M16.lunch_to": 12 * 60 + 45,
    "M16.start": 9 * 60 + 30,
    "M16.end": 15 * 60 + 30,
}
"""Minutes, percent, days, and minutes after midnight; a workspace can set other values."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One piece of advice. ``part`` is the item, institution or day concerned, '' for the whole meeting; ``title`` is the
    advice in a colleague's words, ``remedy`` a suggestion. ``answer`` is the reason of a deliberate choice, None if there is none."""

    rule: str
    severity: Severity
    title: str
    remedy: str = ""
    part: str = ""
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """The input of the checks: ``carried`` are the open notes from before, ``short_names`` those of institutions by id,
    ``sent`` is when the agenda was sent."""

    meeting: Meeting
    plans: tuple[DayPlan, ...]
    carried: tuple[Note, ...] = ()
    short_names: Mapping[str, str] = field(default_factory=dict)
    sent: datetime | None = None
    thresholds: Mapping[str, int] = field(default_factory=lambda: THRESHOLDS)

    def limit(self, name: str) -> int:
        """The value of a threshold in this workspace."""
        return self.thresholds.get(name, THRESHOLDS[name])


Check = Callable[[Subject], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One check with its source. ``on``: by default, else under "More advice"; ``when``: always, once the meeting is no longer
    a draft, or only in "Ready for the meeting?"."""

    id: str
    name: str
    strength: str
    source: str
    check: Check
    on: bool = False
    when: Literal["always", "sent", "ready"] = "always"
