"""Global search (Ctrl+K): one field that searches with every page's own search; the arrow keys move through the hits."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QKeyCombination,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from campus_desktop.courses.formats import format_icon
from campus_desktop.i18n import _
from ui.look import theme
from ui.look.icons import paint_icon
from ui.look.painting import paint_chosen, paint_line
from ui.shell.registry import find
from ui.shell.spec import Hit, PageSpec
from ui.widgets.announcing import announce
from ui.widgets.debounce import debounce
from ui.widgets.panel import label
from ui.widgets.search_field import SearchField

if TYPE_CHECKING:
    from ui.shell.protocol import Shell

_OPENING_KEY = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_K)
"""The key that opens the search; pressed again, it selects the text, so that another one can be typed."""
PER_GROUP = 6
"""The maximum number of hits shown for one page."""


class _Hits(QListWidget):
    """The hits in groups. They are kept here and not in the items: Qt's copies of Python objects are not safe when they are
    collected."""

    def __init__(self) -> None:
        super().__init__()
        self.hits: list[tuple[PageSpec, Hit] | None] = []
        """By row; None for a group's name."""
        self.setItemDelegate(_Rows(self))

    def empty(self) -> None:
        """Show nothing."""
        self.clear()
        self.hits = []

    def add_group(self, spec: PageSpec, hits: Sequence[Hit], typed: str) -> None:
        """Add a page's name and its hits; where these are only similar to what was ``typed``, the name says so."""
        self.hits += [None, *((spec, hit) for hit in hits)]
        title = _(spec.title)
        if hits[0].similar:
            title = _("{page}: nothing with exactly “{text}”, but similar:").format(page=title, text=typed)
        head = QListWidgetItem(title)
        head.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(head)
        for hit in hits:
            similar = _("similar") if hit.similar else ""
            self.addItem(", ".join(filter(None, (hit.title, hit.detail, similar))))


class _Rows(QStyledItemDelegate):
    """A group's name, or a hit: icon, title, detail."""

    def __init__(self, hits: _Hits) -> None:
        super().__init__(hits)
        self._list = hits

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, theme.px(36 if self._list.hits[index.row()] else 28))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        found = self._list.hits[index.row()]
        rect = QRectF(option.rect)
        painter.save()
        if found is None:
            paint_line(painter, rect.adjusted(theme.px(12), 0, 0, 0), index.data(), "muted", 12, 600)
        else:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if option.state & QStyle.StateFlag.State_Selected:
                paint_chosen(painter, rect.adjusted(4, 1, -4, -1))
            spec, hit = found
            side = theme.px(16)
            icon, colour = format_icon(hit.format), theme.format_color(hit.format)
            place = QRectF(rect.left() + theme.px(14), rect.center().y() - side / 2, side, side)
            paint_icon(painter, place, icon or spec.icon, colour)
            rest = rect.adjusted(theme.px(40), 0, -theme.px(12), 0)
            used = paint_line(painter, rest, hit.title, "text", 14, 500)
            rest.setLeft(rest.left() + used + theme.px(10))
            paint_line(painter, rest, hit.detail, "muted", 12.5)
        painter.restore()


class SearchPopup(QFrame):
    """Opens over the window; Enter or a click opens the hit, Escape or a click outside closes it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.widget, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("popup")
        self.setAccessibleName(_("Search everywhere"))
        self._shell = shell
        column = QVBoxLayout(self)
        margin = theme.px(10)
        column.setContentsMargins(margin, margin, margin, margin)
        column.setSpacing(theme.px(8))
        self.field = SearchField(
            _("Search courses, steps, paths, meetings, items, notes, actions and people"), parent=self
        )
        self.field.textChanged.connect(self._typed)
        self.field.key_passed.connect(self._key)
        self.field.installEventFilter(self)
        column.addWidget(self.field)
        self.list = _Hits()
        self.list.setAccessibleName(_("Results"))
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._go)
        self.list.itemEntered.connect(self._entered)
        self.list.currentItemChanged.connect(self._say)
        column.addWidget(self.list, 1)
        self._hint = label("", "small")
        column.addWidget(self._hint)
        self.setFocusProxy(self.field)
        # debounced: letters typed in quick succession cause one search
        self.timer = debounce(self, 60, self._search)
        self._place()
        self._search()

    def _place(self) -> None:
        shell = self._shell
        width = min(theme.px(620), shell.widget.width() - 40)
        height = min(theme.px(460), shell.widget.height() - 100)
        self.resize(width, height)
        corner = QPoint((shell.widget.width() - width) // 2, theme.px(64))
        self.move(shell.widget.mapToGlobal(corner))
        self.field.setFocus()

    def _typed(self) -> None:
        self.timer.start()

    def _search(self) -> None:
        self.list.empty()
        text = self.field.text().strip()
        if text:
            shell = self._shell
            for spec in shell.specs:
                hits = shell.guard(partial(find, spec, shell.workspace, text, PER_GROUP, shell.safe)) or []
                if hits:
                    self.list.add_group(spec, hits, text)
        if self.list.count():
            self._hint.setText(_("↑ ↓ choose · Enter opens · Esc closes"))
            self._step(1)
        elif text:
            self._hint.setText(_("Nothing was found for “{text}”.").format(text=text))
        else:
            self._hint.setText(_("Type a word, the beginning or the middle of one, or a course code."))

    def _step(self, by: int) -> None:
        row = self.list.currentRow()
        while 0 <= row + by < self.list.count():
            row += by
            if self.list.hits[row] is not None:
                self.list.setCurrentRow(row)
                return

    def _entered(self, item: QListWidgetItem) -> None:
        if self.list.hits[self.list.row(item)] is not None:
            self.list.setCurrentItem(item)

    def _say(self, item: QListWidgetItem | None) -> None:
        """Announce the current hit to screen readers, because the keyboard focus stays in the field."""
        if item is not None:
            announce(self.field, item.text())

    def _key(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.timer.isActive():
                self.timer.stop()
                self._search()
            item = self.list.currentItem()
            if item is not None:
                self._go(item)
        else:
            for _time in range(5 if key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp) else 1):
                self._step(1 if key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown) else -1)

    def _go(self, item: QListWidgetItem) -> None:
        found = self.list.hits[self.list.row(item)]
        if found is not None:
            spec, hit = found
            self.close()
            self._shell.show_page(spec.key, hit.id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # elsewhere Escape empties the field first; here it closes at once, as the hint states
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.close()
            return True
        if isinstance(event, QKeyEvent) and event.keyCombination() == _OPENING_KEY:
            if event.type() == QEvent.Type.KeyPress:
                self.field.selectAll()
            return True
        return super().eventFilter(watched, event)
