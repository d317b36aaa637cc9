"""What can be done to notes that are written: one or several at once, each command one step back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QApplication

from campus_desktop.i18n import _, ngettext, number
from campus_desktop.meetings import notes
from campus_desktop.meetings.context import read_context
from campus_desktop.meetings.newcomers import set_new_responsible
from campus_desktop.meetings.note import CLOSABLE, Note
from campus_desktop.meetings.note_queries import read_notes
from campus_desktop.meetings.noteline import Candidate, Context
from ui.followup.ticks import is_done
from ui.meetings.notes.newcomers import Newcomers
from ui.meetings.notes.said import as_text
from ui.meetings.notes.seen import context_seen
from ui.meetings.state import MeetingState
from ui.shell.page import Shell, done
from ui.shell.unsaved import done_typed, guard_typed


class NoteCommands:
    """Commands on notes by their ids. A refusal is shown as its sentence."""

    def __init__(self, shell: Shell, state: MeetingState) -> None:
        self._shell, self._state = shell, state
        self.newcomers = Newcomers(shell, state)

    def read(self, ids: Sequence[str]) -> list[Note]:
        """The notes, in that order."""
        return read_notes(self._shell.workspace, ids)

    def set(self, ids: Sequence[str], **fields: Any) -> None:
        """Set fields of all of them, as ``notes.update_notes``."""
        if ids:
            self._shell.guard(lambda: notes.update_notes(self._shell.workspace, ids, **fields))

    def set_who(self, ids: Sequence[str], who: Candidate | None) -> None:
        """Say who they are from, or who is responsible; None: nobody."""
        if who is None:
            self.set(ids, institution=None, person=None)
        elif who.kind == "person":
            self.set(ids, institution=who.belongs, person=who.id)
        else:
            self.set(ids, institution=who.id, person=None)

    def set_new_who(self, ids: Sequence[str], name: str) -> None:
        """Make somebody whom the file does not know, and say that they are from there, as one step back."""
        workspace, meeting = self._shell.workspace, self._state.meeting.id
        self._shell.guard(lambda: set_new_responsible(workspace, meeting, ids, name))

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

    def toggle_done(self, ids: Sequence[str]) -> None:
        """Tick off what is open, or where nothing is, open it again."""
        closable = [note for note in self.read(ids) if note.kind in CLOSABLE]
        if not closable:
            self._shell.message(_("Only actions, questions, needs and parked items can be done."))
            return
        is_open = [note.id for note in closable if not is_done(self._shell, note)]
        those = is_open or [note.id for note in closable]
        name = _("Done") if is_open else _("Open again")
        text = closable[0].text if len(closable) == 1 else number(len(those))
        workspace, ticks = self._shell.workspace, dict.fromkeys(those, bool(is_open))
        done_typed(self._shell, name, text, lambda: notes.set_done(workspace, those, bool(is_open)), ticks)

    def answer(self, ids: Sequence[str], answer: str) -> None:
        """The path owner's answer to ideas; the same answer once more takes it back."""
        ideas = [note for note in self.read(ids) if note.kind == "idea"]
        if not ideas:
            self._shell.message(_("Only an idea can be answered so; make the note an idea first."))
            return
        new = None if all(note.answer == answer for note in ideas) else answer
        those = [note.id for note in ideas]
        self._shell.guard(lambda: notes.answer_ideas(self._shell.workspace, those, new))

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

    def delete(self, ids: Sequence[str]) -> None:
        """Delete them; undo brings them back."""
        if ids and done(self._shell, lambda: notes.delete_notes(self._shell.workspace, ids)):
            text = ngettext(
                "{count} note deleted · Ctrl+Z brings it back",
                "{count} notes deleted · Ctrl+Z brings them back",
                len(ids),
            )
            self._shell.message(text.format(count=len(ids)))

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
