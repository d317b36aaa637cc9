"""The practice workspace's meetings: one held about three weeks ago, and the next one of the same series a few days from now.

Their dates are relative to the day the workspace is created, so that something is always due soon; all are working days.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from campus_desktop.clock import day_of, zone
from campus_desktop.i18n import sort_key
from campus_desktop.meetings.agenda import clock, find_slot, schedule
from campus_desktop.meetings.queries import read_meeting
from campus_desktop.paths.days import Closed
from campus_desktop.workspace import Edit, Workspace

Content = Mapping[str, Any]

_OF_THEIR_OWN = {"day", "delete_by", "participants", "paths", "items", "notes", "timer", "facts", "answers"}


def put_meetings(workspace: Workspace, edit: Edit, content: Content, now: datetime) -> None:
    """Within an edit: insert the series and its meetings; days in ``content`` count from the day of ``now``."""
    series = content["series"]
    edit.insert("series", {**series, "sort_key": sort_key(series["title"])})
    today = day_of(now)
    for meeting in content["meetings"]:
        _put(workspace, edit, meeting, series["id"], today, now)


def working_day(today: date, days: int) -> date:
    """The date ``days`` from ``today``, moved on to the next working day; one in the past is moved back."""
    found, closed = today + timedelta(days=days), Closed()
    while closed.closed(found):
        found += timedelta(days=1 if days > 0 else -1)
    return found


def _put(workspace: Workspace, edit: Edit, meeting: Content, series: str, today: date, now: datetime) -> None:
    row = {name: value for name, value in meeting.items() if name not in _OF_THEIR_OWN}
    row |= {"series": series, "sort_key": sort_key(meeting["title"]), "changed": now.isoformat(timespec="milliseconds")}
    held = working_day(today, meeting["day"])
    row |= {"date": held.isoformat(), "delete_by": working_day(today, meeting["delete_by"]).isoformat()}
    here = {"meeting": edit.insert("meeting", row)}
    for participant in meeting["participants"]:
        edit.insert("participant", {**participant, **here})
    for path, key in _ordered(edit, "meeting_path", here["meeting"], meeting["paths"]):
        edit.insert("meeting_path", {**path, **here, "ord": key})
    for item, key in _ordered(edit, "agenda_item", here["meeting"], meeting["items"]):
        values = {name: value for name, value in item.items() if name != "children"}
        values["tracks"] = json.dumps(item.get("tracks", []), ensure_ascii=False)
        edit.insert("agenda_item", {**values, **here, "ord": key})
        children = [child for track in item.get("children", ()) for child in track]
        for child, child_key in _ordered(edit, "agenda_item", here["meeting"], children):
            edit.insert("agenda_item", {**child, **here, "parent": item["id"], "ord": child_key})
    for note in meeting["notes"]:
        edit.insert("note", _note(note, held, today) | here)
    for event in meeting["timer"]:
        planned = _planned(workspace, here["meeting"], event["item"])
        edit.insert("timer", {**event, **planned, **here, "at": _instant(held, event["at"])})
    for fact in meeting["facts"]:
        values = {"id": fact["id"], "what": fact["what"], "at": _instant(working_day(today, fact["day"]), "13:15:00")}
        edit.insert("meeting_fact", values | here)
    for answer in meeting.get("answers", ()):
        edit.insert("answer", {**answer, "about": here["meeting"], "at": now.isoformat(timespec="seconds")})


def _note(note: Content, held: date, today: date) -> dict[str, Any]:
    row = {**note, "at": _instant(held, note["at"]), "private": int(note.get("private", False))}
    if "due" in note:
        row["due"] = working_day(today, note["due"]).isoformat()
    if "done" in note:
        days, at = note["done"]
        row["done"] = _instant(working_day(today, days), at)
    return row


def _planned(workspace: Workspace, meeting_id: str, item_id: str) -> dict[str, Any]:
    """The plan of an item, as the timer stores it with each event."""
    meeting = read_meeting(workspace, meeting_id)
    found = find_slot(schedule(meeting.items, meeting.days), item_id)
    assert found is not None
    return {"planned": clock(found[1].start).isoformat("minutes"), "planned_minutes": found[1].minutes}


def _instant(day: date, at: str) -> str:
    """A wall time in Denmark as stored: UTC, to the millisecond."""
    moment = datetime.combine(day, time.fromisoformat(at), zone())
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def _ordered(edit: Edit, table: str, meeting_id: str, rows: Sequence[Content]) -> list[tuple[Content, str]]:
    return list(zip(rows, edit.order_between(table, "meeting", meeting_id, None, len(rows)), strict=True))
