"""Push buttons that treat a double-click as one click."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QPoint
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from ui.widgets.push_button import PushButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton

    _Button = QAbstractButton
else:
    _Button = object  # a mixin of a Qt class must not be a Qt class itself


class SingleClick(_Button):
    """For buttons whose commands change what the next click at the same place would do. A press is ignored if it
    follows another one on a button of this class at the same place within the system's double-click interval, also if the first
    press has put another such button there. Keys are not affected."""

    _last: ClassVar[tuple[int, QPoint] | None] = None
    """When (the event's own time, in milliseconds) and where on the screen such a button was pressed last, ignored or not."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not _repeats(event):
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)


class SingleClickButton(SingleClick, PushButton):
    """A push button that treats a double-click as one click."""


def _repeats(event: QMouseEvent) -> bool:
    """Whether the press belongs to the click before it."""
    at = event.globalPosition().toPoint()
    last, SingleClick._last = SingleClick._last, (event.timestamp(), at)
    if last is None:
        return False
    passed, moved = event.timestamp() - last[0], (at - last[1]).manhattanLength()
    return 0 <= passed <= QApplication.doubleClickInterval() and moved <= QApplication.startDragDistance()
