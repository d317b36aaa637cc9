"""Dialogs filled with long content keep what ends them in sight on a small screen, and the rest can be scrolled to."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import item_edits, notes, running
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.paths import edits as path_edits
from campus_desktop.paths.snapshots import take_snapshot
from campus_desktop.workspace import Workspace
from tests.support.every_dialog import NOW, OPENERS, Dialogs
from tests.support.hands import visible
from tests.support.painted import ink, on_screen
from tests.support.seen import settle
from tests.support.walking import told
from ui.meetings.hold.catch_up import CatchUpDialog
from ui.shell.window import MainWindow
from ui.widgets import dialog as dialogs_module

SMALL = QSize(910, 512 - 34)
"""1366 x 768 where the system shows everything at 150 per cent, without a window's frame."""
MANY = 20
TITLE = "Erfaringer på tværs af institutionerne og det, som vi tager med videre"


@pytest.fixture
def long(
    qtbot: QtBot, window: MainWindow, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Dialogs:
    monkeypatch.setattr(dialogs_module, "room_for", lambda _dialog: SMALL)
    dialogs = Dialogs(qtbot, window, workspace, tmp_path)
    for meeting in (dialogs.planned, dialogs.held):
        for number in range(MANY):
            item_edits.add_item(workspace, meeting, f"{TITLE} {number}", 20, type="discussion")
            notes.add_note(workspace, meeting, "action", NoteLine(f"{TITLE} {number}"))
    for number in range(MANY):
        path_edits.add_goal(workspace, dialogs.path, f"{TITLE} {number}")
        path_edits.add_start(workspace, dialogs.path, NOW.date() + timedelta(number), TITLE)
        take_snapshot(workspace, dialogs.path, f"{TITLE} {number}")
    late = NOW + timedelta(hours=2, minutes=11)
    window.clock.set_now(lambda: late)
    running.start(workspace, dialogs.planned, late)
    window.resize(SMALL)
    return dialogs


def around(widget: QWidget, top: QWidget) -> QAbstractScrollArea | None:
    """The scroll area that a widget of a dialog stands in."""
    at = widget.parentWidget()
    while at is not None and at is not top:
        if isinstance(at, QAbstractScrollArea):
            return at
        at = at.parentWidget()
    return None


@pytest.mark.parametrize("name", [name for name in OPENERS if name not in ("guide", "search", "picker")])
def test_a_long_dialog_is_on_the_screen_and_what_ends_it_too(long: Dialogs, name: str) -> None:
    dialog = long.open(name)
    settle()
    assert dialog.width() <= SMALL.width() and dialog.height() <= SMALL.height(), dialog.size()
    fixed = [each for each in visible(dialog, QAbstractButton) if around(each, dialog) is None]
    for button in fixed:
        assert dialog.rect().contains(QRect(button.mapTo(dialog, QPoint()), button.size())), told(button)
    for button in fixed[-2:]:
        assert ink(on_screen(button)) > 0.01, told(button)
    for button in visible(dialog, QAbstractButton):
        area = around(button, dialog)
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(button)
            place = QRect(button.mapTo(area.viewport(), QPoint()), button.size())
            assert area.viewport().rect().contains(place), told(button)
    dialog.close()


def test_every_time_of_a_long_day_can_be_scrolled_to(long: Dialogs) -> None:
    dialog = long.open("catch up")
    assert isinstance(dialog, CatchUpDialog)
    settle()
    table, place = dialog.table, dialog.middle.viewport()
    assert table.rowCount() > MANY and dialog.agree.isVisible()
    for number in (0, table.rowCount() - 1):
        rows = table.visualItemRect(table.item(number, 0))
        row = QRect(table.viewport().mapTo(place, rows.topLeft()), rows.size())
        bar = dialog.middle.verticalScrollBar()
        bar.setValue(bar.value() + row.bottom() - place.height() + 4)
        row = QRect(table.viewport().mapTo(place, rows.topLeft()), rows.size())
        assert place.rect().contains(QRect(row.topLeft(), QSize(100, row.height())))
        assert ink(on_screen(place, QRect(row.topLeft(), QSize(200, row.height())))) > 0.02
    dialog.close()
