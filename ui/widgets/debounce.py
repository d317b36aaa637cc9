"""Debounced commands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, SignalInstance


def debounce(owner: QObject, milliseconds: int, command: Callable[[], object] | SignalInstance) -> QTimer:
    """A timer that calls ``command`` once, a fixed time after it was last started; it is deleted with its owner."""
    made = QTimer(owner)
    made.setSingleShot(True)
    made.setInterval(milliseconds)
    made.timeout.connect(command)
    return made
