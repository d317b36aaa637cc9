"""An item that Ctrl+click takes out of the choice loses its frame: what is framed is chosen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.painted import differing, on_screen
from tests.support.seen import settle

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_card_of_the_agenda(screen: Any, qtbot: QtBot) -> None:
    view = screen.column.view
    screen.window.activateWindow()
    qtbot.waitUntil(screen.window.isActiveWindow)
    every = [view.agenda_model.index(row, 0) for row in range(view.agenda_model.rowCount())]
    indexes = [index for index in every if view.agenda_model.item(index) is not None][:2]
    view.setFocus()

    def card(at: int) -> Any:
        QTest.mouseMove(view.viewport(), QPoint(2, view.viewport().height() - 2))
        settle()
        return on_screen(view.viewport(), view.visualRect(indexes[at]))

    def click(at: int, held: Qt.KeyboardModifier) -> None:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, held, view.visualRect(indexes[at]).center())
        settle()

    click(0, Qt.KeyboardModifier.NoModifier)
    first, other = card(0), card(1)
    click(1, CTRL)
    assert len(view.selectionModel().selectedIndexes()) == 2 and differing(card(1), other) > 0.005
    click(1, CTRL)
    assert view.selectionModel().selectedIndexes() == [indexes[0]] and view.currentIndex() == indexes[0]
    assert (card(0), card(1)) == (first, other)
