"""The window's clock: the current time, and a tick each second. The only source of time: it is passed to the core, and tests set
it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from campus_desktop.clock import local, system_now


class Clock(QObject):
    """Provides the time for every figure on the screen that depends on it, so that no two of them disagree."""

    tick = Signal()
    """Emitted once a second, just after the second has begun, and immediately after the computer wakes from sleep."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read: Callable[[], datetime] = system_now
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._struck)
        self._wind()

    def now(self) -> datetime:
        """The current wall-clock time in Copenhagen."""
        return local(self._read())

    def today(self) -> date:
        """The current date in Copenhagen, whatever the machine's time zone: planned days are dates in Copenhagen."""
        return self.now().date()

    def set_now(self, read: Callable[[], datetime]) -> None:
        """Take the time from ``read`` from now on. For tests and screenshots."""
        self._read = read

    def _struck(self) -> None:
        self._wind()
        self.tick.emit()

    def _wind(self) -> None:
        # until the machine's next full second, so that the figures change together with the system clock
        self._timer.start(1000 - system_now().microsecond // 1000 + 1)
