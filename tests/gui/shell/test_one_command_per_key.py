"""No key has two commands that can be active at once: Qt would then do neither."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop import practice
from campus_desktop.workspace import Workspace
from tests.gui.shell.test_guides import NOW, plain, states
from tests.support.hands import entry, page_of
from tests.support.seen import settle
from ui.courses.page import CoursesPage
from ui.shell.window import MainWindow
from ui.widgets.tabbing import is_stop

EVERYWHERE = (Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut)


def in_menu(menu: QMenu) -> Iterator[QAction]:
    for made in menu.actions():
        if isinstance(inner := made.menu(), QMenu):
            yield from in_menu(inner)
        else:
            yield made


def own_and_inherited(widget: QWidget) -> Iterator[QWidget]:
    at: QWidget | None = widget
    while at is not None:
        yield at
        at = None if at.isWindow() else at.parentWidget()


def commands(window: MainWindow, focus: QWidget) -> dict[str, set[tuple[int, str, bool]]]:
    """By key the commands that answer it while ``focus`` has the keyboard, each with whether it is enabled just now."""
    found: defaultdict[str, set[tuple[int, str, bool]]] = defaultdict(set)

    def add(made: QAction) -> None:
        for key in made.shortcuts():
            found[key.toString()].add((id(made), plain(made.text()), made.isEnabled()))

    menus = [menu for entry in window.menuBar().actions() if isinstance(menu := entry.menu(), QMenu)]
    for made in (*window.actions(), *(each for menu in menus for each in in_menu(menu))):
        if made.shortcutContext() in EVERYWHERE:
            add(made)
    for widget in [
        each for each in window.findChildren(QWidget) if each.isVisibleTo(window) and not isinstance(each, QMenu)
    ]:
        for made in QWidget.actions(widget):
            if made.shortcutContext() in EVERYWHERE and not isinstance(made.menu(), QMenu):
                add(made)
    for widget in own_and_inherited(focus):
        for made in QWidget.actions(widget):
            if made.shortcutContext() == Qt.ShortcutContext.WidgetWithChildrenShortcut or widget is focus:
                add(made)
    for shortcut in window.findChildren(QShortcut):
        parent = shortcut.parent()
        if isinstance(parent, QWidget) and parent.isVisibleTo(window) and parent.window() is window:
            inside = parent is focus or parent.isAncestorOf(focus)
            if shortcut.context() in EVERYWHERE or inside:
                found[shortcut.key().toString()].add(
                    (id(shortcut), f"a shortcut of {type(parent).__name__}", shortcut.isEnabled())
                )
    return found


def test_no_key_has_two_commands_at_once(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    practice.fill(workspace, NOW)
    window.retranslate()
    twice = set()
    looked = 0
    for _state in states(window):
        settle()
        for text in ("Sort skærm", "Projektor: næste", "Projektor: forrige"):  # as while something is presented
            entry(window, text).setEnabled(True)
        page = window.current_page
        assert page is not None
        place = f"{window.current_key}/{page.guide_part()}"
        for focus in (each for each in window.findChildren(QWidget) if each.window() is window and is_stop(each)):
            for key, found in commands(window, focus).items():
                looked += 1
                on = sum(enabled for _id, _text, enabled in found)
                if len(found) > 1 and on != 1:  # of two that take turns one is on
                    twice.add((place, key, ", ".join(sorted(text for _id, text, _enabled in found))))
    assert looked > 1000
    assert sorted(twice) == []


def test_each_key_is_one_key_with_a_name(window: MainWindow, workspace: Workspace) -> None:
    practice.fill(workspace, NOW)
    window.retranslate()
    looked = 0
    for _state in states(window):
        for made in window.findChildren(QAction):
            for key in made.shortcuts():
                looked += 1
                last = key.toString().rpartition("+")[2]
                assert key.count() == 1 and (len(last) <= 1 or last[0].isupper()), (plain(made.text()), key.toString())
    assert looked > 1000


def test_ctrl_d_duplicates_the_course(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    practice.fill(workspace, NOW)
    window.retranslate()
    page = page_of(window, CoursesPage, "courses")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Home)
    before = page.table.model().rowCount()
    qtbot.keyClick(page.table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert page.table.model().rowCount() == before + 1
    assert [key.toString() for key in page.commands.delete.shortcuts()] == ["Del"]
