"""A tick that waits for the file is painted at once in the list of notes, and another press takes it back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.support.broken_files import locked_while_open
from tests.support.painted import differing, on_screen
from tests.support.seen import settle

from .conftest import Screen


def test_a_waiting_tick_is_painted_at_once_and_taken_back(screen: Screen, qtbot: QtBot) -> None:
    for text in ("Send link", "Et andet"):
        screen.press("ctrl+5")
        screen.type(text)
        screen.press("enter")
    first = screen.notes()[0].id
    notes = screen.pane.list
    assert notes.open_note(first)
    view = notes.view

    def card() -> QImage:
        settle()
        return on_screen(view.viewport(), view.visualRect(notes.rows.index(0)))

    def spoken() -> str:
        return str(notes.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole))

    def is_done() -> bool:
        return screen.notes()[0].done is not None

    notes.focus()
    before = card()
    with locked_while_open(screen.workspace, readable=True):
        notes.commands.toggle_done([first])
        waiting = card()
        assert differing(before, waiting) > 0.005 and "Udført" in spoken() and not is_done()
        notes.commands.toggle_done([first])
        assert differing(before, card()) == 0 and "Udført" not in spoken()
        notes.commands.toggle_done([first])
        assert differing(waiting, card()) == 0
    qtbot.waitUntil(lambda: not screen.window.unsaved.waiting, timeout=10_000)
    assert is_done() and differing(waiting, card()) == 0
