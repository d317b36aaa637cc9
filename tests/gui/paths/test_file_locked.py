"""While another program has the file, what is typed into a cell or as a new step waits, is said in red, and is saved later."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from campus_desktop.paths.queries import read_path
from tests.support.broken_files import locked_while_open
from tests.support.coloured import painted_in
from ui.paths import cells


def test_a_cell_keeps_what_was_typed_until_it_is_saved(screen: Any, qtbot: QtBot) -> None:
    window = screen.window
    qtbot.waitUntil(lambda: "·" in window.status_line.file_label.text())  # what is read once the file is on the screen
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
            assert window.status_line.unsaved_button.isVisible() and not window.status_line.saved_label.isVisible()
            qtbot.waitUntil(lambda: table.viewport().findChild(QLineEdit) is None)
        assert window.unsaved.flush() and not window.status_line.unsaved_button.isVisible()
    step = read_path(screen.workspace, screen.path).steps[0]
    assert (step.title, step.day) == ("Nyt navn", 3) and window.ask.said == []


def test_steps_written_wait_in_their_order_and_the_line_is_free_for_the_next(screen: Any, qtbot: QtBot) -> None:
    window, column = screen.window, screen.view.board.columns[0]
    qtbot.waitUntil(lambda: "·" in window.status_line.file_label.text())
    column.write_steps()
    with locked_while_open(screen.workspace):
        for text in ("Kaffe 30 min", "Kage"):
            qtbot.keyClicks(column.line.field, text)
            qtbot.keyClick(column.line.field, Qt.Key.Key_Return)
            assert column.line.field.text() == "" and column.line.field.hasFocus()
        assert [each.text for each in window.unsaved.waiting] == ["Kaffe 30 min", "Kage"]
        assert window.status_line.unsaved_button.isVisible()
        qtbot.keyClicks(column.line.field, "Halvt")
    assert window.unsaved.flush() and window.ask.said == []
    titles = [step.title for step in read_path(screen.workspace, screen.path).phases[0].steps]
    assert titles == ["a1", "a2", "a3", "a4", "Kaffe", "Kage"]
    assert screen.view.board.columns[0].line.field.text() == "Halvt", "what is typed meanwhile is left alone"


def test_a_tick_waits_and_what_is_typed_next_stays_in_the_table(screen: Any, qtbot: QtBot) -> None:
    window = screen.window
    qtbot.waitUntil(lambda: "·" in window.status_line.file_label.text())
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    screen.view.show_view("table")
    table, steps = screen.view.table, read_path(screen.workspace, screen.path).steps
    screen.choose("a1")
    qtbot.waitUntil(table.hasFocus)
    index = screen.view.model.index_of(screen.step("a1"))
    was = steps[0].mandatory
    with locked_while_open(screen.workspace):
        table.selectionModel().setCurrentIndex(
            index.siblingAtColumn(cells.FIELDS.index("mandatory")), QItemSelectionModel.SelectionFlag.NoUpdate
        )
        assert table.hasFocus(), QApplication.focusWidget()
        qtbot.keyClick(table, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: len(window.unsaved.waiting) == 1)
        assert str(window.unsaved.waiting[0]) == f"Obligatorisk for »a1«: »{'Nej' if was else 'Ja'}«"
        assert QApplication.activeModalWidget() is None and table.hasFocus()
        assert (
            painted_in(window.status_line.unsaved_button, "danger") and not window.status_line.saved_label.isVisible()
        )
    qtbot.waitUntil(lambda: not window.unsaved.waiting, timeout=10_000)
    after = read_path(screen.workspace, screen.path).steps
    assert after[0].mandatory is not was and [each.mandatory for each in after[1:]] == [s.mandatory for s in steps[1:]]
    assert index.siblingAtColumn(cells.FIELDS.index("mandatory")).data(Qt.ItemDataRole.CheckStateRole) == (
        Qt.CheckState.Unchecked if was else Qt.CheckState.Checked
    )
    assert window.ask.said == []


def test_what_belongs_to_its_moment_is_refused_in_red_without_a_dialog(screen: Any, qtbot: QtBot) -> None:
    window = screen.window
    qtbot.waitUntil(lambda: "·" in window.status_line.file_label.text())
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    screen.view.show_view("table")
    table = screen.view.table
    table.setFocus()
    screen.choose("a1")
    with locked_while_open(screen.workspace):
        screen.view.commands.delete()
        assert QApplication.activeModalWidget() is None and window.ask.said == [] and table.hasFocus()
        assert (
            painted_in(window.status_line.message_label, "danger") and "låst" in window.status_line.message_label.text()
        )
        assert (
            painted_in(window.status_line.unsaved_button, "danger") and not window.status_line.saved_label.isVisible()
        )
    qtbot.waitUntil(window.status_line.saved_label.isVisible, timeout=10_000)
    assert read_path(screen.workspace, screen.path).phases[0].steps[0].title == "a1"


def test_the_list_of_what_waits_says_of_which_step(screen: Any, qtbot: QtBot) -> None:
    window, (step, other, *_more) = screen.window, read_path(screen.workspace, screen.path).steps
    with locked_while_open(screen.workspace):
        screen.view.commands.write_cell(step, [], "format", "quiz")
        screen.view.commands.write_cell(step, [step.id, other.id], "responsible", "MK")
        assert [str(each) for each in window.unsaved.waiting] == [
            "Format for »a1«: »Test«", "Ansvarlig for 2: »MK«",
        ]  # fmt: skip
    assert window.unsaved.flush()
