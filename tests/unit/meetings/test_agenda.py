"""Times are always right: over random agendas with pins, buffers, parallel groups and several days."""

from __future__ import annotations

from datetime import date, time
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from campus_desktop.meetings import agenda, item_edits
from campus_desktop.meetings.agenda import Slot, clock, minute_of, schedule
from campus_desktop.meetings.meeting import AgendaItem, Day

DAY = Day(1, date(2026, 11, 26), time(9, 30), time(14, 30))


def _follows(slots: tuple[Slot, ...], start: int) -> None:
    """Each begins where the one before ended, or at its pin, and says which."""
    cursor = start
    for slot in slots:
        assert slot.start == cursor + slot.gap
        assert slot.gap == 0 or slot.late == 0
        if slot.item.pinned is None:
            assert slot.gap == slot.late == 0
        else:
            assert slot.start - slot.late == minute_of(slot.item.pinned)
        cursor = slot.end


@given(data=st.data())
def test_every_time_is_right(agendas: Any, data: st.DataObject) -> None:
    items, days = data.draw(agendas())
    plans = schedule(items, days)
    assert [plan.day for plan in plans] == days
    assert sorted(slot.item.id for plan in plans for slot in plan.slots) == sorted(item.id for item in items)
    for plan in plans:
        _follows(plan.slots, plan.start)
        assert plan.end == plan.start + plan.minutes + plan.gaps
        assert plan.over == plan.end - plan.start - plan.day.minutes
        assert all(one.end <= other.start for one, other in pairwise(plan.slots))
        for slot in plan.slots:
            for track in slot.tracks:
                _follows(track, slot.start)
            if slot.item.children:
                assert slot.end == max(track[-1].end for track in slot.tracks if track) + slot.item.overrun
            else:
                assert slot.minutes == slot.item.minutes + slot.item.overrun
    assert agenda.over(plans) == sum(max(0, plan.over) for plan in plans)


@given(data=st.data(), more=st.integers(1, 60))
def test_a_longer_item_moves_what_follows_until_a_gap_takes_it(agendas: Any, data: st.DataObject, more: int) -> None:
    items, days = data.draw(agendas(groups=False, days=1))
    if not items:
        return
    before = schedule(items, days)[0]
    first = items[0]
    longer = [AgendaItem(first.id, first.title, first.minutes + more, first.type, pinned=first.pinned), *items[1:]]
    after = schedule(longer, days)[0]
    moved = more - first.overrun
    for old, new in zip(before.slots[1:], after.slots[1:], strict=True):
        moved = max(0, moved - old.gap) if moved > 0 else new.start - old.start
        assert new.start - old.start == moved


def test_the_meeting_of_the_picture() -> None:
    minutes = [15, 40, 15, 50, 30, 45, 60, 30, 15]
    items = [AgendaItem(str(n), str(n), m, pinned=time(12) if n == 5 else None) for n, m in enumerate(minutes)]
    (plan,) = schedule(items, [DAY])
    starts = [clock(slot.start).isoformat("minutes") for slot in plan.slots]
    assert starts == ["09:30", "09:45", "10:25", "10:40", "11:30", "12:00", "12:45", "13:45", "14:15"]
    assert (plan.over, plan.minutes, plan.gaps, plan.collisions) == (0, 300, 0, ())


def test_gaps_and_collisions_are_said() -> None:
    items = [AgendaItem("a", "A", 20), AgendaItem("b", "B", 45, pinned=time(12)), AgendaItem("c", "C", 10)]
    (plan,) = schedule(items, [DAY])
    assert [(slot.gap, slot.late) for slot in plan.slots] == [(0, 0), (130, 0), (0, 0)]
    items[0] = AgendaItem("a", "A", 170)
    (plan,) = schedule(items, [DAY])
    (collision,) = plan.collisions
    assert (collision.item.id, collision.late, collision.start) == ("b", 20, 12 * 60 + 20)


def test_instants_follow_the_wall_clock_over_both_changes() -> None:
    assert str(agenda.instant(Day(1, date(2026, 3, 29), time(9), time(10)), 60 * 9)) == "2026-03-29 09:00:00+02:00"
    assert str(agenda.instant(Day(1, date(2026, 3, 28), time(9), time(10)), 60 * 9)) == "2026-03-28 09:00:00+01:00"
    assert str(agenda.instant(Day(1, date(2026, 10, 25), time(9), time(10)), 60 * 9)) == "2026-10-25 09:00:00+01:00"
    assert agenda.instant(Day(1, None, time(9), time(10)), 60) is None


def test_every_edit_moves_the_times(net: Any) -> None:
    def starts() -> list[str]:
        meeting = net.read()
        (plan,) = schedule(meeting.items, meeting.days)
        return [clock(slot.start).isoformat("minutes") for slot in plan.slots]

    assert starts() == ["09:30", "09:45", "10:25", "10:40", "12:00", "12:45", "13:45"]
    item_edits.resize(net.ws, net.items[1], 50)
    assert starts() == ["09:30", "09:45", "10:35", "10:50", "12:00", "12:45", "13:45"]
    item_edits.delete_items(net.ws, [net.items[2]])
    assert starts() == ["09:30", "09:45", "10:35", "12:00", "12:45", "13:45"]
    item_edits.move_items(net.ws, [net.items[6]], net.items[1])
    assert starts() == ["09:30", "09:45", "10:00", "10:50", "12:00", "12:45"]
    net.item("Buffer", 20, type="buffer", before=net.items[3])
    assert starts() == ["09:30", "09:45", "10:00", "10:50", "11:10", "12:00", "12:45"]


@settings(max_examples=50)
@given(data=st.data())
def test_items_are_found(agendas: Any, data: st.DataObject) -> None:
    items, days = data.draw(agendas())
    plans = schedule(items, days)
    for item in items:
        for each in (item, *item.children):
            found = agenda.find_slot(plans, each.id)
            assert found is not None
            assert found[1].item == each
    assert agenda.find_slot(plans, "none") is None
