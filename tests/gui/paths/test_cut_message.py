"""What was cut on the board is no longer said once Escape has given it up."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.status import said


def test_cut_ends_with_escape_on_the_board(screen: Any, qtbot: QtBot) -> None:
    screen.choose("a1")
    screen.view.commands.cut()
    assert any(text.startswith("Klippet") for text in said(screen.window))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not any(text.startswith("Klippet") for text in said(screen.window))
