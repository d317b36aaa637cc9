"""A date field with a calendar."""

from __future__ import annotations

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit, QWidget

from ui.look import theme
from ui.widgets.calendar_look import dress


class DateField(QDateEdit):
    """Always contains a date. The wheel scrolls the surrounding area; it never changes the date nor takes the keyboard focus."""

    def __init__(self, day: QDate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setDate(day)
        self.setDisplayFormat("dd-MM-yyyy")
        self.setCalendarPopup(True)
        self._restyle()
        theme.theme_changed.connect(self._restyle)

    def _restyle(self) -> None:
        dress(self.calendarWidget())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
