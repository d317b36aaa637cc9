"""Lines that hold a value: a time, a length, a date. What people type is read; what is in the document is written in one form."""

from __future__ import annotations

from datetime import time

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _
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
