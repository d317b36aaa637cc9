"""Over the agenda of a meeting that was held it says what editing it changes; nothing is blocked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from campus_desktop.meetings import days, item_edits, running
from campus_desktop.meetings.minutes import read_minutes
from tests.support.painted import ink, on_screen
from tests.support.seen import settle

HELD = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)


def hold(preparing: Any, *, end: bool = True) -> None:
    running.start(preparing.workspace, preparing.id, HELD)
    if end:
        running.end(preparing.workspace, preparing.id, HELD + timedelta(hours=1))
    settle()


def test_it_says_so_and_edits_all_the_same(preparing: Any) -> None:
    mode = preparing.mode
    assert not mode.held.isVisible()
    hold(preparing)
    line = mode.held
    assert line.isVisible() and "Mødet er afholdt" in line.text() and ink(on_screen(line)) > 0.01
    assert line.geometry().bottom() < mode.agenda.geometry().top() and line.height() >= line.heightForWidth(
        line.width()
    )
    interface = QAccessible.queryAccessibleInterface(mode.agenda)
    assert interface is not None and "afholdt" in interface.text(QAccessible.Text.Description)
    mode.agenda.view.edit_field(preparing.item("Velkomst").id, "title", "Goddag")
    editor = mode.agenda.view.focusWidget()
    assert editor is not None and editor.focusPolicy() != Qt.FocusPolicy.NoFocus
    item_edits.update_item(preparing.workspace, preparing.item("Velkomst").id, title="Goddag")
    sections = read_minutes(preparing.workspace, preparing.id, HELD + timedelta(days=1)).sections
    assert "Goddag" in str(sections)


def test_not_while_it_goes_on_and_not_after_the_end_is_undone(preparing: Any) -> None:
    hold(preparing, end=False)
    assert not preparing.mode.held.isVisible()
    running.end(preparing.workspace, preparing.id, HELD + timedelta(hours=1))
    settle()
    assert preparing.mode.held.isVisible()
    preparing.window.undo()
    settle()
    preparing.window.show_page("meetings", preparing.id, "prepare")
    assert not preparing.mode.held.isVisible()


def test_not_between_the_days_of_one_meeting(preparing: Any) -> None:
    days.add_day(preparing.workspace, preparing.id)
    item_edits.add_item(preparing.workspace, preparing.id, "Anden dag", 30, day=2)
    hold(preparing)
    assert not preparing.mode.held.isVisible()
