"""Qt's own calendar and file dialog can be seen in the dark theme."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog, QToolButton
from pytestqt.qtbot import QtBot

from tests.support.painted import contrast
from ui.look import theme
from ui.widgets.calendar import Calendar


def strongest(picture: QImage, ground: QColor) -> float:
    """The highest contrast of any pixel to the ground."""
    colours = {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}
    return max(contrast(QColor(each), ground) for each in colours)


@pytest.fixture(params=[theme.Scheme.LIGHT, theme.Scheme.DARK])
def scheme(request: pytest.FixtureRequest, qapp: object) -> theme.Scheme:
    theme.use(request.param, 1.0)
    return request.param  # type: ignore[no-any-return]


@pytest.mark.parametrize("first", [theme.Scheme.LIGHT, theme.Scheme.DARK])
def test_the_calendar_of_a_date_has_the_theme_s_colours(
    qtbot: QtBot, scheme: theme.Scheme, first: theme.Scheme
) -> None:
    theme.use(first)
    calendar = Calendar(date(2026, 11, 2), lambda _day: False)
    qtbot.addWidget(calendar)
    theme.use(scheme)
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        shown = calendar.weekdayTextFormat(day).foreground().color()
        assert contrast(shown, theme.color("surface")) >= 4.5 and shown != QColor("red")
    for name in ("qt_calendar_prevmonth", "qt_calendar_nextmonth"):
        button = calendar.findChild(QToolButton, name)
        assert button is not None
        picture = button.icon().pixmap(16, 16).toImage()
        inked = [
            picture.pixelColor(x, y) for x in range(16) for y in range(16) if picture.pixelColor(x, y).alpha() == 255
        ]
        assert max(contrast(each, theme.color("selected")) for each in inked) >= 3


def test_the_arrows_of_the_file_dialog_are_seen(qtbot: QtBot, scheme: theme.Scheme) -> None:
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    for name in ("backButton", "forwardButton", "toParentButton"):
        button = dialog.findChild(QToolButton, name)
        assert button is not None
        button.setEnabled(True)
        picture = button.grab().toImage()
        ground = picture.pixelColor(2, 2)
        assert strongest(picture, ground) >= 3, name
