"""The notes of a list, however many: their ids, and pages of them read as they come into view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from campus_desktop.meetings.note import Note
from campus_desktop.meetings.note_queries import Order, read_notes
from campus_desktop.workspace import Workspace
from ui.notes.said import group_of, spoken, tip

Index = QModelIndex | QPersistentModelIndex
PAGE = 64
"""Notes read at once."""
_KEPT = 40
"""Pages remembered; what was read longest ago is forgotten."""


class NoteRows(QAbstractListModel):
    """A row a note. ``order`` says what the rows are grouped by."""

    def __init__(self, workspace: Workspace, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.order: Order = "time"
        self.today = today
        """What is overdue is so from here."""
        self.several_paths = False
        """Whether a step must say which path it belongs to."""
        self.ids: list[str] = []
        self._rows: dict[str, int] | None = None
        self._pages: dict[int, list[Note | None]] = {}
        self._ticks: dict[str, bool] = {}

    def show_waiting(self, ticks: Mapping[str, bool]) -> None:
        """Show ticks that wait until the file can be written (id: done) as if they were saved."""
        changed = [each for each in {*ticks, *self._ticks} if ticks.get(each) != self._ticks.get(each)]
        self._ticks = dict(ticks)
        for each in changed:
            if (row := self.row(each)) is not None:
                self.dataChanged.emit(self.index(row), self.index(row))

    def show(self, ids: list[str], order: Order, changed: Iterable[str] | None = ()) -> bool:
        """Another list. ``changed`` are the ids whose notes may say something else now (None: any). Whether the rows stand where
        they stood, but for new ones at the end; else the view is reset."""
        old = self.ids
        same = order == self.order and old and ids[: len(old)] == old
        if not same:
            self.beginResetModel()
            self.ids, self.order, self._rows = ids, order, None
            self._pages.clear()
            self.endResetModel()
            return False
        rows = (
            range(len(old))
            if changed is None
            else sorted(row for each in changed if (row := self.row(each)) is not None)
        )
        for page in {row // PAGE for row in rows} | {(len(old) - 1) // PAGE}:
            self._pages.pop(page, None)
        if len(ids) > len(old):
            self.beginInsertRows(QModelIndex(), len(old), len(ids) - 1)
            self.ids, self._rows = ids, None
            self.endInsertRows()
        if changed is None and rows:
            self._pages.clear()
            self.dataChanged.emit(self.index(0), self.index(len(old) - 1))
        else:
            for row in rows:
                if row < len(old):
                    self.dataChanged.emit(self.index(row), self.index(min(row + 1, len(ids) - 1)))
        return True

    def keep_seen(self, seen: Callable[[Note], bool]) -> None:
        """Drop, without reading, the notes that may not be ``seen``, and those that were not read yet."""
        kept = {note.id: note for page in self._pages.values() for note in page if note is not None and seen(note)}
        self.beginResetModel()
        self.ids, self._rows = [each for each in self.ids if each in kept], None
        places = range(0, len(self.ids), PAGE)
        self._pages = {at // PAGE: [kept[each] for each in self.ids[at : at + PAGE]] for at in places}
        self.endResetModel()

    def row(self, note_id: str) -> int | None:
        """Where a note stands, None where it is not in the list."""
        if self._rows is None:
            self._rows = {each: row for row, each in enumerate(self.ids)}
        return self._rows.get(note_id)

    def note(self, row: int) -> Note | None:
        """The note of a row; None where it is gone."""
        if not 0 <= row < len(self.ids):
            return None
        page, place = divmod(row, PAGE)
        if page not in self._pages:
            ids = self.ids[page * PAGE : (page + 1) * PAGE]
            found = {note.id: note for note in read_notes(self._workspace, ids)}
            while len(self._pages) >= _KEPT:
                self._pages.pop(next(iter(self._pages)))
            self._pages[page] = [found.get(each) for each in ids]
        notes = self._pages[page]
        return self._as_ticked(notes[place]) if place < len(notes) else None

    def _as_ticked(self, note: Note | None) -> Note | None:
        done = self._ticks.get(note.id) if note is not None else None
        if note is None or done is None or done == (note.done is not None):
            return note
        return note._replace(done=note.at if done else None)  # the moment is not shown

    def notes(self, ids: Sequence[str]) -> list[Note]:
        """The notes of these ids, in the order of the list."""
        rows = sorted(row for each in ids if (row := self.row(each)) is not None)
        return [note for row in rows if (note := self.note(row)) is not None]

    def heading(self, row: int) -> str:
        """What stands above a row that begins a group; empty for all others."""
        note = self.note(row)
        if note is None or self.order == "time":
            return ""
        group = group_of(note, self.order)
        before = self.note(row - 1) if row else None
        return "" if before is not None and group_of(before, self.order) == group else group[1]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        note = self.note(index.row()) if index.isValid() else None
        if note is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return note.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(note)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(note, self.today, several=self.several_paths)
        return None
