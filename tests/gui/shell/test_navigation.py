"""The page one is on, chosen again in the navigation or by its key, is left for its list."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.meetings.edits import create_meeting
from campus_desktop.paths.edits import create_path
from campus_desktop.workspace import Workspace
from ui.shell.window import MainWindow


def by_mouse(window: MainWindow, qtbot: QtBot, page: str) -> None:
    button = next(each for each in window.navigation.buttons() if each.property("page") == page)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.isChecked()


def by_key(window: MainWindow, qtbot: QtBot, page: str) -> None:
    number = [spec.key for spec in window.specs].index(page)
    target = QApplication.focusWidget() or window
    qtbot.keyClick(target, Qt.Key(Qt.Key.Key_1 + number), Qt.KeyboardModifier.AltModifier)


@pytest.mark.parametrize("how", [by_mouse, by_key])
@pytest.mark.parametrize("key", ["meetings", "paths"])
def test_a_meeting_or_path_is_left_for_its_list(
    window: MainWindow,
    workspace: Workspace,
    qtbot: QtBot,
    key: str,
    how: Callable[[MainWindow, QtBot, str], None],
) -> None:
    made = [
        create_meeting(workspace, name, date=date(2026, 11, 26)) if key == "meetings" else create_path(workspace, name)
        for name in ("Den ene", "Den anden")
    ]
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_page(key, made[0])
    page = window.current_page
    assert page is not None and page.item() == made[0]
    how(window, qtbot, key)
    assert window.current_page is page and page.item() is None
    list_ = page.list  # type: ignore[attr-defined]
    assert list_.isVisible()
    here = QApplication.focusWidget()
    assert isinstance(here, QAbstractItemView) and list_.isAncestorOf(here)
    how(window, qtbot, key)
    assert list_.isVisible() and QApplication.focusWidget() is here
    qtbot.keyClick(here, Qt.Key.Key_Return)
    assert page.item() == made[0]  # where one was is what is chosen in the list


def test_from_another_page_one_comes_back_to_the_meeting(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    meeting = create_meeting(workspace, "Mødet", date=date(2026, 11, 26))
    window.show_page("meetings", meeting)
    by_mouse(window, qtbot, "paths")
    by_mouse(window, qtbot, "meetings")
    assert window.current_page is not None and window.current_page.item() == meeting
