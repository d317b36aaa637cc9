"""A test slide over a whole screen: whether all of it is seen, and whether its text can be read from the back of the room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QScreen
from PySide6.QtWidgets import QWidget

from campus_desktop.i18n import _
from ui.look import theme

_LINES = (24, 32, 48)
"""Sizes of the sample lines, in pixels: 24 is the smallest that is shown to an audience."""


class TestSlide(QWidget):
    """Full screen, in the colours of the presenter; any key or click closes it."""

    __test__ = False  # no test for pytest

    def __init__(self, parent: QWidget, title: str) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self._title = title
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Test slide"))
        self.setAccessibleName(_("Test slide. Any key closes it."))

    def show_on(self, screen: QScreen) -> None:
        """Cover a screen."""
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.activateWindow()
        self.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = self.rect()
        painter.fillRect(whole, theme.color("surface"))
        edge = QPen(theme.color("accent"), 4)
        painter.setPen(edge)
        painter.drawRect(whole.adjusted(2, 2, -3, -3))
        self._corners(painter, whole)
        size = max(36, min(whole.height(), whole.width()) // 14)
        painter.setPen(theme.color("text"))
        middle = Qt.AlignmentFlag.AlignHCenter
        y, foot = whole.height() // 7, whole.height() - size
        y += self._line(painter, middle, y, self._title, size, 700)
        y += self._line(painter, middle, y, _("Do you see the frame and all four corners?"), size // 2, 400)
        y += size // 2
        for pixels in _LINES:
            text = _("{size} pixels: can this be read from the back? æøå").format(size=pixels)
            if y + 2 * pixels < foot:
                y += self._line(painter, middle, y, text, pixels, 400)
        painter.setPen(theme.color("muted"))
        text = _("{width} × {height} · Any key or click closes this").format(width=whole.width(), height=whole.height())
        self._line(painter, middle, foot, text, 22, 400)

    def _line(self, painter: QPainter, align: Qt.AlignmentFlag, y: int, text: str, pixels: int, weight: int) -> int:
        font = theme.font(pixels, weight)
        font.setPixelSize(pixels)
        painter.setFont(font)
        room = QRect(40, y, self.width() - 80, self.height())
        flags = align | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        used = painter.boundingRect(room, int(flags), text)
        painter.drawText(room, int(flags), text)
        return used.height() + pixels // 3

    def _corners(self, painter: QPainter, whole: QRect) -> None:
        side = max(36, whole.height() // 18)
        painter.setPen(Qt.PenStyle.NoPen)
        tones = ("accent", "warning", "success", "danger")
        spots = (
            whole.topLeft(),
            whole.topRight() - QPoint(side - 1, 0),
            whole.bottomLeft() - QPoint(0, side - 1),
            whole.bottomRight() - QPoint(side - 1, side - 1),
        )
        for number, (spot, tone) in enumerate(zip(spots, tones, strict=True), 1):
            box = QRectF(spot.x(), spot.y(), side, side)
            painter.setBrush(theme.color(tone))
            painter.drawRect(box)
            painter.setPen(theme.color("accent-text"))
            font = theme.font(side // 2, 700)
            font.setPixelSize(side // 2)
            painter.setFont(font)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(number))
            painter.setPen(Qt.PenStyle.NoPen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.close()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.close()
