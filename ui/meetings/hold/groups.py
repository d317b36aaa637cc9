"""The clocks of the parallel groups at work now, one below the other, each with its own Next and minutes."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from campus_desktop.i18n import _, pgettext
from campus_desktop.meetings import figures
from campus_desktop.meetings.running import STEP
from campus_desktop.meetings.timer import Position
from ui.look import theme
from ui.meetings.hold.commands import TimerCommands, group_names
from ui.widgets.elided import ElidedLabel
from ui.widgets.layouts import column_in
from ui.widgets.panel import label
from ui.widgets.single_click import SingleClickButton


class GroupRow(QWidget):
    """One group: its name and item, the time left, and what to press."""

    def __init__(self, commands: TimerCommands, name: str, track: int) -> None:
        super().__init__()
        self._commands, self._name, self._track = commands, name, track
        self.setAccessibleName(name)
        self.what = ElidedLabel()
        self.figure = label("", "timer-small")
        self.word = label("", "small")
        self.less = self._button(f"−{STEP}", _("{group}: 5 minutes less"), partial(commands.extend, -STEP, track))
        self.more = self._button(f"+{STEP}", _("{group}: 5 minutes more"), partial(commands.extend, STEP, track))
        self.next = self._button(_("Next"), _("{group}: next item"), partial(commands.next_item, track))
        self.others = self._button("⋯", _("{group}: more"), None)
        menu = QMenu(self.others)
        self.pause = menu.addAction("", partial(commands.start_or_pause, track))
        self.back = menu.addAction(_("Back to the item before"), partial(commands.go_back, track))
        self.others.setMenu(menu)
        column = column_in(self, 2)
        head = QHBoxLayout()
        head.addWidget(self.what, 1)
        head.addWidget(self.others, alignment=Qt.AlignmentFlag.AlignRight)
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(theme.px(4))
        row.addWidget(self.figure)
        row.addWidget(self.word)
        row.addStretch(1)
        for button in (self.more, self.less, self.next):
            row.addWidget(button)
        column.addLayout(row)

    def _button(self, text: str, name: str, command: partial[None] | None) -> QPushButton:
        made = SingleClickButton(text)
        made.setAccessibleName(name.format(group=self._name))
        made.setToolTip(name.format(group=self._name))
        made.setAutoDefault(False)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        if command is not None:
            made.clicked.connect(lambda _checked=False: command())
        return made

    def show_position(self, here: Position) -> None:
        """Where this group is."""
        on = here.state in ("running", "paused")
        what = here.item.title if here.item is not None and on else pgettext("group", "done")
        self.what.setText(f"{self._name} · {what}")
        figure = figures.figure(here.remaining) if on else ""
        word = _("pause") if here.state == "paused" else figures.beside(here.remaining)
        self.figure.setText(figure)
        self.word.setText(word if on else "")
        self.figure.setAccessibleName(f"{figure} {word}" if on else "")
        mood = figures.mood(here) if here.state == "running" else "calm"
        theme.set_look(self.figure, "mood", mood)
        for each in (self.less, self.more, self.next):
            each.setVisible(on)
        self.pause.setText(_("Go on") if here.state == "paused" else _("Pause"))
        self.pause.setVisible(on)


class GroupRows(QFrame):
    """A dark card with a row for each group; out of sight where no groups are at work."""

    def __init__(self, commands: TimerCommands) -> None:
        super().__init__()
        self._commands = commands
        self.setProperty("kind", "timer")
        self.setAccessibleName(_("Parallel groups"))
        self._names: dict[int, str] = {}
        self.rows: list[GroupRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(13), theme.px(10), theme.px(13), theme.px(10))
        self._column.setSpacing(theme.px(8))

    def show_groups(self, here: Position) -> None:
        """Make the rows anew where other groups are at work."""
        names = group_names(here)
        if names != self._names:
            self._names = names
            for row in self.rows:
                row.hide()
                row.deleteLater()
            self.rows = [GroupRow(self._commands, name, track) for track, name in names.items()]
            for row in self.rows:
                self._column.addWidget(row)
        self.setVisible(bool(names))
        self.tick(here)

    def tick(self, here: Position) -> None:
        """A second has passed."""
        for row, track in zip(self.rows, here.tracks, strict=False):
            row.show_position(track)
