"""Ctrl+Z in Follow up, after the meeting's end: what it takes back is either seen in the list or asked about."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import edits, item_edits, note_queries, notes, running
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.workspace import Workspace
from tests.gui.conftest import Answers
from tests.support.hands import page_of
from tests.support.painted import on_screen
from ui.meetings.follow_up.mode import FollowUpMode
from ui.meetings.page import MeetingsPage
from ui.shell.window import MainWindow

START = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)


class After:
    """A meeting that has ended, in Follow up; one note was written after the end, which makes the end a fact."""

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        self.window, self.workspace, self.now = window, workspace, START
        window.clock.set_now(lambda: self.now)
        self.meeting = edits.create_meeting(workspace, "Preboarding", date=date(2026, 11, 26))
        for title in ("Velkomst", "Sparring"):
            item_edits.add_item(workspace, self.meeting, title, 30)
        running.start(workspace, self.meeting, self.now)

    def note(self, kind: str, text: str) -> str:
        self.now += timedelta(minutes=1)
        return notes.add_note(self.workspace, self.meeting, kind, NoteLine(text))

    def end(self) -> None:
        self.now += timedelta(minutes=30)
        running.end(self.workspace, self.meeting, self.now)
        after = self.note("action", "Efter mødet")
        notes.update_notes(self.workspace, [after], due=date(2026, 12, 4))

    @property
    def mode(self) -> FollowUpMode:
        mode = page_of(self.window, MeetingsPage, "meetings", self.meeting).view.mode
        assert isinstance(mode, FollowUpMode)
        return mode

    def texts(self) -> set[str]:
        return {each.text for each in note_queries.notes_of(self.workspace, self.meeting)}

    def undo(self) -> None:
        self.window.undo()
        QApplication.processEvents()


@pytest.fixture
def after(window: MainWindow, workspace: Workspace, qtbot: QtBot, answers: Answers) -> Any:
    made = After(window, workspace)
    answers.answers, answers.said = [], []
    return made


def test_a_note_that_is_not_listed_is_asked_about(after: Any, answers: Answers) -> None:
    after.note("works-well", "Korte videoer")
    after.end()
    table = after.mode.table
    for _time in range(2):  # the due date and the note written after the end
        after.undo()
    assert answers.said == [] and after.texts() == {"Korte videoer"}
    before = on_screen(table)
    answers.answers = [None]
    after.undo()
    assert len(answers.said) == 1 and "Korte videoer" in answers.said[0] and "kan ikke ses her" in answers.said[0]
    assert after.texts() == {"Korte videoer"} and on_screen(table) == before
    answers.answers = ["step"]
    after.undo()
    assert after.texts() == set()


def test_a_note_in_sight_is_seen_to_go_and_one_scrolled_away_is_asked_about(after: Any, answers: Answers) -> None:
    for number in range(40):
        after.note("action", f"Opfølgning {number}")
    after.note("decision", "GDPR flyttes")
    after.end()
    table = after.mode.table
    for _time in range(2):
        after.undo()
    decision = next(each.id for each in table.rows.things if each.text == "GDPR flyttes")
    table.scrollToTop()
    assert not table.is_in_sight(decision)
    answers.answers = [None]
    after.undo()
    assert len(answers.said) == 1 and "GDPR flyttes" in after.texts()
    answers.said.clear()
    table.scrollTo(table.rows.index(table.rows.row_of(decision), 0))
    assert table.is_in_sight(decision)
    painted = on_screen(table)
    after.undo()
    assert answers.said == [] and "GDPR flyttes" not in after.texts() and on_screen(table) != painted
