"""Following a meeting up: what is missing first, answers and dates by keyboard, the minutes, and the next meeting."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop import i18n
from campus_desktop.institutions import edits as institutions
from campus_desktop.meetings import catchup, edits, item_edits, note_queries, notes, queries, running
from campus_desktop.meetings.agenda import find_slot
from campus_desktop.meetings.meeting import AgendaItem
from campus_desktop.meetings.minutes import ItemSection, read_minutes
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.meetings.parts import takes_up
from campus_desktop.meetings.timer import Actual
from campus_desktop.meetings.wording import held_text as held_line
from campus_desktop.workspace import Workspace
from tests.support.hands import page_of, texts_of, visible
from tests.support.painted import on_screen
from tests.support.seen import settle
from ui.look import theme
from ui.meetings.follow_up.mode import FollowUpMode
from ui.meetings.follow_up.times import held_text, planned_text
from ui.meetings.next_meeting import NextMeetingDialog
from ui.meetings.page import MeetingsPage
from ui.prints.dialog import PrintDialog
from ui.shell.window import MainWindow

START = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
DAY = date(2026, 11, 26)


@pytest.fixture
def meeting(workspace: Workspace) -> str:
    made = edits.create_meeting(workspace, "Preboarding", date=DAY)
    for title in ("Velkomst", "Sparring"):
        item_edits.add_item(workspace, made, title, 30)
    klit = institutions.create_institution(workspace, "Klitadministrationen")
    lines: list[tuple[str, NoteLine]] = [
        ("works-well", NoteLine("Korte videoer")),
        ("decision", NoteLine("GDPR flyttes")),
        ("action", NoteLine("Send skabelonen", institution=klit, due=DAY + timedelta(days=1))),
        ("action", NoteLine("Find en buddy")),
        ("idea", NoteLine("Del filmen i tre klip")),
        ("need", NoteLine("Undertekster")),
        ("parked", NoteLine("Hvad med ledere?")),
    ]
    for kind, line in lines:
        notes.add_note(workspace, made, kind, line)
    running.start(workspace, made, START)
    running.next_item(workspace, made, START + timedelta(minutes=33))
    running.next_item(workspace, made, START + timedelta(minutes=60))
    return made


@pytest.fixture
def mode(window: MainWindow, meeting: str) -> FollowUpMode:
    window.clock.set_now(lambda: START + timedelta(hours=2))
    page = page_of(window, MeetingsPage, "meetings", meeting)
    assert isinstance(page.view.mode, FollowUpMode)
    window.activateWindow()
    page.view.mode.table.setFocus()
    return page.view.mode


def shown(mode: FollowUpMode) -> list[str]:
    return texts_of(mode.rows, "text")


def choose(mode: FollowUpMode, text: str) -> None:
    assert mode.table.choose([thing.id for thing in mode.rows.things if thing.text == text])


def note(workspace: Workspace, text: str) -> Any:
    return next(each for each in note_queries.search_notes(workspace, text, 3))


def test_what_is_missing_stands_first(mode: FollowUpMode) -> None:
    assert shown(mode) == [
        "OPFØLGNINGER UDEN ANSVARLIG ELLER FRIST", "Find en buddy", "OPFØLGNINGER", "Send skabelonen",
        "BESLUTNINGER", "GDPR flyttes", "IDÉER", "Del filmen i tre klip", "ØNSKER TIL CAMPUS", "Undertekster",
        "PARKERET", "Hvad med ledere?",
    ]  # fmt: skip
    assert mode.side.missing.text() == "1 opfølgning mangler en ansvarlig eller en frist\n1 idé er uden svar"
    assert mode.status() == "1 beslutning · 2 åbne opfølgninger"


def test_enter_asks_for_what_is_missing(
    window: MainWindow, workspace: Workspace, mode: FollowUpMode, qtbot: QtBot
) -> None:
    def line() -> QLineEdit:
        return visible(mode.table.viewport(), QLineEdit)[0]

    choose(mode, "Find en buddy")
    qtbot.keyClick(mode.table, Qt.Key.Key_Return)
    qtbot.keyClicks(line(), "klita")
    qtbot.keyClick(line(), Qt.Key.Key_Return)
    assert note(workspace, "Find en buddy").institution_name == "Klitadministrationen"
    qtbot.waitUntil(lambda: not any(each.isVisible() for each in mode.table.viewport().findChildren(QLineEdit)))
    qtbot.keyClick(mode.table, Qt.Key.Key_Return)
    qtbot.keyClicks(line(), "4/12")
    qtbot.keyClick(line(), Qt.Key.Key_Return)
    assert note(workspace, "Find en buddy").due == date(2026, 12, 4)
    assert shown(mode)[0] == "OPFØLGNINGER"
    window.undo()
    window.undo()
    assert shown(mode)[0].startswith("OPFØLGNINGER UDEN")


def test_an_idea_with_a_due_date_shows_it_and_takes_another(
    workspace: Workspace, mode: FollowUpMode, qtbot: QtBot
) -> None:
    def cell() -> str:
        row = mode.rows.row_of(note(workspace, "Del filmen").id)
        return str(mode.rows.index(row, mode.rows.column_of("due")).data())

    assert cell() == "Intet svar endnu"
    choose(mode, "Del filmen i tre klip")
    before = on_screen(mode.table.viewport())
    assert mode.table.due_action.isEnabled()
    mode.table.due_action.trigger()
    line = visible(mode.table.viewport(), QLineEdit)[0]
    qtbot.keyClicks(line, "4/12")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert note(workspace, "Del filmen").due == date(2026, 12, 4)
    assert cell() == "Intet svar endnu · frist fre. 4. dec."
    qtbot.waitUntil(lambda: not any(each.isVisible() for each in mode.table.viewport().findChildren(QLineEdit)))
    settle()
    assert on_screen(mode.table.viewport()) != before
    qtbot.keyClick(mode.table, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert cell() == "Tager vi med · frist fre. 4. dec."


def test_an_idea_is_answered_with_one_key(
    window: MainWindow, workspace: Workspace, mode: FollowUpMode, qtbot: QtBot
) -> None:
    choose(mode, "Del filmen i tre klip")
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for letter in "tslnmgd":
        qtbot.keyClicks(mode.table, letter)
    assert note(workspace, "Del filmen").answer is None  # no plain letter changes anything
    qtbot.keyClick(mode.table, Qt.Key.Key_1, held)
    assert note(workspace, "Del filmen").answer == "taken" and mode.answers["taken"].isChecked()
    qtbot.keyClick(mode.table, Qt.Key.Key_3, held)
    assert note(workspace, "Del filmen").answer == "declined"
    qtbot.keyClick(mode.table, Qt.Key.Key_3, held)
    assert note(workspace, "Del filmen").answer is None
    window.undo()
    assert note(workspace, "Del filmen").answer == "declined"


@pytest.mark.parametrize("by", ["mouse", "F2"])
def test_the_cell_that_shows_an_idea_s_answer_offers_the_answers(
    workspace: Workspace, mode: FollowUpMode, qtbot: QtBot, by: str
) -> None:
    table = mode.table

    def cell() -> QRect:
        row = mode.rows.row_of(note(workspace, "Del filmen").id)
        index = mode.rows.index(row, mode.rows.column_of("due"))
        table.setCurrentIndex(index)
        return table.visualRect(index)

    settle()
    at, before = cell(), on_screen(table.viewport(), cell())
    if by == "mouse":
        for kind in (qtbot.mouseClick, qtbot.mouseDClick):
            kind(table.viewport(), Qt.MouseButton.LeftButton, pos=at.center())
    else:
        qtbot.keyClick(table, Qt.Key.Key_F2)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and not visible(table.viewport(), QLineEdit)
    texts = [each.text().replace("&", "").partition("\t")[0] for each in menu.actions() if not each.isSeparator()]
    assert texts == ["Tager vi med", "Senere", "Nej tak", "Frist …"]
    assert menu.activeAction() is mode.answers["taken"]
    if by == "mouse":
        qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(mode.answers["later"]).center())
    else:
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
    settle()
    assert note(workspace, "Del filmen").answer == "later"
    assert on_screen(table.viewport(), cell()) != before
    qtbot.keyClick(table, Qt.Key.Key_F2)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and menu.activeAction() is mode.answers["later"]
    menu.close()


def test_space_ticks_off_and_says_when(workspace: Workspace, mode: FollowUpMode, qtbot: QtBot) -> None:
    choose(mode, "Send skabelonen")
    qtbot.keyClick(mode.table, Qt.Key.Key_Space)
    assert not note(workspace, "Send skabelonen").is_open
    row = mode.rows.row_of(note(workspace, "Send skabelonen").id)
    assert str(mode.rows.index(row, mode.rows.column_of("due")).data()).startswith("Udført ")
    choose(mode, "GDPR flyttes")
    label = workspace.undo_label
    qtbot.keyClick(mode.table, Qt.Key.Key_Space)
    assert workspace.undo_label == label  # a decision is nothing to tick off


def test_the_status_goes_from_draft_to_sent_to_approved(workspace: Workspace, meeting: str, mode: FollowUpMode) -> None:
    mode.side.status_chosen.emit("sent")
    assert queries.read_meeting(workspace, meeting).status == "sent" and mode.side.status.current() == "sent"
    workspace.undo()
    assert mode.side.status.current() == "draft"


def test_planned_and_held(mode: FollowUpMode) -> None:
    cells = [each.text() for each in visible(mode.side.times, QLabel)]
    assert cells == [
        "Planlagt og faktisk", "Planlagt", "Faktisk", "Velkomst", "09.30 · 30 min", "09.30 · 33 min",
        "Sparring", "10.00 · 30 min", "10.03 · 27 min",
    ]  # fmt: skip


def test_the_next_meeting_begins_with_what_stands_open(
    window: MainWindow, workspace: Workspace, meeting: str, mode: FollowUpMode
) -> None:
    assert mode.side.carried.text() == "Det, der stadig er åbent, tages op i begyndelsen af det næste møde."
    mode.side.make_next.click()
    dialog = window.findChild(NextMeetingDialog)
    assert "2 åbne opfølgninger og 1 parkeret punkt" in dialog.about_label.text()
    dialog.date.line.setText("14/1")
    dialog.agree.click()
    page = page_of(window, MeetingsPage)
    assert page.view.header.modes.current() == "prepare"
    made = page.view.state.meeting
    assert takes_up(made.items)
    window.show_page("meetings", made.id, "follow-up")
    assert shown(mode) == ["STADIG ÅBENT FRA TIDLIGERE MØDER", "Send skabelonen", "Find en buddy", "Hvad med ledere?"]
    window.show_page("meetings", meeting, "follow-up")
    assert mode.side.carried.text() == "2 åbne opfølgninger og 1 parkeret punkt står på dagsordenen."
    assert not mode.side.first.isVisible()
    item_edits.delete_items(workspace, [item.id for item in made.items])
    assert mode.side.first.isVisible()
    mode.side.first.click()
    assert takes_up(queries.read_items(workspace, made.id))


def test_in_the_safe_view_nothing_of_other_meetings(
    window: MainWindow, workspace: Workspace, meeting: str, mode: FollowUpMode
) -> None:
    notes.add_note(workspace, meeting, "action", NoteLine("Mellem os"), private=True)
    assert "Privat · Mellem os" in shown(mode)
    window.set_safe(meeting)
    assert "Mellem os" not in " ".join(shown(mode)) and not mode.side.make_next.isVisible()
    assert mode.side.carried.text() == "Vises ikke i sikker visning"


def test_a_meeting_without_notes_says_what_will_stand_here(
    window: MainWindow, workspace: Workspace, meeting: str, mode: FollowUpMode
) -> None:
    empty = edits.create_meeting(workspace, "Tomt", date=DAY)
    window.show_page("meetings", empty, "follow-up")
    assert mode.empty.isVisible() and not mode.side.times.isVisible()


def test_the_minutes_are_printed_and_copied_from_here(window: MainWindow, mode: FollowUpMode) -> None:
    mode.side.print_pages.click()
    dialog = window.findChild(PrintDialog)
    assert dialog.chosen_kind().key == "institutions"
    dialog.close()
    mode.side.mail.click()
    assert "Send skabelonen" in QApplication.clipboard().text()


def test_times_are_written_as_the_language_does(workspace: Workspace) -> None:
    held = Actual(None, datetime(2026, 11, 26, 8, 32, tzinfo=UTC), None, 18, "09:30", 15, "next", date(2026, 11, 26))
    assert (planned_text(held, None), held_text(held)) == ("09.30 · 15 min", "09.32 · 18 min")
    with i18n.using("en"):
        assert (planned_text(held, None), held_text(held)) == ("09:30 · 15 min", "09:32 · 18 min")


def test_while_the_meeting_runs_it_is_the_agenda_that_was_sent(workspace: Workspace, window: MainWindow) -> None:
    made = edits.create_meeting(workspace, "I gang", date=DAY)
    item_edits.add_item(workspace, made, "Velkomst", 30)
    running.start(workspace, made, START)
    edits.update_meeting(workspace, made, status="sent")
    window.clock.set_now(lambda: START + timedelta(minutes=5))
    view = page_of(window, MeetingsPage, "meetings", made, "follow-up").view.mode
    assert isinstance(view, FollowUpMode)
    segments = {button.property("key"): button for button in view.side.status.findChildren(QPushButton)}
    assert not any(each.isVisible() for each in segments.values()), "the minutes have no status yet"
    assert view.side.not_yet.isVisible() and "når mødet er slut" in view.side.not_yet.text()
    running.end(workspace, made, START + timedelta(minutes=30))
    assert all(each.isVisible() for each in segments.values()) and not view.side.not_yet.isVisible()
    assert segments["draft"].isChecked() and segments["sent"].text() == "Udsendt"


@pytest.mark.parametrize("on", [True, False])
@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_nothing_beside_the_notes_is_cut(workspace: Workspace, window: MainWindow, zoom: float, on: bool) -> None:
    made = edits.create_meeting(workspace, "Lange punkter", date=DAY)
    titles = ("Velkomst og siden sidst", "Sådan bruger vi Campus til preboarding", "Sparring: Fjordstyrelsens udkast")
    for title in titles:
        item_edits.add_item(workspace, made, title, 40)
    running.start(workspace, made, START)
    edits.update_meeting(workspace, made, status="sent")
    for number in (1, 2):
        running.next_item(workspace, made, START + timedelta(minutes=44 * number))
    if not on:
        running.end(workspace, made, START + timedelta(minutes=132))
    window.clock.set_now(lambda: START + timedelta(minutes=140))
    theme.use(zoom_factor=zoom)
    window.resize(1366, 768)
    view = page_of(window, MeetingsPage, "meetings", made, "follow-up").view.mode
    assert isinstance(view, FollowUpMode)
    QApplication.processEvents()
    side = view.side
    (port,) = [each.viewport() for each in side.findChildren(QScrollArea)]
    seen = [each for each in side.findChildren(QWidget) if each.isVisible() and isinstance(each, QLabel | QPushButton)]
    assert {"Planlagt", "Faktisk", *titles} <= {each.text() for each in seen}
    for each in seen:
        where = each.mapTo(port, each.rect().topRight())
        assert where.x() < port.width(), each.text()
        if isinstance(each, QLabel) and each.wordWrap():
            assert each.height() >= each.heightForWidth(each.width()), each.text()
        else:
            assert each.width() >= each.sizeHint().width(), each.text()


def test_planned_is_what_was_planned_before_catching_up_as_in_the_minutes(
    workspace: Workspace, window: MainWindow
) -> None:
    made = edits.create_meeting(workspace, "Indhentet", date=DAY)
    _first, second = (item_edits.add_item(workspace, made, title, 30, type="discussion") for title in ("Først", "Så"))
    edits.set_days(workspace, made, [replace(queries.read_meeting(workspace, made).days[0], end=time(10, 30))])
    running.start(workspace, made, START)
    late = START + timedelta(minutes=40)
    catchup.apply_catch_up(workspace, made, running.propose_catch_up(workspace, made, late, ways=["shorten"]).changes)
    running.next_item(workspace, made, late)
    running.next_item(workspace, made, late + timedelta(minutes=20))
    assert queries.read_meeting(workspace, made).item(second).minutes == 20
    notes.add_note(workspace, made, "decision", NoteLine("Aftalt"), item=second)
    window.clock.set_now(lambda: START + timedelta(hours=2))
    view = page_of(window, MeetingsPage, "meetings", made).view.mode
    assert isinstance(view, FollowUpMode)
    texts = [each.text() for each in view.side.times.findChildren(QLabel) if each.isVisible()]
    assert "09.30 · 30 min" in texts and "10.00 · 30 min" in texts and "10.10 · 20 min" in texts
    minutes = read_minutes(workspace, made, START + timedelta(hours=2))
    section = next(each for each in minutes.sections if each.item is not None and each.item.id == second)
    place = find_slot(minutes.plans, second)
    assert place is not None and held_line(section, place[1], True) == "10.00–10.30, faktisk 10.10–10.30"


def test_times_past_midnight_say_so_on_a_line_of_their_own(workspace: Workspace, window: MainWindow) -> None:
    made = edits.create_meeting(workspace, "Nat", date=DAY, start=time(23), end=time(1))
    for title in ("Aften", "Nat"):
        item_edits.add_item(workspace, made, title, 60)
    begin = START + timedelta(hours=13, minutes=30)
    for hour, what in enumerate((running.start, running.next_item, running.next_item)):
        what(workspace, made, begin + timedelta(hours=hour))
    window.clock.set_now(lambda: begin + timedelta(hours=3))
    view = page_of(window, MeetingsPage, "meetings", made, "follow-up").view.mode
    assert isinstance(view, FollowUpMode)
    cells = [each for each in view.side.times.findChildren(QLabel) if each.isVisible() and "dagen efter" in each.text()]
    assert [each.text() for each in cells] == ["00.00 · 60 min\n(dagen efter)"] * 2
    assert all(each.mapTo(view.side, each.rect().topRight()).x() < view.side.width() for each in cells)
    assert all(each.height() >= 2 * each.fontMetrics().height() for each in cells), "both lines are in sight"


def test_an_item_skipped_after_a_while_was_cut_short_on_screen_and_paper() -> None:
    def actual(minutes: int) -> Actual:
        began = datetime(2026, 11, 26, 8, 32, tzinfo=UTC)
        ended = began + timedelta(minutes=minutes)
        return Actual("a", began, ended, minutes, "09:30", 15, "skip", date(2026, 11, 26))

    assert (held_text(actual(1)), actual(1).skipped) == ("sprunget over", True)
    assert (held_text(actual(64)), actual(64).skipped) == ("afbrudt efter 1 t 4 min", False)
    section = ItemSection(AgendaItem("a", "Sparring", 15), actual(64), ())
    assert held_line(section, None, True) == "faktisk 09.32–10.36, afbrudt"
