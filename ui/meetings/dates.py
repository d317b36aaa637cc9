"""A date to type or to choose in a calendar that knows Danish closed days and week numbers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QCalendarWidget, QFrame, QVBoxLayout, QWidget

from campus_desktop.i18n import _, date_long, date_weekday, language, week
from campus_desktop.meetings.checks.times import away_text
from campus_desktop.paths.days import Closed
from ui.look import theme
from ui.meetings.values import date_reader
from ui.widgets.buttons import LinkButton, QuietButton
from ui.widgets.calendar_look import dress
from ui.widgets.debounce import debounce
from ui.widgets.line_row import ValueRow
from ui.widgets.panel import label

_LATER = 60
"""Milliseconds until the note below a date is written: public holidays are worked out by a package that is slow to load."""
_LOCALES = {"da": QLocale.Language.Danish, "en": QLocale.Language.English}


class Calendar(QCalendarWidget):
    """Monday first, with week numbers; closed days are grey, and chosen all the same. ``chosen`` is the day that is set, which is
    filled; a ring is where the keyboard is, or today."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._closed = Closed()
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
        colour = theme.color("disabled" if self._closed.closed(moment) or not inside else "text")
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


class _Popup(QFrame):
    """The calendar under its field."""

    picked = Signal(object)

    def __init__(self, today: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popup")
        column = QVBoxLayout(self)
        margin = theme.px(8)
        column.setContentsMargins(margin, margin, margin, margin)
        self.calendar = Calendar(today)
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

    def show_under(self, field: QWidget, day: date, chosen: date | None) -> None:
        """Open at ``day``, below the field or above it where the screen ends; the day that is ``chosen`` is filled."""
        self.calendar.chosen = chosen
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        at, screen = field.mapToGlobal(QPoint(0, field.height() + 2)), field.screen().availableGeometry()
        if at.y() + self.height() > screen.bottom():
            at = field.mapToGlobal(QPoint(0, -self.height() - 2))
        at.setX(max(screen.left(), min(at.x(), screen.right() - self.width())))
        self.move(at)
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


class DateRow(ValueRow):
    """A line for a date, a button with the calendar, and below it weekday and week, or why people may be away."""

    def __init__(
        self,
        name: str,
        today: Callable[[], date],
        save: Callable[[date | None], object],
        seal: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, date_reader(today), date_long, save, seal, _("Not settled yet"), parent)
        self._today = today
        self.near: date | None = None
        """Where the calendar opens while no date is set; None: at today."""
        self.button = QuietButton(
            icon="calendar", name=_("Choose {what} in a calendar").format(what=name.replace("&", ""))
        )
        self.button.clicked.connect(self.open_calendar)
        self.across.addWidget(self.button)
        self.note = label("", "small", wrap=True)
        self._column.addWidget(self.note)
        self.note.hide()
        self._wait = debounce(self, _LATER, self._tell)
        self.line.textChanged.connect(self._wait_to_tell)

    def _wait_to_tell(self) -> None:
        self._wait.start()

    def _tell(self) -> None:
        day = self.value() if self.valid else None
        self.note.setVisible(day is not None)
        if day is not None:
            away = away_text(day)
            self.note.setText(away or f"{date_weekday(day).partition(' ')[0].capitalize()}, {week(day)}")
            theme.set_look(self.note, "tone", "warning" if away else "")

    def open_calendar(self) -> None:
        """Show the calendar with the date that stands in the line, else one near."""
        day = self.value() if self.valid else None
        popup = _Popup(self._today(), self)
        popup.picked.connect(self._picked)
        popup.show_under(self.line, day or self.near or self._today(), day)

    def _picked(self, day: date) -> None:
        self.line.setText(date_long(day))
        self.line.setFocus()
        self.line.save_now()
