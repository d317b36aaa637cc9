"""Says something to screen readers that the user did not move to."""

from __future__ import annotations

from PySide6.QtCore import QObject


def announce(source: QObject, text: str) -> None:
    """Let a screen reader say ``text``; ``source`` is the widget it comes from."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(source, text))
