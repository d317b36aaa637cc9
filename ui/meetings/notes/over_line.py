"""What is said of the note being typed where there is no room for it in the line: over the foot of the list, where it moves nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from ui.look import theme
from ui.widgets.wrapped import WrappedLabel


class ClickableHint(WrappedLabel):
    """A hint in words that may also be clicked, where it names a key."""

    clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._clickable = False

    def set_clickable(self, on: bool) -> None:
        """Whether a click does what the hint names; it is underlined then."""
        self._clickable = on
        font = self.font()
        font.setUnderline(on)
        self.setFont(font)
        if on:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._clickable and event.button() == Qt.MouseButton.LeftButton:
            self.clicked.emit()
        else:
            super().mouseReleaseEvent(event)


class OverLine(ClickableHint):
    """Lies over what stands above ``line``. It takes no keyboard, and the mouse only if it is clickable; a screen reader reads it
    with the line itself."""

    def __init__(self, line: QWidget) -> None:
        super().__init__(line)
        self._line = line
        self.setProperty("kind", "over-line")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line.installEventFilter(self)
        self.hide()

    def set_clickable(self, on: bool) -> None:
        super().set_clickable(on)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, not on)

    def say(self, text: str) -> None:
        """Say it, or nothing."""
        self.setText(text)
        self._place()

    def _place(self) -> None:
        around = self._line.parentWidget()
        if around is None or not self.text() or not self._line.isVisible():
            self.hide()
            return
        if self.parentWidget() is not around:
            self.setParent(around)
        self.ensurePolished()
        side = theme.px(6)
        width = self._line.width() - 2 * side
        height = self.heightForWidth(width)
        self.setGeometry(self._line.x() + side, self._line.y() - height - theme.px(2), width, height)
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide):
            self._place()
        return False
