"""Ctrl+Z and Ctrl+Y while the keyboard is in a field beside a list or board leave it in that field, with its frame in sight."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop.courses.edits import create_course, update_course
from campus_desktop.institutions import edits as institutions
from campus_desktop.meetings import edits as meetings
from campus_desktop.meetings import item_edits
from campus_desktop.paths import edits as paths
from campus_desktop.paths import step_edits
from campus_desktop.paths.queries import read_path
from campus_desktop.workspace import Workspace
from tests.support.hands import page_of, visible
from tests.support.painted import differing, on_screen
from tests.support.seen import settle
from ui.courses.page import CoursesPage
from ui.institutions.page import InstitutionsPage
from ui.meetings.page import MeetingsPage
from ui.meetings.prepare.mode import PrepareMode
from ui.paths.page import PathsPage
from ui.shell.window import MainWindow

CTRL = Qt.KeyboardModifier.ControlModifier
Place = tuple[QWidget, Callable[[], object]]
"""Where the fields are, and an edit of what they show."""


def step(window: MainWindow, workspace: Workspace, view: str) -> Place:
    path = paths.create_path(workspace, "Forløb", purpose="skill")
    phase = read_path(workspace, path).phases[0].id
    _other, one = (step_edits.add_step(workspace, phase, title, minutes=20) for title in ("Andet", "Samtale"))
    page = page_of(window, PathsPage, "paths", one)
    page.view.show_view(view)
    page.view.open_details(one)
    return page.view.details, lambda: step_edits.update_steps(workspace, [one], responsible="KB")


def item(window: MainWindow, workspace: Workspace) -> Place:
    meeting = meetings.create_meeting(workspace, "Møde")
    one = item_edits.add_item(workspace, meeting, "Runde", 20)
    page = page_of(window, MeetingsPage, "meetings", meeting, "prepare")
    page.open_item(one)
    mode = page.view.mode
    assert isinstance(mode, PrepareMode)
    return mode.details, lambda: item_edits.update_item(workspace, one, responsible="KB")


def facts(window: MainWindow, workspace: Workspace) -> Place:
    meeting = meetings.create_meeting(workspace, "Møde")
    item_edits.add_item(workspace, meeting, "Runde", 20)
    page = page_of(window, MeetingsPage, "meetings", meeting, "prepare")
    mode = page.view.mode
    assert isinstance(mode, PrepareMode)
    return mode.facts, lambda: meetings.update_meeting(workspace, meeting, place="Klitby")


def institution(window: MainWindow, workspace: Workspace) -> Place:
    one = institutions.create_institution(workspace, "Fjordstyrelsen")
    person = institutions.create_person(workspace, one, "AL")
    page = page_of(window, InstitutionsPage, "institutions", one)
    return page.form, lambda: institutions.update_person(workspace, person, "role", "Konsulent")


def catalogue(window: MainWindow, workspace: Workspace) -> Place:
    one = create_course(workspace, {"title": "Kursus", "minutes": 20})
    page = page_of(window, CoursesPage, "courses", one)
    return page.tool_bar, lambda: update_course(workspace, one, {"title": "Kurset"})


PLACES: dict[str, Callable[[MainWindow, Workspace], Place]] = {
    "step on the board": lambda window, workspace: step(window, workspace, "board"),
    "step in the table": lambda window, workspace: step(window, workspace, "table"),
    "item": item,
    "facts": facts,
    "institution": institution,
    "catalogue": catalogue,
}


@pytest.mark.parametrize("place", PLACES)
def test_the_keyboard_stays(window: MainWindow, workspace: Workspace, qtbot: QtBot, place: str) -> None:
    where, edit = PLACES[place](window, workspace)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    settle()
    kinds: tuple[type[QWidget], ...] = (QLineEdit, QTextEdit, QComboBox, QCheckBox)
    fields = [each for kind in kinds for each in visible(where, kind) if each.isEnabled()]
    fields = [each for each in fields if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None]
    assert fields
    for field in fields:
        edit()
        settle()
        field.setFocus()
        before = workspace.undo_label
        for key in (Qt.Key.Key_Z, Qt.Key.Key_Y):
            qtbot.keyClick(field, key, CTRL)
            settle()
            assert QApplication.focusWidget() is field, (field.accessibleName(), key)
        assert workspace.undo_label == before, "it was undone and done again"
        qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)


def test_the_frame_stays_in_sight(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    where, edit = step(window, workspace, "board")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    edit()
    field = next(each for each in visible(where, QLineEdit) if each.accessibleName() == "Varighed")
    without = on_screen(field)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert differing(on_screen(field), without) > 0.01
