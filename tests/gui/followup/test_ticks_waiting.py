"""A tick that waits for the file is painted at once, in every table, and a second click takes it back."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from pytestqt.qtbot import QtBot

from tests.support.broken_files import locked_while_open
from tests.support.coloured import painted_in
from tests.support.hands import page_of
from ui.followup.page import FollowUpPage
from ui.meetings.page import MeetingsPage
from ui.shell.window import MainWindow


@pytest.mark.parametrize("where", ["actions", "needs", "meeting"])
def test_a_waiting_tick_is_painted_at_once_and_taken_back_by_another_click(
    window: MainWindow, actions: Any, qtbot: QtBot, where: str
) -> None:
    note = actions.add("need", "Undertekster") if where == "needs" else actions.note("Sen").id
    if where == "meeting":
        table: Any = page_of(window, MeetingsPage, "meetings", actions.first, "follow-up").view.mode.table
    else:
        page = page_of(window, FollowUpPage, "followup")
        page.show_part(where)
        table = page.views[where].table
    rows = table.rows
    thing = next(
        each for each in rows.things if note in (each.id, *(n.id for n in getattr(each, "group", Empty).notes))
    )
    cell = rows.index(rows.row_of(thing.id), rows.column_of("done"))
    table.scrollTo(cell)

    def ticked() -> bool:
        middle = table.viewport().mapTo(table, table.visualRect(cell).center())
        inside = QRect(middle - QPoint(4, 4), middle + QPoint(4, 4))  # of the box, without its frame and the focus ring
        painted = painted_in(table, "accent", inside)
        assert (rows.data(cell, Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked) == painted
        return painted

    def click() -> None:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(cell).center())

    assert not ticked()
    with locked_while_open(window.workspace, readable=True):
        click()
        assert ticked() and actions.note("Undertekster" if where == "needs" else "Sen").is_open
        click()
        assert not ticked(), "the second click is not lost on a tick that waits"
        click()
        assert ticked()
    qtbot.waitUntil(lambda: not window.unsaved.waiting, timeout=10_000)
    assert not actions.note("Undertekster" if where == "needs" else "Sen").is_open
    assert window.ask.said == []  # type: ignore[attr-defined]


class Empty:
    """No group: a note by itself."""

    notes: tuple[Any, ...] = ()
