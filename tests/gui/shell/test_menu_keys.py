"""Keys while a menu is open: they are the menu's, not shortcuts of the page behind it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from campus_desktop.courses.edits import create_course
from campus_desktop.workspace import Workspace
from tests.support.hands import page_of
from tests.support.painted import differing, on_screen
from ui.courses.page import CoursesPage
from ui.shell.window import MainWindow


def opened(window: MainWindow, qtbot: QtBot, title: str) -> QMenu:
    menu = next(
        each.menu() for each in window.menuBar().actions() if each.text().replace("&", "") == title and each.menu()
    )
    assert isinstance(menu, QMenu)
    menu.popup(window.mapToGlobal(window.rect().center()))
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is menu)
    return menu


def key(window: MainWindow, key: Qt.Key) -> None:
    """As the window system sends it: to the window, whose keyboard focus stays while a menu is open."""
    handle = window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, key)


def test_delete_deletes_nothing_behind_an_open_menu(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    for title in ("K1", "K2"):
        create_course(workspace, {"title": title})
    page = page_of(window, CoursesPage, "courses")
    window.settle()
    window.activateWindow()
    page.table.setFocus()
    page.table.select_row(0)
    qtbot.waitUntil(page.table.hasFocus)
    menu = opened(window, qtbot, "Kurser")
    before = on_screen(page.table)
    key(window, Qt.Key.Key_Delete)
    assert menu.isVisible() and len(page.table.model().lines) == 2
    assert differing(on_screen(page.table), before) == 0
    key(window, Qt.Key.Key_Down)
    assert menu.activeAction() is not None, "the menu has the arrow keys"
    key(window, Qt.Key.Key_Escape)
    assert not menu.isVisible()
    key(window, Qt.Key.Key_Delete)
    assert len(page.table.model().lines) == 1, "in the list it deletes"
