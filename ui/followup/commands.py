"""Commands on notes in the lists of follow-up: each is one edit of the domain, one undo step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from campus_desktop.i18n import _, ngettext, number
from campus_desktop.meetings import notes
from campus_desktop.meetings.due import due_text
from campus_desktop.meetings.newcomers import set_new_responsible
from campus_desktop.meetings.note import CLOSABLE, Note
from ui.followup.ticks import is_done
from ui.shell.page import Shell, done
from ui.shell.unsaved import done_typed


class FollowUpCommands:
    """Errors are shown by the shell. No message repeats the text of a note, because the screen may be shared, except where ``tick``
    is called with ``named``."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell

    @property
    def only_reads(self) -> bool:
        """Whether the file is open for reading only."""
        return self._shell.workspace.read_only

    def today(self) -> date:
        """The current date where the meetings are held."""
        return self._shell.clock.today()

    def tick(self, chosen: Sequence[Note], *, named: bool = False) -> None:
        """Tick off those that are open; if none is, reopen them. ``named``: the message names a single note by its first words,
        unless it is private."""
        closable = [note for note in chosen if note.kind in CLOSABLE]
        open_ = [note.id for note in closable if not is_done(self._shell, note)]
        ids = open_ or [note.id for note in closable]
        if not ids:
            return
        name = _("Done") if open_ else _("Open again")
        text = next((note.text for note in closable if note.id == ids[0]), "") if len(ids) == 1 else number(len(ids))
        workspace, ticks = self._shell.workspace, dict.fromkeys(ids, bool(open_))
        if not done_typed(self._shell, name, text, lambda: notes.set_done(workspace, ids, done=bool(open_)), ticks):
            return
        if open_:
            said = ngettext("{count} done; Ctrl+Z opens it again", "{count} done; Ctrl+Z opens them again", len(ids))
        else:
            said = ngettext("{count} opened again", "{count} opened again", len(ids))
        (one,) = [note for note in closable if note.id == ids[0]]
        if named and len(ids) == 1 and not one.private:
            said = _("“{text}” is done; Ctrl+Z opens it again") if open_ else _("“{text}” is opened again")
        self._shell.message(said.format(count=len(ids), text=notes.short_title(one.text)))

    def update(self, chosen: Sequence[Note], **fields: Any) -> None:
        """Set fields of notes."""
        ids = [note.id for note in chosen]
        if ids:
            self._shell.guard(lambda: notes.update_notes(self._shell.workspace, ids, **fields))

    def make_responsible(self, chosen: Sequence[Note], meeting: str, name: str) -> None:
        """Create a person at the meeting's institution and make them responsible."""
        ids = [note.id for note in chosen]
        if ids:
            self._shell.guard(lambda: set_new_responsible(self._shell.workspace, meeting, ids, name))

    def answer(self, chosen: Sequence[Note], answer: str) -> None:
        """Set the path owner's answer for those that are ideas; an answer that all of them have already is removed."""
        ideas = [note for note in chosen if note.kind == "idea"]
        if ideas:
            wanted = None if all(note.answer == answer for note in ideas) else answer
            ids = [note.id for note in ideas]
            self._shell.guard(lambda: notes.answer_ideas(self._shell.workspace, ids, wanted))

    def delete(self, chosen: Sequence[Note]) -> None:
        """Delete notes."""
        ids = [note.id for note in chosen]
        if not ids:
            return
        if not done(self._shell, lambda: notes.delete_notes(self._shell.workspace, ids)):
            return
        said = ngettext(
            "{count} note deleted; Ctrl+Z brings it back", "{count} notes deleted; Ctrl+Z brings them back", len(ids)
        )
        self._shell.message(said.format(count=len(ids)))


_SOON = 7
"""Days within which a due date is slightly emphasised."""


def due_tone(note: Note, today: date) -> str:
    """The tone of a due date: late or missing is emphasised, due in the next days slightly."""
    if note.done is not None or note.kind != "action":
        return ""
    if note.due is None or note.due < today:
        return "warning"
    return "info" if (note.due - today).days < _SOON else ""


def when_due(note: Note, today: date) -> str:
    """The due date in words; for an open action without one, that it is missing."""
    if note.due is None and note.kind == "action" and note.done is None:
        return _("No due date")
    return due_text(note.due, today)


def owner_text(note: Note) -> str:
    """Who is responsible: the person with their institution, the institution, or nobody."""
    return ", ".join(part for part in (note.person_name, note.institution_name) if part)


def who_text(note: Note) -> str:
    """Who is responsible; for an open action without anybody, that nobody is."""
    return owner_text(note) or (_("Nobody responsible") if owner_tone(note) else "")


def owner_tone(note: Note) -> str:
    """The tone that emphasises an open action without a person responsible."""
    missing = note.kind == "action" and note.done is None and not (note.institution or note.person)
    return "warning" if missing else ""
