"""The agenda as planned, without the changes of catching up while the meeting was held.

Screen, PDF and file all use this as "planned" for a meeting that was held, so that they never differ.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import Any

from campus_desktop.meetings.agenda import DayPlan, schedule
from campus_desktop.meetings.meeting import AgendaItem, Meeting
from campus_desktop.workspace import Workspace


def planned(workspace: Workspace, meeting: Meeting) -> tuple[DayPlan, ...]:
    """The times of every item before anything was caught up at the meeting."""
    rows = workspace.rows(
        "SELECT item, day, field, minutes, pinned, end_time FROM as_planned WHERE meeting = ? ORDER BY rid",
        (meeting.id,),
    )
    kept = {(row["item"], row["day"] if row["item"] is None else None, row["field"]): row[row["field"]] for row in rows}

    def item_as_planned(item: AgendaItem) -> AgendaItem:
        values: dict[str, Any] = {"overrun": 0, "children": tuple(map(item_as_planned, item.children))}
        minutes, pinned = (item.id, None, "minutes"), (item.id, None, "pinned")
        if kept.get(minutes) is not None:
            values["minutes"] = kept[minutes]
        if pinned in kept:
            values["pinned"] = time.fromisoformat(kept[pinned]) if kept[pinned] else None
        return replace(item, **values)

    days = [
        replace(day, end=time.fromisoformat(end)) if (end := kept.get((None, day.number, "end_time"))) else day
        for day in meeting.days
    ]
    return schedule([item_as_planned(item) for item in meeting.items], days)


def plan_again(workspace: Workspace, meeting_id: str) -> None:
    """Make the agenda what it was planned to be: nothing counts that was changed to catch up while the meeting was held."""
    with workspace.edit("") as edit:
        where = "SELECT id, item, day, field, minutes, pinned, end_time FROM as_planned WHERE meeting = ? ORDER BY rid"
        rows = edit.execute(where, (meeting_id,))
        for row in rows:
            value = {row["field"]: row[row["field"]]}
            if row["item"] is not None:
                edit.update("agenda_item", row["item"], value)
            elif row["day"] == 1:
                edit.update("meeting", meeting_id, value)
            else:
                days = edit.execute("SELECT id FROM meeting_day WHERE meeting = ? ORDER BY number, id", (meeting_id,))
                for each in days[row["day"] - 2 : row["day"] - 1]:
                    edit.update("meeting_day", each["id"], value)
        edit.delete("as_planned", [row["id"] for row in rows])
        for row in edit.execute("SELECT id FROM agenda_item WHERE meeting = ? AND overrun <> 0", (meeting_id,)):
            edit.update("agenda_item", row["id"], {"overrun": 0})
