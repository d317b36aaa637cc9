"""The framed row of a list is one of the chosen ones."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView


def frame_chosen(view: QAbstractItemView) -> None:
    """After a click with Ctrl took the current row out of the selection: make the nearest selected row beside it the current one, so
    that the frame is not left on a row that no command acts on. Without one it stays: the keyboard goes on from there."""
    selection, current = view.selectionModel(), view.currentIndex()
    if not current.isValid() or selection.isSelected(current):
        return
    beside = [index for index in selection.selectedIndexes() if index.parent() == current.parent()]
    if beside:
        nearest = min(
            beside, key=lambda index: (abs(index.row() - current.row()), abs(index.column() - current.column()))
        )
        selection.setCurrentIndex(nearest, QItemSelectionModel.SelectionFlag.NoUpdate)
