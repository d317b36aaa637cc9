"""The kind that a note has before one is chosen."""

from __future__ import annotations

from campus_desktop.meetings.note import NOTE_KINDS
from ui.shell.protocol import Shell

FIRST_KIND = "works-well"


def usual_kind(shell: Shell, meeting: str) -> str:
    """The kind chosen last in the note line of this meeting, also before a restart."""
    kind = shell.settings.note_kind(meeting)
    return kind if kind in NOTE_KINDS else FIRST_KIND
