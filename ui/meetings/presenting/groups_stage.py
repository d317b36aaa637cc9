"""Parallel groups on the projector: each with its item and its clock, beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from campus_desktop.i18n import _
from campus_desktop.meetings.projection import TimeLeft
from ui.look import theme
from ui.meetings.presenting.painting import draw, draw_figure, figure_width, line_height, mood_color, wrap

_MOST_BESIDE = 4
_GAP = 18


class GroupsStage(QWidget):
    """Shows the clocks of the groups at work."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[TimeLeft, ...] = ()

    def show_groups(self, groups: Sequence[TimeLeft]) -> None:
        """Show these groups."""
        self._groups = tuple(groups)
        self.setAccessibleName(_("Groups"))
        said = (
            ", ".join(filter(None, (each.group, each.title, f"{each.figure} {each.beside}".strip(), each.ends)))
            for each in groups
        )
        self.setAccessibleDescription("\n".join(said))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count = len(self._groups)
        if not count:
            return
        rows = ceil(count / _MOST_BESIDE)
        beside = ceil(count / rows)
        width = (self.width() - _GAP * (beside - 1)) / beside
        height = (self.height() - _GAP * (rows - 1)) / rows
        for number, each in enumerate(self._groups):
            row, column = divmod(number, beside)
            place = QRectF(column * (width + _GAP), row * (height + _GAP), width, height)
            self._paint_group(painter, each, place)

    def _paint_group(self, painter: QPainter, group: TimeLeft, rect: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("nav-hover"))
        painter.drawRoundedRect(rect, 14, 14)
        margin = min(rect.width(), rect.height()) * 0.09
        inside = rect.adjusted(margin, margin, -margin, -margin)
        small = max(18, min(30, round(rect.height() / 13), round(rect.width() / 14)))
        large = round(small * 1.3)
        y = inside.top()
        head = QRectF(inside.left(), y, inside.width(), line_height(small))
        draw(painter, head, group.group, small, 400, theme.color("nav-muted"))
        y += head.height()
        for line in wrap(group.title, large, 700, round(inside.width()), 3):
            draw(
                painter,
                QRectF(inside.left(), y, inside.width(), line_height(large, 700)),
                line,
                large,
                700,
                theme.color("nav-active"),
            )
            y += line_height(large, 700)
        ends = QRectF(inside.left(), inside.bottom() - line_height(small), inside.width(), line_height(small))
        said = _("on pause") if group.paused else group.ends
        draw(painter, ends, said, small, 400, theme.color("nav-text"))
        room = QRectF(inside.left(), y, inside.width(), max(0.0, ends.top() - y))
        big = _fitting(group, room)
        if group.figure and big:
            draw_figure(painter, room, group.figure, group.beside, big, mood_color(group.mood))


def _fitting(group: TimeLeft, room: QRectF) -> int:
    """The largest size at which the figure fits into ``room`` with its word."""
    size = min(160, round(room.height() * 0.8))
    while size > 12 and figure_width(group.figure, group.beside, size) > room.width():
        size -= 2
    return size
