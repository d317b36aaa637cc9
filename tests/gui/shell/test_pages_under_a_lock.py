"""A page that is opened while another program has the file says so in its middle, and is there when the file is free."""

from __future__ import annotations

from contextlib import ExitStack
from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import edits
from campus_desktop.workspace import Workspace
from tests.support.broken_files import locked_while_open
from tests.support.hands import page_of
from ui.look import theme
from ui.meetings.page import MeetingsPage
from ui.shell.locked_cover import LockedCover
from ui.shell.registry import pages
from ui.shell.window import MainWindow

KEYS = [spec.key for spec in pages()]


def middle(window: MainWindow) -> QRect:
    """The middle third of the page in sight, in the window."""
    page = window.current_page
    assert page is not None
    rect = QRect(page.mapTo(window, page.rect().topLeft()), page.size())
    return rect.adjusted(rect.width() // 3, rect.height() // 4, -rect.width() // 3, -rect.height() // 4)


def inked(window: MainWindow) -> bool:
    """Whether text is painted in the middle of the page."""
    picture, text = window.grab(middle(window)).toImage(), theme.color("text")
    colours = (picture.pixelColor(x, y) for y in range(0, picture.height(), 2) for x in range(picture.width()))
    return any(
        abs(c.red() - text.red()) + abs(c.green() - text.green()) + abs(c.blue() - text.blue()) < 60 for c in colours
    )


@pytest.mark.parametrize("key", KEYS)
def test_a_page_first_opened_under_a_lock_says_why_it_is_empty(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, answers: Any, key: str
) -> None:
    window.show_page(next(each for each in KEYS if each != key))
    window.pages.opened.pop(key, None)
    with locked_while_open(workspace):
        window.show_page(key)
        page = window.current_page
        assert page is not None and window.current_key == key
        (cover,) = page.findChildren(LockedCover)
        texts = [each.text() for each in cover.findChildren(QLabel) if each.isVisible()]
        assert texts == ["Et andet program har filen", "Siden vises, så snart filen er fri."]
        assert cover.geometry() == page.rect() and inked(window)
        assert "Et andet program har filen" in QAccessible.queryAccessibleInterface(cover).text(QAccessible.Text.Name)
        window.resize(1200, 700)
        assert cover.geometry() == page.rect()
        said = window.status_line.message_label.text()
        assert said.endswith("Programmet prøver selv igen, til filen er fri."), "nobody is asked to do anything"
    qtbot.waitUntil(lambda: not [each for each in page.findChildren(LockedCover) if each.isVisible()], timeout=10_000)
    assert answers.said == []


def test_another_page_can_be_left_and_a_meeting_reached_once_the_file_is_free(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, answers: Any
) -> None:
    meeting = edits.create_meeting(workspace, "Hvad virker?")
    window.show_page("followup")
    page: Any = window.current_page
    page.actions_view.ticked_here.add("en")  # leaving the page reads its list again
    with ExitStack() as other:
        other.enter_context(locked_while_open(workspace))
        window.show_page("meetings", meeting, "prepare")
        assert window.current_key == "meetings"
        window.show_page("overview")
        assert window.current_key == "overview"
        window.show_page("meetings", meeting, "prepare")
        other.close()
        qtbot.waitUntil(
            lambda: window.current_page is not None and window.current_page.item() == meeting, timeout=10_000
        )
    meetings = page_of(window, MeetingsPage)
    assert meetings.view.isVisible() and not [each for each in meetings.findChildren(LockedCover) if each.isVisible()]
    assert answers.said == []
