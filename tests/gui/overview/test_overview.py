from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from campus_desktop.institutions import edits as institutions
from campus_desktop.meetings import edits, item_edits, notes, participants, queries, running
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.meetings.parts import takes_up
from campus_desktop.paths.edits import create_path
from campus_desktop.practice import fill
from campus_desktop.workspace import Workspace
from tests.support.hands import page_of
from ui.meetings.page import MeetingsPage
from ui.overview.meeting_panel import day_text
from ui.overview.page import OverviewPage, greeting
from ui.overview.path_panel import changed_text
from ui.shell.ask import Ask
from ui.shell.window import MainWindow

NOW = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)
"""9 o'clock in Copenhagen."""
TODAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("hour", "text"), [(3, "Godaften"), (4, "Godmorgen"), (5, "Godmorgen"), (10, "Goddag"), (18, "Godaften")]
)
def test_greeting_follows_the_clock(hour: int, text: str) -> None:
    assert greeting(datetime(2026, 11, 26, hour)) == text


@pytest.mark.parametrize(
    ("changed", "text"),
    [
        ("", ""),
        ("2026-11-26T10:00:00+01:00", "rettet i dag"),
        ("2026-11-25T10:00:00+01:00", "rettet i går"),
        ("2026-11-12T10:00:00+01:00", "12. november"),
        ("2025-11-12T10:00:00+01:00", "12. november 2025"),
    ],
)
def test_changes_are_dated_as_people_say_it(changed: str, text: str) -> None:
    assert changed_text(changed, TODAY) == text


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (TODAY, "i dag kl. 9.30"),
        (date(2026, 11, 27), "i morgen kl. 9.30"),
        (date(2026, 12, 3), "torsdag den 3. december 2026 kl. 9.30"),
        (None, "uden dato"),
    ],
)
def test_meetings_are_dated_as_people_say_it(day: date | None, text: str) -> None:
    assert day_text(day, time(9, 30), TODAY) == text


@pytest.fixture
def page(window: MainWindow) -> OverviewPage:
    window.clock.set_now(lambda: NOW)
    page = page_of(window, OverviewPage, "overview")
    page.refresh(None)
    return page


@pytest.fixture
def meeting(workspace: Workspace) -> str:
    host = institutions.create_institution(workspace, "Klitadministrationen")
    institutions.update_institution(workspace, host, "short_name", "Klitadm.")
    made = edits.create_meeting(workspace, "Preboarding: Hvad virker?", date=TODAY, host=host, place="Klitby")
    participants.add_participant(workspace, made, "4 fra Klitadministrationen")
    for title in ("Velkomst", "Sparring"):
        item_edits.add_item(workspace, made, title, 30)
    return made


def texts(page: OverviewPage) -> list[str]:
    found = [*page.findChildren(QLabel), *page.findChildren(QAbstractButton)]
    return [each.text() for each in found if each.isVisible() and each.text()]


def buttons(page: OverviewPage) -> dict[str, QPushButton]:
    return {button.text(): button for button in page.findChildren(QPushButton) if button.isVisible()}


def test_an_empty_file_offers_the_first_steps(page: OverviewPage) -> None:
    shown = buttons(page)
    assert list(shown) == ["Importér kurser …", "Nyt læringsforløb …", "Nyt møde …", "Prøv øvefilen …"]
    kinds = {name: each.property("kind") for name, each in shown.items()}
    assert [name for name, kind in kinds.items() if kind == "primary"] == ["Importér kurser …"]
    assert kinds["Prøv øvefilen …"] == "link"
    assert set(page.panels) == {"first"}


def test_the_paths_changed_last_are_offered(page: OverviewPage, workspace: Workspace, window: MainWindow) -> None:
    fill(workspace, workspace.now())
    cards = page.panels["paths"].cards  # type: ignore[attr-defined]
    assert (
        cards[0].accessibleName() == "Preboarding og onboarding, Fjordstyrelsen · 18 trin · rettet i dag, Til sparring"
    )
    assert len(cards) == 3
    with workspace.edit("Tøm") as edit:
        for table in ("meeting", "path", "course"):
            edit.delete(table, [row["id"] for row in workspace.rows(f"SELECT id FROM {table}")])
    assert "De første skridt" in texts(page)


def test_the_next_meeting_with_what_can_be_done(page: OverviewPage, workspace: Workspace, meeting: str) -> None:
    shown = texts(page)
    assert "Godmorgen" in shown and "Torsdag den 26. november 2026" in shown
    assert "Næste netværksmøde · i dag kl. 9.30" in shown and "Preboarding: Hvad virker?" in shown
    assert "Klitadministrationen, Klitby · 1 institution · 4 tilmeldte · 2 punkter" in shown
    assert list(buttons(page))[:4] == ["Start mødet", "Forbered", "Klar til mødet?", "Udskriv …"]
    assert buttons(page)["Start mødet"].property("kind") == "primary"


def test_start_holds_the_meeting_and_the_overview_then_continues_it(
    page: OverviewPage, window: MainWindow, workspace: Workspace, meeting: str
) -> None:
    buttons(page)["Start mødet"].click()
    here = window.current_page
    assert isinstance(here, MeetingsPage) and here.view.header.modes.current() == "hold"
    assert running.where(workspace, meeting, NOW).state == "running"
    window.show_page("overview")
    assert "Netværksmøde i gang · Velkomst · slutter kl. 9.30" in texts(page)
    assert list(buttons(page))[:2] == ["Fortsæt", "Forbered"] and "Klar til mødet?" not in buttons(page)
    window.clock.set_now(lambda: NOW + timedelta(minutes=31))
    window.clock.tick.emit()
    assert "Netværksmøde i gang · Velkomst · skulle være slut kl. 9.30" in texts(page)
    running.end(workspace, meeting, NOW + timedelta(minutes=40))
    assert "Der er ikke planlagt et møde" in texts(page)


