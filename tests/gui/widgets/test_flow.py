from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.flow import FlowLayout


def test_goes_on_in_the_next_line(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    layout = FlowLayout(holder, 8)
    buttons = [QPushButton(f"Knap {number}") for number in range(4)]
    for button in buttons:
        button.setFixedSize(80, 24)
        layout.addWidget(button)
    assert layout.count() == 4
    assert layout.heightForWidth(400) == 24
    assert layout.heightForWidth(200) == 24 + 8 + 24
    assert layout.sizeHint().width() == 4 * 80 + 3 * 8
    holder.resize(200, 100)
    holder.show()
    assert [(button.x(), button.y()) for button in buttons] == [(0, 0), (88, 0), (0, 32), (88, 32)]
    taken = layout.takeAt(0)
    assert taken is not None and taken.widget() is buttons[0]
    assert layout.itemAt(7) is None and layout.takeAt(7) is None
