"""Asks for what the next meeting of a series needs: title, date, and which agenda it begins with."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QLineEdit

from campus_desktop.i18n import _, date_weekday
from campus_desktop.meetings import following, note_queries, queries
from campus_desktop.meetings.note_queries import carried_text
from ui.meetings.seen import templates_seen
from ui.shell.page import Shell
from ui.widgets.dialog import FormDialog
from ui.widgets.form import FormRow
from ui.widgets.panel import label

_WEEKS = 6
"""How far ahead the date stands at first where there is no rhythm to go by."""


class NextMeetingDialog(FormDialog):
    """Makes the meeting itself, as one edit; ``made`` gives its id. CampusError where the meeting it follows is gone."""

    def __init__(self, shell: Shell, meeting_id: str) -> None:
        workspace = shell.workspace
        meeting = queries.read_meeting(workspace, meeting_id)
        super().__init__(shell.widget, _("Next meeting in the series"), 480)
        self.shell, self._meeting = shell, meeting
        proposed = following.propose_date(workspace, meeting)
        day = proposed or (meeting.date or shell.clock.today()) + timedelta(weeks=_WEEKS)
        self.title = QLineEdit(following.propose_title(meeting))
        self.date = QDateEdit(QDate(day.year, day.month, day.day))
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat("dd-MM-yyyy")
        self.weekday = label("", "small")
        self.undated = QCheckBox(_("The date is not set yet"))
        self.undated.setChecked(proposed is None)
        self.agenda = QComboBox()
        self.agenda.addItem(_("As at “{title}”").format(title=meeting.title), following.SAME)
        for template in templates_seen(shell):
            self.agenda.addItem(_("Template: {title}").format(title=template.title), template.key)
        self.agenda.addItem(_("Nothing but “since last time”"), "")
        self.agenda.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        if not meeting.items:
            self.agenda.setCurrentIndex(1)
        before = [*note_queries.carried(workspace, meeting), *note_queries.open_of(workspace, meeting_id)]
        self._about = label(_about(carried_text(before)), "muted", wrap=True)
        self._lay_out()
        self.title.textChanged.connect(self._enable)
        self.undated.toggled.connect(self._enable)
        self.date.dateChanged.connect(self._enable)
        self._enable()
        self.title.selectAll()
        self.title.setFocus()

    def _lay_out(self) -> None:
        title, day = FormRow(_("&Title"), self.title), FormRow(_("Da&te"), self.date)
        agenda = FormRow(_("A&genda"), self.agenda)
        for widget in (title, day, self.weekday, self.undated, agenda, self._about):
            self.body.addWidget(widget)
        self.finish(_("&Make the meeting"), self._create)

    def _day(self) -> date:
        day = self.date.date()
        return date(day.year(), day.month(), day.day())

    def _enable(self) -> None:
        self.agree.setEnabled(bool(self.title.text().strip()))
        self.date.setEnabled(not self.undated.isChecked())
        self.weekday.setText("" if self.undated.isChecked() else date_weekday(self._day()))
        self.weekday.setVisible(not self.undated.isChecked())

    def _create(self) -> str:
        day = None if self.undated.isChecked() else self._day()
        return following.make_next(
            self.shell.workspace, self._meeting.id, self.title.text(), day, self.agenda.currentData()
        )


def _about(carried: str) -> str:
    rest = _("People and paths come along; host and place do not.")
    if carried:
        text = _("{what} will stand first in it, as long as they are open. {rest}")
        return text.format(what=carried[0].upper() + carried[1:], rest=rest)
    return _("What stays open will stand first in it, also if this meeting has yet to be held. {rest}").format(
        rest=rest
    )
