from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QCursor, QDragLeaveEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from campus_desktop.paths import edits
from tests.support.painted import colours, on_screen
from ui.courses.lines import mime
from ui.look import theme
from ui.paths.mime import PHASE
from ui.widgets.carried import with_ids
from ui.widgets.dragged import hidden_by

BEFORE = {"A": ["a1", "a2", "a3", "a4"], "B": ["b1", "b2"], "C": []}


def test_a_card_is_dragged_into_another_phase_and_back_by_undo(screen: Any) -> None:
    assert screen.phases() == screen.shown() == BEFORE
    assert screen.drag(screen.cards("a2"), screen.over("b2"))
    after = {"A": ["a1", "a3", "a4"], "B": ["b1", "a2", "b2"], "C": []}
    assert screen.phases() == screen.shown() == after
    assert screen.chosen() == ["a2"]
    screen.window.undo()
    assert screen.phases() == screen.shown() == BEFORE
    assert screen.chosen() == ["a2"]
    screen.window.redo()
    assert screen.phases() == screen.shown() == after


def test_several_cards_of_two_phases_land_together_in_an_empty_one(screen: Any) -> None:
    assert screen.drag(screen.cards("b1", "a1", "a4"), screen.in_phase("C"))
    assert screen.phases() == screen.shown() == {"A": ["a2", "a3"], "B": ["b2"], "C": ["a1", "a4", "b1"]}
    assert screen.chosen() == ["a1", "a4", "b1"]
    screen.window.undo()
    assert screen.phases() == screen.shown() == BEFORE


def test_courses_become_steps_where_they_are_dropped(screen: Any) -> None:
    assert screen.drag(mime(screen.courses[:2]), screen.over("a1"))
    assert screen.phases()["A"] == screen.shown()["A"] == ["K1", "K2", "a1", "a2", "a3", "a4"]
    assert screen.chosen() == ["K1", "K2"]
    screen.window.undo()
    assert screen.phases() == screen.shown() == BEFORE


def test_a_card_is_moved_within_its_phase(screen: Any) -> None:
    assert screen.drag(screen.cards("a1"), screen.over("a3", below=True))
    assert screen.phases()["A"] == screen.shown()["A"] == ["a2", "a3", "a1", "a4"]


def test_the_sentence_in_the_gap_is_painted_beside_what_hangs_at_the_pointer(screen: Any) -> None:
    column = screen.view.board.columns[0]
    viewport, text = column.view.viewport(), theme.color("info").rgb() & 0xFFFFFF
    seen = set()
    for title, below in (("a1", True), ("a2", False), ("a2", True), ("a3", False)):
        at = screen.over(title, below=below)
        assert screen.drag(screen.cards("b1"), at, drop=False)
        picture, row = on_screen(viewport), column.view.gap.row
        top = column.view.visualRect(screen.view.model.index(row, 0, column.view.rootIndex())).top()
        within = QRect(8, top + 8, viewport.width() - 16, column.view.gap.height - 16)  # the dashes left out
        covered = hidden_by(viewport.mapFrom(screen.view.board.canvas, at)).intersected(within)
        assert colours(picture.copy(within))[text] > 40
        assert covered.isEmpty() or colours(picture.copy(covered))[text] == 0
        seen.add(row)
    assert len(seen) > 1


def test_the_gap_says_where_the_drop_lands_and_goes_without_a_trace(screen: Any) -> None:
    view = screen.view.board.columns[1].view
    assert screen.drag(screen.cards("a2"), screen.over("b2"), drop=False)
    assert view.gap is not None and view.gap.row == 1
    assert view.gap.text == "Slip her · bliver trin 2 af 3"
    label = screen.workspace.undo_label
    QApplication.sendEvent(screen.view.board.canvas, QDragLeaveEvent())
    assert view.gap is None
    assert screen.phases() == BEFORE and screen.workspace.undo_label == label


@pytest.mark.parametrize(
    ("titles", "over", "below", "text"),
    [
        (["a2"], "b1", False, "Slip her · bliver trin 1 af 3"),
        (["a2"], "a4", True, "Slip her · bliver trin 4 af 4"),
        (["a1", "a3"], "a4", False, "Slip her · bliver trin 2 til 3 af 4"),
        (["a1", "a3"], "b2", True, "Slip her · bliver trin 3 til 4 af 4"),
    ],
)
def test_the_numbers_said_are_those_the_steps_get(
    screen: Any, titles: list[str], over: str, below: bool, text: str
) -> None:
    assert screen.drag(screen.cards(*titles), screen.over(over, below=below), drop=False)
    (gap,) = [column.view.gap for column in screen.view.board.columns if column.view.gap]
    assert gap.text == text
    assert screen.drag(screen.cards(*titles), screen.over(over, below=below))
    phase = next(steps for steps in screen.shown().values() if titles[0] in steps)
    numbers = [int(word) for word in text.split() if word.isdigit()]
    assert [phase.index(title) + 1 for title in titles] == [*range(numbers[0], numbers[0] + len(titles))]
    assert len(phase) == numbers[-1]


