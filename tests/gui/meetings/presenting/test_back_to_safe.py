"""The audience goes on looking at a shared screen when presenting ends: they are shown the safe view, and nothing private before it."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.meetings.presenting.conftest import BEAMER, LAPTOP
from tests.gui.meetings.presenting.test_closing import on_this_screen
from tests.support.hands import page_of
from ui.meetings.page import MeetingsPage
from ui.meetings.presenting.screens import Seen


def listed(room: Any) -> list[str]:
    """The texts of the notes in the list."""
    rows = page_of(room.window, MeetingsPage).view.mode.notes.list.rows
    return [note.text for row in range(rows.rowCount()) if (note := rows.note(row)) is not None]


@pytest.mark.parametrize("way", ["escape", "f5", "cross", "menu"])
def test_what_filled_the_only_screen_gives_way_to_the_safe_view(room: Any, qtbot: QtBot, way: str) -> None:
    room.note("decision", "Åbent aftalt")
    room.note("decision", "Fortroligt om lederen", private=True)
    room.window.show_page("meetings", room.meeting, "hold")
    assert any("Fortroligt" in each for each in listed(room))
    presenting = on_this_screen(room)
    shown = presenting.shown
    when_it_went: list[bool] = []
    presenting.changed.connect(lambda: when_it_went.append(room.window.safe is not None))
    if way in ("escape", "f5"):
        qtbot.keyClick(shown, Qt.Key.Key_Escape if way == "escape" else Qt.Key.Key_F5)
    elif way == "cross":
        shown.close_button.click()
    else:
        presenting.menu.close_wanted.emit()
    assert not presenting.active and when_it_went == [True]
    assert room.window.safe is not None and room.window.safe.meeting == room.meeting
    band = room.window.safe_view.band
    assert band.isVisible() and band.leave.isVisible() and band.leave.isEnabled()
    assert any("Åbent aftalt" in each for each in listed(room))
    assert not any("Fortroligt" in each for each in listed(room))
    qtbot.mouseClick(band.leave, Qt.MouseButton.LeftButton)
    assert room.window.safe is None and any("Fortroligt" in each for each in listed(room))


def test_a_projector_of_its_own_leaves_the_window_as_it_is(room: Any) -> None:
    room.f5()
    room.f5()
    assert room.window.safe is None


def test_a_projector_that_begins_to_mirror_shows_the_safe_view(room: Any) -> None:
    room.f5()
    room.plug(LAPTOP, Seen("beamer", 0, 0, 1024, 768))
    assert room.window.safe is not None and room.window.safe_view.band.isVisible()
    room.plug(LAPTOP, BEAMER)
    assert room.projector.isVisible()
