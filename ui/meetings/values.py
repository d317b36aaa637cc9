"""Lines that hold a value: a time, a length, a date. What people type is read; what is in the document is written in one form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _
from campus_desktop.meetings.duedate import parse_due
from ui.typed import read_clock, read_minutes


def read_pin(text: str) -> time | None:
    """A time of the day, or None for nothing."""
    return read_clock(text) if text.strip() else None


def read_length(text: str) -> int:
    """Minutes, which must be given: "45", "1 t 30 min". CampusError where it is no length."""
    minutes = read_minutes(text)
    if minutes is None:
        raise CampusError(_("An item needs a length, for example 20."))
    return minutes


def date_reader(today: Callable[[], date]) -> Callable[[str], date | None]:
    """Reads dates as people write them, seen from ``today()``: "26/11", "26. november", "torsdag", "om 14 dage"; nothing is None."""

    def read(text: str) -> date | None:
        plain = " ".join(text.split())
        if not plain:
            return None
        # what the field itself writes begins with the weekday
        _weekday, _space, rest = plain.partition(" ")
        for candidate in (plain, rest.removeprefix("den ")):
            due = parse_due(candidate, today())
            if due is not None and due.length >= len(candidate):
                return due.date
        raise CampusError(_("“{text}” is not a date. Write for example 26/11 or 26-11-2026.").format(text=plain))

    return read
