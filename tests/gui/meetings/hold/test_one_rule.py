"""Figure, colour and sentence of the clock go by one rule, also after catching up and with a clock that was set wrong."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from campus_desktop.meetings import keys
from ui.meetings.hold.catch_up import CatchUpDialog


def _catch_up(held: Any) -> None:
    held.press(keys.CATCH_UP)
    (dialog,) = held.window.findChildren(CatchUpDialog)
    dialog.agree.click()
    QApplication.processEvents()


def _shown(held: Any) -> tuple[str, str, str]:
    panel = held.mode.side.timer
    return held.figure, panel.figure.property("mood"), held.detail


def test_caught_up_while_the_item_runs_over_it_ends_now(held: Any) -> None:
    held.press(keys.START)
    held.pass_(30)
    assert _shown(held) == ("+15:00", "red", "skulle være slut kl. 9.45 · 15 min bagud")
    _catch_up(held)
    assert _shown(held) == ("00:00", "red", "slutter kl. 10.00 · følger planen")
    held.press(keys.MORE)
    assert _shown(held) == ("05:00", "amber", "slutter kl. 10.05 · 5 min bagud")
    held.pass_(7)
    assert _shown(held) == ("+02:00", "red", "skulle være slut kl. 10.05 · 7 min bagud")
    _catch_up(held)
    assert _shown(held) == ("00:00", "red", "slutter kl. 10.07 · følger planen")


def test_half_a_minute_is_caught_up_too(held: Any) -> None:
    held.press(keys.START)
    held.pass_(30 + 29 / 60)
    _catch_up(held)
    assert _shown(held) == ("00:31", "red", "slutter kl. 10.01 · følger planen")


def test_one_who_began_late_keeps_the_items_minutes(held: Any) -> None:
    held.now += timedelta(minutes=10)
    held.press(keys.START)
    held.pass_(5)
    assert _shown(held) == ("10:00", "calm", "slutter kl. 9.55 · 10 min bagud")
    _catch_up(held)
    assert _shown(held) == ("10:00", "calm", "slutter kl. 9.55 · følger planen")


def test_undo_and_redo_take_the_clock_along(held: Any) -> None:
    held.press(keys.START)
    held.pass_(30)
    before = held.read()
    _catch_up(held)
    after = held.read()
    held.window.undo()
    assert held.read().items == before.items and _shown(held)[0] == "+15:00"
    held.window.redo()
    assert held.read().items == after.items
    assert _shown(held) == ("00:00", "red", "slutter kl. 10.00 · følger planen")


@pytest.mark.parametrize("minutes", [-90, 60 * 24 * 40])
def test_a_clock_set_back_or_far_ahead_is_said_and_nothing_is_negative(held: Any, minutes: int) -> None:
    held.press(keys.START)
    held.pass_(20)
    held.press(keys.NEXT)
    held.pass_(minutes)
    said = {
        True: "Computerens ur er stillet tilbage. Mødets tid står stille til kl. 9.50.",
        False: "Der er ikke trykket på noget i et døgn. Går computerens ur rigtigt?",
    }[minutes < 0]
    label = held.mode.side.timer.detail
    assert label.text() == said and not label.visibleRegion().isEmpty()
    assert label.heightForWidth(label.width()) <= label.height() + 1, "the whole sentence is in sight"
    assert held.figure == "1:00:00" if minutes < 0 else held.figure.startswith("+")
    held.pass_(-minutes)
    assert held.detail == "slutter kl. 10.50 · 5 min bagud"
