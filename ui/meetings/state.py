"""What is known of the meeting in sight: read once for each change, and shared by everything that shows it."""

from __future__ import annotations

from datetime import datetime

from campus_desktop.meetings.agenda import DayPlan, schedule
from campus_desktop.meetings.held import late_starts
from campus_desktop.meetings.meeting import Meeting
from campus_desktop.meetings.planned import planned
from campus_desktop.meetings.queries import read_events, read_meeting
from campus_desktop.meetings.timer import Event, Position, position
from campus_desktop.workspace import Change, Workspace
from campus_desktop.workspace.workspace import Step
from ui.shell.protocol import Shell

TABLES = (
    "meeting",
    "meeting_day",
    "agenda_item",
    "participant",
    "meeting_path",
    "timer",
    "as_planned",
    "institution",
    "person",
    "path",
    "phase",
    "step",
    "series",
)
"""The tables a meeting is read from; notes are read page by page by those who show them."""


class MeetingState:
    """One meeting, its plan and its timer. Nothing here is written to; edits go to the domain and come back as a change."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._meeting: Meeting | None = None
        self.events: tuple[Event, ...] = ()
        """What the timer was told, oldest first."""
        self.plans: tuple[DayPlan, ...] = ()
        """The agenda with its times, day by day."""
        self.planned: tuple[DayPlan, ...] = ()
        """The same as it was planned, before anything was caught up at the meeting."""
        self.late_starts: frozenset[str] = frozenset()
        """The items whose pin is when they really began, and not a lock."""
        self.caught_up: Step | None = None
        """The step back that the last catching up made."""
        self._position: Position | None = None

    @property
    def workspace(self) -> Workspace:
        """The open file."""
        return self._shell.workspace

    @property
    def meeting(self) -> Meeting:
        """The meeting as it stands in the file. RuntimeError before one is opened."""
        if self._meeting is None:
            raise RuntimeError("no meeting is open")
        return self._meeting

    @property
    def meeting_id(self) -> str | None:
        """Its id, None before one is opened."""
        return self._meeting.id if self._meeting else None

    def open(self, meeting_id: str) -> None:
        """Read another meeting. CampusError where it is gone."""
        self._meeting = read_meeting(self.workspace, meeting_id)
        self.events = tuple(read_events(self.workspace, meeting_id))
        self.plans = schedule(self._meeting.items, self._meeting.days)
        self.planned = planned(self.workspace, self._meeting)
        self.late_starts = late_starts(self._meeting, self.planned, self.events)
        self._position = None

    def refresh(self, change: Change | None) -> None:
        """Read the meeting again where ``change`` may have touched it. CampusError where it is gone."""
        if self._meeting is not None and (change is None or change.touches(*TABLES)):
            self.open(self._meeting.id)

    def now(self) -> datetime:
        """The moment, by the window's clock."""
        return self._shell.clock.now()

    def position(self) -> Position:
        """Where the meeting is: the same for everybody who asks between two ticks, so that no two figures disagree."""
        if self._position is None:
            self._position = position(self.meeting, self.events, self.now())
        return self._position

    def tick(self) -> None:
        """A second has passed."""
        self._position = None
