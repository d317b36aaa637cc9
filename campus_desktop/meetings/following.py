"""The next meeting of a series, and what it begins with: the actions and parked items that stand open from before.

These are read anew each time (``note_queries.carried``) and never copied, so that they are right also where the next meeting was
made before this one was held. What stands on the agenda is the one item in which they are taken up.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from campus_desktop.i18n import _
from campus_desktop.meetings import queries, summaries, templates
from campus_desktop.meetings.edits import copy_agenda, next_in_series, update_meeting
from campus_desktop.meetings.meeting import Meeting
from campus_desktop.meetings.parts import agenda_takes_up, is_a
from campus_desktop.workspace import Workspace

SAME = "same"
"""For ``make_next``: the agenda of the meeting before."""


def put_first(workspace: Workspace, meeting_id: str) -> str | None:
    """Put "since last time" first on the agenda (after the welcome) where no item takes up what stands open from before; gives the
    id of the new item, None where there is one already."""
    if agenda_takes_up(workspace, meeting_id):
        return None
    return templates.add_follow_up(workspace, meeting_id, welcome=lambda item: is_a(item, "welcome"))


def make_next(
    workspace: Workspace, meeting_id: str, title: str, day: date | None = None, agenda: str = "", **fields: Any
) -> str:
    """The next meeting of the series, with an item first that takes up what stands open; makes the series where there is none.

    ``agenda`` is ``SAME``, the key of a template, or nothing but that item (""). People and paths come along, host and place do
    not, as they mostly go round, unless ``fields`` (as in ``update_meeting``) say. Gives its id. One step back. CampusError where
    the title is empty or the meeting gone.
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
    """A template's agenda goes with the kind and the hours it was made for."""
    kind, start, end = templates.frame_of(workspace, key)
    update_meeting(workspace, meeting_id, kind=kind, start=start, end=end)


def propose_date(workspace: Workspace, meeting: Meeting) -> date | None:
    """When the next meeting of the series would be: as long after this one as this was after the one before it. None where there
    is nothing to go by."""
    earlier = summaries.earlier_meetings(workspace, meeting)
    if meeting.date is None or not earlier:
        return None
    before = queries.read_meeting(workspace, earlier[-1]).date
    return meeting.date + (meeting.date - before) if before is not None and before < meeting.date else None


def propose_title(meeting: Meeting) -> str:
    """The title of the next meeting: that of this one, a number at its end counted on."""
    words = meeting.title.rsplit(" ", 1)
    number = words[-1].rstrip(".")
    if len(words) == 2 and number.isascii() and number.isdigit() and len(number) < 4:
        return f"{words[0]} {int(number) + 1}{'.' if words[-1].endswith('.') else ''}"
    return meeting.title
