"""The narrow catalogue beside a board: search, filter, drag courses onto the board or add them with Enter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QDrag, QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QVBoxLayout, QWidget

from campus_desktop.courses.fields import length_text
from campus_desktop.courses.formats import format_name
from campus_desktop.courses.queries import CourseRow
from campus_desktop.i18n import _
from ui.courses.facets import Facets
from ui.courses.finder import Finder
from ui.courses.lines import Lines, mime
from ui.courses.retired_offer import RetiredOffer
from ui.look import theme
from ui.widgets.cardpainter import CardContent, card_height, paint_card
from ui.widgets.dragged import dragged_picture, hang
from ui.widgets.panel import label
from ui.widgets.scrolled import show_current
from ui.widgets.search_field import SearchField
from ui.widgets.view_state import ViewState, restore_scroll, scroll_position

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionViewItem

    from campus_desktop.workspace import Change
    from ui.shell.protocol import Shell

_BATCH = 60
"""Cards laid out at a time; scrolling to the end lays out more. Cards differ in height, so each must be measured."""
_GAP = 8
_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
_SIDE = 4
"""Pixels beside a card for the ring around a selected one."""
Index = QModelIndex | QPersistentModelIndex


def card(line: CourseRow) -> CardContent:
    """The content of a course's card."""
    length = length_text(line.minutes, line.duration_text)
    chips = ((_("Retired"), "neutral"),) if line.retired else ()
    spoken = "" if length else _("unknown length")
    return CardContent(
        line.title, line.format, format_name(line.format), length or _("? min"), chips, spoken_length=spoken
    )


class _Cards(QAbstractListModel):
    """The courses of a finder, as many as have been scrolled to."""

    def __init__(self, lines: Lines, parent: QObject) -> None:
        super().__init__(parent)
        self.lines = lines
        self._shown = 0

    def show(self, rids: Sequence[int]) -> None:
        self.beginResetModel()
        self.lines.show(rids)
        self._shown = min(_BATCH, len(rids))
        self.endResetModel()

    def extend(self, rids: Sequence[int]) -> None:
        self.lines.extend(rids)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else self._shown

    def canFetchMore(self, parent: Index) -> bool:
        return not parent.isValid() and self._shown < len(self.lines)

    def fetchMore(self, parent: Index) -> None:
        end = min(self._shown + _BATCH, len(self.lines))
        self.beginInsertRows(QModelIndex(), self._shown, end - 1)
        self._shown = end
        self.endInsertRows()

    def line(self, index: Index) -> CourseRow | None:
        return self.lines[index.row()] if index.isValid() and index.row() < len(self.lines) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index)
        if line is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return line.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return card(line).spoken
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _FLAGS

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return mime(self.lines.ids({index.row() for index in indexes}))


class _CardDelegate(QStyledItemDelegate):
    """Paints a course in the same way as the board paints its steps."""

    def __init__(self, view: QListView, model: _Cards) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        line = self._model.line(index)
        return QSize(width, card_height(card(line), width - 2 * _SIDE) + theme.px(_GAP) if line is not None else 0)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self._model.line(index)
        if line is not None:
            rect = option.rect.adjusted(_SIDE, _SIDE, -_SIDE, _SIDE - theme.px(_GAP))
            selected = bool(option.state & QStyle.StateFlag.State_Selected)
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            paint_card(painter, rect, card(line), selected=selected, focused=focused)


