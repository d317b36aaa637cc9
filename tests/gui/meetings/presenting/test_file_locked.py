"""On a single screen the projector's window has the keyboard: a key that does nothing, as the file is locked, is said there."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import running
from tests.support.broken_files import locked_while_open
from tests.support.coloured import painted_in
from ui.meetings.presenting.host import PresentHost

from .conftest import LAPTOP, Room


@pytest.fixture
def here(room: Room) -> Room:
    room.plug(LAPTOP)
    room.window.settle()
    room.window.companion(PresentHost).here()
    room.pass_(1)
    return room


@pytest.mark.parametrize("key", [Qt.Key.Key_F8, Qt.Key.Key_F9])
def test_a_key_that_does_nothing_is_said_on_the_projector(here: Any, qtbot: QtBot, answers: Any, key: Qt.Key) -> None:
    shown, name = here.projector, here.ws.path.stem
    QApplication.processEvents()
    item = running.where(here.ws, here.meeting, here.now).item
    assert not painted_in(shown, "timer-red")
    with locked_while_open(here.ws, readable=True):
        qtbot.keyClick(shown, key)
        QApplication.processEvents()
        assert painted_in(shown, "timer-red", shown.foot()), "where what comes next stands else"
        assert shown.accessibleDescription() == "Ikke gemt: Filen er låst af et andet program. Prøv igen."
        assert name not in shown.accessibleDescription(), "the audience is not told what the file is called"
    qtbot.waitUntil(lambda: not here.window.unsaved.refused, timeout=10_000)
    QApplication.processEvents()
    assert not painted_in(shown, "timer-red") and shown.accessibleDescription() == ""
    qtbot.keyClick(shown, key)
    where = running.where(here.ws, here.meeting, here.now)
    assert where.item != item or where.state == "paused"
    assert answers.said == []


def test_what_is_refused_elsewhere_is_not_shown_to_the_audience(room: Room, qtbot: QtBot) -> None:
    room.f5()
    room.window.activateWindow()
    qtbot.waitUntil(room.window.isActiveWindow)
    with locked_while_open(room.ws, readable=True):
        room.window.guard(lambda: running.pause(room.ws, room.meeting, room.now))
        QApplication.processEvents()
        assert room.window.unsaved.refused and not painted_in(room.projector, "timer-red")
