"""Ctrl+Z in a search field: the typing of the field, or the window's last edit where that is newer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.courses.edits import create_course
from campus_desktop.paths import edits
from campus_desktop.paths.queries import read_path
from campus_desktop.workspace import Workspace
from tests.support.hands import page_of
from tests.support.painted import differing, on_screen
from ui.paths.page import PathsPage
from ui.paths.view import PathView
from ui.shell.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> PathView:
    window.settle()  # what counts the edits is there once the first file is on the screen
    create_course(workspace, {"title": "GDPR for alle", "format": "video", "minutes": 20})
    path = edits.create_path(workspace, "Forløb")
    found = page_of(window, PathsPage, "paths", path).view
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    found.find_action.trigger()
    qtbot.waitUntil(found.catalogue.search.hasFocus)
    return found


def titles(view: PathView) -> list[str]:
    assert view.path_id is not None
    return [step.title for step in read_path(view.shell.workspace, view.path_id).steps]


def key(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, held)


def test_a_course_added_twice_from_the_search_is_taken_back(view: PathView) -> None:
    search = view.catalogue.search
    QTest.keyClicks(search, "gdpr")
    key(Qt.Key.Key_Return)
    once = on_screen(view.board)
    search.setFocus()
    key(Qt.Key.Key_Return)
    assert titles(view) == ["GDPR for alle"] * 2
    search.setFocus()
    key(Qt.Key.Key_Z, CTRL)
    assert titles(view) == ["GDPR for alle"] and search.text() == "gdpr"
    assert differing(on_screen(view.board), once) < 0.05
    key(Qt.Key.Key_Y, CTRL)
    assert titles(view) == ["GDPR for alle"] * 2 and search.text() == "gdpr"
    search.setFocus()
    key(Qt.Key.Key_Z, CTRL)
    key(Qt.Key.Key_Z, CTRL)
    assert titles(view) == [] and search.text() == "gdpr"


def test_typing_after_the_edit_is_undone_in_the_field(view: PathView) -> None:
    search = view.catalogue.search
    QTest.keyClicks(search, "gdpr")
    key(Qt.Key.Key_Return)
    search.setFocus()
    QTest.keyClicks(search, " alle")
    key(Qt.Key.Key_Z, CTRL)
    assert titles(view) == ["GDPR for alle"] and search.text() != "gdpr alle"
    key(Qt.Key.Key_Y, CTRL)
    assert search.text() == "gdpr alle"


def test_an_empty_search_leaves_the_key_to_the_window(view: PathView) -> None:
    view.commands.phases.new()
    view.catalogue.search.setFocus()
    phases = len(view.model.columns)
    key(Qt.Key.Key_Z, CTRL)
    assert len(view.model.columns) == phases - 1
