"""Date and times of one day of a meeting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from campus_desktop.i18n import _, time_table
from campus_desktop.meetings.meeting import Day
from ui.meetings.dates import DateRow
from ui.shell.protocol import Shell
from ui.typed import read_clock
from ui.widgets.dialog import FormDialog
from ui.widgets.layouts import beside
from ui.widgets.line_row import ValueRow


class DayDialog(FormDialog):
    """Hands the day over to ``save``, which may refuse it."""

    def __init__(self, shell: Shell, day: Day, save: Callable[[Day], None]) -> None:
        super().__init__(shell.widget, _("Day {number}").format(number=day.number), 400)
        self._day, self._save = day, save
        self.date = DateRow(_("&Date"), shell.clock.today, lambda _day: None)
        self.start = ValueRow(_("&Begins"), read_clock, time_table, lambda _time: None)
        self.end = ValueRow(_("&Ends"), read_clock, time_table, lambda _time: None)
        for row in (self.date, self.start, self.end):
            row.keep_room(2)
        self.body.addWidget(self.date)
        self.body.addWidget(beside(self.start, self.end))
        self.finish(_("&Save"), self._agreed)
        for row, value in ((self.date, day.date), (self.start, day.start), (self.end, day.end)):
            row.show_value(value)
            row.line.textChanged.connect(self._enable)
        self.start.line.setFocus()
        self.start.line.selectAll()

    def _enable(self) -> None:
        self.agree.setEnabled(self.date.valid and self.start.valid and self.end.valid)

    def _agreed(self) -> None:
        self._save(replace(self._day, date=self.date.value(), start=self.start.value(), end=self.end.value()))
