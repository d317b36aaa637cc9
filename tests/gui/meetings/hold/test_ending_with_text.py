"""The meeting is ended while something stands in the note line, and the dialog that completes the actions."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import keys, note_queries, notes, participants, running
from campus_desktop.meetings.noteline import NoteLine
from tests.support.hands import visible
from tests.support.seen import settle
from ui.meetings.hold.closing import ClosingDialog


def end_with(held: Any, text: str, kind: str = "action") -> None:
    held.press(keys.START)
    held.mode.notes.focus_line()
    held.mode.notes.line.set_kind(kind)
    held.type(text)
    held.end()
    settle()


def test_an_action_in_the_line_is_saved_and_asked_about(held: Any) -> None:
    end_with(held, "Send listen")
    assert [each.text for each in note_queries.notes_of(held.workspace, held.meeting)] == ["Send listen"]
    assert held.mode.notes.line.is_empty
    (dialog,) = visible(held.window, ClosingDialog)
    assert [row.note.text for row in dialog.rows] == ["Send listen"]
    shown = [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]
    assert "Det, der stod i notelinjen, er gemt som en note." in shown


def test_a_note_in_the_line_is_saved_and_that_is_said(held: Any) -> None:
    end_with(held, "Det gik godt", "works-well")
    assert [each.text for each in note_queries.notes_of(held.workspace, held.meeting)] == ["Det gik godt"]
    assert "gemt som en note" in held.window.status_line.message_label.text()


def test_what_is_no_note_stays_and_that_is_said(held: Any) -> None:
    end_with(held, "!4/12", "works-well")
    assert note_queries.notes_of(held.workspace, held.meeting) == []
    assert not held.mode.notes.line.is_empty
    said = held.window.status_line.message_label.text()
    assert "ikke er en note endnu" in said and "ansvarlig" not in said


@pytest.mark.parametrize("way", ["end", "main", "skip", "park"])
def test_the_end_is_the_first_thing_that_is_taken_back(held: Any, way: str) -> None:
    held.press(keys.START)
    running.next_item(held.workspace, held.meeting, held.now, to=held.items[-1])
    held.mode.notes.focus_line()
    held.type("Det gik godt")
    timer = held.mode.side.timer
    if way == "end":
        held.end()
    else:
        held.window.ask.answers = [True]  # it is early
        getattr(timer, way).click()
    settle()
    assert held.title == "Mødet er slut" and held.mode.notes.line.is_empty
    assert "gemt som en note" in held.window.status_line.message_label.text()
    held.press("Ctrl+Z")
    settle()
    assert (held.title, held.here().state) == ("Afrunding", "running") and timer.main.isVisible()
    assert held.window.status_line.message_label.text().startswith("Fortrudt: ")
    texts = [each.text for each in note_queries.notes_of(held.workspace, held.meeting)]
    assert texts == ["Det gik godt"]
    held.press("Ctrl+Z")
    assert note_queries.notes_of(held.workspace, held.meeting) == [] and held.here().state == "running"


@pytest.fixture
def dialog(held: Any, qtbot: QtBot) -> ClosingDialog:
    participants.add_participant(
        held.workspace, held.meeting, "Mette Lund, Klitadministrationen"
    )  # two begin with Mette
    held.press(keys.START)
    notes.add_note(held.workspace, held.meeting, "action", NoteLine("Send skabelonen"), at=held.now)
    held.end()
    (made,) = visible(held.window, ClosingDialog)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_a_name_that_is_only_begun_is_not_wrong_yet(dialog: ClosingDialog, qtbot: QtBot) -> None:
    (row,) = dialog.rows
    row.owner.setFocus()
    wrong = row.problems[row.owner]
    qtbot.keyClicks(row.owner, "Mette")
    row.owner.completer().popup().hide()
    assert not row.owner.property("invalid") and not wrong.isVisible()
    row.due.setFocus()
    assert row.owner.property("invalid") and wrong.isVisible() and wrong.text() == row.owner.accessibleDescription()
    settle()
    assert wrong.height() >= wrong.sizeHint().height() and wrong.visibleRegion().boundingRect().size() == wrong.size()
    row.owner.setFocus()
    qtbot.keyClicks(row.owner, " Holm")
    row.owner.completer().popup().hide()
    assert not row.owner.property("invalid") and not wrong.isVisible()


def test_what_begins_no_name_is_wrong_at_once_with_a_sentence(dialog: ClosingDialog, qtbot: QtBot) -> None:
    (row,) = dialog.rows
    row.owner.setFocus()
    qtbot.keyClicks(row.owner, "Zzz")
    assert row.owner.property("invalid")
    assert row.problems[row.owner].isVisible() and "kendes ikke" in row.problems[row.owner].text()


def test_a_date_is_judged_when_it_is_left(dialog: ClosingDialog, qtbot: QtBot) -> None:
    (row,) = dialog.rows
    row.due.setFocus()
    qtbot.keyClicks(row.due, "snart")
    assert not row.due.property("invalid")
    row.owner.setFocus()
    assert row.due.property("invalid") and "ikke en dato" in row.problems[row.due].text()


def test_the_first_click_on_save_saves_while_names_are_offered(dialog: ClosingDialog, qtbot: QtBot, held: Any) -> None:
    (row,) = dialog.rows
    row.due.setText("4/12")
    row.owner.setFocus()
    qtbot.keyClicks(row.owner, "Mette Holm")
    qtbot.waitUntil(row.owner.completer().popup().isVisible)
    handle = dialog.windowHandle()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=dialog.save.mapTo(dialog, dialog.save.rect().center()))
    settle()
    assert note_queries.incomplete_actions(held.workspace, held.meeting) == []
    assert not visible(held.window, ClosingDialog)
