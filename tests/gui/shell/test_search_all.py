"""Search everywhere finds people and agenda items too, and leads to them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from campus_desktop import practice
from campus_desktop.courses.edits import create_course
from campus_desktop.workspace import Workspace
from tests.support.painted import differing, on_screen
from ui.shell import own_actions
from ui.shell.search_popup import SearchPopup
from ui.shell.window import MainWindow


@pytest.fixture
def filled(window: MainWindow, workspace: Workspace) -> MainWindow:
    practice.fill(workspace, workspace.now())
    return window


def search(window: MainWindow, text: str, qtbot: QtBot) -> SearchPopup:
    own_actions.search(window)
    popup = window.findChild(SearchPopup)
    assert popup is not None
    qtbot.keyClicks(popup.field, text)
    qtbot.waitUntil(lambda: popup.list.currentItem() is not None)
    return popup


def test_a_person_is_found_and_shown_at_the_institution(filled: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    person = workspace.row(
        "SELECT p.name, p.email, i.name AS at FROM person p JOIN institution i ON i.id = p.institution WHERE p.email <> '' LIMIT 1"
    )
    assert person is not None
    popup = search(filled, person["email"], qtbot)
    assert (
        popup.list.currentItem().text().startswith(person["name"]) and person["at"] in popup.list.currentItem().text()
    )
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    page = filled.current_page
    assert filled.current_key == "institutions" and page is not None
    assert person["at"] in [edit.text() for edit in page.findChildren(QLineEdit)]


def test_an_agenda_item_is_found_and_shown_in_its_meeting(
    filled: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    item = workspace.row(
        "SELECT a.id, a.title, a.meeting, m.title AS meeting_title FROM agenda_item a JOIN meeting m ON m.id = a.meeting "
        "WHERE NOT m.is_template AND a.title LIKE '%rokost%' ORDER BY m.date DESC LIMIT 1"
    )
    assert item is not None
    popup = search(filled, item["title"], qtbot)
    assert popup.list.currentItem().text() == f"{item['title']}, Punkt · {item['meeting_title']}"
    qtbot.keyClick(popup.field, Qt.Key.Key_Return)
    assert filled.current_key == "meetings"
    assert filled.current_page is not None and filled.current_page.item() == item["meeting"]


def test_the_key_that_opens_it_begins_another_search(filled: MainWindow, qtbot: QtBot) -> None:
    popup = search(filled, "frokost", qtbot)
    qtbot.keyClick(popup.field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(popup.field, "buddy")
    assert popup.field.text() == "buddy"
    popup.close()


@pytest.mark.parametrize("typed", ["feedback", "feedbakc"])
def test_hits_that_are_only_similar_are_called_so(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, typed: str
) -> None:
    create_course(workspace, {"title": "Feedback i hverdagen"})
    popup = search(window, "feedback", qtbot)
    head = popup.list.visualItemRect(popup.list.item(0))
    exact = on_screen(popup.list.viewport(), head)
    popup.field.selectAll()
    qtbot.keyClicks(popup.field, typed)
    popup.timer.stop()
    popup.timer.timeout.emit()
    assert popup.list.currentItem().text().startswith("Feedback i hverdagen")
    said, painted = popup.list.item(0).text(), on_screen(popup.list.viewport(), head)
    if typed == "feedback":
        assert said == "Kurser" and "ligner" not in popup.list.currentItem().text() and painted == exact
    else:
        assert said == "Kurser: Ingen med netop »feedbakc«, men disse ligner:"
        assert popup.list.currentItem().text().endswith("ligner") and differing(painted, exact) > 0.02
    popup.close()
