"""Copies, many items at once and parallel groups: each is one step back."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campus_desktop.errors import CampusError
from campus_desktop.meetings import edits, item_copies, item_edits
from campus_desktop.meetings.agenda import Place, moved, schedule


def _groups(net: Any) -> str:
    """Three groups in "Design": two items in the first, one in the second, none in the third."""
    design: str = net.items[5]
    item_copies.set_groups(net.ws, design, ["Rød", "Blå", "Grøn"])
    for title, track in (("r1", 0), ("r2", 0), ("b1", 1)):
        net.item(title, 20, parent=design, track=track)
    return design


def _titles(net: Any) -> list[str]:
    return [item.title for item in net.read().every_item]


def test_groups_without_items_last_as_long_as_their_item(net: Any) -> None:
    before = net.read()
    item_copies.set_groups(net.ws, net.items[5], ["Rød", "Blå"])
    item = net.read().item(net.items[5])
    assert item.tracks == ("Rød", "Blå") and item.by_track == ((), ())
    (plan,) = schedule(net.read().items, net.read().days)
    assert plan.slots[5].minutes == 60 and plan.slots[5].tracks == ((), ())
    net.there_and_back(before)


def test_groups_are_renamed_but_not_lost(net: Any) -> None:
    design = _groups(net)
    item_copies.set_groups(net.ws, design, ["Rød", " Blå  ", "Gul", "Hvid"])
    assert net.read().item(design).tracks == ("Rød", "Blå", "Gul", "Hvid")
    with pytest.raises(ValueError, match="one by one"):
        item_copies.set_groups(net.ws, design, ["Rød"])
    with pytest.raises(CampusError, match="højst 8"):
        item_copies.set_groups(net.ws, design, ["x"] * 9)
    child = net.read().item(design).children[0].id
    with pytest.raises(CampusError, match="ikke indeholde andre grupper"):
        item_copies.set_groups(net.ws, child, ["a", "b"])


def test_a_group_goes_with_its_items(net: Any) -> None:
    design = _groups(net)
    before = net.read()
    item_copies.remove_group(net.ws, design, 0)
    item = net.read().item(design)
    assert item.tracks == ("Blå", "Grøn")
    assert [[child.title for child in track] for track in item.by_track] == [["b1"], []]
    net.there_and_back(before)


def test_dissolving_groups_loses_no_item(net: Any) -> None:
    design = _groups(net)
    before = net.read()
    item_copies.dissolve_groups(net.ws, design)
    assert _titles(net)[-5:] == ["Design", "r1", "r2", "b1", "Afrunding"]
    assert net.read().item(design).tracks == ()
    net.there_and_back(before)


def test_copies_stand_where_they_are_put(net: Any) -> None:
    design = _groups(net)
    before = net.read()
    made = item_copies.copy_items(net.ws, [design, net.items[0]], net.meeting, Place(before=net.items[1]))
    assert _titles(net)[:6] == ["Velkomst", "Velkomst", "Design", "r1", "r2", "b1"]
    assert len(set(made)) == 2
    net.there_and_back(before)
    other = edits.create_meeting(net.ws, "Et andet")
    item_copies.copy_items(net.ws, [design], other, Place(day=2))
    with pytest.raises(CampusError, match="ikke indeholde andre grupper"):
        item_copies.copy_items(net.ws, [design], net.meeting, Place(parent=design))
    with pytest.raises(CampusError, match="slettet"):
        item_copies.copy_items(net.ws, ["x"], net.meeting, Place())


def test_several_new_items_are_one_step(net: Any) -> None:
    before = net.read()
    rows = [("Runde", 20, "discussion", None, ""), ("Pause", 10, "break", time(14), "")]
    item_copies.add_items(net.ws, net.meeting, rows, Place(before=net.items[5]))
    assert _titles(net)[4:8] == ["Frokost", "Runde", "Pause", "Design"]
    assert net.ws.undo_label == "2 nye punkter"
    assert [item.pinned for item in net.read().items[5:7]] == [None, time(14)]
    net.there_and_back(before)
    with pytest.raises(CampusError):
        item_copies.add_items(net.ws, net.meeting, [("Godt", 5, None, None, ""), (" ", 5, None, None, "")], Place())
    assert item_copies.add_items(net.ws, net.meeting, [], Place()) == []


def test_several_items_change_as_one_step(net: Any) -> None:
    before = net.read()
    item_edits.lengthen(net.ws, [net.items[0], net.items[6]], -20)
    assert [net.read().item(net.items[at]).minutes for at in (0, 6)] == [0, 0]
    net.there_and_back(before)
    item_edits.update_items(net.ws, net.items[:2], type="exercise", pinned=time(10))
    assert {item.type for item in net.read().items[:2]} == {"exercise"}
    item_edits.lengthen(net.ws, [], 5)


@settings(max_examples=40)
@given(data=st.data())
def test_what_is_shown_while_dragging_is_what_the_drop_does(net: Any, data: st.DataObject) -> None:
    if len(net.read().items) == 7:
        _groups(net)
        net.item("I morgen", 30, day=2)
    meeting = net.read()
    every = [item.id for item in meeting.every_item]
    ids = set(data.draw(st.lists(st.sampled_from(every), min_size=1, max_size=4)))
    target = data.draw(st.sampled_from([None, *meeting.every_item]))
    if target is None:
        to = Place(day=data.draw(st.integers(1, 2)))
    elif target.tracks and data.draw(st.booleans()):
        to = Place(day=target.day, parent=target.id, track=data.draw(st.integers(0, 2)))
    else:
        to = Place(target.day, target.id, target.parent, target.track)
    shown = moved(meeting.items, ids, to)
    try:
        item_edits.move_items(net.ws, ids, to.before, day=to.day, parent=to.parent, track=to.track)
    except CampusError:
        return
    now = net.read()
    if now != meeting:
        net.ws.undo()  # each example begins with the same agenda
    assert net.read().items == meeting.items
    assert schedule(shown, now.days) == schedule(now.items, now.days)
