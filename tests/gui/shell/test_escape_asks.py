"""Escape in a dialog with a button that saves: it asks before what was typed is thrown away, and only then."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from campus_desktop.courses.edits import create_course
from campus_desktop.paths import edits
from campus_desktop.paths.queries import read_path
from campus_desktop.workspace import Workspace
from tests.support.painted import ink, on_screen
from ui.courses.several import SeveralCourses
from ui.paths.new_path import NewPathDialog
from ui.paths.phase_dialog import PhaseDialog
from ui.shell.ask import Ask
from ui.shell.window import MainWindow
from ui.widgets.dialog import FormDialog

Make = Callable[[MainWindow, Workspace], FormDialog]


def several(window: MainWindow, workspace: Workspace) -> FormDialog:
    return SeveralCourses(window, [create_course(workspace, {"title": title}) for title in ("K1", "K2", "K3")])


def phase(window: MainWindow, workspace: Workspace) -> FormDialog:
    return PhaseDialog(window, read_path(workspace, edits.create_path(workspace, "Forløb")).phases[0])


def new_path(window: MainWindow, _workspace: Workspace) -> FormDialog:
    return NewPathDialog(window)


@pytest.fixture(params=[several, phase, new_path])
def dialog(request: pytest.FixtureRequest, window: MainWindow, workspace: Workspace, qtbot: QtBot) -> FormDialog:
    made: FormDialog = request.param(window, workspace)
    made.open()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def line_of(dialog: FormDialog) -> QLineEdit:
    line = next(each for each in dialog.findChildren(QLineEdit) if each.isVisible())
    line.setFocus()
    return line


def test_it_asks_where_something_was_typed_and_keeps_it(dialog: FormDialog, answers: Any) -> None:
    line = line_of(dialog)
    QTest.keyClicks(line, "7")
    typed = line.text()
    answers.answers.append(False)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert "ikke gemt" in answers.said[-1]
    assert dialog.isVisible() and line.text() == typed and ink(on_screen(line)) > 0
    answers.answers.append(True)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert len(answers.said) == 2
    QApplication.processEvents()
    assert QApplication.activeModalWidget() is None


def test_it_closes_at_once_where_nothing_was_typed_or_it_was_taken_back(dialog: FormDialog, answers: Any) -> None:
    line = line_of(dialog)
    line.end(False)
    QTest.keyClicks(line, "7")
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert answers.said == []
    QApplication.processEvents()
    assert QApplication.activeModalWidget() is None


def test_a_chosen_format_is_asked_about_too(
    window: MainWindow, workspace: Workspace, answers: Any, qtbot: QtBot
) -> None:
    made = several(window, workspace)
    assert isinstance(made, SeveralCourses)
    made.open()
    qtbot.waitUntil(made.isActiveWindow)
    made.format.setCurrentIndex(made.format.findData("video"))
    answers.answers.append(False)
    QTest.keyClick(made, Qt.Key.Key_Escape)
    assert made.isVisible() and len(answers.said) == 1


@pytest.mark.parametrize("typed", ["Museum", ""])
def test_a_question_for_a_line_asks_too(window: MainWindow, answers: Any, qtbot: QtBot, typed: str) -> None:
    seen: list[str] = []

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert dialog is not None
        line = dialog.findChild(QLineEdit)
        QTest.keyClicks(line, typed)
        QTest.keyClick(line, Qt.Key.Key_Escape)
        if typed:  # the first answer was no
            seen.append(line.text() if dialog.isVisible() else "closed")
            QTest.keyClick(line, Qt.Key.Key_Escape)

    answers.answers += [False, True] if typed else []
    QTimer.singleShot(50, act)
    assert Ask().text(window, "Ny institution", "Navn") is None
    assert seen == ([typed] if typed else []) and len(answers.said) == len(seen) * 2