class _CardList(QListView):
    """The cards. Enter adds the selected ones to the board."""

    entered_ = Signal()

    def __init__(self, lines: Lines) -> None:
        super().__init__()
        self.cards = _Cards(lines, self)
        self.setModel(self.cards)
        self.setItemDelegate(_CardDelegate(self, self.cards))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.setAccessibleName(_("Courses found"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        show_current(self, event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def startDrag(self, actions: Qt.DropAction) -> None:
        chosen = sorted(self.selectedIndexes(), key=QModelIndex.row)
        lines = [line for index in chosen if (line := self.cards.line(index)) is not None]
        if not lines:
            return
        drag = QDrag(self)
        drag.setMimeData(self.cards.mimeData(chosen))
        hang(drag, dragged_picture(lines[0].title, len(lines), self.devicePixelRatioF(), lines[0].format))
        drag.exec(Qt.DropAction.CopyAction)


class CataloguePanel(QFrame):
    """Courses to be added to a board. ``chosen`` requests that courses are added at the board's current position.

    The owner calls ``refresh`` as for a page; its courses are dragged as ``ui.courses.lines.MIME``.
    """

    chosen = Signal(list)
    """The ids of the courses on which Enter was pressed (or that were double-clicked), in display order."""
    left = Signal()
    """Escape, where there is no search to empty: the keyboard goes back to the board."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self.setProperty("kind", "left-side")
        self.setAccessibleName(_("Courses and activities"))
        self.finder = Finder(lambda: shell.workspace, self)
        self.finder.found.connect(self._found)
        self._column = QVBoxLayout(self)
        self._column.addWidget(label(_("Courses and activities"), "subheading"))
        self.search = SearchField(_("Search courses"))
        self.search.textChanged.connect(self._search)
        self.search.key_passed.connect(self._walk)
        self._column.addWidget(self.search)
        self.facets = Facets(self.finder, ("formats", "durations"), longest=12)
        self._column.addWidget(self.facets)
        self.list = _CardList(Lines(lambda: shell.workspace))
        self.list.entered_.connect(self._send)
        self.list.doubleClicked.connect(self._send)
        self.search.lead_to(self.list)
        self._column.addWidget(self.list, 1)
        self.nothing_label = label("", "muted", wrap=True)
        self.nothing_label.hide()
        self._column.addWidget(self.nothing_label)
        self.retired_too = RetiredOffer(self.finder, short=True)
        self.retired_too.clicked.connect(self._show_retired)
        self._column.addWidget(self.retired_too)
        self._hint = label("", "small", wrap=True)
        self._column.addWidget(self._hint)
        self.show_target("")
        self._resize()
        theme.theme_changed.connect(self._resize)

    def _resize(self) -> None:
        self._column.setContentsMargins(theme.px(12), theme.px(12), theme.px(12), theme.px(12))
        self._column.setSpacing(theme.px(8))
        self.list.scheduleDelayedItemsLayout()

    def refresh(self, change: Change | None) -> None:
        """Read again what is shown; None: everything may be different."""
        safe = self.shell.safe
        limited = self.finder.limit_to(None if safe is None else safe.only_courses)
        if change is None or limited or change.touches("course"):
            self.finder.reread()
            self.facets.show_chosen()

    def begin_again(self) -> None:
        """Another path is shown: without search, filters and a chosen course."""
        self.list.setCurrentIndex(QModelIndex())
        self.search.clear()
        if self.finder.filters.narrowing:
            self.facets.clear()
        self.list.scrollToTop()

    def view_state(self) -> ViewState:
        """The words searched for, the filters, the current course and how far the list is scrolled."""
        line = self.list.cards.line(self.list.currentIndex())
        return {
            "search": self.search.text(),
            "filters": self.finder.filters,
            "course": line.rid if line is not None else None,
            "scroll": scroll_position(self.list),
        }

    def restore_view(self, state: ViewState) -> None:
        """Show again what ``view_state`` returned."""
        self.search.setText(state["search"])
        self.finder.narrow(replace(state["filters"], only=self.finder.filters.only))
        self.facets.show_chosen()
        rids = self.finder.rids
        if state["course"] in rids:
            row, cards = list(rids).index(state["course"]), self.list.cards
            while row >= cards.rowCount() and cards.canFetchMore(QModelIndex()):
                cards.fetchMore(QModelIndex())
            self.list.setCurrentIndex(cards.index(row))
        restore_scroll(self.list, state["scroll"])

    def show_target(self, phase: str) -> None:
        """Name the phase to which Enter adds a course, in sight and for screen readers; empty if there is none."""
        hint = _("Drag a card to a phase")
        if phase:
            hint = _("Drag a card to a phase – or press Enter to add it to “{phase}”").format(phase=phase)
        if hint == self._hint.text():
            return
        self._hint.setText(hint)
        for widget in (self.search, self.list):
            widget.setAccessibleDescription(
                _("Enter adds the course to “{phase}”").format(phase=phase) if phase else ""
            )

    def focus_search(self) -> None:
        """Give the keyboard focus to the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def selected_ids(self) -> list[str]:
        """The ids of the selected courses, in display order."""
        return self.list.cards.lines.ids(index.row() for index in self.list.selectedIndexes())

    def _search(self, text: str) -> None:
        if self.finder.filters.retired and not text.strip():
            self.finder.filters = replace(self.finder.filters, retired=False)  # requested for that search only
            self.finder.reread()
        self.finder.search(text)

    def _show_retired(self) -> None:
        self.search.setFocus()  # the button is hidden
        self.finder.narrow(replace(self.finder.filters, retired=True))

    def _found(self, longer: bool) -> None:
        cards = self.list.cards
        if longer:
            cards.extend(self.finder.rids)
            return
        self.retired_too.look()
        current = cards.line(self.list.currentIndex())
        rids = self.finder.rids
        cards.show(rids)
        self.nothing_label.setVisible(not rids or self.finder.forgiven)
        self.nothing_label.setText(
            _("No course fits “{typed}”. These are like it.").format(typed=self.finder.typed.text)
        )
        if not rids:
            nothing = _("The catalogue is empty. New courses are made on the page Courses.")
            self.nothing_label.setText(_("No course fits.") if self.finder.total else nothing)
        elif self.finder.query or current is not None:
            kept = current is not None and not self.finder.query and current.rid in rids[:_BATCH]
            row = list(rids[:_BATCH]).index(current.rid) if kept and current is not None else 0
            self.list.setCurrentIndex(cards.index(row))

    def _walk(self, event: QKeyEvent) -> None:
        """Pass arrow keys and Enter from the search field to the list; the cursor stays in the field."""
        selection = self.list.selectionModel()
        if not self.list.currentIndex().isValid() and self.list.cards.rowCount():
            selection.setCurrentIndex(self.list.cards.index(0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
            if event.key() == Qt.Key.Key_Down:
                return
        self.list.keyPressEvent(event)

    def _send(self) -> None:
        ids = self.selected_ids()
        if ids:
            self.chosen.emit(ids)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "list"):
            QTimer.singleShot(0, self.list.scheduleDelayedItemsLayout)
