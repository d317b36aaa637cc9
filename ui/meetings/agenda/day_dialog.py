"""Date and times of one day of a meeting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, date_table, time_table
from campus_desktop.meetings.duedate import parse_due
from campus_desktop.meetings.meeting import Day
from ui.paths.parsing import read_time
from ui.shell import theme
from ui.shell.page import Shell
from ui.widgets.form import FormRow
from ui.widgets.panel import label


class DayDialog(QDialog):
    """Hands the day over to ``save``; what is no good is said in the dialog, which stays open."""

    def __init__(self, shell: Shell, day: Day, save: Callable[[Day], None]) -> None:
        super().__init__(shell.widget)
        self._shell, self._day, self._save = shell, day, save
        self.setWindowTitle(_("Day {number}").format(number=day.number))
        self.setMinimumWidth(theme.px(360))
        self.date = QLineEdit(date_table(day.date) if day.date else "")
        self.date.setPlaceholderText(_("No date yet"))
        self.start, self.end = QLineEdit(time_table(day.start)), QLineEdit(time_table(day.end))
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(18), theme.px(20), theme.px(16))
        column.setSpacing(theme.px(12))
        column.addWidget(FormRow(_("&Date"), self.date))
        times = QHBoxLayout()
        times.addWidget(FormRow(_("&Begins"), self.start))
        times.addWidget(FormRow(_("&Ends"), self.end))
        column.addLayout(times)
        column.addWidget(self.problem)
        column.addStretch(1)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        agree = QPushButton(_("&Save"))
        agree.setDefault(True)
        box.addButton(agree, QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self._agreed)
        box.rejected.connect(self.reject)
        column.addWidget(box)
        self.start.setFocus()
        self.start.selectAll()

    def _agreed(self) -> None:
        try:
            self._save(
                replace(self._day, date=self._date(), start=_time(self.start.text()), end=_time(self.end.text()))
            )
        except CampusError as error:
            self.problem.setText(str(error))
            self.problem.show()
        else:
            self.accept()

    def _date(self) -> date | None:
        text = self.date.text().strip()
        if not text:
            return None
        found = parse_due(text, self._shell.clock.now().date())
        if found is None or found.length < len(text):
            raise CampusError(_("“{text}” is no date. Write for example 26-11-2026.").format(text=text))
        return found.date


def _time(text: str) -> time:
    found = read_time(text)
    if found is None:
        raise CampusError(_("“{text}” is no time of the day. Write for example 9.30.").format(text=text.strip()))
    return found
