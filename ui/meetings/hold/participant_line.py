"""One more at the meeting, in one line: the note that is being typed stays as it is, and the keyboard goes back to it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from shiboken6 import isValid

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, ngettext, number
from campus_desktop.meetings import keys, participants
from campus_desktop.meetings.meeting import ATTENDANCE
from campus_desktop.meetings.people_lines import people_lines
from ui.meetings.newcomers import add_one
from ui.meetings.seen import institutions_seen, people_seen
from ui.meetings.state import MeetingState
from ui.shell.protocol import Shell
from ui.widgets.adding_line import AddingLine
from ui.widgets.layouts import column_in
from ui.widgets.panel import label
from ui.widgets.push_button import PushButton


class _Field(AddingLine):
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class ParticipantLine(QWidget):
    """A button, and in its place a field while somebody is being added. What the line is understood as stands below it."""

    wanted = Signal()
    """The button was pressed."""

    def __init__(self, shell: Shell, state: MeetingState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell, self.state = shell, state
        self._came_from: QWidget | None = None
        self._meeting: str | None = None
        self.add = PushButton(_("+ Participant"))
        self.add.setProperty("kind", "row")
        self.add.setAutoDefault(False)
        self.add.setCursor(Qt.CursorShape.PointingHandCursor)
        self.add.setAccessibleName(_("Add somebody to the meeting"))
        self.add.clicked.connect(self.wanted)
        self.key = label(keys.PARTICIPANT.replace("+", " "), "key")
        self.field = _Field()
        self.field.setAccessibleName(_("Participant: name, institution"))
        self.field.setPlaceholderText(_("Name, institution"))
        self.field.returnPressed.connect(self._save)
        self.field.given_up.connect(self.close_line)
        self.field.textEdited.connect(self._explain)
        self.meaning = label("", "small", wrap=True)
        self.problem = label("", "error", wrap=True)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.add)
        row.addWidget(self.key, alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        column = column_in(self, 3)
        column.addLayout(row)
        for widget in (self.field, self.meaning, self.problem):
            column.addWidget(widget)
        self._open(False)

    def _open(self, is_open: bool) -> None:
        for closed in (self.add, self.key):
            closed.setVisible(not is_open)
        for opened in (self.field, self.meaning):
            opened.setVisible(is_open)
        self.problem.hide()

    def open_line(self) -> None:
        """Let a participant be typed."""
        if self.field.isVisible():
            self.field.setFocus()
            return
        self._came_from = QApplication.focusWidget()
        self.field.start_afresh()
        self._open(True)
        self._explain("")
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_line(self) -> None:
        """Back to where the keyboard was."""
        came_from = self._came_from
        # the button is made visible first: where nothing else had the keyboard, it goes there
        self._open(False)
        if came_from is not None and isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.add.setFocus()

    def show_meeting(self) -> None:
        """Another meeting may be shown now: what was begun at the one before is not added to it."""
        if self.state.meeting.id != self._meeting:
            self._meeting = self.state.meeting.id
            self._open(False)

    @property
    def _status(self) -> str:
        return "registered" if self.state.position().state == "planned" else "present"

    def _explain(self, text: str) -> None:
        """Say who that is, while it is typed."""
        if "\n" in text:  # pasted: a line edit keeps the ends of lines
            self._save()
            return
        self.problem.hide()
        said = _("Enter adds · Esc cancels")
        if text.strip():
            try:
                with self.shell.workspace.impatient():  # where another program has the file, typing goes on
                    institutions = institutions_seen(self.shell)
                    people = [one for each in institutions for one in people_seen(self.shell, each.id)]
                entry = participants.parse_line(text, institutions, people, begun=True)
            except CampusError:
                pass
            else:
                home = next((each.name for each in institutions if each.id == entry.institution), "")
                known = next((each.name for each in people if each.id == entry.person), "")
                who = known or entry.name or (f"{entry.count} ×" if entry.count > 1 else "")
                status = _(ATTENDANCE[entry.status or self._status])
                said = " · ".join(part for part in (who, entry.role, home, status) if part)
        self.meaning.setText(said)

    def _save(self) -> None:
        text = self.field.text()
        if not text.strip():
            self.close_line()
            return
        lines, meeting = people_lines(text), self.state.meeting.id
        several = len(lines) > 1 or any(each.email for each in lines)
        said_whom = False
        try:
            if several:
                added = participants.add_participants(self.shell.workspace, meeting, lines, status=self._status)
            else:
                said_whom = add_one(self.shell, self.state, text, status=self._status)
        except CampusError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        if several:
            said = ngettext("{count} participant added", "{count} participants added", len(added))
            left = participants.emails_left(self.shell.workspace, meeting, lines)
            self.shell.message(" · ".join([said.format(count=number(len(added))), *left]))
        elif not said_whom:
            self.shell.message(_("Added: {who}").format(who=self.meaning.text()))
        self.close_line()
