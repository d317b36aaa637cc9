"""The board: phases side by side, steps as cards, with one selection for all of them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QItemSelectionModel, QMimeData, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QDrag, QKeyEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout

from campus_desktop.i18n import _
from ui.look import theme
from ui.paths.column import ARROWS, AddButton, PhaseColumn
from ui.paths.commands import StepCommands
from ui.paths.dropping import Canvas, Dropping
from ui.paths.mime import PHASE
from ui.paths.steps_view import StepsView
from ui.widgets.carried import with_ids
from ui.widgets.dragged import dragged_picture, hang

Flag = QItemSelectionModel.SelectionFlag


class Board(QScrollArea, StepsView):
    """Shows the path of ``commands``, and passes on what the user does."""

    def __init__(self, commands: StepCommands) -> None:
        super().__init__()
        self.commands = commands
        self.path_model = model = commands.model
        self.picking = picking = commands.picking
        self.columns: list[PhaseColumn] = []
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Board"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its children take the keyboard focus
        self.canvas = Canvas(self)
        self.dropping = Dropping(self, self.canvas, commands, lambda: self.columns)
        self.canvas.dropping = self.dropping
        self._row = QHBoxLayout(self.canvas)
        self.add_phase_button = AddButton(_("+ Phase"))
        self.add_phase_button.clicked.connect(commands.phases.new)
        self.add_phase_button.arrow_pressed.connect(self._add_phase_arrow)
        self._last = QVBoxLayout()
        self._last.addWidget(self.add_phase_button)
        self._last.addStretch(1)
        self._row.addLayout(self._last)
        self._row.addStretch(1)
        self.setWidget(self.canvas)
        self.restyle()
        self.horizontalScrollBar().valueChanged.connect(self._catch_up)
        model.header_changed.connect(self._fit_heads)
        model.modelReset.connect(self._rebuild)
        model.rowsInserted.connect(self._inserted)
        model.rowsRemoved.connect(self._removed)
        model.rowsMoved.connect(self._moved)
        model.dataChanged.connect(self._changed)
        picking.shown.connect(self._show_card)
        commands.cut_changed.connect(self.dim)
        commands.steps_written.connect(self.empty_line)
        theme.theme_changed.connect(self.restyle)

    # --- columns -------------------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        """Update after a change of theme or zoom."""
        side = theme.px(8)
        self._row.setContentsMargins(side, theme.px(8), side, 0)
        self._row.setSpacing(0)
        self.add_phase_button.setMinimumWidth(theme.px(72))
        self._last.setContentsMargins(theme.px(4), theme.px(6), 0, 0)
        for column in self.columns:
            column.restyle()
        self._fit_heads()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._catch_up()
        if event.size().width() < event.oldSize().width():  # the details of a step were opened beside the board
            QTimer.singleShot(0, self, self._keep_in_sight)

    def _catch_up(self) -> None:
        for column in self.columns:
            column.view.catch_up()

    def _fit_heads(self) -> None:
        """Give all headers a third row where one of them needs it for its time, so that all cards begin at the same height."""
        tall = any(column.header.needs_third_row() for column in self.columns)
        for column in self.columns:
            column.header.set_tall(tall)

    def _rebuild(self) -> None:
        for column in self.columns:
            self._drop_column(column)
        self.columns = []
        for row in range(self.path_model.rowCount()):
            self._add_column(row)
        self._fit_heads()

    def _add_column(self, row: int) -> None:
        model, commands = self.path_model, self.commands
        column = PhaseColumn(model, self.picking.selection, model.index(row, 0), self.canvas)
        column.add_button.clicked.connect(lambda: self._bring_whole(column))
        column.lines_written.connect(lambda text, more, column=column: self._written(column, text, more))
        header, view = column.header, column.view
        header.mark(column.phase.id == model.courses_to)
        header.renamed.connect(lambda text, column=column: commands.phases.rename(column.phase.id, text))
        header.rename_ended.connect(lambda esc, column=column: commands.phases.rename_ended.emit(column.phase.id, esc))
        header.details_wanted.connect(lambda column=column: commands.phase_opened.emit(column.phase.id))
        header.menu_wanted.connect(lambda at, column=column: self._phase_menu(column, at))
        header.drag_wanted.connect(lambda column=column: self._drag_phase(column))
        header.focused.connect(lambda column=column: self._choose(column))
        header.left.connect(self.picking.phase_in_hand_changed)
        header.width_changed.connect(self._fit_heads)
        header.key_pressed.connect(lambda event, column=column: self._header_key(column, event))
        column.add_button.arrow_pressed.connect(lambda key, column=column: self._add_step_arrow(column, key))
        view.opened.connect(commands.step_opened)
        view.menu_wanted.connect(commands.menu_wanted)
        view.drag_wanted.connect(self._drag_cards)
        view.clicked_with.connect(self.picking.extend_to)
        view.key_pressed.connect(lambda event, column=column: self._card_key(column, event))
        view.entered.connect(lambda column=column: self._entered(column))
        view.pressed.connect(lambda _index, column=column: self._choose(column))
        self.columns.insert(row, column)
        self._row.insertWidget(row, column, 10)
        column.show()

    def _phase_menu(self, column: PhaseColumn, at: QPoint) -> None:
        self.picking.phase_in_hand = column.phase.id
        self.commands.phase_menu_wanted.emit(at)

    def _drop_column(self, column: PhaseColumn) -> None:
        self._row.removeWidget(column)
        column.hide()
        column.deleteLater()

    def _inserted(self, parent: QModelIndex, first: int, last: int) -> None:
        if parent.isValid():
            self._fresh_header(parent.row())
        else:
            for row in range(first, last + 1):
                self._add_column(row)

    def _removed(self, parent: QModelIndex, first: int, last: int) -> None:
        if parent.isValid():
            self._fresh_header(parent.row())
        else:
            gone, focus = self.columns[first : last + 1], QApplication.focusWidget()
            del self.columns[first : last + 1]
            beside = next(iter(self.columns[first : first + 1] or self.columns[-1:]), None)
            if any(column.phase.id == self.picking.phase_in_hand for column in gone):
                self.picking.phase_in_hand = beside.phase.id if beside is not None else None
            if focus is not None and any(column.isAncestorOf(focus) for column in gone):
                target = beside.header if beside is not None else self.add_phase_button
                target.setFocus(Qt.FocusReason.OtherFocusReason)
            for column in gone:
                self._drop_column(column)

    def _moved(self, source: QModelIndex, first: int, last: int, target: QModelIndex, row: int) -> None:
        if source.isValid():
            for phase in {source.row(), target.row()}:
                self.columns[phase].view.restructure()
            return
        column = self.columns.pop(first)
        row -= row > first
        self.columns.insert(row, column)
        self._row.removeWidget(column)
        self._row.insertWidget(row, column, 10)

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        if not first.parent().isValid():
            for row in range(first.row(), last.row() + 1):
                self._fresh_header(row)
            return
        current = self.picking.selection.currentIndex()
        if current.parent() == first.parent() and first.row() <= current.row() <= last.row():
            view = self.columns[first.parent().row()].view
            if view.viewport().rect().intersects(view.visualRect(current)):  # it stays in sight when it grows
                QTimer.singleShot(0, view, lambda: view.scrollTo(self.picking.selection.currentIndex()))

    def _fresh_header(self, row: int) -> None:
        phase = self.path_model.columns[row].phase
        if self.columns[row].phase is not phase:
            self.columns[row].show_phase(phase)
        self.columns[row].header.mark(phase.id == self.path_model.courses_to)

    def column(self, phase_id: str) -> PhaseColumn | None:
        """The column of a phase."""
        return next((column for column in self.columns if column.phase.id == phase_id), None)

    # --- selecting and scrolling -------------------------------------------------------------------------------------

    def _choose(self, column: PhaseColumn) -> None:
        self.picking.phase_in_hand = column.phase.id
        self.ensureWidgetVisible(column.header, theme.px(20), 0)
        self.picking.phase_in_hand_changed.emit()

    def phase_at_keyboard(self) -> str | None:
        """The phase whose header has the keyboard focus."""
        focus = QApplication.focusWidget()
        return next((column.phase.id for column in self.columns if column.header is focus), None)

    def take_keyboard(self) -> None:
        current = self.picking.selection.currentIndex()
        column = self.column(self.picking.phase_in_hand or "") or next(iter(self.columns), None)
        if self.path_model.step(current) is not None:
            self.picking.shown.emit(current, True)
        elif column is not None:
            column.header.setFocus()
        else:
            self.add_phase_button.setFocus()

    def reveal_phase(self, phase_id: str) -> None:
        column = self.column(phase_id)
        if column is not None:
            self.ensureWidgetVisible(column.header, theme.px(20), 0)

    def edit_current(self) -> None:
        if (current := self.picking.current()) is not None:
            self.commands.step_opened.emit(current)

    def rename_phase(self, phase_id: str) -> None:
        """Rename in place."""
        column = self.column(phase_id)
        if column is not None:
            self._bring_whole(column)
            column.header.rename()

    def write_steps(self, phase_id: str) -> None:
        """Open the line at the end of a phase for writing steps."""
        column = self.column(phase_id)
        if column is not None:
            self._bring_whole(column)
            column.write_steps()

    def _bring_whole(self, column: PhaseColumn) -> None:
        """Scroll until a column is wholly visible, also one that was just made."""
        # the board does not know its new width, nor the column its place, before both are laid out
        self.canvas.adjustSize()
        self._row.activate()
        QApplication.sendPostedEvents(self.canvas, QEvent.Type.LayoutRequest.value)
        self.ensureWidgetVisible(column.header, theme.px(8), 0)
        QTimer.singleShot(0, column, lambda: self.ensureWidgetVisible(column.header, theme.px(8), 0))

    def show_phase(self, phase_id: str) -> None:
        column = self.column(phase_id)
        if column is not None:
            column.header.setFocus()

    def _written(self, column: PhaseColumn, text: str, more: bool) -> None:
        self.picking.phase_in_hand = column.phase.id
        self.commands.write_steps(column.phase.id, text, more)

    def empty_line(self, phase_id: str) -> None:
        """The text written at the end of a phase has become steps."""
        column = self.column(phase_id)
        if column is not None:
            column.line.taken()
            # the column has grown: the line for the next step stays visible
            QTimer.singleShot(0, column.line, lambda: self.ensureWidgetVisible(column.line, theme.px(20), 0))

    def _show_card(self, index: QModelIndex, with_keyboard: bool) -> None:
        phase = self.path_model.column_of(index)
        if phase is None or not self.isVisible():
            return
        column = self.columns[phase.row]
        self.picking.phase_in_hand = column.phase.id
        self.ensureWidgetVisible(column.header, theme.px(20), 0)
        column.view.scrollTo(index)
        if with_keyboard:
            column.view.setFocus(Qt.FocusReason.OtherFocusReason)
        # a column that has just grown knows its height only after the layout
        QTimer.singleShot(0, column.view, lambda: column.view.scrollTo(self.picking.selection.currentIndex()))

    def _keep_in_sight(self) -> None:
        """Keep the current card visible when the board becomes narrower."""
        current = self.picking.selection.currentIndex()
        if self.path_model.step(current) is not None and self.picking.selection.hasSelection():
            self._show_card(current, False)

    def _entered(self, column: PhaseColumn) -> None:
        self._choose(column)
        current = self.picking.selection.currentIndex()
        if current.parent() == column.view.rootIndex():
            if not self.picking.selection.hasSelection():  # Qt made the first card current without selecting it
                self.picking.go_to(current)
        else:
            first = self.path_model.index(0, 0, column.view.rootIndex())
            if first.isValid():
                self.picking.go_to(first)
            else:
                column.header.setFocus()

    # --- keys ----------------------------------------------------------------------------------------------------------

    def _card_key(self, column: PhaseColumn, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = modifiers == Qt.KeyboardModifier.ShiftModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modifiers:
            step = self.path_model.step(self.picking.selection.currentIndex())
            if step is not None:
                self.commands.step_opened.emit(step.id)
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and not modifiers:
            self.commands.give_up_cutting()
            event.accept()
        elif event.key() in ARROWS and (shift or not modifiers):
            self._arrow(column, event.key(), shift)
            event.accept()
        elif event.key() in ARROWS and modifiers != Qt.KeyboardModifier.ControlModifier:
            event.accept()  # the key of a disabled entry: Qt would select another card

    def _arrow(self, column: PhaseColumn, key: int, shift: bool) -> None:
        current = self.picking.selection.currentIndex()
        row = current.row() if current.isValid() else 0
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            to = current.siblingAtRow(row + (1 if key == Qt.Key.Key_Down else -1))
            if to.isValid():
                (self.picking.extend_to if shift else self.picking.go_to)(to)
            elif key == Qt.Key.Key_Up and not shift:
                column.header.setFocus()
            return
        by = 1 if key == Qt.Key.Key_Right else -1
        number = self.columns.index(column) + by
        if not 0 <= number < len(self.columns):
            return
        other = self.columns[number]
        rows = self.path_model.rowCount(other.view.rootIndex())
        if rows:
            to = self.path_model.index(min(row, rows - 1), 0, other.view.rootIndex())
            (self.picking.extend_to if shift else self.picking.go_to)(to)
        elif not shift:
            other.header.setFocus()

    def _header_key(self, column: PhaseColumn, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or event.key() not in ARROWS:
            return
        number = self.columns.index(column)
        event.accept()
        if event.key() == Qt.Key.Key_Down:
            first = self.path_model.index(0, 0, column.view.rootIndex())
            if first.isValid():
                self.picking.go_to(first)
            else:
                self._focus_button(column.add_button)
        elif event.key() == Qt.Key.Key_Left and number:
            self.columns[number - 1].header.setFocus()
        elif event.key() == Qt.Key.Key_Right and number + 1 < len(self.columns):
            self.columns[number + 1].header.setFocus()
        elif event.key() == Qt.Key.Key_Right:
            self._focus_button(self.add_phase_button)

    def _add_step_arrow(self, column: PhaseColumn, key: int) -> None:
        """An arrow key in the line below the cards: up to them, or sideways. Down does nothing."""
        number = self.columns.index(column)
        rows = self.path_model.rowCount(column.view.rootIndex())
        if key == Qt.Key.Key_Up and rows:
            self.picking.go_to(self.path_model.index(rows - 1, 0, column.view.rootIndex()))
        elif key == Qt.Key.Key_Up:
            column.header.setFocus()
        elif key == Qt.Key.Key_Left and number:
            self._focus_button(self.columns[number - 1].add_button)
        elif key == Qt.Key.Key_Right:
            beside = [other.add_button for other in self.columns[number + 1 : number + 2]]
            self._focus_button(*beside or [self.add_phase_button])

    def _add_phase_arrow(self, key: int) -> None:
        if key == Qt.Key.Key_Left and self.columns:
            self.columns[-1].header.setFocus()

    def _focus_button(self, button: AddButton) -> None:
        column = next((column for column in self.columns if column.add_button is button), None)
        if column is not None:
            self._choose(column)
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(button, theme.px(20), 0)

    # --- dragging ------------------------------------------------------------------------------------------------------

    def _drag_cards(self) -> None:
        steps = self.path_model.in_order(self.picking.chosen())
        if not steps:
            return
        data = self.path_model.mimeData([self.path_model.index_of(step.id) for step in steps])
        card = self.path_model.card(steps[0])
        self.dim([step.id for step in steps])
        try:
            self._drag(data, dragged_picture(card.title, len(steps), self.devicePixelRatioF(), card.format))
        finally:
            self.dim(())

    def _drag_phase(self, column: PhaseColumn) -> None:
        self._drag(with_ids(PHASE, [column.phase.id]), column.header.grab())

    def _drag(self, data: QMimeData, picture: QPixmap) -> None:
        drag = QDrag(self)
        drag.setMimeData(data)
        hang(drag, picture)
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)
        self.dropping.end()

    def dim(self, step_ids: Iterable[str]) -> None:
        """Show these cards as being moved elsewhere."""
        ids = frozenset(step_ids)
        for column in self.columns:
            column.view.set_dimmed(ids)
