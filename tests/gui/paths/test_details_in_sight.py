"""The details of a step, written by keyboard: the note is wholly in sight, and so is the card that grows."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.paths import step_edits
from tests.support.seen import settle


def test_the_note_is_whole_while_it_is_written(screen: Any, qtbot: QtBot) -> None:
    screen.choose("a2")
    details = screen.view.details
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F2)
    details.more.link.setChecked(True)
    settle()
    note = details.fields.texts["note"]
    for _time in range(40):
        if note.hasFocus():
            break
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    port = details.scroll_area.viewport()

    def whole() -> bool:
        settle()
        return bool(port.rect().contains(QRect(note.mapTo(port, QPoint()), note.size())))

    assert note.hasFocus() and whole()
    height = note.height()
    for number in range(8):
        qtbot.keyClicks(note, f"linje {number}")
        qtbot.keyClick(note, Qt.Key.Key_Return)
        assert whole()
    assert note.height() > height


def test_the_chosen_card_stays_whole_when_it_grows(screen: Any, qtbot: QtBot) -> None:
    for number in range(12):
        step_edits.add_step(screen.workspace, screen.phase("A"), f"n{number}", minutes=20)
    settle()
    screen.choose("n11")
    settle()
    view = screen.view.board.columns[0].view

    def whole() -> bool:
        settle()
        return bool(view.viewport().rect().contains(view.visualRect(screen.view.model.index_of(screen.step("n11")))))

    assert whole()
    height = view.visualRect(view.currentIndex()).height()
    step_edits.update_steps(
        screen.workspace, [screen.step("n11")], day=1, mandatory=True, responsible="Mette Holm fra Fjordstyrelsen"
    )
    assert whole() and view.visualRect(view.currentIndex()).height() > height
