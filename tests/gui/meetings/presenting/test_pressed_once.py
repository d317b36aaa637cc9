"""A clicker's button that is held down is one press, and a double-click on the bar is one click."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import running
from ui.meetings.presenting.host import PresentHost


@pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_B])
def test_a_button_of_the_clicker_that_is_held_down_is_one_press(room: Any, qtbot: QtBot, key: Qt.Key) -> None:
    room.f5()
    shown, before = room.projector, running.where(room.ws, room.meeting, room.now)
    for _time in range(2):
        QApplication.sendEvent(
            shown, QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", autorep=True)
        )
    assert not shown.blank and running.where(room.ws, room.meeting, room.now) == before
    qtbot.keyClick(shown, key)
    assert shown.blank or running.where(room.ws, room.meeting, room.now).item != before.item


def test_a_double_click_on_black_does_not_end_it_again(room: Any) -> None:
    room.f5()
    QApplication.processEvents()
    presenting = room.window.companion(PresentHost).presenting
    assert presenting is not None
    blank = presenting.bar.blank
    handle, at = room.window.windowHandle(), blank.mapTo(room.window, blank.rect().center())
    QTest.mouseDClick(handle, Qt.MouseButton.LeftButton, pos=at)
    assert blank.isChecked() and room.projector.blank
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=at)
    assert not blank.isChecked() and not room.projector.blank
