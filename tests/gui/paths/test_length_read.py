"""The fields of a step, a phase and a path say what a length is read as where that is not what is typed."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from campus_desktop.paths.queries import read_path
from tests.support.painted import ink, on_screen
from tests.support.seen import settle
from ui.paths.path_dialog import PathDialog
from ui.paths.phase_dialog import PhaseDialog


@pytest.mark.parametrize(("typed", "said"), [("2 uger", "Læses som 10 dage."), ("3 t", ""), ("1 dag", "")])
def test_a_step(screen: Any, qtbot: QtBot, typed: str, said: str) -> None:
    screen.view.open_details(screen.step("a1"))
    row = screen.view.details.fields.lines["minutes"]
    row.line.setFocus()
    row.line.selectAll()
    qtbot.keyClicks(row.line, typed)
    row.line.save_now()
    settle()
    assert (row.remark.text(), row.line.accessibleDescription()) == (said, said)
    assert row.remark.isVisible() == bool(said) and not row.problem.isVisible()
    if said:
        assert row.remark.mapTo(row, QPoint()).y() >= row.line.mapTo(row, row.line.rect().bottomLeft()).y()
        assert ink(on_screen(row.remark)) > 0 and row.remark.height() >= row.remark.heightForWidth(row.remark.width())
    row.line.clear()
    qtbot.keyClicks(row.line, "sjov")
    assert row.problem.isVisible() and not row.remark.isVisible()
    assert row.line.accessibleDescription() == row.problem.text()
    row.line.forget()


def test_a_budget_and_a_week(screen: Any, qtbot: QtBot) -> None:
    screen.view.commands.phase_opened.emit(screen.phase("B"))
    phase = screen.window.findChild(PhaseDialog)
    phase.budget.clear()
    qtbot.keyClicks(phase.budget, "2 uger")
    said = "Læses som 10 dage (74 t)."
    assert (
        phase.read_as_label.isVisible() and phase.read_as_label.text() == phase.budget.accessibleDescription() == said
    )
    phase.budget.setText("90")
    assert not phase.read_as_label.isVisible() and not phase.budget.accessibleDescription()
    phase.accept()
    screen.view.show_path_details()
    about = screen.window.findChild(PathDialog)
    row = about.fields.lines["weekly_minutes"]
    row.line.clear()
    qtbot.keyClicks(row.line, "1-2 t")
    assert row.remark.isVisible() and row.remark.text() == "Læses som 1 t."
    about.accept()


def test_a_cell_of_the_table(screen: Any) -> None:
    step = next(step for step in read_path(screen.workspace, screen.path).steps if step.title == "a1")
    screen.view.commands.write_cell(step, [step.id], "minutes", "2 uger")
    settle()
    assert screen.window.status_line.message_label.text() == "Læses som 10 dage."
