from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from campus_desktop.institutions.edits import create_institution
from campus_desktop.institutions.queries import list_institutions
from campus_desktop.meetings import edits, notes, templates
from campus_desktop.meetings.note_queries import carried
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.meetings.queries import read_meeting
from campus_desktop.meetings.summaries import list_meetings
from campus_desktop.workspace import Workspace
from tests.support.hands import choose, visible
from tests.support.painted import on_screen
from tests.support.seen import settle
from ui.look import theme
from ui.meetings.new_meeting import NewMeetingDialog
from ui.widgets.calendar import Calendar, CalendarPopup
from ui.widgets.scrolled import ScrolledColumn

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
def made(window: Any) -> list[str]:
    """Ids of the meetings that dialogs have made."""
    window.clock.set_now(lambda: NOW)
    return []


def opened(window: Any, made: list[str]) -> NewMeetingDialog:
    dialog = NewMeetingDialog(window)
    dialog.made.connect(made.append)
    dialog.open()
    return dialog


def begin(dialog: NewMeetingDialog, kind: str, key: str = "") -> None:
    dialog.begin.setCurrentIndex(
        next(row for row in range(dialog.begin.count()) if dialog.begin.itemData(row) == (kind, key))
    )


def test_enter_makes_a_meeting_from_the_first_template(
    window: Any, workspace: Workspace, made: list[str], qtbot: QtBot
) -> None:
    dialog = opened(window, made)
    assert dialog.focusWidget() is dialog.title
    assert dialog.title.selectedText() == dialog.title.text() == "Netværksbesøg, én dag"
    qtbot.keyClicks(dialog.title, "Preboarding")
    qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    meeting = read_meeting(workspace, made[0])
    assert (meeting.title, meeting.date, len(meeting.items)) == ("Preboarding", None, 12)
    assert (meeting.days[0].start, meeting.days[0].end) == (time(9, 30), time(14, 30))
    window.undo()
    assert list_meetings(workspace) == []


def test_date_place_and_host_are_typed(window: Any, workspace: Workspace, made: list[str], qtbot: QtBot) -> None:
    host = create_institution(workspace, "Klitadministrationen")
    dialog = opened(window, made)
    qtbot.keyClicks(dialog.date.line, "26/11")
    qtbot.keyClicks(dialog.place, "Klitby")
    choose(dialog.host, host)
    dialog.start.line.selectAll()
    qtbot.keyClicks(dialog.start.line, "930")
    qtbot.keyClick(dialog.place, Qt.Key.Key_Return)
    meeting = read_meeting(workspace, made[0])
    assert (meeting.date, meeting.place, meeting.host) == (date(2026, 11, 26), "Klitby", host)
    assert meeting.days[0].start == time(9, 30)


def test_a_host_that_is_missing_is_made_on_the_spot(
    window: Any, workspace: Workspace, made: list[str], answers: Any, qtbot: QtBot
) -> None:
    known = create_institution(workspace, "Klitadministrationen")
    dialog = opened(window, made)
    box = dialog.host

    def ask(answer: str | None) -> None:
        answers.answers.append(answer)
        box.setFocus()
        QApplication.processEvents()
        before = box.grab().toImage()
        qtbot.keyClick(box, Qt.Key.Key_End)  # the last entry, as the keyboard chooses it
        QApplication.processEvents()
        assert (box.grab().toImage() != before) is (answer is not None)  # the name is seen

    assert box.itemText(box.count() - 1) == "Ny institution …"
    ask(None)
    assert box.currentData() is None
    ask("Hedestyrlsen")
    ask("Hedestyrelsen")
    assert [box.itemText(row) for row in range(box.count())][2:] == ["Hedestyrelsen", "Ny institution …"]
    ask("klitadministrationen")
    assert box.currentData() == known
    ask("Hedestyrelsen")
    dialog.title.selectAll()
    qtbot.keyClicks(dialog.title, "Preboarding")
    qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
    meeting = read_meeting(workspace, made[0])
    assert (meeting.title, meeting.host_name) == ("Preboarding", "Hedestyrelsen")
    assert workspace.undo_label == "Nyt møde »Preboarding«"
    window.undo()
    assert list_meetings(workspace) == []
    assert [each.name for each in list_institutions(workspace)] == ["Klitadministrationen"]


