"""Lucide icons in the colours of the theme: one SVG file for every colour and device pixel ratio."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

import resources
from ui.look import theme


@cache
def _svg(name: str) -> bytes:
    return resources.path("icons", f"{name}.svg").read_bytes()


def icon(name: str | None, color_token: str | None = None) -> QIcon:
    """The icon ``resources/icons/NAME.svg`` in a token's colour ("text" if none), an empty one for no name. FileNotFoundError
    if there is no such file."""
    if name is None:
        return QIcon()
    _svg(name)
    return QIcon(_TintedEngine(name, color_token or "text"))


class _TintedEngine(QIconEngine):
    """Draws an icon in the colour that a token has at the time of painting, so that icons follow the theme automatically."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name, self._token = name, token

    def clone(self) -> QIconEngine:
        return _TintedEngine(self._name, self._token)

    def _colour(self, mode: QIcon.Mode) -> QColor:
        return theme.color("disabled" if mode == QIcon.Mode.Disabled else self._token)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())  # square, at the left of a wider rectangle
        square = QRectF(rect.left(), rect.top() + (rect.height() - side) / 2, side, side)
        paint_icon(painter, square, self._name, self._colour(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(), size), mode, state)
        painter.end()
        return pixmap


def paint_icon(painter: QPainter, rect: QRectF, name: str, colour: QColor) -> None:
    """Draw an icon in ``colour`` into ``rect`` (for delegates), sharp at the painter's pixel ratio; the pixmap is cached."""
    # not from the painter's device: to determine its type, Qt for Python creates every widget class there is
    ratio = painter.deviceTransform().m11()
    size = QSize(round(rect.width() * ratio), round(rect.height() * ratio))
    key = f"icon:{name}:{colour.name()}:{size.width()}x{size.height()}"
    pixmap = QPixmap()
    if not QPixmapCache.find(key, pixmap):
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        svg = QSvgRenderer(QByteArray(_svg(name).replace(b"currentColor", colour.name().encode())))
        own = QPainter(pixmap)
        svg.render(own, QRectF(0, 0, size.width(), size.height()))
        own.end()
        QPixmapCache.insert(key, pixmap)
    painter.drawPixmap(rect, pixmap, QRectF(pixmap.rect()))
