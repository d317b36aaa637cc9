"""The first rows of a list, with the mapping of each column to choose above it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from campus_desktop.i18n import _
from campus_desktop.imports.tables.columns import FIELDS
from campus_desktop.imports.tables.table import Table, column_name
from ui.look import theme
from ui.widgets.dropdown import Dropdown

_ROWS = 25
_NARROW, _WIDE = 120, 280
_LONGEST = 200
"""Characters shown of a cell; all of them are imported."""


class Indented(QStyledItemDelegate):
    """Cells aligned with their headings."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        option.rect.setLeft(option.rect.left() + theme.px(7))
        super().paint(painter, option, index)


class FieldChoice(Dropdown):
    """The mapping of one column: a field of a course, or nothing to import."""

    seen = Signal(int)
    """The column, when it gets the keyboard focus."""

    def __init__(self, column: int, heading: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = column
        self.addItem(_("Not imported"), None)
        for word, name in FIELDS.items():
            self.addItem(_(name), word)
        self.setMaxVisibleItems(self.count())
        self.setAccessibleName(_("What the column “{heading}” is").format(heading=heading))

    @property
    def word(self) -> str | None:
        """The chosen field, None for no import."""
        found: str | None = self.currentData()
        return found

    def choose(self, word: str | None) -> None:
        """Show ``word`` as chosen."""
        self.setCurrentIndex(max(0, self.findData(word)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.seen.emit(self._column)


class MappingTable(QTableWidget):
    """Rows as in the file; the first line contains the choices."""

    mapping_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: list[FieldChoice] = []
        self._filling = False
        self.setAccessibleName(_("The first rows of the list, with what each column is"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)  # Tab moves from choice to choice
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWordWrap(False)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setItemDelegate(Indented(self))

    def show_table(self, table: Table, fields: Sequence[str | None]) -> None:
        """Show the first rows of ``table`` and ``fields`` as chosen."""
        self._filling = True
        self.clear()
        rows = [(table.first + at, row) for at, row in enumerate(table.rows[: _ROWS * 4]) if any(row)][:_ROWS]
        self.setColumnCount(len(table.header))
        self.setRowCount(len(rows) + 1)
        self.setHorizontalHeaderLabels([column_name(table, column) for column in range(len(table.header))])
        self.setVerticalHeaderLabels(["", *(str(number) for number, _row in rows)])
        for line, (_number, row) in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                item = QTableWidgetItem(" ".join(cell[:_LONGEST].split()))
                item.setToolTip(cell[: _LONGEST * 4])
                self.setItem(line, column, item)
        self._choices = []
        for column in range(len(table.header)):
            choice = FieldChoice(column, column_name(table, column), self)
            choice.currentIndexChanged.connect(self._changed)
            choice.seen.connect(self._show_column)
            self.setCellWidget(0, column, choice)
            self._choices.append(choice)
        self._filling = False
        self.set_fields(fields)
        self._resize()

    def _resize(self) -> None:
        for column in range(self.columnCount()):
            self._widen(column)
        self.setRowHeight(0, theme.px(42))
        for line in range(1, self.rowCount()):
            self.setRowHeight(line, theme.px(28))

    def _widen(self, column: int) -> None:
        """Set widths from the cells and the current choices; the longest possible choice would make every column that wide."""
        texts = [self.horizontalHeaderItem(column), *(self.item(line, column) for line in range(1, self.rowCount()))]
        room, metrics = theme.px(30), self.fontMetrics()
        cells = max(metrics.horizontalAdvance(item.text()) for item in texts if item) + room
        chosen = metrics.horizontalAdvance(self._choices[column].currentText()) + 2 * room
        self.setColumnWidth(column, max(min(cells, theme.px(_WIDE)), theme.px(_NARROW), chosen))

    def fields(self) -> tuple[str | None, ...]:
        """The chosen field of each column."""
        return tuple(choice.word for choice in self._choices)

    def set_fields(self, fields: Sequence[str | None]) -> None:
        """Show other choices, without emitting a signal."""
        self._filling = True
        for choice, word in zip(self._choices, fields, strict=True):
            choice.choose(word)
        self._filling = False
        self._shade()

    def choice(self, column: int) -> FieldChoice:
        """The choice above a column."""
        return self._choices[column]

    def _changed(self) -> None:
        if not self._filling:
            for column in range(self.columnCount()):
                self._widen(column)
            self._shade()
            self.mapping_changed.emit()

    def _shade(self) -> None:
        """Mute cells that are not imported."""
        for column, word in enumerate(self.fields()):
            colour = theme.color("text" if word else "disabled")
            for line in range(1, self.rowCount()):
                if item := self.item(line, column):
                    item.setForeground(colour)

    def _show_column(self, column: int) -> None:
        self.scrollTo(self.model().index(0, column))
