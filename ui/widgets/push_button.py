"""Buttons that Enter presses too: of Qt's, in a window only Space does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton

from ui.widgets.opening_click import OpeningClick

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

    _Button = QAbstractButton
else:
    _Button = object  # what is mixed into a class of Qt's may not be one itself


def is_enter(event: QKeyEvent) -> bool:
    """Enter alone, of either of its two keys."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not held


class EnterPresses(_Button):
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
