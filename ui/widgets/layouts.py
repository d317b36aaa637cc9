"""Laying widgets out: from edge to edge, one at a time, and taken away again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from ui.look import theme


def column_in(place: QWidget, spacing: int = 0) -> QVBoxLayout:
    """A column in ``place`` from edge to edge; ``spacing`` in pixels at zoom 1."""
    made = QVBoxLayout(place)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(theme.px(spacing))
    return made


def row_in(place: QWidget, spacing: int = 0) -> QHBoxLayout:
    """A row in ``place`` from edge to edge; ``spacing`` in pixels at zoom 1."""
    made = QHBoxLayout(place)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(theme.px(spacing))
    return made


def fill(place: QWidget, *parts: QWidget) -> None:
    """Fill ``place`` from edge to edge with parts below each other; the last takes what height is left."""
    column = column_in(place)
    for part in parts:
        column.addWidget(part)
    column.setStretch(len(parts) - 1, 1)


def stacked(*pages: QWidget) -> QStackedWidget:
    """Pages of which one is shown at a time, at first the first."""
    made = QStackedWidget()
    for page in pages:
        made.addWidget(page)
    return made


def with_side(page: QWidget, side: QWidget) -> QSplitter:
    """A page and beside it a part whose width the user can change; the page takes what is left."""
    made = QSplitter(Qt.Orientation.Horizontal)
    made.setHandleWidth(1)
    made.setChildrenCollapsible(False)
    made.addWidget(page)
    made.addWidget(side)
    made.setStretchFactor(0, 1)
    made.setStretchFactor(1, 0)
    return made


def beside(*parts: QWidget) -> QWidget:
    """Fields side by side, their names on one line."""
    made = QWidget()
    across = row_in(made, 8)
    for part in parts:
        column = QVBoxLayout()  # a sentence below one of them does not push the other down
        column.addWidget(part)
        column.addStretch(1)
        across.addLayout(column, 1)
    return made


def emptied(layout: QLayout) -> None:
    """Take away everything that a layout holds."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
