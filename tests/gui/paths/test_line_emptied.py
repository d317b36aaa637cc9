"""The line in which steps are written, after Enter: undo, Delete and Escape are about the card that was made."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.gui.paths.test_quick_line import column_of, focus, steps
from tests.support.seen import settle
from ui.paths.mime import COURSES
from ui.widgets.carried import with_ids

CONTROL = Qt.KeyboardModifier.ControlModifier


def written(screen: Any, qtbot: QtBot, *titles: str) -> Any:
    """The column of C, in which these steps were just written."""
    column = column_of(screen, qtbot)
    column.add_button.click()
    for title in titles:
        qtbot.keyClicks(focus(), title)
        qtbot.keyClick(focus(), Qt.Key.Key_Return)
    settle()
    assert focus() is column.line.field
    return column


def test_undo_in_the_empty_line_takes_the_step_back_and_goes_on_in_the_document(screen: Any, qtbot: QtBot) -> None:
    before = steps(screen, "C")
    column = written(screen, qtbot, "Kaffe", "Rundvisning")
    qtbot.keyClick(focus(), Qt.Key.Key_Z, CONTROL)
    assert steps(screen, "C") == [*before, ("Kaffe", None)] and column.line.field.text() == ""
    qtbot.keyClick(focus(), Qt.Key.Key_Z, CONTROL)
    assert steps(screen, "C") == before
    screen.view.header.title.setFocus()
    settle()
    assert steps(screen, "C") == before  # nothing was left in the line to be added again


def test_undo_of_what_is_being_typed_is_the_lines_own(screen: Any, qtbot: QtBot) -> None:
    before = steps(screen, "C")
    column = written(screen, qtbot, "Kaffe")
    qtbot.keyClicks(focus(), "Fro")
    qtbot.keyClick(focus(), Qt.Key.Key_Z, CONTROL)
    assert column.line.field.text() == "" and steps(screen, "C") == [*before, ("Kaffe", None)]


def test_delete_in_the_empty_line_deletes_the_card_just_made(screen: Any, qtbot: QtBot) -> None:
    before = steps(screen, "C")
    column = written(screen, qtbot, "Kaffe", "Rundvisning")
    index = screen.view.model.index_of(screen.step("Rundvisning"))
    card = column.view.viewport().grab(column.view.visualRect(index)).toImage()
    qtbot.keyClick(focus(), Qt.Key.Key_Delete)
    settle()
    assert steps(screen, "C") == [*before, ("Kaffe", None)]
    assert screen.chosen() == ["Kaffe"] and focus() is column.view
    now = screen.view.model.index_of(screen.step("Kaffe"))
    assert column.view.viewport().grab(column.view.visualRect(now)).toImage() != card


def test_delete_in_a_line_that_was_begun_again_is_the_lines_own(screen: Any, qtbot: QtBot) -> None:
    before = steps(screen, "C")
    written(screen, qtbot, "Kaffe")
    qtbot.keyClicks(focus(), "x")
    qtbot.keyClick(focus(), Qt.Key.Key_Home)
    for _again in range(2):
        qtbot.keyClick(focus(), Qt.Key.Key_Delete)
    assert steps(screen, "C") == [*before, ("Kaffe", None)]


def test_escape_goes_to_the_card_just_made(screen: Any, qtbot: QtBot) -> None:
    column = written(screen, qtbot, "Kaffe")
    qtbot.keyClick(focus(), Qt.Key.Key_Escape)
    assert not column.line.isVisible() and focus() is column.view and screen.chosen() == ["Kaffe"]


def test_a_click_that_leaves_the_line_chooses_what_it_hits(screen: Any, qtbot: QtBot) -> None:
    column = written(screen, qtbot, "Kaffe")
    qtbot.keyClicks(focus(), "Rundvisning")
    first = screen.view.board.column(screen.phase("A"))
    index = screen.view.model.index(0, 0, first.view.rootIndex())
    qtbot.mouseClick(first.view.viewport(), Qt.MouseButton.LeftButton, pos=first.view.visualRect(index).center())
    first.view.setFocus(Qt.FocusReason.MouseFocusReason)
    settle()
    assert [title for title, _minutes in steps(screen, "C")][-2:] == ["Kaffe", "Rundvisning"]
    assert screen.chosen() == [screen.phases()["A"][0]] and QApplication.focusWidget() is first.view
    assert not column.line.isVisible()


def test_a_dropped_course_has_the_keyboard(screen: Any, qtbot: QtBot) -> None:
    column = column_of(screen, qtbot)
    before = steps(screen, "C")
    screen.view.catalogue.focus_search()
    screen.view.commands.drop(with_ids(COURSES, screen.courses[:1]), screen.phase("C"), None)
    settle()
    assert len(steps(screen, "C")) == len(before) + 1 and focus() is column.view
    qtbot.keyClick(focus(), Qt.Key.Key_Delete)
    assert steps(screen, "C") == before
