"""The cards of one phase: a list view with painted cards, which opens a gap where a drop will land."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.look import theme
from ui.look.painting import paint_opening
from ui.paths.model import PathModel
from ui.widgets.cardpainter import CardContent, card_height, paint_card_again
from ui.widgets.framing import frame_chosen
from ui.widgets.scrolled import show_current

Index = QModelIndex | QPersistentModelIndex
MARGIN = 4
"""Pixels between a card and the edge of its row at zoom 1, for the ring around a selected one."""


_GUESS = 62
"""Estimated height in pixels of a card not measured yet, including its margins."""


@dataclass(frozen=True, slots=True)
class Gap:
    """Where a drop will land: before row ``row``, ``height`` pixels high, with a sentence in it."""

    row: int
    height: int
    text: str


class CardDelegate(QStyledItemDelegate):
    """Paints a step's card, and the gap above or below it."""

    def __init__(self, view: CardView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, self._view.row_height(index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view = self._view
        step = view.path_model.step(index)
        if step is None:
            return
        rect: QRect = option.rect
        rect = view.paint_row_gap(painter, rect, index.row())
        margin = theme.px(MARGIN)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        dimmed = step.id in view.dimmed
        if dimmed:
            painter.setOpacity(0.4)
        paint_card_again(
            painter,
            rect.adjusted(margin, margin, -margin, -margin),
            view.path_model.card(step),
            selected=selected and not dimmed,
            focused=focused,
        )
        if dimmed:
            painter.setOpacity(1)


class CardView(QListView):
    """One phase's cards. The selection is shared with the other columns; the board handles keys and drags."""

    key_pressed = Signal(object)
    """A QKeyEvent for the board, which accepts it if it handles it."""
    clicked_with = Signal(QModelIndex, object)
    """A click with Shift or Ctrl: the card, and the modifiers."""
    drag_wanted = Signal()
    opened = Signal(str)
    """A card was double-clicked: its step."""
    menu_wanted = Signal(QPoint)
    """The context menu, at this point of the screen."""
    entered = Signal()
    """The view got the keyboard focus."""

    def __init__(self, model: PathModel, selection: QItemSelectionModel, phase: QModelIndex, parent: QWidget) -> None:
        super().__init__(parent)
        self.path_model = model
        self.gap: Gap | None = None
        self.hidden = QRect()
        """The part of the viewport covered by the picture of what is dragged."""
        self.dimmed: frozenset[str] = frozenset()
        self._heights: list[int] = []
        self._known: dict[str, tuple[CardContent, int]] = {}
        """By step: the card as last measured, and its height."""
        self._measured: tuple[int, float] = (0, 0.0)
        self._fresh = False
        """Whether ``_heights`` are valid for the current cards; ``_measured`` contains the width and zoom for which they were
        measured."""
        column = model.column_of(phase)
        assert column is not None
        self._key = column.key
        self._stale = True
        self._laid_out = QSize()
        """The size for which the scroll bar was last set."""
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setProperty("kind", "cards")
        self.setItemDelegate(CardDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Fixed)  # ``resizeEvent`` handles a change of width
        self.setDragEnabled(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setModel(model)
        own = self.selectionModel()
        self.setSelectionModel(selection)
        own.deleteLater()
        self.setRootIndex(phase)
        # the board's canvas handles all drags: see dropping.py
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.viewport().setAutoFillBackground(False)
        self.doubleClicked.connect(self._double_clicked)

    # --- sizes ---------------------------------------------------------------------------------------------------------

    def restructure(self) -> None:
        """Rows were inserted, removed or changed: measure again."""
        self._stale = True
        self._fresh = False
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def _card_heights(self) -> list[int]:
        measure = (self.viewport().width() - 2 * theme.px(MARGIN), theme.zoom())
        if self._fresh and self._measured == measure:
            return self._heights
        known = self._known if self._measured == measure else {}
        self._measured, self._fresh = measure, True
        width, extra, card = measure[0], 2 * theme.px(MARGIN), self.path_model.card
        column = self.path_model.column_of(self.rootIndex())
        now: dict[str, tuple[CardContent, int]] = {}
        for step in column.steps if column else ():
            content, one = card(step), known.get(step.id)
            if one is None or one[0] is not content:
                one = content, card_height(content, width) + extra
            now[step.id] = one
        self._known = now
        self._heights = [height for _content, height in now.values()]
        return self._heights

    def row_height(self, row: int) -> int:
        """The height of a row in pixels, including a gap that is open at it."""
        heights = self._heights if self._fresh else self._card_heights()  # called for every row of the column
        if row >= len(heights):
            return 0
        gap = self.gap
        if gap is not None and (row == gap.row or row == len(heights) - 1 < gap.row):
            return heights[row] + gap.height
        return heights[row]

    def content_height(self) -> int:
        """The height of all rows in pixels, including an open gap; estimated while the column is out of sight, as measuring is slow."""
        gap = self.gap.height if self.gap else 0
        if self._stale and not self._in_sight():
            return self.path_model.rowCount(self.rootIndex()) * theme.px(_GUESS) + gap
        return sum(self._card_heights()) + gap

    def _in_sight(self) -> bool:
        """Whether any part of the column is visible. Without cards the view has no height, and so no visible region."""
        if self.height():
            return not self.visibleRegion().isEmpty()
        column = self.parentWidget()
        return column is not None and self.isVisible() and not column.visibleRegion().isEmpty()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(180), self.content_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(80), min(self.content_height(), theme.px(70)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.restructure()
        else:
            self.catch_up()  # a column that was empty has its first height

    def doItemsLayout(self) -> None:
        # a move anywhere requests a new layout of every column; it is needed only for the affected ones, once they
        # are visible
        if self._stale and self._in_sight():
            self._stale = False
            self._card_heights()
            super().doItemsLayout()
            self.updateGeometry()
        elif self._laid_out != self.size():
            self.updateGeometries()  # the view has grown: update its scroll bar
        self._laid_out = self.size()

    def catch_up(self) -> None:
        """The column may have become visible: do the deferred layout."""
        if self._stale:
            self.scheduleDelayedItemsLayout()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.catch_up()

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        if parent == self.rootIndex():
            super().rowsInserted(parent, start, end)
            self.restructure()

    def rowsAboutToBeRemoved(self, parent: Index, start: int, end: int) -> None:
        if parent == self.rootIndex():
            super().rowsAboutToBeRemoved(parent, start, end)
            self.restructure()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        if first.internalId() == self._key:  # every column receives the changes of every card
            heights = self._heights
            self._fresh = False
            if self._card_heights() != heights:
                self.restructure()
            self.viewport().update()

    # --- where a drop lands ----------------------------------------------------------------------------------------

    def row_at(self, y: int) -> int:
        """The row before which a drop at ``y`` of the viewport lands, not counting an open gap."""
        y += self.verticalScrollBar().value()
        heights = self._card_heights()
        edges = [0, *accumulate(heights)]
        if self.gap is not None:
            opened = edges[min(self.gap.row, len(heights))]
            if opened <= y < opened + self.gap.height:
                return min(self.gap.row, len(heights))
            if y >= opened:
                y -= self.gap.height
        return sum(edges[row] + height / 2 < y for row, height in enumerate(heights))

    def set_gap(self, gap: Gap | None, hidden: QRect | None = None) -> None:
        """Open, move or close the gap; ``hidden`` is the part of the viewport that the picture of what is dragged covers."""
        if hidden is not None and hidden != self.hidden:
            self.hidden = hidden
            self.viewport().update()
        if gap != self.gap:
            self.gap = gap
            self._stale = True
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()
            self.viewport().update()

    def set_dimmed(self, step_ids: frozenset[str]) -> None:
        """Show these cards as being moved elsewhere."""
        if step_ids != self.dimmed:
            self.dimmed = step_ids
            self.viewport().update()

    def paint_row_gap(self, painter: QPainter, rect: QRect, row: int) -> QRect:
        """Paint the gap if it is open at this row, and return the part of ``rect`` that is left for the card."""
        gap = self.gap
        last = len(self._heights) - 1
        if gap is None or not (row == gap.row or row == last < gap.row):
            return rect
        margin = theme.px(MARGIN)
        if row == gap.row:
            hole = QRect(rect.left(), rect.top(), rect.width(), gap.height)
            rect = rect.adjusted(0, gap.height, 0, 0)
        else:
            hole = QRect(rect.left(), rect.bottom() + 1 - gap.height, rect.width(), gap.height)
            rect = rect.adjusted(0, 0, 0, -gap.height)
        paint_opening(painter, hole.adjusted(margin, margin, -margin, -margin), gap.text, self.hidden)
        return rect

    def paintEvent(self, event: QPaintEvent) -> None:
        self.catch_up()  # however it became visible: the layout must be done before painting
        super().paintEvent(event)
        if self.gap is not None and not self._heights:
            margin = theme.px(MARGIN)
            rect = QRect(0, 0, self.viewport().width(), self.gap.height)
            hole = rect.adjusted(margin, margin, -margin, -margin)
            paint_opening(QPainter(self.viewport()), hole, self.gap.text, self.hidden)

    # --- mouse and keys --------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        extend = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if extend and event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.clicked_with.emit(index, event.modifiers())
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        frame_chosen(self)

    def startDrag(self, supported: Qt.DropAction) -> None:
        self.drag_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.key_pressed.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentIndex().parent() == self.rootIndex():  # all columns share one current card
            show_current(self, event.reason())
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.entered.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())

    def wheelEvent(self, event: QWheelEvent) -> None:
        # a column that cannot scroll passes the wheel to the board
        if self.verticalScrollBar().maximum() == 0 or abs(event.angleDelta().x()) > abs(event.angleDelta().y()):
            event.ignore()
        else:
            super().wheelEvent(event)

    def _double_clicked(self, index: QModelIndex) -> None:
        step = self.path_model.step(index)
        if step is not None:
            self.opened.emit(step.id)
