"""What the running view asks of the core: what runs, who counts as present, how much to absorb, what closing completes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from campus_desktop.errors import CampusError
from campus_desktop.meetings import keys, note_queries, notes, participants, running, summaries
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.paths import step_edits


def test_a_meeting_runs_until_it_is_paused_ended_or_forgotten(net: Any) -> None:
    def runs() -> bool:
        return running.under_way(net.ws, net.clock.now) == {net.meeting: "running"}

    assert not runs()
    running.start(net.ws, net.meeting, net.clock.now)
    assert runs()
    running.pause(net.ws, net.meeting, net.clock.pass_(5))
    running.extend(net.ws, net.meeting, 5, net.clock.pass_(1))
    assert running.under_way(net.ws, net.clock.now) == {net.meeting: "paused"}
    running.resume(net.ws, net.meeting, net.clock.pass_(1))
    assert runs()
    net.clock.pass_(11 * 60)
    assert runs()
    net.clock.pass_(2 * 60)
    assert not runs()
    running.next_item(net.ws, net.meeting, net.clock.now)
    assert runs()
    running.end(net.ws, net.meeting, net.clock.pass_(1))
    assert not runs()


def test_from_the_start_those_registered_are_present(net: Any) -> None:
    for line in ("2 fra Fjordstyrelsen", "CD, Klitadministrationen, afbud", "Hanne Holm, online"):
        participants.add_participant(net.ws, net.meeting, line)
    before = net.read()
    running.start(net.ws, net.meeting, net.clock.now)
    assert sorted(each.status for each in net.read().participants) == ["apologies", "online", "present"]
    net.there_and_back(before)
    assert participants.count_as_present(net.ws, net.meeting) == 0


def test_a_start_by_mistake_is_taken_back(net: Any) -> None:
    participants.add_participant(net.ws, net.meeting, "2 fra Fjordstyrelsen")
    running.start(net.ws, net.meeting, net.clock.now)
    running.pause(net.ws, net.meeting, net.clock.pass_(1))
    running.take_back_start(net.ws, net.meeting, net.clock.pass_(1))
    assert running.where(net.ws, net.meeting, net.clock.now).state == "planned"
    assert [each.status for each in net.read().participants] == ["registered"]
    assert [each.state for each in summaries.list_meetings(net.ws)] == ["planned"]
    with pytest.raises(CampusError, match="ikke begyndt"):
        running.take_back_start(net.ws, net.meeting, net.clock.now)
    running.start(net.ws, net.meeting, net.clock.pass_(60))
    here = running.where(net.ws, net.meeting, net.clock.pass_(5))
    assert (here.state, here.used) == ("running", timedelta(minutes=5))
    running.next_item(net.ws, net.meeting, net.clock.now)
    with pytest.raises(CampusError, match="første punkt"):
        running.take_back_start(net.ws, net.meeting, net.clock.now)


def test_another_delay_than_there_is_can_be_reckoned_with(net: Any) -> None:
    running.start(net.ws, net.meeting, net.clock.now)
    assert running.propose_catch_up(net.ws, net.meeting, net.clock.now).changes == ()
    proposal = running.propose_catch_up(net.ws, net.meeting, net.clock.now, minutes=10)
    assert proposal.minutes == 10
    assert next(change.way for change in proposal.changes) == "overrun"


def test_an_item_that_runs_over_falls_behind_with_the_wall_clock(net: Any) -> None:
    running.start(net.ws, net.meeting, net.clock.now)
    here = running.where(net.ws, net.meeting, net.clock.pass_(15))
    assert (here.remaining, here.minutes_behind) == (timedelta(), 0)
    assert running.where(net.ws, net.meeting, net.clock.pass_(10)).minutes_behind == 10
    assert running.propose_catch_up(net.ws, net.meeting, net.clock.now).minutes == 10
    running.next_item(net.ws, net.meeting, net.clock.now)
    assert running.where(net.ws, net.meeting, net.clock.now).minutes_behind == 10


def test_what_closing_completes_is_one_step_back(net: Any) -> None:
    ids = [
        notes.add_note(net.ws, net.meeting, "action", NoteLine(text), at=net.clock.now) for text in ("Send", "Spørg")
    ]
    due = date(2026, 12, 4)
    notes.complete_notes(net.ws, {ids[0]: {"institution": net.fjord, "due": due}, ids[1]: {"due": due}})
    first, second = note_queries.read_notes(net.ws, ids)
    assert (first.institution, first.due, second.institution, second.due) == (net.fjord, due, None, due)
    assert [note.id for note in note_queries.incomplete_actions(net.ws, net.meeting)] == [ids[1]]
    net.ws.undo()
    assert {note.due for note in note_queries.read_notes(net.ws, ids)} == {None}
    notes.complete_notes(net.ws, {})


def test_a_path_at_the_meeting_has_the_format_of_most_steps(net: Any) -> None:
    assert net.read().paths[0].format is None
    for word in ("video", "talk", "video"):
        step_edits.add_step(net.ws, net.phase, word, format=word)
    assert net.read().paths[0].format == "video"


def test_no_key_needs_alt_gr_and_none_is_given_twice() -> None:
    every = [key.keys for group in keys.GROUPS for key in group.keys]
    assert len(every) == len(set(every))
    assert not any("Ctrl+Alt" in each or "Alt+" in each for each in every)
