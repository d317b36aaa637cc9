"""Editing in the table: a field, or a list for fields with fixed values. An invalid text keeps the editor open and shows why."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from campus_desktop.courses.formats import format_name
from campus_desktop.i18n import _
from ui.look import theme
from ui.paths import cells
from ui.paths.model import PathModel
from ui.widgets.dropdown import Dropdown
from ui.widgets.format_label import add_formats, paint_format
from ui.widgets.padded import PAD, PaddedDelegate
from ui.widgets.panel import Card, label

Index = QModelIndex | QPersistentModelIndex
Check = Callable[[Index, str], str]
"""The message for a text that the cell cannot have, empty if it can."""

_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class CellDelegate(PaddedDelegate):
    """Fields and lists for the cells, and a ring around the current cell."""

    def __init__(self, check: Check, parent: QWidget) -> None:
        super().__init__(parent)
        self._check = check
        self._said: Card | None = None
        self._sentence = label("", "error", wrap=True)
        self._editor: QWidget | None = None
        self._remark = ""

    # --- painting ------------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, focus = QRect(option.rect), bool(option.state & QStyle.StateFlag.State_HasFocus)
        option.state &= ~QStyle.StateFlag.State_HasFocus  # Qt's own is a dotted line that is hardly visible
        self.paint_cell(painter, option, index)
        if index.column() == 0 and index.data(Qt.ItemDataRole.AccessibleDescriptionRole):
            # the phase to which the catalogue adds a course
            painter.fillRect(rect.left(), rect.top(), theme.px(4), rect.height(), theme.color("accent"))
        if focus:
            painter.save()
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
            painter.restore()

    def paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The cell without the ring."""
        super().paint(painter, option, index)

    # --- editing -------------------------------------------------------------------------------------------------------

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        field = cells.COLUMNS[index.column()].field
        self._remark = ""
        if field in ("format", "mandatory"):
            self._editor = self._list(parent, field, cells.heading(index.column()))
            return self._editor
        self._editor = editor = super().createEditor(parent, option, index)
        editor.setAccessibleName(cells.heading(index.column()))
        if isinstance(editor, QLineEdit):
            editor.textEdited.connect(lambda _text: self._say(editor, ""))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        super().updateEditorGeometry(editor, option, index)
        room = editor.parentWidget()
        if isinstance(editor, QComboBox) and room is not None:
            # a list is as wide as its longest choice, where the column is narrower
            place = editor.geometry()
            place.setWidth(min(max(place.width(), editor.sizeHint().width()), room.width()))
            place.moveLeft(max(0, min(place.left(), room.width() - place.width())))
            editor.setGeometry(place)
        elif room is not None and editor.geometry().right() >= room.width():
            place = editor.geometry()  # of a cell that is partly out of sight
            place.setRight(room.width() - 1)
            editor.setGeometry(place)

    def _list(self, parent: QWidget, field: str, name: str) -> QComboBox:
        box = Dropdown(parent)
        box.setAccessibleName(name)
        if field == "mandatory":
            box.addItem(_("Yes"), True)
            box.addItem(_("No"), False)
        else:
            box.addItem(_("No format"), None)
            add_formats(box)
        box.activated.connect(lambda _row: self._done(box))
        return box

    def _done(self, box: QWidget) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box, QStyledItemDelegate.EndEditHint.NoHint)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.EditRole)))
        elif editor.property("was") is None:  # while the user types, changes from elsewhere are not shown
            editor.setProperty("was", index.data(Qt.ItemDataRole.EditRole))
            editor.setProperty("at", QPersistentModelIndex(index))
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        elif isinstance(editor, QLineEdit) and (editor.text() != editor.property("was") or editor.isModified()):
            model.setData(index, editor.text())  # the same text typed anew is meant for the other selected rows

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        leaves = event.type() == QEvent.Type.FocusOut and QApplication.activePopupWidget() is None
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            leaves = event.key() in _ENDS
        if leaves and isinstance(editor, QLineEdit) and (problem := self._problem(editor)):
            self._say(editor, problem)
            return True  # the field stays open, so that no typing is lost
        return super().eventFilter(editor, event)

    def _problem(self, editor: QLineEdit) -> str:
        index = editor.property("at")
        return (
            self._check(index, editor.text()) if index is not None and editor.text() != editor.property("was") else ""
        )

    def show_remark(self, text: str) -> None:
        """Show a sentence about the cell being edited, while its text has no problem."""
        self._remark = text
        if self._editor is not None:
            self._say(self._editor, "")

    def _say(self, editor: QWidget, problem: str) -> None:
        """Show the problem, or the remark, below the field, or above it if there is no room."""
        theme.set_look(editor, "invalid", bool(problem))
        text = problem or self._remark
        editor.setAccessibleDescription(text)
        theme.set_look(self._sentence, "kind", "error" if problem else "small")
        room = editor.parentWidget()
        if room is None:
            return
        if self._said is None:
            self._said = Card(parent=room, margin=8)
            self._said.body.addWidget(self._sentence)
        message = self._said
        self._sentence.setText(text)
        message.setVisible(bool(text))
        width, at = min(theme.px(320), room.width()), editor.geometry()
        height = self._sentence.heightForWidth(width - 2 * theme.px(9)) + 2 * theme.px(9)
        top = at.bottom() + 2 if at.bottom() + 2 + height <= room.height() else max(0, at.top() - height - 2)
        message.setGeometry(max(0, min(at.left(), room.width() - width)), top, width, height)
        message.raise_()

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if self._said is not None:
            self._said.hide()
        self._editor, self._remark = None, ""
        super().destroyEditor(editor, index)


class FormatDelegate(CellDelegate):
    """A format with icon and word."""

    def paint_cell(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, PathModel)
        step = model.step(index)
        if step is None:
            super().paint_cell(painter, option, index)
            return
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.color("selected"))
        name = format_name(step.format)
        paint_format(painter, rect.adjusted(theme.px(PAD + 3), 0, -theme.px(4), 0), step.format, name)
