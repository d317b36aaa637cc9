"""A date field with a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QDateEdit, QStyle, QStyleOptionComboBox, QWidget

from ui.widgets.calendar import CalendarPopup


class DateField(QDateEdit):
    """Always contains a date. The wheel scrolls the surrounding area; it never changes the date nor takes the keyboard focus.

    The arrow, F4 and Alt+Down open the program's calendar instead of Qt's own, which has no closed days.
    """

    def __init__(
        self, day: QDate, today: Callable[[], date], closed: Callable[[date], bool], parent: QWidget | None = None
    ) -> None:
        """``closed`` returns whether a day is a day off."""
        super().__init__(parent)
        self._today, self._closed = today, closed
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setDate(day)
        self.setDisplayFormat("dd-MM-yyyy")
        self.setCalendarPopup(True)  # which draws the arrow

    def open_calendar(self) -> None:
        """Show the calendar at the date."""
        day = self.date()
        chosen = date(day.year(), day.month(), day.day())
        popup = CalendarPopup(self._today(), self._closed, self)
        popup.picked.connect(self._picked)
        popup.show_at(self, chosen, chosen)

    def _picked(self, day: date) -> None:
        self.setDate(QDate(day.year, day.month, day.day))
        self.setFocus()

    def _on_arrow(self, at: QPoint) -> bool:
        option = QStyleOptionComboBox()
        option.initFrom(self)
        option.editable = True
        control = QStyle.ComplexControl.CC_ComboBox
        found = self.style().hitTestComplexControl(control, option, at, self)
        return found == QStyle.SubControl.SC_ComboBoxArrow

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._on_arrow(event.position().toPoint()):
            self.setFocus()
            self.open_calendar()
            event.accept()
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_F4 or (event.key() == Qt.Key.Key_Down and alt):
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
