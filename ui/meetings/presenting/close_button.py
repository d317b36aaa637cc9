"""The × of the projector's window, which has no frame with one: in sight for a moment whenever the mouse moves there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from campus_desktop.i18n import _
from ui.look import theme
from ui.look.icons import paint_icon

STAYS = 3000
"""Milliseconds it stays after the mouse has come to rest."""

_SIDE, _MARGIN = 40, 8


def corner() -> int:
    """Pixels at the window's right edge that the button takes, so that nothing is shown below it."""
    return theme.px(_SIDE) + 2 * theme.px(_MARGIN)


class CloseButton(QAbstractButton):
    """In the upper right corner of ``place``, where nothing else stands."""

    def __init__(self, place: QWidget) -> None:
        super().__init__(place)
        self._place = place
        self.setAccessibleName(_("Close the projector"))
        # not a tool tip: it would lie over the clock
        self.setAccessibleDescription(_("Close the projector (Escape)"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys go on steering; Escape closes
        self.resting = QTimer(self)
        self.resting.setSingleShot(True)
        self.resting.setInterval(STAYS)
        self.resting.timeout.connect(self._rest)
        self.hide()
        for each in (place, *place.findChildren(QWidget)):
            each.setMouseTracking(True)
            each.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove:
            self.appear()
        return False

    def appear(self) -> None:
        """The mouse moves."""
        side, margin = theme.px(_SIDE), theme.px(_MARGIN)
        self.setGeometry(self._place.width() - side - margin, margin, side, side)
        self.raise_()
        self.show()
        self.resting.start()

    def _rest(self) -> None:
        if self.underMouse():
            self.resting.start()  # somebody is about to press it
        else:
            self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("nav-muted"), 1))
        painter.setBrush(theme.color("nav-hover" if self.underMouse() else "nav"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))
        side = theme.px(20)
        at = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_icon(painter, at, "x", theme.color("nav-active"))
