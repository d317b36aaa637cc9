"""Arrow keys stay in the part of the window they are pressed in: no page, empty or filled, hands the keyboard to the navigation or
to the line at the bottom, where Space would undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from campus_desktop.meetings.edits import create_meeting
from campus_desktop.paths import edits
from campus_desktop.paths.queries import read_path
from campus_desktop.workspace import Workspace
from tests.support.every_dialog import Dialogs
from tests.support.painted import differing, on_screen
from tests.support.seen import settle
from tests.support.walking import told, walk
from ui.shell.registry import pages
from ui.shell.window import MainWindow

ARROWS = (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left)


@pytest.fixture
def active(qtbot: QtBot, window: MainWindow) -> MainWindow:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def filled(qtbot: QtBot, active: MainWindow, workspace: Workspace, tmp_path: Path) -> Dialogs:
    return Dialogs(qtbot, active, workspace, tmp_path)


def strayed(window: MainWindow) -> list[str]:
    """Where an arrow key, pressed in a part of the window, led out of it: every stop of Tab is tried with each arrow."""
    settle()
    parts = [window.navigation, window.current_page, window.status_line]
    found = []
    for stop in filter(isValid, walk(window)):
        part = next((each for each in parts if each is not None and each.isAncestorOf(stop)), None)
        if part is None or isinstance(stop, (QComboBox, QAbstractSpinBox)):
            continue  # the arrows are the field's own
        for key in ARROWS:
            if not isValid(stop) or not stop.isVisible():
                break
            stop.setFocus()
            here = QApplication.focusWidget()
            assert here is not None and part is not None
            name = told(here)
            QTest.keyClick(here, key)
            now = QApplication.focusWidget()
            if now is None or not part.isAncestorOf(now) or (part is window.status_line and now is not here):
                found.append(f"{key.name} leads from {name} to {told(now) if now else None}")
    return found


@pytest.mark.parametrize("key", [spec.key for spec in pages()])
@pytest.mark.parametrize("content", ["empty", "practice"])
def test_every_page(request: pytest.FixtureRequest, active: MainWindow, key: str, content: str) -> None:
    if content == "practice":
        request.getfixturevalue("filled")
    active.show_page(key)
    assert strayed(active) == []


@pytest.mark.parametrize("mode", ["prepare", "hold", "follow-up"])
@pytest.mark.parametrize("which", ["empty", "planned", "held"])
def test_a_meeting(
    request: pytest.FixtureRequest, active: MainWindow, workspace: Workspace, mode: str, which: str
) -> None:
    new = which == "empty"
    meeting = create_meeting(workspace, "Netværk") if new else getattr(request.getfixturevalue("filled"), which)
    active.show_page("meetings", meeting, mode)
    assert strayed(active) == []


@pytest.mark.parametrize("view", ["board", "table", "details"])
def test_a_path(filled: Dialogs, view: str) -> None:
    filled.window.show_page("paths", filled.path)
    shown = filled.window.current_page.view  # type: ignore[union-attr]
    if view == "details":
        shown.open_details(shown.model.path.phases[0].steps[0].id)
    else:
        shown.show_view(view)
    assert strayed(filled.window) == []


@pytest.fixture
def board(active: MainWindow, workspace: Workspace) -> object:
    path = edits.create_path(workspace, "Forløb")
    edits.add_phase(workspace, path, "Midt")
    edits.add_phase(workspace, path, "Sidst")
    active.show_page("paths", path)
    settle()
    return active.current_page.view.board  # type: ignore[union-attr]


def press(*keys: Qt.Key) -> QWidget | None:
    for key in keys:
        here = QApplication.focusWidget()
        assert here is not None
        QTest.keyClick(here, key)
    return QApplication.focusWidget()


def test_arrows_go_about_an_empty_board(active: MainWindow, workspace: Workspace, board: object) -> None:
    first, middle, last = board.columns  # type: ignore[attr-defined]
    add = board.add_phase_button  # type: ignore[attr-defined]
    first.header.setFocus()
    down, left, up, right = Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Right
    unfocused = on_screen(first.add_button)
    assert press(down) is first.add_button
    assert differing(on_screen(first.add_button), unfocused) > 0
    assert press(down, down, left, left) is first.add_button
    assert press(right) is middle.add_button and press(right) is last.add_button
    assert press(right) is add and press(right, down, up) is add
    assert press(left) is last.header and press(right) is add
    assert press(left, down, left, up) is middle.header
    assert board.picking.phase_in_hand == middle.phase.id  # type: ignore[attr-defined]
    label = workspace.undo_label
    for key in (*ARROWS, *ARROWS, *ARROWS):
        press(key, Qt.Key.Key_Home)
    assert board.isAncestorOf(QApplication.focusWidget()) and workspace.undo_label == label  # type: ignore[attr-defined]


def test_arrows_on_a_board_without_phases(active: MainWindow, workspace: Workspace) -> None:
    path = edits.create_path(workspace, "Forløb")
    for phase in read_path(workspace, path).phases:
        edits.delete_phase(workspace, phase.id)
    active.show_page("paths", path)
    board = active.current_page.view.board  # type: ignore[union-attr]
    board.take_keyboard()
    for key in (*ARROWS, *ARROWS):
        assert press(key) is board.add_phase_button
    press(Qt.Key.Key_Space)
    assert len(read_path(workspace, path).phases) == 1, "Space pressed what the keyboard is seen on"


def test_up_from_the_line_below_cards_is_the_last_card(filled: Dialogs) -> None:
    filled.window.show_page("paths", filled.path)
    settle()
    view = filled.window.current_page.view  # type: ignore[union-attr]
    column = view.board.columns[0]
    column.add_button.setFocus()
    assert press(Qt.Key.Key_Up) is column.view
    assert view.picking.chosen() == [column.phase.steps[-1].id]
