"""The middle of a meeting that is held: the list of its notes, and below it the line they are written in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from campus_desktop.i18n import _, ngettext, number
from campus_desktop.meetings import note_queries
from campus_desktop.workspace import Change
from ui.look import theme
from ui.meetings.notes.line import NoteLineEdit
from ui.meetings.notes.line_keys import is_private_key, kind_of_key
from ui.meetings.notes.list import NoteList
from ui.meetings.state import MeetingState
from ui.notes.seen import context_seen, private_seen
from ui.shell.protocol import Shell
from ui.widgets.actions import Actions, action
from ui.widgets.letters import types

_LOW = 400
"""Below this height, at zoom 1, the list and the line leave out what can be left out."""


class NotesPane(QWidget):
    """Notes of ``state.meeting``."""

    participant_wanted = Signal()
    """Somebody is to be added to the meeting (Ctrl+D in the line or the list); the keyboard comes back with ``focus_line``."""
    status_changed = Signal()

    def __init__(self, shell: Shell, state: MeetingState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell, self.state = shell, state
        self.list = NoteList(shell, state)
        self.line = NoteLineEdit(shell, state)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.list, 1)
        self._column.addWidget(self.line)
        self.list.give_way()
        self.line_action = action(self, _("&Write a note"), self.focus_line, "Ctrl+J")
        self.list_action = action(self, _("To the &list of notes"), self.list.focus, "Ctrl+Shift+J")
        self.list.newest_last = True
        self.list.edit_deed = self._edit
        self.list.empty_text = _("What is said and agreed goes here. Write in the line below; Enter saves it.")
        self.line.edit.page_wanted.connect(self._turn)
        self.list.escaped.connect(self.focus_line)
        self.list.counted.connect(self.status_changed)
        self.line.saved.connect(self._saved)
        self.line.participant_wanted.connect(self.participant_wanted)
        self.list.participant_wanted.connect(self.participant_wanted)
        theme.theme_changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        """With little room, as with large text on a small screen, both parts are low, so that there are notes to be seen."""
        low = self.height() < theme.px(_LOW)
        side, end = theme.px(14), theme.px(6 if low else 14)
        self._column.setContentsMargins(side, end, side, end)
        self._column.setSpacing(theme.px(6 if low else 10))
        self.list.set_low(low)
        self.line.set_low(low)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._restyle()

    def show_meeting(self, change: Change | None) -> None:
        """The meeting and its notes as they now stand."""
        self.list.show_meeting(change)
        self.line.show_meeting(change)
        if change is not None and any(table != "draft" for table in change.tables):
            self.line.edit.settle_typing()

    def hide_private(self) -> None:
        """Without reading the file: only what may be seen just now, and the line goes on."""
        self.list.hide_private()
        self.line.edit.shut()
        self.line.fit_safe_view()
        self.line.edit.offered = context_seen(self.shell, self.line.edit.context)

    def tick(self) -> None:
        """A second has passed."""
        self.line.tick()

    def leave(self) -> None:
        """Keep what is half typed."""
        self.list.leave()
        self.line.leave()

    def menu_actions(self) -> Actions:
        """For the window's menus."""
        return {**self.list.menu_actions(), "notes/go": [self.line_action, self.list_action]}

    def status(self) -> str:
        """What stands at the right of the status line: "5 notes · 1 decision · 1 action"."""
        if self.state.meeting_id is None:
            return ""
        seen = private_seen(self.shell)
        counts = note_queries.counts_by_kind(self.shell.workspace, self.state.meeting_id, private=seen)
        notes = sum(counts.values())
        parts = [ngettext("{count} note", "{count} notes", notes).format(count=number(notes))]
        if decisions := counts.get("decision", 0):
            text = ngettext("{count} decision", "{count} decisions", decisions)
            parts.append(text.format(count=number(decisions)))
        if actions := counts.get("action", 0):
            parts.append(ngettext("{count} action", "{count} actions", actions).format(count=number(actions)))
        return " · ".join(parts)

    def focus_line(self) -> None:
        """Put the keyboard into the line."""
        self.line.edit.setFocus()

    def take_letter(self, event: QKeyEvent) -> bool:
        """A letter typed elsewhere goes to the end of the line, which has the keyboard from then on; so does a key that says of what
        kind the note will be, or that it is private."""
        if not (types(event) or kind_of_key(event) or is_private_key(event)) or not self.line.isEnabled():
            return False
        edit = self.line.edit
        self.focus_line()
        edit.moveCursor(QTextCursor.MoveOperation.End)
        QApplication.sendEvent(edit, event.clone())
        return True

    def open_note(self, note_id: str) -> bool:
        """Choose a note and bring it into sight; False where the meeting has no such note, or it may not be seen now."""
        return self.list.open_note(note_id)

    def _turn(self, pages: int) -> None:
        """Look back in the notes without leaving the line."""
        bar = self.list.view.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def _edit(self, note_id: str) -> None:
        if not self.line.is_empty:
            self.list.edit_here(note_id)  # the line holds a half-typed note, which is not disturbed
            return
        found = self.list.commands.read([note_id])
        if found:
            self.line.rewrite(found[0])

    def _saved(self, note_id: str) -> None:
        """A note that was written is seen, unless one is reading farther up."""
        if self.list.rows.row(note_id) == len(self.list.rows.ids) - 1:
            self.list.view.go_to_end()
        else:
            self.list.open_note(note_id)
