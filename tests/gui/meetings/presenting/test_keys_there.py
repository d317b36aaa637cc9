"""Keys in the projector's window: none works unseen on a black screen, and what is typed is not lost without a word."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import running
from ui.meetings.presenting.host import PresentHost

from .conftest import LAPTOP, Room

HINT = "Her styrer tasterne kun visningen. Noter skrives i mødets eget vindue; Escape lukker projektoren."
Key = Qt.Key


@pytest.fixture
def here(room: Room) -> Room:
    """The slide fills the only screen."""
    room.plug(LAPTOP)
    room.window.companion(PresentHost).here()
    return room


@pytest.mark.parametrize(
    "key", [Key.Key_F6, Key.Key_F7, Key.Key_F8, Key.Key_F9, Key.Key_Right, Key.Key_PageDown, Key.Key_M]
)
def test_a_key_on_the_black_screen_only_ends_the_black(here: Any, qtbot: QtBot, key: Key) -> None:
    presenting = here.window.companion(PresentHost).presenting
    shown = presenting.shown
    here.pass_(1)
    before, first = shown.grab().toImage(), running.where(here.ws, here.meeting, here.now)
    where = shown.board.at
    qtbot.keyClick(shown, Key.Key_B, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert shown.blank and presenting.bar.blank.isChecked() and shown.grab().toImage() != before
    qtbot.keyPress(shown, Key.Key_Shift)
    assert shown.blank, "a key held for another one"
    qtbot.keyClick(shown, key)
    assert not shown.blank and not presenting.bar.blank.isChecked()
    assert running.where(here.ws, here.meeting, here.now) == first and shown.board.at == where
    assert shown.grab().toImage() == before
    if key == Key.Key_F6:
        qtbot.keyClick(shown, key)
        assert running.where(here.ws, here.meeting, here.now).ends != first.ends


def test_escape_on_the_black_screen_leads_to_the_safe_view(here: Any, qtbot: QtBot) -> None:
    presenting = here.window.companion(PresentHost).presenting
    qtbot.keyClick(presenting.shown, Key.Key_B)
    qtbot.keyClick(presenting.shown, Key.Key_Escape)
    assert not presenting.active and here.window.safe is not None


@pytest.mark.parametrize("size", [(1366, 768), (800, 600)])
def test_typing_there_says_where_notes_are_written(here: Any, qtbot: QtBot, size: tuple[int, int]) -> None:
    shown = here.projector
    shown.resize(*size)
    QApplication.processEvents()
    before = shown.grab().toImage()
    for letter in "Mød":
        QApplication.sendEvent(
            shown, QKeyEvent(QKeyEvent.Type.KeyPress, Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
        )
    assert shown.accessibleDescription() == HINT
    said = shown.grab().toImage()
    above = QRect(0, 0, said.width(), round(said.height() * 0.8))
    assert said != before and said.copy(above) == before.copy(above), "what is shown stays in sight"
    shown.hinted.timeout.emit()
    assert shown.accessibleDescription() == "" and shown.grab().toImage() == before
