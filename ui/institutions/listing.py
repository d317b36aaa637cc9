"""The list of institutions at the left: search, the filter by what another institution seeks, and the rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from campus_desktop.i18n import _
from campus_desktop.institutions.institution import Institution
from ui.look import theme
from ui.look.painting import paint_current_row, paint_line
from ui.widgets.actions import add_choice
from ui.widgets.chips import FilterChip
from ui.widgets.panel import label
from ui.widgets.search_field import SearchField

_ID = Qt.ItemDataRole.UserRole
_DETAIL = Qt.ItemDataRole.UserRole + 1
_MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Row:
    """An institution in the list: its name, and lines with the reasons why it is listed."""

    id: str
    name: str
    detail: tuple[str, ...] = ()


class _Delegate(QStyledItemDelegate):
    """Paints a name and, below it in muted text, up to three lines, each shortened to the width."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        lines = len(index.data(_DETAIL)[:_MOST_LINES])
        return QSize(theme.px(120), theme.px(20 + 20) + lines * theme.px(18))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        name, option.text = option.text, ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        left, width = option.rect.left() + theme.px(14), option.rect.width() - theme.px(24)
        top = option.rect.top() + theme.px(10)
        paint_line(painter, QRectF(left, top, width, theme.px(20)), name, "text", 14, 600)
        for number, text in enumerate(index.data(_DETAIL)[:_MOST_LINES]):
            rect = QRectF(left, top + theme.px(20) + number * theme.px(18), width, theme.px(18))
            paint_line(painter, rect, text, "muted", 12)
        painter.setPen(theme.color("border"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if isinstance(option.widget, QAbstractItemView):
            paint_current_row(painter, option.widget, index.row(), option.rect)


class InstitutionList(QFrame):
    """Emits the chosen institution; the page sets the rows."""

    chosen = Signal(str)
    """The id of the new current row; empty for none."""
    wanted = Signal()
    """Another search text or filter: the page should set the rows."""
    delete_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "left-side")
        self.search = SearchField(_("Search in names and topics"))
        self.asker: str | None = None
        self._menu = QMenu()
        self._group = QActionGroup(self)
        self.filter = FilterChip(_("Can help"), self._menu)
        self.filter.setToolTip(_("Only institutions that can show what the chosen one seeks feedback on"))
        self.none = label(_("Nobody here can show that yet."), "muted", wrap=True)
        self.rows = QListWidget()
        self.rows.setAccessibleName(_("Institutions"))
        self.rows.setItemDelegate(_Delegate(self.rows))
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setUniformItemSizes(False)
        self.search.textChanged.connect(lambda _text: self.wanted.emit())
        self.search.key_passed.connect(self._walk)
        self.search.lead_to(self.rows)
        self.rows.currentItemChanged.connect(lambda _item, _before: self.chosen.emit(self.current() or ""))
        column = QVBoxLayout(self)
        self._top = QVBoxLayout()
        for widget in (self.search, self.filter, self.none):
            self._top.addWidget(widget)
        column.addLayout(self._top)
        column.addWidget(self.rows, 1)
        column.setContentsMargins(0, 0, 1, 0)
        column.setSpacing(0)
        self._resize()
        theme.theme_changed.connect(self._resize)

    def _resize(self) -> None:
        self.setFixedWidth(theme.px(300))
        self._top.setContentsMargins(theme.px(14), theme.px(14), theme.px(14), theme.px(12))
        self._top.setSpacing(theme.px(8))
        self.rows.doItemsLayout()

    def _walk(self, event: QKeyEvent) -> None:
        QApplication.sendEvent(self.rows, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and self.rows.hasFocus():
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)

    def current(self) -> str | None:
        """The id of the current row."""
        item = self.rows.currentItem()
        return None if item is None else str(item.data(_ID))

    def select(self, institution: str) -> bool:
        """Make the row of an institution current; returns whether there is one."""
        for at in range(self.rows.count()):
            if self.rows.item(at).data(_ID) == institution:
                self.rows.setCurrentRow(at)
                return True
        return False

    def set_askers(self, institutions: Sequence[Institution]) -> None:
        """Offer the institutions that seek something as a filter; one that no longer exists or seeks nothing is dropped."""
        askers = {each.id: each.name for each in institutions if each.seeks}
        if self.asker not in askers:
            self.asker = None
        self._menu.clear()
        for key, name in [(None, _("All institutions")), *askers.items()]:
            entry = add_choice(self._menu, name, key, on=key == self.asker)
            entry.triggered.connect(self._asker_chosen)
            self._group.addAction(entry)
        self.filter.set_choice(askers.get(self.asker, "") if self.asker else "")
        self.filter.setEnabled(bool(askers))

    def _asker_chosen(self) -> None:
        chosen = self._group.checkedAction()
        self.asker = None if chosen is None else chosen.data()
        self.wanted.emit()

    def set_rows(self, rows: Sequence[Row], current: str | None) -> None:
        """Show these rows, with ``current`` selected if it is among them (else the first)."""
        self.rows.blockSignals(True)
        self.rows.clear()
        for row in rows:
            item = QListWidgetItem(row.name)
            item.setData(_ID, row.id)
            item.setData(_DETAIL, row.detail)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join((row.name, *row.detail)))
            item.setToolTip("\n".join((row.name, *row.detail)))
            self.rows.addItem(item)
        self.none.setVisible(not rows)
        at = next((number for number, row in enumerate(rows) if row.id == current), 0)
        if rows:
            self.rows.setCurrentRow(at)
        self.rows.blockSignals(False)
