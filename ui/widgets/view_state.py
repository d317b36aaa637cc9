"""What the user has chosen to see in a part of the window, kept while the window is built again in another language."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractScrollArea

ViewState = dict[str, Any]
"""Keys of views, ids of selected rows, words searched for, filters, folds, scroll positions. It is never written to a file."""


def scroll_position(area: QAbstractScrollArea) -> tuple[int, int]:
    """How far an area is scrolled, horizontally and vertically."""
    return area.horizontalScrollBar().value(), area.verticalScrollBar().value()


def restore_scroll(area: QAbstractScrollArea, position: tuple[int, int]) -> None:
    """Scroll an area to a position, after its content has been laid out."""
    QTimer.singleShot(0, area, lambda: _scroll(area, position))


def _scroll(area: QAbstractScrollArea, position: tuple[int, int]) -> None:
    for bar, value in zip((area.horizontalScrollBar(), area.verticalScrollBar()), position, strict=True):
        bar.setValue(value)
