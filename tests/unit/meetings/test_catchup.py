"""Catch up: what is proposed fits, spares what it must, and is one step back."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campus_desktop import i18n
from campus_desktop.errors import CampusError
from campus_desktop.meetings import catchup, item_edits
from campus_desktop.meetings.agenda import schedule
from campus_desktop.meetings.catchup import CatchUpChange, applied, apply_catch_up, catch_up, shortest
from campus_desktop.meetings.meeting import AgendaItem, Day


@given(data=st.data(), minutes=st.integers(0, 90))
def test_what_is_proposed_fits(agendas: Any, data: st.DataObject, minutes: int) -> None:
    items, days = data.draw(agendas())
    current = data.draw(st.sampled_from([None, *[item.id for item in items]]))
    number = next((item.day for item in items if item.id == current), 1)
    proposal = catch_up(items, days, minutes, current)
    assert proposal.left == 0
    new_items, new_days = applied(items, days, proposal.changes)
    before, after = schedule(items, days)[number - 1], schedule(new_items, new_days)[number - 1]
    assert after.over <= 0
    day_items = [slot.item.id for slot in before.slots]
    come = day_items[day_items.index(current) + 1 :] if current else day_items
    changed = {change.item for change in proposal.changes}
    assert changed <= {*come, current, None}
    for old, new in zip(before.slots, after.slots, strict=True):
        if old.item.id in come:
            assert new.item.minutes >= shortest(old.item)
            assert new.item.minutes <= old.item.minutes
            assert new.late == 0
        if old.item.id == current:
            assert new.item.overrun == old.item.overrun + minutes
        if current is not None and old.item.id not in (*come, current):
            assert (new.start, new.end) == (old.start, old.end)


@given(data=st.data(), minutes=st.integers(0, 90))
def test_a_way_that_is_not_allowed_is_not_used(agendas: Any, data: st.DataObject, minutes: int) -> None:
    items, days = data.draw(agendas())
    for way in catchup.WAYS:
        proposal = catch_up(items, days, minutes, ways=[way])
        assert {change.way for change in proposal.changes} <= {way}
        new_items, new_days = applied(items, days, proposal.changes)
        if way != "pin":
            assert schedule(new_items, new_days)[0].over <= max(0, schedule(items, days)[0].over)


def _one(row_id: str, minutes: int, **fields: Any) -> AgendaItem:
    return AgendaItem(row_id, row_id, minutes, **fields)


def test_groups_that_wait_for_a_pin_inside_them_do_not_hide_what_is_late() -> None:
    """Shortening what stands before the groups does not let them end earlier: what comes after them has to give way."""
    held_up = _one("inside", 0, pinned=time(11, 30), parent="groups")
    items = [
        _one("before", 60, type="discussion"),
        _one("groups", 0, children=(held_up,)),
        _one("lunch", 45, type="break", pinned=time(11)),
        _one("after", 60, type="discussion"),
    ]
    days = [Day(1, date(2026, 11, 26), time(10), time(13))]
    proposal = catch_up(items, days, 0)
    assert [(change.way, change.item, change.after) for change in proposal.changes] == [
        ("pin", "lunch", 11 * 60 + 30),
        ("shorten", "after", 45),
    ]
    (plan,) = schedule(*applied(items, days, proposal.changes))
    assert plan.collisions == () and plan.over == 0


def test_no_more_is_shortened_than_helps() -> None:
    """The groups begin at 11.20 and end at 11.40 at the earliest: ten minutes of twenty can be won before them, the rest after."""
    inside = (_one("pinned", 10, pinned=time(11, 30), parent="groups"), _one("long", 30, parent="groups", track=1))
    items = [
        _one("before", 80, type="discussion"),
        _one("groups", 0, children=inside),
        _one("after", 90, type="discussion"),
    ]
    days = [Day(1, date(2026, 11, 26), time(10), time(13))]
    proposal = catch_up(items, days, 0)
    assert {change.item: change.after for change in proposal.changes} == {"before": 70, "after": 80}
    assert schedule(*applied(items, days, proposal.changes))[0].over == 0


def test_a_pin_that_would_lie_on_the_next_day_is_released(net: Any) -> None:
    for item in net.items[:4]:
        item_edits.resize(net.ws, item, 400)
    proposal = catch_up(*_of(net), 0, ways=["pin", "end"])
    assert proposal.changes[0].text() == "Fjern låsen til kl. 12.00 fra »Frokost«"
    apply_catch_up(net.ws, net.meeting, proposal.changes)
    assert net.read().items[4].pinned is None
    assert schedule(*_of(net))[0].collisions == ()


def _of(net: Any) -> tuple[Any, Any]:
    meeting = net.read()
    return meeting.items, meeting.days


def test_proposed_then_applied_as_one_step_back(net: Any) -> None:
    net.item("Buffer", 10, type="buffer", before=net.items[4])
    item_edits.resize(net.ws, net.items[3], 70)
    before = net.read()
    proposal = catch_up(*_of(net), 15, net.items[1])
    assert [change.text() for change in proposal.changes] == [
        "»Oplæg« varer 15 min længere",
        "Forkort »Sparring« fra 70 til 65 min",
        "Fjern »Buffer« (10 min)",
    ]
    apply_catch_up(net.ws, net.meeting, proposal.changes)
    assert net.ws.undo_label == "Indhent 15 min"
    assert schedule(*_of(net))[0].collisions == ()
    net.there_and_back(before)
    with pytest.raises(CampusError, match="Dagsordenen er ændret"):
        apply_catch_up(net.ws, net.meeting, proposal.changes)


def test_air_before_a_locked_item_is_used_before_the_end_moves() -> None:
    items = [
        _one("before", 60, type="break"),
        _one("lunch", 45, type="break", pinned=time(12)),
        _one("tea", 15, type="break", pinned=time(13)),
        _one("after", 80, type="break"),
    ]
    days = [Day(1, date(2026, 11, 26), time(10, 30), time(13, 45))]  # 30 min of air before lunch, 15 after; 50 too long
    proposal = catch_up(items, days, 0)
    assert [(change.way, change.item, change.after) for change in proposal.changes] == [
        ("pin", "tea", 12 * 60 + 15),
        ("pin", "lunch", 11 * 60 + 30),
        ("end", None, 13 * 60 + 50),
    ]
    (plan,) = schedule(*applied(items, days, proposal.changes))
    assert plan.collisions == () and plan.over == 0
    enough = catch_up(items, [Day(1, date(2026, 11, 26), time(10, 30), time(14, 10))], 0)
    assert [(change.way, change.item, change.after) for change in enough.changes] == [
        ("pin", "tea", 12 * 60 + 35),
        ("pin", "lunch", 11 * 60 + 50),
    ]
    kept = catch_up(items, days, 0, ways=["end"])
    assert [change.way for change in kept.changes] == ["end"]


def test_a_buffer_taken_wholly_is_removed() -> None:
    with i18n.using("en"):
        assert CatchUpChange("buffer", "b", "Buffer", 1, 5, 0).text() == "Remove “Buffer” (5 min)"


def test_a_pin_and_the_end_move_at_last(net: Any) -> None:
    proposal = catch_up(*_of(net), 120, net.items[3])
    with i18n.using("en"):
        assert [change.text() for change in proposal.changes] == [
            "“Sparring” runs 2 h over",
            "Move “Frokost” from 12:00 to 13:30",
            "Shorten “Design” from 60 to 40 min",
            "Shorten “Afrunding” from 15 to 10 min",
            "End at 15:05 instead of 14:30",
        ]
    assert proposal.free == 30 + 30
    apply_catch_up(net.ws, net.meeting, proposal.changes)
    meeting = net.read()
    assert meeting.items[4].pinned == time(13, 30)
    assert meeting.days[0].end == time(15, 5)
    assert schedule(*_of(net))[0].over == 0
    item_edits.resize(net.ws, net.items[5], 400)
    assert [change.way for change in catch_up(*_of(net), 0).changes][-1] == "end"


def test_an_agenda_that_is_too_long_is_made_to_fit_beforehand(net: Any) -> None:
    item_edits.resize(net.ws, net.items[5], 110)
    proposal = catch_up(*_of(net), 0)
    assert [(change.way, change.title, change.after) for change in proposal.changes] == [("shorten", "Design", 90)]
    apply_catch_up(net.ws, net.meeting, proposal.changes)
    assert schedule(*_of(net))[0].over == 0
    apply_catch_up(net.ws, net.meeting, [])


def test_a_delay_past_midnight_says_the_day_after_and_no_day_is_longer_than_a_day() -> None:
    items, days = (
        [AgendaItem("a", "Sparring", 60), AgendaItem("b", "Afrunding", 10)],
        [Day(1, date(2026, 11, 25), time(9, 30), time(14, 30))],
    )
    proposal = catch_up(items, days, 838, "a")
    assert [change.text() for change in proposal.changes] == [
        "»Sparring« varer 13 t 58 min længere",
        "Slut kl. 0.38 (dagen efter) i stedet for kl. 14.30",
    ]
    new_items, new_days = applied(items, days, proposal.changes)
    assert new_days[0].end == time(0, 38) and schedule(new_items, new_days)[0].over == 0
    proposal = catch_up(items, days, 1_600, "a")
    _new_items, new_days = applied(items, days, proposal.changes)
    assert new_days[0].minutes == 1_439 and proposal.left == 570 + 60 + 1_600 + 10 - 570 - 1_439
