"""A table model of the catalogue, of any length: rows are read as they become visible, by an array of row ids."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from campus_desktop.courses.fields import COURSE_FIELDS, in_words, length_text
from campus_desktop.courses.queries import CourseRow
from campus_desktop.i18n import _
from ui.courses.lines import Lines, mime
from ui.widgets.sorting import sorted_heading

Index = QModelIndex | QPersistentModelIndex

COLUMNS = sorted((each for each in COURSE_FIELDS.values() if each.table), key=lambda each: each.table or (0, 0))
"""The fields shown, in order."""
FORMAT, TITLE, CODE, PROVIDER, MINUTES, AUDIENCE, TAGS = map(
    [each.name for each in COLUMNS].index, ("format", "title", "code", "provider", "minutes", "audience", "tags")
)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def cell(line: CourseRow, column: int) -> str:
    """The text of a cell."""
    if column == MINUTES:
        return length_text(line.minutes, line.duration_text)
    if column == TITLE and line.retired:
        return _("{title} (retired)").format(title=line.title)
    name = COLUMNS[column].name
    return in_words(name, getattr(line, name))


class CourseModel(QAbstractTableModel):
    """The courses of a finder as a table."""

    def __init__(self, lines: Lines, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines = lines
        self._order: tuple[int, bool] | None = None

    def show_order(self, column: int | None, descending: bool) -> None:
        """Mark the heading that the list is sorted by; None for none."""
        self._order = (column, descending) if column is not None else None
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(COLUMNS) - 1)

    def show(self, rids: Sequence[int]) -> None:
        """Set another list."""
        self.beginResetModel()
        self.lines.show(rids)
        self.endResetModel()

    def extend(self, rids: Sequence[int]) -> None:
        """The same list, extended."""
        if len(rids) > len(self.lines):
            self.beginInsertRows(QModelIndex(), len(self.lines), len(rids) - 1)
            self.lines.extend(rids)
            self.endInsertRows()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(COLUMNS)

    def line(self, row: int) -> CourseRow | None:
        """The course of a row."""
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in _TEXT_ROLES or not index.isValid() or (line := self.line(index.row())) is None:
            return None
        column = index.column()
        if role == Qt.ItemDataRole.AccessibleTextRole and column == TITLE:
            spoken = (cell(line, number) for number in (TITLE, FORMAT, MINUTES, CODE, PROVIDER, AUDIENCE))
            return ", ".join(text for text in spoken if text)
        return cell(line, column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role in _TEXT_ROLES:
            return self._heading(section, role == Qt.ItemDataRole.DisplayRole)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section == MINUTES else _LEFT
        return None

    def _heading(self, section: int, painted: bool) -> str:
        title = _(COLUMNS[section].label)
        if self._order is None or self._order[0] != section:
            return title
        return sorted_heading(title, descending=self._order[1], painted=painted)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _FLAGS

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return mime(self.lines.ids({index.row() for index in indexes}))


_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
_TEXT_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)
