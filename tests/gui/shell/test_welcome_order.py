"""On the welcome the keyboard goes the way the eye does, and the first thing is what a new user should do."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support.hands import visible
from tests.support.seen import settle
from tests.support.walking import walk
from ui.shell.welcome import Welcome
from ui.shell.window import MainWindow
from ui.widgets.buttons import PrimaryButton


def welcome(window: MainWindow, qtbot: QtBot, *, recent: bool) -> Welcome:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    if recent:
        window.settings.remember_file(window.workspace.path)
    window.files.close()
    settle()
    (shown,) = visible(window, Welcome)
    return shown


def place(widget: QWidget) -> tuple[int, int]:
    """Its line on the screen, and where it begins in it."""
    at = widget.mapToGlobal(widget.rect().center())
    return at.y(), at.x()


@pytest.mark.parametrize("recent", [False, True])
def test_tab_goes_from_top_to_bottom(window: MainWindow, qtbot: QtBot, recent: bool) -> None:
    shown = welcome(window, qtbot, recent=recent)
    buttons = [each for each in walk(window) if shown.isAncestorOf(each)]
    texts = [each.text() for each in buttons if isinstance(each, QAbstractButton)]
    guide = ["Dit første møde", "Dit første læringsforløb"]
    new = ["Øvefil …", "Ny fil …", "Åbn …", *guide]
    again = [window.settings.recent[0].stem, "Ny fil …", "Åbn …", "Øvefil …", *guide] if recent else []
    assert texts == (again or new)
    assert buttons == sorted(buttons, key=place)


def test_a_new_user_begins_at_the_practice_file(window: MainWindow, qtbot: QtBot) -> None:
    shown = welcome(window, qtbot, recent=False)
    (filled,) = visible(shown, PrimaryButton)
    assert filled.text() == "Øvefil …"
    assert QApplication.focusWidget() is filled, QApplication.focusWidget().text()
    assert place(filled) == min(place(each) for each in visible(shown, QAbstractButton))


def test_the_second_start_begins_at_the_last_file(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    other = tmp_path / "Andet.campus"
    other.write_bytes(b"")
    window.settings.remember_file(other)
    last = window.workspace.path
    shown = welcome(window, qtbot, recent=True)
    (filled,) = visible(shown, PrimaryButton)
    assert filled.text() == last.stem and QApplication.focusWidget() is filled
    assert place(filled) == min(place(each) for each in visible(shown, QAbstractButton))
    QTest.keyClick(filled, Qt.Key.Key_Space)
    settle()
    assert window.has_file and window.workspace.path == last
