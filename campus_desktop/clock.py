"""The current moment and the time zone of days: the only place where the machine's clock is read.

Plans are in Danish wall time, so a day is Copenhagen's, whatever time zone the machine has. Functions of the core take ``now``;
a workspace is opened with a function that returns it, and the window has one clock for itself and its workspace.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from zoneinfo import ZoneInfo


def system_now() -> datetime:
    """The current moment by the machine's clock, in UTC."""
    return datetime.now(UTC)


@cache
def zone() -> ZoneInfo:
    """The time zone of all planned times. Lazy, as it is read from a file."""
    return ZoneInfo("Europe/Copenhagen")


def local(moment: datetime) -> datetime:
    """An instant in Copenhagen's wall time. Raises ValueError if ``moment`` has no offset."""
    if moment.tzinfo is None:
        raise ValueError("an instant has an offset from UTC")
    return moment.astimezone(zone())


def day_of(moment: datetime) -> date:
    """The day of an instant in Copenhagen. Raises ValueError if ``moment`` has no offset."""
    return local(moment).date()
