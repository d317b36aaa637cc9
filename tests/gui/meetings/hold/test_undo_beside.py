"""Beside a figure with hours there is room for what can be taken back."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QAccessible

from campus_desktop.meetings import keys
from tests.support.painted import ink, on_screen


@pytest.mark.parametrize(
    ("over", "press", "words"), [(0, keys.NEXT, "Fortryd: Næste"), (907, keys.MORE, "Fortryd: +5 min")]
)
def test_the_button_is_no_stub_beside_hours(held: Any, over: int, press: str, words: str) -> None:
    held.press(keys.START)
    held.pass_(over)
    timer = held.mode.side.timer
    before = on_screen(timer).size()
    held.press(press)
    held.pass_(0)
    picture = on_screen(timer.undo)
    assert len(held.figure) > 5
    assert timer.undo.text().replace("\n", " ") == words
    interface = QAccessible.queryAccessibleInterface(timer.undo)
    assert interface is not None
    room = max(timer.undo.fontMetrics().horizontalAdvance(line) for line in timer.undo.text().split("\n"))
    assert interface.rect().width() > room
    assert ink(picture) > 0.05
    assert timer.figure.width() >= timer.figure.sizeHint().width()
    assert on_screen(timer).size() == before


def test_a_command_too_long_for_the_button_is_left_to_its_tool_tip(held: Any) -> None:
    held.press(keys.START)
    held.pass_(5)
    held.end()
    held.pass_(1)
    held.press(keys.BACK)
    held.pass_(0)
    undo = held.mode.side.timer.undo
    assert undo.isVisible() and undo.toolTip().startswith("Fortryd: Tilbage til mødet (")
    text = undo.text().replace("\n", " ")
    assert text in ("Fortryd: Tilbage til mødet", "Fortryd")
    lines = undo.text().split("\n")
    assert len(lines) <= 2 and all(undo.fontMetrics().horizontalAdvance(line) < undo.width() for line in lines)
