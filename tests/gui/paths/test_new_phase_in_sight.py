"""A new phase, and the line for its first steps, are wholly in sight where the board is wider than its place."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.paths import edits
from tests.support.seen import settle

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def seen(screen: Any, widget: QWidget) -> bool:
    """Whether all of a widget is in the visible part of the board."""
    place = screen.view.board.viewport()
    rect = QRect(widget.mapTo(place, QPoint()), widget.size())
    return widget.isVisible() and rect.left() >= 0 and rect.right() < place.width()


@pytest.fixture
def wide(screen: Any) -> Any:
    for number in range(6):
        edits.add_phase(screen.workspace, screen.path, f"Fase {number}")
    screen.window.resize(1100, 700)
    settle()
    assert screen.view.board.horizontalScrollBar().maximum() > 0
    return screen


@pytest.mark.parametrize("way", ["key", "button"])
def test_a_new_phase_with_its_field_is_wholly_in_sight(wide: Any, qtbot: QtBot, way: str) -> None:
    wide.choose("a1")
    if way == "key":
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F, CONTROL_SHIFT)
    else:
        wide.view.board.add_phase_button.click()
    settle()
    column, field = wide.view.board.columns[-1], QApplication.focusWidget()
    assert field.parent() is column.header and field.selectedText() == "Ny fase"
    assert seen(wide, column) and seen(wide, field)


def test_the_line_for_steps_is_wholly_in_sight_and_its_hint_fits(wide: Any, qtbot: QtBot) -> None:
    column = wide.view.board.columns[-1]
    wide.view.board.horizontalScrollBar().setValue(0)
    wide.view.board.write_steps(column.phase.id)
    settle()
    field = column.line.field
    assert QApplication.focusWidget() is field and seen(wide, column) and seen(wide, field)
    assert field.fontMetrics().horizontalAdvance(field.placeholderText()) <= field.width() - 14
    wide.view.board.horizontalScrollBar().setValue(0)
    other = next(each for each in wide.view.board.columns if not seen(wide, each))
    other.add_button.click()
    settle()
    assert seen(wide, other) and QApplication.focusWidget() is other.line.field
