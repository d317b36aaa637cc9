"""The framed card or row is the chosen one, and has the keyboard, whatever an undo took away."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.paths import edits
from tests.support.painted import on_screen
from tests.support.seen import settle
from ui.paths import cells


@pytest.fixture
def active(screen: Any, qtbot: QtBot) -> Any:
    screen.window.activateWindow()
    qtbot.waitUntil(screen.window.isActiveWindow)
    return screen


def cell(screen: Any, title: str, field: str) -> Any:
    return screen.view.model.index_of(screen.step(title)).siblingAtColumn(cells.FIELDS.index(field))


def press(qtbot: QtBot, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    both = Qt.KeyboardModifier.NoModifier
    for each in modifiers:
        both |= each
    qtbot.keyClick(QApplication.focusWidget(), key, both)
    settle()


CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.mark.parametrize("field", ["day", "responsible"])
def test_undoing_a_change_of_a_phase_leaves_the_cell_its_keyboard(active: Any, qtbot: QtBot, field: str) -> None:
    screen, table = active, active.view.table
    screen.view.show_view("table")
    table.go_to(cell(screen, "a3", field))
    edits.update_phase(screen.workspace, screen.phase("A"), first_day=1, last_day=9, budget=90)
    settle()
    place = table.visualRect(cell(screen, "a3", field))
    framed = on_screen(table.viewport(), place)
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert QApplication.focusWidget() is table and table.currentIndex() == cell(screen, "a3", field)
    assert on_screen(table.viewport(), table.visualRect(table.currentIndex())) == framed
    press(qtbot, Qt.Key.Key_Down)
    assert table.currentIndex() == cell(screen, "a4", field) and screen.chosen() == ["a4"]


@pytest.mark.parametrize("phase", ["A", "C"])
@pytest.mark.parametrize("written", [1, 2])
def test_after_steps_are_written_and_undone_the_framed_card_is_chosen(
    active: Any, qtbot: QtBot, phase: str, written: int
) -> None:
    screen, view = active, active.view
    view.board.write_steps(screen.phase(phase))
    line = view.board.column(screen.phase(phase)).line.field
    for number in range(written):
        line.insert(f"nyt {number}")
        press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert QApplication.focusWidget() is line
    press(qtbot, Qt.Key.Key_Escape)
    focus = QApplication.focusWidget()
    column = view.board.column(screen.phase(phase))
    if not column.phase.steps:
        assert focus is column.add_button
        return
    last = column.phase.steps[-1].title
    assert focus is column.view and screen.chosen() == [last]
    if len(column.phase.steps) > 1:
        press(qtbot, Qt.Key.Key_Up, ALT)
        assert screen.phases()[phase][-2] == last and screen.chosen() == [last]


@pytest.mark.parametrize("view", ["board", "table"])
def test_what_becomes_current_when_the_chosen_one_goes_is_chosen(active: Any, qtbot: QtBot, view: str) -> None:
    screen = active
    screen.view.show_view(view)
    screen.choose("a4")
    press(qtbot, Qt.Key.Key_D, CTRL)
    press(qtbot, Qt.Key.Key_Z, CTRL)
    assert screen.chosen() == [screen.view.model.step(screen.view.picking.selection.currentIndex()).title] == ["a4"]
    press(qtbot, Qt.Key.Key_Up, ALT)
    assert screen.phases()["A"] == ["a1", "a2", "a4", "a3"]


def test_the_last_row_of_a_phase_undone_in_the_table_leaves_a_row_with_the_keyboard(active: Any, qtbot: QtBot) -> None:
    screen, table = active, active.view.table
    screen.view.show_view("table")
    screen.choose("a2")
    screen.view.commands.write_steps(screen.phase("C"), "nyt")
    settle()
    press(qtbot, Qt.Key.Key_Z, CTRL)
    current = screen.view.model.step(table.currentIndex())
    assert QApplication.focusWidget() is table and current is not None and screen.chosen() == [current.title]
