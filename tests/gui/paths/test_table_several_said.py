"""In the table, a cell that is edited for several steps says so before anything is changed."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.support.hands import visible
from tests.support.painted import differing, on_screen
from tests.support.seen import settle
from ui.paths import cells

SAID = "Det, du retter, gælder alle 3 valgte trin."


@pytest.mark.parametrize("field", ["minutes", "format"])
def test_a_choice_carried_over_from_the_board_is_said_at_the_editor(screen: Any, qtbot: QtBot, field: str) -> None:
    screen.choose("a1", "a2", "a3")
    screen.view.show_view("table")
    table = screen.view.table
    settle()
    unchosen = table.visualRect(screen.view.model.index_of(screen.step("a4")))
    chosen = table.visualRect(screen.view.model.index_of(screen.step("a2")))
    corner = [on_screen(table.viewport(), rect.adjusted(rect.width() - 20, 4, -4, -4)) for rect in (chosen, unchosen)]
    assert differing(*corner) > 0.5, "the rows are painted as chosen"
    current = table.currentIndex()
    table.go_to(current.siblingAtColumn(cells.FIELDS.index(field)))
    assert len(screen.chosen()) == 3
    qtbot.keyClick(table, Qt.Key.Key_F2)
    settle()
    assert SAID in [each.text() for each in visible(table, QLabel)]
    editor = QApplication.focusWidget()
    assert editor is not None and editor.accessibleDescription() == SAID
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    settle()
    assert SAID not in [each.text() for each in visible(table, QLabel)]


def test_one_step_says_nothing(screen: Any, qtbot: QtBot) -> None:
    screen.choose("a1")
    screen.view.show_view("table")
    table = screen.view.table
    table.go_to(table.currentIndex().siblingAtColumn(cells.FIELDS.index("minutes")))
    qtbot.keyClick(table, Qt.Key.Key_F2)
    settle()
    assert not any("valgte trin" in each.text() for each in visible(table, QLabel))
