"""Running a meeting with a clock the test moves: the figure, the plan, and everything the facilitator's keys do."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campus_desktop import i18n
from campus_desktop.clock import zone
from campus_desktop.errors import CampusError
from campus_desktop.meetings import catchup, edits, figures, item_edits, note_queries, running, summaries, timer
from campus_desktop.meetings.meeting import Day, Meeting
from campus_desktop.meetings.timer import Position
from campus_desktop.paths.snapshots import list_snapshots
from campus_desktop.paths.step_edits import add_step
from campus_desktop.workspace import open_workspace

MINUTE = timedelta(minutes=1)


class Run:
    """The keys, at the clock's moment."""

    def __init__(self, net: Any) -> None:
        self.net, self.ws, self.clock = net, net.ws, net.clock

    def here(self) -> Position:
        return running.where(self.ws, self.net.meeting, self.clock.now)

    def __getattr__(self, name: str) -> Any:
        command = getattr(running, name)
        return lambda *args, **kwargs: command(self.ws, self.net.meeting, *args, self.clock.now, **kwargs)

    def said(self) -> str:
        here = self.here()
        title = here.item.title if here.item else here.state
        return " · ".join([title, figures.figure(here.remaining), figures.ends_text(here), figures.plan_text(here)])


@pytest.fixture
def run(net: Any) -> Run:
    return Run(net)


def test_the_moment_of_the_picture(run: Run) -> None:
    assert (run.here().state, run.here().following.title) == ("planned", "Velkomst")
    run.start()
    for minutes in (15, 40, 15):
        run.clock.pass_(minutes)
        run.next_item()
    run.clock.now = datetime(2026, 11, 26, 9, 56, 42, tzinfo=UTC)
    assert run.said() == "Sparring · 33:18 · slutter kl. 11.30 · følger planen"
    here = run.here()
    assert (here.number, here.count, here.following.title) == (3, 5, "Frokost")
    with i18n.using("en"):
        assert run.said() == "Sparring · 33:18 · ends at 11:30 · follows the plan"


def test_late_extended_and_past_zero(run: Run) -> None:
    run.clock.pass_(4)
    run.start()
    assert run.said() == "Velkomst · 15:00 · slutter kl. 9.49 · 4 min bagud"
    run.extend(5)
    assert run.said() == "Velkomst · 20:00 · slutter kl. 9.54 · 9 min bagud"
    run.extend(-5)
    run.clock.pass_(17 + 10 / 60)
    assert run.said() == "Velkomst · +02:10 · skulle være slut kl. 9.49 · 6 min bagud"
    run.next_item()
    assert run.said() == "Oplæg · 40:00 · slutter kl. 10.31 · 6 min bagud"
    run.clock.pass_(30)
    run.next_item()
    run.next_item()
    assert run.here().minutes_behind == -18
    assert "18 min foran" in run.said()
    with pytest.raises(CampusError, match="højst"):
        run.extend(1000)


def test_a_pause_moves_the_end_and_freezes_the_figure(run: Run) -> None:
    run.start()
    run.clock.pass_(5)
    run.pause()
    run.clock.pass_(7)
    here = run.here()
    assert (here.state, here.remaining, here.minutes_behind) == ("paused", 10 * MINUTE, 7)
    run.pause()
    run.resume()
    run.resume()
    run.clock.pass_(1)
    assert (run.here().state, run.here().remaining) == ("running", 9 * MINUTE)
    assert run.here().ends == datetime(2026, 11, 26, 8, 52, tzinfo=UTC)
    run.pause()
    run.clock.pass_(2)
    run.next_item()
    assert run.here().state == "running"


def test_a_wrong_next_loses_no_time(run: Run) -> None:
    run.start()
    run.clock.pass_(5)
    as_if = timer.position(run.net.read(), running.read_events(run.ws, run.net.meeting), run.clock.now + MINUTE)
    run.next_item()
    run.clock.pass_(1)
    run.back()
    assert run.here() == as_if
    assert [each.item for each in timer.actuals(run.net.read(), _events(run), run.clock.now)] == [run.net.items[0]]
    with pytest.raises(CampusError, match="første punkt"):
        run.back()
    run.end()
    assert run.here().state == "ended"
    run.back()
    assert run.here() == as_if


def _events(run: Run) -> Any:
    return running.read_events(run.ws, run.net.meeting)


