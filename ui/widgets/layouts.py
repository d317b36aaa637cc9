"""Helpers for layouts: without margins, stacked, side by side, and removing their widgets."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget

from campus_desktop.i18n import _
from ui.look import theme
from ui.widgets.splitter import SideSplitter


def column_in(place: QWidget, spacing: int = 0) -> QVBoxLayout:
    """A column in ``place`` without margins; ``spacing`` in pixels at zoom 1."""
    made = QVBoxLayout(place)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(theme.px(spacing))
    return made


def row_in(place: QWidget, spacing: int = 0) -> QHBoxLayout:
    """A row in ``place`` without margins; ``spacing`` in pixels at zoom 1."""
    made = QHBoxLayout(place)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(theme.px(spacing))
    return made


def fill(place: QWidget, *parts: QWidget) -> None:
    """Fill ``place`` without margins with widgets below each other; the last takes the remaining height."""
    column = column_in(place)
    for part in parts:
        column.addWidget(part)
    column.setStretch(len(parts) - 1, 1)


def stacked(*pages: QWidget) -> QStackedWidget:
    """A stack of pages, one shown at a time, initially the first."""
    made = QStackedWidget()
    for page in pages:
        made.addWidget(page)
    return made


def with_side(page: QWidget, side: QWidget) -> SideSplitter:
    """A page and a side part whose width the user can change; the page takes the remaining width."""
    return SideSplitter(page, side, _("Width of the details"))


def beside(*parts: QWidget) -> QWidget:
    """Fields side by side, with their labels on one line."""
    made = QWidget()
    across = row_in(made, 8)
    for part in parts:
        column = QVBoxLayout()  # a sentence below one of them does not move the other
        column.addWidget(part)
        column.addStretch(1)
        across.addLayout(column, 1)
    return made


def emptied(layout: QLayout) -> None:
    """Remove everything from a layout."""
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
