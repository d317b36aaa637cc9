"""What is asked about before it is done to a meeting in progress, or to one that was held."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import edits, item_edits, running
from campus_desktop.meetings.days import add_day
from campus_desktop.paths.summaries import list_paths
from tests.gui.conftest import Answers
from tests.support.hands import page_of
from ui.meetings.page import MeetingsPage
from ui.paths.page import PathsPage

HELD = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)
AFTER = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)


@pytest.fixture
def held(preparing: Any) -> Any:
    """The meeting was held yesterday."""
    running.start(preparing.workspace, preparing.id, HELD)
    running.end(preparing.workspace, preparing.id, HELD)
    preparing.window.clock.set_now(lambda: AFTER)
    preparing.window.show_page("meetings", preparing.id, "prepare")
    return preparing


def pixels(widget: QWidget, row: QRect) -> Any:
    return widget.grab(row).toImage()


# --- a date yet to come ----------------------------------------------------------------------------------------------


def test_a_held_meeting_is_moved_to_a_day_to_come_on_purpose(held: Any, answers: Answers, qtbot: QtBot) -> None:
    row = held.mode.facts.when.date
    answers.answers = [False]
    held.write(row.line, "3/12", qtbot)
    assert len(answers.said) == 1
    assert answers.said[0].startswith("»Netværk« er afholdt. Vil du give mødet en dato ude i fremtiden, 3. december")
    assert held.meeting.date == date(2026, 11, 26)
    qtbot.waitUntil(lambda: row.line.text() == "26. november 2026")
    answers.answers = [True]
    held.write(row.line, "3/12", qtbot)
    assert held.meeting.date == date(2026, 12, 3)


def test_what_is_no_move_to_a_day_to_come_is_not_asked_about(held: Any, answers: Answers, qtbot: QtBot) -> None:
    row = held.mode.facts.when.date
    for text, day in (("25-11-2026", date(2026, 11, 25)), ("27-11-2026", date(2026, 11, 27)), ("", None)):
        held.write(row.line, text, qtbot)
        assert held.meeting.date == day
    assert answers.said == []


def test_a_meeting_not_held_is_moved_without_asking(preparing: Any, qtbot: QtBot) -> None:
    preparing.write(preparing.mode.facts.when.date.line, "3/12", qtbot)
    assert preparing.meeting.date == date(2026, 12, 3)


def test_a_held_second_day_is_moved_on_purpose(held: Any, answers: Answers, qtbot: QtBot) -> None:
    add_day(held.workspace, held.id)
    item_edits.add_item(held.workspace, held.id, "Dag to", 30, day=2)
    days = held.mode.facts.data.days
    held.write(days.rows[0].date.line, "2/12", qtbot)
    assert held.meeting.days[1].date == date(2026, 12, 2)  # not held yet
    held.window.clock.set_now(lambda: datetime(2026, 12, 2, 9, 0, tzinfo=UTC))
    running.start(held.workspace, held.id, datetime(2026, 12, 2, 9, 0, tzinfo=UTC))
    answers.answers = [False, False]
    held.write(days.rows[0].date.line, "9/12", qtbot)
    assert held.meeting.days[1].date == date(2026, 12, 2)
    qtbot.waitUntil(lambda: days.rows[0].date.line.text() == "2. december 2026")
    held.mode.agenda.structure.open_day(2)
    from ui.meetings.agenda.day_dialog import DayDialog

    dialog = held.window.findChild(DayDialog)
    dialog.date.line.setText("9-12-2026")
    dialog.agree.click()
    assert dialog.isVisible()
    assert dialog.problem.text().startswith("Mødet beholder sin dato")
    assert dialog.rect().contains(QRect(dialog.problem.mapTo(dialog, QPoint(0, 0)), dialog.problem.size()))
    dialog.reject()
    assert held.meeting.days[1].date == date(2026, 12, 2)


# --- deleting --------------------------------------------------------------------------------------------------------


@pytest.fixture
def under_way(preparing: Any) -> Any:
    preparing.window.clock.set_now(lambda: HELD)
    running.start(preparing.workspace, preparing.id, HELD)
    return preparing


def test_a_meeting_in_progress_is_deleted_on_purpose(under_way: Any, answers: Answers) -> None:
    page = page_of(under_way.window, MeetingsPage)
    page.show_list()
    page.list.choose(under_way.id)
    seen = page.list.table.viewport()
    before = pixels(seen, seen.rect())
    answers.answers = [False]
    page.list.delete.trigger()
    assert answers.said == ["»Netværk« er i gang. Ur, dagsorden og noter slettes med det; Ctrl+Z henter dem tilbage."]
    assert pixels(seen, seen.rect()) == before
    answers.answers = [True]
    page.list.delete.trigger()
    assert under_way.workspace.value("SELECT count(*) FROM meeting") == 0
    under_way.window.undo()
    assert running.where(under_way.workspace, under_way.id, HELD).state == "running"


def test_a_paused_meeting_is_asked_about_from_its_own_menu_as_well(under_way: Any, answers: Answers) -> None:
    running.pause(under_way.workspace, under_way.id, HELD)
    answers.answers = [False]
    under_way.window.show_page("meetings", under_way.id, "prepare")
    under_way.mode.commands.delete_meeting()
    assert under_way.workspace.value("SELECT count(*) FROM meeting") == 1
    running.end(under_way.workspace, under_way.id, HELD)
    under_way.mode.commands.delete_meeting()  # one that has ended is not asked about: undo brings it back
    assert under_way.workspace.value("SELECT count(*) FROM meeting") == 0


def test_a_path_at_a_meeting_in_progress_is_deleted_on_purpose(under_way: Any, answers: Answers) -> None:
    page = page_of(under_way.window, PathsPage, "paths")
    edits.add_paths(under_way.workspace, under_way.id, [under_way.path])
    page.list.choose(under_way.path)
    answers.answers = [False, True]
    page.list.delete.trigger()
    assert answers.said == ["»Preboarding« er på mødet »Netværk«, som er i gang. Ctrl+Z henter det tilbage."]
    assert len(list_paths(under_way.workspace)) == 1
    page.list.delete.trigger()
    assert list_paths(under_way.workspace) == []


def test_a_path_elsewhere_is_deleted_at_once(under_way: Any, answers: Answers) -> None:
    page = page_of(under_way.window, PathsPage, "paths")
    page.list.choose(under_way.path)
    page.list.delete.trigger()
    assert list_paths(under_way.workspace) == []
    assert answers.said == []
