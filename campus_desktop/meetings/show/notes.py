"""``show WORKSPACE notes``: the notes of all meetings."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from campus_desktop.commandline import Noun
from campus_desktop.meetings.note_queries import search_notes
from campus_desktop.meetings.show.plain import note_line, notes_plain

if TYPE_CHECKING:
    from campus_desktop.workspace import Workspace


def rows(workspace: Workspace, text: str = "", limit: int | None = None) -> list[dict[str, object]]:
    """Notes, newest first, those that contain every word of ``text``; at most ``limit``."""
    most = sys.maxsize if limit is None else limit
    return notes_plain(search_notes(workspace, text, most)) if most else []


NOUN = Noun("notes", rows, note_line)
