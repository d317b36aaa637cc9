"""Asks for what the next meeting of a series needs: title, date, and which agenda it begins with."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QComboBox, QLineEdit

from campus_desktop.i18n import _
from campus_desktop.meetings import following, note_queries, queries
from campus_desktop.meetings.note_queries import carried_text
from ui.meetings.dates import DateRow
from ui.meetings.seen import templates_seen
from ui.shell.protocol import Shell
from ui.widgets.dialog import FormDialog
from ui.widgets.dropdown import Dropdown
from ui.widgets.form import FormRow
from ui.widgets.panel import label

_WEEKS = 6
"""How far ahead the calendar opens where there is no rhythm to go by."""


class NextMeetingDialog(FormDialog):
    """Makes the meeting itself, as one edit; ``made`` gives its id. CampusError where the meeting it follows is gone."""

    def __init__(self, shell: Shell, meeting_id: str) -> None:
        workspace = shell.workspace
        meeting = queries.read_meeting(workspace, meeting_id)
        super().__init__(shell.widget, _("Next meeting in the series"), 480)
        self.shell, self._meeting = shell, meeting
        proposed = following.propose_date(workspace, meeting)
        self.title = QLineEdit(following.propose_title(meeting))
        self.date = DateRow(_("Da&te"), shell.clock.today, lambda _day: None)
        self.date.keep_room(2)
        self.date.near = (meeting.date or shell.clock.today()) + timedelta(weeks=_WEEKS)
        self.date.show_value(proposed)
        self.agenda = Dropdown()
        self.agenda.addItem(_("As at “{title}”").format(title=meeting.title), following.SAME)
        for template in templates_seen(shell):
            self.agenda.addItem(_("Template: {title}").format(title=template.title), template.key)
        self.agenda.addItem(_("Only “Since last time”"), "")
        self.agenda.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        if not meeting.items:
            self.agenda.setCurrentIndex(1)
        before = [*note_queries.carried(workspace, meeting), *note_queries.open_of(workspace, meeting_id)]
        self.about_label = label(_about(carried_text(before)), "muted", wrap=True)
        self._lay_out()
        self.title.textChanged.connect(self._enable)
        self.date.line.textChanged.connect(self._enable)
        self._enable()
        self.title.selectAll()
        self.title.setFocus()

    def _lay_out(self) -> None:
        title, agenda = FormRow(_("&Title"), self.title), FormRow(_("A&genda"), self.agenda)
        for widget in (title, self.date, agenda, self.about_label):
            self.body.addWidget(widget)
        self.finish(_("&Make the meeting"), self._create)

    def _enable(self) -> None:
        self.agree.setEnabled(bool(self.title.text().strip()) and self.date.valid)

    def _create(self) -> str:
        return following.make_next(
            self.shell.workspace, self._meeting.id, self.title.text(), self.date.value(), self.agenda.currentData()
        )


def _about(carried: str) -> str:
    rest = _("People and paths come along; host and place do not.")
    if carried:
        text = _("{what} are taken up at its beginning, as long as they are open. {rest}")
        return text.format(what=carried[0].upper() + carried[1:], rest=rest)
    return _("What is still open is taken up at its beginning, even if this meeting has yet to be held. {rest}").format(
        rest=rest
    )
