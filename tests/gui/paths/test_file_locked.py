"""While another program has the file, what is typed into a cell or as a new step waits, is said in red, and is saved later."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from campus_desktop.paths.queries import read_path
from tests.support.broken_files import locked_while_open
from ui.paths import cells


def test_a_cell_keeps_what_was_typed_until_it_is_saved(screen: Any, qtbot: QtBot) -> None:
    window = screen.window
    qtbot.waitUntil(lambda: "·" in window.status_line._file.text())  # what is read once the file is on the screen
    screen.view.show_view("table")
    table = screen.view.table
    table.setFocus()
    index = screen.view.model.index_of(screen.step("a1"))
    for field, text in (("title", "Nyt navn"), ("day", "3")):
        with locked_while_open(screen.workspace):
            table.setCurrentIndex(index.siblingAtColumn(cells.FIELDS.index(field)))
            table.edit_current()
            editor = table.viewport().findChild(QLineEdit)
            editor.selectAll()
            qtbot.keyClicks(editor, text)
            qtbot.keyClick(editor, Qt.Key.Key_Return)
            qtbot.waitUntil(lambda text=text: [each.text for each in window.unsaved.waiting] == [text])
            assert window.status_line._unsaved.isVisible() and not window.status_line._saved.isVisible()
            qtbot.waitUntil(lambda: table.viewport().findChild(QLineEdit) is None)
        assert window.unsaved.flush() and not window.status_line._unsaved.isVisible()
    step = read_path(screen.workspace, screen.path).steps[0]
    assert (step.title, step.day) == ("Nyt navn", 3) and window.ask.said == []


def test_steps_written_wait_in_their_order_and_the_line_is_free_for_the_next(screen: Any, qtbot: QtBot) -> None:
    window, column = screen.window, screen.view.board.columns[0]
    qtbot.waitUntil(lambda: "·" in window.status_line._file.text())
    column.write_steps()
    with locked_while_open(screen.workspace):
        for text in ("Kaffe 30 min", "Kage"):
            qtbot.keyClicks(column.line.field, text)
            qtbot.keyClick(column.line.field, Qt.Key.Key_Return)
            assert column.line.field.text() == "" and column.line.field.hasFocus()
        assert [each.text for each in window.unsaved.waiting] == ["Kaffe 30 min", "Kage"]
        assert window.status_line._unsaved.isVisible()
        qtbot.keyClicks(column.line.field, "Halvt")
    assert window.unsaved.flush() and window.ask.said == []
    titles = [step.title for step in read_path(screen.workspace, screen.path).phases[0].steps]
    assert titles == ["a1", "a2", "a3", "a4", "Kaffe", "Kage"]
    assert screen.view.board.columns[0].line.field.text() == "Halvt", "what is typed meanwhile is left alone"
