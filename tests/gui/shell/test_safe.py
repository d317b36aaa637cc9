"""The safe view of the window itself: on and off, what the window then says, and coming back after a restart."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from campus_desktop.institutions import edits as institutions
from campus_desktop.meetings import edits, item_edits, running
from campus_desktop.meetings.meeting import Day
from campus_desktop.paths import edits as path_edits
from campus_desktop.workspace import Workspace, open_workspace
from ui.shell.search_popup import SearchPopup
from ui.shell.window import MainWindow


@pytest.fixture
def meeting(workspace: Workspace, window: MainWindow) -> str:
    today = window.clock.now().date()
    made = edits.create_meeting(workspace, "Netværk i Klitby", date=today)
    item_edits.add_item(workspace, made, "Velkomst", 15)
    edits.add_paths(workspace, made, [path_edits.create_path(workspace, "Preboarding i Klitby")])
    path_edits.create_path(workspace, "Hedens onboarding")
    institutions.create_institution(workspace, "Hedestyrelsen")
    return made


def said(window: MainWindow) -> str:
    """Everything the status line says, tool tips too."""
    line = window.status_line
    widgets = [*line.findChildren(QLabel), *line.findChildren(QPushButton)]
    return " | ".join(f"{each.text()} {each.toolTip()} {each.accessibleName()}" for each in widgets)


def entries(menu: QMenu) -> list[str]:
    return [each.text().replace("&", "") for each in menu.actions()]


def undo_text(window: MainWindow) -> str:
    return next(text for text in entries(window.menus.menus["edit"]) if text.startswith("Fortryd"))


def test_ctrl_shift_p_turns_it_on_for_the_meeting_of_today_and_off(window: MainWindow, meeting: str) -> None:
    assert window.safe is None and window.safe_view.band.isHidden()
    window.safe_view.toggle()
    assert window.safe is not None and window.safe.meeting == meeting
    assert window.safe_view.band.isVisible()
    assert window.safe_view.band.accessibleName() == "Sikker visning: Netværk i Klitby"
    window.safe_view.band.leave.click()
    assert window.safe is None and window.safe_view.band.isHidden()


def test_pressed_twice_by_mistake_it_ends_safe(window: MainWindow, meeting: str, qtbot: QtBot) -> None:
    def press() -> None:
        qtbot.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)

    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press()
    press()
    assert window.safe is not None and window.safe_view.band.isVisible()
    qtbot.wait(600)
    press()
    assert window.safe is None
    press()
    assert window.safe is not None and window.safe_view.band.isVisible()
    assert not window.own_actions["safe"].autoRepeat(), "a key held down is one press"


def test_the_window_names_the_meeting_and_neither_file_nor_numbers(
    window: MainWindow, meeting: str, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: "Prøve.campus" in said(window))
    window.settings.remember_file(window.workspace.path.with_name("Andet.campus"))
    window.set_safe(meeting)
    assert window.windowTitle() == "Sikker visning: Netværk i Klitby – Campus Desktop"
    assert "Prøve" not in said(window)
    assert {button.accessibleDescription() for button in window.navigation.buttons()} == {""}
    assert not entries(window.menus.recent)
    window.set_safe(None)
    assert window.windowTitle() == "Prøve – Campus Desktop"
    assert "Prøve.campus" in said(window)
    assert entries(window.menus.recent)


def test_undo_names_nothing_hidden(window: MainWindow, workspace: Workspace, meeting: str, answers: Any) -> None:
    window.set_safe(meeting)
    assert undo_text(window) == "Fortryd: den seneste rettelse"
    path_edits.create_path(workspace, "Klittens hemmelige forløb")
    assert undo_text(window) == "Fortryd: den seneste rettelse"
    answers.answers.append("step")
    window.undo()
    assert "hemmelige" not in said(window) + "".join(answers.said)
    item_edits.add_item(workspace, meeting, "Frokost", 45)
    assert "Frokost" in undo_text(window)


def test_search_finds_only_what_is_shown(window: MainWindow, meeting: str, qtbot: QtBot) -> None:
    def found(text: str) -> list[str]:
        popup = SearchPopup(window)
        popup.field.setText(text)
        qtbot.wait(80)
        texts = [popup.list.item(row).text() for row in range(popup.list.count())]
        popup.close()
        return texts

    assert any("Hedestyrelsen" in text for text in found("hede"))
    window.set_safe(meeting)
    assert found("hede") == []
    assert any("Preboarding i Klitby" in text for text in found("klitby"))


def test_a_hidden_thing_does_not_open(window: MainWindow, workspace: Workspace, meeting: str) -> None:
    other = path_edits.create_path(workspace, "Hedens andet forløb")
    window.set_safe(meeting)
    window.show_page("paths", other)
    assert window.current_page is not None and window.current_page.item() is None
    assert "Skjult i sikker visning" in said(window)


def test_no_file_is_opened_or_closed_meanwhile(window: MainWindow, meeting: str, answers: Any) -> None:
    window.set_safe(meeting)
    for command in (window.files.new, window.files.open, window.files.copy, window.files.close, window.files.practice):
        command()
    assert len(answers.said) == 5 and window.has_file and window.safe is not None


def test_it_stays_over_pages_and_another_language(window: MainWindow, workspace: Workspace, meeting: str) -> None:
    edits.set_days(workspace, meeting, [Day(1, date(2031, 1, 2), time(9), time(15))])
    window.set_safe(meeting)
    window.show_page("courses")
    window.retranslate()
    assert window.safe is not None and not window.safe_view.band.isHidden()


def test_a_restart_comes_back_to_it_while_the_meeting_runs(
    window: MainWindow, workspace: Workspace, meeting: str
) -> None:
    running.start(workspace, meeting, window.clock.now())
    window.set_safe(meeting)
    path = workspace.path
    window.set_workspace(None)
    assert window.safe is None
    window.set_workspace(open_workspace(path, now=window.clock.now))
    assert window.safe is not None and window.safe.meeting == meeting
    window.set_safe(None)
    window.set_workspace(None)
    window.set_workspace(open_workspace(path, now=window.clock.now))
    assert window.safe is None


def test_a_meeting_that_was_held_brings_it_not_back(window: MainWindow, workspace: Workspace, meeting: str) -> None:
    window.set_safe(meeting)
    now = window.clock.now()
    running.start(workspace, meeting, now)
    running.end(workspace, meeting, now + timedelta(minutes=20))
    path = workspace.path
    window.set_workspace(None)
    window.set_workspace(open_workspace(path, now=window.clock.now))
    assert window.safe is None


def test_which_meeting_is_asked_where_it_cannot_be_told(window: MainWindow, workspace: Workspace, answers: Any) -> None:
    window.safe_view.toggle()
    assert window.safe is None and len(answers.said) == 1
    one = edits.create_meeting(workspace, "Et", date=date(2031, 1, 1))
    edits.create_meeting(workspace, "To", date=date(2032, 1, 1))
    answers.answers.append(one)
    window.safe_view.toggle()
    assert window.safe is not None and window.safe.meeting == one


def test_a_meeting_deleted_meanwhile_leaves_nothing_to_see(
    window: MainWindow, workspace: Workspace, meeting: str
) -> None:
    window.set_safe(meeting)
    edits.delete_meetings(workspace, [meeting])
    assert window.safe is not None and not window.safe.paths
    workspace.undo()
    assert window.safe.paths