def test_courses_say_the_numbers_they_get(screen: Any) -> None:
    assert screen.drag(mime(screen.courses[:2]), screen.over("a2"), drop=False)
    assert screen.view.board.columns[0].view.gap.text == "Slip her · bliver trin 2 til 3 af 6"


def test_what_is_no_step_and_no_course_is_refused(screen: Any) -> None:
    data = QMimeData()
    data.setText("hej")
    assert not screen.drag(data, screen.over("a1"))
    assert screen.phases() == BEFORE


def test_a_phase_is_dragged_by_its_head(screen: Any) -> None:
    assert screen.drag(with_ids(PHASE, [screen.phase("C")]), screen.over("a1") - screen.over("a1") / 2)
    assert [*screen.phases()] == [*screen.shown()] == ["C", "A", "B"]
    assert [column.phase.name for column in screen.view.board.columns] == ["C", "A", "B"]
    screen.window.undo()
    assert [*screen.shown()] == [column.phase.name for column in screen.view.board.columns] == ["A", "B", "C"]


def test_moving_a_card_does_not_rebuild_the_board(screen: Any) -> None:
    told: list[str] = []
    model = screen.view.model
    model.modelReset.connect(lambda: told.append("reset"))
    model.rowsMoved.connect(lambda *_: told.append("moved"))
    model.rowsInserted.connect(lambda *_: told.append("inserted"))
    model.rowsRemoved.connect(lambda *_: told.append("removed"))
    columns = list(screen.view.board.columns)
    screen.drag(screen.cards("a1"), screen.in_phase("B"))
    assert told == ["moved"]
    assert screen.view.board.columns == columns


def test_walking_and_moving_with_keys(screen: Any, qtbot: QtBot) -> None:
    key, alt = Qt.Key, Qt.KeyboardModifier.AltModifier
    screen.choose("a1")
    focus = QApplication.focusWidget
    qtbot.keyClick(focus(), key.Key_Down)
    assert screen.chosen() == ["a2"]
    qtbot.keyClick(focus(), key.Key_Right)
    assert screen.chosen() == ["b2"]
    qtbot.keyClick(focus(), key.Key_Up, alt)
    assert screen.phases()["B"] == ["b2", "b1"]
    qtbot.keyClick(focus(), key.Key_Right, alt)
    assert screen.phases() == {"A": ["a1", "a2", "a3", "a4"], "B": ["b1"], "C": ["b2"]}
    qtbot.keyClick(focus(), key.Key_Left, alt)
    qtbot.keyClick(focus(), key.Key_Left, alt)
    assert screen.phases()["A"] == ["b2", "a1", "a2", "a3", "a4"]
    qtbot.keyClick(focus(), key.Key_Down, alt)
    assert screen.phases()["A"] == screen.shown()["A"] == ["a1", "b2", "a2", "a3", "a4"]
    assert screen.chosen() == ["b2"]


def test_shift_reaches_over_the_columns(screen: Any, qtbot: QtBot) -> None:
    shift = Qt.KeyboardModifier.ShiftModifier
    screen.choose("a3")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right, shift)
    assert screen.chosen() == ["a3", "a4", "b1", "b2"]
    view = screen.view.board.columns[0].view
    index = screen.view.model.index_of(screen.step("a1"))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, shift, view.visualRect(index).center())
    assert screen.chosen() == ["a1", "a2", "a3"]


def test_clipboard_duplicate_and_delete(screen: Any, qtbot: QtBot) -> None:
    key, control = Qt.Key, Qt.KeyboardModifier.ControlModifier
    screen.choose("a1", "a2")
    focus = QApplication.focusWidget
    qtbot.keyClick(focus(), key.Key_C, control)
    assert QApplication.clipboard().text() == "a1\tE-læring\t20 min\na2\tE-læring\t20 min"
    screen.choose("b2")
    qtbot.keyClick(focus(), key.Key_V, control)
    assert screen.phases()["B"] == ["b1", "b2", "a1", "a2"]
    screen.window.undo()
    screen.choose("a4")
    qtbot.keyClick(focus(), key.Key_X, control)
    screen.choose("b1")
    qtbot.keyClick(focus(), key.Key_V, control)
    assert screen.phases() == {"A": ["a1", "a2", "a3"], "B": ["b1", "a4", "b2"], "C": []}
    qtbot.keyClick(focus(), key.Key_D, control)
    assert screen.phases()["B"] == ["b1", "a4", "a4", "b2"]
    qtbot.keyClick(focus(), key.Key_Delete)
    assert screen.phases()["B"] == ["b1", "a4", "b2"]
    assert screen.chosen() == ["b2"]
    for _step in range(3):
        screen.window.undo()
    assert screen.phases() == screen.shown() == BEFORE


