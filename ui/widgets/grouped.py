"""A table model of rows grouped under headings: a row is an object with an ``id``, a column shows a part of it.

Headings are rows that the cursor skips. A column sorts within the groups.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from campus_desktop.i18n import _, number
from ui.widgets.sorting import sorted_heading

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
ROOT = QModelIndex()


class Thing(Protocol):
    """The object of a row."""

    @property
    def id(self) -> str:
        """Identifies the object."""
        ...


T = TypeVar("T", bound=Thing)


@dataclass(frozen=True, slots=True)
class TableColumn(Generic[T]):
    """A column: its heading (marked with N_), the text it shows, its sort key (None: not sortable).

    ``width`` is in pixels at zoom 1, 0 for the remaining room. ``tone`` shows the text as a pill in a tone of ``ui.widgets.chips``
    ("" for plain text); ``ticked`` makes the column a check box (None: none for this object); ``editable`` tells for which objects
    the cell is edited in place. If there is too little room, columns with a ``drop`` are hidden, the lowest first; 0 stays.
    """

    key: str
    heading: str
    text: Callable[[T], str]
    order: Callable[[T], Any] | None = None
    width: int = 0
    right: bool = False
    muted: bool = False
    strong: bool = False
    wraps: bool = False
    tone: Callable[[T], str] | None = None
    ticked: Callable[[T], bool | None] | None = None
    editable: Callable[[T], bool] | None = None
    drop: int = 0


@dataclass(frozen=True, slots=True)
class Group(Generic[T]):
    """Objects under a heading."""

    title: str
    things: Sequence[T]


class GroupedRows(QAbstractTableModel):
    """The rows of all groups, including headings."""

    def __init__(self, columns: Sequence[TableColumn[Any]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = columns
        self._groups: list[Group[Any]] = []
        self._rows: list[Any] = []
        self._rows_by_id: dict[str, int] = {}
        self._sorted_by: tuple[int, Qt.SortOrder] | None = None

    # --- what is shown -------------------------------------------------------------------------------------------------

    def show(self, groups: Iterable[Group[Any]]) -> None:
        """Show these groups; the heading of a single group is omitted if it has no title."""
        self.beginResetModel()
        self._groups = list(groups)
        self._lay_out()
        self.endResetModel()

    def _lay_out(self) -> None:
        self._rows = []
        for group in self._groups:
            if group.title:
                self._rows.append(group)
            self._rows += self._in_order(group.things)
        self._rows_by_id = {row.id: place for place, row in enumerate(self._rows) if not isinstance(row, Group)}

    def _in_order(self, things: Sequence[Any]) -> list[Any]:
        if self._sorted_by is None:
            return list(things)
        column, order = self._sorted_by
        key = self.columns[column].order
        return sorted(things, key=key, reverse=order == Qt.SortOrder.DescendingOrder) if key else list(things)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        things = [self.thing(index.row()) for index in before]
        self._sorted_by = (column, order) if column >= 0 and self.columns[column].order is not None else None
        self._lay_out()
        now = [
            self.index(self.row_of(thing.id), index.column()) if thing is not None else index
            for thing, index in zip(things, before, strict=True)
        ]
        self.changePersistentIndexList(before, now)
        self.layoutChanged.emit()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)

    @property
    def things(self) -> list[Any]:
        """The objects in display order, without headings."""
        return [row for row in self._rows if not isinstance(row, Group)]

    @property
    def heading_rows(self) -> list[int]:
        """The rows that are headings."""
        return [place for place, row in enumerate(self._rows) if isinstance(row, Group)]

    def thing(self, row: int) -> Any:
        """The object in a row; None for a heading."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return None if isinstance(found, Group) else found

    def row_of(self, thing_id: str) -> int:
        """The row of an object; -1 where it is not shown."""
        return self._rows_by_id.get(thing_id, -1)

    def column_of(self, key: str) -> int:
        """The position of a column."""
        return next(place for place, column in enumerate(self.columns) if column.key == key)

    # --- QAbstractTableModel -----------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        thing = self.thing(index.row())
        if thing is None:
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        editable = self.columns[index.column()].editable
        return flags | Qt.ItemFlag.ItemIsEditable if editable is not None and editable(thing) else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Role.DisplayRole:
            return "" if column.ticked is not None else self._heading(section, painted=True)
        if role == Role.AccessibleTextRole:
            return self._heading(section, painted=False)
        if role == Role.ToolTipRole and column.ticked is not None:
            return _(column.heading)
        if role == Role.TextAlignmentRole:
            return _alignment(column)
        return None

    def _heading(self, section: int, *, painted: bool) -> str:
        title = _(self.columns[section].heading)
        if self._sorted_by is None or self._sorted_by[0] != section:
            return title
        descending = self._sorted_by[1] == Qt.SortOrder.DescendingOrder
        return sorted_heading(title, descending=descending, painted=painted)

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        if isinstance(row, Group):
            return _heading_data(row, role) if index.column() == 0 else None
        return _cell_data(row, column, role)


def _cell_data(thing: Any, column: TableColumn[Any], role: int) -> Any:
    text = column.text(thing)
    if role in (Role.DisplayRole, Role.EditRole):
        return text
    if role == Role.AccessibleTextRole:
        return text if column.wraps or column.ticked is not None else f"{_(column.heading)}: {text}"
    if role == Role.TextAlignmentRole:
        return _alignment(column)
    if role == Role.CheckStateRole and column.ticked is not None and column.ticked(thing) is not None:
        return Qt.CheckState.Checked if column.ticked(thing) else Qt.CheckState.Unchecked
    return None


def _heading_data(group: Group[Any], role: int) -> Any:
    count = number(len(group.things))
    return {
        Role.DisplayRole: group.title,
        Role.AccessibleTextRole: f"{group.title}, {count}",
        Role.UserRole: count,
    }.get(Role(role))


def _alignment(column: TableColumn[Any]) -> int:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
