"""A format as icon and word in its colour: painted by delegates, or as a widget. The word avoids relying on colour alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from campus_desktop.courses.formats import FORMATS, format_icon
from campus_desktop.i18n import _
from ui.look import theme
from ui.look.icons import icon, paint_icon

ICON = 15
"""Pixels of the icon at zoom 1."""
GAP = 5


def format_width(name: str, size: float = 13) -> int:
    """The width in pixels that ``paint_format`` takes for a format called ``name``, including icon and gap."""
    return round(theme.px(ICON + GAP) + QFontMetricsF(theme.font(size, 500)).horizontalAdvance(name)) + 1


def paint_format(painter: QPainter, rect: QRect, word: str | None, name: str, size: float = 13) -> int:
    """Draw the icon of ``word`` and its translated ``name``, left-aligned and vertically centred in ``rect``; returns the x of its
    end.

    ``size`` is the text's pixels at zoom 1. A name that is too long is shortened. Nothing is drawn for no format.
    """
    if not name:
        return rect.left()
    painter.save()
    colour = theme.format_color(word)
    x = rect.left()
    symbol = format_icon(word)
    if symbol is not None:
        side = theme.px(ICON)
        paint_icon(painter, QRectF(x, rect.center().y() - side / 2 + 0.5, side, side), symbol, colour)
        x += theme.px(ICON + GAP)
    font = theme.font(size, 500)
    painter.setFont(font)
    painter.setPen(colour)
    metrics = QFontMetricsF(font)
    text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, rect.right() - x + 1)
    baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(x, round(baseline)), text)
    painter.restore()
    return round(x + metrics.horizontalAdvance(text))


def add_formats(box: QComboBox) -> None:
    """Add every format to a list, with its icon; the data are the codes."""
    for each in FORMATS.values():
        box.addItem(icon(each.icon), _(each.name), each.code)


class FormatLabel(QWidget):
    """A format, followed by muted text: "Face to face · 1 day"."""

    def __init__(self, word: str | None = None, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_format(word, name)
        theme.theme_changed.connect(self.updateGeometry)

    def set_format(self, word: str | None, name: str) -> None:
        """Show another format: its fixed word and its translated name (with further text, if wanted)."""
        self._word, self._name = word, name
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(format_width(self._name), theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_format(QPainter(self), self.rect(), self._word, self._name)
