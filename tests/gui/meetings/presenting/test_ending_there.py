"""Next on the last item, pressed in the projector's window: asked and completed where the facilitator works."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import notes, running
from campus_desktop.meetings.noteline import NoteLine
from tests.gui.meetings.presenting.test_closing import on_this_screen
from tests.support.hands import visible
from tests.support.painted import on_screen
from ui.meetings.hold.closing import ClosingDialog
from ui.meetings.hold.mode import HoldMode
from ui.meetings.presenting.host import PresentHost


def to_the_last(room: Any, minutes: int) -> None:
    room.pass_(minutes)
    for _time in range(2):
        running.next_item(room.ws, room.meeting, room.now)
    shown = room.projector
    shown.activateWindow()
    QApplication.processEvents()


@pytest.mark.parametrize("only_screen", [True, False])
def test_an_early_end_is_asked_about_on_the_facilitators_screen(
    room: Any, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, only_screen: bool
) -> None:
    room.window.show_page("overview")
    if only_screen:
        presenting = on_this_screen(room)
    else:
        room.f5()
        presenting = room.window.companion(PresentHost).presenting
    to_the_last(room, 20)
    shown, seen = presenting.shown, []
    sure = False

    def confirm(parent: Any, title: str, text: str, yes_label: str, *, danger: bool = False) -> bool:
        painted: QImage = on_screen(room.window)
        seen.append((parent, text, presenting.shown is None, room.window.safe is not None, painted.isNull()))
        return sure

    monkeypatch.setattr(room.window.ask, "confirm", confirm)
    qtbot.keyClick(shown, Qt.Key.Key_F8)
    ((parent, text, gone, safe, _painted),) = seen
    assert parent is room.window and text == "4 t 40 min før planlagt sluttid. Slut mødet alligevel?"
    assert gone == safe == only_screen and len(visible(room.window, HoldMode)) == 1
    assert running.where(room.ws, room.meeting, room.now).state == "running"
    assert presenting.shown is not None  # the slide again
    sure = True
    notes.add_note(room.ws, room.meeting, "action", NoteLine("Send skabelonen"), at=room.now)
    presenting.shown.activateWindow()
    QApplication.processEvents()
    qtbot.keyClick(presenting.shown, Qt.Key.Key_F8)
    assert running.where(room.ws, room.meeting, room.now).state == "ended"
    (dialog,) = visible(room.window, ClosingDialog)
    assert (presenting.shown is None) == only_screen
    dialog.reject()


def test_an_end_in_time_with_nothing_to_complete_leaves_the_slide_on_the_only_screen(room: Any, qtbot: QtBot) -> None:
    presenting = on_this_screen(room)
    to_the_last(room, 78)
    qtbot.keyClick(presenting.shown, Qt.Key.Key_F8)
    assert running.where(room.ws, room.meeting, room.now).state == "ended"
    assert presenting.shown is not None and room.window.safe is None
