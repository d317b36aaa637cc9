"""Alt and a letter opens one menu, and a letter in it one entry: on every page and in every mode, in both languages."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from campus_desktop import i18n, practice
from campus_desktop.workspace import Workspace
from tests.gui.shell.test_guides import NOW, states
from ui.shell.window import MainWindow
from ui.widgets.menu_letters import give_letters, letter


def clashes(entries: Iterable[QAction]) -> list[tuple[str, str]]:
    seen: dict[str, str] = {}
    found = []
    for each in entries:
        if key := letter(each.text()):
            if key in seen:
                found.append((seen[key], each.text()))
            seen[key] = each.text()
    return found


def entries(menu: QMenu) -> list[QAction]:
    return [each for each in menu.actions() if not each.isSeparator()]


def menus(window: MainWindow) -> list[QMenu]:
    """Those of the bar, and those that lie in them, as they are when they open."""
    found = [each.menu() for each in window.menuBar().actions()]
    for menu in found:
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()
        found += [each.menu() for each in entries(menu) if each.menu() is not None]
    return found  # type: ignore[return-value]


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_menu_has_a_letter_of_its_own(language: str, workspace: Workspace, window: MainWindow) -> None:
    i18n.use(language)
    practice.fill(workspace, NOW)
    window.retranslate()
    wrong: list[object] = []
    for _state in states(window):
        bar = window.menuBar().actions()
        wrong += [(window.current_key, each.text()) for each in bar if not letter(each.text())]
        wrong += [(window.current_key, *pair) for pair in clashes(bar)]
    assert sorted(set(wrong)) == []  # type: ignore[type-var]


@pytest.mark.parametrize("language", ["da", "en"])
def test_no_letter_means_two_entries_of_a_menu(language: str, workspace: Workspace, window: MainWindow) -> None:
    i18n.use(language)
    practice.fill(workspace, NOW)
    window.retranslate()
    wrong: set[tuple[str, ...]] = set()
    for _state in states(window):
        for menu in menus(window):
            wrong |= {(menu.title(), *pair) for pair in clashes(entries(menu))}
            taken = {letter(each.text()) for each in entries(menu)}
            bare = [each.text().partition("\t")[0] for each in entries(menu) if not letter(each.text())]
            wrong |= {
                (menu.title(), text) for text in bare if any(s.isalpha() and s not in taken for s in text.casefold())
            }
    assert sorted(wrong) == []


def test_an_entry_has_its_own_letter_again_where_it_is_free(qtbot: QtBot) -> None:
    """Which letter an entry has depends on the menu it stands in, not on those it stood in before."""
    shared, other = QAction("&Undo"), QAction("&Use a template")
    give_letters([other, shared])
    assert (other.text(), shared.text()) == ("&Use a template", "U&ndo")
    give_letters([shared])
    assert shared.text() == "&Undo"
    shared.setText("&Undo: a && b\tCtrl+X")
    give_letters([other, QAction("N"), shared])
    assert shared.text() == "Undo: &a && b\tCtrl+X"


def test_alt_and_the_letter_open_the_page_s_own_menu(workspace: Workspace, window: MainWindow, qtbot: QtBot) -> None:
    practice.fill(workspace, NOW)
    window.activateWindow()
    own = (
        ("courses", Qt.Key.Key_K, "Kurser"),
        ("paths", Qt.Key.Key_L, "Læringsforløb"),
        ("meetings", Qt.Key.Key_N, "Netværksmøder"),
    )
    for key, pressed, title in own:
        window.show_page(key)
        qtbot.keyClick(window.focusWidget() or window, pressed, Qt.KeyboardModifier.AltModifier)
        opened = QApplication.activePopupWidget()
        assert isinstance(opened, QMenu) and opened.title().replace("&", "") == title
        opened.close()
