"""Needs for the platform over any number of meetings: alike ones together, their answer, and where they were said."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from campus_desktop.meetings.note_queries import read_note
from tests.support.hands import page_of, texts_of
from ui.followup.needs_view import NeedsView
from ui.followup.page import FollowUpPage
from ui.meetings.page import MeetingsPage
from ui.shell.window import MainWindow


@pytest.fixture
def needs(net: Any) -> Any:
    net.one = net.add("need", "Vi kan ikke sende et kursus til en leder før ansættelsen", institution=net.klit)
    net.two = net.add(
        "need", "Mangler at sende kursus til lederen inden ansættelsen", net.second, institution=net.fjord
    )
    net.three = net.add("need", "Undertekster på alle videoer", net.second)
    net.add("need", "Et privat ønske", net.second, private=True)
    return net


@pytest.fixture
def screen(window: MainWindow, needs: Any) -> NeedsView:
    page = page_of(window, FollowUpPage, "followup", view="needs")
    assert page.part == "needs"
    window.activateWindow()
    page.needs_view.table.setFocus()
    return page.needs_view


def shown(screen: NeedsView) -> list[str]:
    return texts_of(screen.rows, "need")


LEADER = "Mangler at sende kursus til lederen inden ansættelsen"


def test_without_any_the_page_says_what_they_are(window: MainWindow) -> None:
    page = page_of(window, FollowUpPage, "followup", view="needs")
    assert page.needs_view.empty.isVisible()


def test_alike_needs_stand_together_those_of_most_institutions_first(window: MainWindow, screen: NeedsView) -> None:
    assert shown(screen) == ["UDEN SVAR", LEADER, "Undertekster på alle videoer"]
    row = [str(screen.rows.index(1, column).data()) for column in range(1, 4)]
    assert row == [LEADER, "2", "2"]
    assert screen.details.about.text() == "2 institutioner · 2 møder"
    page = page_of(window, FollowUpPage)
    assert page.header.note.text() == "2 ønsker fra 2 institutioner"


def test_the_answer_is_kept_on_all_that_say_the_same(
    window: MainWindow, needs: Any, screen: NeedsView, qtbot: QtBot
) -> None:
    qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    assert screen.details.answer.hasFocus()
    qtbot.keyClicks(screen.details.answer, "Kommer til foråret")
    window.show_page("overview")
    answers = [read_note(needs.workspace, note).platform_answer for note in (needs.one, needs.two, needs.three)]
    assert answers == ["Kommer til foråret", "Kommer til foråret", ""]
    window.show_page("followup")
    assert shown(screen) == ["UDEN SVAR", "Undertekster på alle videoer", "BESVARET", LEADER]
    window.undo()
    assert read_note(needs.workspace, needs.one).platform_answer == ""


def test_what_is_typed_stays_with_its_need(needs: Any, screen: NeedsView, qtbot: QtBot) -> None:
    screen.details.answer.setFocus()
    qtbot.keyClicks(screen.details.answer, "Ja")
    screen.open_note(needs.three)
    assert screen.details.answer.toPlainText() == ""
    assert read_note(needs.workspace, needs.one).platform_answer == "Ja"
    assert read_note(needs.workspace, needs.three).platform_answer == ""


def test_space_ticks_off_all_that_say_the_same(window: MainWindow, needs: Any, screen: NeedsView, qtbot: QtBot) -> None:
    qtbot.keyClick(screen.table, Qt.Key.Key_Space)
    assert all(read_note(needs.workspace, note).done is not None for note in (needs.one, needs.two))
    window.show_page("overview")
    window.show_page("followup")
    assert shown(screen) == ["UDEN SVAR", "Undertekster på alle videoer", "UDFØRT", LEADER]
    window.undo()
    assert shown(screen)[:2] == ["UDEN SVAR", LEADER]


def test_over_chosen_meetings_only(needs: Any, screen: NeedsView, qtbot: QtBot) -> None:
    screen.meetings.choose([needs.first])
    assert shown(screen) == ["UDEN SVAR", "Vi kan ikke sende et kursus til en leder før ansættelsen"]
    assert screen.meeting_ids() == [needs.first]
    screen.bar.clear()
    assert screen.meeting_ids() is None
    qtbot.keyClicks(screen.bar.search, "undertekster")
    assert shown(screen) == ["UDEN SVAR", "Undertekster på alle videoer"]
    qtbot.keyClicks(screen.bar.search, "x")
    assert screen.nothing.isVisible()


def test_a_note_is_opened_where_it_was_said(window: MainWindow, needs: Any, screen: NeedsView) -> None:
    rows = [row for row in screen.details.findChildren(QPushButton) if row.isVisible()]
    assert rows[0].accessibleName() == f"{LEADER}, Fjordstyrelsen · 05-11-2026"
    rows[0].click()
    page = page_of(window, MeetingsPage)
    assert page.item() == needs.second


def test_in_the_safe_view_only_the_meeting_in_sight(window: MainWindow, needs: Any, screen: NeedsView) -> None:
    window.set_safe(needs.second)
    assert shown(screen) == ["UDEN SVAR", LEADER, "Undertekster på alle videoer"]
    assert screen.details.about.text() == "1 institution · 1 møde"


def test_a_need_that_is_ticked_stays_until_the_page_is_left(
    window: MainWindow, needs: Any, screen: NeedsView, qtbot: QtBot
) -> None:
    before, place = shown(screen), screen.table.rowViewportPosition(1)
    box = screen.table.visualRect(screen.rows.index(1, 0))
    was = screen.table.viewport().grab(box).toImage()
    qtbot.mouseClick(screen.table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert read_note(needs.workspace, needs.one).done is not None
    assert shown(screen) == before and screen.table.rowViewportPosition(1) == place
    assert screen.table.viewport().grab(box).toImage() != was
    window.show_page("overview")
    window.show_page("followup")
    assert shown(screen) == ["UDEN SVAR", "Undertekster på alle videoer", "UDFØRT", LEADER]
