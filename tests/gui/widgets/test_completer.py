"""A click beside the list of a completion closes the list and does what it was made for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.look import theme
from ui.widgets.completer import Completer


def window_with(qtbot: QtBot) -> tuple[QWidget, QLineEdit, QPushButton, QLineEdit]:
    window = QWidget()
    qtbot.addWidget(window)
    line, button, other = QLineEdit(), QPushButton("Gem"), QLineEdit()
    column = QVBoxLayout(window)
    column.addWidget(button)
    column.addWidget(other)
    column.addWidget(line)
    line.setCompleter(Completer(["Mette Holm", "Mette Dahl"], line))
    window.resize(300, 200)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    line.setFocus()
    qtbot.keyClicks(line, "Mette")
    popup = line.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    return window, line, button, other


def click(window: QWidget, on: QWidget) -> None:
    """As the window system tells it: whoever has grabbed the mouse hears of it first."""
    handle = window.windowHandle()
    assert handle is not None
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=on.mapTo(window, on.rect().center()))


def test_the_click_that_closes_the_list_presses_the_button(qtbot: QtBot) -> None:
    window, line, button, _other = window_with(qtbot)
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    click(window, button)
    popup = line.completer().popup()
    assert pressed == [True] and not popup.isVisible() and line.text() == "Mette"


def test_the_click_that_closes_the_list_puts_the_keyboard_where_it_is(qtbot: QtBot) -> None:
    window, _line, _button, other = window_with(qtbot)
    click(window, other)
    assert QApplication.focusWidget() is other
    qtbot.keyClicks(QApplication.focusWidget(), "Ann")
    assert other.text() == "Ann"


def test_the_list_has_a_frame(qtbot: QtBot) -> None:
    _window, line, _button, _other = window_with(qtbot)
    popup = line.completer().popup()
    picture = popup.grab().toImage()
    middle = picture.height() // 2
    frame = [picture.pixelColor(x, middle) for x in (0, picture.width() - 1)]
    assert frame == [theme.color("border-strong")] * 2
    bar = popup.verticalScrollBar()
    assert bar.maximum() == 0 and not bar.isVisible()
    last = popup.visualRect(popup.model().index(popup.model().rowCount() - 1, 0))
    assert 0 <= popup.viewport().height() - last.bottom() - 1 <= 1
