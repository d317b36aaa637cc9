"""The days after the first of a meeting of several days: date, start and end of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from campus_desktop.i18n import _, time_table
from campus_desktop.meetings import edits
from campus_desktop.meetings.days import add_day, remove_day
from campus_desktop.meetings.meeting import Day
from ui.look import theme
from ui.meetings.asking import move_is_meant
from ui.meetings.dates import MESSAGE_LINES, DateRow
from ui.meetings.state import MeetingState
from ui.shell.protocol import Shell
from ui.typed import read_clock
from ui.widgets.buttons import DashedButton, QuietButton
from ui.widgets.layouts import column_in
from ui.widgets.line_row import ValueRow, shared_room
from ui.widgets.panel import label


class _DayRow(QWidget):
    """One day: its number and a button that takes it away, its date, its times."""

    def __init__(self, number: int, days: LaterDays) -> None:
        super().__init__()
        name = _("Day {number}").format(number=number)
        self.date = DateRow(_("Date"), days.shell.clock.today, partial(days.set, number, "date"))
        self.date.keep_room(MESSAGE_LINES)
        self.start = ValueRow(_("Start"), read_clock, time_table, partial(days.set, number, "start"))
        self.end = ValueRow(_("End"), read_clock, time_table, partial(days.set, number, "end"))
        for row in (self.date, self.start, self.end):
            row.line.setAccessibleName(f"{name}, {row.line.accessibleName()}")
        remove = QuietButton(icon="x", name=_("Take day {number} away").format(number=number))
        remove.clicked.connect(partial(days.remove, number))
        top, times = QHBoxLayout(), QHBoxLayout()
        top.addWidget(label(name, "small"), 1)
        top.addWidget(remove)
        times.setSpacing(theme.px(8))
        times.addWidget(self.start)
        times.addWidget(self.end)
        column = column_in(self, 4)
        column.addLayout(top)
        column.addWidget(self.date)
        column.addLayout(times)
        column.addWidget(shared_room((self.start, self.end), MESSAGE_LINES))

    def show_day(self, day: Day, *, other: bool) -> None:
        for row, value in ((self.date, day.date), (self.start, day.start), (self.end, day.end)):
            row.show_value(value, other=other)


class LaterDays(QWidget):
    """A row for each day from the second on, and a button that adds one."""

    def __init__(self, shell: Shell, state: MeetingState) -> None:
        super().__init__()
        self.shell, self._state = shell, state
        self.rows: list[_DayRow] = []
        self._meeting: str | None = None
        self._asking = False
        self._column = column_in(self, 8)
        self.add_button = DashedButton(_("+ One more day"))
        self.add_button.clicked.connect(self.add)
        self._column.addWidget(self.add_button)

    def show_meeting(self) -> None:
        """Show the days as they now stand."""
        meeting = self._state.meeting
        later = meeting.days[1:]
        other = meeting.id != self._meeting or len(later) != len(self.rows)
        self._meeting = meeting.id
        while len(self.rows) > len(later):
            row = self.rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(later):
            row = _DayRow(len(self.rows) + 2, self)
            self._column.insertWidget(len(self.rows), row)
            self.rows.append(row)
        for row, day in zip(self.rows, later, strict=True):
            row.show_day(day, other=other)

    def add(self) -> None:
        """One more day, on the next open day, with the times of the last."""
        self.shell.guard(lambda: add_day(self.shell.workspace, self._state.meeting.id))

    def set(self, number: int, field: str, value: Any) -> None:
        """Another date or time of a day."""
        days = list(self._state.meeting.days)
        if number > len(days):
            return  # the day was taken away, and its row is losing the keyboard
        if field == "date" and not self._is_meant(number, value):
            return
        days[number - 1] = replace(days[number - 1], **{field: value})
        self._write(days)

    def _is_meant(self, number: int, day: date | None) -> bool:
        if self._asking:
            return False  # the question took the keyboard from the field, which saves then
        self._asking = True
        meant = move_is_meant(self.shell, self._state, number, day)
        self._asking = False
        if not meant:
            QTimer.singleShot(0, self, self._show_again)
        return meant

    def remove(self, number: int, _checked: bool = False) -> None:
        """Take a day away; its items come to the end of the one before."""
        self.shell.guard(lambda: remove_day(self.shell.workspace, self._state.meeting.id, number))
        self.add_button.setFocus()

    def _write(self, days: list[Day]) -> None:
        workspace, meeting_id = self.shell.workspace, self._state.meeting.id
        self.shell.guard(lambda: edits.set_days(workspace, meeting_id, days))

    def _show_again(self) -> None:
        """The days as they stand, in place of what was typed."""
        for row, day in zip(self.rows, self._state.meeting.days[1:], strict=True):
            row.show_day(day, other=True)

    def save_now(self) -> None:
        """Save what is being typed."""
        for row in self.rows:
            for value_row in (row.date, row.start, row.end):
                value_row.save_now()
