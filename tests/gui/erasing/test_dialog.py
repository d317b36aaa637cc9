"""Erasing from the window: what is asked, what is shown, and that it is done."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from campus_desktop.institutions import edits as institutions
from campus_desktop.meetings import edits, notes, participants
from campus_desktop.meetings.note_queries import notes_of
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.workspace import Workspace
from campus_desktop.workspace.copies import save_copy
from tests.support.hands import entry, visible
from ui.erasing.dialog import EraseDialog
from ui.shell.window import MainWindow

NAME = "Zacharias Qvortrup"
TODAY = date(2026, 11, 26)


@pytest.fixture
def meeting(workspace: Workspace) -> str:
    institutions.create_institution(workspace, "Fjordstyrelsen")
    long_ago = TODAY - timedelta(days=400)
    made = edits.create_meeting(
        workspace, "Det gamle møde", date=long_ago, delete_by=TODAY - timedelta(days=30), case_number="2025-17"
    )
    participants.add_participant(workspace, made, f"{NAME}, Fjordstyrelsen")
    notes.add_note(workspace, made, "action", NoteLine(f"{NAME} sender en liste"))
    notes.add_note(workspace, made, "idea", NoteLine("Zacharias foreslår en film"))
    return made


def opened(qtbot: QtBot, window: MainWindow) -> EraseDialog:
    entry(window, "Slet personoplysninger").trigger()
    qtbot.waitUntil(lambda: not window.jobs.running)
    found = visible(window, EraseDialog)
    assert len(found) == 1
    return found[0]


def test_it_is_done_once_the_questions_are_answered(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, meeting: str, answers: Any, tmp_path: Path
) -> None:
    save_copy(workspace, tmp_path / "Kopi.campus")
    dialog = opened(qtbot, window)
    assert "Det gamle møde" in dialog.meetings.item(0).text() and NAME in dialog.going.text()
    assert "2025-17" in dialog.filed.text() and "Kopi.campus" in dialog.copies.text()
    assert not dialog.erase.isEnabled() and "journaliseret" in dialog.why_not.text()
    assert not dialog.spared.isVisible()
    assert dialog.texts.rowCount() == 2
    instead = dialog.texts.item(0, 2)
    assert instead is not None and instead.text() == "ZQ"
    instead.setText("en kollega")
    dialog.filed.setChecked(True)
    assert dialog.erase.isEnabled()
    answers.answers = [True]
    dialog.erase.click()
    qtbot.waitUntil(lambda: not window.jobs.running and len(answers.said) == 2)
    assert "kan ikke fortrydes" in answers.said[0]
    assert "er slettet" in answers.said[1] and "Kopi.campus" in answers.said[1]
    assert [note.text for note in notes_of(workspace, meeting)] == ["en kollega sender en liste", "ZQ foreslår en film"]
    assert workspace.value("SELECT count(*) FROM person") == 0
    assert workspace.undo_label is None


def test_nothing_happens_where_the_last_question_is_declined(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, meeting: str, answers: Any
) -> None:
    dialog = opened(qtbot, window)
    dialog.filed.setChecked(True)
    answers.answers = [False]
    dialog.erase.click()
    assert dialog.isVisible() and not window.jobs.running
    dialog.reject()
    assert workspace.value("SELECT name FROM person") == NAME


def test_a_text_can_stay_and_the_style_can_change(qtbot: QtBot, window: MainWindow, meeting: str, answers: Any) -> None:
    dialog = opened(qtbot, window)
    removed = next(each for each in dialog.style_.findChildren(QPushButton) if each.property("key") == "removed")
    removed.click()
    instead = dialog.texts.item(0, 2)
    assert instead is not None and instead.text() == "[navn fjernet]"
    where = dialog.texts.item(1, 0)
    assert where is not None
    where.setCheckState(Qt.CheckState.Unchecked)
    assert list(dialog.texts.choices().values()) == ["[navn fjernet]", None]
    dialog.reject()


def test_a_meeting_left_out_makes_another_plan(qtbot: QtBot, window: MainWindow, meeting: str) -> None:
    dialog = opened(qtbot, window)
    dialog.filed.setChecked(True)
    dialog.meetings.item(0).setCheckState(Qt.CheckState.Unchecked)
    assert dialog.plan.empty and not dialog.erase.isEnabled() and not dialog.filed.isVisible()
    assert "Vælg et møde" in dialog.why_not.text()
    dialog.meetings.item(0).setCheckState(Qt.CheckState.Checked)
    assert not dialog.filed.isChecked() and dialog.filed.isVisible()
    dialog.reject()


def test_where_nothing_is_due_it_says_when(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, answers: Any
) -> None:
    entry(window, "Slet personoplysninger").trigger()
    qtbot.waitUntil(lambda: len(answers.said) == 1)
    assert "Ingen møder har en slettefrist" in answers.said[0]
    made = edits.create_meeting(workspace, "Næste møde", delete_by=TODAY + timedelta(days=30), chair="Mette Holm")
    participants.add_participant(workspace, made, "Mette Holm")
    entry(window, "Slet personoplysninger").trigger()
    qtbot.waitUntil(lambda: len(answers.said) == 2)
    assert "»Næste møde«" in answers.said[1]


def test_in_the_safe_view_no_list_is_shown(window: MainWindow, meeting: str, answers: Any) -> None:
    window.set_safe(meeting)
    entry(window, "Slet personoplysninger").trigger()
    assert "sikker visning" in answers.said[-1].lower()
    assert not visible(window, EraseDialog)


def test_what_was_chosen_for_a_text_holds_when_the_plan_is_made_anew(
    qtbot: QtBot, window: MainWindow, meeting: str
) -> None:
    dialog = opened(qtbot, window)
    where, instead = dialog.texts.item(1, 0), dialog.texts.item(0, 2)
    assert where is not None and instead is not None
    where.setCheckState(Qt.CheckState.Unchecked)
    instead.setText("en kollega")
    for state in (Qt.CheckState.Unchecked, Qt.CheckState.Checked):  # the meeting is left out, and taken in again
        dialog.meetings.item(0).setCheckState(state)
    assert list(dialog.texts.choices().values()) == ["en kollega", None]
    removed = next(each for each in dialog.style_.findChildren(QPushButton) if each.property("key") == "removed")
    removed.click()
    assert list(dialog.texts.choices().values()) == ["en kollega", None]
    again = dialog.texts.item(1, 0)
    assert again is not None
    again.setCheckState(Qt.CheckState.Checked)
    assert list(dialog.texts.choices().values()) == ["en kollega", "[navn fjernet]"]
    dialog.reject()
