"""A buffer that catching up removed is shown as removed, and Next passes it by; undo brings it back."""

from __future__ import annotations

from typing import Any

from campus_desktop.meetings import keys
from tests.support.hands import visible
from tests.support.painted import differing, on_screen
from ui.meetings.hold.catch_up import CatchUpDialog

BUFFER = 2


def test_a_removed_buffer_says_so_and_is_passed_by(held: Any) -> None:
    held.press(keys.START)
    model, view = held.mode.agenda.model, held.mode.agenda.view
    index = model.index_of(held.items[BUFFER])
    before = on_screen(view.viewport(), view.visualRect(index))
    assert model.cards[index.row()].minutes == "15 min"
    for _step in range(3):
        held.press(keys.MORE)
    held.press(keys.CATCH_UP)
    (dialog,) = visible(held.window, CatchUpDialog)
    dialog.agree.click()
    assert held.read().items[BUFFER].minutes == 0
    card = model.cards[model.index_of(held.items[BUFFER]).row()]
    assert card.minutes == "" and card.second == "fjernet · buffer"
    assert "fjernet" in card.spoken and "minut" not in card.spoken
    assert differing(on_screen(view.viewport(), view.visualRect(model.index_of(held.items[BUFFER]))), before) > 0.01
    held.window.undo()
    assert model.cards[model.index_of(held.items[BUFFER]).row()].minutes == "15 min"
    held.window.redo()
    held.pass_(30)
    held.press(keys.NEXT)
    assert held.here().item.id == held.items[1]
    held.pass_(60)
    held.press(keys.NEXT)
    assert held.here().item.id == held.items[BUFFER + 1], "a removed buffer is not entered"
    card = model.cards[model.index_of(held.items[BUFFER]).row()]
    assert card.second == "fjernet · buffer" and "ikke behandlet" not in card.spoken
