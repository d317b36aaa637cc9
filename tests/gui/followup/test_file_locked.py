"""While another program has the file, what is ticked off waits, is said in red, and is done once the file is free."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.broken_files import locked_while_open
from tests.support.coloured import painted_in
from tests.support.hands import page_of
from ui.followup.page import FollowUpPage
from ui.shell.window import MainWindow


def test_a_tick_waits_for_the_file(window: MainWindow, actions: Any, qtbot: QtBot) -> None:
    table = page_of(window, FollowUpPage, "followup").actions_view.table
    window.activateWindow()
    table.setFocus()
    qtbot.waitUntil(lambda: "·" in window.status_line.file_label.text())
    note, status = actions.note("Sen"), window.status_line
    table.choose([note.id])
    with locked_while_open(window.workspace, readable=True):
        qtbot.keyClick(table, Qt.Key.Key_Space)
        assert [str(each) for each in window.unsaved.waiting] == ["Udført: »Sen«"]
        assert painted_in(status.unsaved_button, "danger") and not status.saved_label.isVisible()
        assert (
            "prøver selv igen" in status.message_label.text() and "Intet er ændret" not in status.message_label.text()
        )
        assert QApplication.activeModalWidget() is None and table.hasFocus()
    qtbot.waitUntil(lambda: not window.unsaved.waiting, timeout=10_000)
    assert not actions.note("Sen").is_open and status.saved_label.isVisible()
    assert window.ask.said == []  # type: ignore[attr-defined]
