"""Edits of notes. Each is one undo step, except the draft of the line being typed, which is a record of fact.

Labels of undo steps never contain a note's text: they are shown in the menu and the status line, also while the screen is shared.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from unicodedata import normalize

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, date_typed, ngettext
from campus_desktop.meetings.field_words import NOTE_WORDS
from campus_desktop.meetings.note import ANSWERS, CLOSABLE, NOTE_KINDS, TRAVELS, Note
from campus_desktop.meetings.note_queries import read_note
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.paths import step_edits
from campus_desktop.workspace import Workspace
from campus_desktop.workspace.labels import field_word
from campus_desktop.workspace.values import plain

NOTE_FIELDS = {
    "kind", "text", "item", "institution", "person", "path", "step", "private", "travel", "due", "platform_answer",
}  # fmt: skip
"""The fields of ``update_notes``."""

_LONGEST_TITLE = 80


def instant_text(moment: datetime) -> str:
    """A moment as it is stored: UTC, to the millisecond."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def add_note(
    workspace: Workspace,
    meeting_id: str,
    kind: str,
    line: NoteLine,
    *,
    item: str | None = None,
    at: datetime | None = None,
    private: bool = False,
    travel: str = "meeting",
    drafted: bool = True,
) -> str:
    """Save the line as a note and delete its draft. ``item`` is the item current at the note's first key, ``at`` that moment.
    ``drafted=False``: the draft is that of another line, and stays.

    Returns the note's id. Raises CampusError if there is no text, or the meeting is gone.
    """
    values = _stored({"kind": kind, "text": line.text, "private": private, "travel": travel, **_meant(line)})
    if item is not None and workspace.value("SELECT 1 FROM agenda_item WHERE id = ?", (item,)) is None:
        item = None
    if workspace.value("SELECT 1 FROM meeting WHERE id = ?", (meeting_id,)) is None:
        raise CampusError(_("The meeting has been deleted."))
    with workspace.edit(_("New note: {kind}").format(kind=_(NOTE_KINDS[kind]))) as edit:
        row = {**values, "meeting": meeting_id, "item": item, "at": instant_text(at or edit.now)}
        note = edit.insert("note", row)
        if drafted:
            edit.execute(_FORGET_DRAFT, (meeting_id,))
    return note


def _meant(line: NoteLine) -> dict[str, Any]:
    names = ("institution", "person", "path", "step", "due")
    return {name: getattr(line, name) for name in names}


def _stored(fields: dict[str, Any]) -> dict[str, Any]:
    if unknown := set(fields) - NOTE_FIELDS:
        raise ValueError(f"no such field: {', '.join(sorted(unknown))}")
    for name, words in (("kind", NOTE_KINDS), ("travel", TRAVELS)):
        if name in fields and fields[name] not in words:
            raise ValueError(f"no such {name}: {fields[name]}")
    values = dict(fields)
    if "text" in values:
        values["text"] = normalize("NFC", values["text"]).replace("\0", "").strip()
        if not values["text"]:
            raise CampusError(_("A note needs a text; nothing was saved."))
    if "private" in values:
        values["private"] = int(values["private"])
    if isinstance(values.get("due"), date):
        values["due"] = values["due"].isoformat()
    return values


def rewrite_note(
    workspace: Workspace,
    note_id: str,
    kind: str,
    line: NoteLine,
    *,
    private: bool | None = None,
    travel: str | None = None,
    drafted: bool = True,
) -> None:
    """Replace a note's text, its kind and the values of its marks, as typed again on its line, and delete that line's draft
    (``drafted=False``: it is another line's, and stays); also whether it is private and how far it may travel, if given.
    Raises CampusError if there is no text, or the note is gone."""
    given = {name: value for name, value in (("private", private), ("travel", travel)) if value is not None}
    values = _stored({"kind": kind, "text": line.text, **given, **_meant(line)})
    meeting = workspace.value("SELECT meeting FROM note WHERE id = ?", (note_id,))
    with workspace.edit(_change(1)) as edit:
        edit.update("note", note_id, values)
        if drafted:
            edit.execute(_FORGET_DRAFT, (meeting,))


def update_notes(workspace: Workspace, note_ids: Sequence[str], *, merge: bool = False, **fields: Any) -> None:
    """Set the same fields of one or several notes; ``merge`` extends the undo step while the user types in a field of one note.

    The fields are its kind, sender, step, whether it is private, how far it may travel, and the due date. Raises CampusError if
    they are gone or a text is empty, ValueError for an unknown field or word.
    """
    values = _stored(fields)
    with workspace.edit(
        _change(len(note_ids), fields),
        merge=("note", note_ids[0], min(fields)) if merge and len(note_ids) == 1 else None,
    ) as edit:
        if not edit.update_many("note", note_ids, values):
            raise CampusError(_("The note has been deleted."))


