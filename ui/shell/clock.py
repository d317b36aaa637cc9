"""The window's clock: what time it is, and a tick each second. The only one: the core is told the time, and tests set it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from campus_desktop.clock import local, system_now


class Clock(QObject):
    """Every figure on the screen that follows the time is asked of this clock, so that no two of them disagree."""

    tick = Signal()
    """Once a second, just after the second has begun; after a closed lid at once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read: Callable[[], datetime] = system_now
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._struck)
        self._wind()

    def now(self) -> datetime:
        """The moment, as the wall clock in Copenhagen shows it."""
        return local(self._read())

    def today(self) -> date:
        """The day it is where the meetings are held, whatever zone the machine is set to: planned days are those of Copenhagen."""
        return self.now().date()

    def set_now(self, read: Callable[[], datetime]) -> None:
        """Take the time from ``read`` from now on. For tests and pictures."""
        self._read = read

    def _struck(self) -> None:
        self._wind()
        self.tick.emit()

    def _wind(self) -> None:
        # to the next full second of the machine, so that the figures change when its own clock does
        self._timer.start(1000 - system_now().microsecond // 1000 + 1)
