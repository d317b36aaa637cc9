"""One day more or fewer: dates, and the items' days."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from campus_desktop.meetings import days, edits, item_edits
from campus_desktop.meetings.meeting import Day


def agenda(net: Any) -> list[tuple[str, int]]:
    return [(item.title, item.day) for item in net.read().items if item.title.startswith("Dag")]


def test_a_day_more_is_the_next_open_one(net: Any) -> None:
    edits.update_meeting(net.ws, net.meeting, date=date(2026, 12, 23))  # then Christmas, and a weekend
    assert days.add_day(net.ws, net.meeting) == 2
    assert [day.date for day in net.read().days] == [date(2026, 12, 23), date(2026, 12, 28)]
    net.ws.undo()
    assert len(net.read().days) == 1


def test_a_day_fewer_leaves_the_others_on_their_dates(net: Any) -> None:
    for _each in range(3):
        days.add_day(net.ws, net.meeting)
    for number in (4, 3, 2):
        item_edits.add_item(net.ws, net.meeting, f"Dag {number}", 30, day=number)
    dates = [day.date for day in net.read().days]
    days.remove_day(net.ws, net.meeting, 3)
    assert [day.date for day in net.read().days] == [dates[0], dates[1], dates[3]]
    assert agenda(net) == [("Dag 2", 2), ("Dag 3", 2), ("Dag 4", 3)]
    net.ws.undo()
    assert agenda(net) == [("Dag 2", 2), ("Dag 3", 3), ("Dag 4", 4)]
    days.remove_day(net.ws, net.meeting, 1)  # the first is the meeting's own
    assert len(net.read().days) == 4


def test_a_day_that_only_items_name_goes_too(net: Any) -> None:
    item_edits.add_item(net.ws, net.meeting, "Dag 2", 30, day=2)
    assert days.days_of(net.read())[1] == Day(2, None, time(9, 30), net.read().days[0].end)
    days.remove_day(net.ws, net.meeting, 2)
    assert agenda(net) == [("Dag 2", 1)] and net.read().items[-1].title == "Dag 2"
