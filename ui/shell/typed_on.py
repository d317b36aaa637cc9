"""A question that opens while the user types on is answered by deliberate keys only."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMessageBox

_GOES = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_PRESSES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_PAUSE_MS = 700
"""Without a key for this long, the user has stopped typing and looks at the question."""


class TypedOn(QObject):
    """Ignores letters in ``box``, and Space and Enter until the user has paused or has gone to a button with Tab or an arrow key.
    Escape, Alt with a letter and the mouse answer at any time. (Qt lets a letter alone press a button of a message box.)"""

    def __init__(self, box: QMessageBox) -> None:
        super().__init__(box)
        self._gone = False
        self.pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        """Runs while the user may still be typing; each ignored key starts it again."""
        for each in (box, *box.buttons()):
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and watched is self.parent():
            self.pause.start()
        if not isinstance(event, QKeyEvent) or event.type() not in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            return False
        key, held = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _GOES:
            self._gone = self._gone or event.type() == QEvent.Type.KeyPress
            return False
        if key in (Qt.Key.Key_Escape, Qt.Key.Key_F1) or held & Qt.KeyboardModifier.AltModifier:
            return False
        if key in _PRESSES and (self._gone or not self.pause.isActive()):
            return False
        if event.type() == QEvent.Type.KeyPress:
            self.pause.start()
        return True
