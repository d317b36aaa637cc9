"""The calendar of every date field: Danish closed days are grey, and the weeks have their numbers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from campus_desktop.i18n import _, date_long, language
from ui.look import theme
from ui.widgets.buttons import LinkButton
from ui.widgets.calendar_look import dress
from ui.widgets.panel import label

_LOCALES = {"da": QLocale.Language.Danish, "en": QLocale.Language.English}
_GAP = 2
"""Pixels between a field and its calendar."""


def place_beside(size: QSize, field: QRect, screen: QRect) -> QPoint:
    """The place of a popup of this size: below the field, else above it, else over it; always wholly on the screen."""
    below, above = field.bottom() + 1 + _GAP, field.top() - _GAP - size.height()
    last = screen.bottom() + 1 - size.height()
    top = below if below <= last else above if above >= screen.top() else max(screen.top(), last)
    left = max(screen.left(), min(field.left(), screen.right() + 1 - size.width()))
    return QPoint(left, max(top, screen.top()))


class Calendar(QCalendarWidget):
    """Monday first, with week numbers; closed days are grey, and chosen all the same. ``chosen`` is the day that is set, which is
    filled; a ring is where the keyboard is, or today."""

    def __init__(self, today: date, closed: Callable[[date], bool], parent: QWidget | None = None) -> None:
        """``closed`` returns whether a day is a day off."""
        super().__init__(parent)
        self._today, self._closed = today, closed
        self.chosen: date | None = None
        self.setAccessibleName(_("Calendar"))
        locale = QLocale(_LOCALES[language()], QLocale.Country.Denmark)
        self.setLocale(locale)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setGridVisible(False)
        dress(self)
        theme.theme_changed.connect(self._restyle)

    def _restyle(self) -> None:
        dress(self)

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:
        shown = day if isinstance(day, QDate) else QDate(day.year, day.month, day.day)
        moment = date(shown.year(), shown.month(), shown.day())
        chosen = moment == self.chosen
        inside = shown.month() == self.monthShown()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.color("surface"))
        side = min(rect.width(), rect.height()) - theme.px(2)
        spot = QRectF(0, 0, side, side)
        spot.moveCenter(QRectF(rect).center())
        colour = theme.color("disabled" if self._closed(moment) or not inside else "text")
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(spot)
            colour = theme.color("accent-text")
        elif moment == self._today:
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.drawEllipse(spot)
        if shown == self.selectedDate():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent-text" if chosen else "accent"), 2))
            painter.drawEllipse(spot.adjusted(2, 2, -2, -2))
        painter.setPen(colour)
        painter.setFont(theme.font(13, 600 if chosen else 400))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(shown.day()))
        painter.restore()


class CalendarPopup(QFrame):
    """The calendar at its field, with a button for today. ``picked`` is emitted with the day."""

    picked = Signal(object)

    def __init__(self, today: date, closed: Callable[[date], bool], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popup")
        column = QVBoxLayout(self)
        margin = theme.px(8)
        column.setContentsMargins(margin, margin, margin, margin)
        self.calendar = Calendar(today, closed)
        column.addWidget(self.calendar)
        column.addWidget(
            label(_("Grey: weekends, public holidays, days off in the state; and other months"), "small", wrap=True)
        )
        self.today = LinkButton(_("Today"))
        self.today.setToolTip(date_long(today))
        self.today.clicked.connect(lambda: self._pick(QDate(today.year, today.month, today.day)))
        column.addWidget(self.today, 0, Qt.AlignmentFlag.AlignLeft)
        self.calendar.clicked.connect(self._pick)
        self.calendar.activated.connect(self._pick)
        self.resize(theme.px(330), theme.px(340))

    def show_at(self, field: QWidget, day: date, chosen: date | None) -> None:
        """Open at ``day``, at the field and wholly on its screen; the day that is ``chosen`` is filled."""
        self.calendar.chosen = chosen
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        around = QRect(field.mapToGlobal(QPoint()), field.size())
        screen = field.screen().availableGeometry()
        self.resize(self.size().expandedTo(self.minimumSizeHint()).boundedTo(screen.size()))
        self.move(place_beside(self.size(), around, screen))
        self.show()
        self.calendar.setFocus()

    def _pick(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)
