"""The list of suggestions covers neither the text being typed nor the kinds, and is as narrow as its content."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QWidget

from tests.gui.meetings.notes.conftest import Screen
from tests.support.painted import on_screen
from tests.support.seen import settle
from ui.look import theme

LONG = "Vi aftalte at prøve det samme igen til næste møde, fordi det gik så godt sidst, og fordi alle bad om det, "


def place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


@pytest.mark.parametrize("typed", ["@", "@Fjor", "!", "#"])
@pytest.mark.parametrize("before", ["x ", LONG * 2])
def test_it_lies_above_the_card(screen: Screen, before: str, typed: str) -> None:
    line = screen.pane.line
    screen.type(before)
    settle()
    seen = {each: on_screen(each) for each in (line.chips,)}
    screen.type(typed)
    settle()
    offered = line.edit.completion
    assert offered.is_open
    for part in (line.edit, line.chips):
        assert not place(offered).intersects(place(part)), part
    assert place(offered).bottom() < place(line).top(), "above the whole card, as there is room"
    assert all(on_screen(each) == picture for each, picture in seen.items()), "the kinds are painted as before"
    for chip in line.chips.buttons:
        at = place(line.chips.button(chip)).center()
        assert line.window().childAt(at) is not None and not offered.geometry().contains(at)


def test_it_is_as_wide_as_what_it_says(screen: Screen) -> None:
    screen.type("x !")
    settle()
    offered = screen.pane.line.edit.completion
    assert offered.width() < theme.px(300), "the dates are short"
    rows = offered.list
    for number in range(rows.count()):
        item = rows.visualItemRect(rows.item(number))
        if not rows.viewport().rect().contains(item):
            continue
        picture = on_screen(
            rows.viewport(), QRect(item.topRight() - QPoint(theme.px(9), 0), QSize(theme.px(5), item.height()))
        )
        middle = {picture.pixelColor(2, y).name() for y in range(6, picture.height() - 6)}
        assert len(middle) == 1, "the writing ends before the edge"
