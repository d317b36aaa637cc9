"""The field to search in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.widgets.icons import icon


class SearchField(QLineEdit):
    """A line with a magnifying glass. ``name`` is what a screen reader says; Escape empties it; the arrow keys, Page up and
    down and Enter that a line has no use for are passed on as ``key_passed``, so that a list below can be walked from here."""

    key_passed = Signal(object)
    """The QKeyEvent."""

    def __init__(self, placeholder: str, name: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.setProperty("kind", "search")
        self.setClearButtonEnabled(True)
        self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key in _PASSED:
            self.key_passed.emit(event)
        else:
            super().keyPressEvent(event)


_PASSED = (
    Qt.Key.Key_Down,
    Qt.Key.Key_Up,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
)
