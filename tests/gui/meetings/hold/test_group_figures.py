"""The small figures of the parallel groups say what they are, like the big one."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QAccessible

from campus_desktop.meetings import item_edits, keys
from tests.support.painted import ink, on_screen
from tests.support.seen import settle
from ui.look import theme


def test_the_first_item_is_announced_with_the_length_of_its_groups(held: Any) -> None:
    item_edits.update_item(held.workspace, held.items[0], tracks=["Blå", "Rød"])
    item_edits.add_item(held.workspace, held.meeting, "B1", 10, parent=held.items[0], track=0)
    settle()
    following = held.mode.side.timer.following
    assert following.text() == "Først: Velkomst, 10 min" and following.isVisible()


@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_a_groups_figure_has_its_word(held: Any, zoom: float) -> None:
    theme.use(zoom_factor=zoom)
    held.pass_(0)
    item_edits.update_item(held.workspace, held.items[0], tracks=["Blå", "Rød"])
    for title, minutes, track in (("B1", 70, 0), ("R1", 10, 1)):
        item_edits.add_item(held.workspace, held.meeting, title, minutes, parent=held.items[0], track=track)
    held.press(keys.START)
    held.pass_(15)
    settle()
    blue, red = held.mode.side.groups.rows
    assert [(row.figure.text(), row.word.text()) for row in (blue, red)] == [
        ("55:00", "tilbage"),
        ("+05:00", "over tiden"),
    ]
    for row in (blue, red):
        held.mode.side.below.ensureWidgetVisible(row)
        settle()
        assert row.word.isVisible() and ink(on_screen(row.word)) > 0.02
        assert row.word.width() >= row.word.sizeHint().width() and row.figure.width() >= row.figure.sizeHint().width()
        panel = QAccessible.queryAccessibleInterface(held.mode.side.groups).rect()
        for button in (row.others, row.next):
            assert QAccessible.queryAccessibleInterface(button).rect().right() <= panel.right()
            assert button.visibleRegion().boundingRect().size() == button.size(), "no button is cut"
    heard = QAccessible.queryAccessibleInterface(red.figure).text(QAccessible.Text.Name)
    assert heard == "+05:00 over tiden"
