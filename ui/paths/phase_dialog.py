"""Name, days and time budget of a phase."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, duration_hours
from campus_desktop.paths import edits
from campus_desktop.paths.path import Phase
from ui.paths.parsing import read_day, read_minutes
from ui.shell import theme
from ui.shell.page import Shell
from ui.widgets.form import FormRow
from ui.widgets.panel import label


class PhaseDialog(QDialog):
    """Saves all fields as one edit; what is no good is said in the dialog, which stays open."""

    def __init__(self, shell: Shell, phase: Phase) -> None:
        super().__init__(shell.widget)
        self.shell, self._phase = shell, phase
        self.setWindowTitle(_("Phase “{name}”").format(name=phase.name))
        self.setMinimumWidth(theme.px(380))
        self.name = QLineEdit(phase.name)
        self.first = QLineEdit("" if phase.first_day is None else str(phase.first_day))
        self.last = QLineEdit("" if phase.last_day is None else str(phase.last_day))
        self.budget = QLineEdit("" if phase.budget is None else duration_hours(phase.budget))
        self.budget.setPlaceholderText(_("For example 90 or 1 h 30 min"))
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(18), theme.px(20), theme.px(16))
        column.setSpacing(theme.px(12))
        column.addWidget(FormRow(_("&Name"), self.name))
        days = QHBoxLayout()
        days.addWidget(FormRow(_("&First day"), self.first))
        days.addWidget(FormRow(_("&Last day"), self.last))
        column.addLayout(days)
        column.addWidget(
            label(
                _("Day 1 is the first working day, day 8 the same weekday next week, day -1 the day before day 1."),
                "small",
                wrap=True,
            )
        )
        column.addWidget(FormRow(_("Time &budget"), self.budget))
        column.addWidget(self.problem)
        column.addStretch(1)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        save = QPushButton(_("&Save"))
        save.setDefault(True)
        box.addButton(save, QDialogButtonBox.ButtonRole.AcceptRole)
        box.accepted.connect(self._save)
        box.rejected.connect(self.reject)
        column.addWidget(box)
        self.first.setFocus()

    def _save(self) -> None:
        try:
            edits.update_phase(
                self.shell.workspace,
                self._phase.id,
                name=self.name.text(),
                first_day=read_day(self.first.text()),
                last_day=read_day(self.last.text()),
                budget=read_minutes(self.budget.text()),
            )
        except CampusError as error:
            self.problem.setText(str(error))
            self.problem.show()
        else:
            self.accept()
