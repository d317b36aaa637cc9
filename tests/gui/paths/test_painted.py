"""What the board paints, and where a screen reader is told that it is: the document cannot say whether a card can be seen."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.paths import edits, step_edits
from tests.support.painted import differing, heard_at, in_widget, ink, on_screen
from ui.courses.lines import mime
from ui.paths.column import PhaseColumn


@pytest.fixture(autouse=True)
def _heard() -> None:
    QAccessible.setActive(True)


def column_of(screen: Any, phase: str) -> PhaseColumn:
    found = screen.view.board.column(screen.phase(phase))
    assert isinstance(found, PhaseColumn)
    return found


def below_head(column: PhaseColumn) -> QRect:
    """The upper part of what stands below the head of a column: where its first card is."""
    top = column.header.geometry().bottom() + 1
    return QRect(0, top, column.width(), 70)


def assert_first_card(screen: Any, phase: str, before: Any, title: str) -> None:
    """The first card of a phase is painted where a screen reader is told that it is, and its place looked otherwise before."""
    column = column_of(screen, phase)
    name, place = heard_at(column.view, 0)
    assert name.startswith(title)
    at = in_widget(column, place)
    assert at.height() > 40 and column.rect().contains(at) and at.top() < below_head(column).bottom()
    assert ink(on_screen(column, at.adjusted(8, 8, -8, -8))) > 0.01
    assert differing(on_screen(column, below_head(column)), before) > 0.02


def test_the_first_card_of_an_empty_phase_is_painted(screen: Any, qtbot: QtBot) -> None:
    column = column_of(screen, "C")
    before = on_screen(column, below_head(column))

    assert screen.drag(screen.cards("a1"), screen.in_phase("C"), drop=False)
    assert column.view.gap is not None
    opened = on_screen(column, QRect(column.view.geometry().topLeft(), column.view.size()))
    assert column.view.height() > 50 and ink(opened) > 0.02
    screen.view.board.dropping.end()
    qtbot.waitUntil(lambda: column.view.height() == 0)

    assert screen.drag(screen.cards("a1"), screen.in_phase("C"))
    assert_first_card(screen, "C", before, "a1")
    screen.window.undo()
    assert differing(on_screen(column, below_head(column)), before) < 0.02
    screen.window.redo()
    assert_first_card(screen, "C", before, "a1")


@pytest.mark.parametrize("road", ["paste", "course", "dropped course", "new", "undone deletion", "elsewhere"])
def test_the_first_card_is_painted_by_whatever_road_it_comes(screen: Any, qtbot: QtBot, road: str) -> None:
    column = column_of(screen, "C")
    before = on_screen(column, below_head(column))
    screen.view.board.show_phase(screen.phase("C"))
    if road == "paste":
        screen.choose("a1")
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        screen.view.board.show_phase(screen.phase("C"))
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    elif road == "course":
        screen.view.catalogue.chosen.emit(screen.courses[:1])
    elif road == "dropped course":
        assert screen.drag(mime(screen.courses[:1]), screen.in_phase("C"))
    elif road == "new":
        step_edits.add_step(screen.workspace, screen.phase("C"), "Ny")
    elif road == "undone deletion":
        step = step_edits.add_step(screen.workspace, screen.phase("C"), "Væk")
        step_edits.delete_steps(screen.workspace, [step])
        assert differing(on_screen(column, below_head(column)), before) < 0.02
        screen.window.undo()
    else:
        step_edits.move_steps(screen.workspace, [screen.step("b1")], screen.phase("C"), None)
    first = screen.phases()["C"][0]
    assert_first_card(screen, "C", before, first)


def test_columns_that_shift_into_sight_without_scrolling_are_painted(screen: Any, qtbot: QtBot) -> None:
    """A phase is deleted, and the one that moves into its place was never seen before."""
    for number in range(8):
        phase = edits.add_phase(screen.workspace, screen.path, f"Fase {number}")
        step_edits.add_step(screen.workspace, phase, f"Trin {number}")
    board = screen.view.board
    for name in ("A", "B", "C", "Fase 0"):
        edits.delete_phase(screen.workspace, screen.phase(name))
    qtbot.wait(50)
    assert board.horizontalScrollBar().value() == 0
    for column in board.columns:
        if not column.visibleRegion().contains(column.header.geometry().center()):
            continue
        name, place = heard_at(column.view, 0)
        at = in_widget(column, place).intersected(column.visibleRegion().boundingRect())
        assert name.startswith("Trin") and at.height() > 20 and at.width() > 20
        assert ink(on_screen(column, at.adjusted(8, 8, -8, -8))) > 0.02, column.phase.name


def test_writing_steps_below_a_long_phase_leaves_everything_in_sight(screen: Any, qtbot: QtBot) -> None:
    for number in range(20):
        step_edits.add_step(
            screen.workspace, screen.phase("B"), f"Trin {number} med en lang titel, der fylder flere linjer"
        )
    board, column = screen.view.board, column_of(screen, "B")
    column.write_steps()
    qtbot.wait(100)
    assert board.canvas.height() == board.viewport().height()
    assert board.viewport().height() > column.line.mapTo(board.viewport(), column.line.rect().bottomLeft()).y() > 0
    assert column.line.visibleRegion().boundingRect().height() > 20
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
