"""The keys of a meeting's clock: the same key twice within the double-click interval is one press."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from campus_desktop.meetings import keys

_KEYS = (keys.START, keys.NEXT, keys.BACK, keys.SKIP, keys.PARK, keys.END, keys.MORE, keys.LESS, keys.GO)


class SinglePress(QObject):
    """For one window. As ``SingleClick`` for buttons: a press is ignored if it follows one of the same key within the interval,
    whether that one was ignored or not. While ``place`` is not visible, the keys are not the clock's."""

    last: ClassVar[tuple[str, int] | None] = None
    """The key pressed last, with its modifiers, and the event's own time in milliseconds."""

    def __init__(self, window: QWidget, place: QWidget) -> None:
        super().__init__(place)
        self._place = place
        self._keys = {QKeySequence(each).toString() for each in _KEYS}
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Accepting the event keeps the key from its action; what has the keyboard does nothing with it."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if event.isAutoRepeat() or not self._place.isVisible():
            return False
        key, at = QKeySequence(event.keyCombination()).toString(), event.timestamp()
        if key not in self._keys or not at:
            return False
        last, SinglePress.last = SinglePress.last, (key, at)
        if last is None or last[0] != key or not 0 <= at - last[1] <= QApplication.doubleClickInterval():
            return False
        event.accept()
        return True
