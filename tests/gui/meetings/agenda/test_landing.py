"""Cards moved while the meeting runs, late: what the gap says, where the card then stands, and what is said of it."""

from __future__ import annotations

from typing import Any

import pytest

from campus_desktop.meetings import running
from tests.support.painted import on_screen


@pytest.fixture
def late(held: Any, meeting_clock: Any) -> Any:
    running.start(held.workspace, held.meeting, meeting_clock())
    running.next_item(held.workspace, held.meeting, meeting_clock.pass_(135))
    return held


def titles(screen: Any) -> list[str]:
    return [each[6:] for each in screen.shown()]


def test_lunch_dropped_on_the_current_item_comes_next(late: Any) -> None:
    view = late.column.view
    current = late.rect("Oplæg")
    before = on_screen(view.viewport()).copy(current)
    assert late.drag(late.cards("Frokost"), late.over("Oplæg"), drop=False)
    assert view.opening_text == "Slip her · som det næste"
    assert view.layout_.opening.top() >= late.rect("Oplæg").bottom(), "the gap opens below the current item"
    assert late.drag(late.cards("Frokost"), late.over("Oplæg"))
    assert titles(late)[:4] == ["Velkomst", "Oplæg", "Frokost", "Pause"]
    assert late.window.status_line.message_label.text() == "»Frokost« er nu det næste og ventes kl. 12.25"
    assert late.rect("Oplæg") == current and on_screen(view.viewport()).copy(current) == before
    lunch = next(card for card in late.column.model.cards if card.title == "Frokost")
    assert lunch.stage == "coming" and "ikke behandlet" not in lunch.second
    assert late.rect("Frokost").top() >= current.bottom()


def test_the_keys_do_not_lift_an_item_above_the_current_one(late: Any) -> None:
    late.choose("Pause")
    late.column.commands.move_up()
    assert titles(late)[:3] == ["Velkomst", "Oplæg", "Pause"]
    late.choose("Oplæg")
    late.column.commands.move_down()
    assert titles(late)[:3] == ["Velkomst", "Oplæg", "Pause"]


def test_a_gap_further_down_says_when_it_is_expected(late: Any) -> None:
    assert late.drag(late.cards("Design"), late.over("Sparring"), drop=False)
    assert late.column.view.opening_text == "Slip her · 12.40–13.40"
