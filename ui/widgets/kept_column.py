"""A tree whose first column and heading stay visible at the left while it is scrolled horizontally.

A single view does this, so that selecting, editing and dragging need no extra code: the first column is painted a second time over
what is scrolled below it, and positions are mapped accordingly.
"""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyle, QStyleOptionViewItem, QTreeView, QWidget

from ui.look import theme

Index = QModelIndex | QPersistentModelIndex
LEAST = 48
"""Pixels at zoom 1 of a column below which nothing is painted of what is partly under the first column."""
_MOST = 0.6
"""Maximum share of the width that the first column takes while it stays."""
_CLEAR = QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_MouseOver


class _Headings(QHeaderView):
    """Paints the first heading over those that are scrolled below it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        view = self.parentWidget()
        assert isinstance(view, KeptColumn)
        if width := view.kept_width():
            place = QRect(0, 0, width, self.viewport().height())
            painter = QPainter(self.viewport())
            painter.setClipRect(place)
            painter.fillRect(place, self.palette().window())
            self.paintSection(painter, place, 0)
            column, rest = view.cut_column()
            if column:
                cut = QRect(width, 0, rest, self.viewport().height())
                painter.setClipRect(cut)
                painter.fillRect(cut, self.palette().window())
                if rest >= theme.px(LEAST):
                    self.paintSection(painter, cut, column)
                painter.setClipRect(place)
            _edge(painter, place)


class KeptColumn(QTreeView):
    """A tree view of grouped rows, with ``kept_width`` pixels of its first column always visible."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setHeader(_Headings(Qt.Orientation.Horizontal, self))
        self.horizontalScrollBar().valueChanged.connect(self._scrolled)

    def kept_width(self) -> int:
        """Pixels of the first column painted over the others; 0 while it is at its normal place."""
        if not self.header().offset() or self.model() is None:
            return 0
        return min(self.columnWidth(0), int(self.viewport().width() * _MOST))

    def cut_column(self) -> tuple[int, int]:
        """The column that is partly under the first one, and how many pixels of it are seen beside that; (0, 0) if there is none."""
        width = self.kept_width()
        for column in range(1, self.header().count()):
            left = self.columnViewportPosition(column)
            right = left + self.columnWidth(column)
            if width and not self.isColumnHidden(column) and left < width < right:
                return column, right - width
        return 0, 0

    def _scrolled(self) -> None:
        # Qt scrolls the painted pixels, including the first column
        self.viewport().update()
        self.header().viewport().update()

    # --- painting ------------------------------------------------------------------------------------------------------

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.paint_row(painter, option, index)
        if not (width := self.kept_width()):
            return
        self.paint_beside(painter, option, index, width)
        first = index.sibling(index.row(), 0)
        place = QRect(0, option.rect.top(), width, option.rect.height())
        cell = QStyleOptionViewItem(option)
        cell.rect = place.adjusted(self._indent(first), 0, 0, 0)
        cell.state &= ~_CLEAR
        if self.selectionModel().isSelected(first):
            cell.state |= QStyle.StateFlag.State_Selected
            painter.fillRect(place, theme.color("selected"))
        else:
            ground = first.data(Qt.ItemDataRole.BackgroundRole)
            painter.fillRect(place, ground if ground is not None else self.viewport().palette().base())
        if self.hasFocus() and self.currentIndex() == first:
            cell.state |= QStyle.StateFlag.State_HasFocus
        painter.save()
        painter.setClipRect(place)
        self.itemDelegateForIndex(first).paint(painter, cell, first)
        painter.restore()
        _edge(painter, place)

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the normal row without what is painted over it."""
        super().drawRow(painter, option, index)

    def paint_beside(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, width: int) -> None:
        """Paint the cell that is partly under the first column as if it were as narrow as what is seen of it beside ``width``: shortened
        texts are read, pieces of letters are not."""
        column, rest = self.cut_column()
        if column:
            self.paint_cut(painter, option, index.sibling(index.row(), column), width, rest)

    def paint_cut(
        self, painter: QPainter, option: QStyleOptionViewItem, cell: Index, left: int, width: int, *, text: bool = True
    ) -> None:
        """Paint a cell in a part of its place; only its background without ``text``, or if that is too narrow."""
        narrow = QStyleOptionViewItem(option)
        narrow.rect = QRect(left, option.rect.top(), width, option.rect.height())
        narrow.state &= ~_CLEAR
        if self.selectionModel().isSelected(cell):
            narrow.state |= QStyle.StateFlag.State_Selected
            painter.fillRect(narrow.rect, theme.color("selected"))
        else:
            ground = cell.data(Qt.ItemDataRole.BackgroundRole)
            painter.fillRect(narrow.rect, ground if ground is not None else self.viewport().palette().base())
        if not text or width < theme.px(LEAST):
            return
        if self.hasFocus() and self.currentIndex() == cell:
            narrow.state |= QStyle.StateFlag.State_HasFocus
        painter.save()
        painter.setClipRect(narrow.rect)
        self.itemDelegateForIndex(cell).paint(painter, narrow, cell)
        painter.restore()

    def _indent(self, index: Index) -> int:
        return self.indentation() if index.parent().isValid() else 0

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if self.kept_width():
            self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.kept_width():
            self.viewport().update()

    # --- positions ---------------------------------------------------------------------------------------------------

    def visualRect(self, index: Index) -> QRect:
        rect = super().visualRect(index)
        if index.column() == 0 and not rect.isNull() and (width := self.kept_width()):
            indent = self._indent(index)
            return QRect(indent, rect.top(), width - indent, rect.height())
        return rect

    def indexAt(self, point: QPoint) -> QModelIndex:
        width = self.kept_width()
        if width and point.x() < width:
            # where the columns end before the edge of the first one, Qt finds no index
            row = super().indexAt(QPoint(width, point.y()))
            return row.siblingAtColumn(0) if row.isValid() else row
        return super().indexAt(point)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if index.column() == 0:  # it is visible however the others are scrolled
            bar.setValue(before)
        elif (hidden := self.kept_width() - self.columnViewportPosition(index.column())) > 0:
            bar.setValue(bar.value() - hidden)


def _edge(painter: QPainter, place: QRect) -> None:
    painter.setPen(QPen(theme.color("border"), 1))
    painter.drawLine(place.topRight(), place.bottomRight())
