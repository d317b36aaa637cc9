"""What still stands in the note line when the meeting ends."""

from __future__ import annotations

from campus_desktop.i18n import _
from ui.meetings.notes.line import NoteLineEdit


def take_line(line: NoteLineEdit) -> str:
    """Save it as the note it is, and say so; where it is none yet, say that it still stands there. Empty for an empty line."""
    if line.is_empty:
        return ""
    line.save()
    if not line.is_empty:
        return _("The note line holds something that is no note yet. It stays there.")
    return _("What stood in the note line is now a note.")
