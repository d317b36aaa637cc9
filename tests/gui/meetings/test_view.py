"""The frame of a meeting: list, header, modes, and coming back to it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import edits, item_edits, running
from campus_desktop.meetings.queries import read_meeting
from campus_desktop.workspace import Workspace
from tests.support.hands import page_of
from ui.meetings.page import MeetingsPage
from ui.shell.window import MainWindow


@pytest.fixture
def meeting(workspace: Workspace) -> str:
    made = edits.create_meeting(workspace, "Preboarding", date=date(2026, 11, 26), place="Klitby")
    item_edits.add_item(workspace, made, "Velkomst", 15)
    return made


def test_a_meeting_opens_in_the_mode_that_fits_how_far_it_is(
    window: MainWindow, workspace: Workspace, meeting: str
) -> None:
    window.show_page("meetings", meeting)
    view = page_of(window, MeetingsPage).view
    assert view.header.modes.current() == "prepare"
    running.start(workspace, meeting, datetime(2026, 11, 26, 9, 30, tzinfo=UTC))
    window.show_page("meetings")
    page_of(window, MeetingsPage).show_list()
    window.show_page("meetings", meeting)
    assert view.header.modes.current() == "hold"


def test_the_title_is_typed_over_and_undone(
    window: MainWindow, workspace: Workspace, meeting: str, qtbot: QtBot
) -> None:
    window.show_page("meetings", meeting)
    title = page_of(window, MeetingsPage).view.header.title
    title.setFocus()
    title.selectAll()
    qtbot.keyClicks(title, "Onboarding")
    qtbot.keyClick(title, Qt.Key.Key_Return)
    page_of(window, MeetingsPage).leave()
    assert read_meeting(workspace, meeting).title == "Onboarding"
    workspace.undo()
    assert read_meeting(workspace, meeting).title == "Preboarding"
    assert title.text() == "Preboarding"


def test_a_meeting_that_is_deleted_elsewhere_gives_way_to_the_list(
    window: MainWindow, workspace: Workspace, meeting: str
) -> None:
    window.show_page("meetings", meeting)
    edits.delete_meetings(workspace, [meeting])
    assert page_of(window, MeetingsPage).list.isVisible()
    workspace.undo()
    assert page_of(window, MeetingsPage).item() in (None, meeting)


def test_the_clock_is_told_and_ticks_on_the_second(window: MainWindow, qtbot: QtBot) -> None:
    window.clock.set_now(lambda: datetime(2026, 11, 26, 9, 30, tzinfo=UTC))
    assert window.clock.now().minute == 30
    with qtbot.waitSignal(window.clock.tick, timeout=3000):
        pass
