"""On the only screen the audience sees every question: it stands over the projector's window, and names nothing private."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import running
from tests.gui.meetings.presenting.conftest import LAPTOP
from ui.meetings.presenting.host import PresentHost
from ui.meetings.presenting.one_screen import OneScreenDialog
from ui.shell.ask import Ask


@pytest.fixture
def here(room: Any) -> Any:
    room.plug(LAPTOP)
    room.window.companion(PresentHost).toggle(room.meeting)
    (dialog,) = (each for each in room.window.findChildren(OneScreenDialog) if each.isVisible())
    dialog.here.click()
    asked = room.window.ask
    room.window.ask = Ask()
    room.window.ask.front, room.window.ask.front_meeting = asked.front, asked.front_meeting
    return room


def test_a_question_stands_over_the_projectors_window_and_tells_nothing_private(here: Any, qtbot: QtBot) -> None:
    shown = here.projector
    here.note("works-well", "HEMMELIG samtale", private=True)
    here.pass_(1)
    running.next_item(here.ws, here.meeting, here.now)
    here.pass_(5)
    seen: list[tuple[object, str]] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        words = " ".join([box.text(), *(each.text() for each in box.buttons())])
        seen.append((box.parentWidget(), words))
        box.reject()

    QTimer.singleShot(0, look)
    qtbot.keyClick(shown, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    ((over, words),) = seen
    assert over is shown and shown.isVisible()
    assert "Næste" in words and "HEMMELIG" not in words and "Ny note" not in words
    qtbot.waitUntil(shown.isActiveWindow)  # the keys work there again


def test_afterwards_questions_stand_over_the_window_again(here: Any) -> None:
    here.f5()
    assert here.window.ask.front is None
