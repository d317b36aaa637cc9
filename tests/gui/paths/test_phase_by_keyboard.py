"""A phase is deleted, brought back and given other days by keyboard: where the keyboard then is, and what is chosen."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.support.painted import differing, on_screen
from tests.support.seen import settle
from ui.paths.phase_dialog import PhaseDialog

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(("phase", "beside"), [("A", "B"), ("B", "C"), ("C", "B")])
def test_the_neighbour_of_a_deleted_phase_gets_the_keyboard(screen: Any, qtbot: QtBot, phase: str, beside: str) -> None:
    screen.view.show_phase(screen.phase(phase))
    neighbour = screen.view.board.column(screen.phase(beside)).header
    before = on_screen(neighbour)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete, CTRL | SHIFT)
    settle()
    assert phase not in screen.phases()
    assert QApplication.focusWidget() is neighbour and differing(on_screen(neighbour), before) > 0.01, "it is framed"
    assert screen.view.picking.phase_in_hand == screen.phase(beside)


def test_undone_the_phase_is_framed_and_none_of_its_cards_chosen(screen: Any, qtbot: QtBot) -> None:
    screen.choose("a2")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete, CTRL | SHIFT)
    settle()
    assert QApplication.focusWidget() is screen.view.board.column(screen.phase("B")).header
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CTRL)
    settle()
    assert screen.phases()["A"] == ["a1", "a2", "a3", "a4"]
    assert QApplication.focusWidget() is screen.view.board.column(screen.phase("A")).header
    assert screen.chosen() == []


def test_a_wrong_last_day_has_the_keyboard_and_is_said_once(screen: Any, qtbot: QtBot) -> None:
    screen.view.show_phase(screen.phase("A"))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_B, CTRL)
    dialog = screen.window.findChild(PhaseDialog)
    dialog.last.setText("xx")
    dialog.first.setFocus()
    qtbot.keyClick(dialog.first, Qt.Key.Key_Return)
    settle()
    assert dialog.isVisible() and dialog.last.hasFocus() and dialog.last.selectedText() == "xx"
    wrong = [each for each in dialog.findChildren(QLabel) if each.isVisible() and each.property("kind") == "error"]
    assert len(wrong) == 1 and wrong[0].text()
    assert wrong[0].geometry().top() >= dialog.last.geometry().bottom()
    dialog.last.setText("5")
    qtbot.keyClick(dialog.last, Qt.Key.Key_Return)
    settle()
    assert not screen.window.findChildren(PhaseDialog)
