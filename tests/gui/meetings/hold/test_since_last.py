"""What stands open from the meetings before is at hand while the item that takes it up is on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import edits, following, item_edits, note_queries, notes, running
from campus_desktop.meetings.noteline import NoteLine
from ui.meetings.hold.since_last import SinceLastPart


@pytest.fixture
def series(held: Any) -> Any:
    """An earlier meeting of the series with an open action and a parked matter; the item that takes them up comes second."""
    earlier = edits.create_meeting(held.workspace, "Det første", date=date(2026, 10, 1))
    row = edits.create_series(held.workspace, "Rækken")
    for each in (earlier, held.meeting):
        edits.update_meeting(held.workspace, each, series=row)
    line = NoteLine("Send skabelonen", institution=held.klit, due=date(2026, 11, 24))
    held.action = notes.add_note(held.workspace, earlier, "action", line)
    notes.add_note(held.workspace, earlier, "parked", NoteLine("Buddyer"))
    following.put_first(held.workspace, held.meeting)
    running.start(held.workspace, held.meeting, held.now)
    return held


def part(held: Any) -> SinceLastPart:
    found: SinceLastPart = held.mode.side.since_last
    return found


def test_it_is_in_sight_during_its_item_only(series: Any) -> None:
    assert not part(series).isVisible()
    running.next_item(series.workspace, series.meeting, series.now)
    assert part(series).isVisible() and part(series).accessibleName() == "Fra sidst (2)"
    assert [box.accessibleName() for box in part(series).boxes] == [
        "Send skabelonen, Klitadministrationen · 2 dage over fristen",
        "Buddyer, Parkeret",
    ]
    running.next_item(series.workspace, series.meeting, series.now)
    assert not part(series).isVisible()


def test_a_click_ticks_off_and_leaves_the_keyboard_in_the_note_line(series: Any, qtbot: QtBot) -> None:
    running.next_item(series.workspace, series.meeting, series.now)
    series.mode.notes.focus_line()
    qtbot.waitUntil(lambda: part(series).boxes[0].width() < 60)
    qtbot.mouseClick(part(series).boxes[0], Qt.MouseButton.LeftButton)
    assert not note_queries.read_note(series.workspace, series.action).is_open
    assert [box.accessibleName() for box in part(series).boxes] == ["Buddyer, Parkeret"]
    series.type("Ja")
    assert not part(series).boxes[0].hasFocus()
    series.workspace.undo()
    assert len(part(series).boxes) == 2


def test_by_keyboard_the_next_one_follows(series: Any, qtbot: QtBot) -> None:
    running.next_item(series.workspace, series.meeting, series.now)
    part(series).boxes[0].setFocus()
    qtbot.keyClick(part(series).boxes[0], Qt.Key.Key_Space)
    assert part(series).boxes[0].hasFocus() and len(part(series).boxes) == 1
    qtbot.keyClick(part(series).boxes[0], Qt.Key.Key_Space)
    assert not part(series).isVisible()


def test_in_the_safe_view_it_is_out_of_sight(series: Any) -> None:
    running.next_item(series.workspace, series.meeting, series.now)
    series.window.set_safe(series.meeting)
    assert not part(series).isVisible() and part(series).boxes == []


def test_where_no_item_is_made_for_it_it_stands_first(series: Any) -> None:
    item = next(item for item in series.read().items if "Fra sidst" in item.title)
    assert not part(series).isVisible()
    item_edits.delete_items(series.workspace, [item.id])
    assert part(series).isVisible()
    running.next_item(series.workspace, series.meeting, series.now)
    assert not part(series).isVisible()
