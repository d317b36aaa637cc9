"""One path as a two-level model: phases, and in each its steps. Board and table are views of this one model."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from campus_desktop.paths.path import LearningPath, Phase, Step
from ui.paths import cells
from ui.paths.mime import COURSES, STEPS, steps_data
from ui.paths.ordering import staying
from ui.widgets.cardpainter import CardContent

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class Commands(Protocol):
    """What the model passes on of what Qt asks of it: ``StepCommands``."""

    def drop(self, data: QMimeData, phase: str, before: str | None) -> None: ...
    def may_drop(self, data: QMimeData, phase: str) -> str: ...
    def write(self, step: Step, field: str, value: object) -> bool: ...


class PhaseColumn:
    """A phase in the model. ``key`` is the internal id of its steps' indexes; ``row`` is its position."""

    __slots__ = ("key", "phase", "row", "steps")

    def __init__(self, key: int, phase: Phase) -> None:
        self.key, self.phase, self.row = key, phase, 0
        self.steps: list[Step] = []

    def row_of(self, step_id: str) -> int:
        """The row of a step. StopIteration if it is not in this phase."""
        return next(number for number, step in enumerate(self.steps) if step.id == step_id)


class PathModel(QAbstractItemModel):
    """Contains what was read last; ``show`` updates it with as few signals as possible. It never edits: a drop and an edited cell
    are passed to ``commands``, and the changes come back through ``show``."""

    header_changed = Signal()
    """Data of the path itself changed: title, tags, goals ..."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.commands: Commands | None = None
        """None: nothing can be edited."""
        self.path: LearningPath | None = None
        self.columns: list[PhaseColumn] = []
        self._by_key: dict[int, PhaseColumn] = {}
        self._where: dict[str, PhaseColumn] = {}
        self._next_key = 1
        self._cards: dict[str, tuple[Step, CardContent]] = {}
        self._notes: Mapping[str, int] = {}
        self._facts = True
        self.courses_to: str | None = None
        """The phase marked as the one to which Enter in the catalogue adds a course."""
        self.mark = ""
        """Identifies the file in drag and clipboard data."""

    # --- finding -------------------------------------------------------------------------------------------------------

    def column_of(self, index: Index) -> PhaseColumn | None:
        """The phase of an index, or that contains it."""
        if not index.isValid():
            return None
        key = index.internalId()
        return self._by_key.get(key) if key else self.columns[index.row()]

    def step(self, index: Index) -> Step | None:
        """The step of an index, None for a phase."""
        if not index.isValid() or not index.internalId():
            return None
        return self._by_key[index.internalId()].steps[index.row()]

    def card(self, step: Step) -> CardContent:
        """The content of a step's card."""
        known = self._cards.get(step.id)
        if known is None or known[0] is not step:
            known = self._cards[step.id] = (step, cells.card(step, self._notes.get(step.id, 0), facts=self._facts))
        return known[1]

    def column(self, phase_id: str) -> PhaseColumn | None:
        """The phase with this id."""
        return next((column for column in self.columns if column.phase.id == phase_id), None)

    def index_of(self, step_id: str) -> QModelIndex:
        """The index of a step; invalid if it no longer exists."""
        column = self._where.get(step_id)
        return self.index(column.row_of(step_id), 0, self.phase_index(column)) if column else QModelIndex()

    def phase_index(self, column: PhaseColumn) -> QModelIndex:
        """The index of a phase."""
        return self.createIndex(column.row, 0, 0)

    def phase_of(self, step_id: str) -> str | None:
        """The id of the phase of a step, as last read."""
        column = self._where.get(step_id)
        return column.phase.id if column else None

    def in_order(self, step_ids: Iterable[str]) -> list[Step]:
        """Those steps in the order of the board."""
        wanted = set(step_ids)
        return [step for column in self.columns for step in column.steps if step.id in wanted]

    # --- QAbstractItemModel ------------------------------------------------------------------------------------------

    def index(self, row: int, column: int, parent: Index = ROOT) -> QModelIndex:
        if row < 0 or not 0 <= column < len(cells.COLUMNS):
            return QModelIndex()
        if not parent.isValid():
            return self.createIndex(row, column, 0) if row < len(self.columns) else QModelIndex()
        if parent.internalId() or parent.row() >= len(self.columns):
            return QModelIndex()
        phase = self.columns[parent.row()]
        return self.createIndex(row, column, phase.key) if row < len(phase.steps) else QModelIndex()

    def parent(self, child: Index = ROOT) -> QModelIndex:  # type: ignore[override]  # QObject.parent() takes nothing
        key = child.internalId() if child.isValid() else 0
        column = self._by_key.get(key) if key else None
        return self.createIndex(column.row, 0, 0) if column else QModelIndex()

    def rowCount(self, parent: Index = ROOT) -> int:
        if not parent.isValid():
            return len(self.columns)
        if parent.internalId() or parent.column() > 0 or parent.row() >= len(self.columns):
            return 0
        return len(self.columns[parent.row()].steps)

    def columnCount(self, parent: Index = ROOT) -> int:
        return len(cells.COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return cells.heading(section)
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if cells.COLUMNS[section].right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        step = self.step(index)
        if step is None:
            phase = self.columns[index.row()].phase
            return cells.phase_data(phase, index.column(), role, marked=phase.id == self.courses_to)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return self.card(step).spoken
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0 and step.id in self._notes:
            return f"{step.title}\n{cells.spoken_notes(self._notes[step.id])}"
        return cells.step_data(step, index.column(), role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        step = self.step(index)
        if step is None or self.commands is None:
            return False
        field = cells.COLUMNS[index.column()].field
        if role == Qt.ItemDataRole.CheckStateRole:
            return self.commands.write(step, field, Qt.CheckState(value) == Qt.CheckState.Checked)
        return role == Qt.ItemDataRole.EditRole and self.commands.write(step, field, value)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        step = self.step(index)
        if step is None:
            return flag.ItemIsEnabled | flag.ItemIsDropEnabled
        plain = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled
        ticked = cells.COLUMNS[index.column()].field == "mandatory"
        return plain | flag.ItemIsEditable | flag.ItemIsUserCheckable if ticked else plain | flag.ItemIsEditable

    # --- drag and drop -------------------------------------------------------------------------------------------------

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [STEPS, COURSES]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        ids = {step.id for index in indexes if (step := self.step(index)) is not None}
        return steps_data(self.in_order(ids), self.mark)

    def target(self, row: int, parent: Index) -> tuple[str, str | None] | None:
        """The target of a drop given by Qt: the phase, and the step before which it lands (None: last)."""
        column = self.column_of(parent)
        if column is None:
            return None
        if parent.internalId():  # onto a card: before it
            row = parent.row()
        return column.phase.id, column.steps[row].id if 0 <= row < len(column.steps) else None

    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        target = self.target(row, parent)
        return target is not None and self.commands is not None and not self.commands.may_drop(data, target[0])

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Make the drop as one edit. Always returns False: the edit has already done what Qt would do to the rows."""
        target = self.target(row, parent)
        if action != Qt.DropAction.IgnoreAction and target is not None and self.commands is not None:
            self.commands.drop(data, *target)
        return False

    # --- updating ----------------------------------------------------------------------------------------------------

    def open(self, path: LearningPath | None) -> None:
        """Show another path."""
        self.beginResetModel()
        self.path = path
        self.columns, self._by_key, self._where = [], {}, {}
        self._cards.clear()
        for phase in path.phases if path else ():
            column = self._new_column(phase)
            column.steps = list(phase.steps)
            self._where.update(dict.fromkeys((step.id for step in phase.steps), column))
            self.columns.append(column)
        self._number()
        self.endResetModel()
        self.header_changed.emit()

    def show(self, path: LearningPath) -> None:
        """Update the same path. A phase that is the same object as before is skipped."""
        self.path = path
        self._show_phases(path.phases)
        changed = [
            (column, phase)
            for column, phase in zip(self.columns, path.phases, strict=True)
            if column.phase is not phase or len(column.steps) != len(phase.steps)
        ]
        wanted = {step.id for _column, phase in changed for step in phase.steps}
        for column, _phase in changed:
            self._remove_gone(column, wanted)
        for column, phase in changed:
            self._arrange(column, phase.steps)
        for column, phase in changed:
            self._change(column, phase)
        if changed:
            # one signal for all, because every column of the board receives it
            rows = [column.row for column, _phase in changed]
            last = len(cells.COLUMNS) - 1
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), last))
        self.header_changed.emit()

    def show_notes(self, counts: Mapping[str, int]) -> None:
        """Set the number of notes about each step, for the cards."""
        touched = {each for each in {*self._notes, *counts} if self._notes.get(each) != counts.get(each)}
        self._notes = counts
        for step_id in touched:
            self._cards.pop(step_id, None)
            index = self.index_of(step_id)
            if index.isValid():
                self.dataChanged.emit(index, index)

    def show_courses_to(self, phase_id: str | None) -> None:
        """Mark the phase to which Enter in the catalogue adds a course; None while the keyboard is not in the catalogue."""
        if phase_id == self.courses_to:
            return
        changed = {phase_id, self.courses_to}
        self.courses_to = phase_id
        for column in self.columns:
            if column.phase.id in changed:
                self.dataChanged.emit(self.index(column.row, 0), self.index(column.row, len(cells.COLUMNS) - 1))

    def show_facts(self, shown: bool) -> None:
        """Set whether the cards show day, "mandatory" and the person responsible above their titles."""
        if shown == self._facts:
            return
        self._facts = shown
        self._cards.clear()
        for column in self.columns:
            if column.steps:
                parent = self.phase_index(column)
                self.dataChanged.emit(self.index(0, 0, parent), self.index(len(column.steps) - 1, 0, parent))

    def _new_column(self, phase: Phase) -> PhaseColumn:
        column = PhaseColumn(self._next_key, phase)
        self._by_key[column.key] = column
        self._next_key += 1
        return column

    def _number(self) -> None:
        for row, column in enumerate(self.columns):
            column.row = row

    def _show_phases(self, phases: Sequence[Phase]) -> None:
        wanted = [phase.id for phase in phases]
        for column in [column for column in reversed(self.columns) if column.phase.id not in set(wanted)]:
            self.beginRemoveRows(ROOT, column.row, column.row)
            self.columns.remove(column)
            del self._by_key[column.key]
            for step in column.steps:
                self._where.pop(step.id, None)
            self._number()
            self.endRemoveRows()
        fixed = staying([column.phase.id for column in self.columns], wanted)
        for row, phase in enumerate(phases):
            if phase.id in fixed:
                continue
            after = self.column(wanted[row - 1]) if row else None
            to = after.row + 1 if after else 0
            old = self.column(phase.id)
            if old is None:
                self.beginInsertRows(ROOT, to, to)
                self.columns.insert(to, self._new_column(phase))
                self._number()
                self.endInsertRows()
            elif self.beginMoveRows(ROOT, old.row, old.row, ROOT, to):
                self.columns.remove(old)
                self.columns.insert(to - (old.row < to), old)
                self._number()
                self.endMoveRows()

    def _remove_gone(self, column: PhaseColumn, wanted: set[str]) -> None:
        row = len(column.steps) - 1
        while row >= 0:
            last = row
            while row >= 0 and column.steps[row].id not in wanted:
                row -= 1
            if row < last:
                self.beginRemoveRows(self.phase_index(column), row + 1, last)
                for step in column.steps[row + 1 : last + 1]:
                    del self._where[step.id]
                    self._cards.pop(step.id, None)
                del column.steps[row + 1 : last + 1]
                self.endRemoveRows()
            row -= 1

    def _arrange(self, column: PhaseColumn, steps: Sequence[Step]) -> None:
        """Move steps here from elsewhere, and insert new ones; each goes directly behind the one it follows."""
        here = [step.id for step in column.steps]
        if here == [step.id for step in steps]:
            return
        fixed = staying(here, [step.id for step in steps])
        number = 0
        while number < len(steps):
            step = steps[number]
            if step.id in fixed:
                number += 1
                continue
            to = column.row_of(steps[number - 1].id) + 1 if number else 0
            if step.id in self._where:
                self._move(step.id, column, to)
                number += 1
                continue
            end = number + 1
            while end < len(steps) and steps[end].id not in self._where:
                end += 1
            self.beginInsertRows(self.phase_index(column), to, to + end - number - 1)
            column.steps[to:to] = steps[number:end]
            self._where.update(dict.fromkeys((new.id for new in steps[number:end]), column))
            self.endInsertRows()
            number = end

    def _move(self, step_id: str, to: PhaseColumn, row: int) -> None:
        source = self._where[step_id]
        old = source.row_of(step_id)
        if not self.beginMoveRows(self.phase_index(source), old, old, self.phase_index(to), row):
            return  # it is there already
        step = source.steps.pop(old)
        to.steps.insert(row - (source is to and old < row), step)
        self._where[step_id] = to
        self.endMoveRows()

    def _change(self, column: PhaseColumn, phase: Phase) -> None:
        """The steps are in order; update their content."""
        rows = [
            row
            for row, (old, new) in enumerate(zip(column.steps, phase.steps, strict=True))
            if old is not new and old != new
        ]
        column.phase, column.steps = phase, list(phase.steps)
        parent = self.phase_index(column)
        last = len(cells.COLUMNS) - 1
        for row in rows:
            self.dataChanged.emit(self.index(row, 0, parent), self.index(row, last, parent))
