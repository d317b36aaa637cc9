"""The board on the projector: cards large enough for the back row, and a strip that says which phases are in sight."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from campus_desktop.courses.formats import format_icon
from campus_desktop.i18n import _
from campus_desktop.paths.path import LearningPath, Phase
from campus_desktop.paths.workload import steps_time
from ui.look import theme
from ui.look.icons import paint_icon
from ui.meetings.presenting import board_layout
from ui.meetings.presenting.board_layout import PlacedPhase, PlacedStep, View
from ui.meetings.presenting.painting import SMALLEST, draw, line_height, metrics

_MARGIN = 26


class BoardStage(QWidget):
    """Only what is planned: no marks of editing, no advice, no notes, nobody's name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path: LearningPath | None = None
        self._at: tuple[str, int] = ("", 0)
        self._view = View(0, 0, SMALLEST, ())

    # --- what is in sight ----------------------------------------------------------------------------------------------

    def show_path(self, path: LearningPath | None) -> None:
        """Show a path as it now is, from the phase that was in sight."""
        if path is None or self._path is None or path.id != self._path.id:
            self._at = ("", 0)
        self._path = path
        self._arrange()

    @property
    def view(self) -> View:
        """Which phases are in sight, and how."""
        return self._view

    @property
    def names(self) -> list[str]:
        """The names of the phases in sight."""
        return [column.phase.name for column in self._view.columns]

    def where(self) -> str:
        """Which phases are in sight of how many: "1–2 of 5", and of a phase too long for the screen which of its steps; empty where
        everything is in sight."""
        view, count, steps = self._view, len(self._phases), self.steps_in_sight()
        if view.count in (0, count) and not steps:
            return ""
        last = view.first + view.count
        shown = str(last) if view.count == 1 else f"{view.first + 1}–{last}"
        phases = _("{shown} of {count}").format(shown=shown, count=count) if count > 1 else ""
        return " · ".join(filter(None, (phases, steps)))

    def steps_in_sight(self) -> str:
        """Which steps are in sight of a phase too long for the screen: "steps 1–3 of 5"; else empty."""
        view = self._view
        if not (view.more or view.offset):
            return ""
        shown = f"{view.offset + 1}–{view.until}" if view.until > view.offset + 1 else str(view.until)
        text = _("steps {shown} of {count}") if "–" in shown else _("step {shown} of {count}")
        return text.format(shown=shown, count=len(view.columns[0].phase.steps))

    @property
    def _phases(self) -> tuple[Phase, ...]:
        return self._path.phases if self._path else ()

    @property
    def at(self) -> tuple[str, int]:
        """The phase in sight first, and its first card, to come back to them."""
        return self._at

    def go_to(self, at: tuple[str, int]) -> None:
        """Come back to where one was."""
        self._at = at
        self._arrange()

    def move_on(self, by: int) -> bool:
        """One phase on (1) or back (-1); of a long one, one screenful. False where there is none."""
        area, before = self.area(), self._view
        if by > 0:
            first, offset = board_layout.forward(self._phases, self._view)
        else:
            first, offset = board_layout.backward(self._phases, self._view, area.width(), area.height())
        if self._phases:
            self._at = (self._phases[first].id, offset)
        self._arrange()
        return (self._view.first, self._view.offset) != (before.first, before.offset)

    def _arrange(self) -> None:
        ids = [phase.id for phase in self._phases]
        phase, offset = self._at
        area = self.area()
        first = ids.index(phase) if phase in ids else 0
        self._view = board_layout.arrange(
            self._phases, area.width(), area.height(), first, offset if phase in ids else 0
        )
        title = self._path.title if self._path else ""
        self.setAccessibleName(title)
        self.setAccessibleDescription(", ".join(filter(None, (*self.names, self.steps_in_sight()))))
        self.update()

    def area(self) -> QRect:
        """The place of the columns, below the strip."""
        strip = self._strip_height()
        return self.rect().adjusted(_MARGIN, _MARGIN + strip, -_MARGIN, -_MARGIN)

    def _strip_height(self) -> int:
        return round(line_height(self._strip_size()) * 2)

    def _strip_size(self) -> int:
        return max(16, round(self.height() / 36))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # --- painting ------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("page"))
        painter.drawRoundedRect(QRectF(self.rect()), 14, 14)
        self._paint_strip(painter)
        area = self.area()
        painter.translate(area.topLeft())
        if not any(phase.steps for phase in self._phases):
            rect = QRectF(0, 0, area.width(), line_height(SMALLEST) * 2)
            draw(painter, rect, _("No steps yet"), SMALLEST, 400, theme.color("muted"))
        for column in self._view.columns:
            self._paint_column(painter, column)

    def _paint_strip(self, painter: QPainter) -> None:
        """The path's title where all is in sight, else a pill for each phase, those in sight filled, and the arrows."""
        size, height = self._strip_size(), line_height(self._strip_size())
        rect = QRectF(_MARGIN, _MARGIN * 0.7, self.width() - 2 * _MARGIN, height * 1.35)
        if not self.where():
            title = self._path.title if self._path else ""
            draw(painter, rect, title, size, 600, theme.color("muted"))
            return
        arrows = draw(painter, rect, "← →", size, 400, theme.color("muted"), right=True)
        room = rect.width() - arrows - size * 2
        widths = self._pill_widths(size, room)
        x = rect.left()
        for number, (phase, width) in enumerate(zip(self._phases, widths, strict=True)):
            active = self._in_sight(number)
            pill = QRectF(x, rect.top(), width, rect.height())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent" if active else "track"))
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
            inside = pill.adjusted(size * 0.7, 0, -size * 0.7, 0)
            draw(
                painter,
                inside,
                phase.name,
                size,
                600 if active else 400,
                theme.color("accent-text" if active else "muted"),
            )
            x += width + size * 0.5

    def _pill_widths(self, size: int, room: float) -> list[float]:
        """As wide as their names; where there is too little room, the widest of those not in sight give way first."""
        wanted = [metrics(size, 600).horizontalAdvance(phase.name) + size * 1.5 for phase in self._phases]
        room -= size * 0.5 * (len(wanted) - 1)
        limits, limit = list(wanted), max(wanted, default=0.0)
        while sum(limits) > room and limit > size * 2.4:
            limit -= size / 4
            limits = [
                width if self._in_sight(number) and limit > size * 3.4 else min(width, limit)
                for number, width in enumerate(wanted)
            ]
        return limits

    def _in_sight(self, number: int) -> bool:
        return self._view.first <= number < self._view.first + self._view.count

    def _paint_column(self, painter: QPainter, column: PlacedPhase) -> None:
        size = self._view.size
        head = QRectF(column.head).adjusted(0, 0, 0, -round(size * 0.3))
        time = steps_time(column.phase.steps) if column.phase.steps else ""
        total = " · ".join(filter(None, (self.steps_in_sight(), time)))
        used = draw(painter, head, total, board_layout.meta_size(size), 400, theme.color("muted"), right=True)
        draw(painter, head.adjusted(0, 0, -used - size, 0), column.phase.name, size + 2, 600, theme.color("text"))
        for card in column.cards:
            self._paint_card(painter, card, size)

    def _paint_card(self, painter: QPainter, card: PlacedStep, size: int) -> None:
        rect, colour = QRectF(card.rect), theme.format_color(card.step.format)
        radius, stripe = size * 0.4, max(5.0, size * 0.26)
        shape = QPainterPath()
        shape.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.fillPath(shape, theme.color("surface"))
        painter.save()
        painter.setClipPath(shape)
        painter.fillRect(QRectF(rect.left(), rect.top(), stripe, rect.height()), colour)
        painter.restore()
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)
        left, y = rect.left() + size, rect.top() + size * 0.5
        width, high = rect.width() - size * 1.5, line_height(size, 600)
        for line in card.lines:
            draw(painter, QRectF(left, y, width, high), line, size, 600, theme.color("text"))
            y += high
        self._paint_meta(painter, card, QRectF(left, y, width, line_height(board_layout.meta_size(size)) * 1.25), size)

    def _paint_meta(self, painter: QPainter, card: PlacedStep, row: QRectF, size: int) -> None:
        """Format as icon and word in its colour, and the length; on two rows where they do not fit beside each other."""
        small, x = board_layout.meta_size(size), row.left()
        colour = theme.format_color(card.step.format)
        icon = format_icon(card.step.format)
        if icon is not None and card.format_name:
            side = small * 1.05
            paint_icon(painter, QRectF(x, row.center().y() - side / 2, side, side), icon, colour)
            x += side + small * 0.35
        if card.format_name:
            x += (
                draw(painter, row.adjusted(x - row.left(), 0, 0, 0), card.format_name, small, 600, colour) + small * 0.6
            )
        if card.rows == 2:
            row.translate(0, row.height())
            x = row.left()
        draw(painter, row.adjusted(x - row.left(), 0, 0, 0), card.length, small, 400, theme.color("muted"))
