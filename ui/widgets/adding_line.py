"""A line for entering several things one after another: Enter adds one and empties the line for the next."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget


class AddingLine(QLineEdit):
    """Once its text was added, the line has no typing left to undo: Ctrl+Z then belongs to the window, which undoes the addition.
    Delete then acts on what was just added, until something is typed again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fresh = False
        """Whether something was added and nothing has been typed since."""
        self.textEdited.connect(self._begun)

    def start_afresh(self) -> None:
        """Empty the line, including its undo history."""
        self._fresh = False
        self.setText("")  # ``clear`` would leave the text to Ctrl+Z

    def taken(self) -> None:
        """The text was added; the line is ready for the next."""
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
