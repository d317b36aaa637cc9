"""The subject of the print dialog: a learning path or a meeting, with its options and file formats."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from weakref import WeakKeyDictionary

from campus_desktop.i18n import _
from campus_desktop.meetings.calendar import actions_calendar, meeting_calendar
from campus_desktop.meetings.edits import record_fact
from campus_desktop.meetings.export import export_actions
from campus_desktop.meetings.mailtext import MailText, actions_mail, agenda_mail, minutes_mail, notes_mail
from campus_desktop.prints.kinds import (
    MakePrint,
    PrintKind,
    dated_file_name,
    file_name,
    kinds_about,
    maker,
    meeting_file_name,
    meeting_maker,
    read_for_print,
)
from campus_desktop.prints.saving import replaced_when_complete
from campus_desktop.prints.source import NotesToPrint, Options, read_meeting_for_print
from campus_desktop.workspace import Workspace
from ui.prints.choices import MeetingChoices, NoChoices, PathChoices

if TYPE_CHECKING:
    from campus_desktop.meetings.note import Note
    from ui.prints.choices import Choices
    from ui.shell.protocol import Shell


@dataclass(frozen=True, slots=True)
class OtherFile:
    """A file format other than PDF for a print: the ``label`` of its button, ``title`` and ``filters`` of the file dialog, the
    ``suffix`` proposed, and ``write``, which writes it in the language in use."""

    label: str
    icon: str
    title: str
    filters: str
    suffix: str
    write: Callable[[Path], object]


def excel_file(write: Callable[[Path], object]) -> OtherFile:
    """Actions as a list."""
    filters = _("Excel workbooks (*.xlsx);;Comma-separated (*.csv)")
    return OtherFile(_("Save for E&xcel …"), "table", _("Save for Excel"), filters, ".xlsx", write)


def calendar_file(data: Callable[[], bytes]) -> OtherFile:
    """A meeting or actions for the calendar."""

    def write(target: Path) -> None:
        made = data()
        with replaced_when_complete(target) as file:
            file.write(made)

    filters, title = _("Calendar files (*.ics)"), _("Save for the calendar")
    return OtherFile(_("Save for the &calendar …"), "calendar", title, filters, ".ics", write)


class Subject(Protocol):
    """The subject as it was when the dialog opened."""

    title: str
    kinds: tuple[PrintKind, ...]

    @property
    def choices(self) -> Choices:
        """The options."""
        ...

    def make(self, what: PrintKind) -> MakePrint:
        """A function that makes one print with the chosen options."""
        ...

    def file_name(self, what: PrintKind, suffix: str = "") -> str:
        """The proposed name of the PDF, or of a file with another extension, in the language in use."""
        ...

    def other_files(self, what: PrintKind) -> tuple[OtherFile, ...]:
        """The available file formats other than PDF."""
        ...

    def mail(self, what: PrintKind) -> MailText | None:
        """The print as the text of an e-mail, in the language in use; None if mailing is not offered."""
        ...

    def printed(self, what: PrintKind) -> None:
        """Called when it was printed or saved as a PDF: store that."""
        ...


_start_dates: WeakKeyDictionary[Workspace, dict[str, date]] = WeakKeyDictionary()
"""The start dates that paths were last printed from, by path, while their file is open."""


class PathSubject:
    """A learning path."""

    def __init__(self, shell: Shell, path_id: str) -> None:
        self._source, self._today = read_for_print(shell.workspace, path_id), shell.clock.today()
        self.title = self._source.path.title
        self.kinds = kinds_about("path")
        remembered = _start_dates.setdefault(shell.workspace, {})
        self.choices = PathChoices(self._source.path, self._today, self._source.closed, remembered)

    def make(self, what: PrintKind) -> MakePrint:
        """See ``Subject``."""
        return maker(
            what,
            self._source,
            printed=self._today,
            start=self.choices.chosen_start(),
            notes=self.choices.notes.isChecked(),
        )

    def file_name(self, what: PrintKind, suffix: str = "") -> str:
        """See ``Subject``."""
        return file_name(what, self.title, self.choices.chosen_start())

    def other_files(self, what: PrintKind) -> tuple[OtherFile, ...]:
        """See ``Subject``: none."""
        return ()

    def mail(self, what: PrintKind) -> MailText | None:
        """See ``Subject``: nothing."""
        return None

    def printed(self, what: PrintKind) -> None:
        """See ``Subject``: not stored for a path."""


class NotesSubject:
    """The actions and needs of many meetings, as the page of follow-up shows them."""

    def __init__(self, shell: Shell, source: NotesToPrint) -> None:
        self._workspace, self._source = shell.workspace, source
        self._now, self._today = shell.clock.now(), shell.clock.today()
        self.title = source.about or _("All meetings")
        self.kinds = kinds_about("notes")
        self.choices = NoChoices()

    def make(self, what: PrintKind) -> MakePrint:
        """See ``Subject``."""
        return meeting_maker(what, self._source, printed=self._today, options=Options())

    def file_name(self, what: PrintKind, suffix: str = "") -> str:
        """See ``Subject``."""
        return dated_file_name(what, self.title, self._today, suffix)

    def other_files(self, what: PrintKind) -> tuple[OtherFile, ...]:
        """See ``Subject``: actions as a list and for the calendar."""
        if what.key != "all-actions":
            return ()
        return (
            excel_file(lambda target: export_actions(self._source.actions, target)),
            calendar_file(lambda: actions_calendar(self._workspace, self._source.actions, self._now)),
        )

    def mail(self, what: PrintKind) -> MailText | None:
        """See ``Subject``."""
        if what.key != "all-actions":
            return None
        return notes_mail(self._source.actions, self._source.about, self._today)

    def printed(self, what: PrintKind) -> None:
        """See ``Subject``: not stored."""


class MeetingSubject:
    """A meeting."""

    def __init__(self, shell: Shell, meeting_id: str) -> None:
        self._workspace = shell.workspace
        self._now, self._today = shell.clock.now(), shell.clock.today()
        self._source = read_meeting_for_print(shell.workspace, meeting_id, self._now)
        self.meeting = self._source.meeting
        self.title = self.meeting.title
        self.kinds = kinds_about("meeting")
        self.choices = MeetingChoices(self._source)

    def make(self, what: PrintKind) -> MakePrint:
        """See ``Subject``."""
        return meeting_maker(what, self._source, printed=self._today, options=self.choices.options())

    def file_name(self, what: PrintKind, suffix: str = "") -> str:
        """See ``Subject``."""
        return meeting_file_name(what, self.meeting, suffix)

    def other_files(self, what: PrintKind) -> tuple[OtherFile, ...]:
        """See ``Subject``: minutes for Word, actions as a list, agenda and actions for the calendar."""
        found = []
        if what.key == "minutes":
            found.append(
                OtherFile(
                    _("Save for W&ord …"), "file", _("Save for Word"), _("Word documents (*.docx)"), ".docx", self._word
                )
            )
        if what.key == "actions":
            found.append(excel_file(lambda target: export_actions(self._chosen_actions(), target)))
            found.append(calendar_file(lambda: actions_calendar(self._workspace, self._chosen_actions(), self._now)))
        if what.key == "agenda" and self.meeting.date is not None:
            found.append(calendar_file(lambda: meeting_calendar(self._workspace, self.meeting.id, self._now)))
        return tuple(found)

    def _word(self, target: Path) -> None:
        from campus_desktop.prints.minutes_docx import minutes_docx

        minutes_docx(self._source, target, printed=self._today, options=self.choices.options())

    def _chosen_actions(self) -> tuple[Note, ...]:
        return self._source.chosen_actions(self.choices.options())

    def mail(self, what: PrintKind) -> MailText | None:
        """See ``Subject``."""
        if what.key == "agenda":
            return agenda_mail(self.meeting, self._source.minutes.carried if self.choices.options().carried else ())
        if what.key == "actions":
            return actions_mail(self._source.minutes)
        return minutes_mail(self._source.chosen(self.choices.options())) if what.key == "minutes" else None

    def printed(self, what: PrintKind) -> None:
        """See ``Subject``: "Ready for the meeting?" shows whether it was printed. Nothing is stored in a read-only file."""
        if not self._workspace.read_only:
            record_fact(self._workspace, self.meeting.id, f"{what.key} printed")
