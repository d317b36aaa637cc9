"""Prevents the click that opens a menu from choosing an entry when the menu covers the button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QCursor, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget


class OpeningClick(QObject):
    """Watches the menu of ``button``. If there is room neither below nor above the button, Qt places the menu over it, under the
    mouse: then it is moved beside the button, and a release where the button was pressed chooses nothing."""

    def __init__(self, menu: QMenu, button: QWidget) -> None:
        super().__init__(menu)
        self._menu, self._button = menu, button
        self._pressed: QPoint | None = None
        menu.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Show:
            held = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
            self._pressed = QCursor.pos() if held else None
            self._step_aside()
        elif kind == QEvent.Type.MouseButtonPress:
            self._pressed = None
        elif kind == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent):
            pressed, self._pressed = self._pressed, None
            if pressed is not None:
                moved = (event.globalPosition().toPoint() - pressed).manhattanLength()
                return moved < QApplication.startDragDistance()
        return False

    def _step_aside(self) -> None:
        over = QRect(self._button.mapToGlobal(QPoint()), self._button.size())
        place = self._menu.geometry()
        screen = self._button.screen().availableGeometry()
        if not self._button.isVisible() or not place.intersects(over):
            return
        if over.right() + place.width() < screen.right():
            self._menu.move(over.right() + 1, place.top())
        elif over.left() - place.width() >= screen.left():
            self._menu.move(over.left() - place.width(), place.top())
