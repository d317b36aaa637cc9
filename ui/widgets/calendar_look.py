"""Qt's calendar in the colours of the theme: by default its weekends are red and its arrows black, in the dark theme too."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton

from campus_desktop.i18n import _
from ui.look import theme
from ui.look.icons import icon


def dress(calendar: QCalendarWidget) -> None:
    """Set the colours of headings, weekends and arrows, and the names of the arrows. Call again after a change of theme."""
    header = QTextCharFormat()
    header.setForeground(theme.color("muted"))
    header.setFont(theme.font(13))  # that of the days, see Calendar.paintCell
    calendar.setHeaderTextFormat(header)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, header)
    arrows = (("qt_calendar_prevmonth", "chevron-left", _("Previous month")),
              ("qt_calendar_nextmonth", "chevron-right", _("Next month")))  # fmt: skip
    for name, picture, text in arrows:
        button = calendar.findChild(QToolButton, name)
        if button is not None:
            button.setIcon(icon(picture, "text"))
            button.setAccessibleName(text)
            button.setToolTip(text)
            theme.set_look(button, "kind", "quiet")
    for name, text in (("qt_calendar_monthbutton", _("Month")), ("qt_calendar_yearbutton", _("Year"))):
        button = calendar.findChild(QToolButton, name)
        if button is not None:
            button.setAccessibleName(text)
            theme.set_look(button, "kind", "quiet")
