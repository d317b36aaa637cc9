"""Writing in a card itself: its title, its minutes, or a group's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from campus_desktop.i18n import _
from ui.look import theme
from ui.meetings.agenda.cards import parts_of
from ui.shell.typed_text import typed_in

if TYPE_CHECKING:
    from ui.meetings.agenda.view import AgendaView

Index = QModelIndex | QPersistentModelIndex


class FieldDelegate(QStyledItemDelegate):
    """Makes the field, puts it where the text stands, and hands over what was typed."""

    def __init__(self, view: AgendaView) -> None:
        super().__init__(view)
        self._view = view
        self.field = "title"
        self.typed: str | None = None
        """What the field begins with in place of what stands in the document."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setProperty("kind", "inline")
        title = self._view.agenda_model.cards[index.row()].title
        if self.field == "minutes":
            editor.setAlignment(Qt.AlignmentFlag.AlignRight)
            editor.setAccessibleName(_("Minutes of “{title}”").format(title=title))
            editor.textChanged.connect(self._typing)
        else:
            editor.setAccessibleName(_("Title"))
        return editor

    def _typing(self, text: str) -> None:
        key = self._view.current_key()
        if key is not None:
            self._view.minutes_typed.emit(key, text)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        if editor.property("was") is not None:
            return  # somebody is typing; what changed meanwhile waits
        item = self._view.agenda_model.item(index)
        card = self._view.agenda_model.cards[index.row()]
        was = str(item.minutes) if self.field == "minutes" and item is not None else card.title
        editor.setProperty("was", was)
        editor.setText(was if self.typed is None else self.typed)
        if self.typed is None:
            editor.selectAll()
        self.typed = None

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect, height = self._view.visualRect(index), theme.px(28)
        row = self._view.agenda_model.row(index)
        if row is None or row.kind != "item":
            editor.setGeometry(QRect(rect.left(), rect.top() - 1, rect.width(), height))
            return
        parts = parts_of(self._view.agenda_model.cards[index.row()], rect.width())
        if self.field == "minutes":
            width = theme.px(64)
            top = rect.top() + parts.minutes.center().y() - height // 2
            editor.setGeometry(QRect(rect.right() - width - theme.px(5), top, width, height))
            return
        left, pad = rect.left() + parts.title.left(), theme.px(8)
        top = max(rect.top() + parts.title.top() - theme.px(5), rect.top() + 2)
        right = rect.right() - theme.px(5)
        if parts.minutes.top() < parts.title.top() < parts.minutes.bottom():
            right = rect.left() + parts.minutes.left() - theme.px(4)  # the minutes beside it stay in sight
        editor.setGeometry(QRect(left - pad, top, max(right - left + pad, theme.px(80)), height))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        row = self._view.agenda_model.row(index)
        if row is not None and editor.text() != editor.property("was"):
            with typed_in(self._view, editor.accessibleName(), editor.text()):
                self._view.field_edited.emit(row.key, self.field, editor.text())

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self.field == "minutes"
            and isinstance(editor, QLineEdit)
            and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
            and editor.text().isdecimal()
        ):
            by = 5 if event.key() == Qt.Key.Key_Up else -5
            editor.setText(str(max(0, int(editor.text()) + by)))
            editor.selectAll()
            return True
        return super().eventFilter(editor, event)
