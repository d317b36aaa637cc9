"""A path as a table. A tree view, because the model has two levels: phases are lines with totals between the rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QStyleOptionViewItem, QWidget

from campus_desktop.i18n import _
from campus_desktop.paths.path import Step
from ui.look import theme
from ui.paths import cells
from ui.paths.column import ARROWS
from ui.paths.commands import StepCommands
from ui.paths.steps_view import StepsView
from ui.paths.table_editors import CellDelegate, FormatDelegate
from ui.paths.table_empty import TableEmpty
from ui.widgets.kept_column import KeptColumn
from ui.widgets.padded import PAD
from ui.widgets.row_ends import ONLY_THIS, goes_to_end
from ui.widgets.scrolled import BY_KEYBOARD, show_heading

EndHint = QAbstractItemDelegate.EndEditHint
Index = QModelIndex | QPersistentModelIndex
_WIDTHS = (270, 124, 100, 64, 64, 140, 104, 104, 160)
_MINUTES = cells.FIELDS.index("minutes")
_LEAST = 56
"""Pixels of a cell at zoom 1 that must be seen for it to be edited where it is."""
_SIDES = 2 * (PAD + 3) + 4
"""Pixels of a cell not available to its text, including a reserve: painted text may be wider than measured."""


class PathTable(KeptColumn, StepsView):
    """Edits in place, drags rows, and shares model and selection with the board."""

    in_cells = True

    def __init__(self, commands: StepCommands) -> None:
        super().__init__()
        self.commands, self.path_model, self.picking = commands, commands.model, commands.picking
        self._notes_hidden = False
        self.setAccessibleName(_("Table of the steps"))
        self.setItemDelegate(CellDelegate(self._problem, self))
        self.setItemDelegateForColumn(1, FormatDelegate(self._problem, self))
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setExpandsOnDoubleClick(False)
        self.setAllColumnsShowFocus(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.AnyKeyPressed)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.header().setSectionsMovable(False)
        self.header().setStretchLastSection(True)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.header().sectionResized.connect(self._resized)
        self.picking.shown.connect(self._show)
        self.empty = TableEmpty(self, commands)
        self.restyle()

    def set_shown(self, shown: bool) -> None:
        """Set the model, or remove it, so that a hidden table causes no work when cards move."""
        if shown != (self.model() is not None):
            self.setModel(self.path_model if shown else None)
            if shown:
                own = self.selectionModel()
                self.setSelectionModel(self.picking.selection)
                own.deleteLater()
                self.expandAll()
                self.restyle()
        self.empty.look()

    def take_keyboard(self) -> None:
        (self if self.empty.isHidden() else self.empty.button).setFocus()

    def show_phase(self, phase_id: str) -> None:
        """Make its line visible; the current cell keeps the keyboard focus."""
        self.reveal_phase(phase_id)
        self.scrollTo(self.currentIndex())
        self.take_keyboard()

    def reveal_phase(self, phase_id: str) -> None:
        if (column := self.path_model.column(phase_id)) is not None:
            self.scrollTo(self.path_model.phase_index(column))

    def phase_in_hand(self) -> str | None:
        current = self.picking.current()
        return super().phase_in_hand() if current is None else self.path_model.phase_of(current)

    def field_at_keyboard(self) -> str | None:
        """None also at a title, which represents its step."""
        current = self.picking.selection.currentIndex()
        in_cell = self.path_model.step(current) is not None and current.column() > 0
        return cells.FIELDS[current.column()] if in_cell else None

    def hide_notes(self, hidden: bool) -> None:
        self._notes_hidden = hidden
        self.restyle()

    def restyle(self) -> None:
        """Update after a change of theme or zoom."""
        if self.model() is not None:
            self.setColumnHidden(cells.FIELDS.index("note"), self._notes_hidden)
        self.setIndentation(theme.px(10))
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, theme.px(width))
        self._fit_numbers()

    def _fit_numbers(self, steps: Iterable[Step] | None = None) -> None:
        """Keep the column of lengths wide enough for all of them; ``steps`` are the new ones (None: all)."""
        if self.model() is None:
            return
        if steps is None:
            steps = (step for column in self.path_model.columns for step in column.steps)
        metrics = QFontMetrics(theme.font())
        widest = max(
            (metrics.horizontalAdvance(cells.length(each)) for each in {step.minutes for step in steps}), default=0
        )
        if self.columnWidth(_MINUTES) < widest + theme.px(_SIDES):
            self.setColumnWidth(_MINUTES, widest + theme.px(_SIDES))

    def _resized(self, section: int, _old: int, _new: int) -> None:
        if section == _MINUTES:
            self._fit_numbers()

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        super().dataChanged(first, last, roles)
        if first.parent().isValid():
            self._fit_numbers(self.path_model.columns[first.parent().row()].steps[first.row() : last.row() + 1])

    # --- lines of phases ---------------------------------------------------------------------------------------------

    def text_place(self, index: QModelIndex) -> QRect:
        """Where the text of a cell is painted: for a phase whose days or total are longer than the cell, over the empty one beside it."""
        place = self.visualRect(index)
        text = str(index.data() or "")
        wanted = QFontMetrics(theme.font(weight=600)).horizontalAdvance(text) + theme.px(_SIDES)
        if index.column() == 0 or self.path_model.step(index) is not None or wanted <= place.width():
            return place
        if cells.COLUMNS[index.column()].right:
            place.setLeft(place.right() + 1 - wanted)
        else:
            place.setWidth(wanted)
        return place

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint_row(painter, option, index)
        if index.parent().isValid():
            return
        for column in range(1, len(cells.COLUMNS)):
            cell = self.path_model.index(index.row(), column)
            place = self.text_place(cell)
            if place != self.visualRect(cell):
                again = QStyleOptionViewItem(option)
                again.rect = place
                self.itemDelegate().paint(painter, again, cell)

    def paint_beside(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, width: int) -> None:
        if index.parent().isValid():
            super().paint_beside(painter, option, index, width)
            return
        # a text of a phase may be wider than its cell: each that is partly under the titles is painted in what is left of its place
        for column in range(1, len(cells.COLUMNS)):
            cell = self.path_model.index(index.row(), column)
            place = self.text_place(cell)
            if cell.data() and not self.isColumnHidden(column) and place.left() < width <= place.right():
                inside = self.visualRect(cell).right() >= width
                self.paint_cut(painter, option, cell, width, place.right() + 1 - width, text=inside)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.restyle()

    def reset(self) -> None:
        super().reset()  # it collapses everything
        self.expandAll()
        self._fit_numbers()

    def rowsInserted(self, parent: Index, start: int, end: int) -> None:
        super().rowsInserted(parent, start, end)
        first, last = (parent.row(), parent.row()) if parent.isValid() else (start, end)
        for row in range(first, last + 1):
            self.expand(self.path_model.index(row, 0))
        if parent.isValid():
            self._fit_numbers(self.path_model.columns[first].steps[start : end + 1])

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        super().scrollTo(index, hint)
        if index.row() == 0 and index.parent().isValid():
            show_heading(self, index.parent(), index)

    def _show(self, index: QModelIndex, with_keyboard: bool) -> None:
        if self.isVisible():
            self.scrollTo(index)
            if with_keyboard:
                self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _problem(self, index: Index, text: str) -> str:
        step = self.path_model.step(index)
        return "" if step is None else self.commands.refusal(step, cells.COLUMNS[index.column()].field, text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.model() is None or event.reason() not in BY_KEYBOARD:
            return
        current = self.currentIndex()
        if self.path_model.step(current) is None:
            current = self._row_beside(self.path_model.index(0, 0), 1)  # Qt begins at the first phase
        if current.isValid():
            if not self.selectionModel().hasSelection():
                self.go_to(current)
            self.scrollTo(current)

    # --- cells ---------------------------------------------------------------------------------------------------------

    def edit_current(self) -> None:
        index = self.currentIndex()
        if index.isValid() and self.path_model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def edit(self, index: Index, *how: Any) -> Any:
        # whatever starts the editing, the cell must be visible
        if index.isValid() and (not how or how[0] != QAbstractItemView.EditTrigger.NoEditTriggers):
            bar, place = self.horizontalScrollBar(), self.visualRect(index)
            before = bar.value()
            seen = min(place.right(), self.viewport().width() - 1) - max(place.left(), self.kept_width()) + 1
            self.scrollTo(index)
            if index.column() and place.left() >= self.kept_width() and seen >= min(place.width(), theme.px(_LEAST)):
                bar.setValue(before)  # enough of the cell is seen: the row stays where the user looks
        begun = super().edit(index, *how)
        self._say_several(index)
        return begun

    def _say_several(self, index: Index) -> None:
        """While a cell is edited, say that the edit goes to all selected steps."""
        chosen, delegate = len(self.picking.chosen()), self.itemDelegateForIndex(index)
        if self.state() != QAbstractItemView.State.EditingState or not isinstance(delegate, CellDelegate):
            return
        if chosen > 1 and self.selectionModel().isRowSelected(index.row(), index.parent()):
            delegate.show_remark(_("What you change goes to all {count} chosen steps.").format(count=chosen))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        by = {EndHint.EditNextItem: 1, EndHint.EditPreviousItem: -1}.get(hint)
        if by is None:
            super().closeEditor(editor, hint)
            return
        super().closeEditor(editor, EndHint.NoHint)
        to = self._cell_beside(self.currentIndex(), by)
        if to.isValid():
            self.go_to(to)
            self.edit(to)

    def _cell_beside(self, index: QModelIndex, by: int) -> QModelIndex:
        """The next cell to the right (1) or left (-1), continuing in the next row; invalid behind the last."""
        last = self.path_model.columnCount() - 1
        while index.isValid():
            column = index.column() + by
            if not 0 <= column <= last:
                index = self._row_beside(index, by).siblingAtColumn(0 if by > 0 else last)
            else:
                index = index.siblingAtColumn(column)
            if index.isValid() and not self.isColumnHidden(index.column()):
                return index
        return QModelIndex()

    def _row_beside(self, index: QModelIndex, by: int) -> QModelIndex:
        """The next row below (1) or above (-1) that is a step."""
        found = self.indexBelow(index) if by > 0 else self.indexAbove(index)
        while found.isValid() and self.path_model.step(found) is None:
            found = self.indexBelow(found) if by > 0 else self.indexAbove(found)
        return found

    def go_to(self, index: QModelIndex) -> None:
        """Make a cell current. Several selected rows stay selected while it moves within one of them."""
        selection = self.selectionModel()
        chosen = selection.isRowSelected(index.row(), index.parent())
        stays = chosen and index.siblingAtColumn(0) == self.currentIndex().siblingAtColumn(0)
        flag = QItemSelectionModel.SelectionFlag
        selection.setCurrentIndex(index, flag.NoUpdate if stays else flag.ClearAndSelect | flag.Rows)
        self.scrollTo(index)

    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        return ONLY_THIS if goes_to_end(event) else super().selectionCommand(index, event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        move, index = QAbstractItemView.CursorAction, self.currentIndex()
        if action in (move.MoveUp, move.MoveDown) and self.path_model.step(index) is not None:
            found = self._row_beside(index, 1 if action == move.MoveDown else -1)
            return found.siblingAtColumn(index.column()) if found.isValid() else QModelIndex(index)
        found = super().moveCursor(action, modifiers)
        if found.isValid() and self.path_model.step(found) is None:  # the line of a phase: the next step, else the last
            below = self._row_beside(found, 1)
            found = below if below.isValid() else self._row_beside(found, -1)
            return found.siblingAtColumn(max(0, index.column())) if found.isValid() else QModelIndex(index)
        return found

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._empties(event):
            event.accept()  # otherwise it triggers the menu entry that deletes the step
        return super().event(event)

    def _empties(self, event: QEvent) -> bool:
        """Whether the key empties the current cell; in the column of titles it deletes the step."""
        is_delete = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete and _plain(event)
        return is_delete and self.currentIndex().column() > 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index, step = self.currentIndex(), self.path_model.step(self.currentIndex())
        if _plain(event) and step is not None:
            if self._empties(event):
                self.commands.empty_cell(step.id, cells.FIELDS[index.column()])
                return
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self.state() != QAbstractItemView.State.EditingState:
                    self.commands.step_opened.emit(step.id)
                return
            if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
                to = self._cell_beside(index, 1 if event.key() == Qt.Key.Key_Right else -1)
                if to.isValid() and to.siblingAtColumn(0) == index.siblingAtColumn(0):
                    self.go_to(to)
                return
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in ARROWS:
            return  # the key of a disabled entry: Qt would select another row
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.commands.menu_wanted.emit(event.globalPos())


def _plain(event: QKeyEvent) -> bool:
    return not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
