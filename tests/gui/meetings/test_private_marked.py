"""A private note says that it is one wherever notes are listed, to eyes and screen readers; and words that were two for one thing."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView, QWidget

from campus_desktop.__main__ import main
from campus_desktop.meetings import edits, item_edits, keys, notes, running
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.workspace import Workspace
from tests.gui.conftest import Answers
from tests.support.hands import visible
from ui.followup.search import search_everywhere as find_actions
from ui.meetings.hold.closing import ClosingDialog
from ui.meetings.page import MeetingsPage
from ui.meetings.search import search_everywhere as find_notes
from ui.shell.window import MainWindow

NOW = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
SECRET = "Skriv til ministeriet"


@pytest.fixture
def ids(window: MainWindow, workspace: Workspace) -> dict[str, str]:
    """A private action and a private need of a meeting that was held, and the next one of its series, which runs."""
    window.clock.set_now(lambda: NOW)
    before = edits.create_meeting(workspace, "Sidst", date=date(2026, 11, 5))
    item_edits.add_item(workspace, before, "Velkomst", 15)
    made = edits.next_in_series(workspace, before, "Næste", date(2026, 11, 26))
    item_edits.add_item(workspace, made, "Velkomst og siden sidst", 15)
    for kind in ("action", "need", "idea"):
        line = NoteLine(SECRET, due=date(2026, 11, 27) if kind == "action" else None)
        notes.add_note(workspace, before, kind, line, at=NOW - timedelta(days=21), private=True)
    return {"before": before, "next": made}


def labels(place: QWidget) -> list[str]:
    QApplication.processEvents()
    return [each.text() for each in place.findChildren(QLabel) if each.isVisible()]


def cells(place: QWidget) -> list[tuple[str, str]]:
    """What tables show in the cells with the note, and what a screen reader hears."""
    QApplication.processEvents()
    found = []
    for view in visible(place, QTableView):
        model = view.model()
        for row in range(model.rowCount()):
            for column in range(model.columnCount()):
                index = model.index(row, column)
                if SECRET in str(index.data()):
                    assert view.viewport().rect().intersects(view.visualRect(index))  # it is painted
                    found.append((str(index.data()), str(index.data(Qt.ItemDataRole.AccessibleTextRole))))
    return found


def test_in_every_table_of_follow_up(window: MainWindow, ids: dict[str, str]) -> None:
    window.show_page("meetings", ids["before"], "follow-up")
    assert window.current_page is not None
    shown = cells(window.current_page)
    assert len(shown) == 3 and all("Privat" in part for pair in shown for part in pair)
    window.show_page("followup")
    assert cells(window.current_page) and all("Privat" in part for pair in cells(window.current_page) for part in pair)
    window.current_page.show_part("needs")  # type: ignore[attr-defined]
    assert not cells(window.current_page)  # private needs are for nobody there


def test_on_the_first_page_and_in_search(window: MainWindow, ids: dict[str, str]) -> None:
    window.show_page("overview")
    assert window.current_page is not None
    (row,) = (each for each in visible(window.current_page, QPushButton) if SECRET in each.accessibleName())
    assert "Privat" in row.accessibleName() and any("Privat" in text for text in labels(row))
    for hit in (*find_actions(window.workspace, SECRET, 9), *find_notes(window.workspace, SECRET, 9)):
        assert "Privat" in hit.detail


def test_while_preparing_holding_and_closing(window: MainWindow, ids: dict[str, str]) -> None:
    window.show_page("meetings", ids["next"], "prepare")
    page = window.current_page
    assert isinstance(page, MeetingsPage)
    texts = labels(page)
    assert texts[texts.index(SECRET) + 1].startswith("Privat")
    running.start(window.workspace, ids["next"], NOW)
    page.view.show_mode("hold")
    since: Any = page.view.mode.side.since_last  # type: ignore[attr-defined]
    assert since.isVisible() and all("Privat" in box.accessibleName() for box in since.boxes)
    texts = labels(since)
    assert texts[texts.index(SECRET) + 1].startswith("Privat")


def test_the_closing_dialog_says_only_how_many_private_actions_wait(window: MainWindow, ids: dict[str, str]) -> None:
    running.start(window.workspace, ids["next"], NOW)
    window.show_page("meetings", ids["next"], "hold")
    page = window.current_page
    assert isinstance(page, MeetingsPage)
    notes.add_note(window.workspace, ids["next"], "action", NoteLine("Mellem os"), at=NOW, private=True)
    commands = page.view.mode.commands  # type: ignore[attr-defined]
    assert isinstance(window.ask, Answers)
    window.ask.answers = [True]  # it is early
    commands.end_meeting()
    assert not visible(window, ClosingDialog)
    waits = "1 privat opfølgning, der mangler noget, venter i Følg op."
    assert window.status_line.message_label.text() == waits
    commands.go_back()
    notes.add_note(window.workspace, ids["next"], "action", NoteLine("Send skabelonen"), at=NOW)
    window.ask.answers = [True]
    commands.end_meeting()
    (dialog,) = visible(window, ClosingDialog)
    said = labels(dialog)
    assert "Send skabelonen" in said and waits in said and "1 opfølgning mangler en ansvarlig eller en frist" in said
    assert not any("Mellem os" in text or text.startswith("Privat") for text in said)
    dialog.leave.click()


def test_on_the_command_line(workspace: Workspace, ids: dict[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(workspace.path), "notes"]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if SECRET in line]
    assert len(lines) == 3 and all("Privat" in line for line in lines)


def test_how_far_the_meeting_is_and_how_far_its_papers_are(window: MainWindow, ids: dict[str, str]) -> None:
    window.show_page("meetings")
    page = window.current_page
    assert isinstance(page, MeetingsPage)
    rows = page.list.rows
    headings = [rows.headerData(column, Qt.Orientation.Horizontal) for column in range(rows.columnCount())]
    assert {"Mødet", "Dagsorden/referat"} <= set(headings) and not {"Tilstand", "Status"} & set(headings)
    window.show_page("meetings", ids["next"], "hold")
    header = page.view.header
    before = header.status.grab().toImage()
    assert header.status.text() == header.status.accessibleName() == "Dagsorden: udkast"
    running.start(window.workspace, ids["next"], NOW)
    QApplication.processEvents()
    assert "I gang" in labels(header) and header.status.text() == "Dagsorden: udkast"
    means = page.view.mode.side.timer.means  # type: ignore[attr-defined]
    assert means.isVisible() and means.text().startswith("Spring over: ") and "Parkér: " in means.text()
    assert isinstance(window.ask, Answers)
    window.ask.answers = [True]  # it is early
    page.view.mode.commands.end_meeting()  # type: ignore[attr-defined]
    QApplication.processEvents()
    assert header.status.text() == "Referat: udkast" and header.status.grab().toImage() != before
    assert not means.isVisible()
    assert keys.SKIP != keys.PARK
