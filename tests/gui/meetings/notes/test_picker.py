"""Choosing who a note is from: the list is the command of the dialog, so its only button does not look like one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.support.hands import visible
from tests.support.painted import colours, on_screen
from tests.support.seen import settle
from ui.look import theme
from ui.meetings.notes.picker import Picker

from .conftest import Screen


def test_its_only_button_is_not_painted_as_the_main_one(screen: Screen, qtbot: QtBot) -> None:
    screen.write("idea", "Mød dit team")
    screen.choose("Mød dit team")
    screen.type("@")
    settle()
    (picker,) = visible(screen.window, Picker)
    (cancel,) = visible(picker, QPushButton)
    inside = on_screen(cancel, cancel.rect().adjusted(6, 6, -6, -6))
    common = colours(inside).most_common(1)[0][0]
    assert common != QColor(theme.color("accent")).rgb() & 0xFFFFFF
    picker.field.setText("fjords")
    qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert screen.last().institution_name == "Fjordstyrelsen"
