"""The big figure says what it is, as on the projector; the card after a meeting past midnight says which day it ended."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from campus_desktop.clock import zone
from campus_desktop.meetings import edits, item_edits, keys
from tests.support.hands import visible
from tests.support.painted import ink, on_screen
from tests.support.seen import settle
from ui.look import theme
from ui.meetings.hold.catch_up import CatchUpDialog


def heard(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_the_figure_has_its_word_beside_it(held: Any, zoom: float) -> None:
    item_edits.update_item(held.workspace, held.items[0], minutes=75)
    theme.use(zoom_factor=zoom)
    timer = held.mode.side.timer
    held.pass_(0)
    assert not timer.word.isVisible()  # before the start the figure is a time of the day
    held.press(keys.START)
    for minutes, word, said in ((1, "tilbage", "1:14:00 tilbage"), (20, "tilbage", "54:00 tilbage"),
                                (120, "over tiden", "+1:06:00 over tiden")):  # fmt: skip
        held.pass_(minutes)
        settle()
        place = QAccessible.queryAccessibleInterface(timer.word).rect()
        figure = QAccessible.queryAccessibleInterface(timer.figure).rect()
        assert timer.word.isVisible() and timer.word.text() == word and heard(timer.figure) == said
        assert ink(on_screen(timer.word)) > 0.03
        assert (
            place.left() >= figure.right()
            and place.right() <= QAccessible.queryAccessibleInterface(timer).rect().right()
        )
        assert timer.word.width() >= timer.word.sizeHint().width()
        assert timer.figure.width() >= timer.figure.sizeHint().width()
    held.end()
    settle()
    assert not timer.word.isVisible() and heard(timer.figure) == timer.figure.text()


@pytest.mark.parametrize(
    ("ended", "said"),
    [
        (datetime(2026, 11, 26, 23, 55), "fra kl. 23.00 til 23.55"),
        (datetime(2026, 11, 27, 0, 40), "fra kl. 23.00 til 0.40 (dagen efter)"),
        (datetime(2026, 11, 29, 9, 5), "fra kl. 23.00 til 29. november 2026 kl. 9.05"),
    ],
)
def test_the_card_says_which_day_it_ended(held: Any, ended: datetime, said: str) -> None:
    edits.update_meeting(held.workspace, held.meeting, start=time(23), end=time(2))
    held.now = datetime(2026, 11, 26, 23, tzinfo=zone())
    held.pass_(0)
    held.press(keys.START)
    held.now = ended.replace(tzinfo=zone())
    held.pass_(0)
    held.end()
    settle()
    assert held.detail.startswith(said + " · ")
    detail = held.mode.side.timer.detail
    assert ink(on_screen(detail)) > 0.02 and "…" not in detail.text()


def test_catching_up_says_which_ends_are_on_the_day_after(held: Any) -> None:
    for item in held.items[1:]:
        item_edits.delete_items(held.workspace, [item])
    item_edits.update_item(held.workspace, held.items[0], minutes=90)
    edits.update_meeting(held.workspace, held.meeting, start=time(23), end=time(0, 30))
    held.now = datetime(2026, 11, 26, 23, 20, tzinfo=zone())
    held.pass_(0)
    held.press(keys.START)
    held.press(keys.CATCH_UP)
    (dialog,) = visible(held.window, CatchUpDialog)
    settle()
    said = "Målt mod planlagt sluttid 00.30 (dagen efter). Som det går nu, slutter mødet 00.50 (dagen efter)."
    assert dialog.measure.text() == said
    assert ink(on_screen(dialog.measure)) > 0.02
    dialog.reject()
