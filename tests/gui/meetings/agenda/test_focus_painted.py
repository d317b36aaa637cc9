"""Where the keyboard is in the agenda can be seen, whether or not the item is chosen."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.support.painted import on_screen, ringed
from ui.look import theme


def card(screen: Any, title: str) -> QImage:
    place: QRect = screen.rect(title)
    return on_screen(screen.column.view.viewport(), place.adjusted(-3, -3, 3, 3))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_chosen_item_differs_with_and_without_the_keyboard(screen: Any, qtbot: QtBot, scheme: str) -> None:
    theme.use(theme.Scheme(scheme))
    view = screen.column.view
    title, other = [row.item.title for row in screen.column.model.rows if row.item is not None][:2]
    screen.choose(title)
    first: QRect = screen.rect(title)
    top = on_screen(view.viewport(), QRect(first.center().x(), first.top() - 2, 1, 1))
    assert top.pixelColor(0, 0) == theme.color("text"), "the ring of the first item is not cut off"
    focused, unchosen = card(screen, title), card(screen, other)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert screen.chosen() == [title]
    assert screen.column.view.current_key() == screen.item(other) and view.hasFocus()
    assert ringed(card(screen, other), unchosen), "not chosen, with the keyboard"
    assert ringed(focused, card(screen, title)), "chosen, without it"
