"""Undoing what started, paused or ended a meeting says in plain words what its clock is now, and the clock shows it."""

from __future__ import annotations

from typing import Any

from campus_desktop.meetings import keys
from tests.gui.conftest import Answers
from tests.support.painted import differing, on_screen
from tests.support.status import said


def clock(held: Any) -> Any:
    return on_screen(held.mode.side.timer)


def test_a_start_taken_back_and_its_undo(held: Any, answers: Answers) -> None:
    held.press(keys.START)
    running = held.title
    assert running == "Velkomst"
    held.pass_(1)
    going = clock(held)
    answers.answers = [True]
    held.press(keys.BACK)
    told = "Starten er taget tilbage: Mødet er ikke begyndt. Ctrl+Z lader det gå videre."
    assert told in said(held.window) and held.here().state == "planned"
    still = clock(held)
    assert differing(still, going) > 0.01
    held.press("Ctrl+Z")
    assert "Fortrudt: Tag starten tilbage. Mødet er i gang." in said(held.window)
    assert held.title == running and differing(clock(held), still) > 0.01
    held.press("Ctrl+Y")
    assert "Gentaget: Tag starten tilbage. Mødet er ikke begyndt." in said(held.window)
    assert clock(held) == still
    held.press("Ctrl+Z")
    held.press("Ctrl+Z")
    assert "Fortrudt: Start mødet. Mødet er ikke begyndt." in said(held.window)


def test_a_pause_is_said_and_what_leaves_the_clock_going_is_not(held: Any) -> None:
    held.press(keys.START)
    held.press(keys.START)
    assert held.here().state == "paused"
    paused = clock(held)
    held.press("Ctrl+Z")
    assert any(each.endswith(". Mødet er i gang.") for each in said(held.window))
    assert differing(clock(held), paused) > 0.01
    held.press("Ctrl+Y")
    assert any(each.endswith(". Mødet er på pause.") for each in said(held.window))
    held.press(keys.START)
    held.press(keys.NEXT)
    held.press("Ctrl+Z")
    assert "Fortrudt: Næste" in said(held.window)
