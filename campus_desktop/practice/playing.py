"""The practice workspace's coming meeting in progress, for screenshots of a meeting being held."""

from __future__ import annotations

from datetime import date, datetime, time

from campus_desktop.clock import zone
from campus_desktop.meetings import notes, participants, running
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.meetings.queries import read_meeting
from campus_desktop.practice.content import read
from campus_desktop.practice.meetings import working_day
from campus_desktop.workspace import Workspace


def hold(workspace: Workspace) -> tuple[str, datetime]:
    """Hold the coming meeting of a practice workspace up to its fourth item, with notes and half a line; returns the meeting's
    id and the current moment in it. Raises ValueError if the meeting has no date."""
    content = read("meetings")["under_way"]
    meeting = read_meeting(workspace, content["meeting"])
    if meeting.date is None:
        raise ValueError("the meeting has no date")
    day = meeting.date
    here = [each.id for each in meeting.participants if each.status == "registered"]
    participants.update_participants(workspace, here, status="present")
    begin, *turns = content["turns"]
    running.start(workspace, meeting.id, _moment(day, begin))
    done = 0
    for note in content["notes"]:
        while turns and turns[0] <= note["at"]:
            running.next_item(workspace, meeting.id, _moment(day, turns.pop(0)))
            done += 1
        due = working_day(day, note["due"]) if "due" in note else None
        about = {name: note.get(name) for name in ("institution", "path", "step")}
        line = NoteLine(note["text"], due=due, **about)
        item, at = meeting.items[done].id, _moment(day, note["at"])
        made = notes.add_note(workspace, meeting.id, note["kind"], line, item=item, at=at)
        if "answer" in note:
            notes.answer_idea(workspace, made, note["answer"])
    line = content["line"]
    at = _moment(day, line["at"])
    draft = notes.Draft(line["text"], line["kind"], at, meeting.items[done].id, chosen=line["chosen"])
    notes.keep_draft(workspace, meeting.id, draft)
    return meeting.id, _moment(day, content["at"])


def _moment(day: date, at: str) -> datetime:
    return datetime.combine(day, time.fromisoformat(at), zone())
