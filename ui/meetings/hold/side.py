"""The right side of the running view: the timer, and below it the paths at the meeting and who is there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.look import theme
from ui.meetings.hold.buttons import ActionButton
from ui.meetings.hold.commands import TimerCommands
from ui.meetings.hold.groups import GroupRows
from ui.meetings.hold.paths import PathsPart
from ui.meetings.hold.people import PeoplePart
from ui.meetings.hold.script_part import ScriptPart
from ui.meetings.hold.since_last import SinceLastPart
from ui.meetings.hold.timer_panel import TimerPanel
from ui.meetings.state import MeetingState
from ui.notes.seen import private_seen
from ui.shell.protocol import Shell
from ui.widgets.layouts import column_in
from ui.widgets.scrolled import Scrolled

_LOW, _LOWEST = 400, 300
"""Below these heights, at zoom 1, the timer leaves out what it can, and has one line for the title."""
_LEAST_BELOW = 60
"""Pixels at zoom 1 that are left below the timer at least; otherwise the timer scrolls with what is below it."""


class Side(QFrame):
    """The timer stays in sight; the groups' clocks, the paths, the people and the script scroll below it where there is little
    room. Where there is too little for that, all of it scrolls."""

    def __init__(
        self, shell: Shell, state: MeetingState, commands: TimerCommands, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shell, self._state = shell, state
        self._shown: str | None = None
        self.setProperty("kind", "side")
        self.timer = TimerPanel(commands, state)
        # outside the card: a slip beside Next, Skip and Park must not reach it
        self.end = ActionButton(commands.end, kind="danger")
        self._clock = QWidget()
        clock = column_in(self._clock, 8)
        clock.addWidget(self.timer)
        clock.addWidget(self.end, alignment=Qt.AlignmentFlag.AlignRight)
        self.groups = GroupRows(commands)
        self.since_last = SinceLastPart(shell, state)
        self.script = ScriptPart(shell)
        self.paths = PathsPart()
        self.people = PeoplePart(shell, state)
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        for part in (self.groups, self.since_last, self.paths, self.people, self.script):
            self._inside.addWidget(part)
        self.script_first = self._all_scrolls = False
        self._inside.addStretch(1)
        self.below = Scrolled(inside)
        self._top = QVBoxLayout()
        self._top.addWidget(self._clock)
        column = column_in(self)
        column.addLayout(self._top)
        column.addWidget(self.below, 1)
        self.below.setMinimumHeight(1)  # where there is little room it gives way, and never the timer
        self.below.verticalScrollBar().rangeChanged.connect(self._resize)
        self._resize()
        theme.theme_changed.connect(self._resize)

    def _resize(self) -> None:
        side, bar = theme.px(14), self.below.verticalScrollBar()
        top = 0 if self._all_scrolls else side
        self._top.setContentsMargins(side, top, side, theme.px(6) if top else 0)
        # the bar stands in the margin, so that what scrolls is as wide as the timer
        right = side - bar.sizeHint().width() if bar.maximum() > 0 else side
        self._inside.setContentsMargins(side, theme.px(8), max(0, right), side)
        self._inside.setSpacing(theme.px(16))

    def least_width(self) -> int:
        """Pixels that the timer needs, whether or not it scrolls: the scroll bar stands in the margin."""
        return self.timer.minimumSizeHint().width() + 2 * theme.px(14) + 2

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._make_room()  # the timer is higher while the meeting is in progress
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self.timer.set_low(self.height() < theme.px(_LOW), lowest=self.height() < theme.px(_LOWEST))
        # without the heights for this width, which follow the text: the timer must not jump while it ticks
        tight = self.height() < self._clock.minimumSizeHint().height() + theme.px(_LEAST_BELOW)
        if tight == self._all_scrolls:
            return
        self._all_scrolls = tight
        focused = self.focusWidget()
        if tight:
            self._top.removeWidget(self._clock)
            self._inside.insertWidget(0, self._clock)
            self.below.verticalScrollBar().setValue(0)
        else:
            self._inside.removeWidget(self._clock)
            self._top.addWidget(self._clock)
        self._resize()
        if focused is not None and self._clock.isAncestorOf(focused):
            focused.setFocus()

    def show_meeting(self, notes: str) -> None:
        """The meeting, its timer or its notes changed; ``notes`` says how many there are."""
        self.timer.show_meeting(notes)
        here = self._state.position()
        # at the last item the clock's main button ends the meeting
        self.end.setVisible(here.state in ("running", "paused") and here.following is not None)
        self.groups.show_groups(here)
        self.since_last.show_item(here.item or here.following)
        self.script.show_item(here.item or here.following)
        self.paths.show_paths(self._state.meeting.paths)
        self.people.show_people()
        if self._state.meeting.id != self._shown:
            self._shown = self._state.meeting.id
            self.below.verticalScrollBar().setValue(0)

    def hide_private(self) -> None:
        """Without reading the file: in the safe view no script, and nothing from earlier meetings."""
        here = self._state.position()
        if not private_seen(self._shell):
            self.since_last.show_item(here.item or here.following)
        self.script.show_item(here.item or here.following)

    def move_script(self) -> None:
        """The script above the paths and the people, whole; or below them again."""
        self.script_first = not self.script_first
        self._inside.removeWidget(self.script)
        # below, it stands before the empty space at the end
        first = 2 if self._all_scrolls else 1
        self._inside.insertWidget(first if self.script_first else self._inside.count() - 1, self.script)
        self.script.show_whole(self.script_first)
        self.below.ensureWidgetVisible(self.groups if self.script_first else self.script)

    def tick(self) -> None:
        """A second has passed."""
        self.timer.tick()
        self.groups.tick(self._state.position())
