"""Commands on notes, each one edit of the domain and one undo step; and the words and tones of who is responsible and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from campus_desktop.i18n import _, ngettext, number
from campus_desktop.meetings import notes
from campus_desktop.meetings.newcomers import set_new_responsible
from campus_desktop.meetings.note import CLOSABLE, Note
from ui.notes.ticks import is_done
from ui.shell.protocol import Shell, done
from ui.shell.typed_text import done_typed


class NoteCommands:
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
        if not closable:
            if chosen:
                self._shell.message(_("Only actions, questions, needs and parked items can be done."))
            return
        open_ = [note for note in closable if not is_done(self._shell, note)]
        ticked = open_ or closable
        one, count = ticked[0], len(ticked)
        ids = [note.id for note in ticked]
        workspace, ticks = self._shell.workspace, dict.fromkeys(ids, bool(open_))
        name, text = _("Done") if open_ else _("Open again"), one.text if count == 1 else number(count)
        if not done_typed(self._shell, name, text, lambda: notes.set_done(workspace, ids, done=bool(open_)), ticks):
            return
        if named and count == 1 and not one.private:
            said = _("“{text}” is done; Ctrl+Z opens it again") if open_ else _("“{text}” is opened again")
        elif open_:
            said = ngettext("{count} done; Ctrl+Z opens it again", "{count} done; Ctrl+Z opens them again", count)
        else:
            said = ngettext("{count} opened again", "{count} opened again", count)
        self._shell.message(said.format(count=count, text=notes.short_title(one.text)))

    def set(self, ids: Sequence[str], **fields: Any) -> None:
        """Set fields of notes, as ``notes.update_notes``."""
        if ids:
            self._shell.guard(lambda: notes.update_notes(self._shell.workspace, ids, **fields))

    def set_new_person(self, ids: Sequence[str], meeting: str, name: str) -> None:
        """Create a person at the meeting's institution and name them in the notes."""
        if ids:
            self._shell.guard(lambda: set_new_responsible(self._shell.workspace, meeting, ids, name))

    def answer(self, chosen: Sequence[Note], answer: str) -> None:
        """Set the path owner's answer for those that are ideas; an answer that all of them have already is removed."""
        ideas = [note for note in chosen if note.kind == "idea"]
        if ideas:
            wanted = None if all(note.answer == answer for note in ideas) else answer
            ids = [note.id for note in ideas]
            self._shell.guard(lambda: notes.answer_ideas(self._shell.workspace, ids, wanted))
        elif chosen:
            self._shell.message(_("Only an idea can be answered so; make the note an idea first."))

    def delete(self, ids: Sequence[str]) -> None:
        """Delete notes."""
        if ids and done(self._shell, lambda: notes.delete_notes(self._shell.workspace, ids)):
            said = ngettext(
                "{count} note deleted; Ctrl+Z brings it back",
                "{count} notes deleted; Ctrl+Z brings them back",
                len(ids),
            )
            self._shell.message(said.format(count=len(ids)))
