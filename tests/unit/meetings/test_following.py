"""The next meeting of a series, and what stands open from before."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campus_desktop import i18n
from campus_desktop.errors import CampusError
from campus_desktop.meetings import (
    catchup,
    edits,
    following,
    item_copies,
    item_edits,
    note_queries,
    notes,
    queries,
    running,
    summaries,
    templates,
)
from campus_desktop.meetings.agenda import Place
from campus_desktop.meetings.context import read_context
from campus_desktop.meetings.due import GROUPS, by_due, due_group, due_text
from campus_desktop.meetings.meeting import Meeting
from campus_desktop.meetings.note import Note
from campus_desktop.meetings.note_queries import carried_text
from campus_desktop.meetings.noteline import parse
from campus_desktop.meetings.parts import takes_up

DAY = date(2027, 1, 14)


def write(net: Any, kind: str, text: str) -> str:
    line = parse(text, read_context(net.ws, net.read()), net.clock.now.date())
    return notes.add_note(net.ws, net.meeting, kind, line)


def titles(net: Any, meeting: str) -> list[str]:
    return [item.title for item in queries.read_items(net.ws, meeting)]


def test_what_stands_open_comes_first_in_the_next_meeting_also_where_that_was_made_before(net: Any) -> None:
    before = net.read()
    made = following.make_next(net.ws, net.meeting, "Opfølgning", DAY, following.SAME)
    was = [item.title for item in before.items]
    assert titles(net, made) == ["Velkomst", "Fra sidst: åbne opfølgninger", *was[1:]]
    assert note_queries.carried(net.ws, queries.read_meeting(net.ws, made)) == []
    write(net, "action", "Send skabelonen !4/12")
    write(net, "parked", "Buddyordningen")
    carried = note_queries.carried(net.ws, queries.read_meeting(net.ws, made))
    assert carried_text(carried) == "1 åben opfølgning og 1 parkeret punkt"
    assert [note.text for note in note_queries.open_of(net.ws, net.meeting)] == [note.text for note in carried]
    summary = next(each for each in summaries.list_meetings(net.ws) if each.id == made)
    assert note_queries.carried(net.ws, summary) == carried
    assert following.put_first(net.ws, made) is None


def test_making_the_next_is_one_step_back(net: Any) -> None:
    before = summaries.list_meetings(net.ws)
    made = following.make_next(net.ws, net.meeting, "Opfølgning", DAY, "half-day-sparring")
    meeting = queries.read_meeting(net.ws, made)
    assert (meeting.kind, meeting.date, meeting.series_title) == ("sparring", DAY, net.read().title)
    assert takes_up(meeting.items) and len(meeting.items) > 3
    assert (meeting.days[0].start, meeting.days[0].end) == templates.frame_of(net.ws, "half-day-sparring")[1:]
    net.ws.undo()
    assert summaries.list_meetings(net.ws) == before


def test_the_next_meeting_has_the_agenda_as_it_was_planned(net: Any) -> None:
    net.item("Buffer", 10, type="buffer", before=net.items[4])
    item_edits.pin(net.ws, net.items[5], time(13))
    planned = net.read()
    running.start(net.ws, net.meeting, net.clock.now)
    for minutes in (75, 60):
        proposal = catchup.catch_up(net.read().items, net.read().days, minutes, net.items[1])
        catchup.apply_catch_up(net.ws, net.meeting, proposal.changes)
    held = net.read()
    assert {"buffer", "shorten", "pin", "end"} >= {change.way for change in proposal.changes} - {"overrun"}
    assert held.days[0].end > planned.days[0].end

    def agenda(meeting: Meeting) -> list[tuple[str, int, int, time | None]]:
        return [(item.title, item.minutes, item.overrun, item.pinned) for item in meeting.every_item]

    assert agenda(held) != agenda(planned)
    made = queries.read_meeting(net.ws, following.make_next(net.ws, net.meeting, "Næste", DAY, following.SAME))
    copy = queries.read_meeting(net.ws, edits.duplicate_meeting(net.ws, net.meeting))
    kept = queries.read_meeting(net.ws, edits.duplicate_meeting(net.ws, net.meeting, template=True))
    first = "Fra sidst: åbne opfølgninger"
    for each in (made, copy, kept):
        assert [item for item in agenda(each) if item[0] != first] == agenda(planned)
        assert each.days[0].end == planned.days[0].end


def test_items_pasted_into_another_meeting_and_blocks_are_as_planned(net: Any) -> None:
    running.start(net.ws, net.meeting, net.clock.now)
    proposal = catchup.catch_up(net.read().items, net.read().days, 120, net.items[3])
    catchup.apply_catch_up(net.ws, net.meeting, proposal.changes)
    design, lunch = net.items[5], net.items[4]
    assert net.read().item(design).minutes == 40 and net.read().item(lunch).pinned == time(13, 30)
    other = edits.create_meeting(net.ws, "Et andet")
    item_copies.copy_items(net.ws, [lunch, design], other, Place())
    assert [(item.minutes, item.pinned) for item in queries.read_items(net.ws, other)] == [(45, time(12)), (60, None)]
    block = templates.keep_block(net.ws, [design], "Design")
    assert [item.minutes for item in queries.read_items(net.ws, block)] == [60]
    (copy,) = item_copies.duplicate_items(net.ws, [design])
    assert net.read().item(copy).minutes == 40  # beside it, at the same meeting


def test_what_catching_up_changes_before_the_meeting_is_the_plan(net: Any) -> None:
    item_edits.resize(net.ws, net.items[5], 110)
    catchup.apply_catch_up(net.ws, net.meeting, catchup.catch_up(net.read().items, net.read().days, 0).changes)
    minutes = [item.minutes for item in net.read().every_item]
    copy = queries.read_meeting(net.ws, edits.duplicate_meeting(net.ws, net.meeting))
    assert [item.minutes for item in copy.every_item] == minutes


def test_nothing_but_since_last_time(net: Any) -> None:
    assert titles(net, following.make_next(net.ws, net.meeting, "Opfølgning")) == ["Fra sidst: åbne opfølgninger"]
    with pytest.raises(CampusError, match="titel"):
        following.make_next(net.ws, net.meeting, " ")


def test_since_last_time_comes_after_the_welcome_and_only_once(net: Any) -> None:
    made = templates.meeting_from_template(net.ws, "path-sprint", "Sprint")
    first = titles(net, made)[0]
    assert following.put_first(net.ws, made) is not None
    assert titles(net, made)[1 if "elkom" in first else 0] == "Fra sidst: åbne opfølgninger"
    assert following.put_first(net.ws, made) is None


def test_a_date_and_a_title_are_proposed(net: Any) -> None:
    assert following.propose_date(net.ws, net.read()) is None
    later = following.make_next(net.ws, net.meeting, "Netværksmøde 2", DAY)
    meeting = queries.read_meeting(net.ws, later)
    assert following.propose_date(net.ws, meeting) == date(2027, 3, 4)
    assert following.propose_title(meeting) == "Netværksmøde 3"


@pytest.mark.parametrize(
    ("second", "proposed"),
    [
        (date(2026, 12, 10), date(2026, 12, 28)),
        (date(2026, 12, 1), date(2026, 12, 7)),
        (date(2026, 12, 3), date(2026, 12, 10)),
    ],
)
def test_the_proposed_date_is_no_closed_day(net: Any, second: date, proposed: date) -> None:
    """24 December goes past Christmas and the weekend; a Sunday to Monday; an open day stays."""
    made = following.make_next(net.ws, net.meeting, "Netværksmøde 2", second)
    assert following.propose_date(net.ws, queries.read_meeting(net.ws, made)) == proposed


@pytest.mark.parametrize(
    ("title", "after"),
    [("Møde 9.", "Møde 10."), ("Preboarding", "Preboarding"), ("Plan 2026", "Plan 2026"), ("7", "7")],
)
def test_only_a_number_that_counts_is_counted_on(title: str, after: str) -> None:
    assert following.propose_title(Meeting("a", title, ())) == after


def note(due: date | None, done: bool = False) -> Note:
    now = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
    return Note("a", "m", "", None, None, "", "action", "x", now, due=due, done=now if done else None)


@pytest.mark.parametrize(
    ("due", "danish", "english", "group"),
    [
        (None, "", "", "undated"),
        (date(2026, 11, 24), "2 dage over fristen", "2 days overdue", "overdue"),
        (date(2026, 11, 25), "1 dag over fristen", "1 day overdue", "overdue"),
        (date(2026, 11, 26), "i dag", "today", "week"),
        (date(2026, 11, 27), "i morgen", "tomorrow", "week"),
        (date(2026, 11, 29), "søn. 29. nov.", "Sun 29 Nov", "week"),
        (date(2026, 11, 30), "man. 30. nov.", "Mon 30 Nov", "later"),
        (date(2027, 1, 4), "man. 4. jan. 2027", "Mon 4 Jan 2027", "later"),
    ],
)
def test_due_dates_as_people_say_them(due: date | None, danish: str, english: str, group: str) -> None:
    today = date(2026, 11, 26)
    assert due_text(due, today) == danish
    with i18n.using("en"):
        assert due_text(due, today) == english
    assert due_group(note(due), today) == group
    assert due_group(note(due, done=True), today) == "done"


@settings(max_examples=40)
@given(st.lists(st.tuples(st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.booleans()), max_size=12))
def test_groups_hold_every_note_once_in_their_order(notes_: list[tuple[date | None, bool]]) -> None:
    made = [note(due, done) for due, done in notes_]
    groups = by_due(made, date(2026, 11, 26))
    assert [group for group, _members in groups] == [group for group in GROUPS if group in dict(groups)]
    assert sorted(id(each) for _group, members in groups for each in members) == sorted(map(id, made))
