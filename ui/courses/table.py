"""The catalogue as a table: sortable headings, columns that fit the window, courses to select and drag."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QDrag, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from campus_desktop.i18n import _
from ui.courses.cells import ROW, Cells
from ui.courses.lines import Lines, mime
from ui.courses.model import CODE, COLUMNS, FORMAT, MINUTES, TITLE, CourseModel
from ui.look import theme
from ui.widgets.row_ends import ONLY_THIS, goes_to_end, row_end
from ui.widgets.scrolled import show_current
from ui.widgets.sorting import sorted_heading

WIDTHS = [each.table[1] for each in COLUMNS if each.table]
"""Initial widths of the columns in pixels at zoom 1."""
_YIELDING = [at for at in reversed(range(len(COLUMNS))) if at not in (FORMAT, TITLE, CODE, MINUTES)]
"""The columns that are narrowed and then hidden if the window is small, and widened if it is large."""
_LEAST, _LEAST_TITLE, _MOST_WIDER = 90, 180, 1.7
"""Pixels at zoom 1 to which those columns are narrowed, and the title; and how many times as wide as initially content makes a column."""
_MEASURED = 64
"""The courses whose texts are measured."""


class CourseTable(QTableView):
    """The table. A click on a heading requests another order; several courses can be dragged at once."""

    opened = Signal()
    """Enter or a double click on a course."""
    order_asked = Signal(str)
    """A heading was clicked: the column to sort by."""
    columns_resized = Signal()
    """The user resized a column."""

    def __init__(self, lines: Lines, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.courses = CourseModel(lines, self)
        self.setModel(self.courses)
        self.cells = Cells(self, self.courses)
        self.setItemDelegate(self.cells)
        self.setAccessibleName(_("Courses"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(theme.px(48))
        header.setAccessibleName(_("Headings"))
        header.sectionClicked.connect(self._heading_clicked)
        header.sectionResized.connect(self._resized)
        self._by_hand = self._laying = False
        self._wanted: dict[int, int] = {}
        """The width in pixels of the widest text of each column, with its padding; empty before there are courses."""
        self._measured_with = self.cells.ink
        """The fonts that texts were measured with: those of another zoom are measured again."""
        self._widths = [float(width) for width in WIDTHS]
        self._restyle()
        theme.theme_changed.connect(self._restyle)

    # --- columns -------------------------------------------------------------------------------------------------------

    def widths(self) -> list[int]:
        """The widths of the columns, in pixels at zoom 1."""
        return [round(width) for width in self._widths]

    def set_widths(self, widths: Sequence[int]) -> None:
        """Set widths returned by ``widths``; ignored if their number is not that of the columns."""
        if len(widths) == len(COLUMNS) and all(24 <= width <= 2000 for width in widths):
            self._widths = [float(width) for width in widths]
            self._by_hand = True
            self._lay_columns()

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.px(ROW))
        self.measure()
        self._lay_columns()

    def _lay_columns(self) -> None:
        header = self.horizontalHeader()
        self._laying = True
        scaled = {column: theme.px(width) for column, width in enumerate(self._widths)}
        if not self._by_hand:
            self._fit_window(scaled)
        for column in range(len(COLUMNS)):
            self.setColumnHidden(column, column not in scaled)
            header.resizeSection(column, scaled.get(column, 0))
        self._laying = False

    def measure(self) -> None:
        """Take the texts of the first courses into account for the widths. Called while the whole catalogue is listed, so that the
        columns stay in place while the user searches."""
        ink = self.cells.ink
        wanted = dict(self._wanted) if self._measured_with is ink else {}
        for row in range(min(self.courses.rowCount(), _MEASURED)):
            if (line := self.courses.line(row)) is None:
                continue
            for column in range(len(COLUMNS)):
                wanted[column] = max(wanted.get(column, 0), self.cells.text_width(line, column))
        self._measured_with = ink
        if wanted != self._wanted:
            self._wanted = wanted
            if not self._by_hand:
                self._lay_columns()

    def _width_wanted(self, column: int, most: float) -> int:
        """The width at which content and heading of a column are whole, at most ``most`` times its initial width."""
        initial = theme.px(self._widths[column])
        heading = self.cells.heading_width(sorted_heading(_(COLUMNS[column].label), descending=True, painted=True))
        return min(max(self._wanted[column], heading), round(initial * most)) if column in self._wanted else initial

    def _fit_window(self, scaled: dict[int, int]) -> None:
        """Give each column the width of its content and the title what is left; where the window is small the others are narrowed,
        then hidden (the details show them)."""
        room = self.horizontalHeader().width()  # as wide as the viewport
        for column in scaled:
            scaled[column] = self._width_wanted(column, 1.0)
        scaled[TITLE] = theme.px(_LEAST_TITLE)
        for column in _YIELDING:
            over = sum(scaled.values()) - room
            scaled[column] -= min(max(over, 0), max(0, scaled[column] - theme.px(_LEAST)))
        for column in _YIELDING:
            if sum(scaled.values()) > room:
                del scaled[column]
        # what is left is used for the titles first, then for the other texts that are cut
        title = self._width_wanted(TITLE, _MOST_WIDER)
        scaled[TITLE] += min(max(0, title - scaled[TITLE]), max(0, room - sum(scaled.values())))
        for column in (FORMAT, MINUTES, CODE, *reversed(_YIELDING)):
            if column in scaled:
                more = max(0, self._width_wanted(column, _MOST_WIDER) - scaled[column])
                scaled[column] += min(more, max(0, room - sum(scaled.values())))
        scaled[TITLE] += max(0, room - sum(scaled.values()))

    def standard_widths(self) -> None:
        """Restore the initial widths, which follow the window again."""
        self._widths = [float(width) for width in WIDTHS]
        self._by_hand = False
        self._lay_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._by_hand:
            self._lay_columns()

    def _resized(self, column: int, _old: int, new: int) -> None:
        if self._laying:
            return
        # the last visible column is stretched by Qt
        last = max(number for number in range(len(COLUMNS)) if not self.isColumnHidden(number))
        if column != last and new > 0 and new != theme.px(self._widths[column]):
            scale = theme.px(100) / 100
            header = self.horizontalHeader()
            self._widths = [header.sectionSize(number) / scale for number in range(len(COLUMNS))]
            self._by_hand = True
            self.columns_resized.emit()

    def show_order(self, column: str | None, descending: bool) -> None:
        """Mark the column sorted by; none for best first."""
        keys = [each.name for each in COLUMNS]
        self.courses.show_order(keys.index(column) if column in keys else None, descending)

    def _heading_clicked(self, section: int) -> None:
        self.order_asked.emit(COLUMNS[section].name)

    # --- selection -----------------------------------------------------------------------------------------------------

    def selected_rows(self) -> list[int]:
        """The selected rows, from top to bottom."""
        return sorted(index.row() for index in self.selectionModel().selectedRows(TITLE))

    def selected_ids(self) -> list[str]:
        """The ids of the selected courses, from top to bottom."""
        return self.courses.lines.ids(self.selected_rows())

    def select_row(self, row: int) -> None:
        """Select ``row`` only and scroll to it."""
        index = self.courses.index(row, TITLE)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def select_rows(self, rows: Sequence[int], current: int) -> None:
        """Select ``rows`` only, and make ``current`` the current one."""
        self.select_row(current)
        chosen = QItemSelection()
        for first, last in _runs(rows):
            chosen.select(self.courses.index(first, 0), self.courses.index(last, len(COLUMNS) - 1))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def selectionCommand(
        self, index: QModelIndex | QPersistentModelIndex, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        return ONLY_THIS if goes_to_end(event) else super().selectionCommand(index, event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        return row_end(self, action) or super().moveCursor(action, modifiers)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        show_current(self, event.reason())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if self.currentIndex().isValid():
            self.opened.emit()

    def startDrag(self, actions: Qt.DropAction) -> None:
        rows = self.selected_rows()
        line = self.courses.line(rows[0]) if rows else None
        if line is None:
            return
        from ui.widgets.dragged import dragged_picture, hang

        drag = QDrag(self)
        drag.setMimeData(mime(self.selected_ids()))
        hang(drag, dragged_picture(line.title, len(rows), self.devicePixelRatioF(), line.format))
        drag.exec(Qt.DropAction.CopyAction)


def _runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last row of each unbroken run in ascending ``rows``."""
    for _difference, run in groupby(enumerate(rows), lambda each: each[1] - each[0]):
        places = [row for _place, row in run]
        yield places[0], places[-1]
