"""A meeting that begins late: catching up says so of the start, and blames no item for it."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from campus_desktop.meetings import item_edits, running
from campus_desktop.meetings.agenda import schedule
from campus_desktop.meetings.planned import planned

CHANGES = tuple[tuple[str, str, int], ...]


def causes(net: Any, **given: Any) -> CHANGES:
    proposal = running.propose_catch_up(net.ws, net.meeting, net.clock.now, **given)
    return tuple((each.way, each.title, each.minutes) for each in proposal.changes if each.way in ("start", "overrun"))


def agree(net: Any, **given: Any) -> None:
    found = running.propose_catch_up(net.ws, net.meeting, net.clock.now, **given)
    running.apply_catch_up_now(net.ws, net.meeting, found.changes, net.clock.now)


def first(net: Any) -> Any:
    return net.read().items[0]


def test_the_late_start_is_no_overrun_of_the_first_item(net: Any) -> None:
    before, was = net.read(), planned(net.ws, net.read())
    running.start(net.ws, net.meeting, net.clock.pass_(40))
    net.clock.pass_(5)
    found = running.propose_catch_up(net.ws, net.meeting, net.clock.now)
    assert (found.minutes, found.late) == (0, 40)
    assert found.changes[0].text() == "Sen start: »Velkomst« kl. 10.10 i stedet for kl. 9.30"
    assert causes(net) == (("start", "Velkomst", 40),)
    agree(net)
    assert (first(net).pinned, {each.overrun for each in net.read().items}) == (time(10, 10), {0})
    here = running.where(net.ws, net.meeting, net.clock.now)
    assert (here.minutes_behind, here.remaining.total_seconds()) == (0, 600)
    assert causes(net) == ()  # it is told once
    assert planned(net.ws, net.read()) == was  # what was planned is what it was
    assert net.ws.undo_label == "Indhent 40 min"
    net.ws.undo()
    assert net.read().items == before.items


def test_what_the_item_runs_over_besides_is_its_own(net: Any) -> None:
    running.start(net.ws, net.meeting, net.clock.pass_(40))
    net.clock.pass_(15 + 10)
    assert causes(net) == (("start", "Velkomst", 40), ("overrun", "Velkomst", 10))
    assert causes(net, minutes=20) == (("start", "Velkomst", 40), ("overrun", "Velkomst", 20))
    agree(net, minutes=20)
    assert (first(net).pinned, first(net).overrun) == (time(10, 10), 20)
    here = running.where(net.ws, net.meeting, net.clock.now)
    assert (here.minutes_behind, here.remaining.total_seconds()) == (0, 600)  # the clock goes by the plan agreed on


def test_in_a_later_item_the_late_start_is_still_named(net: Any) -> None:
    running.start(net.ws, net.meeting, net.clock.pass_(40))
    running.next_item(net.ws, net.meeting, net.clock.pass_(15))
    assert causes(net) == (("start", "Velkomst", 40),)
    agree(net)
    assert running.where(net.ws, net.meeting, net.clock.now).minutes_behind == 0
    assert {each.overrun for each in net.read().items} == {0}


def test_what_was_won_since_is_told_apart(net: Any) -> None:
    running.start(net.ws, net.meeting, net.clock.pass_(40))
    running.next_item(net.ws, net.meeting, net.clock.pass_(5))  # ten minutes were caught up already
    found = running.propose_catch_up(net.ws, net.meeting, net.clock.now)
    assert (found.late, found.earlier, found.minutes) == (40, -10, 0)
    agree(net)
    assert net.ws.undo_label == "Indhent 30 min"
    assert running.where(net.ws, net.meeting, net.clock.now).minutes_behind == 0


def test_a_first_item_that_was_locked_is_moved(net: Any) -> None:
    item_edits.update_item(net.ws, net.items[0], pinned=time(9, 30))
    running.start(net.ws, net.meeting, net.clock.pass_(40))
    agree(net)
    assert first(net).pinned == time(10, 10)
    (slot, *_rest) = planned(net.ws, net.read())[0].slots
    assert slot.item.pinned == time(9, 30)
    net.ws.undo()
    assert first(net).pinned == time(9, 30)


@pytest.mark.parametrize("minutes", [-5, 0])
def test_in_time_there_is_no_late_start(net: Any, minutes: int) -> None:
    running.start(net.ws, net.meeting, net.clock.pass_(minutes))
    net.clock.pass_(15 + 10)
    assert [way for way, _title, _minutes in causes(net)] == ["overrun"]


def test_what_an_earlier_item_ran_over_is_not_the_current_ones(net: Any) -> None:
    running.start(net.ws, net.meeting, net.clock.now)
    running.next_item(net.ws, net.meeting, net.clock.pass_(25))
    running.extend(net.ws, net.meeting, 5, net.clock.pass_(1))
    found = running.propose_catch_up(net.ws, net.meeting, net.clock.now)
    assert (found.late, found.earlier, found.minutes) == (0, 10, 5)
    agree(net)
    current = net.read().items[1]
    assert (current.overrun, net.ws.undo_label) == (5, "Indhent 15 min")
    assert schedule(net.read().items, net.read().days)[0].slots[1].start == 9 * 60 + 55


def test_a_start_that_is_taken_back_leaves_nothing_of_catching_up(net: Any) -> None:
    before = net.read()
    running.start(net.ws, net.meeting, net.clock.pass_(40))
    net.clock.pass_(20)
    agree(net, minutes=20)
    assert net.read().items != before.items
    caught_up = net.read()
    running.take_back_start(net.ws, net.meeting, net.clock.now)
    assert (net.read().items, net.read().days) == (before.items, before.days)
    net.ws.undo()
    assert net.read().items == caught_up.items
    assert planned(net.ws, net.read())[0].slots[0].start == 9 * 60 + 30