def test_what_is_no_date_or_time_is_told_and_nothing_can_be_made(window: Any, made: list[str], qtbot: QtBot) -> None:
    dialog = opened(window, made)
    qtbot.keyClicks(dialog.date.line, "snart")
    assert dialog.date.problem.isVisible() and "snart" in dialog.date.problem.text()
    assert not dialog.agree.isEnabled()
    dialog.date.line.clear()
    assert dialog.agree.isEnabled() and not dialog.date.problem.isVisible()
    dialog.end.line.clear()
    assert not dialog.agree.isEnabled()
    dialog.end.line.setText("14")
    dialog.title.clear()
    assert not dialog.agree.isEnabled()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("26/11", date(2026, 11, 26)),
        ("26. november", date(2026, 11, 26)),
        ("26. november 2026", date(2026, 11, 26)),
        ("torsdag", date(2026, 11, 5)),
        ("torsdag den 26. november 2026", date(2026, 11, 26)),
        ("om 14 dage", date(2026, 11, 16)),
        ("", None),
    ],
)
def test_dates_as_people_write_them(window: Any, made: list[str], qtbot: QtBot, typed: str, day: date | None) -> None:
    dialog = opened(window, made)
    qtbot.keyClicks(dialog.date.line, typed)
    assert dialog.date.value() == day


def test_what_is_said_below_a_field_moves_no_field(window: Any, made: list[str], qtbot: QtBot) -> None:
    dialog = opened(window, made)
    settle()
    fields = [dialog.date.line, dialog.start.line, dialog.end.line, dialog.place, dialog.host, dialog.agree]

    def places() -> list[QPoint]:
        return [each.mapToGlobal(QPoint()) for each in fields]

    before, said = places(), on_screen(dialog)
    for row, texts in (
        (dialog.date, ("3", "30-02-2026", "3/11", "24/12", "næste onsdag", "")),
        (dialog.start, ("25.99", "9", "halv ti")),
        (dialog.end, ("noget", "15")),
    ):
        for text in texts:
            row.line.setFocus()
            row.line.selectAll()
            qtbot.keyClicks(row.line, text or " ")
            qtbot.wait(80)  # what is said of a date comes a little later
            settle()
            assert places() == before, (text, "a click on the next field hits it")
    assert dialog.end.line.text() == "15" and on_screen(dialog) != said
    assert dialog.start.problem.isVisible()


def test_the_dialog_shows_all_of_its_fields_where_the_screen_has_room(window: Any, made: list[str]) -> None:
    dialog = opened(window, made)
    for row in range(dialog.begin.count()):
        dialog.begin.setCurrentIndex(row)
        settle()
        (scroll,) = visible(dialog, ScrolledColumn)
        assert scroll.verticalScrollBar().maximum() == 0 and not scroll.verticalScrollBar().isVisible()
        seen = scroll.viewport().mapToGlobal(QPoint(0, scroll.viewport().height())).y()
        for field in (dialog.place, dialog.host):
            assert field.mapToGlobal(QPoint(0, field.height())).y() <= seen, "its lower edge is painted"
    gap = (
        dialog.start.mapToGlobal(QPoint()).y() - dialog.date.line.mapToGlobal(QPoint(0, dialog.date.line.height())).y()
    )
    assert gap < 2 * dialog.title.height()


def test_a_day_off_is_said_below_the_date(window: Any, made: list[str], qtbot: QtBot) -> None:
    dialog = opened(window, made)
    qtbot.keyClicks(dialog.date.line, "26/11")
    qtbot.waitUntil(lambda: "uge 48" in dialog.date.note.text())
    dialog.date.line.clear()
    qtbot.keyClicks(dialog.date.line, "24/12")
    qtbot.waitUntil(lambda: "fridag" in dialog.date.note.text() or "lukket" in dialog.date.note.text())
    assert dialog.date.note.property("tone") == "warning"


def test_the_calendar_gives_the_day_that_is_picked(window: Any, made: list[str], qtbot: QtBot) -> None:
    dialog = opened(window, made)
    dialog.date.button.click()
    popup = dialog.date.findChild(CalendarPopup)
    assert popup.isVisible() and popup.calendar.selectedDate() == QDate(2026, 11, 2)
    assert popup.calendar.firstDayOfWeek() == Qt.DayOfWeek.Monday
    popup.grab()  # every cell is painted
    popup.calendar.activated.emit(QDate(2026, 11, 26))
    assert dialog.date.value() == date(2026, 11, 26)
    dialog.date.button.click()
    shown = visible(dialog.date, CalendarPopup)
    assert shown[0].calendar.selectedDate() == QDate(2026, 11, 26)
    qtbot.keyClick(shown[0], Qt.Key.Key_Escape)
    assert dialog.isVisible()


