"""What stands open from the meetings before is at hand while the item that takes it up is on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from campus_desktop.meetings import edits, following, item_edits, note_queries, notes, running
from campus_desktop.meetings.noteline import NoteLine
from tests.support.seen import settle
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


def names(held: Any) -> list[str]:
    return [box.accessibleName() for box in part(held).boxes]


def ticks(held: Any) -> list[bool]:
    return [box.isChecked() for box in part(held).boxes]


def test_a_click_ticks_off_and_leaves_the_keyboard_in_the_note_line(series: Any, qtbot: QtBot) -> None:
    running.next_item(series.workspace, series.meeting, series.now)
    series.mode.notes.focus_line()
    qtbot.waitUntil(lambda: part(series).boxes[0].width() < 60)
    before, box = names(series), part(series).boxes[0]
    was = part(series).grab().toImage()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton)
    assert not note_queries.read_note(series.workspace, series.action).is_open
    assert names(series) == before and ticks(series) == [True, False] and part(series).boxes[0] is box
    assert part(series).accessibleName() == "Fra sidst (1)" and part(series).grab().toImage() != was
    assert "»Send skabelonen« er udført" in series.window.status_line.message_label.text()
    series.type("Ja")
    assert not part(series).boxes[0].hasFocus()
    series.workspace.undo()
    assert ticks(series) == [False, False]


def test_a_double_click_ticks_one_thing(series: Any) -> None:
    running.next_item(series.workspace, series.meeting, series.now)
    settle()
    box, window = part(series).boxes[0], series.window
    place = QAccessible.queryAccessibleInterface(box).rect()
    QTest.mouseDClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=box.mapTo(window, box.rect().center()))
    settle()
    assert ticks(series) == [True, False] and not note_queries.read_note(series.workspace, series.action).is_open
    assert QAccessible.queryAccessibleInterface(part(series).boxes[0]).rect() == place
    (parked,) = [each for each in note_queries.carried(series.workspace, series.read()) if each.text == "Buddyer"]
    assert parked.is_open
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=box.mapTo(window, box.rect().center()))
    assert ticks(series) == [False, False] and note_queries.read_note(series.workspace, series.action).is_open
    assert "»Send skabelonen« er åbnet igen" in window.status_line.message_label.text()


def test_what_is_ticked_goes_with_the_item(series: Any, qtbot: QtBot) -> None:
    running.next_item(series.workspace, series.meeting, series.now)
    part(series).boxes[0].click()
    assert len(names(series)) == 2
    running.next_item(series.workspace, series.meeting, series.now)
    running.back(series.workspace, series.meeting, series.now)
    assert names(series) == ["Buddyer, Parkeret"] and part(series).isVisible()


def test_a_private_one_is_not_named(series: Any) -> None:
    notes.update_notes(series.workspace, [series.action], private=True)
    running.next_item(series.workspace, series.meeting, series.now)
    part(series).boxes[0].click()
    assert "skabelonen" not in series.window.status_line.message_label.text()


def test_by_keyboard_the_row_keeps_the_keyboard(series: Any, qtbot: QtBot) -> None:
    running.next_item(series.workspace, series.meeting, series.now)
    part(series).boxes[0].setFocus()
    qtbot.keyClick(part(series).boxes[0], Qt.Key.Key_Space)
    assert part(series).boxes[0].hasFocus() and ticks(series) == [True, False]
    qtbot.keyClick(part(series).boxes[0], Qt.Key.Key_Space)
    assert part(series).boxes[0].hasFocus() and ticks(series) == [False, False]


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
