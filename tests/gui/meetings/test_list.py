"""The list of meetings: in its groups, searched, and what is done to one from there."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.i18n import date_table
from campus_desktop.meetings import edits, item_edits, note_queries, running, summaries
from campus_desktop.workspace import Workspace
from tests.gui.conftest import Answers
from tests.support.hands import cell_of, page_of, texts_of
from tests.support.seen import settle
from ui.look import theme
from ui.meetings.list import MeetingList
from ui.meetings.next_meeting import NextMeetingDialog
from ui.meetings.page import MeetingsPage
from ui.shell.language import use_language
from ui.shell.window import MainWindow
from ui.widgets.calendar import CalendarPopup
from ui.widgets.grouped_table import PAD

NOW = datetime(2026, 11, 26, 8, 0, tzinfo=UTC)


@pytest.fixture
def meetings(workspace: Workspace) -> dict[str, str]:
    made = {
        title: edits.create_meeting(workspace, title, date=day, place=place)
        for title, day, place in (
            ("Sent", date(2027, 1, 14), "Ærøsund"),
            ("Snart", date(2026, 11, 26), "Klitby"),
            ("En gang", None, ""),
            ("Holdt", date(2026, 10, 1), "Klitby"),
            ("Aldrig startet", date(2026, 9, 1), "Hedeby"),
        )
    }
    item_edits.add_item(workspace, made["Holdt"], "Velkomst", 15)
    running.start(workspace, made["Holdt"], datetime(2026, 10, 1, 7, 30, tzinfo=UTC))
    running.end(workspace, made["Holdt"], datetime(2026, 10, 1, 8, 30, tzinfo=UTC))
    return made


@pytest.fixture
def screen(window: MainWindow) -> MeetingList:
    window.clock.set_now(lambda: NOW)
    page = page_of(window, MeetingsPage, "meetings")
    return page.list


def shown(screen: MeetingList) -> list[str]:
    return texts_of(screen.rows, "title")


def cell(screen: MeetingList, title: str, column: str) -> str:
    return cell_of(screen.rows, ("title", title), column)


def test_an_empty_file_says_what_the_page_is_for(window: MainWindow, screen: MeetingList) -> None:
    assert screen.empty.isVisible() and not screen.new_button.isVisible()
    assert screen.header.note.text() == ""


def test_those_to_come_stand_first_then_those_that_were(
    window: MainWindow, meetings: dict[str, str], screen: MeetingList
) -> None:
    assert shown(screen) == ["KOMMENDE", "Snart", "Sent", "En gang", "TIDLIGERE", "Holdt", "Aldrig startet"]
    assert cell(screen, "Snart", "date") == "26-11-2026 09.30"
    assert [cell(screen, title, "state") for title in ("Snart", "Holdt", "Aldrig startet")] == [
        "Planlagt",
        "Afholdt",
        "Dato overskredet",
    ]
    assert screen.header.note.text() == "5 møder"


def test_it_is_searched_however_danish_letters_are_typed_and_sorted_within_the_groups(
    meetings: dict[str, str], screen: MeetingList, qtbot: QtBot
) -> None:
    qtbot.keyClicks(screen.bar.search, "aeroe")
    assert shown(screen) == ["KOMMENDE", "Sent"]
    assert screen.header.note.text() == "1 af 5 møder"
    qtbot.keyClicks(screen.bar.search, "xyz")
    assert screen.nothing.isVisible()
    screen.nothing.buttons[0].click()
    screen.table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.AscendingOrder)
    assert shown(screen) == ["KOMMENDE", "En gang", "Sent", "Snart", "TIDLIGERE", "Aldrig startet", "Holdt"]
    assert screen.table.current() is not None


def test_filters_by_series_and_kind(workspace: Workspace, meetings: dict[str, str], screen: MeetingList) -> None:
    assert not screen.series.isVisible() and screen.table.isColumnHidden(screen.rows.column_of("series"))
    series = edits.create_series(workspace, "Fjordnetværket")
    edits.update_meeting(workspace, meetings["Snart"], series=series, kind="sprint")
    assert screen.series.isVisible() and cell(screen, "Snart", "series") == "Fjordnetværket"
    screen.series.choose([series])
    assert shown(screen) == ["KOMMENDE", "Snart"] and screen.series.text() == "Møderække: Fjordnetværket ▾"
    screen.bar.clear()
    screen.kinds.choose(["network"])
    assert "Snart" not in shown(screen) and "Sent" in shown(screen)


def test_keys_walk_over_headings_open_and_delete(
    window: MainWindow, workspace: Workspace, meetings: dict[str, str], screen: MeetingList, qtbot: QtBot
) -> None:
    screen.choose(meetings["En gang"])
    assert QApplication.focusWidget() is screen.table
    qtbot.keyClick(screen.table, Qt.Key.Key_Down)
    assert screen.chosen() == meetings["Holdt"]
    qtbot.keyClick(screen.table, Qt.Key.Key_Delete)
    assert "Holdt" not in shown(screen) and screen.chosen() == meetings["Aldrig startet"]
    window.undo()
    assert summaries.count_meetings(workspace) == 5
    page = page_of(window, MeetingsPage)
    page.show_list()
    screen.choose(meetings["Snart"])
    qtbot.keyClick(screen.table, Qt.Key.Key_Return)
    assert page.item() == meetings["Snart"]


def test_duplicate_and_keep_as_a_template_and_make_one_from_it(
    window: MainWindow, workspace: Workspace, meetings: dict[str, str], screen: MeetingList, answers: object
) -> None:
    screen.choose(meetings["Holdt"])
    screen.duplicate.trigger()
    assert shown(screen)[:5] == ["KOMMENDE", "Snart", "Sent", "En gang", "Holdt (kopi)"]
    assert screen.chosen() is not None and cell(screen, "Holdt (kopi)", "date") == "Ingen dato"
    answers.answers = ["Vores dag"]  # type: ignore[attr-defined]
    screen.keep.trigger()
    assert shown(screen)[-2:] == ["EGNE SKABELONER", "Vores dag"]
    assert screen.use.isEnabled() and not screen.keep.isEnabled() and not screen.next.isEnabled()
    assert cell(screen, "Vores dag", "state") == "Skabelon"
    screen.use.trigger()
    page = page_of(window, MeetingsPage)
    assert page.view.state.meeting.title == "Vores dag"
    assert [item.title for item in page.view.state.meeting.items] == ["Velkomst"]


def test_the_next_meeting_of_the_series(
    window: MainWindow, workspace: Workspace, meetings: dict[str, str], screen: MeetingList, qtbot: QtBot
) -> None:
    screen.choose(meetings["Holdt"])
    screen.next.trigger()
    dialog = window.findChild(NextMeetingDialog)
    assert dialog.title.text() == "Holdt" and dialog.date.value() is None
    dialog.title.clear()
    assert not dialog.agree.isEnabled()
    dialog.title.setText("Næste")
    dialog.date.line.setText("snart")
    assert not dialog.agree.isEnabled() and "snart" in dialog.date.problem.text()
    dialog.date.line.setText("25/12")
    qtbot.waitUntil(lambda: "fridag" in dialog.date.note.text())
    dialog.date.line.clear()
    dialog.date.button.click()
    popup = dialog.date.findChild(CalendarPopup)
    assert popup is not None
    popup.calendar.activated.emit(popup.calendar.selectedDate())  # six weeks on, where there is no rhythm to go by
    dialog.agree.click()
    page = page_of(window, MeetingsPage)
    made = page.view.state.meeting
    assert (made.title, made.date, made.series_title) == ("Næste", date(2026, 11, 12), "Holdt")
    assert [item.title for item in made.items] == ["Velkomst", "Fra sidst: åbne opfølgninger"]
    assert note_queries.carried(workspace, made) == []
    window.undo()
    assert summaries.count_meetings(workspace) == 5


def test_a_series_gets_another_title(
    workspace: Workspace, meetings: dict[str, str], screen: MeetingList, answers: Answers
) -> None:
    screen.choose(meetings["Sent"])
    assert not screen.rename.isEnabled()  # a meeting on its own
    series = edits.create_series(workspace, "Netværkt")
    for title in ("Sent", "Snart"):
        edits.update_meeting(workspace, meetings[title], series=series)
    screen.choose(meetings["Sent"])
    answers.answers.append("Netværket")
    screen.rename.trigger()
    assert [cell(screen, title, "series") for title in ("Sent", "Snart")] == ["Netværket", "Netværket"]
    answers.answers.append(" ")
    screen.rename.trigger()
    assert "skal have en titel" in answers.said[-1] and cell(screen, "Sent", "series") == "Netværket"
    workspace.undo()
    assert cell(screen, "Sent", "series") == "Netværkt"


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_dates_are_whole(
    window: MainWindow, workspace: Workspace, screen: MeetingList, language: str, zoom: float
) -> None:
    """The widest date of a year stands in its column, at 1366 pixels."""
    edits.create_meeting(workspace, "Netværk", date=date(2026, 11, 30), place="Klitby")
    use_language(language)
    try:
        theme.use(zoom_factor=zoom)
        window.resize(1366, 740)
        window.retranslate()
        page_of(window, MeetingsPage, "meetings")
        table = page_of(window, MeetingsPage).list.table
        settle()
        width = QFontMetricsF(theme.font()).horizontalAdvance
        widest = max(width(f"{date_table(date(2026, month, 30))} 09.30") for month in (1, 3, 5, 8, 9, 10, 11, 12))
        assert table.columnWidth(0) >= widest + 2 * theme.px(PAD)
    finally:
        use_language("da")
