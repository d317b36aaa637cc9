"""The actions that are due now, on the overview page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from campus_desktop.i18n import _, ngettext, number
from campus_desktop.institutions.short import initials
from campus_desktop.meetings.due import due_text
from campus_desktop.meetings.note import Note, marked
from ui.look import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.chips import Chip
from ui.widgets.elided import ElidedLabel
from ui.widgets.panel import Panel, label
from ui.widgets.push_button import PushButton

MOST = 5
"""Maximum number of actions shown."""
DAYS = 7
"""Number of days ahead that count as due."""
_EDGE = 6
"""Pixels by which a hovered row extends beyond its text."""


class DuePanel(Panel):
    """``notes`` are the due ones, the longest overdue first; ``short`` has the short names of institutions by id; ``waiting`` is
    the total number of open actions."""

    opened = Signal(str)
    """The id of an action; empty for the whole list."""

    def __init__(self, notes: list[Note], short: Mapping[str, str], waiting: int, today: date) -> None:
        super().__init__(_("Actions due soon"))
        self.rows = [_Row(note, short, today) for note in notes[:MOST]]
        lines = QVBoxLayout()
        lines.setSpacing(theme.px(2))
        lines.setContentsMargins(0, 0, 0, 0)
        self.body.addLayout(lines)
        for row in self.rows:
            row.clicked.connect(self._row_clicked)
            lines.addWidget(row)
        if not notes:
            nothing = label(_("Nothing is due in the next days."), "muted", wrap=True)
            nothing.setContentsMargins(theme.px(_EDGE), 0, 0, 0)
            lines.addWidget(nothing)
        if waiting > len(self.rows):
            text = ngettext("{count} open action in all", "{count} open actions in all", waiting)
            self.all = LinkButton(text.format(count=number(waiting)))
            self.all.clicked.connect(lambda: self.opened.emit(""))
            lines.addWidget(self.all, alignment=Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch(1)

    def _resize(self) -> None:
        super()._resize()
        edge, around = theme.px(_EDGE), self.body.contentsMargins()
        self.body.setContentsMargins(around.left() - edge, around.top(), around.right() - edge, around.bottom())
        if self.title_label is not None:
            self.title_label.setContentsMargins(edge, 0, 0, 0)

    def _row_clicked(self) -> None:
        row = self.sender()
        assert isinstance(row, _Row)
        self.opened.emit(row.note_id)


class _Row(PushButton):
    """One action: its due date relative to today, its text, and who is responsible."""

    def __init__(self, note: Note, short: Mapping[str, str], today: date) -> None:
        super().__init__()
        self.note_id = note.id
        self.setProperty("kind", "row")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        due = due_text(note.due, today)
        owner = initials(note.person_name) if note.person else short.get(note.institution or "", "")
        text = marked(note, " ".join(note.text.split()))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(_EDGE), theme.px(4), theme.px(_EDGE), theme.px(4))
        row.setSpacing(theme.px(8))
        title = ElidedLabel(text)
        chip = Chip(due, "warning" if note.overdue(today) else "info")
        who = label(owner, "small")
        for widget in (chip, title, who):
            widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(chip)
        row.addWidget(title)
        row.addStretch(1)
        row.addWidget(who)
        whose = note.person_name or note.institution_name
        self.setAccessibleName(", ".join(part for part in (text, due, whose) if part))
        self.setToolTip(text)
        self.setMinimumHeight(row.sizeHint().height())
