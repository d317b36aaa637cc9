"""The rows of the agenda's column as a list model: one flat list in reading order, so that a screen reader meets every card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from campus_desktop.meetings.meeting import AgendaItem
from ui.meetings.agenda.rows import Row, Run
from ui.meetings.agenda.words import ItemCard

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
Role = Qt.ItemDataRole


class AgendaModel(QAbstractListModel):
    """Holds what was read last; ``show_rows`` brings it up to date, keeping what is chosen. It never edits."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.runs: list[Run] = []
        self.cards: list[ItemCard] = []
        self._where: dict[str, int] = {}

    # --- finding -------------------------------------------------------------------------------------------------------

    def row_of(self, key: str) -> int | None:
        """The row of an item, day or group; None where it is gone."""
        return self._where.get(key)

    def index_of(self, key: str) -> QModelIndex:
        """Its index; not valid where it is gone."""
        row = self._where.get(key)
        return self.index(row, 0) if row is not None else QModelIndex()

    def row(self, index: Index) -> Row | None:
        """What stands at an index."""
        return self.rows[index.row()] if index.isValid() and index.row() < len(self.rows) else None

    def item(self, index: Index) -> AgendaItem | None:
        """The item at an index; None for a heading."""
        row = self.row(index)
        return row.item if row is not None and row.kind == "item" else None

    # --- what Qt asks --------------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        row = self.row(index)
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        if row.kind == "item":
            flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags if row.kind == "day" else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.cards):
            return None
        card = self.cards[index.row()]
        if role in (Role.DisplayRole, Role.EditRole):
            return card.title
        if role == Role.AccessibleTextRole:
            return card.spoken or card.title
        if role == Role.ToolTipRole:
            return card.spoken if self.rows[index.row()].kind == "item" else None
        return None

    # --- showing what was read -----------------------------------------------------------------------------------------

    def show_rows(self, rows: Sequence[Row], runs: Sequence[Run], cards: Sequence[ItemCard]) -> None:
        """Bring the rows up to date with the fewest signals: those that stay keep the choice and the keyboard."""
        wanted = [row.key for row in rows]
        if wanted != [row.key for row in self.rows]:
            self._remove_gone(set(wanted))
            self._insert_new(rows, cards)
            self._arrange(wanted)
        self.runs = list(runs)
        self.rows = list(rows)
        self.show_cards(cards)

    def show_cards(self, cards: Sequence[ItemCard]) -> None:
        """The same rows with other times."""
        old, self.cards = self.cards, list(cards)
        changed = [number for number, (was, now) in enumerate(zip(old, self.cards, strict=True)) if was != now]
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], 0))

    def _remove_gone(self, wanted: set[str]) -> None:
        for number in range(len(self.rows) - 1, -1, -1):
            if self.rows[number].key not in wanted:
                self.beginRemoveRows(ROOT, number, number)
                del self.rows[number], self.cards[number]
                self._number()
                self.endRemoveRows()

    def _insert_new(self, rows: Sequence[Row], cards: Sequence[ItemCard]) -> None:
        if not self.rows and rows:
            self.beginInsertRows(ROOT, 0, len(rows) - 1)
            self.rows, self.cards = list(rows), list(cards)
            self._number()
            self.endInsertRows()
            return
        for number, row in enumerate(rows):
            if row.key in self._where:
                continue
            at = self._where[rows[number - 1].key] + 1 if number else 0
            self.beginInsertRows(ROOT, at, at)
            self.rows.insert(at, row)
            self.cards.insert(at, cards[number])
            self._number()
            self.endInsertRows()

    def _arrange(self, wanted: Sequence[str]) -> None:
        keys = [row.key for row in self.rows]
        if keys == list(wanted):
            return
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        old = {row.key: (row, card) for row, card in zip(self.rows, self.cards, strict=True)}
        self.rows = [old[key][0] for key in wanted]
        self.cards = [old[key][1] for key in wanted]
        self._number()
        self.changePersistentIndexList(kept, [self.index(self._where[keys[index.row()]], 0) for index in kept])
        self.layoutChanged.emit()

    def _number(self) -> None:
        self._where = {row.key: number for number, row in enumerate(self.rows)}
