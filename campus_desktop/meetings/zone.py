"""The time zone of everything planned."""

from __future__ import annotations

from functools import cache
from zoneinfo import ZoneInfo


@cache
def zone() -> ZoneInfo:
    """The time zone of all planned times. Read when first needed: it is a file of its own."""
    return ZoneInfo("Europe/Copenhagen")
