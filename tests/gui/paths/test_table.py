from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from campus_desktop.paths import step_edits
from campus_desktop.paths.queries import read_path
from tests.support.hands import choose
from tests.support.painted import differing, on_screen, ringed
from ui.paths import cells


def cell(screen: Any, title: str, field: str) -> Any:
    return screen.view.model.index_of(screen.step(title)).siblingAtColumn(cells.FIELDS.index(field))


def test_board_and_table_show_one_choice(screen: Any) -> None:
    screen.choose("a2", "b1")
    screen.view.show_view("table")
    assert screen.view.table.isVisible() and screen.chosen() == ["a2", "b1"]
    assert [screen.view.table.isExpanded(screen.view.model.index(row, 0)) for row in range(3)] == [True] * 3


def test_cells_are_edited_in_place(screen: Any, qtbot: QtBot) -> None:
    screen.view.show_view("table")
    table = screen.view.table
    table.setCurrentIndex(cell(screen, "a1", "minutes"))
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = table.viewport().findChild(QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, "1,5 t")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: read_path(screen.workspace, screen.path).phases[0].steps[0].minutes == 90)
    assert cell(screen, "a1", "minutes").data() == "1 t 30 min"
    screen.window.undo()
    assert cell(screen, "a1", "minutes").data() == "20 min"


def test_a_cell_that_cannot_be_is_refused_with_its_sentence(screen: Any) -> None:
    assert not screen.view.model.setData(cell(screen, "a1", "minutes"), "abc")
    assert "abc" in screen.window.ask.said[-1]
    assert cell(screen, "a1", "minutes").data() == "20 min"


def test_format_and_mandatory(screen: Any, qtbot: QtBot) -> None:
    screen.view.show_view("table")
    table = screen.view.table
    table.setCurrentIndex(cell(screen, "a1", "format"))
    table.edit_current()
    box = table.viewport().findChild(QComboBox)
    choose(box, "video")
    assert read_path(screen.workspace, screen.path).steps[0].format == "video"
    assert screen.view.model.setData(cell(screen, "a1", "mandatory"), 2, Qt.ItemDataRole.CheckStateRole)
    assert read_path(screen.workspace, screen.path).steps[0].mandatory


def test_rows_are_dragged(screen: Any) -> None:
    screen.view.show_view("table")
    table = screen.view.table
    data = screen.cards("a4")
    at = table.visualRect(cell(screen, "a1", "title")).topLeft()
    move, left, plain = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    viewport = table.viewport()
    QApplication.sendEvent(viewport, QDragEnterEvent(at, move, data, left, plain))
    QApplication.sendEvent(viewport, QDragMoveEvent(at, move, data, left, plain))
    QApplication.sendEvent(viewport, QDropEvent(QPointF(at), move, data, left, plain))
    assert screen.phases()["A"] == screen.shown()["A"] == ["a4", "a1", "a2", "a3"]
    screen.window.undo()
    assert screen.phases()["A"] == ["a1", "a2", "a3", "a4"]


def test_every_control_and_card_has_a_name(screen: Any) -> None:
    screen.view.open_details(screen.step("a1"))
    screen.view.details.more.link.setChecked(True)
    nameless = []
    for widget in screen.page.findChildren(object):
        if (
            not hasattr(widget, "focusPolicy")
            or not widget.isVisible()
            or widget.focusPolicy() == Qt.FocusPolicy.NoFocus
        ):
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is not None and not interface.text(QAccessible.Text.Name):
            nameless.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    assert nameless == []
    view = screen.view.board.columns[0].view
    cards = QAccessible.queryAccessibleInterface(view)
    assert [cards.child(row).text(QAccessible.Text.Name) for row in range(2)] == [
        "a1, E-læring, 20 min",
        "a2, E-læring, 20 min",
    ]


def test_no_key_leaves_the_cursor_on_a_phase(screen: Any, qtbot: QtBot) -> None:
    screen.view.show_view("table")
    table, keys = screen.view.table, Qt.Key
    for key, to in ((keys.Key_Home, "a1"), (keys.Key_End, "b2"), (keys.Key_PageUp, "a1"), (keys.Key_PageDown, "b2")):
        screen.choose("a3")
        table.go_to(cell(screen, "a3", "day"))
        place = table.visualRect(cell(screen, to, "day"))
        before = on_screen(table.viewport(), place)
        qtbot.keyClick(table, key)
        assert table.currentIndex() == cell(screen, to, "day") and screen.chosen() == [to]
        assert ringed(on_screen(table.viewport(), place), before)


@pytest.mark.parametrize(
    ("key", "modifier", "times"),
    [
        (Qt.Key.Key_Home, Qt.KeyboardModifier.NoModifier, 1),
        (Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier, 1),
        (Qt.Key.Key_PageUp, Qt.KeyboardModifier.NoModifier, 9),
        (Qt.Key.Key_Up, Qt.KeyboardModifier.NoModifier, 70),
    ],
)
def test_the_first_phase_is_seen_again(
    screen: Any, qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier, times: int
) -> None:
    for number in range(60):
        step_edits.add_step(screen.workspace, screen.phase("C"), f"c{number}")
    screen.view.show_view("table")
    table = screen.view.table
    place = QRect(0, 0, table.viewport().width(), table.visualRect(screen.view.model.index(0, 0)).height())
    before = on_screen(table.viewport(), place)
    screen.choose("c59")
    assert table.verticalScrollBar().value() > 0
    for _press in range(times):
        qtbot.keyClick(table, key, modifier)
    assert screen.chosen() == ["a1"] and differing(on_screen(table.viewport(), place), before) == 0
