"""Every page has the keyboard in its main list, or on its first control, when it comes; what is made new is stood in at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.courses.edits import create_course
from campus_desktop.institutions.edits import create_institution
from campus_desktop.meetings.edits import create_meeting
from campus_desktop.paths.edits import create_path
from campus_desktop.paths.queries import read_path
from campus_desktop.workspace import Workspace
from tests.gui.conftest import Answers
from tests.support.every_dialog import Dialogs
from tests.support.hands import visible
from ui.meetings.agenda.view import AgendaView
from ui.meetings.new_meeting import NewMeetingDialog
from ui.paths.new_path import NewPathDialog
from ui.paths.phase_header import PhaseHeader
from ui.shell.settings import Settings
from ui.shell.window import MainWindow
from ui.widgets.buttons import PrimaryButton

LISTS = ["paths", "meetings", "courses", "institutions"]


@pytest.fixture
def active(qtbot: QtBot, window: MainWindow) -> MainWindow:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def focused() -> QWidget:
    here = QApplication.focusWidget()
    assert here is not None and here.isVisible()
    return here


def back(qtbot: QtBot, window: MainWindow) -> None:
    """A dialog was closed; without a window manager nobody brings the window back to the front."""
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None)


def fill(workspace: Workspace) -> None:
    create_path(workspace, "Forløb")
    create_meeting(workspace, "Netværk")
    create_course(workspace, {"title": "Ledelse"})
    create_institution(workspace, "Fjordstyrelsen")


@pytest.mark.parametrize("page", LISTS)
def test_the_keyboard_is_in_the_list(active: MainWindow, workspace: Workspace, page: str) -> None:
    fill(workspace)
    active.show_page("overview")
    active.show_page(page)
    here = focused()
    assert isinstance(here, QAbstractItemView) and here.currentIndex().isValid()


@pytest.mark.parametrize("page", LISTS)
def test_an_empty_page_has_it_on_what_it_offers(active: MainWindow, page: str) -> None:
    active.show_page(page)
    assert isinstance(focused(), QAbstractButton) and active.current_page.isAncestorOf(focused())  # type: ignore[union-attr]


@pytest.mark.parametrize("page", LISTS)
def test_it_comes_from_the_navigation_too(active: MainWindow, workspace: Workspace, page: str) -> None:
    fill(workspace)
    active.show_page("overview")
    button = next(each for each in active.navigation.buttons() if each.property("page") == page)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    assert isinstance(focused(), QAbstractItemView)


@pytest.mark.parametrize("page", ["overview", *LISTS])
def test_the_page_that_the_program_starts_with_has_it(
    qtbot: QtBot, workspace: Workspace, answers: Answers, page: str
) -> None:
    fill(workspace)
    settings = Settings()
    settings.remember_page(workspace.path, page, None)
    path = workspace.path
    workspace.close()
    made = MainWindow(settings, answers)
    qtbot.addWidget(made)
    made.open_at_start(path)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    here = focused()
    assert made.current_page is not None and made.current_page.isAncestorOf(here)
    assert isinstance(here, QAbstractButton if page == "overview" else QAbstractItemView)
    made.close()


def test_on_the_overview_enter_does_what_it_is_for_and_starts_no_meeting(
    qtbot: QtBot, active: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    active.show_page("paths")
    Dialogs(qtbot, active, workspace, tmp_path)
    active.show_page("overview")
    here = focused()
    assert isinstance(here, PrimaryButton) and here.text() == "Forbered"


def test_enter_opens_a_path_and_the_keyboard_stands_in_its_board(active: MainWindow, workspace: Workspace) -> None:
    path = create_path(workspace, "Forløb")
    active.show_page("paths")
    QGuiApplication.clipboard().setText("Kaffe med buddy 30 min\nRundvisning")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert isinstance(focused(), PhaseHeader)
    QTest.keyClick(focused(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    steps = read_path(workspace, path).steps
    assert [(step.title, step.minutes) for step in steps] == [("Kaffe med buddy", 30), ("Rundvisning", None)]
    column = active.current_page.view.board.columns[0]  # type: ignore[union-attr]
    QTest.keyClick(focused(), Qt.Key.Key_Down)
    assert focused() is column.view and column.view.visualRect(column.view.currentIndex()).isValid()


def test_a_path_just_made_is_stood_in(qtbot: QtBot, active: MainWindow) -> None:
    active.show_page("paths")
    active.current_page.new()  # type: ignore[union-attr]
    (dialog,) = visible(active, NewPathDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClicks(dialog.title, "Onboarding")
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    back(qtbot, active)
    assert isinstance(focused(), PhaseHeader)
    QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Return)  # "+ Trin"
    QTest.keyClicks(focused(), "Kaffe")
    QTest.keyClick(focused(), Qt.Key.Key_Return)
    board = active.current_page.view.board  # type: ignore[union-attr]
    assert board.path_model.rowCount(board.columns[0].view.rootIndex()) == 1


@pytest.mark.parametrize("blank", [False, True])
def test_a_meeting_just_made_is_stood_in(qtbot: QtBot, active: MainWindow, blank: bool) -> None:
    active.show_page("meetings")
    active.current_page.new()  # type: ignore[union-attr]
    (dialog,) = visible(active, NewMeetingDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    if blank:
        kinds = [dialog.begin.itemData(row)[0] for row in range(dialog.begin.count())]
        dialog.begin.setCurrentIndex(kinds.index("blank"))
    dialog.title.selectAll()
    QTest.keyClicks(dialog.title, "Netværk")
    QTest.keyClick(dialog.title, Qt.Key.Key_Return)
    back(qtbot, active)
    here = focused()
    agenda = active.current_page.view.mode.agenda  # type: ignore[union-attr]
    if blank:
        assert here is agenda.add
        QTest.keyClick(here, Qt.Key.Key_Return)
        assert focused() is agenda.composer.line
    else:
        assert isinstance(here, AgendaView) and here.currentIndex().row() == 0
        # nobody has chosen an item yet: the advice goes on standing at the right
        assert active.current_page.view.mode.advice.isVisible()  # type: ignore[union-attr]


def test_modes_of_a_meeting_take_the_keyboard_along(
    qtbot: QtBot, active: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    dialogs = Dialogs(qtbot, active, workspace, tmp_path)
    active.show_page("meetings", dialogs.held, "prepare")
    view = active.current_page.view  # type: ignore[union-attr]
    for mode, keyboard in (
        ("hold", lambda: view.mode.notes.line.edit),
        ("follow-up", lambda: view.mode.table),
        ("prepare", lambda: view.mode.agenda.view),
    ):
        view.show_mode(mode)
        qtbot.waitUntil(lambda keyboard=keyboard: focused() is keyboard())
