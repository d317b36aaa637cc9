"""Reading meetings. Notes are read in ``note_queries``."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime, time

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _
from campus_desktop.institutions.short import initials
from campus_desktop.meetings.meeting import AgendaItem, Day, Meeting, Participant, PathAtMeeting
from campus_desktop.meetings.timer import Event, in_force
from campus_desktop.workspace import Workspace


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def find_meeting(workspace: Workspace, name: str) -> str:
    """The id of the meeting with this title or id. Raises CampusError if there is none, or several with the title."""
    rows = workspace.rows("SELECT id FROM meeting WHERE NOT is_template AND (id = ? OR title = ?)", (name, name))
    if len(rows) == 1:
        return str(rows[0]["id"])
    if rows:
        raise CampusError(_("Several meetings are called “{name}”; give the id of the one you mean.").format(name=name))
    text = _("There is no meeting called “{name}” in “{file}”.")
    raise CampusError(text.format(name=name, file=workspace.path.name))


def meeting_of(workspace: Workspace, row_id: str) -> str | None:
    """The meeting of an agenda item, a note or a participant, or the meeting with that id; None for anything else."""
    found = workspace.value(
        "SELECT id FROM meeting WHERE id = :id UNION ALL SELECT meeting FROM agenda_item WHERE id = :id "
        "UNION ALL SELECT meeting FROM note WHERE id = :id UNION ALL SELECT meeting FROM participant WHERE id = :id LIMIT 1",
        {"id": row_id},
    )
    return str(found) if found is not None else None


def read_meeting(workspace: Workspace, meeting_id: str) -> Meeting:
    """A whole meeting with days, participants, paths and agenda. Raises CampusError if it is gone."""
    row = workspace.row(
        "SELECT m.*, coalesce(h.name, '') AS host_name, coalesce(r.title, '') AS series_title FROM meeting m "
        "LEFT JOIN institution h ON h.id = m.host LEFT JOIN series r ON r.id = m.series WHERE m.id = ?",
        (meeting_id,),
    )
    if row is None:
        raise CampusError(_("The meeting has been deleted."))
    values = {name: row[name] for name in row.keys() if name not in _NOT_FIELDS}  # noqa: SIM118 (a Row is no dict)
    values["delete_by"] = _date(row["delete_by"])
    for name in ("initials_only", "is_template"):
        values[name] = bool(row[name])
    return Meeting(
        **values,
        days=_days(workspace, row),
        participants=_participants(workspace, meeting_id, values["initials_only"]),
        paths=_paths(workspace, meeting_id),
        items=read_items(workspace, meeting_id),
    )


_NOT_FIELDS = {"rid", "date", "start_time", "end_time", "sort_key", "is_block"}


def _days(workspace: Workspace, row: sqlite3.Row) -> tuple[Day, ...]:
    rows = workspace.rows("SELECT * FROM meeting_day WHERE meeting = ? ORDER BY number, id", (row["id"],))
    return tuple(
        Day(number, _date(each["date"]), time.fromisoformat(each["start_time"]), time.fromisoformat(each["end_time"]))
        for number, each in enumerate([row, *rows], start=1)
    )


def _participants(workspace: Workspace, meeting_id: str, short: bool) -> tuple[Participant, ...]:
    """By institution in Danish order, within it by name; those of no institution last. ``short``: initials instead of names."""
    rows = workspace.rows(
        "SELECT a.id, a.institution, coalesce(i.name, '') AS institution_name, a.person, coalesce(p.name, a.name) AS name, "
        "coalesce(nullif(a.role, ''), p.role, '') AS role, a.status, a.count FROM participant a "
        "LEFT JOIN institution i ON i.id = a.institution LEFT JOIN person p ON p.id = a.person "
        "WHERE a.meeting = ? ORDER BY i.id IS NULL, i.sort_key, i.id, p.id IS NULL, p.sort_key, a.name, a.id",
        (meeting_id,),
    )
    found = (Participant(**dict(row)) for row in rows)
    return tuple(replace(each, name=initials(each.name)) if short else each for each in found)


def _paths(workspace: Workspace, meeting_id: str) -> tuple[PathAtMeeting, ...]:
    rows = workspace.rows(
        "SELECT p.id AS path, p.title, p.institution, coalesce(i.name, '') AS institution_name, p.kind, "
        "(SELECT count(*) FROM step s JOIN phase f ON f.id = s.phase WHERE f.path = p.id) AS steps, "
        "(SELECT s.format FROM step s JOIN phase f ON f.id = s.phase WHERE f.path = p.id AND s.format IS NOT NULL "
        "GROUP BY s.format ORDER BY count(*) DESC, s.format LIMIT 1) AS format "
        "FROM meeting_path x JOIN path p ON p.id = x.path LEFT JOIN institution i ON i.id = p.institution "
        "WHERE x.meeting = ? ORDER BY x.ord, x.id",
        (meeting_id,),
    )
    return tuple(PathAtMeeting(**dict(row)) for row in rows)


def read_items(workspace: Workspace, meeting_id: str) -> tuple[AgendaItem, ...]:
    """The agenda, day by day in order, the items of parallel groups inside their parent."""
    rows = workspace.rows("SELECT * FROM agenda_item WHERE meeting = ? ORDER BY day, ord, id", (meeting_id,))
    children = defaultdict(list)
    for row in rows:
        if row["parent"] is not None:
            children[row["parent"]].append(_item(row))
    return tuple(
        replace(_item(row), children=tuple(sorted(children[row["id"]], key=lambda child: child.track)))
        for row in rows
        if row["parent"] is None
    )


def _item(row: sqlite3.Row) -> AgendaItem:
    values = {name: row[name] for name in row.keys() if name not in ("rid", "meeting", "ord")}  # noqa: SIM118
    values["tracks"] = tuple(json.loads(row["tracks"]))
    values["pinned"] = time.fromisoformat(row["pinned"]) if row["pinned"] else None
    return AgendaItem(**values)


# --- series ----------------------------------------------------------------------------------------------------------


def list_series(workspace: Workspace) -> list[tuple[str, str]]:
    """The series of meetings as (id, title), in Danish order."""
    return [(row["id"], row["title"]) for row in workspace.rows("SELECT id, title FROM series ORDER BY sort_key, id")]


def read_events(workspace: Workspace, meeting_id: str) -> list[Event]:
    """The timer events of a meeting, in order, without those undone."""
    rows = workspace.rows(
        "SELECT id, what, at, item, track, coalesce(minutes, 0) AS minutes, planned, planned_minutes, target FROM timer "
        "WHERE meeting = ? ORDER BY at, id",
        (meeting_id,),
    )
    return in_force(Event(**{**dict(row), "at": datetime.fromisoformat(row["at"])}) for row in rows)
