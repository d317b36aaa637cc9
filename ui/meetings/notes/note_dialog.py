"""Editing one note in a dialog: where no line stands below the list, or that line holds a half-typed note."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from campus_desktop.i18n import _
from campus_desktop.meetings.note import Note
from ui.look import theme
from ui.meetings.notes.line import NoteLineEdit
from ui.meetings.state import MeetingState
from ui.shell.protocol import Shell
from ui.widgets.dialog import Dialog


class NoteDialog(Dialog):
    """Closes when the note is saved, or given up with Escape."""

    def __init__(self, shell: Shell, state: MeetingState, note: Note) -> None:
        super().__init__(shell.widget)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Edit the note"))
        self.line = NoteLineEdit(shell, state, keeps_draft=False)
        self.line.show_meeting(None)
        self.line.saved.connect(self.accept)
        self.line.given_up.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.line)
        column.addStretch(1)
        self.resize(theme.px(620), theme.px(320))
        self.line.rewrite(note)

    def done(self, result: int) -> None:
        """Close, and forget what was kept of the text while it was typed."""
        self.line.forget_draft()
        super().done(result)
