"""Adding a participant in one line. Where the name typed is the beginning of a known one, a message says so and offers a new person."""

from __future__ import annotations

from campus_desktop.i18n import _
from campus_desktop.meetings import participants
from campus_desktop.meetings.newcomers import create_text
from ui.meetings.state import MeetingState
from ui.shell.protocol import Shell


def add_one(shell: Shell, state: MeetingState, text: str, *, status: str = "registered", institution: str = "") -> bool:
    """Add a participant, and return whether a message says whom the line was understood as. Raises CampusError if the line names
    nobody."""
    workspace, meeting = shell.workspace, state.meeting.id
    there = {each.id for each in state.meeting.participants}
    known = None if institution else participants.understood_as(workspace, text)
    added = participants.add_participant(workspace, meeting, text, status=status, institution=institution)
    if known is None:
        return False
    typed, name = known
    replaced = "" if added in there else added
    shell.message(
        _("“{typed}” was understood as {name}").format(typed=typed, name=name),
        (
            create_text(typed),
            lambda: shell.guard(lambda: participants.add_new_instead(workspace, meeting, replaced, text, status)),
        ),
    )
    return True
