"""Defers a command until a window has been painted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

_ASK = 20
"""Milliseconds between two checks whether the window is on the screen."""
_AFTER = 30
"""Milliseconds after a window was shown, or its content changed, after which it has been painted."""


class Painted(QObject):
    """Waits until a window is on the screen.

    A fixed delay is not enough: on a slow computer the command, which may wait for a network drive, would run before the first
    paint, and delay it.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: list[Callable[[], object]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_ASK)
        self._timer.timeout.connect(self._look)

    def then(self, command: Callable[[], object]) -> None:
        """Call ``command`` when the window has been painted in its current state."""
        self._waiting.append(command)
        self._timer.start()

    def _look(self) -> None:
        surface = self._window.windowHandle()
        if surface is not None and surface.isExposed():
            self._timer.stop()
            waiting, self._waiting = self._waiting, []
            for command in waiting:
                QTimer.singleShot(_AFTER, self, command)
