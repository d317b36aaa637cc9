"""The rows of a list of notes on screen, and which keys are theirs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent

from campus_desktop.meetings.noteline import MARKS
from ui.meetings.notes.line_keys import control_only, kind_of_key
from ui.widgets.letters import types
from ui.widgets.tall_list import TallList

Key = Qt.Key


class NoteView(TallList):
    """The rows. It tells which keys were pressed on them."""

    key_pressed = Signal(object)
    """A QKeyEvent the list may answer; accepted if it did."""
    menu_wanted = Signal(QPoint)
    focus_changed = Signal()
    box_clicked = Signal(int)
    """The box of a row was clicked."""
    box_at: Callable[[QPoint], int | None]
    """The row whose box is at a point of the viewport."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
            own = kind_of_key(event) is not None or (control_only(event) and event.key() in _WITH_CONTROL)
            own = own or (types(event) and event.text() in MARKS)
            if own or (plain and event.key() in _PLAIN):
                event.accept()
                return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and (row := self.box_at(event.position().toPoint())) is not None:
            self.box_clicked.emit(row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.box_at(event.position().toPoint()) is None:  # else each release ticks
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.key_pressed.emit(event)
        if not event.isAccepted() and not types(event):  # a letter begins a note
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
            self.menu_wanted.emit(place)
        elif self.indexAt(self.viewport().mapFrom(self, event.pos())).isValid():
            self.menu_wanted.emit(event.globalPos())


_WITH_CONTROL = (Key.Key_9, Key.Key_R, Key.Key_D, Key.Key_C)
_PLAIN = (Key.Key_F2, Key.Key_Delete, Key.Key_Return, Key.Key_Enter, Key.Key_Escape, Key.Key_Space)
