"""Keeping the half-typed line in the file, also where the file cannot be written at once."""

from __future__ import annotations

from collections.abc import Sequence

from campus_desktop.errors import CampusError, FileError
from campus_desktop.i18n import _
from campus_desktop.meetings import left_notes, notes
from campus_desktop.meetings.note import Note
from campus_desktop.meetings.note_queries import read_note
from campus_desktop.meetings.notes import Draft
from campus_desktop.workspace import drafts
from campus_desktop.workspace.unwritten import Unwritten
from ui.shell.protocol import Shell
from ui.shell.typed_text import keeper_of
from ui.shell.unsaved import Unsaved
from ui.widgets.services import Typed


class LineDrafts:
    """For one note line, called ``name`` where something of it is not kept. A line ``in_dialog`` edits one note; what is typed
    there is kept beside the draft of the meeting's own line."""

    def __init__(self, shell: Shell, name: str, *, in_dialog: bool = False) -> None:
        self._shell, self._name, self._in_dialog = shell, name, in_dialog
        self._edited = ""
        """The id of the note whose edited text is kept."""
        self._read: Draft | None = None
        self._unkept: dict[str, tuple[Draft, list[Draft]]] = {}
        """By meeting: what could not be kept, which is newer than what stands in the file."""

    @property
    def _keeper(self) -> Unsaved:
        keeper = keeper_of(self._shell.widget)
        assert keeper is not None
        return keeper

    def watch(self, line: Typed) -> None:
        """``line`` holds what is not kept yet."""
        self._keeper.watch(line)

    def keep(self, meeting: str, draft: Draft, put_away: Sequence[Draft]) -> bool:
        """Keep what is half typed and what is put away; False where that has to be tried again."""
        if self._in_dialog:
            return self._keep_edited(meeting, draft)
        shell, workspace, lines = self._shell, self._shell.workspace, list(put_away)

        def kept(_text: str) -> None:
            self._unkept.pop(meeting, None)

        self._unkept[meeting] = (draft, lines)
        error = self._keeper.save(
            self._key(meeting),
            self._place(draft),
            draft.text,
            lambda: shell.guard(lambda: notes.keep_draft(workspace, meeting, draft, lines)),
            done=kept,
            also=[
                Unwritten(self._place(each), each.text, left_notes.as_text(meeting, each))
                for each in lines
                if each.text.strip()
            ],
            note=left_notes.as_text(meeting, draft),
        )
        if error is None:
            kept(draft.text)
        return error is None

    def _keep_edited(self, meeting: str, draft: Draft) -> bool:
        shell, workspace = self._shell, self._shell.workspace
        wanted = bool(draft.note and draft.text.strip())
        if not wanted and not self._edited:
            return True
        self._edited = note = draft.note or self._edited
        whole = left_notes.as_text(meeting, draft) if wanted else ""
        error = self._keeper.save(
            self._key(meeting),
            self._place(draft),
            draft.text if wanted else "",
            lambda: shell.guard(lambda: drafts.keep(workspace, {(drafts.NOTE, note): whole})),
            note=whole,
        )
        if not wanted:
            self._edited = ""
        return error is None

    def _place(self, draft: Draft) -> str:
        return _("Private note") if draft.private else self._name

    def forget(self, meeting: str) -> None:
        """The line became a note: what waits to be kept is wanted no more."""
        self._unkept.pop(meeting, None)
        self._keeper.drop(self._key(meeting))
        if self._edited:
            self._keep_edited(meeting, Draft("", "idea", self._shell.clock.now()))

    def _key(self, meeting: str) -> tuple[int, str]:
        return id(self), meeting

    def read(self, meeting: str) -> tuple[Draft | None, list[Draft]]:
        """The half-typed line of a meeting, and what is put away."""
        if meeting in self._unkept:
            draft, lines = self._unkept[meeting]
            return (draft if draft.text else None), list(lines)
        workspace = self._shell.workspace
        self._read = notes.read_draft(workspace, meeting)
        return self._read, notes.read_put_away(workspace, meeting)

    def is_gone(self, meeting: str, draft: Draft | None) -> bool:
        """Whether ``draft`` was read from the file and has been saved as a note since, by another command than the line's."""
        if draft is None or draft is not self._read or meeting in self._unkept:
            return False
        return notes.read_draft(self._shell.workspace, meeting) is None


def note_still_there(shell: Shell, note_id: str) -> Note | None:
    """A note that is being rewritten; None where it was deleted meanwhile."""
    try:
        return read_note(shell.workspace, note_id)
    except FileError:
        raise  # it may be there all the same
    except CampusError:
        return None
