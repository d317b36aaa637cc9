"""The same path as a table. A tree view, because the model has two levels: phases stand between the rows with their sums."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from campus_desktop.courses.course import FORMATS
from campus_desktop.i18n import _
from ui.paths import cells
from ui.paths.model import PathModel
from ui.paths.picking import Picking
from ui.shell import theme
from ui.widgets.format_label import paint_format
from ui.widgets.icons import format_icon_name, icon
from ui.widgets.padded import PAD, PaddedDelegate

Index = QModelIndex | QPersistentModelIndex
_WIDTHS = (270, 124, 100, 176, 64, 140, 104, 104, 160)


class _Delegate(PaddedDelegate):
    """A menu of formats where a format is edited."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        if cells.COLUMNS[index.column()].field != "format":
            editor = super().createEditor(parent, option, index)
            editor.setAccessibleName(cells.heading(index.column()))
            return editor
        box = QComboBox(parent)
        box.setAccessibleName(_("Format"))
        box.addItem(_("No format"), None)
        for format_ in FORMATS.values():
            box.addItem(icon(format_icon_name(format_.word) or "file"), _(format_.name), format_.word)
        box.activated.connect(lambda _row: self._done(box))
        return box

    def _done(self, box: QWidget) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, QStyledItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)


class _FormatDelegate(_Delegate):
    """A format by icon and word."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, PathModel)
        step = model.step(index)
        if step is None:
            super().paint(painter, option, index)
            return
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("selected"))
        paint_format(
            painter, rect.adjusted(theme.px(PAD + 3), 0, -theme.px(4), 0), step.format, cells.format_name(step.format)
        )


class PathTable(QTreeView):
    """Edits in place, drags rows, and shares model and selection with the board."""

    step_opened = Signal(str)
    menu_wanted = Signal(QPoint)

    def __init__(self, model: PathModel, picking: Picking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path_model, self.picking = model, picking
        self._notes_hidden = False
        self.setAccessibleName(_("Table of the steps"))
        self.setItemDelegate(_Delegate(self))
        self.setItemDelegateForColumn(1, _FormatDelegate(self))
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
        model.modelReset.connect(self.expandAll)
        model.rowsInserted.connect(self._inserted)
        picking.shown.connect(self._show)
        self.restyle()

    def show_rows(self, on: bool) -> None:
        """Take up the model, or let go of it: out of sight the table shall cost nothing when cards move."""
        if on == (self.model() is not None):
            return
        self.setModel(self.path_model if on else None)
        if on:
            own = self.selectionModel()
            self.setSelectionModel(self.picking.selection)
            own.deleteLater()
            self.expandAll()
            self.restyle()

    def hide_notes(self, hidden: bool) -> None:
        """Whether the notes for the builder have a column: not on a shared screen."""
        self._notes_hidden = hidden
        self.restyle()

    def restyle(self) -> None:
        """After another theme or zoom."""
        if self.model() is not None:
            self.setColumnHidden(cells.FIELDS.index("note"), self._notes_hidden)
        self.setIndentation(theme.px(10))
        for column, width in enumerate(_WIDTHS):
            self.setColumnWidth(column, theme.px(width))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.restyle()

    def _inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        if self.model() is not None:
            self.expand(parent) if parent.isValid() else self.expandAll()

    def _show(self, index: QModelIndex, with_keyboard: bool) -> None:
        if self.isVisible():
            self.scrollTo(index)
            if with_keyboard:
                self.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit_current(self) -> None:
        """Edit the cell the cursor is on, in place."""
        index = self.currentIndex()
        if index.isValid() and self.path_model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        step = self.path_model.step(self.currentIndex())
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain and step is not None:
            if self.state() != QAbstractItemView.State.EditingState:
                self.step_opened.emit(step.id)
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_wanted.emit(event.globalPos())