def complete_notes(workspace: Workspace, fields: Mapping[str, Mapping[str, Any]]) -> None:
    """Set different fields of several notes (id: fields), as one undo step: the values missing when the meeting closed."""
    if not fields:
        return
    with workspace.edit(_change(len(fields))):
        for note_id, values in fields.items():
            update_notes(workspace, [note_id], **values)


def _change(count: int, fields: Iterable[str] = ()) -> str:
    if word := field_word(fields, NOTE_WORDS):
        text = ngettext("Change {field} of {count} note", "Change {field} of {count} notes", count)
        return text.format(field=word, count=count)
    return ngettext("Change {count} note", "Change {count} notes", count).format(count=count)


def delete_notes(workspace: Workspace, note_ids: Sequence[str]) -> None:
    """Delete notes."""
    if not note_ids:
        return
    count = len(note_ids)
    with workspace.edit(ngettext("Delete {count} note", "Delete {count} notes", count).format(count=count)) as edit:
        edit.delete("note", note_ids)


def set_done(workspace: Workspace, note_ids: Sequence[str], done: bool = True) -> None:
    """Tick off actions, questions, needs or parked items, or reopen them; other notes among them are left alone."""
    kinds = json.dumps(CLOSABLE)
    label = _("Done") if done else _("Open again")
    with workspace.edit(label) as edit:
        edit.execute(
            "UPDATE note SET done = ? WHERE id IN (SELECT value FROM json_each(?)) "
            "AND kind IN (SELECT value FROM json_each(?)) AND (done IS NULL) = ?",
            (instant_text(edit.now) if done else None, json.dumps(list(note_ids)), kinds, int(done)),
        )


# --- an idea and its answer ------------------------------------------------------------------------------------------


def answer_idea(workspace: Workspace, note_id: str, answer: str | None, reason: str = "") -> None:
    """The path owner's answer to an idea: "taken", "later", "declined", or None. Raises CampusError if it is not an idea."""
    if answer is not None and answer not in ANSWERS:
        raise ValueError(f"no such answer: {answer}")
    note = read_note(workspace, note_id)
    if note.kind != "idea":
        raise CampusError(_("Only an idea can be answered so; make the note an idea first."))
    label = _("Answer: {answer}").format(answer=_(ANSWERS[answer])) if answer else _("Take the answer back")
    with workspace.edit(label) as edit:
        edit.update("note", note_id, {"answer": answer, "answer_reason": " ".join(reason.split())})


def answer_ideas(workspace: Workspace, note_ids: Iterable[str], answer: str | None) -> int:
    """``answer_idea`` for the ideas among several notes, as one undo step; returns how many they are."""
    ids = [each for each in note_ids if read_note(workspace, each).kind == "idea"]
    if ids:
        with workspace.edit(
            _("Answer: {answer}").format(answer=_(ANSWERS[answer])) if answer else _("Take the answer back")
        ):
            for each in ids:
                answer_idea(workspace, each, answer)
    return len(ids)


def idea_to_step(workspace: Workspace, note_id: str, phase: str, before: str | None = None, **fields: Any) -> str:
    """Make an idea a step of a learning path, before the step ``before`` (None: last), and answer it "we take it".

    ``fields`` are the step's (format, minutes ...). The step's title is the idea's first line, cut at a word; if the idea is
    longer, all of it goes into the step's note. Returns the step's id.
    """
    note = read_note(workspace, note_id)
    title = short_title(note.text)
    if title != note.text:
        fields.setdefault("note", note.text)
    with workspace.edit(_("New step “{title}”").format(title=title)) as edit:
        step = step_edits.add_step(workspace, phase, title, before=before, **fields)
        path = edit.value("SELECT path FROM phase WHERE id = ?", (phase,))
        values = {"made_step": step, "answer": "taken", "path": note.path or path, "step": note.step or step}
        edit.update("note", note_id, values)
    return step


def idea_onto_step(workspace: Workspace, note_id: str, step_id: str) -> None:
    """Add an idea to the builder's note of the step it would change, and answer it "we take it"."""
    note = read_note(workspace, note_id)
    row = workspace.row("SELECT title, note FROM step WHERE id = ?", (step_id,))
    if row is None:
        raise CampusError(_("The steps have been deleted."))
    with workspace.edit(_("Add an idea to the note of “{title}”").format(title=row["title"])) as edit:
        text = "\n".join(part for part in (row["note"], note.text) if part)
        step_edits.update_step(workspace, step_id, note=text)
        edit.update("note", note_id, {"made_step": step_id, "answer": "taken"})


