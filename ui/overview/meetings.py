"""Reads the data of meetings for the overview page: the coming one, and the due actions."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from campus_desktop.institutions.short import short_names
from campus_desktop.meetings.note_queries import actions, count_open_actions, due_by
from campus_desktop.meetings.summaries import next_meeting
from ui.overview.due_panel import DAYS, MOST, DuePanel
from ui.overview.meeting_panel import MeetingPanel, NoMeetingPanel
from ui.shell.protocol import Shell
from ui.widgets.panel import Panel


def meeting_panel(shell: Shell) -> Panel:
    """The meeting that runs or comes next; the first step to one if there is none. In the safe view only the meeting shown."""
    today = shell.clock.today()
    meeting = next_meeting(shell.workspace, today)
    if meeting is not None and (shell.safe is None or shell.safe.meeting == meeting.id):
        return MeetingPanel(shell, meeting)
    panel = NoMeetingPanel(offer=shell.safe is None)
    panel.new_wanted.connect(partial(shell.trigger, "meetings", "new"))
    return panel


def due_panel(shell: Shell) -> Panel:
    """The actions due in the next days, overdue ones first. In the safe view only those of the meeting shown."""
    workspace = shell.workspace
    today = shell.clock.today()
    last = today + timedelta(days=DAYS)
    if shell.safe is None:
        notes, waiting = due_by(workspace, last, MOST), count_open_actions(workspace)
    else:
        shown = [note for note in actions(workspace) if shell.safe.note(note)]
        notes, waiting = [note for note in shown if note.due is not None and note.due <= last][:MOST], len(shown)
    panel = DuePanel(notes, short_names(workspace) if notes else {}, waiting, today)
    panel.opened.connect(lambda note_id: shell.show_page("followup", note_id or None))
    return panel
