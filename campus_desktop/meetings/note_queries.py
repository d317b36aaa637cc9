"""Reading notes: of a meeting, about a step, and open notes over all meetings."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Literal, NamedTuple

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, fold, ngettext
from campus_desktop.institutions.short import initials
from campus_desktop.meetings.note import NOTE_KINDS, Note
from campus_desktop.meetings.summaries import MeetingSummary, earlier_meetings
from campus_desktop.workspace import Workspace

if TYPE_CHECKING:
    from campus_desktop.meetings.meeting import Meeting

Order = Literal["time", "kind", "step", "institution"]

_NOTE = """
SELECT n.id, n.meeting, m.title AS meeting_title, m.date AS meeting_date, n.item, coalesce(a.title, '') AS item_title,
    n.kind, n.text, n.at, n.institution, coalesce(i.name, '') AS institution_name,
    n.person, coalesce(p.name, '') AS person_name, n.path, coalesce(f.title, '') AS path_title,
    n.step, coalesce(s.title, '') AS step_title, n.private, n.travel, n.answer, n.answer_reason, n.made_step, n.due, n.done,
    n.platform_answer, m.initials_only
FROM note n JOIN meeting m ON m.id = n.meeting LEFT JOIN agenda_item a ON a.id = n.item
LEFT JOIN institution i ON i.id = n.institution LEFT JOIN person p ON p.id = n.person
LEFT JOIN path f ON f.id = n.path LEFT JOIN step s ON s.id = n.step
"""


def _notes(workspace: Workspace, where: str, parameters: Sequence[object], order: str = "n.at, n.id") -> list[Note]:
    return [_note(row) for row in workspace.rows(f"{_NOTE} WHERE {where} ORDER BY {order}", parameters)]


def _note(row: sqlite3.Row) -> Note:
    values = dict(row)
    if values.pop("initials_only"):
        values["person_name"] = initials(row["person_name"])
    values["at"] = datetime.fromisoformat(row["at"])
    values["done"] = datetime.fromisoformat(row["done"]) if row["done"] else None
    values["private"] = bool(row["private"])
    for name in ("due", "meeting_date"):
        values[name] = date.fromisoformat(row[name]) if row[name] else None
    return Note(**values)


def read_note(workspace: Workspace, note_id: str) -> Note:
    """One note. Raises CampusError if it is gone."""
    found = _notes(workspace, "n.id = ?", (note_id,))
    if not found:
        raise CampusError(_("The note has been deleted."))
    return found[0]


_ORDERS: dict[Order, str] = {
    "time": "",
    "kind": "",  # filled in on use: the order of the keys
    "step": "f.id IS NULL, f.sort_key, f.id, s.id IS NULL, h.ord, h.id, s.ord, s.id, ",
    "institution": "i.id IS NULL, i.sort_key, i.id, ",
}
_JOINED: dict[Order, str] = {
    "time": "",
    "kind": "",
    "step": "LEFT JOIN path f ON f.id = n.path LEFT JOIN step s ON s.id = n.step LEFT JOIN phase h ON h.id = s.phase ",
    "institution": "LEFT JOIN institution i ON i.id = n.institution ",
}


def note_ids(
    workspace: Workspace,
    meeting_id: str,
    order: Order = "time",
    *,
    kinds: Iterable[str] = (),
    private: bool = True,
    text: str = "",
) -> list[str]:
    """Ids of the notes of a meeting by time, by kind (in key order), by step (in board order) or by institution; optionally
    only some ``kinds``, without the private ones, or only those whose text, step, path, sender or item contains every word of
    ``text``. Notes about no step, or from no institution, come last."""
    by = _ORDERS[order]
    if order == "kind":
        by = "CASE n.kind " + " ".join(f"WHEN '{kind}' THEN {n}" for n, kind in enumerate(NOTE_KINDS)) + " END, "
    chosen = list(kinds)
    where, parameters = ["n.meeting = ?"], [meeting_id]
    if not private:
        where.append("NOT n.private")
    if chosen:
        where.append("n.kind IN (SELECT value FROM json_each(?))")
        parameters.append(json.dumps(chosen))
    # reading one value is three times as fast as reading as many rows; without conditions the order comes from an index
    sql = f"SELECT n.id FROM note n {_JOINED[order]}WHERE {' AND '.join(where)} ORDER BY {by}n.at, n.id"
    ids: list[str] = json.loads(workspace.value(f"SELECT json_group_array(id) FROM ({sql})", parameters))
    return _holding(workspace, meeting_id, text, ids) if text.strip() else ids


def _holding(workspace: Workspace, meeting_id: str, text: str, ids: list[str]) -> list[str]:
    words = fold(text).split()
    rows = workspace.rows(f"{_NOTE} WHERE n.meeting = ?", (meeting_id,))
    found = {row["id"] for row in rows if _holds(row, words)}
    return [each for each in ids if each in found]


def _holds(row: sqlite3.Row, words: Iterable[str]) -> bool:
    about = fold(" ".join(row[name] for name in _SEARCHED))
    return all(word in about for word in words)


def read_notes(workspace: Workspace, note_ids: Sequence[str]) -> list[Note]:
    """The notes with these ids in their order, without those that are gone. For a page of a long list."""
    found = _notes(workspace, "n.id IN (SELECT value FROM json_each(?))", (json.dumps(list(note_ids)),))
    by_id = {note.id: note for note in found}
    return [by_id[each] for each in note_ids if each in by_id]


def notes_of(
    workspace: Workspace, meeting_id: str, order: Order = "time", *, kinds: Iterable[str] = (), private: bool = True
) -> list[Note]:
    """The notes of a meeting; arguments as for ``note_ids``."""
    return read_notes(workspace, note_ids(workspace, meeting_id, order, kinds=kinds, private=private))


def notes_about_step(
    workspace: Workspace, step_id: str, *, private: bool = True, meeting: str | None = None
) -> list[Note]:
    """The notes about a step, newest meeting first, for its card. ``private=False`` and ``meeting`` as in ``counts_by_step``."""
    where = "n.step = ? AND (? OR NOT n.private) AND (? IS NULL OR n.meeting = ?)"
    order = "m.date DESC, n.at DESC, n.id DESC"
    return _notes(workspace, where, (step_id, int(private), meeting, meeting), order)


def counts_by_step(
    workspace: Workspace, path_id: str, *, private: bool = True, meeting: str | None = None
) -> dict[str, int]:
    """How many notes there are about each step of a path, for the cards; optionally without the private ones, or of one ``meeting``."""
    sql = (
        "SELECT n.step, count(*) AS notes FROM note n JOIN step s ON s.id = n.step JOIN phase f ON f.id = s.phase "
        "WHERE f.path = ? AND (? OR NOT n.private) AND (? IS NULL OR n.meeting = ?) GROUP BY n.step"
    )
    rows = workspace.rows(sql, (path_id, int(private), meeting, meeting))
    return {row["step"]: row["notes"] for row in rows}


def counts_by_kind(workspace: Workspace, meeting_id: str, *, private: bool = True) -> dict[str, int]:
    """How many notes of each kind a meeting has, in key order, without empty kinds; optionally without the private ones."""
    sql = "SELECT kind, count(*) AS notes FROM note WHERE meeting = ? AND (? OR NOT private) GROUP BY kind"
    counts = {row["kind"]: row["notes"] for row in workspace.rows(sql, (meeting_id, int(private)))}
    return {kind: counts[kind] for kind in NOTE_KINDS if kind in counts}


def count_since(workspace: Workspace, meeting_id: str, since: datetime, *, private: bool = True) -> int:
    """How many notes of a meeting were begun at ``since`` or later; optionally without the private ones."""
    sql = "SELECT count(*) FROM note WHERE meeting = ? AND at >= ? AND (? OR NOT private)"
    moment = since.astimezone(UTC).isoformat(timespec="milliseconds")
    return int(workspace.value(sql, (meeting_id, moment, int(private))))


class Experiences(NamedTuple):
    """The notes at meetings about the steps that use a course: ``notes`` are those that may travel, newest first, without
    their sender unless that may travel too; ``kept`` counts those that stay with their meeting."""

    notes: tuple[Note, ...]
    kept: int


def experiences(workspace: Workspace, course_id: str) -> Experiences:
    """What works well and what is hard about a course, from the steps that use it. Private notes are not even counted."""
    kinds = "n.kind IN ('works-well', 'challenge') AND NOT n.private"
    where = f"{kinds} AND n.step IN (SELECT id FROM step WHERE course = ?)"
    found = _notes(workspace, where, (course_id,), "m.date DESC, n.at DESC, n.id DESC")
    free = [note for note in found if note.travel != "meeting"]
    shown = (note if note.travel == "named" else _unnamed(note) for note in free)
    return Experiences(tuple(shown), len(found) - len(free))


def _unnamed(note: Note) -> Note:
    return note._replace(institution=None, institution_name="", person=None, person_name="")


# --- over all meetings -----------------------------------------------------------------------------------------------

_BY_DUE = "n.done IS NOT NULL, n.due IS NULL, n.due, n.at, n.id"


def actions(workspace: Workspace, *, done: bool = False, institution: str | None = None) -> list[Note]:
    """Actions of all meetings, the longest overdue first, those without a date last; ``done=True`` adds those done, at the
    end; optionally of one responsible institution."""
    where, parameters = "n.kind = 'action'", []
    if not done:
        where += " AND n.done IS NULL"
    if institution is not None:
        where += " AND n.institution = ?"
        parameters.append(institution)
    return _notes(workspace, where, parameters, _BY_DUE)


def due_by(workspace: Workspace, day: date, limit: int = -1) -> list[Note]:
    """Open actions that are due by ``day`` (that day included), the longest overdue first."""
    where = "n.kind = 'action' AND n.done IS NULL AND n.due <= ?"
    return _notes(workspace, where, (day.isoformat(),), f"{_BY_DUE} LIMIT {int(limit)}")


def count_open_actions(workspace: Workspace) -> int:
    """How many actions are open."""
    return int(workspace.value("SELECT count(*) FROM note WHERE kind = 'action' AND done IS NULL"))


def carried(workspace: Workspace, meeting: Meeting | MeetingSummary, done_too: Iterable[str] = ()) -> list[Note]:
    """Open notes from the earlier meetings of the series, actions first, then parked items, for the start of the next agenda.
    Those with ids in ``done_too`` are included even if done.

    Read each time, so it is correct also if this meeting was created before the earlier one was held.
    """
    earlier = earlier_meetings(workspace, meeting)
    if not earlier:
        return []
    return _notes(
        workspace,
        "n.meeting IN (SELECT value FROM json_each(?)) AND n.kind IN ('action', 'parked') "
        "AND (n.done IS NULL OR n.id IN (SELECT value FROM json_each(?)))",
        (json.dumps(earlier), json.dumps(list(done_too))),
        "n.kind <> 'action', n.due IS NULL, n.due, n.at, n.id",
    )


def closed(workspace: Workspace, meeting: Meeting, since: datetime, until: datetime) -> list[Note]:
    """The actions and parked items from the earlier meetings of the series that were done from ``since`` on and before ``until``,
    in the order they were done."""
    where = (
        "n.meeting IN (SELECT value FROM json_each(?)) AND n.kind IN ('action', 'parked') "
        "AND julianday(n.done) >= julianday(?) AND julianday(n.done) < julianday(?)"
    )
    parameters = (json.dumps(earlier_meetings(workspace, meeting)), since.isoformat(), until.isoformat())
    return _notes(workspace, where, parameters, "n.done, n.at, n.id")


def open_of(workspace: Workspace, meeting_id: str) -> list[Note]:
    """The open actions and parked items of a meeting, which it hands on to the next of its series."""
    where = "n.meeting = ? AND n.kind IN ('action', 'parked') AND n.done IS NULL"
    return _notes(workspace, where, (meeting_id,), "n.kind <> 'action', n.due IS NULL, n.due, n.at, n.id")


def carried_text(notes: Iterable[Note]) -> str:
    """ "3 open actions and 1 parked item"; empty if nothing is open."""
    notes = list(notes)
    actions = sum(note.kind == "action" for note in notes)
    parked = len(notes) - actions
    parts = []
    if actions:
        parts.append(ngettext("{count} open action", "{count} open actions", actions).format(count=actions))
    if parked:
        parts.append(ngettext("{count} parked item", "{count} parked items", parked).format(count=parked))
    return _("{one} and {other}").format(one=parts[0], other=parts[1]) if len(parts) == 2 else "".join(parts)


def incomplete_actions(workspace: Workspace, meeting_id: str) -> list[Note]:
    """Open actions of a meeting without a responsible or a date: listed when the meeting closes."""
    where = (
        "n.meeting = ? AND n.kind = 'action' AND n.done IS NULL "
        "AND (n.due IS NULL OR (n.institution IS NULL AND n.person IS NULL))"
    )
    return _notes(workspace, where, (meeting_id,))


def needs(workspace: Workspace, meeting_ids: Iterable[str] | None = None) -> list[Note]:
    """Needs for the platform, of some meetings or of all, newest first."""
    where, parameters = "n.kind = 'need'", []
    if meeting_ids is not None:
        where += " AND n.meeting IN (SELECT value FROM json_each(?))"
        parameters.append(json.dumps(list(meeting_ids)))
    return _notes(workspace, where, parameters, "n.at DESC, n.id DESC")


def search_notes(
    workspace: Workspace, text: str, limit: int, *, private: bool = True, kind: str | None = None
) -> list[Note]:
    """Notes whose text, step, path, sender or item contains every word of ``text``, newest first, with any spelling of æ, ø, å.

    The texts are folded on each search: 10,000 notes take a few hundredths of a second, and an index of their words would be
    another place from which personal data must be erased.
    """
    words = fold(text).split()
    where = ("n.private = 0" if not private else "1") + (" AND n.kind = ?" if kind else "")
    sql = f"{_NOTE} WHERE {where} ORDER BY n.at DESC, n.id DESC"
    found: list[Note] = []
    for row in workspace.rows(sql, (kind,) if kind else ()):
        if _holds(row, words):
            found.append(_note(row))
            if len(found) == limit:
                break
    return found


_SEARCHED = ("text", "step_title", "path_title", "institution_name", "person_name", "item_title")
