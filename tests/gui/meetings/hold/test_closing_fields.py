"""The dialog at a meeting's end: nothing moves under the mouse, messages go when they no longer hold, Enter takes the only name."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt

from campus_desktop.meetings import keys, notes
from campus_desktop.meetings.noteline import NoteLine
from tests.support.hands import visible
from tests.support.painted import on_screen
from tests.support.seen import settle
from ui.look import theme
from ui.meetings.hold.closing import ClosingDialog


@pytest.fixture
def dialog(held: Any) -> ClosingDialog:
    held.press(keys.START)
    for text in ("Send skabelonen", "Bestil lokale"):
        notes.add_note(held.workspace, held.meeting, "action", NoteLine(text), at=held.now)
    held.end()
    (found,) = visible(held.window, ClosingDialog)
    settle()
    assert isinstance(found, ClosingDialog)
    return found


def places(dialog: ClosingDialog) -> list[QPoint]:
    fields = [field for row in dialog.rows for field in (row.owner, row.due)]
    settle()
    return [each.mapToGlobal(QPoint()) for each in (*fields, dialog.back, dialog.save, dialog.leave)]


def test_a_message_moves_no_field_and_no_button(held: Any, dialog: ClosingDialog) -> None:
    before = places(dialog)
    one, two = dialog.rows
    one.owner.setText("Xyz")
    one.due.setText("fredag10/12")
    one.check()
    shown = on_screen(one.problems[one.owner])
    assert one.problems[one.owner].isVisible() and one.create.isVisible() and not shown.isNull()
    assert places(dialog) == before, "a click on the next row hits it"
    two.due.setText("fredag")
    dialog.save.click()
    assert dialog.problem.isVisible() and places(dialog) == before


def test_the_message_goes_when_all_is_understood(held: Any, dialog: ClosingDialog) -> None:
    one, _two = dialog.rows
    one.owner.setText("Xyz")
    dialog.save.click()
    assert dialog.problem.isVisible()
    one.owner.setText("Fjordstyrelsen")
    assert not dialog.problem.isVisible()
    one.owner.setText("Xyz")
    dialog.save.click()
    one.create.click()
    assert not dialog.problem.isVisible()
    dialog.back.setFocus()
    settle()
    ground = on_screen(dialog.save).pixelColor(dialog.save.width() // 2, 4)
    assert ground == theme.color("accent"), "it looks like the main button"


def test_enter_takes_the_only_name(held: Any, dialog: ClosingDialog) -> None:
    one, _two = dialog.rows
    one.owner.setFocus()
    held.qtbot.keyClicks(one.owner, "klitad")
    popup = one.owner.completer().popup()
    held.qtbot.waitUntil(popup.isVisible)
    held.qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert one.owner.text() == "Klitadministrationen" and not popup.isVisible()
    assert dialog.isVisible() and not dialog.problem.isVisible() and not one.problems[one.owner].isVisible()
