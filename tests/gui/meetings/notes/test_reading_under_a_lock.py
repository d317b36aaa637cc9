"""What only reads goes on from what is in memory while another program has the file, and a meeting in sight stays."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import running
from tests.support.broken_files import locked_while_open
from ui.meetings.hold.under_way import UnderWay
from ui.meetings.page import MeetingsPage

from .conftest import Screen


def test_a_right_click_on_a_note_opens_its_menu(screen: Screen, qtbot: QtBot) -> None:
    for text in ("Den første", "Den anden"):
        screen.type(text)
        screen.press("enter")
    view = screen.pane.list.view
    rect = view.visualRect(view.model().index(1, 0))
    view.grab()  # the notes are painted, as they are for whoever clicks one
    with locked_while_open(screen.workspace):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
        place = view.viewport().mapToGlobal(rect.center())
        QApplication.sendEvent(view.viewport(), QContextMenuEvent(QContextMenuEvent.Reason.Mouse, rect.center(), place))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu) and menu.isVisible() and len(menu.actions()) > 8
        picture = menu.grab().toImage()
        colours = {picture.pixel(x, y) for y in range(0, picture.height(), 2) for x in range(0, picture.width(), 2)}
        assert len(colours) > 5, "its entries are painted"
        menu.close()
        assert screen.window.status_line.message_label.text() == ""


def test_the_meeting_stays_and_the_small_clock_leads_to_it(screen: Screen, qtbot: QtBot, answers: Any) -> None:
    window, workspace = screen.window, screen.workspace
    page = window.current_page
    assert isinstance(page, MeetingsPage)
    meeting = page.item()
    assert meeting is not None and running.read_events(workspace, meeting)
    window.settle()
    window.companion(UnderWay).file_shown()
    with locked_while_open(workspace):
        window.pages.follow(None)
        assert page.item() == meeting and page.view.isVisible(), "it is not taken for gone"
        window.show_page("courses")
        clock = window.status_line.running_button
        window.companion(UnderWay).clock.tick()
        assert clock.isVisible() and "·" in clock.text()
        qtbot.mouseClick(clock, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
        assert window.current_page is page and page.item() == meeting and page.view.isVisible()
        assert page.held() == meeting
    qtbot.waitUntil(lambda: not window.pages.stale.keys() & {"meetings"}, timeout=10_000)
    assert page.held() == meeting and answers.said == []
