"""Notes that were typed but not saved when the program ended, such as those that waited for a locked file: saved afterwards."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from campus_desktop.clock import day_of
from campus_desktop.i18n import _, ngettext
from campus_desktop.meetings import notes
from campus_desktop.meetings.context import read_context, with_note
from campus_desktop.meetings.note import NOTE_KINDS, TRAVELS
from campus_desktop.meetings.note_queries import read_note
from campus_desktop.meetings.noteline import NoteLine, parse
from campus_desktop.meetings.notes import Draft
from campus_desktop.meetings.queries import read_meeting
from campus_desktop.workspace import Workspace, drafts
from campus_desktop.workspace.unwritten import Unwritten


class LeftNote(NamedTuple):
    """The line of a note that was not saved, and the id of its meeting."""

    meeting: str
    draft: Draft


def as_text(meeting: str, draft: Draft) -> str:
    """The note as JSON, for ``Unwritten.note``."""
    return json.dumps({"meeting": meeting, "draft": notes.draft_values(draft)})


def read(text: str) -> LeftNote | None:
    """The note of ``as_text``; None for anything else."""
    try:
        values = json.loads(text)
        meeting, found = values["meeting"], notes.drafts_in(json.dumps([values["draft"]]))
    except (ValueError, TypeError, KeyError):
        return None
    valid = isinstance(meeting, str) and bool(found) and found[0].travel in TRAVELS
    return LeftNote(meeting, found[0]) if valid else None


def in_dialogs(workspace: Workspace, newer: Sequence[Unwritten]) -> list[Unwritten]:
    """The notes that were being edited in a dialog, from the file; without those of which ``newer`` has a later text."""
    known = {(left.meeting, left.draft.note) for each in newer if (left := read(each.note)) is not None}
    found = []
    for each in drafts.left(workspace):
        left = read(each.text) if each.thing == drafts.NOTE else None
        if left is not None and (left.meeting, left.draft.note) not in known:
            found.append(
                Unwritten(_("Private note") if left.draft.private else _("Note line"), left.draft.text, each.text)
            )
    return found


def described(workspace: Workspace, left: LeftNote) -> str:
    """The kind of the note and the title of its agenda item, or that its meeting is gone."""
    if not can_be_saved(workspace, left):
        return _("the meeting has been deleted: the text can only be copied")
    title = workspace.value("SELECT title FROM agenda_item WHERE id = ?", (left.draft.item,))
    kind = _(NOTE_KINDS[left.draft.kind])
    return _("{kind}, at “{item}”").format(kind=kind, item=title) if title else kind


def can_be_saved(workspace: Workspace, left: LeftNote) -> bool:
    """Whether the meeting of the note is still in the file."""
    return workspace.value("SELECT 1 FROM meeting WHERE id = ?", (left.meeting,)) is not None


def save_left(workspace: Workspace, left: Sequence[LeftNote]) -> list[str]:
    """Save the notes at their meetings, as one undo step, and delete their drafts; returns their ids. A note that was being edited
    gets the text typed last; if it has been deleted, it is made again. Raises CampusError if a meeting is gone, or the file cannot
    be written."""
    count = len(left)
    with workspace.edit(ngettext("Save {count} typed note", "Save {count} typed notes", count).format(count=count)):
        return [_save(workspace, each) for each in left]


def _save(workspace: Workspace, left: LeftNote) -> str:
    meeting, draft = left
    context = read_context(workspace, read_meeting(workspace, meeting))
    there = workspace.value("SELECT 1 FROM note WHERE id = ?", (draft.note,)) is not None
    if draft.note is not None and there:
        context = with_note(context, read_note(workspace, draft.note))
    # dates such as "friday" count from the day they were typed
    line = parse(draft.text, context, day_of(draft.at), draft.chosen)
    if not line.text:
        line = NoteLine(draft.text)
    kept = notes.read_draft(workspace, meeting)
    drafted = kept is not None and (kept.at, kept.note) == (draft.at, draft.note)
    travel = "meeting" if draft.private else draft.travel
    if draft.note is not None:
        drafts.keep(workspace, {(drafts.NOTE, draft.note): ""})
    if draft.note is not None and there:
        notes.rewrite_note(
            workspace, draft.note, draft.kind, line, private=draft.private, travel=travel, drafted=drafted
        )
        return draft.note
    return notes.add_note(
        workspace,
        meeting,
        draft.kind,
        line,
        item=draft.item,
        at=draft.at,
        private=draft.private,
        travel=travel,
        drafted=drafted,
    )
