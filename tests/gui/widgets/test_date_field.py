"""A date field is typed as a note's date is, in both languages; a click or the wheel never changes it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from campus_desktop import i18n
from tests.support.painted import on_screen
from tests.support.seen import settle
from ui.look import theme
from ui.widgets.date_field import DateField

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(params=["da", "en"])
def field(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[DateField]:
    with i18n.using(request.param):
        around = QWidget()
        made = DateField(date(2026, 12, 1), lambda: date(2026, 11, 30), lambda day: day.weekday() > 4)
        column = QVBoxLayout(around)
        column.addWidget(made)
        column.addWidget(QLineEdit())
        around.resize(400, 200)
        qtbot.addWidget(around)
        around.show()
        qtbot.waitExposed(around)
        settle()
        yield made


def write(qtbot: QtBot, field: DateField, text: str) -> None:
    field.setFocus()
    line = field.focusProxy()
    assert line is not None
    qtbot.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    settle()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05-01-2027", date(2027, 1, 5)),
        ("5 January 2027", date(2027, 1, 5)),
        ("5. januar 2027", date(2027, 1, 5)),
        ("5 Jan 2027", date(2027, 1, 5)),
        ("5/1", date(2027, 1, 5)),
        ("today", date(2026, 11, 30)),
        ("i morgen", date(2026, 12, 1)),
        ("torsdag", date(2026, 12, 3)),
        ("2027-01-05", date(2027, 1, 5)),
    ],
)
def test_what_people_type_is_read(field: DateField, qtbot: QtBot, text: str, day: date) -> None:
    write(qtbot, field, text)
    assert field.day() == day
    wanted = f"{day:%d-%m-%Y}" if i18n.language() == "da" else i18n.date_table(day)
    assert field.line.text() == wanted, "unambiguous: 5 Jan 2027 in English"


def test_no_click_and_no_wheel_changes_it(field: DateField, qtbot: QtBot) -> None:
    line = field.line
    for y in range(line.height()):
        for x in (line.width() // 2, line.width() - 4):
            qtbot.mouseClick(line, LEFT, pos=QPoint(x, y))
    at = QPointF(line.rect().center())
    event = QWheelEvent(
        at,
        QPointF(line.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(line, event)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert field.day() == date(2026, 12, 1)


@pytest.mark.parametrize("text", ["31-02-2027", "engang", ""])
def test_what_is_no_date_is_said_in_red_and_changes_nothing(field: DateField, qtbot: QtBot, text: str) -> None:
    write(qtbot, field, text or " ")
    assert field.day() == date(2026, 12, 1) and not field.valid
    assert field.problem.isVisible() and field.problem.text() == field.line.accessibleDescription()
    red, picture = QColor(theme.color("danger")), on_screen(field.line)
    assert QColor(picture.pixel(1, picture.height() // 2)) == red, "the frame is red"
    picture = on_screen(field.problem)
    shades = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert red.name() in shades, "the sentence is painted in red"
    write(qtbot, field, "5/1")
    assert field.valid and not field.problem.isVisible() and field.day() == date(2027, 1, 5)


def test_a_date_on_the_way_to_another_is_not_taken(field: DateField, qtbot: QtBot) -> None:
    """ "05-01-20" is a date of its own."""
    said: list[date] = []
    field.day_changed.connect(said.append)
    write(qtbot, field, "05-01-2027")
    assert said == [date(2027, 1, 5)]
