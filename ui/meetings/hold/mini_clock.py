"""The clock of a meeting under way, while something else is in sight: in the status line, and the way back to the meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from campus_desktop.errors import CampusError, FileError
from campus_desktop.i18n import _
from campus_desktop.meetings import figures
from campus_desktop.meetings.meeting import Meeting
from campus_desktop.meetings.queries import read_events, read_meeting
from campus_desktop.meetings.timer import Event, position

if TYPE_CHECKING:
    from ui.shell.protocol import Shell


class MiniClock(QObject):
    """Shows the first of the meetings under way; nothing while that meeting is held in sight, with the big figure."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.widget)
        self._shell = shell
        self._meeting: Meeting | None = None
        self._events: tuple[Event, ...] = ()
        shell.clock.tick.connect(self.tick)

    def show_meeting(self, meeting_id: str | None) -> None:
        """Another meeting is under way, or none, or its agenda or timer changed."""
        meeting: Meeting | None = None
        events: tuple[Event, ...] = ()
        if meeting_id is not None:
            workspace = self._shell.workspace
            try:
                meeting, events = read_meeting(workspace, meeting_id), tuple(read_events(workspace, meeting_id))
            except FileError:
                raise  # the clock stays as it was
            except CampusError:
                pass
        self._meeting, self._events = meeting, events
        self.tick()

    def tick(self) -> None:
        """A second has passed, or another page is in sight."""
        self._shell.status_line.show_running(self._text(), self._name())

    def _text(self) -> str:
        if self._meeting is None or not self._shell.has_file or self._in_sight():
            return ""
        here = position(self._meeting, self._events, self._shell.clock.now())
        if here.item is None:
            return ""
        pause = _("pause") if here.state == "paused" else ""
        left = f"{figures.figure(here.remaining)} {figures.beside(here.remaining)}"
        return " · ".join(part for part in (left, pause, figures.ends_text(here)) if part)

    def _in_sight(self) -> bool:
        """Whether the page in sight has the big figure: that of this very meeting, held."""
        from ui.meetings.page import MeetingsPage

        page = self._shell.current_page
        return isinstance(page, MeetingsPage) and self._meeting is not None and page.held() == self._meeting.id

    def _name(self) -> str:
        safe, meeting = self._shell.safe, self._meeting
        if meeting is None or (safe is not None and safe.meeting != meeting.id):
            return _("Back to the meeting")
        return _("Back to the meeting “{title}”").format(title=meeting.title)

    def go(self) -> None:
        """To the meeting."""
        if self._meeting is not None:
            self._shell.show_page("meetings", self._meeting.id, "hold")
            self.tick()
