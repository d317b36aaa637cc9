"""What the print dialog prints: a learning path or a meeting, with what can be chosen about it and the files it can become."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Protocol

from campus_desktop.prints.kinds import (
    MakePrint,
    PrintKind,
    file_name,
    kinds_about,
    maker,
    meeting_file_name,
    meeting_maker,
    read_for_print,
)
from campus_desktop.prints.source import read_meeting_for_print
from ui.prints.choices import MeetingChoices, PathChoices

if TYPE_CHECKING:
    from ui.prints.choices import Choices
    from ui.shell.page import Shell


class Subject(Protocol):
    """What is printed, as it was when the dialog opened."""

    title: str
    kinds: tuple[PrintKind, ...]

    @property
    def choices(self) -> Choices:
        """What can be chosen about it."""
        ...

    def make(self, what: PrintKind) -> MakePrint:
        """How to make one print as chosen."""
        ...

    def file_name(self, what: PrintKind) -> str:
        """The proposed name of the PDF, in the language in use."""
        ...


class PathSubject:
    """A learning path."""

    def __init__(self, shell: Shell, path_id: str) -> None:
        self._source = read_for_print(shell.workspace, path_id)
        self.title = self._source.path.title
        self.kinds = kinds_about("path")
        self.choices = PathChoices(self._source.path)

    def make(self, what: PrintKind) -> MakePrint:
        """See ``Subject``."""
        return maker(what, self._source, printed=date.today(), start=self.choices.chosen_start())

    def file_name(self, what: PrintKind) -> str:
        """See ``Subject``."""
        return file_name(what, self.title, self.choices.chosen_start())


class MeetingSubject:
    """A meeting."""

    def __init__(self, shell: Shell, meeting_id: str) -> None:
        now = shell.clock.now()
        self._printed = now.date()
        self._source = read_meeting_for_print(shell.workspace, meeting_id, now)
        self.meeting = self._source.meeting
        self.title = self.meeting.title
        self.kinds = kinds_about("meeting")
        self.choices = MeetingChoices(self._source)

    def make(self, what: PrintKind) -> MakePrint:
        """See ``Subject``."""
        return meeting_maker(what, self._source, printed=self._printed, options=self.choices.options())

    def file_name(self, what: PrintKind) -> str:
        """See ``Subject``."""
        return meeting_file_name(what, self.meeting)
