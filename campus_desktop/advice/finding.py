"""A finding, and the words for how much it matters and for what it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from campus_desktop.i18n import N_

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


@dataclass(frozen=True, slots=True)
class Finding:
    """One piece of advice. ``part`` is what it concerns, such as an item, an institution or a day, '' for the whole; ``title`` is the
    advice in a colleague's words, ``remedy`` a suggestion. ``answer`` is the reason of a deliberate choice, None if there is none."""

    rule: str
    severity: Severity
    title: str
    remedy: str = ""
    part: str = ""
    answer: str | None = None


def important_first(findings: Iterable[Finding]) -> list[Finding]:
    """Sorted by severity, else as they come."""
    return sorted(findings, key=lambda finding: finding.severity != "important")
