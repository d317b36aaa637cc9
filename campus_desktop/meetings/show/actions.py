"""``show WORKSPACE actions``: the actions of all meetings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campus_desktop.commandline import Noun
from campus_desktop.i18n import fold
from campus_desktop.meetings.note_queries import actions
from campus_desktop.meetings.show.plain import note_line, notes_plain

if TYPE_CHECKING:
    from campus_desktop.workspace import Workspace


def rows(workspace: Workspace, text: str = "", limit: int | None = None) -> list[dict[str, object]]:
    """Actions, overdue first and done last, those that contain every word of ``text``; at most ``limit``."""
    words = fold(text).split()
    found = [
        note
        for note in actions(workspace, done=True)
        if all(word in fold(f"{note.text} {note.institution_name} {note.person_name}") for word in words)
    ]
    return notes_plain(found[:limit])


NOUN = Noun("actions", rows, note_line)