def test_a_pinned_item_entered_early_ends_as_planned(run: Run) -> None:
    run.start()
    run.next_item(to=run.net.items[3])
    run.clock.now = datetime(2026, 11, 26, 10, 50, tzinfo=UTC)  # 11.50
    run.next_item()
    assert run.said() == "Frokost · 55:00 · slutter kl. 12.45 · tæller fra kl. 12.00"
    run.clock.pass_(30)
    assert run.said() == "Frokost · 25:00 · slutter kl. 12.45 · følger planen"


def test_skip_park_and_the_end(run: Run) -> None:
    run.start()
    run.skip()
    note = run.park()
    assert run.here().item.title == "Pause"
    parked = note_queries.read_note(run.ws, note)
    assert (parked.kind, parked.text, parked.item_title) == ("parked", "Oplæg", "Oplæg")
    run.back()
    assert run.here().item.title == "Oplæg"
    with pytest.raises(CampusError, match="slettet"):
        note_queries.read_note(run.ws, note)
    run.next_item(to=run.net.items[6])
    run.clock.pass_(3)
    run.park()
    assert (run.here().state, run.here().following) == ("ended", None)
    assert summaries.list_meetings(run.ws)[0].state == "held"
    lefts = [(each.left, each.minutes) for each in timer.actuals(run.net.read(), _events(run), run.clock.now)]
    assert lefts == [("skip", 0), ("next", 0), ("park", 3)]
    run.back()
    assert run.here().item.title == "Afrunding"
    assert summaries.list_meetings(run.ws)[0].state == "running"
    assert note_queries.counts_by_kind(run.ws, run.net.meeting) == {}
    run.skip()
    assert run.here().state == "ended"
    with pytest.raises(CampusError, match="er slut"):
        run.next_item()
    item_edits.delete_items(run.ws, run.net.items[1:6])
    with pytest.raises(CampusError, match="er afholdt"):
        run.start()


def test_what_cannot_be_is_refused(run: Run) -> None:
    for command in (run.next_item, run.pause, run.resume, run.skip, run.park, run.end):
        with pytest.raises(CampusError, match="ikke begyndt"):
            command()
    with pytest.raises(CampusError, match="Gruppen er ikke i gang"):
        run.next_item(track=1)
    run.start()
    with pytest.raises(CampusError, match="allerede i gang"):
        run.start()
    with pytest.raises(CampusError, match="slettet"):
        run.next_item(to="none")
    empty = edits.create_meeting(run.ws, "Tomt")
    with pytest.raises(CampusError, match="ingen punkter"):
        running.start(run.ws, empty, run.clock.now)


def test_facts_are_not_undone_with_the_agenda(run: Run) -> None:
    item_edits.resize(run.ws, run.net.items[0], 20)
    run.start()
    run.extend(5)
    run.ws.undo()
    assert run.here().remaining == 20 * MINUTE
    item_edits.delete_items(run.ws, [run.net.items[0]])
    assert (run.here().item, run.here().following.title) == (None, "Oplæg")
    run.ws.undo()
    assert run.here().remaining == 20 * MINUTE
    run.clock.pass_(2)
    item_edits.delete_items(run.ws, [run.net.items[0]])
    run.next_item()
    assert run.here().item.title == "Oplæg"


def test_a_crash_and_a_sleep_change_nothing(run: Run) -> None:
    run.start()
    run.next_item()
    run.extend(5)
    run.clock.pass_(12)
    run.pause()
    run.clock.pass_(3)
    before = run.here()
    run.ws.close()
    again = open_workspace(run.ws.path, now=run.clock)
    assert running.where(again, run.net.meeting, run.clock.now) == before
    running.resume(again, run.net.meeting, run.clock.now)
    assert running.where(again, run.net.meeting, run.clock.pass_(45)).remaining == -12 * MINUTE
    again.close()


def test_a_clock_set_back_does_not_turn_events_round(run: Run) -> None:
    run.start()
    run.clock.pass_(10)
    run.next_item()
    run.clock.pass_(-8)
    run.next_item()
    assert run.here().item.title == "Pause"


def test_caught_up_means_following_the_plan_again(run: Run) -> None:
    item_edits.resize(run.ws, run.net.items[3], 80)
    run.start()
    run.clock.pass_(15)
    run.next_item()
    run.extend(5)
    run.extend(5)
    here = run.here()
    assert here.minutes_behind == 10
    meeting = run.net.read()
    ends = [
        each.end.astimezone(zone()).strftime("%H.%M") for each in timer.forecast(meeting, _events(run), run.clock.now)
    ]
    assert ends == ["10.50", "12.10", "12.55", "13.55", "14.10"]
    proposal = running.propose_catch_up(run.ws, run.net.meeting, run.clock.now)
    assert proposal == catchup.catch_up(meeting.items, meeting.days, 10, here.item.id)
    catchup.apply_catch_up(run.ws, run.net.meeting, proposal.changes)
    assert run.said() == "Oplæg · 50:00 · slutter kl. 10.35 · følger planen"
    meeting = run.net.read()
    starts = [
        each.start.astimezone(zone()).strftime("%H.%M") for each in timer.forecast(meeting, _events(run), run.clock.now)
    ]
    assert starts == ["10.35", "10.50", "12.00", "12.45", "13.45"]
    run.ws.undo()
    assert run.here().minutes_behind == 10


