"""The meeting's keys in the window for the projector: it has the keyboard where there is one screen only, and clickers press there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from campus_desktop.i18n import _
from ui.meetings.hold.commands import TimerCommands
from ui.meetings.hold.single_press import SinglePress
from ui.meetings.presenting.window import PresenterWindow
from ui.meetings.state import MeetingState
from ui.shell.protocol import Shell
from ui.widgets.actions import action


class Steering(QObject):
    """For one such window; it is gone with that."""

    def __init__(
        self, shell: Shell, state: MeetingState, shown: PresenterWindow, ends_elsewhere: Callable[[str], bool]
    ) -> None:
        """``ends_elsewhere``: see ``TimerCommands``."""
        super().__init__(shown)
        self._shell, self._state = shell, state
        self._commands = commands = TimerCommands(shell, state, shown)
        commands.ends_elsewhere = ends_elsewhere
        undo = action(shown, _("&Undo"), shell.undo, QKeySequence.StandardKey.Undo)
        redo = action(shown, _("&Redo"), shell.redo, "Ctrl+Y", "Ctrl+Shift+Z")
        clock = [
            commands.run,
            commands.next,
            commands.back,
            commands.more,
            commands.less,
            commands.catch_up,
            commands.skip,
            commands.park,
        ]
        shown.addActions([*clock, commands.end, undo, redo])
        SinglePress(shown, shown)
        shown.turned_over.connect(self.turn)
        self.describe()

    def describe(self) -> None:
        """The meeting or its clock changed."""
        self._commands.describe(self._state.position())

    def turn(self, by: int) -> None:
        """A clicker went past the last or the first of what is shown: on to the next item, or back. It neither starts the meeting
        nor ends it."""
        here = self._state.position()
        if here.state not in ("running", "paused"):
            return
        if by < 0 and self._commands.has_before():
            self._commands.go_back()
        elif by > 0 and here.following is not None:
            self._commands.next_item()
        else:
            self._shell.message(_("This is the first item") if by < 0 else _("This is the last item"))
