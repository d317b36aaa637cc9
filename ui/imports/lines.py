"""Lists of any length in the report of an import, with check boxes where a row can be included or left out."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHBoxLayout, QPlainTextEdit, QTableView, QWidget

from campus_desktop.i18n import _
from ui.imports.mapping_table import Indented
from ui.look import theme
from ui.widgets.buttons import SecondaryButton
from ui.widgets.layouts import column_in
from ui.widgets.panel import label
from ui.widgets.scrolled import show_current

Index = QModelIndex | QPersistentModelIndex
T = TypeVar("T")
_LONGEST = 300


class Lines(QAbstractTableModel, Generic[T]):
    """Rows created when they are shown. ``ticked`` contains the ticked ones among those that ``can_tick`` (all by default)."""

    ticks_changed = Signal()

    def __init__(
        self,
        headings: Sequence[str],
        things: Sequence[T],
        cells: Callable[[T], Sequence[str]],
        parent: QWidget,
        *,
        ticked: set[int] | None = None,
        can_tick: Callable[[T], bool] = lambda _thing: True,
    ) -> None:
        super().__init__(parent)
        self._headings, self.things, self._cells = headings, things, cells
        self.ticked, self._can_tick = ticked, can_tick

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.things)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._headings)

    def text(self, row: int, column: int) -> str:
        """The full text of a cell."""
        return self._cells(self.things[row])[column]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0 and self._tickable(index.row()):
            assert self.ticked is not None
            return Qt.CheckState.Checked if index.row() in self.ticked else Qt.CheckState.Unchecked
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        text = self.text(index.row(), index.column())[:_LONGEST]
        return " ".join(text.split()) if role == Qt.ItemDataRole.DisplayRole else text

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.column() == 0 and self._tickable(index.row()):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not self._tickable(index.row()):
            return False
        self.tick([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def tick(self, rows: Sequence[int], on: bool) -> None:
        """Tick or untick rows; those without a check box are unchanged."""
        if self.ticked is None:
            return
        for row in rows:
            if self._tickable(row):
                (self.ticked.add if on else self.ticked.discard)(row)
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0), [Qt.ItemDataRole.CheckStateRole])
        self.ticks_changed.emit()

    def _tickable(self, row: int) -> bool:
        return self.ticked is not None and self._can_tick(self.things[row])

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


class LinesView(QTableView):
    """Shows ``Lines``; Space ticks the selected rows. Its columns are as wide as ``widths`` (in pixels at zoom 1) or, where there is less
    room, narrower together, until the user sets a width."""

    def __init__(self, name: str, model: Lines[Any], widths: Sequence[int]) -> None:
        super().__init__()
        self.lines = model
        model.setParent(self)
        self.setAccessibleName(name)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setItemDelegate(Indented(self))
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px(30))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setStretchLastSection(True)
        self._widths = widths
        self._fitting = self._set_by_user = False
        self._fit_columns()
        self.horizontalHeader().sectionResized.connect(self._section_resized)
        if len(model.things):
            self.setCurrentIndex(model.index(0, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._set_by_user:
            self._fit_columns()

    def _fit_columns(self) -> None:
        """Take what is missing from all columns, in proportion to what each has beyond its heading."""
        header = self.horizontalHeader()
        wanted = list(map(theme.px, self._widths))
        beyond = [max(0, width - header.sectionSizeHint(column)) for column, width in enumerate(wanted)]
        missing = sum(wanted) - self.viewport().width()
        self._fitting = True
        share = min(1.0, missing / sum(beyond)) if missing > 0 and any(beyond) else 0.0
        for column, width in enumerate(wanted):
            self.setColumnWidth(column, width - math.ceil(beyond[column] * share))
        self._fitting = False

    def _section_resized(self, _column: int, _old: int, _new: int) -> None:
        # the last section is stretched by the header itself
        if not self._fitting and QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._set_by_user = True

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        show_current(self, event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.lines.ticked is not None:
            rows = [index.row() for index in self.selectionModel().selectedRows()]
            current = self.currentIndex().row()
            self.lines.tick(rows, current not in self.lines.ticked)
            return
        super().keyPressEvent(event)


class Page(QWidget):
    """A list, below it the full text of the selected row, and buttons for its check boxes if it has any, with ``hint`` beside them."""

    def __init__(self, view: LinesView, whole: Callable[[int], str] | None = None, hint: str = "") -> None:
        super().__init__()
        self.view = view
        column = column_in(self, 6)
        column.addWidget(view, 3)
        if whole is not None:
            text = QPlainTextEdit()
            text.setReadOnly(True)
            text.setTabChangesFocus(True)
            text.setAccessibleName(_("The whole text of the chosen row"))
            line = text.fontMetrics().lineSpacing()
            text.setMinimumHeight(line * 2 + theme.px(14))
            text.setMaximumHeight(line * 5 + theme.px(14))
            column.addWidget(text, 1)
            self.whole = text

            def show(index: QModelIndex) -> None:
                text.setPlainText(whole(index.row()) if index.isValid() else "")

            view.selectionModel().currentRowChanged.connect(show)
            show(view.currentIndex())
        if view.lines.ticked is not None:
            row = QHBoxLayout()
            row.setSpacing(theme.px(8))
            self.all, self.none = SecondaryButton(_("Tick &all")), SecondaryButton(_("&Untick all"))
            self.all.clicked.connect(lambda: view.lines.tick(range(len(view.lines.things)), True))
            self.none.clicked.connect(lambda: view.lines.tick(range(len(view.lines.things)), False))
            row.addWidget(self.all)
            row.addWidget(self.none)
            row.addWidget(label(hint, "muted", wrap=True), 1)
            column.addLayout(row)
