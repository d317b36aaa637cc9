"""Adding and removing days of a meeting of several days, with their items. Each is one undo step."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from campus_desktop.i18n import _
from campus_desktop.meetings.agenda import schedule
from campus_desktop.meetings.edits import set_days
from campus_desktop.meetings.item_edits import move_items
from campus_desktop.meetings.meeting import Day, Meeting
from campus_desktop.meetings.queries import read_meeting
from campus_desktop.paths.days import Closed
from campus_desktop.workspace import Workspace


def days_of(meeting: Meeting) -> list[Day]:
    """The days of a meeting, including those without times that occur only in items."""
    return [plan.day for plan in schedule(meeting.items, meeting.days)]


def add_day(workspace: Workspace, meeting_id: str) -> int:
    """Add a day with the times of the last one, on the next open day after it; returns its number. Raises CampusError for too many."""
    days = days_of(read_meeting(workspace, meeting_id))
    last = days[-1]
    following = last.date
    if following is not None:
        following += timedelta(days=1)
        while Closed().closed(following):
            following += timedelta(days=1)
    set_days(workspace, meeting_id, [*days, Day(last.number + 1, following, last.start, last.end)])
    return last.number + 1


def remove_day(workspace: Workspace, meeting_id: str, number: int) -> None:
    """Remove a day after the first: its items move to the end of the day before, those of later days keep their dates."""
    meeting = read_meeting(workspace, meeting_id)
    days = days_of(meeting)
    if not 1 < number <= len(days):
        return
    with workspace.edit(_("Change the days of “{title}”").format(title=meeting.title)) as edit:
        if own := [item.id for item in meeting.items if item.day == number]:
            move_items(workspace, own, None, day=number - 1)
        edit.execute("UPDATE agenda_item SET day = day - 1 WHERE meeting = ? AND day > ?", (meeting_id, number))
        left = [day for day in days if day.number != number]
        set_days(workspace, meeting_id, [replace(day, number=place) for place, day in enumerate(left, 1)])
