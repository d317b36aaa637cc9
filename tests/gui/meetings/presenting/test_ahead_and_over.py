"""An item over its time at a meeting that is ahead: the projector says which of the two is which, whole."""

from __future__ import annotations

from typing import Any

import pytest

from campus_desktop.meetings import running
from ui.meetings.presenting import window as window_module
from ui.meetings.presenting.painting import draw, metrics

SAID = "mødet som helhed: 12 min foran"


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (640, 480)])
def test_the_line_below_the_figure_is_painted_whole(
    room: Any, monkeypatch: pytest.MonkeyPatch, width: int, height: int
) -> None:
    drawn: list[float] = []

    def watch(painter: Any, rect: Any, text: str, size: int, weight: int, colour: Any, *, right: bool = False) -> float:
        used = draw(painter, rect, text, size, weight, colour, right=right)
        if text == SAID:
            drawn.append(metrics(size, weight).horizontalAdvance(text) - used)
        return used

    monkeypatch.setattr(window_module, "draw", watch)
    room.f5()
    room.pass_(1)
    running.next_item(room.ws, room.meeting, room.now)
    room.pass_(52)
    shown = room.projector
    shown.resize(width, height)
    assert shown.accessibleName() == f"Punkt 2 af 3, Sparring, +2 min. over, {SAID}"
    shown.grab()
    assert drawn and max(drawn) == 0, "not shortened"
