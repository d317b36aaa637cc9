"""A card that Ctrl+click takes out of the choice loses its frame: what is framed is chosen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.painted import differing, on_screen
from tests.support.seen import settle

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_card_of_the_board(screen: Any, qtbot: QtBot) -> None:
    screen.window.activateWindow()
    qtbot.waitUntil(screen.window.isActiveWindow)
    screen.choose("a1")
    column = screen.view.board.columns[0].view
    rects = {title: column.visualRect(screen.view.model.index_of(screen.step(title))) for title in ("a1", "a2")}

    def cards() -> list[Any]:
        QTest.mouseMove(column.viewport(), QPoint(2, column.viewport().height() - 2))
        settle()
        return [on_screen(column.viewport(), rects[title]) for title in ("a1", "a2")]

    column.setFocus()
    first = cards()
    qtbot.mouseClick(column.viewport(), Qt.MouseButton.LeftButton, CTRL, rects["a2"].center())
    assert sorted(screen.chosen()) == ["a1", "a2"]
    assert differing(cards()[1], first[1]) > 0.005
    qtbot.mouseClick(column.viewport(), Qt.MouseButton.LeftButton, CTRL, rects["a2"].center())
    assert screen.chosen() == ["a1"] and screen.view.picking.current() == screen.step("a1")
    assert cards() == first
