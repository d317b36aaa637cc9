"""Tab and Shift+Tab alone: every control of every page and dialog is reached and left again, and Enter presses a button."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.meetings.edits import create_meeting
from campus_desktop.paths.edits import create_path
from campus_desktop.workspace import Workspace
from tests.support.every_dialog import OPENERS, Dialogs
from tests.support.seen import settle
from tests.support.walking import missed, walk
from ui.shell.registry import pages
from ui.shell.window import MainWindow


@pytest.fixture
def active(qtbot: QtBot, window: MainWindow) -> MainWindow:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def filled(qtbot: QtBot, active: MainWindow, workspace: Workspace, tmp_path: Path) -> Dialogs:
    return Dialogs(qtbot, active, workspace, tmp_path)


def there_and_back(window: QWidget) -> None:
    """Walk both ways round; the same controls are met, and none is missed."""
    settle()
    forth, back = walk(window), walk(window, back=True)
    assert missed(window, forth) == [] and missed(window, back) == []
    assert forth[1:] == back[:0:-1], "Shift+Tab does not lead back the way Tab came"


@pytest.mark.parametrize("key", [spec.key for spec in pages()])
@pytest.mark.parametrize("content", ["empty", "practice"])
def test_every_page(request: pytest.FixtureRequest, active: MainWindow, key: str, content: str) -> None:
    if content == "practice":
        request.getfixturevalue("filled")
    active.show_page(key)
    there_and_back(active)


def test_an_empty_path(active: MainWindow, workspace: Workspace) -> None:
    active.show_page("paths", create_path(workspace, "Forløb"))
    there_and_back(active)


def test_an_empty_meeting(active: MainWindow, workspace: Workspace) -> None:
    meeting = create_meeting(workspace, "Netværk")
    for mode in ("prepare", "hold", "follow-up"):
        active.show_page("meetings", meeting, mode)
        there_and_back(active)


@pytest.mark.parametrize("view", ["board", "table", "details", "more", "folded"])
def test_a_path(filled: Dialogs, view: str) -> None:
    filled.window.show_page("paths", filled.path)
    shown = filled.window.current_page.view  # type: ignore[union-attr]
    if view in ("board", "table"):
        shown.show_view(view)
    elif view == "folded":
        shown.fold_action.trigger()
    else:
        shown.open_details(shown.model.path.phases[0].steps[0].id)
        if view == "more":
            shown.details.more.link.click()
    there_and_back(filled.window)


@pytest.mark.parametrize("mode", ["prepare", "hold", "follow-up"])
@pytest.mark.parametrize("which", ["planned", "held"])
def test_a_meeting(filled: Dialogs, mode: str, which: str) -> None:
    filled.window.show_page("meetings", getattr(filled, which), mode)
    there_and_back(filled.window)


def test_the_welcome(active: MainWindow) -> None:
    active.settings.remember_file(active.workspace.path)
    active.files.close()
    there_and_back(active)


@pytest.mark.parametrize("name", list(OPENERS))
def test_every_dialog(filled: Dialogs, name: str) -> None:
    dialog = filled.open(name)
    there_and_back(dialog)
    dialog.close()


Opener = Callable[[Dialogs], None]


def test_enter_presses_the_button_that_has_the_keyboard(filled: Dialogs) -> None:
    filled.window.show_page("paths", filled.path)
    column = filled.window.current_page.view.board.columns[1]  # type: ignore[union-attr]
    column.add_button.setFocus()
    QTest.keyClick(column.add_button, Qt.Key.Key_Return)
    assert column.line.isVisible() and QApplication.focusWidget() is column.line.field


def test_enter_on_a_button_in_a_dialog_is_for_that_button(filled: Dialogs) -> None:
    filled.window.show_page("paths", filled.path)
    dialog = filled.open("path")
    button = dialog.goals.add_button  # type: ignore[attr-defined]
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.close()
    assert QApplication.activeModalWidget() is None
