"""Where presenting begins and ends in a window: F5, the bar, and the keys that steer what the projector shows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from campus_desktop.errors import FileError
from campus_desktop.i18n import _
from campus_desktop.workspace import Change
from ui.shell.companion import Companion, MenuGroup
from ui.widgets.actions import action

if TYPE_CHECKING:
    from ui.meetings.presenting.presenting import Presenting
    from ui.meetings.presenting.screens import Screens
    from ui.shell.protocol import Shell


class PresentHost(Companion):
    """For one window. What it takes to present is imported with the first F5."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.presenting: Presenting | None = None
        self.screens: Screens | None = None
        """Where the screens are asked for; None: of Qt. A test plays them."""

    def make_actions(self) -> Sequence[MenuGroup]:
        # those that steer the projector are on while something is presented
        shell = self._shell
        self._actions = {
            "present": action(shell.widget, _("&Present on the projector"), self.toggle, "F5"),
            "present-here": action(shell.widget, _("Present on t&his screen"), self.here, "Shift+F5"),
            "present-black": action(shell.widget, _("&Black screen on the projector"), self.blank, "Ctrl+Shift+B"),
            "present-on": action(
                shell.widget, _("Projector: phases af&ter"), lambda: self.move_on(1), "Ctrl+Shift+PgDown"
            ),
            "present-back": action(
                shell.widget, _("Projector: phases be&fore"), lambda: self.move_on(-1), "Ctrl+Shift+PgUp"
            ),
        }
        self._actions["present"].setCheckable(True)
        self._enable()
        names = ("present", "present-here", "present-black", "present-back", "present-on")
        return [MenuGroup("view", [self._actions[name] for name in names], _("Projector"))]

    def _enable(self) -> None:
        active = self.presenting is not None and self.presenting.active
        self._actions["present"].setChecked(active)
        for name in ("present-black", "present-on", "present-back"):
            self._actions[name].setEnabled(active)

    def make_place(self) -> QWidget:
        """Where the bar will stand; another one ends what is presented."""
        self.end()
        if self.presenting is not None:
            self.presenting.deleteLater()
            self.presenting = None
        self._place = QWidget()
        column = QVBoxLayout(self._place)
        column.setContentsMargins(0, 0, 0, 0)
        return self._place

    def _get(self) -> Presenting:
        if self.presenting is None:
            from ui.meetings.presenting.bar import PresentBar
            from ui.meetings.presenting.presenting import Presenting

            bar = PresentBar()
            layout = self._place.layout()
            assert layout is not None
            layout.addWidget(bar)
            self.presenting = Presenting(self._shell, bar, self.screens)
            self.presenting.changed.connect(self._enable)
        return self.presenting

    def toggle(self, meeting_id: str | None = None) -> None:
        """F5: present the meeting in sight (or the one that runs, or is today), or end that."""
        if self.presenting is not None and self.presenting.active:
            self.presenting.end()
        elif meeting := meeting_id or self._in_hand():
            self._get().begin(meeting)
        self._enable()  # a click on it ticks it, whatever comes of it

    def here(self) -> None:
        """Present on this very screen, without asking."""
        if meeting := self._in_hand():
            self.end()
            self._get().begin_here(meeting)

    def _in_hand(self) -> str | None:
        try:
            return self._shell.safe_view.in_hand() if self._shell.has_file else None
        except FileError:
            from ui.meetings.presenting.locked import say_locked

            say_locked(self._shell)
            return None

    def end(self) -> None:
        """End what is presented, if anything is: its file closes, or something else is presented at once."""
        if self.presenting is not None:
            self.presenting.end(safe=False)

    def blank(self) -> None:
        """Black screen on the projector, and back."""
        if self.presenting is not None:
            self.presenting.toggle_blank()

    def move_on(self, by: int) -> None:
        """The phases after (1) or before (-1) those on the projector."""
        if self.presenting is not None:
            self.presenting.move_on(by)

    def file_closing(self) -> None:
        self.end()

    def follow(self, change: Change) -> None:
        if self.presenting is not None:
            self.presenting.follow(change)
