"""Courses that are copied on the page Courses and pasted on a board."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.courses import edits
from campus_desktop.paths.queries import read_path
from tests.support.painted import differing, on_screen
from ui.courses.lines import mime

CTRL = Qt.KeyboardModifier.ControlModifier


def focused() -> Any:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_they_become_steps_of_those_courses(screen: Any, qtbot: QtBot) -> None:
    screen.window.show_page("courses")
    screen.window.current_page.table.setFocus()
    QTest.keyClick(focused(), Qt.Key.Key_A, CTRL)
    QTest.keyClick(focused(), Qt.Key.Key_C, CTRL)
    assert "K1" in QApplication.clipboard().text()
    screen.window.show_page("paths", screen.path)
    screen.choose("b2")
    board = screen.view.board
    before = on_screen(board)
    QTest.keyClick(focused(), Qt.Key.Key_V, CTRL)
    assert screen.shown()["B"] == ["b1", "b2", "K1", "K2", "K3"]
    steps = [step for step in read_path(screen.workspace, screen.path).steps if step.title.startswith("K")]
    assert [step.course for step in steps] == screen.courses
    assert [(step.format, step.minutes) for step in steps] == [("video", 5), ("video", 10), ("video", 15)]
    assert screen.chosen() == ["K1", "K2", "K3"]
    assert differing(on_screen(board), before) > 0.001


def test_they_are_pasted_behind_the_chosen_card(screen: Any) -> None:
    QApplication.clipboard().setMimeData(mime(screen.courses[:1]))
    screen.choose("a1")
    QTest.keyClick(focused(), Qt.Key.Key_V, CTRL)
    assert screen.shown()["A"][:3] == ["a1", "K1", "a2"]


def test_those_this_file_does_not_have_are_pasted_as_text(screen: Any) -> None:
    data: QMimeData = mime([*screen.courses[:1]])
    data.setText("K1")
    edits.delete(screen.workspace, screen.courses[:1])
    QApplication.clipboard().setMimeData(data)
    screen.choose("b2")
    QTest.keyClick(focused(), Qt.Key.Key_V, CTRL)
    assert screen.shown()["B"] == ["b1", "b2", "K1"]
