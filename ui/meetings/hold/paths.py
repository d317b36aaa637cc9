"""The learning paths at the meeting, as cards that open their boards."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from campus_desktop.courses.formats import format_icon
from campus_desktop.i18n import _, ngettext
from campus_desktop.meetings.meeting import PathAtMeeting
from ui.look import theme
from ui.look.icons import paint_icon
from ui.widgets.elided import elided_words
from ui.widgets.layouts import column_in
from ui.widgets.panel import label
from ui.widgets.push_button import PushButton


class PathCard(PushButton):
    """A path: its title, and below it whose it is and how long, with the icon and colour of the format most steps have."""

    def __init__(self, path: PathAtMeeting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        steps = ngettext("{count} step", "{count} steps", path.steps).format(count=path.steps)
        self._detail = " · ".join(part for part in (path.institution_name, steps) if part)
        self.setAccessibleName(f"{path.title}, {self._detail}")
        self.setToolTip(_("Open the board of “{title}”").format(title=path.title))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.px(54))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        shape = QPainterPath()
        shape.addRoundedRect(rect, theme.px(8), theme.px(8))
        painter.fillPath(shape, theme.color("hover" if self.underMouse() else "surface"))
        colour = theme.format_color(self.path.format)
        painter.save()
        painter.setClipRect(QRectF(0, 0, theme.px(5), self.height()))
        painter.fillPath(shape, colour)
        painter.restore()
        focus = self.hasFocus()
        painter.strokePath(shape, QPen(theme.color("accent" if focus else "border"), 2 if focus else 1))
        left, room = theme.px(14), self.width() - theme.px(24)
        painter.setFont(theme.font(13, 600))
        painter.setPen(theme.color("text"))
        painter.drawText(left, theme.px(22), _elided(painter, self.path.title, room))
        side = theme.px(14)
        icon = format_icon(self.path.format) or "route"
        paint_icon(painter, QRectF(left, theme.px(31), side, side), icon, colour)
        painter.setFont(theme.font(12.5))
        painter.setPen(theme.color("muted"))
        painter.drawText(
            left + side + theme.px(8), theme.px(42), _elided(painter, self._detail, room - side - theme.px(8))
        )


def _elided(painter: QPainter, text: str, room: int) -> str:
    return elided_words(painter.fontMetrics(), text, room)


class PathsPart(QWidget):
    """The cards below their heading; out of sight where no path is at the meeting."""

    opened = Signal(str)
    """The id of a path whose board is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paths: tuple[PathAtMeeting, ...] = ()
        self.cards: list[PathCard] = []
        self._column = column_in(self, 9)
        self._column.addWidget(label(_("Paths at the meeting"), "subheading"))
        self.setAccessibleName(_("Paths at the meeting"))

    def show_paths(self, paths: tuple[PathAtMeeting, ...]) -> None:
        """Show these paths."""
        self.setVisible(bool(paths))
        if paths == self._paths:
            return
        self._paths = paths
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = [PathCard(path) for path in paths]
        for card in self.cards:
            card.clicked.connect(partial(self._open, card.path.path))
            self._column.addWidget(card)

    def _open(self, path_id: str, _checked: bool = False) -> None:
        self.opened.emit(path_id)
