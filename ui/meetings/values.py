"""Lines that hold a value: a time, a length, a date. What people type is read; what is in the document is written in one form."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, date_long, time_table
from campus_desktop.meetings.duedate import parse_due
from ui.shell import theme
from ui.typed import checker, read_minutes, read_time
from ui.widgets.form import FormRow
from ui.widgets.panel import label
from ui.widgets.saved_field import SavedLine


class ValueRow(QWidget):
    """A name, a line, and below it the sentence where what stands in the line is no such value.

    ``read`` gives the value of a text or raises CampusError, ``write`` the text of a value; ``save(value)`` is called as with
    ``SavedLine``. While somebody types, a value that is the one they typed leaves their text alone.
    """

    def __init__(
        self,
        name: str,
        read: Callable[[str], Any],
        write: Callable[[Any], str],
        save: Callable[[Any], object],
        seal: Callable[[], object] | None = None,
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._read, self._write, self._check = read, write, checker(read)
        self._value: Any = None
        self._save = save
        self.line = SavedLine(self._typed, seal, self._check)
        self.line.setPlaceholderText(hint)
        self.across = QHBoxLayout()
        self.across.setContentsMargins(0, 0, 0, 0)
        self.across.setSpacing(theme.px(4))
        field = QWidget()
        field.setLayout(self.across)
        self.across.addWidget(self.line, 1)
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        row = FormRow(name, field)
        field.setFocusProxy(self.line)
        self.line.setAccessibleName(field.accessibleName())
        column.addWidget(row)
        column.addWidget(self.problem)
        self.line.textChanged.connect(self._explain)
        self.line.editingFinished.connect(self._tidy)

    @property
    def valid(self) -> bool:
        """Whether what stands in the line can be read."""
        return self._check(self.line.text()) is None

    def value(self) -> Any:
        """What the line says now. CampusError where it cannot be read."""
        return self._read(self.line.text())

    def _explain(self, text: str) -> None:
        problem = self._check(text) or ""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def show_value(self, value: Any, *, other: bool = False) -> None:
        """Show what stands in the document. What is no good and was never saved stays, unless it is about an ``other`` thing."""
        self._value = value
        if not other and self.line.property("invalid"):
            return
        text = self._write(value)
        if self.line.hasFocus() and self.valid and self.value() == value:
            text = self.line.text()
        self.line.show_text(text)
        self._explain(self.line.text())

    def _typed(self, text: str) -> None:
        self._value = self._read(text)
        self._save(self._value)
        if not self.line.hasFocus():
            self.line.show_text(self._write(self._value))

    def _tidy(self) -> None:
        if self.valid and self.value() == self._value:
            self.line.show_text(self._write(self._value))

    def save_now(self) -> None:
        """Save what is being typed."""
        self.line.save_now()


def read_clock(text: str) -> time:
    """A time of the day, which must be there: "9.30", "09:30", "9" or "0930". CampusError where it is none."""
    plain = text.strip()
    if match := re.fullmatch(r"(\d{1,2})(\d\d)", plain):
        plain = f"{match[1]}.{match[2]}"
    found = read_time(plain)
    if found is None:
        raise CampusError(_("A time of the day must be given, for example 9.30."))
    return found


def read_pin(text: str) -> time | None:
    """A time of the day, or None for nothing."""
    return read_clock(text) if text.strip() else None


def write_clock(moment: time | None) -> str:
    """ "09.30", empty for None."""
    return time_table(moment) if moment is not None else ""


def read_length(text: str) -> int:
    """Minutes, which must be given: "45", "1 t 30 min". CampusError where it is no length."""
    minutes = read_minutes(text)
    if minutes is None:
        raise CampusError(_("An item needs a length, for example 20."))
    return minutes


def date_reader(today: Callable[[], date]) -> Callable[[str], date | None]:
    """Reads dates as people write them, seen from ``today()``: "26/11", "26. november", "torsdag", "om 14 dage"; nothing is None."""

    def read(text: str) -> date | None:
        plain = " ".join(text.split())
        if not plain:
            return None
        # what the field itself writes begins with the weekday
        _weekday, _space, rest = plain.partition(" ")
        for candidate in (plain, rest.removeprefix("den ")):
            due = parse_due(candidate, today())
            if due is not None and due.length >= len(candidate):
                return due.date
        raise CampusError(_("“{text}” is no date. Write for example 26/11 or 26-11-2026.").format(text=plain))

    return read


def write_date(day: date | None) -> str:
    """ "26. november 2026", empty for None."""
    return date_long(day) if day is not None else ""
