"""What can wait until a window has been painted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_AFTER = 30
"""Milliseconds from the moment a window is asked to paint itself, or something was put into it, until that is surely done."""


class Painted(QObject):
    """Watches a window come onto the screen.

    A time alone would not do: on a slow computer the deed would come before the first paint, and hold it up.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: list[Callable[[], object]] = []
        self._exposed = False
        window.installEventFilter(self)

    def then(self, deed: Callable[[], object]) -> None:
        """Do ``deed`` when the window has been painted as it now is."""
        if self._exposed:
            QTimer.singleShot(_AFTER, self, deed)
        else:
            self._waiting.append(deed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() == QEvent.Type.Show and (surface := self._window.windowHandle()) is not None:
                watched.removeEventFilter(self)
                surface.installEventFilter(self)
        elif event.type() == QEvent.Type.Expose:
            watched.removeEventFilter(self)
            self._exposed = True
            for deed in self._waiting:
                QTimer.singleShot(_AFTER, self, deed)
            self._waiting.clear()
        return False
