"""On the welcome the keyboard goes the way the eye does, and the first thing is what a new user should do."""

from __future__ import annotations

import pytest
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
    assert texts[:5] == ["Øvefil …", "Ny fil …", "Åbn …", "Dit første møde", "Dit første læringsforløb"]
    assert len(texts) == 5 + recent
    assert buttons == sorted(buttons, key=place)


def test_a_new_user_begins_at_the_practice_file(window: MainWindow, qtbot: QtBot) -> None:
    shown = welcome(window, qtbot, recent=False)
    (filled,) = visible(shown, PrimaryButton)
    assert filled.text() == "Øvefil …"
    assert QApplication.focusWidget() is filled, QApplication.focusWidget().text()
    assert place(filled) == min(place(each) for each in visible(shown, QAbstractButton))


def test_nothing_is_filled_where_a_file_was_open_before(window: MainWindow, qtbot: QtBot) -> None:
    assert visible(welcome(window, qtbot, recent=True), PrimaryButton) == []
