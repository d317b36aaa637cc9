"""A date to type or to choose in a calendar that knows Danish closed days and week numbers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from campus_desktop.i18n import _, date_long, date_weekday, week
from campus_desktop.meetings.checks.times import away_text
from campus_desktop.paths.days import Closed
from ui.look import theme
from ui.typed import date_reader
from ui.widgets.buttons import QuietButton
from ui.widgets.calendar import CalendarPopup
from ui.widgets.debounce import debounce
from ui.widgets.line_row import ValueRow
from ui.widgets.panel import label

_LATER = 60
"""Milliseconds until the note below a date is written: public holidays are worked out by a package that is slow to load."""

MESSAGE_LINES = 2
"""Lines that what is said below a date takes in a narrow panel, for ``keep_room``."""


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

    def _messages(self) -> list[QWidget]:
        return [*super()._messages(), self.note]

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
        popup = CalendarPopup(self._today(), Closed().closed, self)
        popup.picked.connect(self._picked)
        popup.show_at(self.line, day or self.near or self._today(), day)

    def _picked(self, day: date) -> None:
        self.line.setText(date_long(day))
        self.line.setFocus()
        self.line.save_now()
