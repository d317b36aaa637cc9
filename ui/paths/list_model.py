"""The list of learning paths as a table model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from campus_desktop.i18n import N_, _, date_table, duration_hours, number, sort_key, time_table
from campus_desktop.paths.path import KINDS, PURPOSES, STATUSES
from campus_desktop.paths.queries import PathSummary
from ui.shell import theme

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
STATUS_TONES = {"draft": "neutral", "sparring": "warning", "agreed": "success"}


def _word(words: dict[str, str], word: str | None) -> str:
    return _(words[word]) if word in words else ""


def moment_text(stored: str) -> str:
    """An instant of the file as people here read it: "26-11-2026 09.30"; empty for none."""
    if not stored:
        return ""
    local = datetime.fromisoformat(stored).astimezone()
    return f"{date_table(local.date())} {time_table(local)}"


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column: heading (marked with N_), what it shows, what it sorts by."""

    heading: str
    text: Callable[[PathSummary], str]
    key: Callable[[PathSummary], Any]
    right: bool = False


COLUMNS = (
    ListColumn(N_("Title"), lambda path: path.title, lambda path: sort_key(path.title)),
    ListColumn(N_("Institution"), lambda path: path.institution_name, lambda path: sort_key(path.institution_name)),
    ListColumn(N_("Kind"), lambda path: _word(KINDS, path.kind), lambda path: sort_key(_word(KINDS, path.kind))),
    ListColumn(
        N_("Purpose"), lambda path: _word(PURPOSES, path.purpose), lambda path: sort_key(_word(PURPOSES, path.purpose))
    ),
    ListColumn(N_("Steps"), lambda path: number(path.steps), lambda path: path.steps, True),
    ListColumn(N_("Total time"), lambda path: duration_hours(path.minutes), lambda path: path.minutes, True),
    ListColumn(N_("Status"), lambda path: _word(STATUSES, path.status), lambda path: [*STATUSES].index(path.status)),
    ListColumn(N_("Last changed"), lambda path: moment_text(path.changed), lambda path: path.changed),
)
STATUS = 6


class PathList(QAbstractTableModel):
    """All paths of the file, sorted by the column the user chose."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.paths: list[PathSummary] = []
        self._sorted_by = (0, Qt.SortOrder.AscendingOrder)

    def show(self, paths: Sequence[PathSummary]) -> None:
        """Show these paths."""
        self.beginResetModel()
        self.paths = list(paths)
        self._sort()
        self.endResetModel()

    def row_of(self, path_id: str) -> int:
        """The row of a path; -1 where it is not listed."""
        return next((row for row, path in enumerate(self.paths) if path.id == path_id), -1)

    def _sort(self) -> None:
        column, order = self._sorted_by
        self.paths.sort(key=COLUMNS[column].key, reverse=order == Qt.SortOrder.DescendingOrder)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        ids = [self.paths[index.row()].id for index in before]
        self._sorted_by = (column, order)
        self._sort()
        now = [self.index(self.row_of(path), index.column()) for path, index in zip(ids, before, strict=True)]
        self.changePersistentIndexList(before, now)
        self.layoutChanged.emit()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.paths)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _(COLUMNS[section].heading)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(section)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        path, column = self.paths[index.row()], COLUMNS[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(path)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return column.text(path) if index.column() == 0 else f"{_(column.heading)}: {column.text(path)}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role == Qt.ItemDataRole.FontRole and index.column() == 0:
            return theme.font(weight=600)
        return None


def _alignment(section: int) -> int:
    side = Qt.AlignmentFlag.AlignRight if COLUMNS[section].right else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
