"""A date field with a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, date_table
from ui.look import theme
from ui.typed import date_reader
from ui.widgets.buttons import QuietButton
from ui.widgets.calendar import CalendarPopup
from ui.widgets.debounce import debounce
from ui.widgets.layouts import column_in, row_in
from ui.widgets.panel import label

_LATER = 700
"""Milliseconds after the last key until a typed date counts: "05-01-20" is a date on the way to "05-01-2027"."""


class DateField(QWidget):
    """Always contains a date. It is typed as on a note line ("5 January 2027", "5/1", "friday") or chosen in the calendar; neither a
    click in the line nor the wheel changes it. A text that is not a date is explained in red below the line, and the date stays.

    The button, F4 and Alt+Down open the program's calendar, in which closed days are grey.
    """

    day_changed = Signal(object)
    """Emitted with the new date."""
    checked = Signal(bool)
    """Emitted when the line begins or stops to contain a date, with whether it does."""

    def __init__(
        self, day: date, today: Callable[[], date], closed: Callable[[date], bool], parent: QWidget | None = None
    ) -> None:
        """``closed`` returns whether a day is a day off."""
        super().__init__(parent)
        self._today, self._closed, self._day = today, closed, day
        self._read = date_reader(today)
        self._remark = ""
        self.valid = True
        self.line = QLineEdit(date_table(day))
        self.line.setMinimumWidth(theme.px(110))
        self.button = QuietButton(icon="calendar", name=_("Choose the date in a calendar"))
        self.button.clicked.connect(self.open_calendar)
        column = column_in(self, 2)
        field = QWidget()
        across = row_in(field, 4)
        across.addWidget(self.line, 1)
        across.addWidget(self.button)
        column.addWidget(field)
        self.problem = label("", "error", wrap=True)
        self.problem.hide()
        column.addWidget(self.problem)
        self.setFocusProxy(self.line)
        self._wait = debounce(self, _LATER, self._apply)
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self._finish)

    def day(self) -> date:
        """The date; that of the last valid text where the line contains something else."""
        return self._day

    def set_day(self, day: date) -> None:
        """Contain this date."""
        self._wait.stop()
        self.line.setText(date_table(day))
        self._show_problem("")
        self._set(day)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def setAccessibleDescription(self, text: str) -> None:
        """Describe the date; what is wrong with the line comes first."""
        super().setAccessibleDescription(text)
        self._remark = text
        self.line.setAccessibleDescription(self.problem.text() or text)

    def _set(self, day: date) -> None:
        if day != self._day:
            self._day = day
            self.day_changed.emit(day)

    def _meant(self) -> date | None:
        try:
            return self._read(self.line.text())
        except CampusError:
            return None

    def _typed(self) -> None:
        if self._meant() is not None:
            self._show_problem("")
        self._wait.start()

    def _apply(self) -> None:
        """Take over the date in the line, or say why there is none."""
        self._wait.stop()
        try:
            day = self._read(self.line.text())
        except CampusError as error:
            self._show_problem(str(error))
            return
        if day is None:
            self._show_problem(_("A date must be given, for example 26/11."))
            return
        self._show_problem("")
        self._set(day)

    def _finish(self) -> None:
        self._apply()
        if self.valid:
            self.line.setText(date_table(self._day))

    def _show_problem(self, problem: str) -> None:
        theme.set_look(self.line, "invalid", bool(problem))
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.line.setAccessibleDescription(problem or self._remark)
        if self.valid == bool(problem):
            self.valid = not problem
            self.checked.emit(self.valid)

    def open_calendar(self) -> None:
        """Show the calendar at the date."""
        popup = CalendarPopup(self._today(), self._closed, self)
        popup.picked.connect(self._picked)
        popup.show_at(self.line, self._day, self._day)

    def _picked(self, day: date) -> None:
        self.set_day(day)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_F4 or (event.key() == Qt.Key.Key_Down and alt):
            self.open_calendar()
        else:
            super().keyPressEvent(event)
