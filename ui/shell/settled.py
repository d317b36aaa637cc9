"""What begins once a file is on the screen: second starts are answered, lists are taken that are dropped on the window, and a
meeting under way keeps the computer awake and its clock in the status line.

All take modules that are kept out of the time before the first paint.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from campus_desktop.i18n import _
from campus_desktop.workspace import Change

if TYPE_CHECKING:
    from ui.imports.dropping import FileDrop
    from ui.meetings.hold.awake import Awake
    from ui.meetings.hold.mini_clock import MiniClock
    from ui.shell.single import Single
    from ui.shell.window import MainWindow

_SETTLED = 300
"""Milliseconds after which a file that was opened is surely on the screen."""


class Settled(QObject):
    """For one window, over the files it opens one after the other."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._single: Single | None = None
        self._drop: FileDrop | None = None
        self._awake: Awake | None = None
        self._clock: MiniClock | None = None

    @property
    def awake(self) -> Awake:
        """What holds off sleep and screen saver; made when first asked."""
        if self._awake is None:
            from ui.meetings.hold.awake import Awake

            self._awake = Awake(self._window)
            self._awake.impossible.connect(self._say_impossible)
        return self._awake

    @property
    def clock(self) -> MiniClock:
        """The clock in the status line; made when a meeting is under way."""
        if self._clock is None:
            from ui.meetings.hold.mini_clock import MiniClock

            self._clock = MiniClock(self._window)
        return self._clock

    def begin_soon(self) -> None:
        """Begin when the file that was opened is surely on the screen."""
        QTimer.singleShot(_SETTLED, self, self.begin)

    def begin(self) -> None:
        """The file that was opened is on the screen, or none is open now."""
        from ui.imports.dropping import FileDrop
        from ui.shell.single import Single

        window = self._window
        if self._drop is None:
            self._drop = FileDrop(window)
        if self._single is None:
            self._single = Single(window)
            self._single.raise_asked.connect(window.raise_window)
        # one who only reads leaves the name to the one who edits
        editing = window.has_file and not window.workspace.read_only
        self._single.hold(window.workspace.path if editing else None)
        self.follow(None)

    def follow(self, change: Change | None) -> None:
        """Stay awake and show the clock while a meeting runs, whichever page is in sight. ``change``: what one edit touched; None:
        all may differ."""
        window = self._window
        if window.has_file and (change is None or change.touches("timer", "meeting", "meeting_day", "agenda_item")):
            from campus_desktop.meetings.running import under_way

            found = window.guard(lambda: under_way(window.workspace, window.clock.now())) or {}
            if found or self._awake is not None:
                self.awake.keep("running" in found.values())
                self.clock.show_meeting(next(iter(found), None))

    def page_shown(self) -> None:
        """Another page is in sight."""
        if self._clock is not None:
            self._clock.tick()

    def to_meeting(self) -> None:
        """To the meeting under way."""
        if self._clock is not None:
            self._clock.go()

    def end(self) -> None:
        """The file is closed."""
        if self._awake is not None:
            self._awake.keep(False)
        if self._clock is not None:
            self._clock.show_meeting(None)

    def _say_impossible(self) -> None:
        self._window.message(
            _("This computer cannot be kept awake from here; turn its screen saver off for the meeting")
        )
