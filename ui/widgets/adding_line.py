"""A line in which things are written one after another: Enter adds one, and the empty line waits for the next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget


class AddingLine(QLineEdit):
    """Once what stood in it was added, there is no typing left to undo: Ctrl+Z is the window's, which takes the addition back.
    Delete acts then on what was just added, until something is typed again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fresh = False
        """Whether something was added and nothing has been typed since."""
        self.textEdited.connect(self._begun)

    def start_afresh(self) -> None:
        """Empty, with nothing of what was typed before to come back."""
        self._fresh = False
        self.setText("")  # ``clear`` would leave the text to Ctrl+Z

    def taken(self) -> None:
        """What stood here was added; the line waits for the next."""
        self.start_afresh()
        self._fresh = True

    def _begun(self) -> None:
        self._fresh = False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_of_window(event):
            event.ignore()
            return False
        return super().event(event)

    def _is_of_window(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            return not self.isUndoAvailable()
        if event.matches(QKeySequence.StandardKey.Redo):
            return not self.isRedoAvailable()
        # a Delete held down to empty the line ends with the line
        return self._fresh and event.key() == Qt.Key.Key_Delete and not event.modifiers() and not event.isAutoRepeat()
