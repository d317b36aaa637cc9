"""What stands open from the earlier meetings, beside the notes while the item that takes it up is on: ticked off as people tell."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from campus_desktop.i18n import _, number
from campus_desktop.meetings.meeting import AgendaItem
from campus_desktop.meetings.note import Note
from campus_desktop.meetings.note_queries import carried
from campus_desktop.meetings.parts import takes_up
from ui.followup.commands import FollowUpCommands, owner_text, when_due
from ui.meetings.state import MeetingState
from ui.shell.page import Shell
from ui.widgets.check_box import CheckBox
from ui.widgets.layouts import column_in, emptied, row_in
from ui.widgets.panel import label

_NEAR = 3
"""Among so many items at the beginning the one that takes up open matters is looked for."""


class SinceLastPart(QWidget):
    """Out of sight during any other item, where nothing stands open, and in the safe view."""

    def __init__(self, shell: Shell, state: MeetingState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell, self._state = shell, state
        self._commands = FollowUpCommands(shell)
        self._shown: tuple[Note, ...] = ()
        self.boxes: list[CheckBox] = []
        self._heading = label("", "subheading")
        self._rows = QVBoxLayout()
        column = column_in(self, 6)
        column.addWidget(self._heading)
        column.addLayout(self._rows)
        self.hide()

    def show_item(self, item: AgendaItem | None) -> None:
        """Show what stands open where ``item``, the one that is on or comes next, takes it up; the first one does where no item
        near the beginning is made for it."""
        open_: tuple[Note, ...] = ()
        if item is not None and self.shell.safe is None and self._is_for(item):
            open_ = tuple(carried(self.shell.workspace, self._state.meeting))
        self.setVisible(bool(open_))
        if open_ == self._shown:
            return
        self._shown = open_
        title = _("Since last time ({count})").format(count=number(len(open_)))
        self._heading.setText(title)
        self.setAccessibleName(title)
        self._fill()

    def _is_for(self, item: AgendaItem) -> bool:
        items = self._state.meeting.items
        return takes_up([item]) or (item.id == items[0].id and not takes_up(items[:_NEAR]))

    def _fill(self) -> None:
        emptied(self._rows)
        self.boxes = []
        today = self._commands.today()
        for note in self._shown:
            text = " ".join(note.text.split())
            parts = (
                _("Private") if note.private else "",
                _("Parked") if note.kind == "parked" else "",
                owner_text(note),
                when_due(note, today),
            )
            detail = " · ".join(part for part in parts if part)
            box = CheckBox()
            box.setAccessibleName(", ".join((text, detail)))
            box.setToolTip(_("Done"))
            box.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click must not take the keyboard from the note line
            box.clicked.connect(partial(self._tick, note))
            self.boxes.append(box)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(label(text, wrap=True))
            words.addWidget(label(detail, "small", wrap=True))
            row = QWidget()
            across = row_in(row, 4)
            across.addWidget(box, alignment=Qt.AlignmentFlag.AlignTop)
            across.addLayout(words, 1)
            self._rows.addWidget(row)

    def _tick(self, note: Note, _checked: bool = False) -> None:
        place = next((place for place, box in enumerate(self.boxes) if box.hasFocus()), -1)
        self._commands.tick([note])
        if place >= 0 and self.boxes:
            self.boxes[min(place, len(self.boxes) - 1)].setFocus()
