"""Meetings, their agenda items and notes for the search everywhere; actions are found by the page of follow-up."""

from __future__ import annotations

from campus_desktop.i18n import _, date_table
from campus_desktop.meetings.note import NOTE_KINDS
from campus_desktop.meetings.note_queries import search_notes
from campus_desktop.meetings.summaries import search_items, search_meetings
from campus_desktop.workspace import Workspace
from ui.shell.spec import Hit


def search_everywhere(workspace: Workspace, text: str, limit: int) -> list[Hit]:
    """Meetings first, then agenda items, then notes, each with its meeting."""
    found = search_meetings(workspace, text, limit)
    meetings = [
        Hit(each.id, each.title, _where(date_table(each.date) if each.date else "", each.place)) for each in found
    ]
    meetings += [
        Hit(item.id, item.title, _where(_("Item"), item.meeting_title))
        for item in search_items(workspace, text, limit - len(meetings))
    ]
    left = limit - len(meetings)
    if left <= 0:
        return meetings
    notes = [note for note in search_notes(workspace, text, 2 * limit) if note.kind != "action"][:left]
    return meetings + [
        Hit(
            note.id,
            " ".join(note.text.split()),
            _where(_("Private") if note.private else "", _(NOTE_KINDS[note.kind]), note.meeting_title),
        )
        for note in notes
    ]


def _where(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
