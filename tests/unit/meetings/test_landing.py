"""While a meeting runs, nothing still to come can be put above the item in progress."""

from __future__ import annotations

from typing import Any

import pytest

from campus_desktop.meetings import item_copies, item_edits, running, templates
from campus_desktop.meetings.agenda import Place


@pytest.fixture
def late(net: Any) -> Any:
    """In "Oplæg", two hours behind."""
    running.start(net.ws, net.meeting, net.clock.now)
    running.next_item(net.ws, net.meeting, net.clock.pass_(135))
    return net


def test_lunch_moved_above_the_item_in_progress_comes_next(late: Any) -> None:
    before = running.where(late.ws, late.meeting, late.clock.now).minutes_behind
    item_edits.move_items(late.ws, [late.items[4]], before=late.items[1])
    assert late.titles() == "Velkomst Oplæg Frokost Pause Sparring Design Afrunding"
    here = running.where(late.ws, late.meeting, late.clock.now)
    assert here.following.title == "Frokost" and here.minutes_behind == before == 120
    item_edits.move_items(late.ws, [late.items[4]], before=late.items[0])
    assert late.titles() == "Velkomst Oplæg Frokost Pause Sparring Design Afrunding"


def test_the_item_in_progress_does_not_pass_what_is_to_come(late: Any) -> None:
    item_edits.move_items(late.ws, [late.items[1]], before=None)
    assert late.titles() == "Velkomst Oplæg Pause Sparring Frokost Design Afrunding"


def test_what_was_held_and_what_is_to_come_move_freely(late: Any) -> None:
    item_edits.move_items(late.ws, [late.items[0]], before=late.items[3])
    assert late.titles() == "Oplæg Pause Velkomst Sparring Frokost Design Afrunding"
    item_edits.move_items(late.ws, [late.items[5]], before=late.items[2])
    assert late.titles() == "Oplæg Design Pause Velkomst Sparring Frokost Afrunding"


def test_new_pasted_and_copied_items_come_next_too(late: Any) -> None:
    ws, meeting, items = late.ws, late.meeting, late.items
    item_edits.add_item(ws, meeting, "Ny", 5, before=items[1])
    assert late.titles().startswith("Velkomst Oplæg Ny Pause")
    item_copies.add_items(ws, meeting, [("Indsat", 5, None, None, "")], Place(1, items[0]))
    assert late.titles().startswith("Velkomst Oplæg Indsat Ny Pause")
    item_copies.copy_items(ws, [items[2]], meeting, Place(1, items[1]))
    assert late.titles().startswith("Velkomst Oplæg Pause Indsat Ny Pause")
    item_copies.duplicate_items(ws, [items[0]])
    assert late.titles().startswith("Velkomst Oplæg Velkomst Pause")
    added = templates.add_follow_up(ws, meeting)
    assert [each.id for each in late.read().items].index(added) == 2


def test_in_a_group_at_work_too(net: Any) -> None:
    design = net.items[5]
    item_copies.set_groups(net.ws, design, ["Rød", "Blå"])
    first, second, third = (net.item(title, 10, parent=design, track=0) for title in ("r1", "r2", "r3"))
    running.start(net.ws, net.meeting, net.clock.now)
    running.next_item(net.ws, net.meeting, net.clock.pass_(10), to=design)
    running.next_item(net.ws, net.meeting, net.clock.pass_(10), track=1)
    item_edits.move_items(net.ws, [third], before=first, parent=design, track=0)
    assert [each.title for each in net.read().item(design).by_track[0]] == ["r1", "r2", "r3"]
    item_edits.move_items(net.ws, [first], before=None, parent=design, track=0)
    assert [each.id for each in net.read().item(design).by_track[0]] == [second, third, first]


def test_before_the_start_and_after_the_end_every_place_is_open(net: Any) -> None:
    item_edits.move_items(net.ws, [net.items[4]], before=net.items[1])
    assert net.titles().startswith("Velkomst Frokost Oplæg")
    running.start(net.ws, net.meeting, net.clock.now)
    running.next_item(net.ws, net.meeting, net.clock.pass_(10), to=net.items[3])
    running.end(net.ws, net.meeting, net.clock.pass_(10))
    item_edits.move_items(net.ws, [net.items[5]], before=net.items[0])
    assert net.titles().startswith("Design Velkomst")
