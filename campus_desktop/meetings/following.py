"""The next meeting of a series, and the open actions and parked items it begins with.

These are read each time (``note_queries.carried``) and never copied, so they are correct also if the next meeting was created
before this one was held. The agenda only has the one item in which they are discussed.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from campus_desktop.i18n import _
from campus_desktop.meetings import queries, summaries, templates
from campus_desktop.meetings.edits import copy_agenda, next_in_series, update_meeting
from campus_desktop.meetings.meeting import Meeting
from campus_desktop.meetings.parts import agenda_takes_up, is_a
from campus_desktop.paths.days import Closed
from campus_desktop.workspace import Workspace

SAME = "same"
"""For ``make_next``: the agenda of the previous meeting."""


def put_first(workspace: Workspace, meeting_id: str) -> str | None:
    """Put "since last time" first on the agenda (after the welcome) unless an item already covers the open notes from before;
    returns the id of the new item, None if there is one already."""
    if agenda_takes_up(workspace, meeting_id):
        return None
    return templates.add_follow_up(workspace, meeting_id, welcome=lambda item: is_a(item, "welcome"))


def make_next(
    workspace: Workspace, meeting_id: str, title: str, day: date | None = None, agenda: str = "", **fields: Any
) -> str:
    """Create the next meeting of the series, with an item first for the open notes; creates the series if there is none.

    ``agenda`` is ``SAME``, the key of a template, or "" for that item alone. People and paths are copied; host and place are
    not, as they usually rotate, unless given in ``fields`` (as in ``update_meeting``). Returns its id. One undo step. Raises
    CampusError if the title is empty or the meeting gone.
    """
    before = queries.read_meeting(workspace, meeting_id)
    with workspace.edit(_("New meeting “{title}”").format(title=" ".join(title.split()))) as edit:
        made = next_in_series(workspace, meeting_id, title, day)
        if agenda == SAME:
            copy_agenda(edit, before.id, made)
        elif agenda:
            templates.use_template(workspace, made, agenda)
            _take_hours(workspace, made, agenda)
        put_first(workspace, made)
        if fields:
            update_meeting(workspace, made, **fields)
    return made


def _take_hours(workspace: Workspace, meeting_id: str, key: str) -> None:
    """Set the kind and hours of the template the agenda comes from."""
    kind, start, end = templates.frame_of(workspace, key)
    update_meeting(workspace, meeting_id, kind=kind, start=start, end=end)


def propose_date(workspace: Workspace, meeting: Meeting) -> date | None:
    """The proposed date of the next meeting of the series: the same interval after this one as between the last two, or the next
    open day if that is closed. None if there is no earlier one."""
    earlier = summaries.earlier_meetings(workspace, meeting)
    if meeting.date is None or not earlier:
        return None
    before = queries.read_meeting(workspace, earlier[-1]).date
    if before is None or before >= meeting.date:
        return None
    proposed, closed = meeting.date + (meeting.date - before), Closed()
    while closed.closed(proposed):
        proposed += timedelta(days=1)
    return proposed


def propose_title(meeting: Meeting) -> str:
    """The title of the next meeting: that of this one, with a number at its end incremented."""
    words = meeting.title.rsplit(" ", 1)
    number = words[-1].rstrip(".")
    if len(words) == 2 and number.isascii() and number.isdigit() and len(number) < 4:
        return f"{words[0]} {int(number) + 1}{'.' if words[-1].endswith('.') else ''}"
    return meeting.title
