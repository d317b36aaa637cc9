"""Parts side by side whose widths the user can change, with the mouse or the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle, QWidget

from campus_desktop.i18n import _
from ui.look import theme

_WIDTH, _STEP = 9, 20
"""Pixels at zoom 1: how wide a handle is, and how far an arrow key moves it."""
_MOVES: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class _Handle(QSplitterHandle):
    """A strip with a grip. Tab stops at it; the left and right arrow keys move it, Home and End as far as it goes, and a double-click
    restores the default widths."""

    def __init__(self, splitter: Splitter) -> None:
        super().__init__(Qt.Orientation.Horizontal, splitter)
        self._splitter = splitter
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(
            _("Drag, or press the arrow keys, to make the parts wider or narrower; a double-click undoes that")
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, number = event.key(), self._splitter.indexOf(self)
        bounds: tuple[int, int] = self._splitter.getRange(number)  # type: ignore[assignment]
        low, high = bounds
        if key in _MOVES:
            to = self.x() + _MOVES[key] * theme.px(_STEP)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            to = low if key == Qt.Key.Key_Home else high
        else:
            super().keyPressEvent(event)
            return
        self.moveSplitter(min(max(to, low), high))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._splitter.reset_wanted.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle, strong = self.rect().center(), self.hasFocus() or self.underMouse()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent" if strong else "border-strong"))
        width, height = theme.px(5 if strong else 3), theme.px(40 if strong else 28)
        grip = QRect(0, 0, width, min(height, self.height()))
        grip.moveCenter(middle)
        painter.drawRoundedRect(grip, width / 2, width / 2)
        if self.hasFocus():
            ring = self.rect().adjusted(0, 0, -1, -1)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme.color("accent"))
            painter.drawRect(ring)


class Splitter(QSplitter):
    """Parts from the left to the right. ``names`` are the accessible names of the handles between them."""

    reset_wanted = Signal()
    """A handle was double-clicked."""

    def __init__(self, *parts: QWidget, names: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setChildrenCollapsible(False)
        for part in parts:
            self.addWidget(part)
        for number, name in enumerate(names, 1):
            self.handle(number).setAccessibleName(name)
        self._restyle()
        theme.theme_changed.connect(self._restyle)

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self)

    def _restyle(self) -> None:
        self.setHandleWidth(theme.px(_WIDTH))


class SideSplitter(Splitter):
    """A page and a side part of constant width, which the user can change; the page takes the remaining width. At another zoom the
    side part has the same width in pixels at zoom 1."""

    def __init__(self, page: QWidget, side: QWidget, name: str) -> None:
        self._chosen: float | None = None
        """The width of the side part that the user chose, in pixels at zoom 1."""
        super().__init__(page, side, names=(name,))
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.splitterMoved.connect(self._keep)
        self.reset_wanted.connect(self._reset)

    def _keep(self) -> None:
        self._chosen = self.sizes()[1] / theme.zoom()

    def _reset(self) -> None:
        self._chosen = None
        self._share()

    def _share(self) -> None:
        side = self.widget(1)
        if side is None:  # while the parts are put in
            return
        wanted = side.sizeHint().width() if self._chosen is None else theme.px(self._chosen)
        room = self.width() - self.handleWidth()
        if room > 0 and self.sizes() != [room - wanted, wanted]:
            self.setSizes([room - wanted, wanted])  # minimum widths count first

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:  # the minimum widths are those of the new zoom only now
            self._share()
        return done
