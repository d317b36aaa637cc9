"""The selection of cards: one for all columns and the table; Shift extends it from one column to another."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QObject, QPersistentModelIndex, Signal

from ui.paths.model import PathModel

Flag = QItemSelectionModel.SelectionFlag


class Picking(QObject):
    """The shared selection, in terms of the steps' ids."""

    changed = Signal()
    """The selection changed."""
    shown = Signal(QModelIndex, bool)
    """Scroll to this card; and whether it gets the keyboard focus."""
    phase_in_hand_changed = Signal()
    """Another phase got the keyboard focus, or a phase's header lost it."""

    def __init__(self, model: PathModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path_model = model
        self.selection = QItemSelectionModel(model, self)
        self.phase_in_hand: str | None = None
        """The phase that last had the keyboard focus: the target of the catalogue's Enter and of pasting."""
        self._anchor = QPersistentModelIndex()
        self.selection.selectionChanged.connect(self._selection_changed)
        self.selection.currentChanged.connect(self._current_changed)
        self._extending = False
        self._in_cells, self._column = False, 0
        self._phase: int | None = None
        """The row of the phase that the current step was last in; None if there was none since the path was opened."""
        model.modelReset.connect(self._forget)
        model.header_changed.connect(self._keep_chosen)

    def show_cells(self, on: bool) -> None:
        """Set whether the table is shown: there the current index keeps its column, on the board whole cards are current."""
        self._in_cells, self._column = on, 0

    def chosen(self) -> list[str]:
        """The selected steps in the order of the board."""
        ids = {step.id for index in self._rows() if (step := self.path_model.step(index))}
        return [step.id for step in self.path_model.in_order(ids)] if len(ids) > 1 else list(ids)

    def _rows(self) -> list[QModelIndex]:
        return self.selection.selectedRows()

    def current(self) -> str | None:
        """The current step."""
        step = self.path_model.step(self.selection.currentIndex())
        return step.id if step else None

    def choose(self, step_ids: Iterable[str], *, keyboard: bool = False) -> None:
        """Select these steps and scroll to them; those that no longer exist are ignored."""
        wanted, column = list(step_ids), self._column
        indexes = [index for step in wanted if (index := self.path_model.index_of(step)).isValid()]
        if len(indexes) != len(self._rows()) or set(self.chosen()) != set(wanted):
            chosen = QItemSelection()
            for index in indexes:
                chosen.select(index, index)
            self.selection.select(chosen, Flag.ClearAndSelect | Flag.Rows)
        if len(indexes) > 1:
            self.selection.setCurrentIndex(indexes[-1], Flag.NoUpdate)
            self.shown.emit(indexes[-1], False)
        if indexes:
            first = indexes[0].siblingAtColumn(column)
            self.selection.setCurrentIndex(first, Flag.NoUpdate)
            self.shown.emit(first, keyboard)

    def choose_all(self) -> None:
        """Select every step of the path."""
        reach = QItemSelection()
        for row in range(self.path_model.rowCount()):
            parent = self.path_model.index(row, 0)
            if rows := self.path_model.rowCount(parent):
                reach.select(self.path_model.index(0, 0, parent), self.path_model.index(rows - 1, 0, parent))
        self.selection.select(reach, Flag.ClearAndSelect | Flag.Rows)

    def go_to(self, index: QModelIndex) -> None:
        """Select one card with the keyboard."""
        self.selection.setCurrentIndex(index, Flag.ClearAndSelect | Flag.Rows)
        self.shown.emit(index, True)

    def extend_to(self, index: QModelIndex, _modifiers: object = None) -> None:
        """Extend the selection from its anchor to ``index`` in the board's reading order: column by column."""
        anchor = self.path_model.index(self._anchor.row(), 0, self._anchor.parent())
        if not self._anchor.isValid() or not anchor.parent().isValid():
            self.go_to(index)
            return
        first, last = sorted((anchor, index), key=lambda place: (place.parent().row(), place.row()))
        reach = QItemSelection()
        for row in range(first.parent().row(), last.parent().row() + 1):
            parent = self.path_model.index(row, 0)
            top = first.row() if parent == first.parent() else 0
            bottom = last.row() if parent == last.parent() else self.path_model.rowCount(parent) - 1
            if bottom >= top:
                reach.select(self.path_model.index(top, 0, parent), self.path_model.index(bottom, 0, parent))
        self._extending = True
        self.selection.select(reach, Flag.ClearAndSelect | Flag.Rows)
        self.selection.setCurrentIndex(index, Flag.NoUpdate)
        self._extending = False
        self.shown.emit(index, True)

    def _selection_changed(self) -> None:
        self.changed.emit()

    def _keep_chosen(self) -> None:
        """After rows were removed: Qt made a neighbour current without selecting it, or none if the phase is empty now."""
        current = self.selection.currentIndex()
        if self.path_model.step(current) is None and self._in_cells and self._phase is not None:
            current = self._nearest(self._phase)
        if self.path_model.step(current) is not None and not self.selection.hasSelection():
            self.selection.setCurrentIndex(current, Flag.ClearAndSelect | Flag.Rows)

    def _forget(self) -> None:
        self._phase = None

    def _nearest(self, phase: int) -> QModelIndex:
        """The first step from this phase on, else the last before it."""
        columns = self.path_model.columns
        for column in (*columns[phase:], *reversed(columns[:phase])):
            if column.steps:
                row = 0 if column.row >= phase else len(column.steps) - 1
                return self.path_model.index(row, self._column, self.path_model.phase_index(column))
        return QModelIndex()

    def _current_changed(self, current: QModelIndex) -> None:
        if not self._extending:
            self._anchor = QPersistentModelIndex(current)
        if self.path_model.step(current) is not None:
            self._phase = current.parent().row()
            if self._in_cells:
                self._column = current.column()
