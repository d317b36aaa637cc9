"""The moment now and the zone that days are counted in: the only place where the machine is asked for the time.

What is planned stands in Danish wall time, so a day is Copenhagen's, whatever zone the machine is set to. Functions of the core take
``now``; a workspace is opened with a function that gives it, and the window has one clock for itself and its workspace.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo


def system_now() -> datetime:
    """The moment now by the machine's clock, in UTC."""
    return datetime.now(UTC)


@cache
def zone() -> ZoneInfo:
    """The time zone of all planned times. Read on first use: it is a file of its own."""
    return ZoneInfo("Europe/Copenhagen")


def local(moment: datetime) -> datetime:
    """An instant as the wall clock in Copenhagen shows it. ValueError where ``moment`` has no offset."""
    if moment.tzinfo is None:
        raise ValueError("an instant has an offset from UTC")
    return moment.astimezone(zone())


def day_of(moment: datetime) -> date:
    """The day in Copenhagen in which an instant lies. ValueError where ``moment`` has no offset."""
    return local(moment).date()
