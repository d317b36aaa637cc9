"""A list whose rows have different heights, however long it is: a row is measured when it becomes visible.

QListView requests the size of every row before it shows the first. Here a row that was never visible has an estimated height, and
when it turns out otherwise, the visible rows stay where they are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

Index = QModelIndex | QPersistentModelIndex
Hint = QAbstractItemView.ScrollHint
Move = QAbstractItemView.CursorAction


class TallList(QListView):
    """``measure(row, width)`` returns a row's height in pixels, ``guess()`` the estimate for a row not measured yet."""

    def __init__(
        self, measure: Callable[[int, int], int], guess: Callable[[], int], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._measure, self._guess = measure, guess
        self._heights: list[int] = []
        """By row; 0 where it was not measured."""
        self._edges: list[int] | None = None
        self._width = 0
        self._settling = False
        self.follows_end = False
        """Whether the last row stays visible when the list is made smaller."""
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setProperty("kind", "cards")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.viewport().setAutoFillBackground(False)

    # --- sizes ---------------------------------------------------------------------------------------------------------

    def remeasure(self) -> None:
        """The content of the rows has changed: measure the visible rows again, from the top row."""
        anchor, in_sight = self.top_row(), self.current_in_sight()
        end = self.follows_end and self.at_end()
        self._forget()
        if end:
            self.go_to_end()
        else:
            self.go_back(*anchor)
        if in_sight:
            self.scrollTo(self.currentIndex())
        self.viewport().update()

    def current_in_sight(self) -> bool:
        """Whether any of the current row is visible."""
        return self.viewport().rect().intersects(self.visualRect(self.currentIndex()))

    def _forget(self) -> None:
        model = self.model()
        self._heights = [0] * (model.rowCount() if model is not None else 0)
        self._edges = None
        self._width = self.viewport().width()

    def _tops(self) -> list[int]:
        """The top of each row, and the bottom of the last."""
        if self._edges is None:
            guess = self._guess()
            self._edges = [0, *accumulate(height or guess for height in self._heights)]
        return self._edges

    def _top(self, row: int) -> int:
        return self._tops()[row]

    def _height(self, row: int) -> int:
        return self._heights[row] or self._guess()

    def _row_at(self, y: int) -> int:
        """The row at a y position of the whole list; the last one below it."""
        return max(0, min(bisect_right(self._tops(), y) - 1, len(self._heights) - 1))

    def _know(self, row: int) -> int:
        """Measure a row if it was not measured; returns how much higher it is than estimated."""
        if self._heights[row]:
            return 0
        height = self._measure(row, self.viewport().width())
        more = height - self._guess()
        self._heights[row] = height
        if more:
            self._edges = None
        return more

    def top_row(self) -> tuple[int, int]:
        """The topmost visible row, and how many pixels of it are above the viewport."""
        if not self._heights:
            return 0, 0
        value = self.verticalScrollBar().value()
        row = self._row_at(value)
        return row, value - self._top(row)

    def go_back(self, row: int, above: int) -> None:
        """Scroll to a row at the top again, with ``above`` pixels of it out of sight."""
        if not self._heights:
            self._set_range()
            return
        row = min(row, len(self._heights) - 1)
        self._know(row)
        self._set_range()
        self._to(self._top(row) + min(above, self._height(row) - 1))

    def at_end(self) -> bool:
        """Whether the last row is visible."""
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum() - self._guess() // 2

    def go_to_end(self) -> None:
        """Scroll to the last row, at the bottom."""
        room, row = self.viewport().height(), len(self._heights) - 1
        while row >= 0 and room > 0:
            self._know(row)
            room -= self._height(row)
            row -= 1
        self._set_range()
        self._to(self.verticalScrollBar().maximum())

    def _to(self, value: int) -> None:
        self.verticalScrollBar().setValue(value)
        self._settle()

    def _settle(self) -> None:
        """Measure the visible rows; a row whose height was estimated wrongly moves nothing visible below it."""
        if self._settling or not self._heights:
            return
        self._settling = True
        bar = self.verticalScrollBar()
        value = bar.value()
        row = self._row_at(value)
        more = self._know(row)
        if more and value > self._top(row):
            value += more
        y = self._top(row) - value
        while y < self.viewport().height() and row < len(self._heights):
            self._know(row)
            y += self._heights[row]
            row += 1
        self._set_range()
        bar.setValue(value)
        self._settling = False

    def _set_range(self) -> None:
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(height)
        bar.setSingleStep(max(1, self._guess() // 3))
        bar.setRange(0, max(0, self._tops()[-1] - height))

    # --- QAbstractItemView -------------------------------------------------------------------------------------------

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or index.row() >= len(self._heights):
            return QRect()
        row = index.row()
        return QRect(0, self._top(row) - self.verticalOffset(), self.viewport().width(), self._height(row))

    def indexAt(self, point: QPoint) -> QModelIndex:
        y = point.y() + self.verticalOffset()
        if not self._heights or not 0 <= y < self._tops()[-1]:
            return QModelIndex()
        return self.model().index(self._row_at(y), 0)

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def scrollTo(self, index: Index, hint: Hint = Hint.EnsureVisible) -> None:
        if not index.isValid() or index.row() >= len(self._heights):
            return
        row, room = index.row(), self.viewport().height()
        self._know(row)
        self._set_range()
        top, height, value = self._top(row), self._height(row), self.verticalOffset()
        if hint == Hint.PositionAtTop or (hint == Hint.EnsureVisible and (top < value or height > room)):
            self._to(top)
        elif hint == Hint.PositionAtBottom or (hint == Hint.EnsureVisible and top + height > value + room):
            self._show_at_bottom(row)
        elif hint == Hint.PositionAtCenter:
            self._to(top - (room - height) // 2)

    def _show_at_bottom(self, row: int) -> None:
        room, above = self.viewport().height() - self._height(row), row - 1
        while above >= 0 and room > 0:
            self._know(above)
            room -= self._height(above)
            above -= 1
        self._set_range()
        self._to(self._top(row) + self._height(row) - self.viewport().height())

    def moveCursor(self, action: Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        last = len(self._heights) - 1
        if last < 0:
            return QModelIndex()
        current = self.currentIndex()
        row = current.row() if current.isValid() else -1
        if action in (Move.MoveUp, Move.MoveLeft, Move.MovePrevious):
            row = max(0, row - 1)
        elif action in (Move.MoveDown, Move.MoveRight, Move.MoveNext):
            row = min(last, row + 1)
        elif action == Move.MoveHome:
            row = 0
        elif action == Move.MoveEnd:
            row = last
        elif action in (Move.MovePageDown, Move.MovePageUp):
            page = self.viewport().height() - self._guess() // 2
            row = max(0, row)
            self._know(row)
            aim = self._row_at(self._top(row) + (page if action == Move.MovePageDown else -page))
            row = max(row + 1, aim) if action == Move.MovePageDown else min(row - 1, aim)
        return self.model().index(max(0, min(row, last)), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        found = QItemSelection()
        if self._heights:
            offset = self.verticalOffset()
            top, bottom = rect.normalized().top() + offset, rect.normalized().bottom() + offset
            if bottom >= 0 and top < self._tops()[-1]:
                model = self.model()
                found.select(model.index(self._row_at(max(0, top)), 0), model.index(self._row_at(bottom), 0))
        self.selectionModel().select(found, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region, window = QRegion(), self.viewport().rect()
        offset = self.verticalOffset()
        if not self._heights:
            return region
        first, last = self._row_at(offset), self._row_at(offset + window.height())
        for index in selection.indexes():
            if first <= index.row() <= last:
                region += self.visualRect(index)
        return region

    def choose(self, row: int) -> None:
        """Make a row current and select only it. ``setCurrentIndex`` would add it to the selection while Ctrl is held, as it is
        during Ctrl+Z."""
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(self.model().index(row, 0), flag)

    # --- layout and painting -------------------------------------------------------------------------------------------

    def doItemsLayout(self) -> None:
        if len(self._heights) != self.model().rowCount() or self._width != self.viewport().width():
            self.remeasure()
        self._set_range()
        self._settle()

    def updateGeometries(self) -> None:
        self._set_range()

    def resizeEvent(self, event: QResizeEvent) -> None:
        end, in_sight = self.follows_end and self.at_end(), self.current_in_sight()
        QAbstractItemView.resizeEvent(self, event)
        if self._width != self.viewport().width():
            self.remeasure()
        if end:
            self.go_to_end()
        else:
            self._set_range()
            self._settle()
        if in_sight or self.hasFocus():
            self.scrollTo(self.currentIndex())

    def reset(self) -> None:
        super().reset()
        self._forget()
        self._set_range()
        self.viewport().update()  # Qt requests it in its own layout of the items, which this list does not use

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        super().rowsInserted(parent, start, end)
        self._heights[start:start] = [0] * (end - start + 1)
        self._edges = None
        self._set_range()
        self.viewport().update()

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        super().rowsAboutToBeRemoved(parent, start, end)
        del self._heights[start : end + 1]
        self._edges = None
        self._set_range()
        self.viewport().update()

    def dataChanged(self, first: Index, last: Index, roles: object = ()) -> None:
        QAbstractItemView.dataChanged(self, first, last)
        anchor = self.top_row()
        for row in range(first.row(), min(last.row() + 1, len(self._heights))):
            self._heights[row] = 0
        self._edges = None
        self.go_back(*anchor)
        self.viewport().update()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._settle()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._heights:
            return
        painter = QPainter(self.viewport())
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        offset, selected, current = self.verticalOffset(), self.selectionModel(), self.currentIndex()
        row = self._row_at(offset + event.rect().top())
        plain = option.state & ~(QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus)
        while row < len(self._heights) and self._top(row) - offset <= event.rect().bottom():
            index = self.model().index(row, 0)
            option.rect = self.visualRect(index)
            option.state = plain
            if selected.isSelected(index):
                option.state |= QStyle.StateFlag.State_Selected
            if self.hasFocus() and index == current:
                option.state |= QStyle.StateFlag.State_HasFocus
            self.itemDelegate().paint(painter, option, index)
            row += 1
        painter.end()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FontChange:
            self.remeasure()
        return super().viewportEvent(event)
