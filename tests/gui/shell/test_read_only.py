"""A file that is open for reading only: menus offer what reads, and what is off says why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget

from campus_desktop.meetings import edits, item_edits, notes
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.workspace import Workspace, open_workspace
from tests.support.hands import page_of
from ui.followup.page import FollowUpPage
from ui.meetings.page import MeetingsPage
from ui.shell.window import MainWindow

WHY = "Filen er kun åbnet til læsning."


@pytest.fixture
def meeting(window: MainWindow, workspace: Workspace) -> Iterator[str]:
    """A meeting with two items and a note, in a file that is only read."""
    made = edits.create_meeting(workspace, "Preboarding", date=date(2026, 11, 26))
    for title in ("Velkomst", "Sparring"):
        item_edits.add_item(workspace, made, title, 15)
    at = datetime(2026, 11, 26, 9, tzinfo=UTC)
    notes.add_note(workspace, made, "action", NoteLine("Ring til Mette"), at=at)
    window.set_workspace(None)
    window.set_workspace(open_workspace(workspace.path, read_only=True, now=window.clock.now))
    window.settle()
    yield made
    window.set_workspace(None)


def on(menu: QMenu) -> list[str]:
    """The entries of a menu and of those in it that can be chosen."""
    found: list[str] = []
    for each in menu.actions():
        below = each.menu()
        if isinstance(below, QMenu):
            found += on(below)
        elif not each.isSeparator() and each.isEnabled():
            found.append(each.text().replace("&", ""))
    return found


def mode_of(window: MainWindow) -> Any:
    """The mode of the meeting in sight."""
    return page_of(window, MeetingsPage).view.mode


def tip_of(widget: QWidget) -> str:
    """The tool tip that is shown when the mouse rests on a widget."""
    QToolTip.hideText()
    at = widget.rect().center()
    QApplication.sendEvent(widget, QHelpEvent(QHelpEvent.Type.ToolTip, at, widget.mapToGlobal(QPoint(at))))
    return QToolTip.text() if QToolTip.isVisible() else ""


@pytest.mark.parametrize("mode", ["prepare", "hold"])
def test_the_agendas_menus_offer_what_reads(window: MainWindow, meeting: str, mode: str) -> None:
    window.show_page("meetings", meeting, mode)
    agenda: Any = mode_of(window).agenda
    agenda.choose(agenda.state.meeting.items[0].id)
    agenda.actions_.enable()
    assert on(agenda.menus.card_menu(agenda)) == ["Kopiér"]
    agenda.more.menu().aboutToShow.emit()
    assert on(agenda.more.menu()) == []
    if mode == "prepare":
        agenda.blocks_menu.aboutToShow.emit()
        assert on(agenda.blocks_menu) == []


def test_the_menus_of_notes_offer_what_reads(window: MainWindow, meeting: str) -> None:
    window.show_page("meetings", meeting, "hold")
    listed: Any = mode_of(window).notes.list
    listed.view.selectAll()
    assert len(listed.chosen()) == 1
    menu = QMenu(window)
    listed.menu.lay_out(menu)
    assert on(menu) == ["Kopiér som tekst", "Markér alle noter"]
    table: Any = page_of(window, FollowUpPage, "followup").actions_view.table
    table.choose([table.rows.thing(row).id for row in range(table.rows.rowCount()) if table.rows.thing(row)])
    table.enable()
    assert not any(each.isEnabled() for each in (table.tick_action, *table.edits, table.delete_action))


def test_what_is_off_says_why(window: MainWindow, meeting: str) -> None:
    window.show_page("meetings", meeting, "hold")
    side: Any = mode_of(window).side
    for off in (side.timer.start, side.people.line.add):
        assert off.isVisible() and not off.isEnabled()
        assert tip_of(off).splitlines()[-1] == WHY
    assert tip_of(side.timer.start).splitlines()[0].startswith("Start mødet"), "what it is comes first"
    path = window.workspace.path
    window.set_workspace(None)
    window.set_workspace(open_workspace(path, now=window.clock.now))
    window.settle()
    window.show_page("meetings", meeting, "hold")
    side = mode_of(window).side
    side.timer.start.setEnabled(False)
    assert WHY not in tip_of(side.timer.start)
