"""Texts shortened with … to the room they have, and a label that does so instead of widening the window."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


def elided_words(metrics: QFontMetrics, text: str, room: int) -> str:
    """``text`` shortened to ``room`` pixels after a whole word; inside a word only where the first one does not fit."""
    if metrics.horizontalAdvance(text) <= room:
        return text
    words = text.split(" ")
    for count in range(len(words) - 1, 0, -1):
        shown = " ".join(words[:count]).rstrip(" ,.:;–-") + " …"
        if metrics.horizontalAdvance(shown) <= room:
            return shown
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)


def whole_parts(metrics: QFontMetrics, text: str, room: int) -> str:
    """The first of the parts that " · " separates, as many as fit whole into ``room`` pixels; empty if the first does not."""
    while text and metrics.horizontalAdvance(text) > room:
        text = text.rpartition(" · ")[0]
    return text


def middle(name: str, kept: int) -> str:
    """The name with ``kept`` of its letters, from its beginning and its end."""
    if len(name) <= kept:
        return name
    tail = kept // 2
    return f"{name[: kept - tail].rstrip()}…{name[len(name) - tail :].lstrip()}"


class ElidedLabel(QLabel):
    """One line of plain text; if there is too little room it is shortened, and the full text is the tool tip."""

    def __init__(self, text: str = "", kind: str = "", parent: QWidget | None = None) -> None:
        """``kind`` as for ``panel.label``."""
        super().__init__(text, parent)
        self._own_tip = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        if kind:
            self.setProperty("kind", kind)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell()  # its size may not change

    def clear(self) -> None:
        self.setText("")

    def setToolTip(self, text: str) -> None:
        """The tool tip shown whether or not the text is shortened."""
        self._own_tip = text
        self._tell()

    def minimumSizeHint(self) -> QSize:
        least = min(self.fontMetrics().horizontalAdvance("Wwww…"), self.sizeHint().width())
        return QSize(least, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + 2, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def _tell(self) -> None:
        cut = self.text() if self.shown_text() != self.text() else ""
        super().setToolTip(self._own_tip or cut)

    def shown_text(self) -> str:
        """The text as it is painted, shortened where the label is too narrow."""
        width = self.contentsRect().width()
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, width)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect: QRect = self.contentsRect()
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(rect, int(self.alignment()), self.shown_text())
