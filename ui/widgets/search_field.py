"""A search field."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from campus_desktop.i18n import _
from ui.look.icons import icon


class SearchField(QLineEdit):
    """A line with a magnifying glass. ``name`` is its accessible name; Escape empties it; the arrow keys, Page up and down and
    Enter, which a line does not use, are emitted as ``key_passed``, so that a list below can be navigated from here."""

    key_passed = Signal(object)
    """The QKeyEvent."""

    def __init__(self, placeholder: str, name: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.setProperty("kind", "search")
        self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition).setText(self.accessibleName())
        # not Qt's own clear button: it first looks for an icon of its own, which takes three milliseconds
        self.clear_action = self.addAction(icon("x", "muted"), QLineEdit.ActionPosition.TrailingPosition)
        self.clear_action.setText(_("Clear the search"))
        self.clear_action.setVisible(False)
        self.clear_action.triggered.connect(self.clear)
        self.textChanged.connect(self._offer_clearing)

    def _offer_clearing(self, text: str) -> None:
        self.clear_action.setVisible(bool(text))

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