def test_what_was_held_already_is_not_shortened(run: Run) -> None:
    run.start()
    run.next_item(to=run.net.items[5])
    run.next_item(to=run.net.items[1])
    run.clock.pass_(300)
    proposal = running.propose_catch_up(run.ws, run.net.meeting, run.clock.now)
    cut = {change.item for change in proposal.changes if change.way in catchup.WAYS}
    assert cut and run.net.items[5] not in cut
    assert "Frokost" not in {change.title for change in proposal.changes if change.way == "shorten"}


def test_parallel_groups_have_a_clock_each(run: Run) -> None:
    group = run.net.items[5]
    item_edits.update_item(run.ws, group, tracks=["Blå", "Rød"])
    for title, minutes, track in (("B1", 10, 0), ("B2", 20, 0), ("R1", 25, 1)):
        run.net.item(title, minutes, parent=group, track=track)
    run.start()
    run.clock.now = datetime(2026, 11, 26, 11, 45, tzinfo=UTC)
    run.next_item(to=group)
    run.clock.pass_(4)
    here = run.here()
    assert (here.remaining, here.minutes_behind) == (26 * MINUTE, 0)
    assert [(each.item.title, each.remaining / MINUTE) for each in here.tracks] == [("B1", 6), ("R1", 21)]
    with pytest.raises(CampusError, match="en anden gruppe"):
        run.next_item(to=run.net.items[0], track=1)
    run.next_item(track=1)
    run.extend(5, track=2)
    run.pause(track=2)
    run.clock.pass_(2)
    tracks = run.here().tracks
    assert [(each.item.title, each.remaining / MINUTE, each.state) for each in tracks] == [
        ("B2", 18, "running"), ("R1", 26, "paused"),
    ]  # fmt: skip
    assert [each.minutes_behind for each in tracks] == [-6, 7]
    run.pause()
    run.clock.pass_(10)
    run.resume()
    run.resume(track=2)
    assert [each.remaining / MINUTE for each in run.here().tracks] == [18, 26]
    run.next_item(track=1)
    assert run.here().tracks[0].state == "ended"
    run.back(track=1)
    run.back(track=1)
    assert run.here().tracks[0].item.title == "B1"
    assert run.here().item.title == "Design"
    inside = run.here().tracks[0].item.id
    run.next_item()
    run.next_item(to=inside)
    assert run.here().item.title == "Design"
    assert summaries.list_meetings(run.ws)[0].state == "running"


def test_the_next_day_goes_on_with_its_first_item(run: Run) -> None:
    edits.set_days(run.ws, run.net.meeting, [run.net.read().days[0], Day(2, date(2026, 11, 27), time(9), time(12))])
    item_edits.move_items(run.ws, [run.net.items[6]], None, day=2)
    run.start()
    run.next_item(to=run.net.items[5])
    run.next_item()
    assert (run.here().state, run.here().following.title) == ("ended", "Afrunding")
    assert summaries.list_meetings(run.ws)[0].state == "running"
    run.clock.now = datetime(2026, 11, 27, 8, 3, tzinfo=UTC)
    run.start()
    assert run.said() == "Afrunding · 15:00 · slutter kl. 9.18 · 3 min bagud"
    run.next_item()
    assert summaries.list_meetings(run.ws)[0].state == "held"


def test_held_on_another_day_than_planned(run: Run) -> None:
    run.clock.now += timedelta(days=7, minutes=2)
    run.start()
    assert "2 min bagud" in run.said()


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (1998, "33:18"),
        (0.4, "00:01"),
        (0, "00:00"),
        (-0.5, "00:00"),
        (-130, "+02:10"),
        (3600, "1:00:00"),
        (59, "00:59"),
    ],
)
def test_the_figure(seconds: float, text: str) -> None:
    assert figures.figure(timedelta(seconds=seconds)) == text


