"""From the search field to what is found, and back where filters are cleared, by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.paths.edits import create_path
from campus_desktop.workspace import Workspace
from tests.support.hands import page_of
from tests.support.painted import differing, on_screen
from tests.support.seen import settle
from ui.courses.page import CoursesPage
from ui.paths.page import PathsPage
from ui.shell.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> CoursesPage:
    made = page_of(window, CoursesPage, "courses")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return made


def test_alt_4_puts_the_keyboard_in_the_list(page: CoursesPage, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert page.isVisible() and QApplication.focusWidget() is page.table


def test_ctrl_a_selects_the_text_and_then_every_hit(page: CoursesPage, qtbot: QtBot) -> None:
    page.focus_search()
    qtbot.keyClicks(page.search, "feedb")
    qtbot.keyClick(page.search, Qt.Key.Key_A, CTRL)
    assert page.search.hasFocus() and page.search.selectedText() == "feedb" and len(page.table.selected_rows()) == 1
    before = on_screen(page.table.viewport())
    qtbot.keyClick(page.search, Qt.Key.Key_A, CTRL)
    assert page.table.hasFocus() and len(page.table.selected_ids()) == len(page.finder.rids) == 2
    assert differing(on_screen(page.table.viewport()), before) > 0.005, "both rows are painted as selected"


def test_ctrl_down_leads_from_the_field_to_the_list(page: CoursesPage, qtbot: QtBot) -> None:
    page.focus_search()
    qtbot.keyClicks(page.search, "feedb")
    chosen = page.table.selected_ids()
    qtbot.keyClick(page.search, Qt.Key.Key_Down, CTRL)
    assert page.table.hasFocus() and page.table.selected_ids() == chosen


def test_where_filters_are_cleared_by_key_the_keyboard_stays_on_the_page(page: CoursesPage, qtbot: QtBot) -> None:
    page.facets.menus["formats"].chosen.emit(frozenset({"video"}))
    settle()
    assert page.clear_button.isVisible()
    page.clear_button.setFocus()
    qtbot.keyClick(page.clear_button, Qt.Key.Key_Space)
    settle()
    assert not page.clear_button.isVisible() and page.search.hasFocus()


def test_where_nothing_fits_showing_all_leads_to_the_list(page: CoursesPage, qtbot: QtBot) -> None:
    page.focus_search()
    qtbot.keyClicks(page.search, "zzzzqqq")
    button = page.nothing.buttons[0]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    settle()
    assert not page.search.text() and page.table.hasFocus()


def test_escape_in_the_empty_search_beside_the_board_returns_to_it(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    path = create_path(workspace, "Forløb", purpose="skill")
    paths = page_of(window, PathsPage, "paths", path)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F, CTRL)
    view = paths.view
    assert view.catalogue.search.hasFocus()
    qtbot.keyClicks(view.catalogue.search, "feedb")
    qtbot.keyClick(view.catalogue.search, Qt.Key.Key_Escape)
    assert view.catalogue.search.hasFocus() and not view.catalogue.search.text()
    qtbot.keyClick(view.catalogue.search, Qt.Key.Key_Escape)
    focus = QApplication.focusWidget()
    assert focus is not None and view.board.isAncestorOf(focus)
