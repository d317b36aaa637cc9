"""The picture at the pointer while cards are dragged, and which part of the screen it covers."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QDrag, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from ui.look import theme
from ui.widgets.cardpainter import TITLE_SIZE

_WIDEST, _HEIGHT = 260, 28
_RIGHT_OF_POINTER, _BELOW_POINTER = 10, 10
_STRIPE, _PAD, _RADIUS = 5, 10, 6

OPENING = 82
"""The height in pixels, at zoom 1, of the frame that shows where a drop will land, with its margins. The picture at the pointer
always leaves one line of text free at the frame's top or at its bottom."""


def hang(drag: QDrag, picture: QPixmap) -> None:
    """Give ``drag`` the picture, below the pointer to its right, where ``hidden_by`` expects it."""
    drag.setPixmap(picture)
    drag.setHotSpot(QPoint(-theme.px(_RIGHT_OF_POINTER), -theme.px(_BELOW_POINTER)))


def hidden_by(pointer: QPoint) -> QRect:
    """What a picture of ``dragged_picture`` covers at most while the pointer is at this point."""
    at = pointer + QPoint(theme.px(_RIGHT_OF_POINTER), theme.px(_BELOW_POINTER))
    return QRect(at, QSize(theme.px(_WIDEST), theme.px(_HEIGHT)))


def dragged_picture(title: str, count: int, ratio: float, format_code: str | None = None) -> QPixmap:
    """The picture of ``count`` dragged cards: the title of the first on one line, and their number where there are several.

    It is lower than a card, so that the place where the cards will land stays visible. ``ratio`` is the screen's device pixel
    ratio; ``format_code`` gives the colour of the stripe.
    """
    font = theme.font(TITLE_SIZE, 600)
    metrics = QFontMetricsF(font)
    height, pad = theme.px(_HEIGHT), theme.px(_PAD)
    number = str(count) if count > 1 else ""
    badge = round(metrics.horizontalAdvance(number)) + theme.px(12) if number else 0
    before, after = theme.px(_STRIPE) + pad, pad + (badge + theme.px(6) if badge else 0)
    text = metrics.elidedText(title, Qt.TextElideMode.ElideRight, theme.px(_WIDEST) - before - after)
    width = min(theme.px(_WIDEST), before + round(metrics.horizontalAdvance(text)) + 1 + after)
    pixmap = QPixmap(QSize(width, height) * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    shape.addRoundedRect(QRectF(0.5, 0.5, width - 1, height - 1), theme.px(_RADIUS), theme.px(_RADIUS))
    painter.fillPath(shape, theme.color("surface"))
    if format_code is not None:
        painter.setClipRect(QRectF(0, 0, theme.px(_STRIPE), height))
        painter.fillPath(shape, theme.format_color(format_code))
        painter.setClipping(False)
    painter.strokePath(shape, QPen(theme.color("border-strong"), 1))
    painter.setFont(font)
    painter.setPen(theme.color("text"))
    painter.drawText(QPointF(before, round((height + metrics.ascent() - metrics.descent()) / 2)), text)
    if number:
        pill = QRectF(width - badge - theme.px(5), theme.px(4), badge, height - 2 * theme.px(4))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(theme.color("accent-text"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, number)
    painter.end()
    return pixmap
