"""A search field."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QWidget

from campus_desktop.i18n import _
from ui.look.icons import icon
from ui.widgets.services import keeper_of


class SearchField(QLineEdit):
    """A line with a magnifying glass. ``name`` is its accessible name; Escape empties it; the arrow keys, Page up and down and
    Enter, which a line does not use, are emitted as ``key_passed``, so that a list below can be navigated from here.

    After ``lead_to(view)``, Ctrl+Down gives the keyboard focus to that list; so does Ctrl+A where all of the text is selected already,
    and it selects every row.

    Ctrl+Z and Ctrl+Y belong to the field only where it was typed in since the last edit of the file; otherwise to the window."""

    key_passed = Signal(object)
    """The QKeyEvent."""

    def __init__(self, placeholder: str, name: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name or placeholder)
        self.setProperty("kind", "search")
        self.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition).setText(self.accessibleName())
        # not Qt's own clear button, which has neither our icon nor a name for screen readers
        self.clear_action = self.addAction(icon("x", "muted"), QLineEdit.ActionPosition.TrailingPosition)
        self.clear_action.setText(_("Clear the search"))
        self.clear_action.setVisible(False)
        self.clear_action.triggered.connect(self.clear)
        self.textChanged.connect(self._offer_clearing)
        self._list: QAbstractItemView | None = None
        self._edits = -1
        """The number of edits of the file when the field was last typed in."""
        self.textEdited.connect(self._was_typed)

    def lead_to(self, view: QAbstractItemView) -> None:
        """The list that is searched."""
        self._list = view

    def _goes_to_list(self, event: QKeyEvent) -> bool:
        """Give the keyboard focus to the list where the key asks for it."""
        if self._list is None or not self._list.isVisible():
            return False
        every = event.matches(QKeySequence.StandardKey.SelectAll) and self.selectedText() == self.text()
        down = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier
        if not every and not (down and event.key() == Qt.Key.Key_Down):
            return False
        self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if every:
            self._list.selectAll()
        return True

    def _was_typed(self) -> None:
        self._edits = self._edits_now()

    def _edits_now(self) -> int:
        keeper = keeper_of(self)
        return keeper.edits if keeper is not None else 0

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_of_window(event):
            event.ignore()
            return False
        return super().event(event)

    def _is_of_window(self, event: QKeyEvent) -> bool:
        typed = self._edits == self._edits_now()
        if event.matches(QKeySequence.StandardKey.Undo):
            return not (typed and self.isUndoAvailable())
        return event.matches(QKeySequence.StandardKey.Redo) and not (typed and self.isRedoAvailable())

    def _offer_clearing(self, text: str) -> None:
        self.clear_action.setVisible(bool(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif self._goes_to_list(event):
            event.accept()
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
