"""What the eye is on stays in place: cards when the sum above them changes, and the line for new items while it is written in."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import days, item_edits
from tests.support.painted import differing, on_screen
from tests.support.seen import settle
from ui.look import theme


def top(widget: QWidget) -> int:
    settle()
    return widget.mapToGlobal(QPoint()).y()


@pytest.mark.parametrize("zoom", [1.0, 1.25])
def test_cards_stay_when_the_day_no_longer_fits_and_when_it_fits_again(screen: Any, zoom: float) -> None:
    theme.use(zoom_factor=zoom)
    last, sums, view = screen.item("Afrunding"), screen.column.sums, screen.column.view
    item_edits.resize(screen.workspace, last, 45)  # fills the day
    assert top(view) and not sums.balance.isVisible() and not sums.catch_up.isVisible()
    before, cards = top(view), on_screen(view.viewport(), QRect(0, 0, 200, 100))
    item_edits.resize(screen.workspace, last, 55)
    assert top(view) == before and sums.balance.isVisible() and sums.catch_up.isVisible()
    assert differing(cards, on_screen(view.viewport(), QRect(0, 0, 200, 100))) == 0
    item_edits.resize(screen.workspace, last, 30)
    assert top(view) == before and sums.balance.isVisible() and not sums.catch_up.isVisible()
    item_edits.resize(screen.workspace, last, 45)
    assert top(view) == before


def test_cards_of_several_days_stay_when_a_day_is_filled(screen: Any) -> None:
    days.add_day(screen.workspace, screen.meeting)
    last = screen.item("Afrunding")
    places = []
    for minutes in (45, 55, 30):
        item_edits.resize(screen.workspace, last, minutes)
        settle()
        places.append([screen.rect(title).top() for title in ("Velkomst", "Pause", "Afrunding")])
    assert places[0] == places[1] == places[2]


@pytest.mark.parametrize("before", [None, "Pause"])
def test_the_line_stays_while_items_are_written_in_it(screen: Any, qtbot: QtBot, before: str | None) -> None:
    screen.column.resize(420, 400)
    settle()
    composer = screen.column.composer
    if before is None:
        screen.column.add.click()
    else:
        screen.column.choose(screen.item(before))
        screen.column.write_new_item()
    was = top(composer)
    for number in range(4):
        qtbot.keyClicks(composer.line, f"Punkt {number} 5 min")
        qtbot.keyClick(composer.line, Qt.Key.Key_Return)
        assert top(composer) == was and composer.line.hasFocus()
        assert screen.column.view.viewport().rect().contains(composer.geometry())
