"""A day before the start has one minus sign, on its card, in the table, in the fields and in what is said."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.paths import edits, step_edits
from campus_desktop.paths.queries import read_path
from tests.support.seen import settle, told


def test_a_day_before_the_start_is_written_alike_everywhere(screen: Any, qtbot: QtBot) -> None:
    edits.update_phase(screen.workspace, screen.phase("A"), first_day=-30, last_day=-1)
    step_edits.update_steps(screen.workspace, [screen.step("a1")], day=-29)
    screen.choose("a1")
    settle()
    card = QApplication.focusWidget()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    texts = [text.replace("\xa0", " ") for _where, text in told(screen.window) if "29" in text]
    assert any("ag −29" in text for text in texts) and "−29" in texts
    assert not [text for text in texts if "-29" in text]
    field = screen.view.details.fields.lines["day"]
    line = field.line
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "-99")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert field.problem.isVisible() and "Dag −99 ligger uden for" in field.problem.text()
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "-28")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert next(step for step in read_path(screen.workspace, screen.path).steps if step.title == "a1").day == -28
    assert line.text() == "−28"
