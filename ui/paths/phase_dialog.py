"""Name, days and time budget of a phase."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, duration_hours
from campus_desktop.paths import edits
from campus_desktop.paths.days import day_number
from campus_desktop.paths.path import Phase
from ui.look import theme
from ui.shell.protocol import Shell
from ui.typed import read_as, read_day, read_minutes
from ui.widgets.dialog import FormDialog
from ui.widgets.form import FormRow
from ui.widgets.panel import label


class PhaseDialog(FormDialog):
    """Saves all fields as one edit."""

    def __init__(self, shell: Shell, phase: Phase) -> None:
        super().__init__(shell.widget, _("Phase “{name}”").format(name=phase.name), 380)
        self.shell, self._phase = shell, phase
        self.name = QLineEdit(phase.name)
        self.first = QLineEdit("" if phase.first_day is None else day_number(phase.first_day))
        self.last = QLineEdit("" if phase.last_day is None else day_number(phase.last_day))
        self.budget = QLineEdit("" if phase.budget is None else duration_hours(phase.budget))
        self.budget.setPlaceholderText(_("For example 90 or 1 h 30 min"))
        self.body.addWidget(FormRow(_("&Name"), self.name))
        self._remark = label("", "small", wrap=True)
        self._remark.hide()
        self._problems = {field: label("", "error", wrap=True) for field in (self.first, self.last, self.budget)}
        days = QHBoxLayout()
        days.addWidget(FormRow(_("&First day"), self.first))
        days.addWidget(FormRow(_("&Last day"), self.last))
        self.body.addLayout(days)
        for field in (self.first, self.last):
            self.body.addWidget(self._problems[field])
        self.body.addWidget(self._remark)
        self.body.addWidget(
            label(
                _("Day 1 is the first working day, day 8 the same weekday next week, day −1 the day before day 1."),
                "small",
                wrap=True,
            )
        )
        self.body.addWidget(FormRow(_("Time &budget"), self.budget))
        self.body.addWidget(self._problems[self.budget])
        self.read_as_label = label("", "small", wrap=True)
        self.body.addWidget(self.read_as_label)
        for field in self._problems:
            field.textChanged.connect(self._explain)
        self._explain()
        self.finish(_("&Save"), self._save)
        self.first.setFocus()

    def _explain(self) -> None:
        """Show at each field what is wrong with it, as the edit would."""
        first, last = self._read(self.first, read_day), self._read(self.last, read_day)
        minutes = self._read(self.budget, read_minutes)
        message = read_as(self.budget.text(), hours=True) if minutes is not None else ""
        self.read_as_label.setText(message)
        self.read_as_label.setVisible(bool(message))
        if message:
            self.budget.setAccessibleDescription(message)
        self._remark.hide()
        if self._problems[self.first].isHidden() and self._problems[self.last].isHidden():
            workspace, phase = self.shell.workspace, self._phase
            old = first == phase.first_day and last == phase.last_day
            changed = self.first if last == phase.last_day else self.last
            self._say(changed, "" if old else edits.phase_days_refusal(workspace, phase.id, first, last))
            self._remark.setText(edits.phase_days_remark(workspace, phase.id, first, last))
            self._remark.setVisible(bool(self._remark.text()))

    def _read(self, field: QLineEdit, read: Callable[[str], int | None]) -> int | None:
        self._say(field, "")
        try:
            return read(field.text())
        except CampusError as error:
            self._say(field, str(error))
            return None

    def _say(self, field: QLineEdit, problem: str) -> None:
        theme.set_look(field, "invalid", bool(problem))
        field.setAccessibleDescription(problem)
        self._problems[field].setText(problem)
        self._problems[field].setVisible(bool(problem))

    def _save(self) -> None:
        edits.update_phase(
            self.shell.workspace,
            self._phase.id,
            name=self.name.text(),
            first_day=read_day(self.first.text()),
            last_day=read_day(self.last.text()),
            budget=read_minutes(self.budget.text()),
        )
