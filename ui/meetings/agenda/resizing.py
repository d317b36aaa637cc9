"""Dragging the lower edge of a card: its item becomes longer or shorter, and every time after it follows at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from campus_desktop.i18n import _
from campus_desktop.meetings.item_edits import MOST_MINUTES
from ui.look import theme
from ui.meetings.agenda import cards

if TYPE_CHECKING:
    from ui.meetings.agenda.view import AgendaView

STEP = 5
"""Minutes; with Shift held it is one."""
_PIXELS = 10
"""Pixels of the mouse for a step, at zoom 1."""
_EDGE = 5


class Resizing:
    """The state of one such drag; ``view`` tells what comes of it."""

    def __init__(self, view: AgendaView) -> None:
        self._view = view
        self._key: str | None = None
        self._from = 0
        """Where the pointer was pressed: down the screen and the list together, so that neither a list that scrolls nor one that is
        moved by what is shown above it makes the length jump."""
        self._height = 0
        self._was = 0
        self.minutes = 0
        """What the item would last if it were let go now."""
        self.stretched: tuple[str, int] | None = None
        self.until = ""
        """When the item would then end: "10.50"."""

    @property
    def active(self) -> bool:
        """Whether an edge is being dragged."""
        return self._key is not None

    def edge_at(self, at: QPoint) -> str | None:
        """The item whose lower edge is at this point of the viewport; None for one that lasts as long as its groups."""
        view = self._view
        for near in (0, theme.px(_EDGE)):
            index = view.indexAt(at - QPoint(0, near))
            item = view.agenda_model.item(index)
            if item is not None:
                away = abs(view.visualRect(index).bottom() - at.y())
                return item.id if away <= theme.px(_EDGE) and not item.children else None
        return None

    def begin(self, at: QPoint) -> bool:
        """The mouse was pressed here; whether that takes hold of an edge."""
        on_screen = self._view.viewport().mapToGlobal(at)
        key = self.edge_at(at)
        index = self._view.agenda_model.index_of(key) if key else None
        item = self._view.agenda_model.item(index) if index is not None else None
        if item is None or index is None:
            return False
        self._view.choose([item.id], keyboard=True)
        self._key, self._from, self._was, self.minutes = item.id, self._depth(on_screen), item.minutes, item.minutes
        self._height = self._view.visualRect(index).height()
        return True

    def _depth(self, on_screen: QPoint) -> int:
        return on_screen.y() + self._view.verticalOffset()

    def move(self, on_screen: QPoint, *, fine: bool = False) -> None:
        """The mouse is at this point of the screen now."""
        if self._key is None:
            return
        step = 1 if fine else STEP
        down = self._depth(on_screen) - self._from
        by = down * STEP / theme.px(_PIXELS)
        wanted = round((self._was + by) / step) * step if abs(by) >= step / 2 else self._was
        self.minutes = min(max(min(step, self._was), wanted), MOST_MINUTES)
        self.stretched = (self._key, self._height + max(0, down))
        self._view.length_shown.emit(self._key, self.minutes)

    def end(self) -> None:
        """The mouse was let go."""
        key, minutes, was = self._key, self.minutes, self._was
        if key is None:
            return
        self._close()
        if minutes != was:
            self._view.length_chosen.emit(key, minutes)
        else:
            self._view.length_shown.emit(key, None)

    def give_up(self) -> bool:
        """Escape; whether there was anything to give up."""
        key = self._key
        if key is None:
            return False
        self._close()
        self._view.length_shown.emit(key, None)
        return True

    def _close(self) -> None:
        self._key = self.stretched = None
        self._view.lay_out_now()

    def paint(self, painter: QPainter) -> None:
        """The new length beside the edge."""
        row = self._view.agenda_model.row_of(self._key) if self._key else None
        if row is None:
            return
        text = _("{minutes} min").format(minutes=self.minutes)
        if self.minutes != self._was:
            text = _("{before} → {minutes} min, until {time}")
            text = text.format(before=self._was, minutes=self.minutes, time=self.until)
        cards.paint_bubble(painter, self._view.layout_.rects[row], text)

    def paint_grip(self, painter: QPainter, rect: QRect) -> None:
        """A short line at the edge of the card under the mouse: here it can be dragged."""
        width, height = theme.px(26), theme.px(3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("dashed"))
        grip = QRectF(rect.center().x() - width / 2, rect.bottom() - height - 1, width, height)
        painter.drawRoundedRect(grip, height / 2, height / 2)
