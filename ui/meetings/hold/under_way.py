"""A meeting under way, whichever page is in sight: the computer stays awake, and the status line has the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campus_desktop.i18n import _
from campus_desktop.meetings.running import under_way
from ui.meetings.hold.awake import Awake
from ui.meetings.hold.mini_clock import MiniClock
from ui.shell.companion import Companion

if TYPE_CHECKING:
    from campus_desktop.workspace import Change
    from ui.shell.protocol import Shell

_TABLES = ("timer", "meeting", "meeting_day", "agenda_item")


class UnderWay(Companion):
    """For one window, over the files it opens one after the other."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._awake: Awake | None = None
        self._clock: MiniClock | None = None

    @property
    def awake(self) -> Awake:
        """What holds off sleep and screen saver; made when first asked."""
        if self._awake is None:
            self._awake = Awake(self._shell.widget)
            self._awake.impossible.connect(self._say_impossible)
        return self._awake

    @property
    def clock(self) -> MiniClock:
        """The clock in the status line; made when a meeting is under way."""
        if self._clock is None:
            self._clock = MiniClock(self._shell)
        return self._clock

    def window_built(self) -> None:
        self._shell.status_line.running_chosen.connect(self._to_meeting)

    def file_shown(self) -> None:
        self._look()

    def follow(self, change: Change) -> None:
        if change.touches(*_TABLES):
            self._look()

    def _look(self) -> None:
        if self._shell.has_file:
            self._shell.unsaved.quietly(self._show_running, self._look)

    def _show_running(self) -> None:
        found = under_way(self._shell.workspace, self._shell.clock.now())
        if found or self._awake is not None:
            self.awake.keep("running" in found.values())
            # one that goes before one that was paused for it
            self.clock.show_meeting(min(found, key=lambda each: found[each] != "running", default=None))

    def page_shown(self) -> None:
        if self._clock is not None:
            self._clock.tick()

    def _to_meeting(self) -> None:
        if self._clock is not None:
            self._clock.go()

    def file_closing(self) -> None:
        if self._awake is not None:
            self._awake.keep(False)
        if self._clock is not None:
            self._clock.show_meeting(None)

    def _say_impossible(self) -> None:
        self._shell.status_line.notice(
            _("This computer cannot be kept awake from here; turn its screen saver off for the meeting")
        )
