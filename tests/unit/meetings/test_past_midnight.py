"""A moment on the day after says so wherever the clock's end or the next item's start is shown."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from campus_desktop.meetings import figures, running


def test_an_end_past_midnight_says_the_day_after(net: Any) -> None:
    net.clock.now = datetime(2026, 11, 26, 22, 50, tzinfo=UTC)  # 23.50
    running.start(net.ws, net.meeting, net.clock.now)
    here = running.where(net.ws, net.meeting, net.clock.now)
    assert figures.ends_text(here) == "slutter kl. 0.05 (dagen efter)"
    here = running.where(net.ws, net.meeting, net.clock.pass_(12))
    assert figures.ends_text(here) == "slutter kl. 0.05"  # by now that is today
    here = running.where(net.ws, net.meeting, net.clock.pass_(10))
    assert figures.ends_text(here) == "skulle være slut kl. 0.05"