def test_a_meeting_of_another_day_is_started_only_after_asking(
    page: OverviewPage, window: MainWindow, workspace: Workspace, meeting: str, answers: object
) -> None:
    edits.update_meeting(workspace, meeting, date=date(2026, 12, 3))
    assert buttons(page)["Forbered"].property("kind") == "primary"
    answers.answers = [False]  # type: ignore[attr-defined]
    buttons(page)["Start mødet"].click()
    assert running.where(workspace, meeting, NOW).state == "planned" and window.current_page is page
    answers.answers = [True]  # type: ignore[attr-defined]
    buttons(page)["Start mødet"].click()
    assert running.where(workspace, meeting, NOW).state == "running"


def test_the_question_about_another_day_begins_on_cancel(
    page: OverviewPage, window: MainWindow, workspace: Workspace, meeting: str
) -> None:
    edits.update_meeting(workspace, meeting, date=date(2026, 12, 3))
    begun: list[str] = []

    def look() -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            default = box.defaultButton()
            begun.append(default.text().replace("&", "") if default is not None else "")
            box.reject()

    window.ask = Ask()
    QTimer.singleShot(100, look)
    buttons(page)["Start mødet"].click()
    assert begun == ["Annullér"] and running.where(workspace, meeting, NOW).state == "planned"


def test_what_is_open_from_last_time(page: OverviewPage, workspace: Workspace, meeting: str) -> None:
    earlier = edits.create_meeting(workspace, "Det første", date=date(2026, 10, 1))
    series = edits.create_series(workspace, "Rækken")
    for each in (earlier, meeting):
        edits.update_meeting(workspace, each, series=series)
    notes.add_note(workspace, earlier, "action", NoteLine("Send skabelonen"))
    notes.add_note(workspace, earlier, "parked", NoteLine("Buddyer"))
    assert "Fra sidst: 1 åben opfølgning og 1 parkeret punkt" in texts(page)
    buttons(page)["Sæt på dagsordenen"].click()
    assert takes_up(queries.read_items(workspace, meeting))
    assert "Fra sidst: 1 åben opfølgning og 1 parkeret punkt står på dagsordenen" in texts(page)
    workspace.undo()
    assert "Sæt på dagsordenen" in buttons(page)


def test_actions_due_now_the_longest_overdue_first(page: OverviewPage, workspace: Workspace, meeting: str) -> None:
    host = queries.read_meeting(workspace, meeting).host
    for text, due in (("Senere", date(2026, 12, 20)), ("I morgen", date(2026, 11, 27)), ("Over", date(2026, 11, 24))):
        notes.add_note(workspace, meeting, "action", NoteLine(text, institution=host, due=due))
    rows = page.panels["due"].rows  # type: ignore[attr-defined]
    assert [row.accessibleName() for row in rows] == [
        "Over, 2 dage over fristen, Klitadministrationen",
        "I morgen, i morgen, Klitadministrationen",
    ]
    assert "Klitadm." in texts(page) and "3 åbne opfølgninger i alt" in buttons(page)


def test_without_a_meeting_the_first_step_to_one(page: OverviewPage, workspace: Workspace) -> None:
    create_path(workspace, "Forløb")
    assert "Der er ikke planlagt et møde" in texts(page) and "Nyt møde …" in buttons(page)
    assert "Der er ingen frister de næste dage." in texts(page)


def test_the_day_turns_while_nobody_touches_the_window(
    page: OverviewPage, window: MainWindow, workspace: Workspace, meeting: str, qtbot: QtBot
) -> None:
    edits.update_meeting(workspace, meeting, date=date(2026, 11, 27))
    assert "Næste netværksmøde · i morgen kl. 9.30" in texts(page)
    window.clock.set_now(lambda: NOW + timedelta(days=1, minutes=1))
    window.clock.tick.emit()
    assert "Næste netværksmøde · i dag kl. 9.30" in texts(page)
    assert buttons(page)["Start mødet"].property("kind") == "primary"


def test_in_a_narrow_window_the_parts_stand_below_each_other(
    page: OverviewPage, window: MainWindow, workspace: Workspace, meeting: str, qtbot: QtBot
) -> None:
    window.resize(820, 768)
    meeting_panel, due = page.panels["meeting"], page.panels["due"]
    qtbot.waitUntil(lambda: due.geometry().top() > meeting_panel.geometry().top())


def test_in_the_safe_view_only_the_meeting_in_sight(
    page: OverviewPage, window: MainWindow, workspace: Workspace, meeting: str
) -> None:
    create_path(workspace, "Hemmeligt forløb")
    other = edits.create_meeting(workspace, "Et andet møde", date=date(2026, 10, 1))
    for at, text, private in ((meeting, "Vores", False), (meeting, "Mit eget", True), (other, "Deres", False)):
        notes.add_note(workspace, at, "action", NoteLine(text, due=TODAY), private=private)
    assert {"Vores", "Privat · Mit eget", "Deres", "Hemmeligt forløb"} <= set(texts(page))
    window.set_safe(meeting)
    shown = texts(page)
    assert "Vores" in shown and not {"Privat · Mit eget", "Mit eget", "Deres", "Hemmeligt forløb"} & set(shown)
    assert "Preboarding: Hvad virker?" in shown
    window.set_safe(other)
    assert "Preboarding: Hvad virker?" not in texts(page) and "Vises ikke i sikker visning" in texts(page)
