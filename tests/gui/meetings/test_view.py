"""The frame of a meeting: list, header, modes, and coming back to it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import edits, item_edits, participants, running
from campus_desktop.meetings.queries import read_meeting
from campus_desktop.workspace import Workspace
from tests.support.hands import page_of
from ui.meetings.page import MeetingsPage
from ui.meetings.prepare.mode import PrepareMode
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


def test_another_meeting_is_shown_from_its_top(window: MainWindow, workspace: Workspace, meeting: str) -> None:
    """The next meeting is not shown scrolled to where the one before it was."""
    other = edits.create_meeting(workspace, "Onboarding", date=date(2026, 12, 3))
    for made in (meeting, other):
        for number in range(30):
            item_edits.add_item(workspace, made, f"Punkt {number}", 5)
            participants.add_participant(workspace, made, f"Person {number}")
    window.show_page("meetings", meeting, "prepare")
    mode = page_of(window, MeetingsPage).view.mode
    assert isinstance(mode, PrepareMode)
    QApplication.processEvents()
    areas = (mode.facts, mode.agenda.view)
    bars = [area.verticalScrollBar() for area in areas]
    for bar in bars:
        assert bar.maximum() > 0
        bar.setValue(bar.maximum())
    below = [area.viewport().grab().toImage() for area in areas]
    window.show_page("meetings", other, "prepare")
    QApplication.processEvents()
    assert [bar.value() for bar in bars] == [0, 0]
    assert not mode.facts.when.date.line.visibleRegion().isEmpty()
    view = mode.agenda.view
    assert view.viewport().rect().contains(view.visualRect(view.model().index(0, 0)))
    assert all(area.viewport().grab().toImage() != image for area, image in zip(areas, below, strict=True))
    window.show_page("meetings", meeting, "prepare")
    assert [bar.value() for bar in bars] == [0, 0]
    bars[1].setValue(bars[1].maximum())
    item_edits.add_item(workspace, meeting, "Til sidst", 5)
    assert bars[1].value() > 0  # the same meeting stays where one reads
