"""The calendar of a date field lies wholly on the screen, and is the same at every date."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QDate, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from tests.support.hands import visible
from tests.support.painted import colours, contrast, ink, on_screen
from ui.look import theme
from ui.widgets.calendar import Calendar, CalendarPopup, place_beside
from ui.widgets.date_field import DateField

SCREEN = QRect(0, 0, 910, 512)
"""1366 x 768 where the system shows everything at 150 per cent."""


@pytest.mark.parametrize("left", [0, 400, 880])
@pytest.mark.parametrize("top", [0, 100, 230, 300, 470])
@pytest.mark.parametrize("height", [340, 425, 510])
def test_the_calendar_lies_wholly_on_the_screen_wherever_its_field_is(left: int, top: int, height: int) -> None:
    field, size = QRect(left, top, 30, 34), QSize(330, height)
    popup = QRect(place_beside(size, field, SCREEN), size)
    assert SCREEN.contains(popup)
    if field.bottom() + height + 3 <= SCREEN.bottom() or field.top() >= height + 2:
        assert not popup.intersects(field), "there is room beside the field"


@pytest.fixture
def field(qtbot: QtBot) -> DateField:
    made = DateField(date(2026, 12, 1), lambda: date(2026, 11, 30), lambda day: day.weekday() > 4)
    qtbot.addWidget(made)
    return made


def shown_at(field: DateField, top: int, monkeypatch: pytest.MonkeyPatch) -> CalendarPopup:
    """The popup where the field stands ``top`` pixels below the top of a small screen."""

    class Screen:
        def availableGeometry(self) -> QRect:
            return SCREEN

    field.move(40, top)
    field.show()
    monkeypatch.setattr(field.line, "screen", Screen)
    field.open_calendar()
    (popup,) = visible(field, CalendarPopup)
    return popup


@pytest.mark.parametrize("zoom", [1.0, 1.5])
@pytest.mark.parametrize("top", [20, 230, 400])
def test_month_weekdays_and_last_week_are_painted_on_the_screen(
    field: DateField, monkeypatch: pytest.MonkeyPatch, top: int, zoom: float
) -> None:
    theme.use(theme.Scheme.DARK, zoom)
    popup = shown_at(field, top, monkeypatch)
    frame = 2  # which Qt's offscreen platform puts around every window
    assert SCREEN.adjusted(0, 0, frame, frame).contains(popup.geometry())
    table: Any = popup.calendar.findChild(QTableView)
    model = table.model()
    assert table.verticalScrollBar().maximum() == 0
    for row in range(model.rowCount()):
        week = table.visualRect(model.index(row, 0 if row else 1))  # the weekdays' row has no number
        assert table.viewport().rect().contains(week), f"row {row} is cut"
        assert ink(on_screen(table.viewport(), week)) > 0.01, f"row {row} has no number or heading"
    popup.close()


def test_a_date_field_opens_this_calendar_by_its_button_and_by_keys(
    field: DateField, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    field.show()
    qtbot.mouseClick(field.button, Qt.MouseButton.LeftButton)
    (popup,) = visible(field, CalendarPopup)
    popup.calendar.activated.emit(QDate(2026, 12, 7))
    assert field.day() == date(2026, 12, 7) and not visible(field, CalendarPopup)
    for key, held in (
        (Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier),
    ):
        qtbot.keyClick(field.line, key, held)
        (popup,) = visible(field, CalendarPopup)
        assert popup.calendar.selectedDate() == QDate(2026, 12, 7)
        popup.close()
        qtbot.waitUntil(lambda: not visible(field, CalendarPopup))


def _ink_height(picture: QImage) -> int:
    """The height in pixels of what is written on a picture."""
    ground = picture.pixel(0, 0)
    rows = [
        y
        for y in range(picture.height())
        if any(contrast(QColor(picture.pixel(x, y)), QColor(ground)) > 1.5 for x in range(picture.width()))
    ]
    return rows[-1] - rows[0] + 1


@pytest.mark.parametrize("zoom", [1.0, 1.5])
def test_the_numbers_of_the_weeks_are_as_large_as_the_days_and_muted(qtbot: QtBot, zoom: float) -> None:
    theme.use(theme.Scheme.LIGHT, zoom)
    calendar = Calendar(date(2026, 11, 2), lambda _day: False)
    qtbot.addWidget(calendar)
    calendar.setSelectedDate(QDate(2026, 11, 2))
    calendar.resize(theme.px(330), theme.px(300))
    calendar.show()
    table = calendar.findChild(QTableView)
    assert table is not None
    week, day, heading = (
        on_screen(table.viewport(), table.visualRect(table.model().index(row, column)))
        for row, column in ((4, 0), (4, 3), (0, 3))
    )
    assert abs(_ink_height(week) - _ink_height(day)) <= 1
    assert QColor(theme.color("text")).rgb() & 0xFFFFFF not in colours(week) and ink(heading) > 0
