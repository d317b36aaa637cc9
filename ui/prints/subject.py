"""The subject of the print dialog: a learning path or a meeting, with its options and file formats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from campus_desktop.i18n import _
from campus_desktop.meetings.calendar import actions_calendar, meeting_calendar
from campus_desktop.meetings.edits import record_fact
from campus_desktop.meetings.export import export_actions
from campus_desktop.paths.days import Closed
from campus_desktop.prints.kinds import (
    About,
    MakePrint,
    PrintKind,
    file_name,
    kinds_about,
    mail,
    maker,
)
from campus_desktop.prints.saving import replaced_when_complete
from campus_desktop.prints.source import NotesToPrint, Source, read_for_print, read_meeting_for_print
from campus_desktop.workspace import Workspace
from ui.prints.choices import Choices, MeetingChoices, PathChoices

if TYPE_CHECKING:
    from campus_desktop.meetings.note import Note
    from campus_desktop.prints.mail_writer import MailText
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


class Subject:
    """The subject as it was when the dialog opened: what was read for ``kinds`` of prints, and the ``choices`` among its options."""

    def __init__(self, shell: Shell, source: Source, about: About, choices: Choices, day: date | None = None) -> None:
        self._workspace, self._source = shell.workspace, source
        self._day = day
        self._now, self._today = shell.clock.now(), shell.clock.today()
        self.title, self.kinds, self.choices = source.title, kinds_about(about), choices

    def make(self, what: PrintKind, suffix: str = ".pdf") -> MakePrint:
        """A function that makes one print with the chosen options, as PDF or for Word."""
        return maker(what, self._source, printed=self._today, options=self.choices.options(), suffix=suffix)

    def mail(self, what: PrintKind) -> MailText:
        """The print as the text of an e-mail, in the language in use."""
        return mail(what, self._source, printed=self._today, options=self.choices.options())

    def file_name(self, what: PrintKind, suffix: str) -> str:
        """The proposed name of a file, in the language in use."""
        return file_name(what, self.title, self._day_of(what), suffix)

    def _day_of(self, what: PrintKind) -> date | None:
        """The date in the name of its file."""
        return self._day

    def other_files(self, what: PrintKind) -> tuple[OtherFile, ...]:
        """The available file formats other than PDF."""
        if not what.word:
            return ()

        def write(target: Path) -> None:
            self.make(what, ".docx")(target)

        filters, title = _("Word documents (*.docx)"), _("Save for Word")
        return (OtherFile(_("Save for W&ord …"), "file", title, filters, ".docx", write),)

    def _actions_files(self, actions: Callable[[], Sequence[Note]]) -> tuple[OtherFile, ...]:
        """Actions as a list and for the calendar."""
        return (
            excel_file(lambda target: export_actions(actions(), target)),
            calendar_file(lambda: actions_calendar(self._workspace, actions(), self._now)),
        )

    def printed(self, what: PrintKind) -> None:
        """Called when it was printed or saved as a PDF: store that."""


_start_dates: WeakKeyDictionary[Workspace, dict[str, date]] = WeakKeyDictionary()
"""The start dates that paths were last printed from, by path, while their file is open."""


class PathSubject(Subject):
    """A learning path."""

    def __init__(self, shell: Shell, path_id: str) -> None:
        source = read_for_print(shell.workspace, path_id)
        remembered = _start_dates.setdefault(shell.workspace, {})
        file, settings = shell.workspace.path, shell.settings
        choices = PathChoices(
            source.path,
            shell.clock.today(),
            source.closed or Closed(),
            remembered,
            notes=settings.prints_step_notes(file),
        )
        choices.notes.toggled.connect(lambda on: settings.remember_step_notes(file, on))
        super().__init__(shell, source, "path", choices)

    def _day_of(self, what: PrintKind) -> date | None:
        """See ``Subject``: that of the start."""
        start = self.choices.options().start if "start" in what.options else None
        return start.date if start else None


class NotesSubject(Subject):
    """The actions and needs of many meetings, as the page of follow-up shows them."""

    def __init__(self, shell: Shell, source: NotesToPrint) -> None:
        super().__init__(shell, source, "notes", Choices(), shell.clock.today())
        self._actions = source.actions

    def other_files(self, what: PrintKind) -> tuple[OtherFile, ...]:
        """See ``Subject``."""
        return self._actions_files(lambda: self._actions) if what.key == "all-actions" else super().other_files(what)


class MeetingSubject(Subject):
    """A meeting."""

    def __init__(self, shell: Shell, meeting_id: str) -> None:
        source = read_meeting_for_print(shell.workspace, meeting_id, shell.clock.now())
        super().__init__(shell, source, "meeting", MeetingChoices(source), source.meeting.date)
        self.meeting, self._meeting_source = source.meeting, source

    def other_files(self, what: PrintKind) -> tuple[OtherFile, ...]:
        """See ``Subject``: also actions as a list, agenda and actions for the calendar."""
        if what.key == "actions":
            return self._actions_files(lambda: self._meeting_source.chosen_actions(self.choices.options()))
        if what.key == "agenda" and self.meeting.date is not None:
            return (calendar_file(lambda: meeting_calendar(self._workspace, self.meeting.id, self._now)),)
        return super().other_files(what)

    def printed(self, what: PrintKind) -> None:
        """See ``Subject``: "Ready for the meeting?" shows whether it was printed. Nothing is stored in a read-only file."""
        if not self._workspace.read_only:
            record_fact(self._workspace, self.meeting.id, f"{what.key} printed")
