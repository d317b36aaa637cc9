"""In the list of keys, Enter on a command opens the guide at the chapter on its area, and the list stays open behind it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTreeWidget, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from campus_desktop.workspace import Workspace
from tests.support.every_dialog import Dialogs
from tests.support.hands import visible
from tests.support.painted import ink, on_screen
from tests.support.seen import settle
from ui.help.contents import place_of
from ui.help.window import HelpWindow
from ui.shell.shortcuts import ShortcutsDialog
from ui.shell.window import MainWindow


@pytest.fixture
def filled(qtbot: QtBot, window: MainWindow, workspace: Workspace, tmp_path: Path) -> Dialogs:
    return Dialogs(qtbot, window, workspace, tmp_path)


def opened(filled: Dialogs) -> tuple[ShortcutsDialog, QTreeWidget]:
    dialog = filled.open("shortcuts")
    assert isinstance(dialog, ShortcutsDialog)
    settle()
    (tree,) = visible(dialog, QTreeWidget)
    return dialog, tree


def command(tree: QTreeWidget, text: str) -> QTreeWidgetItem:
    areas = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    items = [area.child(row) for area in areas if area is not None for row in range(area.childCount())]
    return next(each for each in items if each.text(0).startswith(text))


def guide_over(dialog: ShortcutsDialog) -> HelpWindow:
    settle()
    (guide,) = [each for each in dialog.findChildren(HelpWindow) if each.isVisible()]
    return guide


def chapter_in_sight(guide: HelpWindow, part: str) -> bool:
    """Whether the guide shows the chapter about a part, from its heading on, and something is painted there."""
    at, anchor = place_of(guide.chapters, part)
    first = not anchor or anchor == guide.chapters[at].headings[0][0]
    settle()
    scrolled = guide.text.verticalScrollBar().value() > 0
    return guide.shown_chapter == at and scrolled is not first and ink(on_screen(guide.text.viewport())) > 0.01


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Åbn …", "file"),
        ("Fortryd", "settings"),
        ("Større tekst", "settings"),
        ("Vejledning", "overview"),
        ("Nyt trin", "paths"),
    ],
)
def test_enter_opens_the_chapter_on_the_area(filled: Dialogs, qtbot: QtBot, text: str, part: str) -> None:
    filled.window.show_page("paths", filled.path)
    dialog, tree = opened(filled)
    tree.setCurrentItem(command(tree, text))
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    guide = guide_over(dialog)
    assert chapter_in_sight(guide, part)
    assert QApplication.activeWindow() is guide and dialog.isVisible()
    qtbot.keyClick(guide, Qt.Key.Key_Escape)
    settle()
    assert not dialog.findChildren(HelpWindow) and dialog.isVisible() and QApplication.focusWidget() is tree
    dialog.close()


def test_the_page_of_a_meeting_is_the_mode_in_sight(filled: Dialogs, qtbot: QtBot) -> None:
    filled.window.show_page("meetings", filled.planned, "hold")
    dialog, tree = opened(filled)
    areas = [tree.topLevelItem(at) for at in range(tree.topLevelItemCount())]
    (area,) = [each for each in areas if each is not None and each.text(0) == "Netværksmøder"]
    tree.setCurrentItem(area.child(0))
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Enter)
    assert chapter_in_sight(guide_over(dialog), "meetings/hold")
    dialog.close()


def test_enter_in_the_search_opens_what_was_found(filled: Dialogs, qtbot: QtBot) -> None:
    dialog, tree = opened(filled)
    assert dialog.hint.isVisible() and ink(on_screen(dialog.hint)) > 0.01
    qtbot.keyClicks(dialog.search, "gem en kopi")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.isVisible() and chapter_in_sight(guide_over(dialog), "file")
    guide_over(dialog).close()
    qtbot.keyClicks(dialog.search, "xyz")
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    settle()
    assert dialog.isVisible() and not dialog.hint.isVisible()
    assert not [each for each in dialog.findChildren(HelpWindow) if each.isVisible()]
    assert tree.topLevelItemCount()
    dialog.close()
