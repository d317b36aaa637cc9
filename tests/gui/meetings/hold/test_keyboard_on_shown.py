"""What is gone to while a meeting is held has the keyboard, until a letter begins a note."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import keys, notes
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.paths import step_edits
from campus_desktop.paths.queries import read_path
from tests.support.seen import settle
from ui.paths.page import PathsPage


def test_an_item_and_a_note_that_were_searched_for(held: Any, qtbot: QtBot) -> None:
    held.press(keys.START)
    note = notes.add_note(held.workspace, held.meeting, "decision", NoteLine("Vi mødes igen"))
    for start in ("overview", "meetings"):
        held.window.show_page(start)
        held.window.show_page("meetings", held.items[3])
        settle()
        assert held.mode.agenda.view.hasFocus() and held.mode.agenda.chosen() == [held.items[3]]
        held.window.show_page(start)
        held.window.show_page("meetings", note)
        settle()
        assert held.mode.notes.list.view.hasFocus() and held.mode.notes.list.current_id() == note
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_A)
    assert held.mode.notes.line.hasFocus() or held.mode.notes.line.isAncestorOf(QApplication.focusWidget())


def test_what_was_undone_elsewhere_and_is_then_shown(held: Any, qtbot: QtBot) -> None:
    phase = read_path(held.workspace, held.path).phases[0].id
    step = step_edits.add_step(held.workspace, phase, "Samtale", minutes=20)
    held.press(keys.START)
    step_edits.update_steps(held.workspace, [step], minutes=30)
    held.window.ask.answers += ["step"] * 2
    held.window.undo()
    assert read_path(held.workspace, held.path).steps[0].minutes == 20
    line = held.window.status_line
    assert line.offer_button.isVisible(), "the window stayed at the meeting"
    line.offer_button.setFocus()
    qtbot.keyClick(line.offer_button, Qt.Key.Key_Space)
    settle()
    page = held.window.current_page
    assert isinstance(page, PathsPage)
    focus = QApplication.focusWidget()
    assert focus is page.view.board.columns[0].view and page.view.picking.current() == step
