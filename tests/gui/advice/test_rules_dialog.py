"""The dialog of rules: which are on, their sources and limits, for the whole file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from campus_desktop.meetings.checks import MEETING_RULES
from campus_desktop.workspace import Workspace
from ui.advice.rules_dialog import RulesDialog
from ui.shell.window import MainWindow


@pytest.fixture
def dialog(window: MainWindow) -> RulesDialog:
    made = RulesDialog(window, MEETING_RULES)
    made.open()
    return made


def test_every_rule_has_a_tick_and_says_what_it_rests_on(dialog: RulesDialog) -> None:
    said = [each.text() for each in dialog.findChildren(QLabel)]
    assert said[0] == "Råd er kun råd. Det, der er sat flueben ved, gælder for alle møder i filen."
    for rule in MEETING_RULES.rules:
        assert dialog.ticks[rule.id].isChecked() is rule.on
        assert rule.why in said and dialog.ticks[rule.id].accessibleDescription() == rule.why
    assert set(dialog.limits) == set(MEETING_RULES.limits)


def test_a_tick_and_a_limit_are_saved_as_they_are_made(
    dialog: RulesDialog, window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    dialog.ticks["M16"].click()
    assert "M16" in MEETING_RULES.chosen(workspace)
    line = dialog.limits["M16.lunch_from"].line
    assert line.text() == "11.15"
    line.selectAll()
    qtbot.keyClicks(line, "11")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert MEETING_RULES.thresholds(workspace)["M16.lunch_from"] == 660 and line.text() == "11.00"
    few = dialog.limits["M2.advice"].line
    few.selectAll()
    qtbot.keyClicks(few, "mange")
    dialog.reject()
    assert MEETING_RULES.thresholds(workspace)["M2.advice"] == 75
    window.undo()
    window.undo()
    assert "M16" not in MEETING_RULES.chosen(workspace)