def test_phases_by_keyboard(screen: Any, qtbot: QtBot) -> None:
    key, alt = Qt.Key, Qt.KeyboardModifier.AltModifier
    board = screen.view.board
    board.show_phase(screen.phase("B"))
    qtbot.keyClick(QApplication.focusWidget(), key.Key_Left, alt)
    assert [*screen.phases()] == ["B", "A", "C"]
    qtbot.keyClick(QApplication.focusWidget(), key.Key_F2)
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "Bagefter")
    qtbot.keyClick(field, key.Key_Return)
    assert [*screen.phases()] == ["Bagefter", "A", "C"]
    qtbot.keyClick(
        QApplication.focusWidget(),
        key.Key_Delete,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
    assert [*screen.phases()] == [*screen.shown()] == ["A", "C"]
    screen.window.undo()
    assert screen.phases()["Bagefter"] == ["b1", "b2"]
    screen.view.commands.phases.new()
    qtbot.keyClicks(QApplication.focusWidget(), "Til sidst")
    qtbot.keyClick(QApplication.focusWidget(), key.Key_Return)
    assert [*screen.phases()] == [*screen.shown()] == ["Bagefter", "A", "C", "Til sidst"]
    qtbot.keyClick(QApplication.focusWidget(), key.Key_F2)
    qtbot.keyClicks(QApplication.focusWidget(), "xx")
    qtbot.keyClick(QApplication.focusWidget(), key.Key_Escape)
    assert "Til sidst" in screen.phases()


def test_the_catalogue_adds_to_the_chosen_phase(screen: Any) -> None:
    screen.choose("b1")
    screen.view.catalogue.chosen.emit(screen.courses[:1])
    assert screen.phases()["B"] == ["b1", "b2", "K1"]
    assert screen.page.status() == "7 trin · 2 t 5 min · 3 faser"


def test_a_column_that_grew_has_no_scroll_bar_while_all_is_in_sight(screen: Any, qtbot: QtBot) -> None:
    view = screen.view.board.columns[1].view
    screen.drag(screen.cards("a1", "a2", "a3"), screen.in_phase("B"))
    qtbot.wait(150)
    assert view.height() == view.content_height()
    assert view.verticalScrollBar().maximum() == 0 and not view.verticalScrollBar().isVisible()
    screen.view.commands.add_courses(screen.courses * 6, screen.phase("B"))
    qtbot.wait(150)
    assert view.verticalScrollBar().maximum() > 0
    assert view.viewport().rect().intersects(view.visualRect(screen.view.picking.selection.currentIndex()))


def test_escape_gives_up_cutting(screen: Any, qtbot: QtBot) -> None:
    key, control = Qt.Key, Qt.KeyboardModifier.ControlModifier
    screen.choose("a4")
    view = screen.view.board.columns[0].view
    qtbot.keyClick(QApplication.focusWidget(), key.Key_X, control)
    assert view.dimmed == {screen.step("a4")}
    qtbot.keyClick(QApplication.focusWidget(), key.Key_Escape)
    assert not view.dimmed
    screen.choose("b2")
    qtbot.keyClick(QApplication.focusWidget(), key.Key_V, control)
    assert screen.phases()["A"] == BEFORE["A"] and screen.phases()["B"] == ["b1", "b2", "a4"]


def test_lines_from_another_program_become_steps(screen: Any, qtbot: QtBot) -> None:
    QApplication.clipboard().setText("• Velkomst (30 min)\n\n• Rundvisning – fremmøde\n")
    screen.choose("b1")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert screen.phases()["B"] == ["b1", "Velkomst", "Rundvisning", "b2"]
    assert screen.workspace.undo_label == "Sæt 2 trin ind"
    screen.workspace.undo()
    assert screen.phases() == BEFORE


def test_the_board_scrolls_while_something_is_held_at_its_edge(screen: Any, qtbot: QtBot) -> None:
    board = screen.view.board
    for number in range(6):
        edits.add_phase(screen.workspace, screen.path, f"Fase {number}")
    qtbot.wait(50)
    bar = board.horizontalScrollBar()
    bar.setValue(0)
    assert bar.maximum() > 0
    before = QCursor.pos()
    data = screen.cards("a1")
    at = QPoint(board.viewport().width() - 6, board.viewport().height() // 2)
    QCursor.setPos(board.viewport().mapToGlobal(at))
    assert screen.drag(data, at, drop=False)
    qtbot.waitUntil(lambda: bar.value() == bar.maximum())
    QApplication.sendEvent(board.canvas, QDragLeaveEvent())
    QCursor.setPos(before)
    stopped = bar.value()
    qtbot.wait(80)
    assert bar.value() == stopped and all(column.view.gap is None for column in board.columns)


def test_a_phase_moves_by_keys_that_leave_text_alone(screen: Any, qtbot: QtBot) -> None:
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    board = screen.view.board
    board.columns[0].header.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right, held)
    assert list(screen.phases()) == list(screen.shown()) == ["B", "A", "C"]
    screen.choose("a1")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left, held)
    assert list(screen.phases()) == ["A", "B", "C"]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    field.setText("to ord")
    qtbot.keyClick(field, Qt.Key.Key_Left, held)
    assert field.selectedText() == "ord" and list(screen.phases()) == ["A", "B", "C"]
