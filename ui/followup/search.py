"""Actions in the global search."""

from __future__ import annotations

from campus_desktop.i18n import _, date_table
from campus_desktop.meetings.note import Note
from campus_desktop.meetings.note_queries import search_notes
from campus_desktop.workspace import Workspace
from ui.shell.spec import Hit


def search_everywhere(workspace: Workspace, text: str, limit: int) -> list[Hit]:
    """Actions, newest first, each with who is responsible and the due date."""
    found = search_notes(workspace, text, limit, kind="action")
    return [Hit(note.id, " ".join(note.text.split()), _detail(note)) for note in found]


def _detail(note: Note) -> str:
    due = _("due {date}").format(date=date_table(note.due)) if note.due and note.is_open else ""
    done = "" if note.is_open else _("Done")
    return " · ".join(
        part
        for part in (_("Private") if note.private else "", note.person_name or note.institution_name, due, done)
        if part
    )
