"""The list of the agenda's cards: a list view that lays its rows out itself, so that groups can stand beside each other."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QSizePolicy, QWidget

from campus_desktop.i18n import _
from campus_desktop.meetings.agenda import Place
from campus_desktop.meetings.meeting import AgendaItem
from ui.look import theme
from ui.meetings.agenda import cards
from ui.meetings.agenda.editing import FieldDelegate
from ui.meetings.agenda.framing import choose_framed
from ui.meetings.agenda.geometry import Layout, Opening, lay_out, place_at
from ui.meetings.agenda.model import AgendaModel
from ui.meetings.agenda.painting import paint_column
from ui.meetings.agenda.resizing import Resizing
from ui.widgets.framing import frame_chosen
from ui.widgets.letters import types

Index = QModelIndex | QPersistentModelIndex
Flag = QItemSelectionModel.SelectionFlag
Cursor = QAbstractItemView.CursorAction


class AgendaView(QListView):
    """Shows ``agenda_model`` and tells what the user wants; it edits nothing."""

    opened = Signal(str)
    """Enter on an item, or a double click on no field of it."""
    field_edited = Signal(str, str, str)
    """The row's key, "title" or "minutes", and what was typed."""
    pin_wanted = Signal(str)
    """The time of an item was double-clicked."""
    day_opened = Signal(int)
    """Enter or a double click on a day's heading."""
    length_shown = Signal(str, object)
    """An edge is being dragged: the item, and its minutes if it were dropped now; None: it was given up."""
    length_chosen = Signal(str, int)
    minutes_typed = Signal(str, str)
    """What stands in the field of a card's minutes, at each key."""
    lengthened = Signal(int)
    """+ or - was pressed on a card: minutes more, below zero less."""
    fold_wanted = Signal(str)
    """The groups of this item are to be shown, or folded away where they are shown."""
    folded_away = Signal(str)
    """This row is to be chosen but is not there: perhaps its groups are folded away."""
    drag_wanted = Signal()
    menu_wanted = Signal(QPoint)
    escaped = Signal()
    laid_out = Signal()
    """Everything has its place anew."""

    def __init__(self, model: AgendaModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.agenda_model = model
        self.opening: Opening | None = None
        self.opening_text: str | None = None
        """The sentence in the room held open for a drop; None while a new item is written there."""
        self.hidden = QRect()  # the part of the viewport covered by the picture of what is dragged
        self.dimmed: frozenset[str] = frozenset()
        self.passes_letters = False  # whether a letter on a card begins a note, while the meeting is held
        self.double_click_edits = True  # off while the meeting runs: F2 and the menus edit then
        self.arriving = False  # whether a row is being chosen only because the keyboard came here
        self.layout_ = Layout()
        self._hovered = -1
        self.resizing = Resizing(self)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setProperty("kind", "cards")
        self.setAccessibleName(_("Agenda"))
        self.delegate = FieldDelegate(self)
        self.setItemDelegate(self.delegate)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setMouseTracking(True)
        # the column answers every drag, so that the room below the cards counts too
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.viewport().setAutoFillBackground(False)
        self.setModel(model)
        model.dataChanged.connect(self.lay_out_soon)
        theme.theme_changed.connect(self.lay_out_now)

    # --- laying out ----------------------------------------------------------------------------------------------------

    def lay_out_soon(self) -> None:
        """Cards changed; measure them again before the next paint."""
        self.scheduleDelayedItemsLayout()

    def lay_out_now(self) -> None:
        """Measure and place everything."""
        model = self.agenda_model
        height = self.layout_.height
        self.layout_ = lay_out(
            model.rows, model.runs, model.cards, self.viewport().width(), self.opening, self.resizing.stretched
        )
        if self.layout_.height != height:
            self.updateGeometry()
        self.updateGeometries()
        self.viewport().update()
        self.laid_out.emit()

    def doItemsLayout(self) -> None:
        QAbstractItemView.doItemsLayout(self)
        self.lay_out_now()

    def updateGeometries(self) -> None:
        bar = self.verticalScrollBar()
        # what is dragged stays under the mouse, though the list grows shorter
        least = bar.value() if self.resizing.active else 0
        bar.setRange(0, max(least, self.layout_.height - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(theme.px(30))
        QAbstractItemView.updateGeometries(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size() != event.oldSize():
            self.lay_out_now()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), self.layout_.height)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(150), min(self.layout_.height, theme.px(80)))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.updateEditorGeometries()
        self.viewport().update()
        self.laid_out.emit()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid() or index.row() >= len(self.layout_.rects):
            return QRect()
        return self.layout_.rects[index.row()].translated(0, -self.verticalOffset())

    def indexAt(self, point: QPoint) -> QModelIndex:
        at = point + QPoint(0, self.verticalOffset())
        for number, rect in enumerate(self.layout_.rects):
            if rect.contains(at) and number < len(self.agenda_model.rows):
                return self.agenda_model.index(number, 0)
        return QModelIndex()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        rect, room = self.visualRect(index), self.viewport().height()
        bar, margin = self.verticalScrollBar(), theme.px(8)
        if not rect.isValid():
            return
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - room // 2)
        elif rect.top() < margin:
            bar.setValue(bar.value() + rect.top() - margin)
        elif rect.bottom() > room - margin:
            bar.setValue(bar.value() + min(rect.bottom() - room + margin, rect.top() - margin))

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        area = rect.normalized().translated(0, self.verticalOffset())
        found = QItemSelection()
        for number, each in enumerate(self.layout_.rects):
            if each.intersects(area):
                index = self.agenda_model.index(number, 0)
                found.select(index, index)
        self.selectionModel().select(found, command)

    # --- choosing ------------------------------------------------------------------------------------------------------

    def chosen(self) -> list[AgendaItem]:
        """The chosen items in the order they stand, without those whose whole item is chosen too."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        items = [item for row in rows if (item := self.agenda_model.item(self.agenda_model.index(row, 0)))]
        ids = {item.id for item in items}
        return [item for item in items if item.parent not in ids]

    def current_key(self) -> str | None:
        """The key of the row the keyboard stands on."""
        row = self.agenda_model.row(self.currentIndex())
        return row.key if row else None

    def choose(self, keys: Iterable[str], *, keyboard: bool = False) -> None:
        """Choose these rows and bring them into sight; those that are gone are passed over."""
        keys = list(keys)
        for key in keys:
            if self.agenda_model.row_of(key) is None:
                self.folded_away.emit(key)
        indexes = [index for key in keys if (index := self.agenda_model.index_of(key)).isValid()]
        chosen = QItemSelection()
        for index in indexes:
            chosen.select(index, index)
        selection = self.selectionModel()
        if indexes:
            selection.setCurrentIndex(indexes[0], Flag.NoUpdate)
        selection.select(chosen, Flag.ClearAndSelect)
        if indexes:
            self.executeDelayedItemsLayout()
            self.scrollTo(indexes[-1])
            self.scrollTo(indexes[0])
        if keyboard:
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def moveCursor(self, action: Cursor, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        model, current = self.agenda_model, self.currentIndex()
        last = model.rowCount() - 1
        if last < 0:
            return QModelIndex()
        if not current.isValid():
            return model.index(0, 0)
        row = current.row()
        if action in (Cursor.MoveLeft, Cursor.MoveRight):
            row = self._sideways(row, 1 if action == Cursor.MoveRight else -1)
        elif action in (Cursor.MovePageUp, Cursor.MovePageDown):
            by = self.viewport().height() * (1 if action == Cursor.MovePageDown else -1)
            target = self.layout_.rects[row].top() + by
            row = min(range(last + 1), key=lambda each: abs(self.layout_.rects[each].top() - target))
        else:
            steps = {Cursor.MoveUp: -1, Cursor.MovePrevious: -1, Cursor.MoveDown: 1, Cursor.MoveNext: 1}
            row = {Cursor.MoveHome: 0, Cursor.MoveEnd: last}.get(action, row + steps.get(action, 0))
        return model.index(min(max(row, 0), last), 0)

    def _sideways(self, row: int, by: int) -> int:
        """The row at the same height in the next group."""
        here = self.layout_.rects[row]
        beside = [
            number
            for number, rect in enumerate(self.layout_.rects)
            if (rect.left() - here.left()) * by >= here.width() // 2
            and rect.top() <= here.bottom()
            and rect.bottom() >= here.top()
        ]
        return min(beside, key=lambda each: abs(self.layout_.rects[each].left() - here.left()), default=row)

    # --- room held open ------------------------------------------------------------------------------------------------

    def open_at(self, opening: Opening | None, text: str | None = None) -> None:
        """Hold room open at a place, with a sentence in it; None: close it."""
        if opening != self.opening or text != self.opening_text:
            self.opening, self.opening_text = opening, text
            self.lay_out_now()

    def place_at(self, at: QPoint, *, groups: bool) -> Place | None:
        """The place that a point of the viewport means."""
        point = at + QPoint(0, self.verticalOffset())
        return place_at(self.layout_, self.agenda_model.rows, point, self.opening, groups=groups)

    def set_dimmed(self, ids: Iterable[str]) -> None:
        """Show these cards as on their way elsewhere."""
        self.dimmed = frozenset(ids)
        self.viewport().update()

    # --- painting ------------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.translate(0, -self.verticalOffset())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_column(self, painter, event.rect().translated(0, self.verticalOffset()), self._hovered)

    # --- editing in place ----------------------------------------------------------------------------------------------

    def edit_field(self, key: str, field: str, text: str | None = None) -> None:
        """Write in the card itself: its "title" or "minutes"; ``text`` replaces what stands there. An item with items in its
        groups lasts as long as they do: its minutes are not written."""
        index = self.agenda_model.index_of(key)
        item = self.agenda_model.item(index)
        if index.isValid() and not (field == "minutes" and (item is None or item.children)):
            self.delegate.field, self.delegate.typed = field, text
            self.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect)
            self.scrollTo(index)
            self.edit(index)
            editor = self.focusWidget()
            if text is not None and isinstance(editor, QLineEdit):
                editor.deselect()  # what was typed already stays

    def closeEditor(self, editor: QWidget, hint: FieldDelegate.EndEditHint) -> None:
        field, key = self.delegate.field, self.current_key()
        if field == "minutes" and key is not None:
            self.length_shown.emit(key, None)
        super().closeEditor(editor, FieldDelegate.EndEditHint.NoHint)
        on, back = FieldDelegate.EndEditHint.EditNextItem, FieldDelegate.EndEditHint.EditPreviousItem
        item = self.agenda_model.item(self.currentIndex())
        if item is not None and (hint, field) in ((on, "title"), (back, "minutes")):
            self.edit_field(item.id, "minutes" if hint == on else "title")

    # --- mouse ---------------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.resizing.begin(event.position().toPoint()):
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self.resizing.active:
            self.resizing.move(
                event.globalPosition().toPoint(), fine=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            )
            return
        hovered = self.indexAt(at).row()
        if hovered != self._hovered:
            self._hovered = hovered
            self.viewport().update()
        edge = event.buttons() == Qt.MouseButton.NoButton and self.resizing.edge_at(at) is not None
        self.viewport().setCursor(Qt.CursorShape.SizeVerCursor if edge else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.resizing.active:
            self.resizing.end()
            return
        folds = self._folds_at(event.position().toPoint()) if event.button() == Qt.MouseButton.LeftButton else None
        super().mouseReleaseEvent(event)
        frame_chosen(self)
        if folds is not None and not event.modifiers() and folds == self.current_key():
            self.fold_wanted.emit(folds)

    def _folds_at(self, at: QPoint) -> str | None:
        """The item whose sign for folding its groups is at this point."""
        index = self.indexAt(at)
        row, rect = self.agenda_model.row(index), self.visualRect(index)
        if row is None or row.is_open is None:
            return None
        second = cards.parts_of(self.agenda_model.cards[index.row()], rect.width()).second
        sign = QRect(second.left(), second.top(), theme.px(70), theme.px(18)).translated(rect.topLeft())
        return row.key if sign.contains(at) else None

    def leaveEvent(self, event: object) -> None:
        if self._hovered != -1:
            self._hovered = -1
            self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        row = self.agenda_model.row(index)
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            return
        event.accept()
        if row.kind == "day":
            self.day_opened.emit(row.day)
        elif row.kind == "group" and self.double_click_edits:
            self.edit_field(row.key, "title")
        elif row.kind != "group":
            self._double_clicked(row.key, index, at)

    def _double_clicked(self, key: str, index: QModelIndex, at: QPoint) -> None:
        rect = self.visualRect(index)
        parts = cards.parts_of(self.agenda_model.cards[index.row()], rect.width())
        point, near = at - rect.topLeft(), theme.px(4)
        if not self.double_click_edits:
            self.opened.emit(key)
        elif parts.minutes.adjusted(-near, -near, near, near).contains(point):
            self.edit_field(key, "minutes")
        elif parts.title.contains(point):
            self.edit_field(key, "title")
        elif parts.time.contains(point):
            self.pin_wanted.emit(key)
        else:
            self.opened.emit(key)

    def startDrag(self, supported: Qt.DropAction) -> None:
        self.drag_wanted.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            at = self.visualRect(self.currentIndex()).center()
            self.menu_wanted.emit(self.viewport().mapToGlobal(at))
        else:
            self.menu_wanted.emit(event.globalPos())

    # --- keys ----------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)  # Enter in a field of a card ends there and opens nothing
            return
        if self.passes_letters and types(event):
            event.ignore()
            return
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        plain = not modifiers & ~Qt.KeyboardModifier.ShiftModifier
        arrow = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        row = self.agenda_model.row(self.currentIndex())
        if event.key() == Qt.Key.Key_Escape:
            if not self.resizing.give_up():
                self.escaped.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modifiers and row is not None:
            if row.kind == "day":
                self.day_opened.emit(row.day)
            elif row.kind == "item":
                self.opened.emit(row.key)
            else:
                self.edit_field(row.key, "title")
        elif not modifiers and row is not None and row.is_open is (event.key() == Qt.Key.Key_Left) and arrow:
            self.fold_wanted.emit(row.key)
        elif plain and event.text() in ("+", "-"):
            self.lengthened.emit(5 if event.text() == "+" else -5)
        elif plain and event.text().isdecimal() and row is not None and row.kind == "item":
            self.edit_field(row.key, "minutes", event.text())
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()  # its ring lies outside the row

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            choose_framed(self)
        self.viewport().update()
