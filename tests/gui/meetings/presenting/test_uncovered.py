"""On the only screen nothing private comes into sight behind the projector's window, whatever dialog opens."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.gui.meetings.presenting.test_back_to_safe import listed
from tests.gui.meetings.presenting.test_closing import on_this_screen
from tests.support.hands import visible
from ui.shell.crash import show_over
from ui.widgets.dialog import Dialog


def right_click(shown: Any) -> None:
    at = QPoint(200, 200)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, shown.mapToGlobal(at))
    QApplication.sendEvent(shown, event)


def test_the_projectors_menu_opens_every_time(room: Any) -> None:
    for _again in range(2):
        presenting = on_this_screen(room)
        for _time in range(3):
            right_click(presenting.shown)
            assert presenting.menu.isVisible()
            texts = [each.text().replace("&", "") for each in presenting.menu.actions()]
            assert texts.count("Luk") == 1 and texts[-1] == "Luk"
            presenting.menu.close()
        presenting.bar.choices_wanted.emit()  # without the entry that closes
        assert not any(each.text() == "Luk" for each in presenting.menu.actions())
        presenting.menu.close()
        right_click(presenting.shown)
        presenting.menu.actions()[-1].trigger()
        presenting.menu.close()
        assert not presenting.active


class Seen(QObject):
    """What the window behind would show at the moment a dialog comes on the screen."""

    def __init__(self, room: Any, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._room = room
        self.notes: list[list[str]] = []
        dialog.windowHandle() or dialog.winId()
        handle = dialog.windowHandle()
        assert handle is not None
        handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show:
            self.notes.append(listed(self._room))
        return False


@pytest.mark.parametrize("below", [False, True])
def test_a_dialog_of_the_window_behind_shows_the_safe_view_only(room: Any, below: bool) -> None:
    room.note("decision", "Åbent aftalt")
    room.note("decision", "Fortroligt om lederen", private=True)
    room.window.show_page("meetings", room.meeting, "hold")
    on_this_screen(room)
    assert any("Fortroligt" in each for each in listed(room))
    dialog = Dialog(room.window.current_page if below else room.window)
    seen = Seen(room, dialog)
    dialog.open()
    assert seen.notes and any("aftalt" in each for each in seen.notes[0])
    assert not any("Fortroligt" in each for notes in seen.notes for each in notes)
    assert room.window.safe is not None and room.window.safe.meeting == room.meeting
    dialog.close()


def test_a_report_of_a_bug_stands_over_the_projectors_window(room: Any, qtbot: QtBot) -> None:
    presenting = on_this_screen(room)
    show_over(room.window, "Noget gik galt", "choices.py:40 lay_out", lambda *_: None)
    (dialog,) = visible(presenting.shown, QDialog)
    dialog.close()
    presenting.end()
    show_over(room.window, "Noget gik galt", "choices.py:40 lay_out", lambda *_: None)
    (dialog,) = (each for each in visible(room.window, QDialog) if each.windowTitle() == "Noget gik galt")
    assert dialog.parentWidget() is room.window
    dialog.close()
