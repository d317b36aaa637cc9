"""What can be done to notes that are written: one or several at once, each command one step back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QApplication

from campus_desktop.i18n import _, ngettext
from campus_desktop.meetings import notes
from campus_desktop.meetings.context import read_context
from campus_desktop.meetings.note import Note
from campus_desktop.meetings.note_queries import read_notes
from campus_desktop.meetings.noteline import Candidate, Context
from ui.meetings.notes.newcomers import Newcomers
from ui.meetings.state import MeetingState
from ui.notes.commands import NoteCommands
from ui.notes.said import as_text
from ui.notes.seen import context_seen
from ui.shell.protocol import Shell
from ui.shell.typed_text import guard_typed


class MeetingNoteCommands(NoteCommands):
    """Commands on the notes of the meeting that is shown."""

    def __init__(self, shell: Shell, state: MeetingState) -> None:
        super().__init__(shell)
        self._state = state
        self.newcomers = Newcomers(shell, state)

    def read(self, ids: Sequence[str]) -> list[Note]:
        """The notes, in that order."""
        return read_notes(self._shell.workspace, ids)

    def toggle_done(self, ids: Sequence[str]) -> None:
        """Tick off those that are open; if none is, reopen them."""
        self.tick(self.read(ids))

    def set_who(self, ids: Sequence[str], who: Candidate | None) -> None:
        """Say who they are from, or who is responsible; None: nobody."""
        if who is None:
            self.set(ids, institution=None, person=None)
        elif who.kind == "person":
            self.set(ids, institution=who.belongs, person=who.id)
        else:
            self.set(ids, institution=who.id, person=None)

    def set_new_who(self, ids: Sequence[str], name: str) -> None:
        """Create a person, and say that the notes are from them."""
        self.set_new_person(ids, self._state.meeting.id, name)

    def set_about(self, ids: Sequence[str], about: Candidate | None) -> None:
        """Say which step or path they are about; None: none."""
        if about is None:
            self.set(ids, path=None, step=None)
        elif about.kind == "step":
            self.set(ids, path=about.belongs, step=about.id)
        else:
            self.set(ids, path=about.id, step=None)

    def set_due(self, ids: Sequence[str], due: date | None) -> None:
        """Say when it is due; None: no date."""
        self.set(ids, due=due)

    def toggle_private(self, ids: Sequence[str]) -> None:
        """All private, or where they are that already, all not."""
        self.set(ids, private=not all(note.private for note in self.read(ids)))

    def give_reason(self, ids: Sequence[str]) -> None:
        """Ask why an answered idea was answered so."""
        answered = [note for note in self.read(ids) if note.kind == "idea" and note.answer is not None]
        if not answered:
            return
        shell, note = self._shell, answered[0]
        reason = shell.ask.text(shell.widget, _("Reason for the answer"), note.text, note.answer_reason)
        if reason is not None:
            name = _("Reason for the answer")
            guard_typed(shell, name, reason, lambda: notes.answer_idea(shell.workspace, note.id, note.answer, reason))

    def copy(self, ids: Sequence[str], today: date) -> None:
        """Put them on the clipboard as plain text."""
        if ids:
            QApplication.clipboard().setText(as_text(self.read(ids), today))
            self._shell.message(
                ngettext("{count} note copied", "{count} notes copied", len(ids)).format(count=len(ids))
            )

    def likely_paths(self, note: Note) -> tuple[str, ...]:
        """The paths that a note is likely to be about: its own, that of its item, else those of the item that is on."""
        item = self._state.meeting.item(note.item or "")
        found = (note.path, item.path if item is not None else None, *self._state.position().paths)
        return tuple(dict.fromkeys(path for path in found if path is not None))

    def context(self, ids: Sequence[str]) -> Context:
        """Who and what can be chosen for these notes."""
        first = [path for note in self.read(ids[:1]) for path in self.likely_paths(note)]
        return context_seen(self._shell, read_context(self._shell.workspace, self._state.meeting, first))
