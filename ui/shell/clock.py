"""The window's clock: what time it is, and a tick each second. The only one: the core is told the time, and tests set it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from PySide6.QtCore import QObject, Qt, QTimer, Signal


def _system() -> datetime:
    return datetime.now(UTC).astimezone()


class Clock(QObject):
    """Every figure on the screen that follows the time is asked of this clock, so that no two of them disagree."""

    tick = Signal()
    """Once a second, just after the second has begun; after a closed lid at once."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read: Callable[[], datetime] = _system
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._struck)
        self._wind()

    def now(self) -> datetime:
        """The moment, with its offset from UTC."""
        return self._read()

    def today(self) -> date:
        """The day it is where the meetings are held, whatever zone the machine is set to: planned days are those of Copenhagen."""
        from campus_desktop.meetings.zone import zone

        return self.now().astimezone(zone()).date()

    def set_now(self, read: Callable[[], datetime] | None) -> None:
        """Take the time from ``read`` from now on; None: from the machine again. For tests and pictures."""
        self._read = read or _system

    def _struck(self) -> None:
        self._wind()
        self.tick.emit()

    def _wind(self) -> None:
        # to the next full second of the machine, so that the figures change when its own clock does
        self._timer.start(1000 - _system().microsecond // 1000 + 1)
