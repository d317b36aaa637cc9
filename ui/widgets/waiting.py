"""Deeds that wait until it is quiet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, SignalInstance


def waiting(owner: QObject, milliseconds: int, deed: Callable[[], object] | SignalInstance) -> QTimer:
    """A timer that does ``deed`` once, so long after it was last started; it goes with its owner."""
    made = QTimer(owner)
    made.setSingleShot(True)
    made.setInterval(milliseconds)
    made.timeout.connect(deed)
    return made
