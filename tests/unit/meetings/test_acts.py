"""Acts of the clock in the order of undo: the newest is taken back first, whatever it was, also after a restart."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from campus_desktop.errors import CampusError
from campus_desktop.meetings import edits, item_edits, note_queries, notes, participants, running, summaries, timer
from campus_desktop.meetings.acts import FRESH
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.paths.snapshots import list_snapshots
from campus_desktop.workspace import open_workspace


def note(net: Any, text: str) -> str:
    return notes.add_note(net.ws, net.meeting, "decision", NoteLine(text), at=net.clock.now)


def here(net: Any, meeting: str = "") -> str:
    found = running.where(net.ws, meeting or net.meeting, net.clock.now)
    return f"{found.state} {found.item.title if found.item else '-'} {found.length // timedelta(minutes=1)}"


def texts(net: Any) -> list[str]:
    return [each["text"] for each in net.ws.rows("SELECT text FROM note ORDER BY at, id")]


def test_the_newest_act_is_taken_back_first(net: Any) -> None:
    running.start(net.ws, net.meeting, net.clock.now)
    note(net, "Første")
    running.next_item(net.ws, net.meeting, net.clock.pass_(15))
    running.extend(net.ws, net.meeting, 5, net.clock.pass_(1))
    running.skip(net.ws, net.meeting, net.clock.pass_(1))
    seen = []
    while (step := net.ws.next_step("undo")) is not None and step.act is not None:
        seen.append((step.label, here(net), texts(net)))
        net.ws.undo()
    assert seen == [
        ("Spring over", "running Pause 15", ["Første"]),
        ("+5 min", "running Oplæg 45", ["Første"]),
        ("Næste", "running Oplæg 40", ["Første"]),
    ]
    assert here(net) == "running Velkomst 15"
    assert net.ws.undo_label == "Ny note: Beslutning"
    for expected in ("running Oplæg 40", "running Oplæg 45", "running Pause 15"):
        net.ws.redo()
        assert here(net) == expected
    assert net.ws.redo_label is None


def test_a_pause_that_is_undone_was_none(net: Any) -> None:
    running.start(net.ws, net.meeting, net.clock.now)
    running.pause(net.ws, net.meeting, net.clock.pass_(5))
    net.clock.pass_(3)
    net.ws.undo()
    assert running.where(net.ws, net.meeting, net.clock.now).used == timedelta(minutes=8)
    net.ws.redo()
    found = running.where(net.ws, net.meeting, net.clock.now)
    assert (found.state, found.used) == ("paused", timedelta(minutes=5))
    assert [each.what for each in running.read_events(net.ws, net.meeting)] == ["start", "pause"]
    told = [row["what"] for row in net.ws.rows("SELECT what FROM timer ORDER BY rid")]
    assert told == ["start", "pause", "undo", "redo"]  # nothing was overwritten


def test_a_note_parked_and_the_clock_are_one_step(net: Any) -> None:
    running.start(net.ws, net.meeting, net.clock.now)
    parked = running.park(net.ws, net.meeting, net.clock.pass_(1))
    assert net.ws.undo_label == "Parkér »Velkomst«"
    net.ws.undo()
    assert (here(net), texts(net)) == ("running Velkomst 15", [])
    net.ws.redo()
    assert (here(net), texts(net)) == ("running Oplæg 40", ["Velkomst"])
    running.back(net.ws, net.meeting, net.clock.pass_(1))
    assert (here(net), texts(net)) == ("running Velkomst 15", [])
    net.ws.undo()
    assert (here(net), texts(net)) == ("running Oplæg 40", ["Velkomst"])
    assert note_queries.read_note(net.ws, parked).kind == "parked"


def test_the_start_and_the_end_are_one_step_each(net: Any) -> None:
    participants.add_participant(net.ws, net.meeting, "2 fra Fjordstyrelsen")
    edits.update_meeting(net.ws, net.meeting, status="sent")
    before = net.read()
    running.start(net.ws, net.meeting, net.clock.now)
    started = net.read()
    assert [each.status for each in started.participants] == ["present"]
    net.ws.undo()
    assert (net.read(), here(net)) == (before, "planned - 0")
    assert summaries.list_meetings(net.ws)[0].state == "planned"
    net.ws.redo()
    assert (net.read(), here(net)) == (started, "running Velkomst 15")
    running.end(net.ws, net.meeting, net.clock.pass_(200))
    assert (net.read().status, summaries.list_meetings(net.ws)[0].state) == ("draft", "held")
    net.ws.undo()
    assert (net.read().status, here(net)) == ("sent", "running Velkomst 15")
    assert summaries.list_meetings(net.ws)[0].state == "running"
    net.ws.redo()
    assert (net.read().status, here(net)) == ("draft", "ended - 0")
    running.back(net.ws, net.meeting, net.clock.pass_(1))
    assert net.ws.undo_label == "Tilbage til mødet"  # to undo it would end the meeting again
    assert (net.read().status, here(net).partition(" ")[0]) == ("sent", "running")
    net.ws.undo()
    assert [each.reason for each in list_snapshots(net.ws, net.path)] == ["end", "start"]


def test_a_group_has_its_acts_in_the_same_order(net: Any) -> None:
    for title, track in (("B1", 0), ("B2", 0), ("R1", 1)):
        item_edits.add_item(net.ws, net.meeting, title, 10, parent=net.items[0], track=track)
    running.start(net.ws, net.meeting, net.clock.now)
    before = running.where(net.ws, net.meeting, net.clock.pass_(1))
    running.next_item(net.ws, net.meeting, net.clock.now, track=1)
    running.next_item(net.ws, net.meeting, net.clock.now, track=2)
    assert net.ws.undo_label == "Slut gruppens arbejde"
    net.ws.undo()
    net.ws.undo()
    assert running.where(net.ws, net.meeting, net.clock.now) == before


def test_a_next_out_of_a_pause_is_one_step(net: Any) -> None:
    running.start(net.ws, net.meeting, net.clock.now)
    running.pause(net.ws, net.meeting, net.clock.pass_(5))
    running.next_item(net.ws, net.meeting, net.clock.pass_(5))
    assert here(net) == "running Oplæg 40"
    net.ws.undo()
    assert here(net) == "paused Velkomst 15"


def test_once_the_meeting_has_ended_its_acts_are_passed_over(net: Any) -> None:
    participants.add_participant(net.ws, net.meeting, "2 fra Fjordstyrelsen")
    who = net.read().participants[0].id
    participants.update_participants(net.ws, [who], count=3)
    note(net, "Før")
    running.start(net.ws, net.meeting, net.clock.now)
    parked = running.park(net.ws, net.meeting, net.clock.pass_(1))
    running.back(net.ws, net.meeting, net.clock.pass_(1))
    running.park(net.ws, net.meeting, net.clock.pass_(1))
    running.end(net.ws, net.meeting, net.clock.pass_(200))
    assert net.ws.undo_label == "Slut mødet"  # just now: a slip
    after = note(net, "Efter")
    net.ws.undo()
    assert net.ws.undo_label == "Ny note: Beslutning"  # the one from before the meeting
    net.ws.undo()
    assert texts(net) == ["Velkomst"]  # what was parked stays, and so does the end
    assert here(net) == "ended - 0"
    net.ws.undo()
    # the older edit of the same row goes back without taking along that the group is present
    assert [(each.count, each.status) for each in net.read().participants] == [(2, "present")]
    assert parked != after
    for count in (3, 3, 3):
        net.ws.redo()
        assert net.read().participants[0].count == count
    assert texts(net) == ["Før", "Velkomst", "Efter"]
    assert net.read().participants[0].status == "present"


def test_what_was_deleted_by_an_act_that_was_passed_over_stays_deleted(net: Any) -> None:
    running.start(net.ws, net.meeting, net.clock.now)
    note(net, "Anden")
    parked = running.park(net.ws, net.meeting, net.clock.pass_(1))
    notes.update_notes(net.ws, [parked], private=True)
    running.back(net.ws, net.meeting, net.clock.pass_(1))
    assert net.ws.next_step("undo", past_acts=True).label == "Ret mærket Privat for 1 note"
    net.ws.undo(past_acts=True)
    assert texts(net) == ["Anden"]
    net.ws.undo(past_acts=True)
    assert texts(net) == []
    assert here(net) == "running Velkomst 15"


def test_only_an_old_act_is_asked_about(net: Any) -> None:
    running.start(net.ws, net.meeting, net.clock.now)
    step = net.ws.next_step("undo")
    assert (step.act, step.at, step.about["meeting"]) == ("clock", net.clock.now, net.meeting)
    assert not step.asks(net.clock.now + FRESH)
    assert step.asks(net.clock.now + FRESH + timedelta(seconds=1))
    note(net, "En note")
    assert not net.ws.next_step("undo").asks(net.clock.now + timedelta(days=1))


def test_a_restart_forgets_nothing(net: Any) -> None:
    running.start(net.ws, net.meeting, net.clock.now)
    running.park(net.ws, net.meeting, net.clock.pass_(1))
    net.ws.close()
    net.ws = open_workspace(net.ws.path, now=net.clock)
    net.ws.undo()
    assert (here(net), texts(net)) == ("running Velkomst 15", [])
    net.ws.close()
    net.ws = open_workspace(net.ws.path, now=net.clock)
    net.ws.redo()
    assert (here(net), texts(net)) == ("running Oplæg 40", ["Velkomst"])
    net.ws.close()


def test_a_clock_set_back_does_not_turn_undo_round(net: Any) -> None:
    running.start(net.ws, net.meeting, net.clock.now)
    running.next_item(net.ws, net.meeting, net.clock.pass_(10))
    net.clock.pass_(-8)
    net.ws.undo()
    assert here(net) == "running Velkomst 15"
    running.skip(net.ws, net.meeting, net.clock.now)
    assert here(net) == "running Oplæg 40"
    net.ws.undo()
    assert here(net) == "running Velkomst 15"


def test_a_meeting_that_is_deleted_comes_back_with_what_its_clock_was_told(net: Any) -> None:
    running.start(net.ws, net.meeting, net.clock.now)
    running.next_item(net.ws, net.meeting, net.clock.pass_(10))
    net.ws.undo()
    edits.delete_meetings(net.ws, [net.meeting])
    net.ws.undo()
    assert here(net) == "running Velkomst 15"
    assert net.ws.undo_label == "Start mødet"


def test_an_act_that_nobody_knows_or_whose_meeting_is_gone_is_passed_over(net: Any) -> None:
    note(net, "En note")
    running.start(net.ws, net.meeting, net.clock.now)
    running.next_item(net.ws, net.meeting, net.clock.now)
    db = net.ws.connection
    for about in ({}, {"meeting": 3}, {"meeting": "gone", "events": []}, []):
        db.execute("UPDATE journal SET about = ? WHERE act IS NOT NULL", (json.dumps(about),))
        assert net.ws.undo_label == "Ny note: Beslutning"
    db.execute("UPDATE journal SET act = 'os.system' WHERE act IS NOT NULL")
    net.ws.undo()
    assert texts(net) == []


# --- one clock goes at a time ----------------------------------------------------------------------------------------


@pytest.fixture
def other(net: Any) -> str:
    made = edits.create_meeting(net.ws, "Det andet møde", date=net.read().date)
    for title in ("A", "B"):
        item_edits.add_item(net.ws, made, title, 10)
    return made


def test_a_second_meeting_begins_once_it_is_said_what_happens_to_the_first(net: Any, other: str) -> None:
    running.start(net.ws, net.meeting, net.clock.now)
    with pytest.raises(CampusError, match="»Preboarding: Hvad virker\\?« er i gang"):
        running.start(net.ws, other, net.clock.pass_(1))
    assert here(net, other) == "planned - 0"
    running.start(net.ws, other, net.clock.pass_(1), others="pause")
    assert (here(net), here(net, other)) == ("paused Velkomst 15", "running A 10")
    with pytest.raises(CampusError, match="Det andet møde"):
        running.resume(net.ws, net.meeting, net.clock.pass_(1))
    with pytest.raises(CampusError, match="Det andet møde"):
        running.next_item(net.ws, net.meeting, net.clock.pass_(1))
    running.next_item(net.ws, net.meeting, net.clock.pass_(1), others="end")
    assert (here(net), here(net, other)) == ("running Oplæg 40", "ended - 0")
    with pytest.raises(CampusError, match="Hvad virker"):
        running.back(net.ws, other, net.clock.pass_(1))
    net.ws.undo()
    assert (here(net), here(net, other)) == ("paused Velkomst 15", "running A 10")
    net.ws.undo()
    assert (here(net), here(net, other)) == ("running Velkomst 15", "planned - 0")
    net.ws.redo()
    assert (here(net), here(net, other)) == ("paused Velkomst 15", "running A 10")


def test_a_meeting_that_was_forgotten_stands_in_nobodys_way(net: Any, other: str) -> None:
    running.start(net.ws, net.meeting, net.clock.now)
    running.start(net.ws, other, net.clock.pass_(13 * 60))
    assert here(net, other) == "running A 10"


def test_the_last_item_of_a_paused_meeting_can_be_left_while_another_runs(net: Any, other: str) -> None:
    running.start(net.ws, other, net.clock.now)
    running.next_item(net.ws, other, net.clock.pass_(1))
    running.start(net.ws, net.meeting, net.clock.pass_(1), others="pause")
    running.skip(net.ws, other, net.clock.pass_(1))
    assert (here(net, other), here(net)) == ("ended - 0", "running Velkomst 15")


def test_an_event_counts_unless_it_was_undone_last() -> None:
    events = [
        timer.Event("a", "start", at := datetime(2026, 11, 26, tzinfo=UTC)),
        timer.Event("b", "next", at),
        timer.Event("u", "undo", at, target="b"),
    ]
    assert [each.id for each in timer.in_force(events)] == ["a"]
    assert [each.id for each in timer.in_force([*events, timer.Event("v", "undo", at, target="b")])] == ["a"]
    again = [*events, timer.Event("r", "redo", at, target="b")]
    assert [each.id for each in timer.in_force(again)] == ["a", "b"]
