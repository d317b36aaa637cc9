"""What can wait until a window has been painted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

_ASK = 20
"""Milliseconds between two looks whether the window is on the screen."""
_AFTER = 30
"""Milliseconds from the moment a window came onto the screen, or something was put into it, until it has surely painted that."""


class Painted(QObject):
    """Waits for a window to come onto the screen.

    A time alone would not do: on a slow computer the command would come before the first paint, and hold it up. It asks instead of
    watching the window's events, because for the first event that Python sees, Qt for Python makes a class of every kind there is.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._waiting: list[Callable[[], object]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_ASK)
        self._timer.timeout.connect(self._look)

    def then(self, command: Callable[[], object]) -> None:
        """Do ``command`` when the window has been painted as it now is."""
        self._waiting.append(command)
        self._timer.start()

    def _look(self) -> None:
        surface = self._window.windowHandle()
        if surface is not None and surface.isExposed():
            self._timer.stop()
            waiting, self._waiting = self._waiting, []
            for command in waiting:
                QTimer.singleShot(_AFTER, self, command)
