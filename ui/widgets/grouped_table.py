"""The view of a ``GroupedRows`` model: painted cells with padding, spanning headings, check boxes, pills."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from ui.look import theme
from ui.look.painting import paint_box, paint_current_row
from ui.widgets.debounce import debounce
from ui.widgets.grouped import GroupedRows, TableColumn
from ui.widgets.grouped_widths import Contents, fitted
from ui.widgets.row_ends import ONLY_THIS, goes_to_end, row_end
from ui.widgets.scrolled import show_current, show_heading
from ui.widgets.view_state import ViewState, restore_scroll, scroll_position

Index = QModelIndex | QPersistentModelIndex
PAD = 10
"""Horizontal padding of a cell in pixels at zoom 1, equal to that of the column headings."""
_ROW, _HEADING, _LINE = 38, 34, 19


class GroupedDelegate(QStyledItemDelegate):
    """Paints every cell of a grouped table. Delegates that edit in place derive from it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(theme.px(60), theme.px(_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, GroupedRows)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRect(option.rect)
        thing = model.thing(index.row())
        if thing is None:
            if index.column() == 0:
                _paint_heading(painter, rect, index)
        else:
            column = model.columns[index.column()]
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            if selected:
                painter.fillRect(rect, theme.color("selected"))
            _paint_line(painter, rect)
            inside = QRectF(rect.adjusted(theme.px(PAD), 0, -theme.px(PAD), -1))
            tone = column.tone(thing) if column.tone is not None else ""
            if column.ticked is not None:
                if (ticked := column.ticked(thing)) is not None:
                    paint_box(painter, inside, ticked)
            elif tone:
                _paint_pill(painter, inside, index.data(), tone, selected)
            else:
                _paint_text(painter, inside, index.data(), column)
            if option.state & QStyle.StateFlag.State_HasFocus and model.flags(index) & Qt.ItemFlag.ItemIsEditable:
                painter.setPen(QPen(theme.color("accent"), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(rect).adjusted(1.5, 1.5, -1.5, -2.5), theme.px(5), theme.px(5))
            elif index.column() == 0 and isinstance(option.widget, QAbstractItemView):
                paint_current_row(painter, option.widget, index.row(), rect)
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Show the full text of a shortened cell, and nothing else."""
        model = index.model()
        text = index.data() or ""
        if isinstance(model, GroupedRows) and text:
            column, room = model.columns[index.column()], option.rect.width() - 2 * theme.px(PAD)
            metrics = QFontMetricsF(theme.font(weight=600 if column.strong else 400))
            if not column.wraps and metrics.horizontalAdvance(text) > room:
                QToolTip.showText(event.globalPos(), text, view)
                return True
        QToolTip.hideText()
        return True


def _paint_heading(painter: QPainter, rect: QRect, index: Index) -> None:
    painter.fillRect(rect, theme.color("page"))
    title, count = index.data(), index.data(Qt.ItemDataRole.UserRole)
    left = rect.left() + theme.px(PAD)
    baseline = rect.bottom() - theme.px(10)
    painter.setFont(theme.font(13, 600))
    painter.setPen(theme.color("text"))
    painter.drawText(QPoint(left, baseline), title)
    left += round(painter.fontMetrics().horizontalAdvance(title)) + theme.px(8)
    painter.setFont(theme.font(12.5))
    painter.setPen(theme.color("muted"))
    painter.drawText(QPoint(left, baseline), count)
    _paint_line(painter, rect)


def _paint_line(painter: QPainter, rect: QRect) -> None:
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.color("border"))


def _paint_pill(painter: QPainter, rect: QRectF, text: str, tone: str, selected: bool) -> None:
    painter.setFont(theme.font(12, 500))
    metrics = QFontMetricsF(painter.font())
    room = rect.width() - theme.px(18)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    height = theme.px(20)
    pill = QRectF(rect.left(), rect.center().y() - height / 2, metrics.horizontalAdvance(shown) + theme.px(18), height)
    painter.setPen(Qt.PenStyle.NoPen)
    # on the background of a selected row a soft pill would not be visible
    painter.setBrush(theme.color("surface" if selected else f"{tone}-soft"))
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setPen(theme.color(tone))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, shown)


def _paint_text(painter: QPainter, rect: QRectF, text: str, column: TableColumn[Any]) -> None:
    painter.setFont(theme.font(weight=600 if column.strong else 400))
    painter.setPen(theme.color("muted" if column.muted else "text"))
    metrics = QFontMetricsF(painter.font())
    option = QTextOption(
        (Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft) | Qt.AlignmentFlag.AlignVCenter
    )
    plain = " ".join(text.split())
    if column.wraps and metrics.horizontalAdvance(plain) > rect.width():
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        painter.drawText(rect, plain, option)
        return
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    painter.drawText(rect, metrics.elidedText(plain, Qt.TextElideMode.ElideRight, rect.width()), option)


class GroupedTable(QTableView):
    """Selects whole rows; Enter and a double click open one, Space (or a click on its box) ticks the selected rows.

    The owner creates its context menu (``customContextMenuRequested``).
    """

    opened = Signal(str)
    """The id of the object."""
    ticked = Signal(list)
    """The ids whose box was clicked, or that were selected when Space was pressed."""

    def __init__(self, rows: GroupedRows, name: str, *, several: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        self.letters: dict[str, Callable[[], object]] = {}
        """The commands of letters or characters typed on a row."""
        self._left_out: set[int] = set()
        self._contents = Contents(rows.columns, PAD)
        self._by_hand: dict[int, float] = {}
        """The widths that the user has given to columns, in pixels at zoom 1."""
        self._fitting = False
        self.setAccessibleName(name)
        self.setModel(rows)
        self.setItemDelegate(GroupedDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if several else mode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(theme.px(36))
        header.setSectionsClickable(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)  # the heading shows it by its own arrow
        header.sortIndicatorChanged.connect(self._sort)
        for place, column in enumerate(rows.columns):
            if not column.width:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
            elif column.ticked is not None:
                header.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
        rows.modelAboutToBeReset.connect(self._take_keyboard)
        rows.modelReset.connect(self._span)
        rows.layoutChanged.connect(self._span)
        self._later = debounce(self, 0, self._heights)
        header.sectionResized.connect(lambda *_sizes: self._later.start())
        header.sectionResized.connect(self._resized)
        self.doubleClicked.connect(self._double_clicked)
        self.restyle()
        self._span()

    # --- layout ------------------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        """Update after a change of zoom."""
        self._contents.see(self.rows.things)
        self._fit()
        self.verticalHeader().setDefaultSectionSize(theme.px(_ROW))
        self._heights()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        show_current(self, event.reason())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self._later.start()

    def hide_column(self, key: str, hidden: bool) -> None:
        """Hide a column whatever room there is, or allow it to be shown again."""
        place = self.rows.column_of(key)
        if hidden != (place in self._left_out):
            self._left_out ^= {place}
            self._fit()

    def _fit(self) -> None:
        """Distribute the width."""
        offered = [place for place in range(len(self.rows.columns)) if place not in self._left_out]
        by_hand = {place: theme.px(width) for place, width in self._by_hand.items()}
        contents = self._contents
        room = self.viewport().width()
        widths = fitted(self.rows.columns, offered, room, contents.wanted(), by_hand, contents.least())
        self._fitting = True
        for place in range(len(self.rows.columns)):
            self.setColumnHidden(place, place not in widths)
            if width := widths.get(place):
                self.setColumnWidth(place, width)
        self._fitting = False

    def _resized(self, place: int, _old: int, new: int) -> None:
        if not self._fitting and new and self.rows.columns[place].width:
            self._by_hand[place] = new * 100 / theme.px(100)
            self._fit()

    def _take_keyboard(self) -> None:
        """Take the keyboard focus, which would otherwise be lost with an editor that is deleted with its rows."""
        here = QApplication.focusWidget()
        if here is not None and here is not self.viewport() and self.viewport().isAncestorOf(here):
            self.setFocus()

    def _span(self) -> None:
        self.clearSpans()
        for row in self.rows.heading_rows:
            self.setSpan(row, 0, 1, len(self.rows.columns))
        self._contents.see(self.rows.things)
        self._fit()
        self._heights()

    def _heights(self) -> None:
        """Make rows higher whose text wraps."""
        header, columns = self.verticalHeader(), self.rows.columns
        wrapping = [
            (column, self._room(place))
            for place, column in enumerate(columns)
            if column.wraps and not self.isColumnHidden(place)
        ]
        for row in range(self.rows.rowCount()):
            thing = self.rows.thing(row)
            height = theme.px(_HEADING)
            if thing is not None:
                lines = (
                    _lines(" ".join(column.text(thing).split()), room, column.strong, theme.zoom())
                    for column, room in wrapping
                    if column.tone is None or not column.tone(thing)
                )
                height = theme.px(_ROW) + (max(lines, default=1) - 1) * theme.px(_LINE)
            if header.sectionSize(row) != height:
                header.resizeSection(row, height)

    def _room(self, place: int) -> float:
        return max(theme.px(60), self.columnWidth(place) - 2 * theme.px(PAD))

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        if column >= 0 and self.rows.columns[column].order is None:
            self.horizontalHeader().setSortIndicator(-1, order)
            return
        self.rows.sort(column, order)

    # --- selection ---------------------------------------------------------------------------------------------------

    def chosen(self) -> list[str]:
        """The selected ids, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [thing.id for row in rows if (thing := self.rows.thing(row)) is not None]

    def current(self) -> str | None:
        """The id of the current row."""
        thing = self.rows.thing(self.currentIndex().row())
        return thing.id if thing is not None else None

    def choose(self, ids: Iterable[str], column: int | None = None) -> bool:
        """Select objects and make the last of them current; False if none is shown."""
        rows = [row for each in ids if (row := self.rows.row_of(each)) >= 0]
        if not rows:
            return False
        if column is None:
            column = self.currentIndex().column()
        if column < 0 or self.rows.columns[column].ticked is not None:
            column = next(place for place, each in enumerate(self.rows.columns) if each.ticked is None)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self.rows.index(rows[-1], column), flag.ClearAndSelect | flag.Rows)
        for row in rows[:-1]:
            self.selectionModel().select(self.rows.index(row, 0), flag.Select | flag.Rows)
        self.scrollTo(self.rows.index(rows[-1], column))
        return True

    def choose_near(self, row: int) -> None:
        """Make the first object from ``row`` on current, else the last one."""
        things = [place for place in range(self.rows.rowCount()) if self.rows.thing(place) is not None]
        if things:
            place = next((each for each in things if each >= row), things[-1])
            self.choose([self.rows.thing(place).id])

    def keep_place(self, chosen: Sequence[str], row: int) -> None:
        """After the rows were read again: restore the selection, or select what is now at its place."""
        if not self.choose(chosen):
            self.choose_near(max(row, 0))

    def view_state(self) -> ViewState:
        """The order, the selected and the current rows, and how far it is scrolled."""
        header, current = self.horizontalHeader(), self.current()
        return {
            "sorted": (header.sortIndicatorSection(), header.sortIndicatorOrder()),
            "chosen": sorted(self.chosen(), key=lambda each: each == current),  # the last becomes current again
            "scroll": scroll_position(self),
        }

    def restore_view(self, state: ViewState) -> None:
        """Show again what ``view_state`` returned."""
        self.horizontalHeader().setSortIndicator(*state["sorted"])
        self.choose(state["chosen"])
        restore_scroll(self, state["scroll"])

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        super().scrollTo(index, hint)
        if index.row() - 1 in self.rows.heading_rows:
            show_heading(self, self.rows.index(index.row() - 1, index.column()), index)

    # --- keys and mouse ----------------------------------------------------------------------------------------------

    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        return ONLY_THIS if goes_to_end(event) else super().selectionCommand(index, event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        to = row_end(self, action) or super().moveCursor(action, modifiers)
        last = self.rows.rowCount() - 1
        by = -1 if to.row() == last else 1
        while self.rows.thing(to.row()) is None and 0 <= to.row() + by <= last:  # Qt does not skip headings everywhere
            to = to.siblingAtRow(to.row() + by)
        return to

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # AltGr, which Danish keyboards need for @, arrives as Ctrl and Alt on Windows
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or event.text().upper() in self.letters
        current = self.current()
        if self.state() == QAbstractItemView.State.EditingState or not plain or current is None:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(current)
        elif event.key() == Qt.Key.Key_Space:
            self.ticked.emit(self.chosen() or [current])
        elif event.text().upper() in self.letters:
            self.letters[event.text().upper()]()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        thing = self.rows.thing(index.row()) if index.isValid() else None
        if (
            thing is not None
            and event.button() == Qt.MouseButton.LeftButton
            and (ticked := self.rows.columns[index.column()].ticked) is not None
            and ticked(thing) is not None
        ):
            self.ticked.emit([thing.id])

    def _double_clicked(self, index: QModelIndex) -> None:
        thing = self.rows.thing(index.row())
        column = self.rows.columns[index.column()]
        if thing is not None and column.ticked is None and not self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.opened.emit(thing.id)

    def edit_cell(self, key: str) -> None:
        """Edit a column of the current row in place."""
        index = self.rows.index(self.currentIndex().row(), self.rows.column_of(key))
        if index.isValid() and self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
            self.edit(index)


@lru_cache(maxsize=4096)
def _lines(text: str, room: float, strong: bool, _zoom: float) -> int:
    """The number of lines of a text in ``room`` pixels; the zoom is only part of the cache key."""
    font = theme.font(weight=600 if strong else 400)
    if QFontMetricsF(font).horizontalAdvance(text) <= room:
        return 1
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    count = 0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        count += 1
    layout.endLayout()
    return count
