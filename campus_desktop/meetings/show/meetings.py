"""``show WORKSPACE meetings``: meetings with their agendas and times."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, time
from typing import TYPE_CHECKING, Any

from campus_desktop.commandline import Noun
from campus_desktop.i18n import _, date_table, ngettext, time_table
from campus_desktop.meetings import queries, summaries
from campus_desktop.meetings.agenda import Slot, clock, schedule
from campus_desktop.meetings.meeting import PAUSES, STATUSES, Meeting
from campus_desktop.meetings.show.plain import plain

if TYPE_CHECKING:
    from campus_desktop.workspace import Workspace

_LEFT_OUT = {"items", "is_template", "days"}


def rows(workspace: Workspace, text: str = "", limit: int | None = None) -> list[dict[str, object]]:
    """Meetings, newest first, those that contain every word of ``text``; at most ``limit``. Missing values are None."""
    found = (
        summaries.search_meetings(workspace, text, sys.maxsize) if text.strip() else summaries.list_meetings(workspace)
    )
    return [_object(queries.read_meeting(workspace, each.id)) for each in found[:limit]]


def _object(meeting: Meeting) -> dict[str, object]:
    plans = schedule(meeting.items, meeting.days)
    first = meeting.days[0]
    values = {name: value for name, value in asdict(meeting).items() if name not in _LEFT_OUT}
    values |= {
        "date": first.date,
        "start": first.start,
        "end": first.end,
        "days": [asdict(day) for day in meeting.days],
    }
    values["agenda"] = [_slot(slot) for plan in plans for slot in plan.every_slot]
    found: dict[str, object] = plain(values)
    return found


def _slot(slot: Slot) -> dict[str, Any]:
    values = {name: value for name, value in asdict(slot.item).items() if name != "children"}
    return {**values, "start": clock(slot.start), "end": clock(slot.end), "minutes": slot.minutes}


def line(row: Mapping[str, Any]) -> str:
    """One meeting as readable text: date and time, title, place, host, items, status."""
    day = date_table(date.fromisoformat(row["date"])) if row["date"] else _("no date")
    status = STATUSES[row["status"]]
    count = sum(item["parent"] is None and item["type"] not in PAUSES for item in row["agenda"])
    parts = [
        f"{day} {time_table(time.fromisoformat(row['start']))}",
        row["title"],
        row["place"],
        row["host_name"],
        ngettext("{count} item", "{count} items", count).format(count=count),
        _(status),
    ]
    return " · ".join(part for part in parts if part)


NOUN = Noun("meetings", rows, line)
