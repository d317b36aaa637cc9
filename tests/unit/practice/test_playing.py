"""The coming meeting of the practice workspace under way, for pictures."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from campus_desktop import practice
from campus_desktop.meetings.figures import figure, plan_text
from campus_desktop.meetings.note_queries import notes_of
from campus_desktop.meetings.notes import read_draft
from campus_desktop.meetings.queries import read_meeting
from campus_desktop.meetings.running import where
from campus_desktop.meetings.summaries import next_meeting
from campus_desktop.practice.playing import hold
from campus_desktop.workspace import create

NOW = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)


def test_it_stands_in_its_fourth_item_with_notes_and_half_a_line(tmp_path: Path) -> None:
    ws = create(tmp_path / "a.campus", now=lambda: NOW)
    practice.fill(ws, NOW)
    coming = next_meeting(ws, NOW.date())
    meeting, moment = hold(ws)
    assert coming is not None and coming.id == meeting
    here = where(ws, meeting, moment)
    assert here.item is not None and here.item.title == "Sparring: Fjordstyrelsens udkast"
    assert (figure(here.remaining), plan_text(here), here.behind) == ("33:18", "følger planen", timedelta())
    kinds = ["works-well", "challenge", "idea", "decision", "action"]
    assert [note.kind for note in notes_of(ws, meeting)] == kinds
    assert {each.status for each in read_meeting(ws, meeting).participants} == {"present", "online"}
    draft = read_draft(ws, meeting)
    assert draft is not None and draft.kind == "idea" and "@Klitadministrationen" in draft.text
    ws.close()
