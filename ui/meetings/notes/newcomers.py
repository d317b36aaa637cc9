"""Offering to make somebody whom the file does not know, where a name is typed after @."""

from __future__ import annotations

import re

from campus_desktop.errors import FileError
from campus_desktop.i18n import _
from campus_desktop.meetings import newcomers
from campus_desktop.meetings.context import read_context
from campus_desktop.meetings.noteline import Candidate, Context, Token
from ui.meetings.notes.completion import Offer
from ui.meetings.notes.tokens import Word
from ui.meetings.state import MeetingState
from ui.shell.protocol import Shell

NEW = "new"
"""The kind of the word that stands for somebody who is to be made."""
_TYPED = re.compile(rf"(?:^|[\s(\[])@({newcomers.NAME})$")


def new_token(text: str, cursor: int) -> Token | None:
    """The name being typed after @ at ``cursor``, where it is nothing that is known."""
    found = _TYPED.search(text[:cursor])
    return Token("@", found.start(1) - 1, cursor, found[1]) if found is not None else None


class Newcomers:
    """Makes people for the meeting that is shown."""

    def __init__(self, shell: Shell, state: MeetingState) -> None:
        self._shell, self._state = shell, state

    def offer(self, typed: str, context: Context) -> list[Offer]:
        """The row that makes whom is typed; none where somebody is called so, or the file cannot be written now."""
        name = typed.rstrip(".-")
        if self._shell.workspace.read_only or not newcomers.can_be_named(name, context.who):
            return []
        try:
            with self._shell.workspace.impatient():
                _id, home = newcomers.home_of_new(self._shell.workspace, self._state.meeting.id)
        except FileError:  # another program has the file: nobody can be made now, and typing goes on
            return []
        return [Offer(newcomers.create_text(name), _("at {institution}").format(institution=home), self._word(name))]

    @staticmethod
    def _word(name: str) -> Word:
        return Word("@", name, "", name, NEW)

    def make(self, name: str) -> Candidate | None:
        """Make somebody, as one step back; what a mark then means. None where it was refused."""
        workspace, meeting = self._shell.workspace, self._state.meeting
        made = self._shell.guard(lambda: newcomers.create_responsible(workspace, meeting.id, name))
        if made is None:
            return None
        return next((each for each in read_context(workspace, meeting).who if each.id == made[1]), None)
