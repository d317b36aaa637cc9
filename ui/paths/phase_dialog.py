"""Name, days and time budget of a phase."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit

from campus_desktop.i18n import _, duration_hours
from campus_desktop.paths import edits
from campus_desktop.paths.path import Phase
from ui.shell.page import Shell
from ui.typed import read_day, read_minutes
from ui.widgets.dialog import FormDialog
from ui.widgets.form import FormRow
from ui.widgets.panel import label


class PhaseDialog(FormDialog):
    """Saves all fields as one edit."""

    def __init__(self, shell: Shell, phase: Phase) -> None:
        super().__init__(shell.widget, _("Phase “{name}”").format(name=phase.name), 380)
        self.shell, self._phase = shell, phase
        self.name = QLineEdit(phase.name)
        self.first = QLineEdit("" if phase.first_day is None else str(phase.first_day))
        self.last = QLineEdit("" if phase.last_day is None else str(phase.last_day))
        self.budget = QLineEdit("" if phase.budget is None else duration_hours(phase.budget))
        self.budget.setPlaceholderText(_("For example 90 or 1 h 30 min"))
        self.body.addWidget(FormRow(_("&Name"), self.name))
        days = QHBoxLayout()
        days.addWidget(FormRow(_("&First day"), self.first))
        days.addWidget(FormRow(_("&Last day"), self.last))
        self.body.addLayout(days)
        self.body.addWidget(
            label(
                _("Day 1 is the first working day, day 8 the same weekday next week, day -1 the day before day 1."),
                "small",
                wrap=True,
            )
        )
        self.body.addWidget(FormRow(_("Time &budget"), self.budget))
        self.finish(_("&Save"), self._save)
        self.first.setFocus()

    def _save(self) -> None:
        edits.update_phase(
            self.shell.workspace,
            self._phase.id,
            name=self.name.text(),
            first_day=read_day(self.first.text()),
            last_day=read_day(self.last.text()),
            budget=read_minutes(self.budget.text()),
        )
