"""Learning paths and meetings are renamed by key: F2 in their lists, Ctrl+F2 where one is open."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.meetings.edits import create_meeting
from campus_desktop.meetings.queries import read_meeting
from campus_desktop.paths.edits import create_path
from campus_desktop.paths.queries import read_path
from campus_desktop.workspace import Workspace
from tests.gui.conftest import Answers
from tests.support.painted import differing, on_screen
from tests.support.seen import settle
from ui.shell.window import MainWindow
from ui.widgets.grouped_table import GroupedTable
from ui.widgets.title_field import TitleField

CTRL = Qt.KeyboardModifier.ControlModifier


def made(workspace: Workspace, page: str) -> str:
    if page == "paths":
        return create_path(workspace, "Det gamle navn", purpose="skill")
    return create_meeting(workspace, "Det gamle navn", date=date(2026, 12, 10))


def title(workspace: Workspace, page: str, thing: str) -> str:
    return read_path(workspace, thing).title if page == "paths" else read_meeting(workspace, thing).title


@pytest.mark.parametrize("page", ["paths", "meetings"])
def test_f2_in_the_list_renames(
    window: MainWindow, workspace: Workspace, answers: Answers, qtbot: QtBot, page: str
) -> None:
    thing = made(workspace, page)
    window.show_page(page)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    table = QApplication.focusWidget()
    assert isinstance(table, GroupedTable)
    before = on_screen(table.viewport())
    answers.answers = ["Nyt"]
    qtbot.keyClick(table, Qt.Key.Key_F2)
    settle()
    assert title(workspace, page, thing) == "Nyt" and table.hasFocus()
    assert differing(on_screen(table.viewport()), before) > 0
    answers.answers = [None]
    qtbot.keyClick(table, Qt.Key.Key_F2)
    assert title(workspace, page, thing) == "Nyt"


@pytest.mark.parametrize("page", ["paths", "meetings"])
def test_ctrl_f2_puts_the_keyboard_into_the_title(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, page: str
) -> None:
    thing = made(workspace, page)
    window.show_page(page, thing)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F2, CTRL)
    field = QApplication.focusWidget()
    assert isinstance(field, TitleField) and field.selectedText() == "Det gamle navn"
    qtbot.keyClicks(field, "Nyt")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    field.save_now()
    assert title(workspace, page, thing) == "Nyt"