def short_title(text: str) -> str:
    """The first line of a text, cut after a word if it is long."""
    line = " ".join(text.splitlines()[0].split()) if text.strip() else ""
    if len(line) <= _LONGEST_TITLE:
        return line
    return line[: _LONGEST_TITLE + 1].rsplit(" ", 1)[0][:_LONGEST_TITLE].rstrip(" ,;:.–-") + " …"


# --- the line being typed --------------------------------------------------------------------------------------------

_DRAFT = "SELECT text FROM draft WHERE tbl = 'note' AND id = ? AND field = ?"
_FORGET_DRAFT = "DELETE FROM draft WHERE tbl = 'note' AND id = ? AND field = 'line'"


@dataclass(frozen=True, slots=True)
class Draft:
    """A note line that is not saved yet: as typed, with its kind, the item current at its first key and that moment, who may
    see it, what was picked from the completion, and the note it rewrites, if any."""

    text: str
    kind: str
    at: datetime
    item: str | None = None
    private: bool = False
    note: str | None = None
    chosen: dict[str, str] = field(default_factory=dict)
    travel: str = "meeting"


def keep_draft(workspace: Workspace, meeting_id: str, draft: Draft, put_away: Sequence[Draft] = ()) -> None:
    """Store the half-typed line of a meeting, so that a crash loses none of it; an empty one is deleted. ``put_away`` are
    private lines that wait until the screen is no longer shared. Never undone."""
    lines = {"line": [draft] if draft.text.strip() else [], "put away": list(put_away)}
    with workspace.edit("draft", undoable=False) as edit:
        edit.execute("DELETE FROM draft WHERE tbl = 'note' AND id = ?", (meeting_id,))
        for name, drafts in lines.items():
            if drafts:
                values = [draft_values(each) for each in drafts]
                text = json.dumps(values[0] if name == "line" else values, ensure_ascii=False)
                row = (meeting_id, name, plain(text), instant_text(edit.now))
                edit.execute("INSERT INTO draft (tbl, id, field, text, at) VALUES ('note', ?, ?, ?, ?)", row)


def read_draft(workspace: Workspace, meeting_id: str) -> Draft | None:
    """The half-typed line of a meeting, None if there is none."""
    text = workspace.value(_DRAFT, (meeting_id, "line"))
    found = drafts_in(f"[{text}]") if text is not None else []
    return found[0] if found else None


def read_put_away(workspace: Workspace, meeting_id: str) -> list[Draft]:
    """The private lines of a meeting that were put away while the screen was shared, the newest last."""
    text = workspace.value(_DRAFT, (meeting_id, "put away"))
    return drafts_in(text) if text is not None else []


def draft_values(draft: Draft) -> dict[str, Any]:
    """A draft as values of JSON, for ``drafts_in``."""
    return {**asdict(draft), "at": instant_text(draft.at)}


def drafts_in(text: str) -> list[Draft]:
    """Drafts from the JSON of a list; invalid ones (the file may be untrusted) are skipped."""
    found = []
    with suppress(ValueError, TypeError, KeyError):
        for values in json.loads(text):
            draft = Draft(**{**values, "at": datetime.fromisoformat(values["at"])})
            if isinstance(draft.text, str) and draft.kind in NOTE_KINDS and draft.at.tzinfo is not None:
                found.append(draft)
    return found


def line_of(note: Note) -> tuple[str, dict[str, str]]:
    """A note as an editable line, with the ids of its names (``chosen`` of ``noteline.parse``)."""
    chosen: dict[str, str] = {}
    parts = [note.text]
    who = (note.person, note.person_name) if note.person else (note.institution, note.institution_name)
    about = (note.step, note.step_title) if note.step else (note.path, note.path_title)
    for mark, (row_id, name) in (("@", who), ("#", about)):
        if row_id and name:
            parts.append(f"{mark}{name}")
            chosen[name] = row_id
    if note.due is not None:
        parts.append(f"!{date_typed(note.due)}")
    return " ".join(parts), chosen


def newest_note(workspace: Workspace, meeting_id: str, *, private: bool = True) -> Note | None:
    """The note written last (``private=False``: of those that are not private), which arrow-up in an empty line edits."""
    sql = "SELECT id FROM note WHERE meeting = ? AND (? OR NOT private) ORDER BY at DESC, id DESC LIMIT 1"
    found = workspace.value(sql, (meeting_id, int(private)))
    return read_note(workspace, found) if found else None


def tell_needs_answer(workspace: Workspace, note_ids: Iterable[str], answer: str) -> None:
    """Set the platform team's answer on all needs of a group at once."""
    ids = list(note_ids)
    with workspace.edit(
        _("Change the answer from the platform team"), merge=("note", ids[0], "platform_answer")
    ) as edit:
        edit.update_many("note", ids, {"platform_answer": normalize("NFC", answer).replace("\0", "").strip()})