def _filled(popup: Any) -> list[int]:
    """The days of the month whose cell has a filled disk, as it is painted."""
    view = popup.calendar.findChild(QTableView)
    picture, found = view.viewport().grab().toImage(), []
    for row in range(view.model().rowCount()):
        for column in range(view.model().columnCount()):
            cell = view.visualRect(view.model().index(row, column))
            beside = QPoint(cell.center().x() - min(cell.width(), cell.height()) // 2 + 6, cell.center().y())
            if picture.pixelColor(beside * picture.devicePixelRatio()) == theme.color("accent"):
                found.append(int(view.model().index(row, column).data()))
    return found


def test_the_calendar_of_an_open_date_is_at_today_with_nothing_chosen(
    window: Any, made: list[str], qtbot: QtBot
) -> None:
    dialog = opened(window, made)
    assert dialog.date.line.text() == ""
    dialog.date.button.click()
    (popup,) = visible(dialog.date, CalendarPopup)
    assert (popup.calendar.monthShown(), popup.calendar.yearShown()) == (11, 2026)
    assert popup.calendar.selectedDate() == QDate(2026, 11, 2)
    assert _filled(popup) == []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        qtbot.keyClick(popup.calendar.findChild(QTableView), key)
    assert popup.calendar.selectedDate() == QDate(2026, 11, 10) and _filled(popup) == []
    popup.close()
    dialog.date.line.setText("12/11")
    dialog.date.button.click()
    popup = visible(dialog.date, CalendarPopup)[-1]
    assert _filled(popup) == [12]
    popup.today.click()
    assert dialog.date.value() == NOW.date() and dialog.focusWidget() is dialog.date.line
    assert popup.today.text() == "I dag"


def test_the_calendar_speaks_the_users_language(qtbot: QtBot) -> None:
    calendar = Calendar(NOW.date(), lambda _day: False)
    qtbot.addWidget(calendar)
    assert calendar.locale().language().name == "Danish"


def test_other_templates_bring_their_title_and_times_unless_written_over(
    window: Any, made: list[str], qtbot: QtBot
) -> None:
    dialog = opened(window, made)
    begin(dialog, "template", "path-sprint")
    assert dialog.title.text() == "Forløbssprint, 90 minutter"
    assert (dialog.start.line.text(), dialog.end.line.text()) != ("09.30", "14.30")
    dialog.title.setText("Vores sprint")
    dialog.start.line.setText("8.15")
    begin(dialog, "template", "network-visit")
    assert dialog.title.text() == "Vores sprint" and dialog.start.line.text() == "8.15"
    assert dialog.end.line.text() == "14.30"
    begin(dialog, "blank")
    assert dialog.about.text()


def test_a_kept_agenda_is_offered(window: Any, workspace: Workspace, made: list[str]) -> None:
    meeting = templates.meeting_from_template(workspace, "half-day-sparring", "Sparring")
    kept = edits.duplicate_meeting(workspace, meeting, "Vores sparring", template=True)
    dialog = opened(window, made)
    begin(dialog, "template", kept)
    assert dialog.title.text() == "Vores sparring"
    dialog.agree.click()
    assert len(read_meeting(workspace, made[0]).items) == len(read_meeting(workspace, meeting).items)


def test_the_next_of_a_series(window: Any, workspace: Workspace, made: list[str]) -> None:
    first = templates.meeting_from_template(workspace, "network-visit", "Netværk 1", date(2026, 11, 5))
    series = edits.create_series(workspace, "Fjordnetværket")
    edits.update_meeting(workspace, first, series=series)
    notes.add_note(workspace, first, "action", NoteLine("Send skabelonen"))
    dialog = opened(window, made)
    begin(dialog, "next", first)
    assert dialog.title.text() == "Netværk 2" and dialog.date.line.text() == ""
    dialog.date.line.setText("3/12")
    dialog.agree.click()
    meeting = read_meeting(workspace, made[0])
    assert meeting.series == series and meeting.date == date(2026, 12, 3)
    assert len(meeting.items) == 12
    assert [note.text for note in carried(workspace, meeting)] == ["Send skabelonen"]
    window.undo()
    assert [each.id for each in list_meetings(workspace)] == [first]


def test_the_newest_of_each_series_is_offered(window: Any, workspace: Workspace, made: list[str]) -> None:
    series = edits.create_series(workspace, "Fjordnetværket")
    for day in (date(2026, 11, 26), date(2026, 11, 5), None):
        edits.create_meeting(workspace, "M", date=day, series=series)
    newest = list_meetings(workspace)[1]
    dialog = opened(window, made)
    offered = [dialog.begin.itemData(row) for row in range(dialog.begin.count())]
    assert [key for kind, key in offered if kind == "next"] == [newest.id]
    begin(dialog, "next", newest.id)
    assert dialog.date.value() == date(2026, 12, 17)


def test_a_refusal_is_said_and_the_dialog_stays(window: Any, workspace: Workspace, made: list[str]) -> None:
    meeting = templates.meeting_from_template(workspace, "half-day-sparring", "Sparring")
    kept = edits.duplicate_meeting(workspace, meeting, "Vores", template=True)
    dialog = opened(window, made)
    begin(dialog, "template", kept)
    edits.delete_meetings(workspace, [kept])
    dialog.agree.click()
    assert dialog.isVisible() and "slettet" in dialog.problem.text() and made == []
