"""The line above the agenda follows the meeting while it is held, and after its end nothing warns any more."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from campus_desktop.meetings import edits, item_edits, running
from tests.support.painted import colours, on_screen
from ui.look import theme


def notices(screen: Any) -> list[str]:
    return [card.notice[0] for card in screen.column.model.cards if card.notice is not None]


def red(screen: Any) -> bool:
    """Whether anything in the agenda is painted in the colour of danger."""
    return colours(on_screen(screen.column))[theme.color("danger-soft").rgb() & 0xFFFFFF] > 50


def test_the_line_says_when_the_day_ends_as_things_stand(held: Any, meeting_clock: Any) -> None:
    balance = held.column.sums.balance
    item_edits.update_item(held.workspace, held.item("Frokost"), pinned=None)
    assert balance.text() == "1 t til overs · slutter kl. 13.30"  # 4 hours from 9.30 on, of 5
    running.start(held.workspace, held.meeting, meeting_clock())
    running.next_item(held.workspace, held.meeting, meeting_clock.pass_(32))  # of 15 minutes
    assert balance.text() == "43 min til overs · slutter kl. 13.47" and balance.isVisible()
    meeting_clock.pass_(40 + 45)  # the second item is 45 minutes over
    before = on_screen(balance)
    held.column.tick()
    assert balance.text() == "2 min for meget · slutter kl. 14.32" and balance.property("tone") == "danger"
    assert on_screen(balance) != before


@pytest.mark.parametrize("shown", ["held", "screen"])
def test_after_the_end_nothing_is_late(request: Any, shown: str, meeting_clock: Any) -> None:
    screen = request.getfixturevalue(shown)
    item_edits.update_item(screen.workspace, screen.item("Oplæg"), minutes=75)
    assert notices(screen) == ["5 min for sent til kl. 12.00"] and red(screen)
    running.start(screen.workspace, screen.meeting, meeting_clock())
    running.next_item(screen.workspace, screen.meeting, meeting_clock.pass_(2))
    running.end(screen.workspace, screen.meeting, meeting_clock.pass_(2))
    assert notices(screen) == [] and not red(screen)
    sums = screen.column.sums
    assert not sums.balance.isVisible() and not sums.catch_up.isVisible()
    running.back(screen.workspace, screen.meeting, meeting_clock.pass_(1))
    assert len(notices(screen)) == 1 or shown == "held"


@pytest.mark.parametrize("zoom", [1.0, 1.25])
def test_the_hours_are_whole_in_the_narrow_column(held: Any, zoom: float) -> None:
    theme.use(zoom_factor=zoom)
    edits.update_meeting(held.workspace, held.meeting, end=time(14, 45))
    held.column.resize(theme.px(295), 700)
    hours = held.column.hours
    assert hours.isVisible() and hours.text() == "09.30–14.45"
    assert hours.fontMetrics().horizontalAdvance(hours.text()) <= hours.width()
