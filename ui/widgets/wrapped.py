"""A label of several lines in which a word wider than the label is broken, instead of being cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.look import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QTextLayout

_LEAST = 120
"""Minimum width in pixels at zoom 1 of such a label, however long its words are."""


class WrappedLabel(QLabel):
    """Plain text. QLabel breaks lines only between words, and forces its parent to be as wide as its longest word."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._measured: tuple[str, QFont, int] | None = None
        """The text, the font and the width of the longest word in it: layouts ask many times for the same."""

    def _too_wide(self, width: int) -> bool:
        """Whether a word does not fit in a line of ``width`` pixels."""
        if self.textFormat() != Qt.TextFormat.PlainText:
            return False
        text, font = self.text(), self.font()
        if self._measured is None or self._measured[0] != text or self._measured[1] != font:
            advance = self.fontMetrics().horizontalAdvance
            self._measured = text, font, max(map(advance, text.split()), default=0)
        return self._measured[2] > width

    def _laid_out(self, width: int) -> list[QTextLayout]:
        """The paragraphs broken into lines of ``width`` pixels."""
        from PySide6.QtGui import QTextLayout, QTextOption

        option = QTextOption(self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        found = []
        for paragraph in self.text().split("\n"):
            layout = QTextLayout(paragraph, self.font())
            layout.setTextOption(option)
            layout.beginLayout()
            y = 0.0
            while (line := layout.createLine()).isValid():
                line.setLineWidth(max(1, width))
                line.setPosition(QPointF(0, y))
                y += line.height()
            layout.endLayout()
            found.append(layout)
        return found

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), theme.px(_LEAST)), hint.height())

    def heightForWidth(self, width: int) -> int:
        around = self.contentsMargins()
        inside = width - around.left() - around.right() - 2 * self.margin()
        if not self._too_wide(inside):
            return super().heightForWidth(width)
        height = sum(layout.boundingRect().height() for layout in self._laid_out(inside))
        return round(height) + around.top() + around.bottom() + 2 * self.margin()

    def paintEvent(self, event: QPaintEvent) -> None:
        rect: QRect = self.contentsRect().adjusted(self.margin(), self.margin(), -self.margin(), -self.margin())
        if not self._too_wide(rect.width()):
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        layouts = self._laid_out(rect.width())
        height = sum(layout.boundingRect().height() for layout in layouts)
        y = float(rect.top())
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            y += max(0.0, (rect.height() - height) / 2)
        for layout in layouts:
            layout.draw(painter, QPointF(rect.left(), y))
            y += layout.boundingRect().height()
