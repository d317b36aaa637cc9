"""Notes, the agenda, people and the clock in any order, undone and done again, with restarts between: held against a plain model.

The model keeps what each step did to each field of each row, and which of the timer's events counted. So it knows what undo
must give also where it passes over acts of a meeting that has ended, which the journal, made of images of whole rows, does not.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from campus_desktop.errors import CampusError
from campus_desktop.meetings import edits, item_edits, notes, participants, running
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.workspace import Workspace, create, open_workspace
from tests.support.sample_meeting import Clock

TABLES = ("meeting", "agenda_item", "participant", "note")
CLOCK = ("start", "next", "skip", "park", "pause", "resume", "more", "back", "end", "unstart", "group", "other")
OTHERS = ("note", "change", "forget", "title", "item", "count", "gone")
ACTIONS = (*CLOCK, *CLOCK, *OTHERS, "undo", "undo", "undo", "redo", "redo", "past", "restart")
EARLIER = (("title", 1), ("count", 0), ("count", 1), ("note", 0), ("start", 0))
"""Edits of the rows that acts change as well: undone after such an act was passed over, they must not take it along."""

Rows = dict[tuple[str, str], dict[str, Any]]


@dataclass
class Did:
    """What one step changed: rows before and after, and the events that counted from then on (or no more)."""

    act: str | None
    before: Rows
    after: Rows
    events: frozenset[str]


@dataclass
class Model:
    rows: Rows
    events: frozenset[str]
    done: list[Did] = field(default_factory=list)
    undone: list[Did] = field(default_factory=list)

    def put(self, rows: Rows, others: Rows) -> None:
        """What ``rows`` and ``others`` differ in becomes as in ``rows``; rows of neither stay."""
        for key in rows.keys() | others.keys():
            if key not in rows:
                self.rows.pop(key, None)
            elif key not in others:
                self.rows[key] = dict(rows[key])
            elif key in self.rows:
                old, new = others[key], rows[key]
                self.rows[key] |= {name: new[name] for name in new if new[name] != old[name]}

    def undo(self, last: Did) -> None:
        self.put(last.before, last.after)
        self.events ^= last.events

    def redo(self, last: Did) -> None:
        self.put(last.after, last.before)
        self.events ^= last.events


class Play:
    """Two meetings in a file, and hands that do anything."""

    def __init__(self, path: Path) -> None:
        self.clock = Clock()
        self.ws: Workspace = create(path, now=self.clock)
        self.meetings = [edits.create_meeting(self.ws, title, date=date(2026, 11, 26)) for title in ("Ét", "To")]
        for meeting in self.meetings:
            edits.update_meeting(self.ws, meeting, status="sent")
            items = [item_edits.add_item(self.ws, meeting, title, 10) for title in ("A", "B", "C", "D")]
            for track in (0, 0, 1):
                item_edits.add_item(self.ws, meeting, "G", 5, parent=items[1], track=track)
            participants.add_participant(self.ws, meeting, "AB")
            participants.add_participant(self.ws, meeting, "CD, afbud")
        self.ws.connection.execute("DELETE FROM journal")
        self.model = Model(self.rows(), self.counting())
        self.first = self.state()

    def rows(self) -> Rows:
        return {
            (table, row["id"]): {name: row[name] for name in row.keys() if name != "changed"}  # noqa: SIM118
            for table in TABLES
            for row in self.ws.rows(f"SELECT * FROM {table}")
        }

    def counting(self) -> frozenset[str]:
        return frozenset(event.id for meeting in self.meetings for event in running.read_events(self.ws, meeting))

    def state(self) -> tuple[Rows, frozenset[str]]:
        return self.rows(), self.counting()

    def act(self, name: str, pick: int) -> None:
        """One action; what cannot be done now is refused and changes nothing."""
        meeting = self.meetings[0]
        if name == "other":
            meeting, name = self.meetings[1], ("start", "next", "pause", "park", "end", "back")[pick % 6]
        self.clock.pass_(pick % 4)
        before, events = self.state()
        newest = self.ws.connection.execute("SELECT max(seq), max(at) FROM journal").fetchone()[0]
        try:
            self.do(name, meeting, pick)
        except CampusError:
            assert self.state() == (before, events)
            return
        row = self.ws.connection.execute("SELECT seq, act FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
        if row is None or row["seq"] == newest:
            assert self.state() == (before, events)  # nothing was to be done
            return
        after, now = self.state()
        self.model.rows, self.model.events = self.rows(), now
        self.model.done.append(Did(row["act"] and meeting, before, after, events ^ now))
        self.model.undone.clear()

    def do(self, name: str, meeting: str, pick: int) -> None:
        ws, now, others = self.ws, self.clock.now, ("end", "pause", None)[pick % 3]
        simple = {
            "pause": running.pause,
            "unstart": running.take_back_start,
            "end": running.end,
        }
        going = {"start": running.start, "next": running.next_item, "skip": running.skip, "park": running.park,
                 "resume": running.resume, "back": running.back}  # fmt: skip
        if name in simple:
            simple[name](ws, meeting, now)
        elif name in going:
            going[name](ws, meeting, now, others=others)  # type: ignore[operator]
        elif name == "more":
            running.extend(ws, meeting, (5, -5)[pick % 2], now)
        elif name == "group":
            command = (running.next_item, running.back, running.pause, running.resume)[pick % 4]
            command(ws, meeting, now, track=1 + pick % 2)
        else:
            self.edit(name, meeting, pick)

    def edit(self, name: str, meeting: str, pick: int) -> None:
        found = [row["id"] for row in self.ws.rows("SELECT id FROM note ORDER BY rid")]
        who = [row["id"] for row in self.ws.rows("SELECT id FROM participant ORDER BY rid")]
        items = [row["id"] for row in self.ws.rows("SELECT id FROM agenda_item WHERE parent IS NULL ORDER BY rid")]
        if name == "note":
            notes.add_note(self.ws, meeting, "decision", NoteLine(f"Note {pick}"), at=self.clock.now)
        elif name == "change" and found:
            notes.update_notes(self.ws, [found[pick % len(found)]], text=f"Rettet {pick}")
        elif name == "forget" and found:
            notes.delete_notes(self.ws, [found[pick % len(found)]])
        elif name == "title":
            edits.update_meeting(self.ws, meeting, title=f"Møde {pick}")
        elif name == "item" and items:
            item_edits.resize(self.ws, items[pick % len(items)], 5 + pick)
        elif name == "count" and who:
            participants.update_participants(self.ws, [who[pick % len(who)]], role=f"Rolle {pick}")
        elif name == "gone" and who:
            participants.remove_participants(self.ws, [who[pick % len(who)]])

    def step(self, name: str) -> None:
        model = self.model
        if name == "redo":
            change = self.ws.redo()
            assert (change is None) == (not model.undone)
            if model.undone:
                again = model.undone.pop()
                model.redo(again)
                model.done.append(again)
        else:
            past = name == "past"
            passed = []
            while model.done and model.done[-1].act and (past or not self.stands(model.done[-1], not passed)):
                passed.append(model.done.pop())
            if not model.done:
                model.done = passed[::-1]  # nothing to undo: nothing was passed over either
                assert self.ws.undo(past_acts=past) is None
            else:
                assert self.ws.undo(past_acts=past) is not None
                model.undone.append(model.done.pop())
                model.undo(model.undone[-1])
        assert self.state() == (model.rows, model.events)

    def stands(self, did: Did, newest: bool) -> bool:
        here = running.where(self.ws, str(did.act), self.clock.now)
        return here.state in ("running", "paused") or (
            newest and all(each.act == did.act for each in self.model.undone)
        )

    def restart(self) -> None:
        path = self.ws.path
        self.ws.close()
        self.ws = open_workspace(path, now=self.clock)


@given(
    st.lists(st.tuples(st.sampled_from(ACTIONS), st.integers(0, 23)), min_size=1, max_size=40),
    st.sampled_from(("undo", "past")),
)
@settings(max_examples=40, deadline=None)
def test_the_newest_is_undone_first_whatever_it_was(played: list[tuple[str, int]], finish: str) -> None:
    with TemporaryDirectory() as folder:
        play = Play(Path(folder) / "a.campus")
        try:
            for name, pick in (*EARLIER, *played):
                if name in ("undo", "redo", "past"):
                    play.step(name)
                elif name == "restart":
                    play.restart()
                else:
                    play.act(name, pick)
                assert play.state() == (play.model.rows, play.model.events)
            while play.ws.next_step("undo", past_acts=finish == "past") is not None:
                play.step(finish)
            while play.ws.redo_label is not None:
                play.step("redo")
        finally:
            play.ws.close()


@given(st.lists(st.tuples(st.sampled_from((*CLOCK, *OTHERS)), st.integers(0, 23)), min_size=1, max_size=25))
@settings(max_examples=40, deadline=None)
def test_while_a_meeting_runs_all_is_undone_to_the_beginning(played: list[tuple[str, int]]) -> None:
    with TemporaryDirectory() as folder:
        play = Play(Path(folder) / "a.campus")
        try:
            for name, pick in (("start", 0), *played):
                if name not in ("end", "unstart", "other"):
                    play.act(name, pick)
                if running.where(play.ws, play.meetings[0], play.clock.now).state == "ended":
                    break  # the last item was left, and that can be taken back as well
            last = play.state()
            for _each in range(len(play.model.done)):
                play.step("undo")
            assert play.ws.undo_label is None
            assert play.state() == play.first
            play.restart()
            while play.ws.redo() is not None:
                pass
            assert play.state() == last
        finally:
            play.ws.close()
