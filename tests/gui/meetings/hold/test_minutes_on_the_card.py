"""Minutes given to the current item stand on its card in the agenda at once, and are the same once they are caught up."""

from __future__ import annotations

from typing import Any

from campus_desktop.meetings import item_edits, keys
from tests.support.hands import visible
from tests.support.painted import differing, on_screen
from ui.meetings.hold.catch_up import CatchUpDialog


def card(held: Any, number: int = 0) -> Any:
    model = held.mode.agenda.model
    return model.cards[model.index_of(held.items[number]).row()]


def test_five_minutes_more_stand_on_the_card_at_once(held: Any) -> None:
    held.press(keys.START)
    view = held.mode.agenda.view
    assert card(held).minutes == "15 min"
    before = on_screen(view)
    held.press(keys.MORE)
    assert card(held).minutes == "15+5 min" and "20 minutter" in card(held).spoken
    assert differing(on_screen(view), before) > 0
    held.press(keys.MORE)
    assert card(held).minutes == "15+10 min"
    held.press(keys.CATCH_UP)
    (dialog,) = visible(held.window, CatchUpDialog)
    dialog.agree.click()
    assert card(held).minutes == "15+10 min"
    held.press(keys.LESS)
    assert card(held).minutes == "15+5 min"
    held.press(keys.LESS)
    assert card(held).minutes == "15 min"
    held.press(keys.LESS)
    assert card(held).minutes == "15−5 min"


def test_a_groups_item_has_its_own_minutes(held: Any) -> None:
    for track in (0, 1):
        item_edits.add_item(held.workspace, held.meeting, f"Opgave {track}", 10, parent=held.items[0], track=track)
    held.press(keys.START)
    held.mode.commands.extend(5, 1)
    first = held.read().items[0].children[0]
    model = held.mode.agenda.model
    assert model.cards[model.index_of(first.id).row()].minutes == "10+5 min"
