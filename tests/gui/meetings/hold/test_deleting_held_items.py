"""Delete in the agenda of a running meeting: what is current or has been held is named and asked about, what is to come is not."""

from __future__ import annotations

from typing import Any

import pytest

from campus_desktop.meetings import item_edits, keys
from tests.gui.conftest import Answers
from tests.support.painted import on_screen


@pytest.mark.parametrize(
    ("number", "said"), [(0, "»Velkomst« er afholdt."), (1, "»Sparring« er mødets aktuelle punkt.")]
)
def test_what_is_current_or_held_is_asked_about(held: Any, answers: Answers, number: int, said: str) -> None:
    held.press(keys.START)
    held.pass_(10)
    held.press(keys.NEXT)
    view = held.mode.agenda.view
    view.choose([held.items[number]], keyboard=True)
    view.setFocus()
    before = on_screen(view)
    answers.answers = [False]
    held.press("Delete")
    assert answers.said[-1].startswith(said)
    assert len(held.read().items) == 6 and on_screen(view) == before
    answers.answers = [True]
    held.press("Delete")
    assert len(held.read().items) == 5


def test_what_is_to_come_is_deleted_at_once(held: Any) -> None:
    held.press(keys.START)
    view = held.mode.agenda.view
    view.choose(held.items[2:4], keyboard=True)
    view.setFocus()
    held.press("Delete")
    assert len(held.read().items) == 4


def test_a_group_with_the_current_item_is_asked_about(held: Any, answers: Answers) -> None:
    for track in (0, 1):
        item_edits.add_item(held.workspace, held.meeting, f"Opgave {track}", 10, parent=held.items[0], track=track)
    held.press(keys.START)
    commands, view = held.mode.agenda.commands, held.mode.agenda.view
    row = next(n for n, each in enumerate(held.mode.agenda.model.rows) if each.kind == "group" and each.track == 1)
    view.setCurrentIndex(held.mode.agenda.model.index(row, 0))
    view.clearSelection()
    answers.answers = [False]
    commands.delete()
    assert answers.said[-1].startswith("»Opgave 1« er mødets aktuelle punkt.")
    assert len(held.read().items[0].children) == 2