@pytest.mark.parametrize(
    ("length", "left", "mood"),
    [
        (50, 6, "calm"),
        (50, 5, "amber"),
        (50, 1, "red"),
        (10, 3, "calm"),
        (10, 2, "amber"),
        (2, 0.5, "calm"),
        (2, 0.4, "red"),
    ],
)
def test_moods(length: float, left: float, mood: str) -> None:
    here = Position("running", length=length * MINUTE, remaining=left * MINUTE)
    assert figures.mood(here) == mood


@settings(max_examples=60)
@given(
    st.lists(
        st.tuples(st.sampled_from(["next", "back", "pause", "resume", "extend", "skip", "wait"]), st.integers(0, 40)),
        max_size=12,
    )
)
def test_the_clock_always_agrees_with_the_wall(run: Run, told: list[tuple[str, int]]) -> None:
    """Whatever is pressed: now plus what remains is the end, no time is lost or counted twice, and Back undoes Next."""
    meeting = run.net.read()
    at = run.clock.now
    events = [timer.Event("0", "start", at, meeting.items[0].id)]
    for number, (what, minutes) in enumerate(told, start=1):
        at += minutes * MINUTE
        here = timer.position(meeting, events, at)
        if what == "wait" or here.state == "ended":
            continue
        target = here.following.id if what in ("next", "skip") and here.following else None
        if what in ("next", "skip") and target is None:
            continue
        events.append(timer.Event(f"{number:02}", what, at, target or here.item.id, minutes=5 * (what == "extend")))
        if what == "next" and not events[-2].what.startswith("pause"):
            back = timer.Event("x", "back", at, here.item.id)
            assert timer.position(meeting, [*events, back], at + MINUTE) == timer.position(
                meeting, events[:-1], at + MINUTE
            )
    here = timer.position(meeting, events, at)
    assert here.ends == at + here.remaining
    assert here.length - here.used == here.remaining
    if here.state == "running":
        later = timer.position(meeting, events, at + 90 * MINUTE)
        assert later.remaining == here.remaining - 90 * MINUTE
    everybody, _groups = timer.lines(events, meeting)
    stays = sum(((entry.until or at) - entry.since for entry in everybody.entries), timedelta())
    assert stays == at - run.clock.now


@settings(max_examples=80)
@given(data=st.data())
def test_no_agenda_and_no_keys_break_the_clocks(agendas: Any, data: st.DataObject) -> None:
    """Random agendas with pins, groups and days, random keys of everybody and of the groups, items gone meanwhile."""
    items, days = data.draw(agendas())
    meeting = Meeting("m", "M", tuple(days), items=tuple(items))
    at = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
    events: list[timer.Event] = []
    ids = [each.id for each in meeting.every_item]
    for number in range(data.draw(st.integers(0, 10))):
        what = data.draw(
            st.sampled_from(["start", "next", "back", "pause", "resume", "extend", "skip", "end", "last-park"])
        )
        at += data.draw(st.integers(0, 50)) * MINUTE
        item = data.draw(st.sampled_from([*ids, None]))
        events.append(timer.Event(f"{number:02}", what, at, item, data.draw(st.integers(0, 3)), 5))
    here = timer.position(meeting, events, at)
    for each in (here, *here.tracks):
        if each.item is not None and each.state != "ended":
            assert each.ends == at + each.remaining
            assert each.length - each.used == each.remaining
    coming = timer.forecast(meeting, events, at)
    assert all(one.end <= other.start for one, other in pairwise(coming))
    assert all(each.start >= at for each in coming)
    held = timer.actuals(meeting, events, at)
    assert all(each.ended is None or each.ended >= each.started for each in held)
    figures.figure(here.remaining)
    figures.mood(here)


def test_paths_are_kept_when_the_meeting_starts_and_ends(net: Any) -> None:
    def kept() -> list[str]:
        return [each.reason for each in reversed(list_snapshots(net.ws, net.path))]

    running.start(net.ws, net.meeting, net.clock.now)
    assert kept() == ["start"]
    assert list_snapshots(net.ws, net.path)[0].meeting_title == "Preboarding: Hvad virker?"
    add_step(net.ws, net.phase, "Fra mødet")
    running.end(net.ws, net.meeting, net.clock.pass_(60))
    assert kept() == ["start", "end"]
    end, start = list_snapshots(net.ws, net.path)
    assert end.steps == start.steps + 1
    running.back(net.ws, net.meeting, net.clock.pass_(1))
    add_step(net.ws, net.phase, "Også fra mødet")
    running.end(net.ws, net.meeting, net.clock.pass_(1))
    assert kept() == ["start", "end"]
    assert list_snapshots(net.ws, net.path)[0].steps == end.steps + 1
    net.ws.undo()
    assert kept() == ["start", "end"]  # records of fact
