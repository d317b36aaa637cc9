"""A page of things is walked with the keyboard as soon as it is gone to from another page."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.courses.edits import create_course
from campus_desktop.institutions.edits import create_institution
from campus_desktop.meetings.edits import create_meeting
from campus_desktop.paths.edits import create_path
from campus_desktop.workspace import Workspace
from ui.shell.window import MainWindow


@pytest.mark.parametrize("page", ["paths", "meetings", "courses", "institutions"])
def test_the_keyboard_is_in_the_list(qtbot: QtBot, window: MainWindow, workspace: Workspace, page: str) -> None:
    create_path(workspace, "Forløb")
    create_meeting(workspace, "Netværk")
    create_course(workspace, {"title": "Ledelse"})
    create_institution(workspace, "Fjordstyrelsen")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_page("overview")
    assert window.current_page is not None
    window.current_page.setFocus()
    window.show_page(page)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QAbstractItemView) and focused.currentIndex().isValid()
