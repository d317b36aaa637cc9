"""Home and End in a table whose rows are chosen as a whole: the first and the last row. Qt's own go to the row's first and last cell."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView

Move = QAbstractItemView.CursorAction
ONLY_THIS = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


def row_end(view: QAbstractItemView, action: Move) -> QModelIndex | None:
    """The index in the first or last row, in the current column; None for every other action."""
    if action not in (Move.MoveHome, Move.MoveEnd):
        return None
    row = 0 if action == Move.MoveHome else view.model().rowCount() - 1
    return view.model().index(row, max(0, view.currentIndex().column()))


def goes_to_end(event: QEvent | None) -> bool:
    """Whether a key is Ctrl+Home or Ctrl+End. The row it goes to is to be selected; with Ctrl, Qt only moves the cursor."""
    return (
        isinstance(event, QKeyEvent)
        and event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End)
        and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier
    )
