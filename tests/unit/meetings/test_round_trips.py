"""Start, on, end, back into the meeting, undone and done again in any order: each step gives what stood there before it.

The model is a list of pictures of the meeting: what undo gives is the one before, what redo gives the one after.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campus_desktop.errors import CampusError
from campus_desktop.meetings import edits, item_edits, participants, running, summaries
from campus_desktop.paths import edits as path_edits
from campus_desktop.paths import queries as path_queries
from campus_desktop.workspace import Workspace, create
from tests.support.sample_meeting import Clock

STEPS = ("start", "next", "end", "end", "back", "back", "undo", "undo", "undo", "redo")
STATUSES = ("draft", "sent", "approved")


class Seen(NamedTuple):
    """A meeting as the screens show it."""

    status: str
    state: str
    item: str
    people: tuple[str, ...]


class Play:
    """A meeting with two items in a file where something else was edited first."""

    def __init__(self, folder: Path, status: str) -> None:
        self.clock = Clock()
        self.ws: Workspace = create(folder / "a.campus", now=self.clock)
        self.path = path_edits.create_path(self.ws, "Et forløb")
        self.meeting = edits.create_meeting(self.ws, "Møde", date=date(2026, 11, 26))
        for title in ("A", "B"):
            item_edits.add_item(self.ws, self.meeting, title, 10)
        participants.add_participant(self.ws, self.meeting, "AB")
        edits.update_meeting(self.ws, self.meeting, status=status)
        path_edits.update_path(self.ws, self.path, title="Et andet sted")
        self.pictures = [(self.seen(), "")]
        self.at = 0

    def seen(self) -> Seen:
        from campus_desktop.meetings.queries import read_meeting

        meeting = read_meeting(self.ws, self.meeting)
        here = running.where(self.ws, self.meeting, self.clock.now)
        listed = {"held": "ended", "running": here.state}.get(summaries.list_meetings(self.ws)[0].state, "planned")
        assert here.state == listed  # the list says the same as the clock
        people = tuple(each.status for each in meeting.participants)
        return Seen(meeting.status, here.state, here.item.title if here.item else "", people)

    def step(self, name: str) -> None:
        """Do it; what cannot be done now is refused and changes nothing."""
        self.clock.pass_(1)
        if name == "undo":
            self._undo()
        elif name == "redo":
            if self.at + 1 < len(self.pictures):
                self.at += 1
                assert self.ws.redo_label == self.pictures[self.at][1]
                self.ws.redo()
            else:
                assert self.ws.redo_label is None
        else:
            command = {"start": running.start, "next": running.next_item, "end": running.end, "back": running.back}[
                name
            ]
            try:
                command(self.ws, self.meeting, self.clock.now)
            except CampusError:
                assert self.seen() == self.pictures[self.at][0]
                return
            assert self.ws.undo_label
            del self.pictures[self.at + 1 :]
            self.pictures.append((self.seen(), self.ws.undo_label))
            self.at += 1
        assert self.seen() == self.pictures[self.at][0]

    def _undo(self) -> None:
        """The newest act is taken back and none is passed over; what was edited before the meeting is left alone here."""
        if self.at:
            assert self.ws.undo_label == self.pictures[self.at][1]
            self.ws.undo()
            self.at -= 1
        else:
            assert self.ws.undo_label == "Ret titel for »Et andet sted«"
        assert path_queries.read_path(self.ws, self.path).title == "Et andet sted"


def play(steps: Sequence[str], status: str) -> list[Seen]:
    """What is seen after each step."""
    with TemporaryDirectory() as folder:
        made = Play(Path(folder), status)
        try:
            seen = []
            for each in steps:
                made.step(each)
                seen.append(made.seen())
            return seen
        finally:
            made.ws.close()


@given(st.lists(st.sampled_from(STEPS), min_size=8, max_size=30), st.sampled_from(STATUSES))
@settings(max_examples=100, deadline=None)
def test_every_round_trip_gives_what_was_there(steps: list[str], status: str) -> None:
    play(steps, status)


def test_after_back_into_the_meeting_undo_takes_back_the_end_and_not_what_came_before() -> None:
    seen = play(("start", "end", "back", "undo", "undo", "redo", "redo", "undo", "undo", "undo", "redo"), "sent")
    states = [f"{each.state} {each.status}" for each in seen]
    ran, over = "running sent", "ended draft"
    assert states == [ran, over, ran, over, ran, over, ran, over, ran, "planned sent", ran]


@pytest.fixture
def held() -> Iterator[Any]:
    """A meeting whose agenda was sent, held and ended; its end was passed over in the order of undo."""
    with TemporaryDirectory() as folder:
        made = Play(Path(folder), "sent")
        for name in ("start", "end"):
            made.step(name)
        edits.update_meeting(made.ws, made.meeting, place="Klitby")
        made.ws.undo()
        assert made.ws.undo().label == "Ret titel for »Et andet sted«"
        yield made
        made.ws.close()


def test_back_finds_the_status_also_once_the_end_was_passed_over(held: Any) -> None:
    assert held.seen()[:2] == ("draft", "ended")
    running.back(held.ws, held.meeting, held.clock.pass_(1))
    assert held.seen()[:2] == ("sent", "running")
    held.ws.undo()
    assert held.seen()[:2] == ("draft", "ended")
    held.ws.redo()
    assert held.seen()[:2] == ("sent", "running")


def test_back_finds_the_status_also_once_the_journal_has_let_the_end_go(held: Any) -> None:
    held.ws.connection.execute("DELETE FROM journal")
    running.back(held.ws, held.meeting, held.clock.pass_(1))
    assert held.seen()[:2] == ("sent", "running")


@pytest.mark.parametrize("status", STATUSES)
def test_minutes_sent_before_back_are_no_agenda_that_was_sent(status: str) -> None:
    with TemporaryDirectory() as folder:
        made = Play(Path(folder), status)
        for name in ("start", "end"):
            made.step(name)
        edits.update_meeting(made.ws, made.meeting, status="approved")  # the minutes are
        running.back(made.ws, made.meeting, made.clock.pass_(1))
        assert made.seen()[:2] == (status, "running")
        made.ws.undo()
        assert made.seen()[:2] == ("approved", "ended")
        made.ws.close()
