"""How long an item took is what lies between the times that screen and paper show for it."""

from __future__ import annotations

from typing import Any

import pytest

from campus_desktop.clock import zone
from campus_desktop.meetings import running, timer


@pytest.mark.parametrize(("after", "minutes"), [(0.9, 0), (1.5, 1), (14.7, 14)])
def test_minutes_are_those_between_the_times_that_are_printed(net: Any, after: float, minutes: int) -> None:
    running.start(net.ws, net.meeting, net.clock.now)  # on the minute
    running.next_item(net.ws, net.meeting, net.clock.pass_(after))
    running.end(net.ws, net.meeting, net.clock.pass_(1.2))
    events = running.read_events(net.ws, net.meeting)
    found = timer.actuals(net.read(), events, net.clock.now)
    assert found[0].minutes == minutes
    for each in found:
        begun, ended = (at.astimezone(zone()).strftime("%H.%M") for at in (each.started, each.ended or each.started))
        hours, rest = int(ended[:2]) - int(begun[:2]), int(ended[3:]) - int(begun[3:])
        assert each.minutes == hours * 60 + rest, (begun, ended)
