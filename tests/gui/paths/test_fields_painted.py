"""Fields of a step's details and the line of new steps: what is written in them is inside their frames, and seen whole."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QImage

from tests.support.painted import differing, on_screen
from tests.support.seen import settle
from ui.look import theme


def left_of_ink(picture: QImage) -> int:
    """The first column, right of the frame, in which something is written half-way up."""
    ground = picture.pixel(picture.width() // 2, picture.height() // 2)
    middle = range(picture.height() // 3, 2 * picture.height() // 3)
    return next(x for x in range(3, picture.width()) if any(picture.pixel(x, y) != ground for y in middle))


@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_a_list_of_choices_keeps_off_its_frame(screen: Any, zoom: float) -> None:
    theme.use(theme.Scheme.LIGHT, zoom)
    details = screen.view.details
    screen.view.open_details(screen.step("a1"))
    details.more.link.click()
    settle()
    for field in (details.goals, details.marks, details.needs):
        assert left_of_ink(field.grab().toImage()) >= theme.px(8)


def test_the_arrow_of_more_fields_turns(screen: Any) -> None:
    screen.view.open_details(screen.step("a1"))
    link = screen.view.details.more.link
    arrows = []
    for _turn in range(2):
        settle()
        arrows.append(link.icon().pixmap(32, 32).toImage())
        link.click()
    assert differing(arrows[0], arrows[1]) > 0.02


def test_a_new_step_is_read_whole_while_it_is_written(screen: Any) -> None:
    column = screen.view.board.column(screen.phase("C"))
    column.write_steps()
    settle()
    field = column.line.field
    metrics = field.fontMetrics()
    assert metrics.horizontalAdvance(field.placeholderText()) < field.width() - 2 * theme.px(6)
    on_screen(field)
    field.setText("Kaffe med buddy 30 min")
    field.home(False)
    start = on_screen(field)
    assert metrics.horizontalAdvance(field.text()) < field.width() - 2 * theme.px(6)
    ground = start.pixel(start.width() - 6, start.height() // 2)
    assert left_of_ink(start) < theme.px(10)
    edge = start.width() - 5
    assert all(start.pixel(edge, y) == ground for y in range(10, start.height() - 10))  # nothing runs into the frame
