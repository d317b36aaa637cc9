"""What stands open from the earlier meetings, beside the notes while the item that takes it up is on: ticked off as people tell."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from campus_desktop.i18n import _, number
from campus_desktop.meetings.meeting import AgendaItem
from campus_desktop.meetings.note import Note
from campus_desktop.meetings.note_queries import carried
from campus_desktop.meetings.parts import takes_up
from ui.meetings.state import MeetingState
from ui.notes.commands import NoteCommands
from ui.notes.said import sender, when_due
from ui.shell.protocol import Shell
from ui.widgets.check_box import CheckBox
from ui.widgets.layouts import column_in, emptied, row_in
from ui.widgets.panel import label
from ui.widgets.single_click import SingleClick

_NEAR = 3
"""Among so many items at the beginning the one that takes up open matters is looked for."""


class _TickBox(SingleClick, CheckBox):
    """A double-click ticks, and does not open again."""


class _Row(QWidget):
    """One note: its box, its text, and who and when."""

    ticked = Signal(object)

    def __init__(self, note: Note, today: date) -> None:
        super().__init__()
        self._note = note
        self.box = _TickBox()
        self.box.setToolTip(_("Done"))
        self.box.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the keyboard from the note line
        self.box.clicked.connect(lambda _checked=False: self.ticked.emit(self._note))
        self._text = label("", wrap=True)
        self._detail = label("", "small", wrap=True)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._text)
        words.addWidget(self._detail)
        across = row_in(self, 4)
        across.addWidget(self.box, alignment=Qt.AlignmentFlag.AlignTop)
        across.addLayout(words, 1)
        self.show_note(note, today)

    def show_note(self, note: Note, today: date) -> None:
        """The note as it now is."""
        self._note = note
        text = " ".join(note.text.split())
        parts = (
            _("Private") if note.private else "",
            _("Parked") if note.kind == "parked" else "",
            sender(note),
            when_due(note, today),
        )
        detail = " · ".join(part for part in parts if part)
        self.box.setChecked(note.done is not None)
        self.box.setAccessibleName(", ".join((text, detail)))
        self._text.setText(text)
        self._detail.setText(detail)


class SinceLastPart(QWidget):
    """Out of sight during any other item, where nothing stands open, and in the safe view. What is ticked off stays where it is,
    ticked, until the item is left."""

    def __init__(self, shell: Shell, state: MeetingState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell, self._state = shell, state
        self._commands = NoteCommands(shell)
        self._shown: tuple[Note, ...] = ()
        self._place: tuple[str | None, str | None] = (None, None)
        """The meeting and the item that were shown last."""
        self._ticked_here: set[str] = set()
        self._each: list[_Row] = []
        self._heading = label("", "subheading")
        self._rows = QVBoxLayout()
        column = column_in(self, 6)
        column.addWidget(self._heading)
        column.addLayout(self._rows)
        self.hide()

    @property
    def boxes(self) -> list[CheckBox]:
        """One for each note, from top to bottom."""
        return [row.box for row in self._each]

    def show_item(self, item: AgendaItem | None) -> None:
        """Show what stands open where ``item``, the one that is on or comes next, takes it up; the first one does where no item
        near the beginning is made for it."""
        place = (self._state.meeting_id, item.id if item is not None else None)
        if place != self._place:
            self._place = place
            self._ticked_here.clear()
        found: tuple[Note, ...] = ()
        if item is not None and self.shell.safe is None and self._is_for(item):
            found = tuple(carried(self.shell.workspace, self._state.meeting, self._ticked_here))
        self._ticked_here.intersection_update(note.id for note in found if note.done is not None)
        self.setVisible(bool(found))
        if found == self._shown:
            return
        same = [note.id for note in found] == [note.id for note in self._shown]
        self._shown = found
        title = _("Since last time ({count})").format(count=number(sum(note.done is None for note in found)))
        self._heading.setText(title)
        self.setAccessibleName(title)
        today = self._commands.today()
        if same:  # in place, so that nothing moves under the mouse and the keyboard stays
            for row, note in zip(self._each, found, strict=True):
                row.show_note(note, today)
        else:
            self._fill(today)

    def _is_for(self, item: AgendaItem) -> bool:
        items = self._state.meeting.items
        return takes_up([item]) or (item.id == items[0].id and not takes_up(items[:_NEAR]))

    def _fill(self, today: date) -> None:
        emptied(self._rows)
        self._each = [_Row(note, today) for note in self._shown]
        for row in self._each:
            row.ticked.connect(self._tick)
            self._rows.addWidget(row)

    def _tick(self, note: Note) -> None:
        self._ticked_here.add(note.id)
        self._commands.tick([note], named=True)
