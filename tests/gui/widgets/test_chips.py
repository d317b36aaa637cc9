"""A pill with the keyboard focus is seen to have it, on or off, in both themes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.support.painted import on_screen, ringed
from ui.look import theme
from ui.widgets.chips import FilterChip, ToggleChip


@pytest.mark.parametrize("scheme", list(theme.Scheme))
@pytest.mark.parametrize("on", [True, False])
def test_the_frame_of_the_keyboard_is_seen(scheme: theme.Scheme, on: bool, qtbot: QtBot) -> None:
    theme.use(scheme, 1.0)
    around = QWidget()
    around.setProperty("kind", "surface")
    row = QHBoxLayout(around)
    other = QLineEdit()
    filtering, toggle = FilterChip("Format", QMenu()), ToggleChip("Beslutning")
    for each in (other, filtering, toggle):
        row.addWidget(each)
    filtering.set_choice("Video" if on else "")
    toggle.set_on(on)
    qtbot.addWidget(around)
    around.show()
    around.activateWindow()
    for pill in (filtering, toggle):
        inside = 1 if on else 0  # on the accent, the outermost pixels alone are not seen to differ
        place = pill.rect().adjusted(inside, inside, -inside, -inside)
        other.setFocus()
        before = on_screen(pill, place)
        pill.setFocus()
        assert pill.hasFocus() and ringed(on_screen(pill, place), before)
