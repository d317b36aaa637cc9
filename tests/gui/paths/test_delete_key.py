"""Delete in the table empties a cell, and in the column of titles deletes the step; what it did is said, and undone at its place."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.courses.edits import update_course
from campus_desktop.paths import step_edits
from campus_desktop.paths.queries import read_path
from tests.support.painted import differing, ink, on_screen, ringed
from tests.support.seen import settle
from ui.paths import cells

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def table(screen: Any) -> Any:
    for title in ("a2", "a3"):
        step_edits.update_step(
            screen.workspace,
            screen.step(title),
            day=2,
            start_time=time(9, 30),
            responsible="KB",
            mandatory=True,
            note="Husk nøgler",
        )
    update_course(screen.workspace, screen.courses[0], {"code": "K-1"})
    step_edits.link_course(screen.workspace, screen.step("a2"), "K-1")
    screen.view.show_view("table")
    return screen


def cell(screen: Any, title: str, field: str) -> Any:
    return screen.view.model.index_of(screen.step(title)).siblingAtColumn(cells.FIELDS.index(field))


def put(screen: Any, title: str, field: str) -> None:
    screen.view.table.go_to(cell(screen, title, field))


def at(screen: Any) -> tuple[str, str]:
    """Where the cursor of the table is: step and field."""
    index = screen.view.table.currentIndex()
    return screen.view.model.step(index).title, cells.FIELDS[index.column()]


def value(screen: Any, title: str, field: str) -> Any:
    step = next(each for each in read_path(screen.workspace, screen.path).steps if each.title == title)
    return getattr(step, field)


def painted(screen: Any, title: str, field: str) -> Any:
    """The inside of a cell, without the ring."""
    view = screen.view.table
    place = view.visualRect(cell(screen, title, field))
    return on_screen(view.viewport(), place.adjusted(3, 3, -3, -3))


def said(screen: Any) -> str:
    settle()
    line = screen.window.status_line
    assert line.message_label.isVisible() and line.message_label.width() > 30
    return str(line.message_label.text())


def press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(QApplication.focusWidget(), key)


FIELDS = [field for field in cells.FIELDS if field != "title"]


@pytest.mark.parametrize("field", FIELDS)
def test_delete_empties_the_cell_and_undo_comes_back_to_it(table: Any, qtbot: QtBot, field: str) -> None:
    put(table, "a2", field)
    table.view.table.scrollTo(cell(table, "a2", field))
    was, before = value(table, "a2", field), painted(table, "a2", field)
    assert was
    press(qtbot, Qt.Key.Key_Delete)
    assert not value(table, "a2", field)
    assert table.shown()["A"] == ["a1", "a2", "a3", "a4"], "the step stays"
    assert at(table) == ("a2", field) and QApplication.focusWidget() is table.view.table
    assert differing(painted(table, "a2", field), before) > 0
    assert cells.heading(cells.FIELDS.index(field)) in said(table) and "a2" in said(table)
    put(table, "b2", "title")
    table.window.undo()
    table.view.table.scrollTo(cell(table, "a2", field))
    assert value(table, "a2", field) == was and at(table)[0] == "a2"


def test_undo_leaves_the_cursor_in_its_column(table: Any, qtbot: QtBot) -> None:
    put(table, "a2", "responsible")
    press(qtbot, Qt.Key.Key_Delete)
    settle()
    undo = table.window.status_line.undo_button
    assert undo.text() == "Fortryd: Ret ansvarlig for »a2«" and undo.width() >= undo.sizeHint().width()
    table.window.undo()
    assert at(table) == ("a2", "responsible") and QApplication.focusWidget() is table.view.table
    table.window.redo()
    assert at(table) == ("a2", "responsible")


def test_an_empty_cell_stays_and_it_is_said_how_a_step_is_deleted(table: Any, qtbot: QtBot) -> None:
    put(table, "a1", "responsible")
    label = table.workspace.undo_label
    press(qtbot, Qt.Key.Key_Delete)
    assert table.workspace.undo_label == label and "Titel" in said(table)


def test_the_cell_is_emptied_in_all_rows_that_are_chosen(table: Any, qtbot: QtBot) -> None:
    table.choose("a2", "a3")
    table.view.table.go_to(cell(table, "a2", "day"))
    assert table.chosen() == ["a2", "a3"]
    press(qtbot, Qt.Key.Key_Delete)
    assert [value(table, title, "day") for title in ("a2", "a3")] == [None, None]
    assert "2" in said(table) and table.chosen() == ["a2", "a3"]
    table.window.undo()
    assert [value(table, title, "day") for title in ("a2", "a3")] == [2, 2]


def test_in_the_column_of_titles_the_step_goes_and_it_is_said(table: Any, qtbot: QtBot) -> None:
    put(table, "a2", "title")
    press(qtbot, Qt.Key.Key_Delete)
    assert table.shown()["A"] == ["a1", "a3", "a4"] and at(table) == ("a3", "title")
    assert said(table) == "Trin slettet: »a2«"
    offer = table.window.status_line.offer_button
    assert offer.isVisible() and offer.text() == "Fortryd" and ink(on_screen(offer)) > 0
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert table.shown()["A"] == ["a1", "a2", "a3", "a4"] and at(table) == ("a2", "title")


def test_what_is_offered_takes_back_nothing_that_was_done_later(table: Any, qtbot: QtBot) -> None:
    put(table, "a2", "title")
    press(qtbot, Qt.Key.Key_Delete)
    offer = table.window.status_line.offer_button
    step_edits.add_step(table.workspace, table.phase("C"), "senere")
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert table.shown()["C"] == ["senere"]


def test_the_menu_deletes_the_step_whatever_cell_is_chosen(table: Any) -> None:
    put(table, "a2", "day")
    table.view.actions_.delete.trigger()
    assert table.shown()["A"] == ["a1", "a3", "a4"] and at(table) == ("a3", "day")
    table.window.undo()
    assert at(table) == ("a2", "day")
    table.choose("a1", "a2")
    table.view.actions_.delete.trigger()
    assert said(table) == "2 trin slettet"


def test_the_last_step_comes_back_to_its_column(table: Any) -> None:
    step_edits.move_steps(table.workspace, [table.step("a2")], table.phase("C"), None)
    put(table, "a2", "note")
    table.view.actions_.delete.trigger()
    table.window.undo()
    assert at(table) == ("a2", "note")


def test_on_the_board_it_is_said_too(screen: Any, qtbot: QtBot) -> None:
    screen.choose("a2")
    press(qtbot, Qt.Key.Key_Delete)
    assert said(screen) == "Trin slettet: »a2«"
    screen.view.board.show_phase(screen.phase("B"))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete, CTRL | SHIFT)
    assert "B" in said(screen) and screen.window.status_line.offer_button.isVisible()
    qtbot.mouseClick(screen.window.status_line.offer_button, Qt.MouseButton.LeftButton)
    assert screen.shown()["B"] == ["b1", "b2"]
    screen.choose("a1")
    assert screen.view.picking.selection.currentIndex().column() == 0


def test_on_the_head_of_a_phase_with_steps_it_only_says_which_key_does_it(screen: Any, qtbot: QtBot) -> None:
    before = screen.shown()
    screen.view.board.show_phase(screen.phase("B"))
    press(qtbot, Qt.Key.Key_Delete)
    assert screen.shown() == before
    assert "»B«" in said(screen) and "Ctrl+Skift+Delete" in said(screen)
    assert screen.view.board.phase_at_keyboard() == screen.phase("B")
    screen.view.board.show_phase(screen.phase("C"))
    press(qtbot, Qt.Key.Key_Delete)
    assert list(screen.shown()) == ["A", "B"], "an empty phase goes"


def test_after_the_last_card_of_a_phase_the_keyboard_is_seen_below(screen: Any, qtbot: QtBot) -> None:
    screen.choose("b1", "b2")
    column = screen.view.board.columns[1]
    press(qtbot, Qt.Key.Key_Delete)
    assert screen.shown()["B"] == [] and QApplication.focusWidget() is column.add_button
    settle()
    seen = on_screen(column.add_button)
    screen.view.board.columns[0].header.setFocus()
    without = on_screen(column.add_button)
    assert ringed(seen, without)
    column.add_button.setFocus()
    press(qtbot, Qt.Key.Key_Up)
    assert screen.view.board.phase_at_keyboard() == screen.phase("B")
    press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert column.line.field.hasFocus(), "Enter on the line writes steps"


def test_undo_of_the_only_card_leaves_the_keyboard_in_sight(screen: Any, qtbot: QtBot) -> None:
    screen.view.commands.add_courses(screen.courses[:1], screen.phase("C"), keyboard=True)
    column = screen.view.board.columns[2]
    assert column.view.hasFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CTRL)
    assert screen.shown()["C"] == [] and QApplication.focusWidget() is column.add_button


def test_the_board_after_the_table_has_the_keyboard_on_the_card(table: Any) -> None:
    put(table, "a3", "note")
    table.view.show_view("board")
    current = table.view.picking.selection.currentIndex()
    assert current.column() == 0 and table.view.model.step(current).title == "a3"


def test_the_menu_shows_the_key_at_what_it_does(table: Any) -> None:
    empty, delete = table.view.actions_.empty, table.view.actions_.delete
    assert {empty, delete} <= set(table.window.menus.menus["edit"].actions())
    for field, said in (("day", [empty]), ("title", [delete]), ("start_time", [empty])):
        put(table, "a2", field)
        shown = [each for each in (empty, delete) if each.isEnabled() and each.shortcut().toString() == "Del"]
        assert shown == said and delete.isEnabled() and empty.isVisible() is (field != "title"), field
    put(table, "a1", "responsible")
    assert not empty.isEnabled() and delete.shortcut().isEmpty(), "an empty cell"
    put(table, "a2", "responsible")
    empty.trigger()
    assert value(table, "a2", "responsible") == "" and not empty.isEnabled()
    table.view.show_view("board")
    assert not empty.isEnabled() and delete.shortcut().toString() == "Del"
