"""Scroll areas for content that may be higher than the available room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QVBoxLayout, QWidget

from ui.look import theme

Index = QModelIndex | QPersistentModelIndex


class Scrolled(QScrollArea):
    """Shows ``inside`` at the available width and scrolls it vertically. Its keyboard focus is that of its content."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside.setProperty("kind", "surface")
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        """Wide enough for its content: nothing may be cut at the side, as it cannot be scrolled there."""
        hint, inside = super().minimumSizeHint(), self.widget()
        if inside is None:
            return hint
        width = inside.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(max(hint.width(), width), hint.height())


BY_KEYBOARD = frozenset(
    (
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.OtherFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    )
)
"""The reasons for which a widget gets the keyboard focus without a click in it."""


def show_current(view: QAbstractItemView, reason: Qt.FocusReason) -> None:
    """Scroll the current row of a view that gets the keyboard focus wholly into sight; not after a click, which would move what is
    clicked."""
    if reason in BY_KEYBOARD and view.currentIndex().isValid():
        view.scrollTo(view.currentIndex())


def show_heading(view: QAbstractItemView, heading: Index, row: Index) -> None:
    """Scroll to the heading above a row that is in sight, if both fit. The keyboard skips headings, so that the first one could
    not be reached otherwise."""
    top, bottom = view.visualRect(heading).top(), view.visualRect(row).bottom()
    if top < 0 and bottom - top < view.viewport().height():
        view.scrollTo(heading)


def ensure_whole(area: QScrollArea, widget: QWidget, margin: int, part: QRect | None = None) -> None:
    """Scroll ``area`` until ``widget``, or the ``part`` of it, is wholly visible with ``margin`` pixels above and below; where there is
    not room for all of it, until its text cursor is. (Qt's ``ensureWidgetVisible`` shows only the text cursor of a field.)"""
    rect = part if part is not None else widget.rect()
    room, inside = area.viewport().size(), area.widget()
    if inside is None or rect.height() + 2 * margin > room.height() or rect.width() > room.width():
        area.ensureWidgetVisible(widget, 0, margin)
    else:
        middle = widget.mapTo(inside, rect.center())
        area.ensureVisible(middle.x(), middle.y(), (rect.width() + 1) // 2, (rect.height() + 1) // 2 + margin)


def bring_in_sight(widget: QWidget, part: Callable[[], QRect] | None = None) -> None:
    """Scroll to ``widget`` within its scroll area, once it has its place in the layout; with ``part`` to that rectangle of it."""
    QTimer.singleShot(0, widget, lambda: _scroll_to(widget, part))


def _scroll_to(widget: QWidget, part: Callable[[], QRect] | None) -> None:
    above: QWidget | None = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if not isinstance(above, QScrollArea) or not widget.isVisible():
        return
    for each in (widget.parentWidget(), above.widget()):
        layout = each.layout() if each is not None else None
        if layout is not None:
            layout.activate()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    ensure_whole(above, widget, theme.px(12), None if part is None else part())


class ScrolledColumn(Scrolled):
    """Widgets below each other, which go into ``body``."""

    def __init__(
        self, margins: tuple[int, int, int, int] = (0, 0, 0, 0), spacing: int = 8, parent: QWidget | None = None
    ) -> None:
        """``margins`` (left, top, right, bottom) and ``spacing`` in pixels at zoom 1."""
        inside = QWidget()
        self.body = QVBoxLayout(inside)
        super().__init__(inside, parent)
        self._margins, self._spacing = margins, spacing
        self._resize()
        theme.theme_changed.connect(self._resize)

    def _resize(self) -> None:
        self.body.setContentsMargins(*map(theme.px, self._margins))
        self.body.setSpacing(theme.px(self._spacing))
