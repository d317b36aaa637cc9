"""An item that is entered before its lock offers to begin at once."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from campus_desktop.errors import CampusError
from campus_desktop.meetings import keys, running
from tests.support.painted import ink, on_screen
from tests.support.seen import settle
from ui.look import theme


@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_a_lock_is_removed_where_its_item_begins_at_once(held: Any, zoom: float) -> None:
    theme.use(zoom_factor=zoom)
    held.press(keys.START)
    held.pass_(5)
    for _item in held.items[:4]:
        held.press(keys.NEXT)
    held.pass_(10)  # the lunch is locked to 12.00, and it is 9.45
    settle()
    timer = held.mode.side.timer
    buttons = (timer.run, timer.more, timer.less, timer.catch_up, timer.main, timer.back, timer.skip, timer.park)
    assert held.figure == "2:45:00" and timer.begin.isVisible() and ink(on_screen(timer.begin)) > 0.02
    assert timer.begin.visibleRegion().boundingRect().size() == timer.begin.size()
    assert timer.begin.width() >= timer.begin.sizeHint().width()
    assert timer.detail.height() >= timer.begin.height()
    before = on_screen(timer), [each.geometry() for each in buttons]
    held.qtbot.mouseClick(timer.begin, Qt.MouseButton.LeftButton)
    settle()
    assert held.figure == "30:00" and not timer.begin.isVisible() and on_screen(timer) != before[0]
    assert [each.geometry() for each in buttons] == before[1]
    assert "tæller fra" not in held.detail
    held.pass_(3)
    assert held.figure == "27:00"
    assert held.workspace.undo_label == "Begynd nu"
    held.workspace.undo()
    held.pass_(0)
    assert held.figure == "2:42:00" and timer.begin.isVisible()
    assert QAccessible.queryAccessibleInterface(timer.begin).text(QAccessible.Text.Name) == "Begynd nu"


def test_what_counts_already_cannot_begin(held: Any) -> None:
    held.press(keys.START)
    assert not held.mode.side.timer.begin.isVisible()
    with pytest.raises(CampusError, match="tæller allerede"):
        running.begin_now(held.workspace, held.meeting, held.now)
