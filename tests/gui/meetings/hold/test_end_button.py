"""The end of the meeting has a button that is in sight from the first item on, out of reach of a slip."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from campus_desktop.meetings import keys
from tests.support.hands import visible
from tests.support.painted import contrast, ink, on_screen
from tests.support.seen import settle
from ui.look import theme
from ui.meetings.hold.keys_overlay import KeysOverlay


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint()), widget.size())


def test_it_is_in_sight_and_apart_from_what_is_pressed_all_the_time(held: Any) -> None:
    side = held.mode.side
    assert not side.end.isVisible()
    held.press(keys.START)
    for _item in held.items[:-1]:
        settle()
        assert side.end.visibleRegion().boundingRect() == side.end.rect()
        assert side.end.text().replace("&", "") == "Slut mødet" and ink(on_screen(side.end)) > 0.05
        near = place(side.end).adjusted(-8, -8, 8, 8)
        timer = side.timer
        for other in (timer.run, timer.main, timer.back, timer.skip, timer.park, timer.catch_up):
            assert not place(other).intersects(near), other.text()
        assert not place(timer).intersects(place(side.end))
        held.press(keys.NEXT)
    settle()
    ends = [each for each in visible(side, QPushButton) if each.text().replace("&", "") == "Slut mødet"]
    assert ends == [side.timer.main]  # one button for it also at the last item
    assert "Ctrl+F9" in side.end.toolTip()
    assert contrast(theme.color("danger"), theme.color("surface")) >= 4.5


@pytest.mark.parametrize("sure", [False, True])
def test_a_click_asks_where_it_is_early_and_leaves_the_keyboard_in_the_line(held: Any, sure: bool) -> None:
    held.press(keys.START)
    settle()
    held.window.ask.answers.append(sure)
    QTest.mouseClick(held.mode.side.end, Qt.MouseButton.LeftButton)
    assert len(held.window.ask.said) == 1
    assert held.here().state == ("ended" if sure else "running")
    assert held.mode.side.end.isVisible() is not sure


def test_its_key_is_in_the_list_of_keys(held: Any) -> None:
    held.press(keys.START)
    held.mode.show_keys()
    (overlay,) = visible(held.window, KeysOverlay)
    texts = [each.text() for each in overlay.findChildren(QWidget) if hasattr(each, "text")]
    assert "Slut mødet" in texts and any(each.replace(" ", "+") == "Ctrl+F9" for each in texts)
    overlay.reject()
