"""Buttons that Enter presses too (in a window, only Space presses Qt's own), and whose arrow keys stay in their part of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton

from ui.widgets.opening_click import OpeningClick
from ui.widgets.tabbing import go_by_arrow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

    _Button = QAbstractButton
else:
    _Button = object  # a mixin of a Qt class must not be a Qt class itself


def is_enter(event: QKeyEvent) -> bool:
    """Enter without modifiers, either of the two keys."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held


_ARROWS: dict[int, bool] = {
    Qt.Key.Key_Left: False,
    Qt.Key.Key_Up: False,
    Qt.Key.Key_Right: True,
    Qt.Key.Key_Down: True,
}
"""Whether an arrow key moves forward."""


class ArrowsStay(_Button):
    """Mixin for buttons: an arrow key moves to the neighbour in the same part of the window. In Qt, a button outside a group treats
    it like Tab, and so moves into the status line, where Space would undo."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward = _ARROWS.get(event.key())
        if forward is None or self.group() is not None or self.autoExclusive():
            super().keyPressEvent(event)
        else:
            go_by_arrow(self, forward=forward)


class EnterPresses(ArrowsStay):
    """Mixin for buttons. They handle the key themselves: if the window handled unused key presses, the Enter that ends the editing
    of a line would also press the button to which the line has just given the keyboard focus."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class PushButton(EnterPresses, QPushButton):
    """Base class of all push buttons of the program."""

    def setMenu(self, menu: QMenu) -> None:
        super().setMenu(menu)
        OpeningClick(menu, self)
