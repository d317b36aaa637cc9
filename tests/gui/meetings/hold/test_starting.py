"""Starting a meeting on another day than its own while another one is in progress asks once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from campus_desktop.meetings import edits, item_edits, keys, running
from ui.shell.ask import Ask

DAY = "»Preboarding« er planlagt til fredag den 27. november 2026."


@pytest.fixture
def other(held: Any) -> str:
    """Another meeting, in progress; the one in sight is planned for tomorrow."""
    made: str = edits.create_meeting(held.workspace, "Det andet", date=date(2026, 11, 26))
    item_edits.add_item(held.workspace, made, "Velkomst", 15)
    running.start(held.workspace, made, held.now)
    edits.update_meeting(held.workspace, held.meeting, date=date(2026, 11, 27))
    return made


@pytest.mark.parametrize(("answer", "then"), [("pause", "paused"), ("end", "ended")])
def test_one_question_says_both(held: Any, other: str, answers: Any, answer: str, then: str) -> None:
    answers.answers = [answer]
    held.press(keys.START)
    assert answers.said == [f"{DAY} »Det andet« er i gang. Uret kan kun gå for ét møde ad gangen."]
    assert held.here().state == "running" and held.title == "Velkomst"
    assert running.where(held.workspace, other, held.now).state == then


def test_cancel_starts_nothing(held: Any, other: str, answers: Any) -> None:
    answers.answers = [None]
    held.press(keys.START)
    assert len(answers.said) == 1 and held.here().state == "planned"
    assert running.where(held.workspace, other, held.now).state == "running"


def test_each_alone_is_asked_too(held: Any, other: str, answers: Any) -> None:
    running.end(held.workspace, other, held.now)
    answers.answers = [False]
    held.press(keys.START)
    assert answers.said == [f"{DAY} Vil du starte mødet nu alligevel?"] and held.here().state == "planned"


@pytest.mark.parametrize("alone", [False, True])
def test_enter_does_not_start_a_meeting_of_another_day(held: Any, other: str, alone: bool) -> None:
    if alone:
        running.end(held.workspace, other, held.now)
    found: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        found.extend(each.text() for each in box.buttons() if each.isDefault())
        QTest.keyClick(box, Qt.Key.Key_Return)

    held.window.ask = Ask()
    held.window.activateWindow()
    held.qtbot.waitUntil(held.window.isActiveWindow)
    QTimer.singleShot(0, look)
    held.press(keys.START)
    assert [each.replace("&", "") for each in found] == ["Annullér"]
    assert held.here().state == "planned"


@pytest.mark.parametrize("mode", ["prepare", "follow-up"])
def test_the_start_key_leads_to_where_the_meeting_is_started(held: Any, mode: str) -> None:
    held.window.show_page("meetings", held.meeting, mode)
    QApplication.processEvents()
    held.press(keys.START)
    QApplication.processEvents()
    assert held.mode.isVisible() and held.here().state == "planned", "nothing is started unseen"
    start = held.mode.side.timer.start
    assert start.isVisible() and not start.visibleRegion().isEmpty()
    held.press(keys.START)
    assert held.here().state == "running"
