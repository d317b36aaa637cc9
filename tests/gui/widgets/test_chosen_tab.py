"""The chosen tab is seen: by its ground and its letters, and by a frame where the keyboard is in the row."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from ui.look import theme


@pytest.mark.parametrize("scheme", list(theme.Scheme)[-2:])
def test_the_chosen_tab_has_another_ground_and_a_frame_with_the_keyboard(qtbot: QtBot, scheme: theme.Scheme) -> None:
    theme.use(scheme, 1.5)
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    for name in ("Nye", "Ændrede"):
        tabs.addTab(QWidget(), name)
    tabs.resize(500, 200)
    tabs.show()
    qtbot.waitExposed(tabs)
    bar = tabs.tabBar()

    def ground(at: int) -> QColor:
        return bar.grab().toImage().pixelColor(bar.tabRect(at).topLeft() + QPoint(5, 5))

    assert ground(0) != ground(1)
    assert ground(0) == theme.color("accent-soft")
    corner = bar.tabRect(0).topLeft() + QPoint(0, 10)
    before = bar.grab().toImage().pixelColor(corner)
    tabs.activateWindow()
    bar.setFocus()
    qtbot.waitUntil(bar.hasFocus)
    assert bar.grab().toImage().pixelColor(corner) == theme.color("accent") != before
