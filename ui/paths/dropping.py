"""Drags over the board: where something would land, scrolling at the edges, and the drop itself.

One widget, the canvas that contains the columns, handles the drags for all of them, so that the space between and below the cards
is included.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QCursor, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from campus_desktop.i18n import _
from ui.look import theme
from ui.paths.cards import Gap
from ui.paths.mime import COURSES, PHASE, STEPS
from ui.widgets.carried import ids_of
from ui.widgets.dragged import OPENING, hidden_by
from ui.widgets.edge_scrolling import TICK, push

if TYPE_CHECKING:
    from campus_desktop.paths.path import Step
    from ui.paths.column import PhaseColumn
    from ui.paths.commands import StepCommands


class Canvas(QWidget):
    """Contains the columns; forwards drags and shows between which columns a phase will land."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.dropping: Dropping | None = None
        self.line: int | None = None
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self.dragMoveEvent(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self.dropping is not None and self.dropping.hover(event.mimeData(), event.position().toPoint()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        if self.dropping is not None:
            self.dropping.end()

    def dropEvent(self, event: QDropEvent) -> None:
        if self.dropping is not None and self.dropping.drop(event.mimeData(), event.position().toPoint()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.line is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(self.line - 2, theme.px(6), 4, self.height() - theme.px(16), 2, 2)


class Dropping(QObject):
    """Handles drags over the board: the columns in ``area`` are those returned by ``columns``."""

    def __init__(
        self, area: QScrollArea, canvas: Canvas, commands: StepCommands, columns: Callable[[], Sequence[PhaseColumn]]
    ) -> None:
        super().__init__(area)
        self._area, self._canvas, self._commands, self._columns = area, canvas, commands, columns
        self._over: PhaseColumn | None = None
        self._asked: dict[str, str] = {}
        self._data: QMimeData | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self._scroll)

    def hover(self, data: QMimeData, at: QPoint) -> bool:
        """Show where ``data`` would land at this point of the canvas; False if it may not."""
        self._data = data
        if not self._timer.isActive():
            self._timer.start()
        if data.hasFormat(PHASE):
            return self._hover_phase(at)
        column = self._column_at(at.x())
        if column is None:
            return False
        phase = column.phase.id
        if phase not in self._asked:
            self._asked[phase] = self._commands.may_drop(data, phase)
            if self._asked[phase]:
                self._commands.say(self._asked[phase])
        if self._over not in (None, column):
            self._close()
        if self._asked[phase]:
            return False
        self._over = column
        point = column.view.viewport().mapFrom(self._canvas, at)
        row = column.view.row_at(point.y())
        column.set_gap(Gap(row, theme.px(OPENING), self._sentence(column, row, data)), hidden_by(point))
        return True

    def _column_at(self, x: int) -> PhaseColumn | None:
        """The column at, or nearest to, this point of the canvas."""
        return min(
            self._columns(),
            key=lambda column: max(column.geometry().left() - x, x - column.geometry().right(), 0),
            default=None,
        )

    def _sentence(self, column: PhaseColumn, row: int, data: QMimeData) -> str:
        moving = set(ids_of(data, STEPS))
        steps = self._steps(column)
        before = sum(step.id not in moving for step in steps[:row])
        count = len(moving) or len(ids_of(data, COURSES))
        total = sum(step.id not in moving for step in steps) + count
        if count == 1:
            return _("Drop here · becomes step {number} of {total}").format(number=before + 1, total=total)
        text = _("Drop here · become steps {first} to {last} of {total}")
        return text.format(first=before + 1, last=before + count, total=total)

    def _steps(self, column: PhaseColumn) -> Sequence[Step]:
        found = self._commands.model.column(column.phase.id)
        return found.steps if found else []

    def _hover_phase(self, at: QPoint) -> bool:
        columns = self._columns()
        row = sum(column.geometry().center().x() < at.x() for column in columns)
        gap = theme.px(4)
        if not columns:
            return False
        line = columns[row].geometry().left() - gap if row < len(columns) else columns[-1].geometry().right() + gap
        self._canvas.line = max(2, line)
        self._canvas.update()
        return True

    def drop(self, data: QMimeData, at: QPoint) -> bool:
        """Carry out the drop as one edit; False if it may not land."""
        may = self.hover(data, at)
        column, gap = self._over, self._over.view.gap if self._over else None
        self.end()
        if not may:
            return False
        if data.hasFormat(PHASE):
            columns = self._columns()
            row = sum(column.geometry().center().x() < at.x() for column in columns)
            before = columns[row].phase.id if row < len(columns) else None
            for phase in ids_of(data, PHASE):
                self._commands.phases.move(phase, before)
            return True
        if column is None or gap is None:
            return False
        steps = self._steps(column)
        self._commands.drop(data, column.phase.id, steps[gap.row].id if gap.row < len(steps) else None)
        return True

    def end(self) -> None:
        """The drag left or was cancelled: hide its indicators."""
        self._timer.stop()
        self._close()
        self._asked.clear()
        self._data = None
        if self._canvas.line is not None:
            self._canvas.line = None
            self._canvas.update()

    def _close(self) -> None:
        if self._over is not None:
            self._over.set_gap(None)
            self._over = None

    def _scroll(self) -> None:
        """The pointer rests near an edge: Qt sends no events then, so the position is polled."""
        area, data = self._area, self._data
        if data is None:
            return
        at = area.viewport().mapFromGlobal(QCursor.pos())
        moved = push(area.horizontalScrollBar(), at.x(), area.viewport().width())
        if self._over is not None:
            view = self._over.view
            y = view.viewport().mapFromGlobal(QCursor.pos()).y()
            moved = push(view.verticalScrollBar(), y, view.viewport().height()) or moved
        if moved:
            self.hover(data, self._canvas.mapFromGlobal(QCursor.pos()))
