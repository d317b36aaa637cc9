"""Choosing who notes are from, which step they are about or when they are due: a field, and below it what it can mean."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialogButtonBox, QListWidgetItem, QVBoxLayout, QWidget

from campus_desktop.i18n import _, date_short, date_weekday, ngettext
from campus_desktop.meetings.noteline import Candidate, Token, complete, complete_due
from campus_desktop.typed.dates import date_at_start
from ui.look import theme
from ui.meetings.notes.completion import Offer, OfferList, detail_of
from ui.meetings.notes.tokens import Word
from ui.widgets.dialog import Dialog
from ui.widgets.panel import label
from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from ui.meetings.notes.commands import MeetingNoteCommands

_MOST = 200
"""Rows shown at once; typing finds the others."""


class Picker(Dialog):
    """For the notes ``ids``; what is chosen is done to all of them at once."""

    def __init__(self, parent: QWidget, commands: MeetingNoteCommands, today: date, mark: str, ids: list[str]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._commands, self._today, self._mark, self._ids = commands, today, mark, ids
        self._context = commands.context(ids)
        title, prompt, self._none = {
            "@": (_("Who it is from"), _("Institution or person"), _("Nobody in particular")),
            "#": (_("Step or path"), _("Step or path of this meeting"), _("About no step or path")),
            "!": (_("Due date"), _("For example 4/12, friday or in 14 days"), _("No due date")),
        }[mark]
        self.setWindowTitle(title)
        column = QVBoxLayout(self)
        column.setSpacing(theme.px(8))
        if len(ids) > 1:
            text = ngettext("{count} note", "{count} notes", len(ids)).format(count=len(ids))
            column.addWidget(label(text, "muted"))
        self.field = SearchField(prompt, title, self)
        self.field.textChanged.connect(self._fill)
        self.field.key_passed.connect(self._passed)
        column.addWidget(self.field)
        self.list = OfferList()
        self.list.setAccessibleName(title)
        self.list.itemActivated.connect(self._go)
        self.list.itemClicked.connect(self._go)
        column.addWidget(self.list, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)  # else it looks like the command
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(theme.px(440), theme.px(420))
        self._fill("")
        self.field.setFocus()

    def _fill(self, text: str) -> None:
        rows: list[tuple[Offer, Candidate | date | Word | None]] = [
            *self._offers(text.strip().removeprefix(self._mark).lstrip())
        ]
        if not text.strip().removeprefix(self._mark):
            rows.append((Offer(self._none), None))
        self._values = [value for _offer, value in rows]
        self.list.show_offers([offer for offer, _value in rows])
        self.list.setCurrentRow(0)

    def _offers(self, text: str) -> list[tuple[Offer, Candidate | date | Word]]:
        token = Token(self._mark, 0, len(text) + 1, text)
        if self._mark != "!":
            found = complete(token, self._context, _MOST)
            rows: list[tuple[Offer, Candidate | date | Word]] = [
                (Offer(each.name, detail_of(each)), each) for each in found
            ]
            if self._mark == "@":
                rows += [(each, each.word) for each in self._commands.newcomers.offer(text, self._context) if each.word]
            return rows
        today = self._today
        if text and (typed := date_at_start(text, today)) is not None:
            return [(Offer(date_weekday(typed.date)), typed.date)]
        return [(Offer(words, date_short(day)), day) for words, day in complete_due(token, today)]

    def _passed(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            item = self.list.currentItem()
            if item is not None:
                self._go(item)
        elif self.list.count():
            by = {Qt.Key.Key_Down: 1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_Up: -1}.get(Qt.Key(key), -8)
            self.list.setCurrentRow(max(0, min(self.list.currentRow() + by, self.list.count() - 1)))

    def _go(self, item: QListWidgetItem) -> None:
        chosen: Any = self._values[self.list.row(item)]
        commands = self._commands
        self.accept()
        if self._mark == "!":
            commands.set_due(self._ids, chosen)
        elif isinstance(chosen, Word):
            commands.set_new_who(self._ids, chosen.name)
        elif self._mark == "@":
            commands.set_who(self._ids, chosen)
        else:
            commands.set_about(self._ids, chosen)
