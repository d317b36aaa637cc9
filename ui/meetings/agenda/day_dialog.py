"""Date and times of one day of a meeting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, date_table, time_table
from campus_desktop.meetings.duedate import parse_due
from campus_desktop.meetings.meeting import Day
from ui.shell.page import Shell
from ui.typed import read_time
from ui.widgets.dialog import FormDialog
from ui.widgets.form import FormRow


class DayDialog(FormDialog):
    """Hands the day over to ``save``, which may refuse it."""

    def __init__(self, shell: Shell, day: Day, save: Callable[[Day], None]) -> None:
        super().__init__(shell.widget, _("Day {number}").format(number=day.number), 360)
        self._shell, self._day, self._save = shell, day, save
        self.date = QLineEdit(date_table(day.date) if day.date else "")
        self.date.setPlaceholderText(_("No date yet"))
        self.start, self.end = QLineEdit(time_table(day.start)), QLineEdit(time_table(day.end))
        self.body.addWidget(FormRow(_("&Date"), self.date))
        times = QHBoxLayout()
        times.addWidget(FormRow(_("&Begins"), self.start))
        times.addWidget(FormRow(_("&Ends"), self.end))
        self.body.addLayout(times)
        self.finish(_("&Save"), self._agreed)
        self.start.setFocus()
        self.start.selectAll()

    def _agreed(self) -> None:
        self._save(replace(self._day, date=self._date(), start=_time(self.start.text()), end=_time(self.end.text())))

    def _date(self) -> date | None:
        text = self.date.text().strip()
        if not text:
            return None
        found = parse_due(text, self._shell.clock.today())
        if found is None or found.length < len(text):
            raise CampusError(_("“{text}” is no date. Write for example 26-11-2026.").format(text=text))
        return found.date


def _time(text: str) -> time:
    found = read_time(text)
    if found is None:
        raise CampusError(_("“{text}” is no time of the day. Write for example 9.30.").format(text=text.strip()))
    return found
