"""What is ticked off in the follow-up of a meeting stays under the hand until the mode is left."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.institutions import edits as institutions
from campus_desktop.meetings import edits, notes
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.workspace import Workspace
from tests.support.hands import page_of, texts_of
from ui.meetings.follow_up.mode import FollowUpMode
from ui.meetings.page import MeetingsPage
from ui.shell.window import MainWindow

NOW = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)


@pytest.fixture
def mode(window: MainWindow, workspace: Workspace) -> FollowUpMode:
    day = date(2026, 11, 26)
    series = edits.create_series(workspace, "Netværket")
    earlier = edits.create_meeting(workspace, "Før", date=day - timedelta(days=30), series=series)
    notes.add_note(workspace, earlier, "action", NoteLine("Fra sidst"))
    notes.add_note(workspace, earlier, "parked", NoteLine("Parkeret sidst"))
    meeting = edits.create_meeting(workspace, "Nu", date=day, series=series)
    klit = institutions.create_institution(workspace, "Klitadministrationen")
    for text, line in (
        ("Uden ansvarlig", NoteLine("Uden ansvarlig", due=day)),
        ("Uden frist", NoteLine("Uden frist", institution=klit)),
        ("I dag", NoteLine("I dag", institution=klit, due=day)),
        ("I morgen", NoteLine("I morgen", institution=klit, due=day + timedelta(days=1))),
    ):
        assert line.text == text
        notes.add_note(workspace, meeting, "action", line)
    window.clock.set_now(lambda: NOW)
    page = page_of(window, MeetingsPage, "meetings", meeting, "follow-up")
    assert isinstance(page.view.mode, FollowUpMode)
    window.activateWindow()
    page.view.mode.table.setFocus()
    return page.view.mode


def shown(mode: FollowUpMode) -> list[str]:
    return texts_of(mode.rows, "text")


@pytest.mark.parametrize("text", ["Uden ansvarlig", "I dag", "Fra sidst"])
def test_a_row_that_is_ticked_stays_and_is_painted_ticked(
    qtbot: QtBot, window: MainWindow, mode: FollowUpMode, text: str
) -> None:
    table, before = mode.table, shown(mode)
    (note,) = [each for each in mode.rows.things if each.text == text]
    assert table.choose([note.id])
    box = table.visualRect(mode.rows.index(table.currentIndex().row(), 0))
    was = table.viewport().grab(box).toImage()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert shown(mode) == before and table.current() == note.id and QApplication.focusWidget() is table
    assert table.visualRect(mode.rows.index(table.currentIndex().row(), 0)) == box
    assert table.viewport().grab(box).toImage() != was
    qtbot.keyClick(table, Qt.Key.Key_Space)  # a slip: once more, there
    assert shown(mode) == before and table.viewport().grab(box).toImage() == was
    qtbot.keyClick(table, Qt.Key.Key_Space)
    window.show_page("overview")
    window.show_page("meetings")
    assert shown(mode) != before
