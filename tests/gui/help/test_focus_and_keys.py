"""The keyboard is seen wherever it is in the guide and the list of keys; the list has areas and a search; each key has one name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QLineEdit,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from campus_desktop.workspace import Workspace
from tests.gui.shell.test_guides import GUIDES, guide
from tests.support.every_dialog import OPENERS, Dialogs
from tests.support.hands import visible
from tests.support.painted import ink, on_screen, ringed
from tests.support.seen import settle
from ui.help.window import HelpWindow, show_guide
from ui.look import theme
from ui.shell.language import use_language
from ui.shell.shortcuts import ShortcutsDialog
from ui.shell.window import MainWindow
from ui.widgets.actions import key_name
from ui.widgets.tabbing import is_stop

ON_KEYBOARDS = {
    "da": {"Ctrl", "Skift", "Alt", "Enter", "Esc", "Mellemrum", "Delete", "Insert", "Tab", "Page Up", "Page Down"},
    "en": {"Ctrl", "Shift", "Alt", "Enter", "Esc", "Space", "Delete", "Insert", "Tab", "Page Up", "Page Down"},
}
"""What stands on the keys that are no single sign and no F with a number."""


@pytest.fixture
def filled(qtbot: QtBot, window: MainWindow, workspace: Workspace, tmp_path: Path) -> Dialogs:
    return Dialogs(qtbot, window, workspace, tmp_path)


def has_ring(widget: QWidget, elsewhere: QWidget) -> bool:
    """Whether an edge is painted around ``widget``, or the frame it stands in, when it has the keyboard, in a contrast of three to one
    to what is there else."""
    around = widget.parentWidget()
    assert around is not None
    elsewhere.setFocus()
    settle()
    without = [on_screen(each) for each in (widget, around)]
    widget.setFocus()
    settle()
    assert QApplication.focusWidget() is widget
    return any(ringed(on_screen(each), before) for each, before in zip((widget, around), without, strict=True))


@pytest.mark.parametrize("scheme", [theme.Scheme.LIGHT, theme.Scheme.DARK])
@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_the_keyboard_is_seen_in_the_guide(filled: Dialogs, scheme: theme.Scheme, zoom: float) -> None:
    theme.use(scheme, zoom)
    made = filled.open("guide")
    assert isinstance(made, HelpWindow)
    made.resize(theme.px(720), 700)
    settle()
    if made.list.isHidden():
        made.fold.click()
    for part, other in ((made.list, made.search), (made.search, made.list), (made.text, made.search)):
        assert part.isVisible() and has_ring(part, other), type(part).__name__
    made.close()


@pytest.mark.parametrize("scheme", [theme.Scheme.LIGHT, theme.Scheme.DARK])
@pytest.mark.parametrize("name", [name for name in OPENERS if name != "search"])
def test_the_keyboard_is_seen_in_every_list_of_a_dialog(filled: Dialogs, name: str, scheme: theme.Scheme) -> None:
    theme.use(scheme, 1.0)
    dialog = filled.open(name)
    settle()
    stops = [each for each in visible(dialog, QWidget) if is_stop(each)]
    for view in (each for each in stops if isinstance(each, QAbstractScrollArea)):
        other = next((each for each in stops if each is not view), None)
        if other is not None:
            assert has_ring(view, other), f"{type(view).__name__} {view.accessibleName()}"
    dialog.close()


def rows(dialog: ShortcutsDialog) -> dict[str, list[tuple[str, str]]]:
    """What is in sight, by area."""
    (tree,) = visible(dialog, QTreeWidget)
    found = {}
    for at in range(tree.topLevelItemCount()):
        area = tree.topLevelItem(at)
        shown = [area.child(row) for row in range(area.childCount()) if not area.child(row).isHidden()]
        if not area.isHidden():
            found[area.text(0)] = [(each.text(0), each.text(1)) for each in shown]
    return found


def test_keys_stand_under_their_menus_and_are_searched(filled: Dialogs, qtbot: QtBot) -> None:
    use_language("da")
    filled.window.retranslate()
    filled.window.show_page("paths", filled.path)
    dialog = filled.open("shortcuts")
    assert isinstance(dialog, ShortcutsDialog)
    settle()
    everything = rows(dialog)
    menus = [entry.text().replace("&", "") for entry in filled.window.menuBar().actions()]
    assert list(everything) == menus and len(menus) == 5
    assert ("Fortryd", "Ctrl+Z") in everything["Redigér"] and ("Nyt trin", "Ctrl+Skift+N") in everything[
        "Læringsforløb"
    ]
    assert ("Om dette læringsforløb …", "Alt+Enter") in everything["Læringsforløb"]
    (tree,) = visible(dialog, QTreeWidget)
    heading = tree.visualItemRect(tree.topLevelItem(0))
    assert ink(on_screen(tree.viewport(), heading)) > 0.01
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    before = on_screen(tree)
    qtbot.keyClicks(QApplication.focusWidget(), "skift fase")
    settle()
    found = rows(dialog)
    assert found and on_screen(tree) != before
    assert all("fase" in name.lower() and "Skift" in keys for listed in found.values() for name, keys in listed)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert tree.currentItem() is not None and not tree.currentItem().isHidden()
    qtbot.keyClicks(QApplication.focusWidget(), "xyz")
    settle()
    assert rows(dialog) == {}
    assert "Ingen handling eller tast passer. Prøv et andet ord." in [each.text() for each in visible(dialog, QLabel)]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    settle()
    assert rows(dialog) == everything
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    dialog.reject()


def words_of(keys: str) -> set[str]:
    """The names of keys in "Ctrl+Skift+Page Up" that are words."""
    return {word for word in re.split(r"\+(?!$)", keys) if len(word) > 1 and not re.fullmatch(r"F\d+|\+", word)}


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_key_has_one_name_in_the_list_the_menus_and_the_guide(filled: Dialogs, language: str) -> None:
    use_language(language)
    try:
        filled.window.retranslate()
        filled.window.show_page("paths", filled.path)
        known = ON_KEYBOARDS[language]
        told = set(re.findall(r"^\| `(.+?)`", guide(language), re.MULTILINE))
        assert len(told) > 50 and {word for keys in told for word in words_of(keys)} <= known
        shown = {
            each.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            for each in filled.window.findChildren(QAction)
            if not each.shortcut().isEmpty()
        }
        assert len(shown) > 30 and {word for keys in shown for word in words_of(keys)} <= known
        assert [key_name(keys) for keys in ("Alt+Return", "Alt+Up", "Del")] == ["Alt+Enter", "Alt+↑", "Delete"]
    finally:
        use_language("da")


def test_every_guide_has_its_keys(filled: Dialogs) -> None:
    assert set(GUIDES) == set(ON_KEYBOARDS)
    assert show_guide(filled.window).isVisible()
