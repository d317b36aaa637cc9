"""The rows of a list of notes on screen, and which keys are theirs."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent

from ui.meetings.notes.editor import control_only, kind_of_key
from ui.widgets.tall_list import TallList

Key = Qt.Key


class NoteView(TallList):
    """The rows. It tells which keys were pressed on them."""

    key_pressed = Signal(object)
    """A QKeyEvent the list may answer; accepted if it did."""
    menu_wanted = Signal(QPoint)
    letters: frozenset[str] = frozenset()
    """Capital letters that are commands on a row."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
            own = kind_of_key(event) is not None or (control_only(event) and event.key() in _WITH_CONTROL)
            own = own or event.text() in ("@", "#", "!")
            if own or (plain and (event.key() in _PLAIN or event.text().upper() in self.letters)):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.key_pressed.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys here, not the beginning of a note."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
            self.menu_wanted.emit(place)
        elif self.indexAt(self.viewport().mapFrom(self, event.pos())).isValid():
            self.menu_wanted.emit(event.globalPos())


_WITH_CONTROL = (Key.Key_9, Key.Key_R, Key.Key_D, Key.Key_C)
_PLAIN = (Key.Key_F2, Key.Key_Delete, Key.Key_Return, Key.Key_Enter, Key.Key_Escape)
