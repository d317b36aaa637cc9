"""Buttons that Enter presses too (of Qt's, in a window only Space does), and whose arrow keys stay where they are pressed."""

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
    _Button = object  # what is mixed into a class of Qt's may not be one itself


def is_enter(event: QKeyEvent) -> bool:
    """Enter alone, of either of its two keys."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held


_ARROWS: dict[int, bool] = {
    Qt.Key.Key_Left: False,
    Qt.Key.Key_Up: False,
    Qt.Key.Key_Right: True,
    Qt.Key.Key_Down: True,
}
"""Whether an arrow leads forward."""


class ArrowsStay(_Button):
    """For buttons: an arrow key leads to what is beside it in the same part of the window. Of Qt's own, which are not one of a group,
    it does what Tab does, and so leads into the status line, where Space would undo."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forward = _ARROWS.get(event.key())
        if forward is None or self.group() is not None or self.autoExclusive():
            super().keyPressEvent(event)
        else:
            go_by_arrow(self, forward=forward)


class EnterPresses(ArrowsStay):
    """For buttons. They answer the key themselves: a window that answered what nobody wanted would press the button that a line
    has just given the keyboard to, with the Enter that ended the line."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_enter(event) and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)


class PushButton(EnterPresses, QPushButton):
    """What every push button of the program is."""

    def setMenu(self, menu: QMenu) -> None:
        super().setMenu(menu)
        OpeningClick(menu, self)
