"""Meetings as rows of a list, and the earlier and next meetings of a series."""

from __future__ import annotations

import sqlite3
from datetime import date, time
from typing import TYPE_CHECKING, NamedTuple

from campus_desktop.i18n import fold
from campus_desktop.meetings.acts import ENDED, LAST_EVENT, NOT_BEGUN
from campus_desktop.workspace import Workspace

if TYPE_CHECKING:
    from campus_desktop.meetings.meeting import Meeting


class MeetingSummary(NamedTuple):
    """A meeting as one row of a list. ``items`` counts the agenda's numbered items, ``people`` those expected,
    ``institutions`` theirs, ``notes`` the notes; ``state`` is "planned", "running" (also between two days) or "held"."""

    id: str
    title: str
    kind: str
    date: date | None
    start: time
    end: time
    place: str
    host: str | None
    host_name: str
    status: str
    series: str | None
    series_title: str
    items: int
    people: int
    institutions: int
    notes: int
    state: str


_SUMMARY = """
SELECT m.id, m.title, m.kind, m.date, m.start_time AS start, m.end_time AS end, m.place, m.host,
    coalesce(h.name, '') AS host_name, m.status, m.series, coalesce(r.title, '') AS series_title,
    (SELECT count(*) FROM agenda_item a WHERE a.meeting = m.id AND a.parent IS NULL
        AND coalesce(a.type, '') NOT IN ('break', 'buffer')) AS items,
    (SELECT coalesce(sum(p.count), 0) FROM participant p WHERE p.meeting = m.id AND p.status <> 'apologies') AS people,
    (SELECT count(DISTINCT p.institution) FROM participant p WHERE p.meeting = m.id AND p.status <> 'apologies') AS institutions,
    (SELECT count(*) FROM note n WHERE n.meeting = m.id) AS notes,
    t.what AS last, (SELECT max(a.day) FROM agenda_item a WHERE a.meeting = m.id) > coalesce(l.day, 1) AS more
FROM meeting m LEFT JOIN institution h ON h.id = m.host LEFT JOIN series r ON r.id = m.series
LEFT JOIN timer t ON t.rid = {last}
LEFT JOIN agenda_item l ON l.id = t.item
""".format(last=LAST_EVENT.format(meeting="m.id"))


def list_meetings(workspace: Workspace, *, templates: bool = False) -> list[MeetingSummary]:
    """All meetings, newest date first, after those without a date; or the agendas kept as templates, by title."""
    order = "m.sort_key, m.id" if templates else "m.date IS NOT NULL, m.date DESC, m.start_time DESC, m.sort_key, m.id"
    rows = workspace.rows(f"{_SUMMARY} WHERE m.is_template = ? AND NOT m.is_block ORDER BY {order}", (int(templates),))
    return [_summary(row) for row in rows]


def next_meeting(workspace: Workspace, today: date) -> MeetingSummary | None:
    """The meeting to prepare or hold next: one that is running, else the first from ``today`` on that has not been held."""
    coming = [
        each
        for each in list_meetings(workspace)
        if each.state == "running" or (each.state == "planned" and each.date is not None and each.date >= today)
    ]
    return min(coming, key=lambda each: (each.state != "running", each.date or today, each.start), default=None)


def count_meetings(workspace: Workspace) -> int:
    """How many meetings there are, without templates."""
    return int(workspace.value("SELECT count(*) FROM meeting WHERE NOT is_template"))


def _summary(row: sqlite3.Row) -> MeetingSummary:
    values = dict(row)
    last, more = values.pop("last"), values.pop("more")
    ended = last in ENDED and not more
    values["state"] = "planned" if last in NOT_BEGUN else "held" if ended else "running"
    values["date"] = date.fromisoformat(row["date"]) if row["date"] else None
    values["start"], values["end"] = time.fromisoformat(row["start"]), time.fromisoformat(row["end"])
    return MeetingSummary(**values)


def search_meetings(workspace: Workspace, text: str, limit: int) -> list[MeetingSummary]:
    """Meetings whose title, place, host or series contains every word of ``text``, with any spelling of æ, ø and å."""
    words = fold(text).split()
    found = []
    for each in list_meetings(workspace):
        about = fold(f"{each.title} {each.place} {each.host_name} {each.series_title}")
        if all(word in about for word in words):
            found.append(each)
            if len(found) == limit:
                break
    return found


class FoundItem(NamedTuple):
    """An agenda item that a search found, and the title of its meeting."""

    id: str
    title: str
    meeting_title: str


def search_items(workspace: Workspace, text: str, limit: int) -> list[FoundItem]:
    """Agenda items whose title or responsible person contains every word of ``text``, with any spelling of æ, ø and å; those of
    the newest meetings first."""
    words = fold(text).split()
    rows = workspace.rows(
        "SELECT a.id, a.title, a.responsible, m.title AS meeting_title FROM agenda_item a JOIN meeting m ON m.id = a.meeting "
        "WHERE NOT m.is_template ORDER BY m.date DESC, m.id, a.ord, a.id"
    )
    found: list[FoundItem] = []
    for row in rows:
        if len(found) >= limit:
            break
        about = fold(f"{row['title']}\n{row['responsible']}")
        if all(word in about for word in words):
            found.append(FoundItem(row["id"], row["title"], row["meeting_title"]))
    return found


def earlier_meetings(workspace: Workspace, meeting: Meeting | MeetingSummary) -> list[str]:
    """Ids of the meetings of the same series before this one by date, start and creation (all others, if it has no date),
    oldest first."""
    if meeting.series is None:
        return []
    start = meeting.start if isinstance(meeting, MeetingSummary) else meeting.days[0].start
    day = meeting.date.isoformat() if meeting.date else None
    rows = workspace.rows(
        "SELECT id FROM meeting WHERE series = ? AND id <> ? AND NOT is_template AND date IS NOT NULL "
        "AND (? IS NULL OR (date, start_time, id) < (?, ?, ?)) ORDER BY date, start_time, id",
        (meeting.series, meeting.id, day, day, start.isoformat("minutes"), meeting.id),
    )
    return [row["id"] for row in rows]


def following_meeting(workspace: Workspace, meeting: Meeting) -> MeetingSummary | None:
    """The next meeting of the series after this one, None if there is none yet."""
    if meeting.series is None or meeting.date is None:
        return None
    later = [
        each
        for each in list_meetings(workspace)
        if each.series == meeting.series
        and each.id != meeting.id
        and each.date is not None
        and (each.date, each.start, each.id) > (meeting.date, meeting.days[0].start, meeting.id)
    ]
    return min(later, key=lambda each: (each.date or date.max, each.start, each.id), default=None)
