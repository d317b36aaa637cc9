"""Stamps: when each row and field was last changed, in a total order across laptops, so that merging later is exact.

A stamp is a hybrid logical clock (Kulkarni et al. 2014): milliseconds, a counter, and the session that made it, as hex text
that sorts in order. It is always greater than the largest stamp seen, also if the machine's clock is behind.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime

ROW = ""
"""The field of the one stamp that a new row gets."""
ALIVE = "alive"
"""The field that says when a row was last deleted or restored."""

_COUNTER = 16
_SESSION = 8


def new_session() -> str:
    """The id of one opening for writing: eight hex digits."""
    return os.urandom(_SESSION // 2).hex()


def moment(stamp: str) -> datetime:
    """When a stamp was made, by the clock of the workspace that made it."""
    return datetime.fromtimestamp((int(stamp[:-_SESSION], 16) >> _COUNTER) / 1000, UTC)


class StampSource:
    """Makes stamps for one session."""

    def __init__(self, session: str, last: str | None) -> None:
        self._session = session
        self._last = int(last[:-_SESSION], 16) if last else 0

    def see(self, stamp: str) -> None:
        """Make later stamps greater than this one."""
        self._last = max(self._last, int(stamp[:-_SESSION], 16))

    def stamp(self, now: datetime) -> str:
        """A stamp for ``now``, or just after the last one if ``now`` is before it."""
        self._last = max(int(now.timestamp() * 1000) << _COUNTER, self._last + 1)
        return f"{self._last:016x}{self._session}"
