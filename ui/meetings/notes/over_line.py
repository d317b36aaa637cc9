"""What is said of the note being typed where there is no room for it in the line: over the foot of the list, where it moves nothing."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui.look import theme


class OverLine(QLabel):
    """Lies over what stands above ``line``. It takes neither mouse nor keyboard; a screen reader hears it with the line itself."""

    def __init__(self, line: QWidget) -> None:
        super().__init__(line)
        self._line = line
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("kind", "over-line")
        self.setWordWrap(True)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        line.installEventFilter(self)
        self.hide()

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
