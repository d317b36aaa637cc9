"""Painting shared by delegates and cards: lines of text, cached pixmaps, drop indicators."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap, QPixmapCache
from PySide6.QtWidgets import QAbstractItemView

from ui.look import theme
from ui.look.icons import paint_icon

BOX = 17
"""Pixels at zoom 1 of the side of a box to tick."""
_KEPT = 40 * 1024
"""Kilobytes of the cache for pixmaps of cards and icons."""


def paint_line(painter: QPainter, rect: QRectF, text: str, token: str, size: float = 14, weight: int = 400) -> float:
    """Draw one line of text left-aligned and vertically centred in ``rect``, shortened to its width; returns its width."""
    painter.setFont(theme.font(size, weight))
    painter.setPen(theme.color(token))
    metrics = QFontMetricsF(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, rect.width()))
    painter.drawText(QPointF(rect.left(), rect.center().y() + (metrics.ascent() - metrics.descent()) / 2), shown)
    return metrics.horizontalAdvance(shown)


def paint_chosen(painter: QPainter, rect: QRectF) -> None:
    """The background of a selected row in a list."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("selected"))
    painter.drawRoundedRect(rect, theme.px(6), theme.px(6))


def paint_box(painter: QPainter, rect: QRectF, ticked: bool) -> None:
    """A box to tick, centred in ``rect``."""
    side = theme.px(BOX)
    box = QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
    painter.setPen(QPen(theme.color("accent" if ticked else "border-strong"), 1))
    painter.setBrush(theme.color("accent" if ticked else "surface"))
    painter.drawRoundedRect(box, theme.px(4), theme.px(4))
    if ticked:
        inset = side * 0.14
        paint_icon(painter, box.adjusted(inset, inset, -inset, -inset), "check", theme.color("accent-text"))


def paint_once(painter: QPainter, rect: QRect, ring: int, key: str, paint: Callable[[QPainter, QRect], object]) -> None:
    """``paint(painter, rect)`` with a cached pixmap, for views that paint the same things repeatedly.

    ``key`` contains everything that the pixmap depends on except its size, zoom and theme; it may extend ``ring`` pixels beyond
    ``rect``.
    """
    ratio = painter.device().devicePixelRatioF()
    key = f"{key}:{rect.width()}x{rect.height()}:{theme.zoom()}:{theme.is_dark()}:{ratio}"
    picture = QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = QPixmap(QSize(rect.width() + 2 * ring, rect.height() + 2 * ring) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        own = QPainter(picture)
        own.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint(own, QRect(ring, ring, rect.width(), rect.height()))
        own.end()
        QPixmapCache.setCacheLimit(max(QPixmapCache.cacheLimit(), _KEPT))
        QPixmapCache.insert(key, picture)
    painter.drawPixmap(rect.left() - ring, rect.top() - ring, picture)


def paint_opening(painter: QPainter, rect: QRect, text: str, hidden: QRect) -> None:
    """The dashed frame that shows where a drop will land. Its text is one line at the top, or at the bottom where the picture of
    the dragged card hides the top: ``hidden`` is what the picture covers. ``text`` is "Drop here · what it becomes"; where the
    frame is too narrow for both, only the second half is shown."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.color("accent"), 2, Qt.PenStyle.CustomDashLine)
    pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(theme.color("accent-soft"))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), theme.px(8), theme.px(8))
    painter.setPen(theme.color("info"))
    font = theme.font(12.5, 600)
    metrics = QFontMetricsF(font)
    inner = rect.adjusted(theme.px(10), theme.px(5), -theme.px(4), -theme.px(5))
    if metrics.horizontalAdvance(text) > inner.width():
        text = text.partition(" · ")[2] or text
    text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, inner.width())
    line = QRect(inner.topLeft(), QSize(math.ceil(metrics.horizontalAdvance(text)) + 1, math.ceil(metrics.height())))
    if line.intersects(hidden):
        line.moveBottom(inner.bottom())
    painter.setFont(font)
    painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
    painter.restore()


def paint_current_row(painter: QPainter, view: QAbstractItemView, row: int, rect: QRect) -> None:
    """Mark the current row of a list that has the keyboard focus by a bar at its left; ``rect`` is the row's first cell."""
    if view.hasFocus() and view.currentIndex().row() == row:
        painter.fillRect(rect.left(), rect.top(), theme.px(3), rect.height() - 1, theme.color("accent"))
