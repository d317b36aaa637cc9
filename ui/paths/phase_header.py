"""The header of a column: the phase's name, its days, its workload, and a thin bar of the time used."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QSizePolicy, QWidget

from campus_desktop.i18n import _
from campus_desktop.paths.days import days_text
from campus_desktop.paths.path import Phase
from campus_desktop.paths.workload import over_budget
from ui.look import theme
from ui.paths import cells
from ui.shell.typed_text import typed_in

_BIG, _SMALL = 14.5, 12
_SIDE = 7
"""Horizontal margin, slightly wider than beside the cards, so that a time is clearly separated from the next name."""

_AWAY_FOR_A_WHILE = (
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)


class NameField(QLineEdit):
    """Renames in place: Enter and leaving save what is typed, Escape does not."""

    finished = Signal(object)
    """The text, or None after Escape."""

    def __init__(self, text: str, name: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        self.setAccessibleName(name)
        self._open = True
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finish(None)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish(self.text())
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish(self.text())

    def finish(self, text: str | None) -> None:
        """End the renaming, once."""
        if self._open:
            self._open = False
            self.finished.emit(text)


class PhaseHeader(QWidget):
    """Accepts the keyboard focus, so that a phase can be renamed, moved and deleted without a mouse; dragging it moves the phase."""

    renamed = Signal(str)
    rename_ended = Signal(bool)
    """The field over the name was closed; whether by Escape."""
    details_wanted = Signal()
    menu_wanted = Signal(QPoint)
    drag_wanted = Signal()
    key_pressed = Signal(object)
    """A QKeyEvent for the board, which accepts it if it handles it."""
    focused = Signal()
    left = Signal()
    """The keyboard focus was lost, and not only to a menu."""
    width_changed = Signal()

    def __init__(self, phase: Phase, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phase = phase
        self._pressed: QPoint | None = None
        self._tall = False
        self._measured: tuple[object, bool] = (None, False)
        self._field: NameField | None = None
        self._gets_courses = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.show_phase(phase)

    def show_phase(self, phase: Phase) -> None:
        """Show the current state of the phase."""
        self._phase = phase
        self.setAccessibleName(cells.spoken_phase(phase))
        self.setToolTip(cells.spoken_phase(phase))
        self.update()

    def mark(self, gets_courses: bool) -> None:
        """Set whether it is marked as the phase to which Enter in the catalogue adds a course."""
        if gets_courses != self._gets_courses:
            self._gets_courses = gets_courses
            self.setAccessibleDescription(cells.gets_courses() if gets_courses else "")
            self.update()

    # --- painting ------------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(theme.px(170), theme.px(76 if self._tall else 58))

    minimumSizeHint = sizeHint

    def set_tall(self, tall: bool) -> None:
        """Set whether there is a third row, for the time."""
        if tall != self._tall:
            self._tall = tall
            self.updateGeometry()
            self.update()

    def _time(self) -> str:
        return cells.workload(self._phase) if self._phase.steps or self._phase.budget else ""

    def _room(self) -> int:
        return self.width() - 2 * theme.px(_SIDE)

    def needs_third_row(self) -> bool:
        """Whether the time fits neither beside the name nor beside the days."""
        about = (id(self._phase), self._room(), theme.zoom())
        if self._measured[0] != about:
            self._measured = (about, self._measure())
        return self._measured[1]

    def _measure(self) -> bool:
        if not (time := self._time()):
            return False
        small = QFontMetrics(theme.font(_SMALL))
        time_width = small.horizontalAdvance(time) + theme.px(8)
        name = QFontMetrics(theme.font(_BIG, 600)).horizontalAdvance(self._phase.name)
        days = small.horizontalAdvance(days_text(self._phase.first_day, self._phase.last_day))
        return min(name, days) + time_width > self._room()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(_SIDE)
        area = self.rect().adjusted(side, 0, -side, 0)
        if self._gets_courses:
            self._paint_mark(painter)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(6), theme.px(6))
        rows = [
            QRect(area.left(), theme.px(top), area.width(), theme.px(height))
            for top, height in ((5, 22), (26, 18), (44, 18))
        ]
        self._paint_words(painter, rows)
        self._paint_bar(painter, QRectF(area.left(), self.height() - theme.px(9), area.width(), theme.px(4)))

    def _paint_mark(self, painter: QPainter) -> None:
        whole = QRectF(self.rect())
        painter.fillRect(whole, theme.color("accent-soft"))
        painter.fillRect(QRectF(whole.left(), whole.top(), theme.px(4), whole.height()), theme.color("accent"))

    def _paint_words(self, painter: QPainter, rows: list[QRect]) -> None:
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        big, small = theme.font(_BIG, 600), theme.font(_SMALL)
        metrics = QFontMetrics(small)
        days, time = days_text(self._phase.first_day, self._phase.last_day), self._time()
        time_width = metrics.horizontalAdvance(time) + theme.px(8) if time else 0
        width = self._room()
        # the time is beside the name; where the name needs the room, beside the days or in its own row
        place = 0
        if QFontMetrics(big).horizontalAdvance(self._phase.name) + time_width > width:
            beside_days = metrics.horizontalAdvance(days) + time_width <= width
            place = 1 if beside_days else 2 if self._tall else 0
        painter.setFont(big)
        painter.setPen(theme.color("text"))
        room = width - time_width if place == 0 else width
        name = QFontMetrics(big).elidedText(self._phase.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(rows[0], int(left), name)
        painter.setFont(small)
        painter.setPen(theme.color("muted"))
        painter.drawText(rows[1], int(left), metrics.elidedText(days, Qt.TextElideMode.ElideRight, width))
        painter.setPen(theme.color("warning" if over_budget(self._phase) else "muted"))
        painter.drawText(rows[place], int(left if place == 2 else right), time)

    def _paint_bar(self, painter: QPainter, rect: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("track"))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        budget = self._phase.budget
        if budget is None or not self._phase.minutes:
            return
        share = min(1.0, self._phase.minutes / budget) if budget else 1.0
        painter.setBrush(theme.color("warning" if over_budget(self._phase) else "accent"))
        rect.setWidth(max(rect.height(), rect.width() * share))
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)

    # --- renaming ------------------------------------------------------------------------------------------------------

    def rename(self) -> None:
        """Open the field over the name."""
        if self._field is not None:
            return
        field = self._field = NameField(self._phase.name, _("Name of the phase"), self)
        field.setGeometry(0, 0, self.width(), max(theme.px(32), field.sizeHint().height()))
        field.finished.connect(self._renamed)
        field.show()
        field.setFocus()

    def _renamed(self, text: object) -> None:
        field, self._field = self._field, None
        if field is None:
            return
        field.hide()
        field.deleteLater()
        self.setFocus()
        if isinstance(text, str) and text.strip() and text.strip() != self._phase.name:
            with typed_in(self, _("Name of the phase"), text):
                self.renamed.emit(text)
        self.rename_ended.emit(text is None)

    # --- mouse and keys ------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        distance = (event.position().toPoint() - self._pressed).manhattanLength()
        if distance >= QApplication.startDragDistance():
            self._pressed = None
            self.drag_wanted.emit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.rename()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.setFocus()
        self.menu_wanted.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.width_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.details_wanted.emit()
            return
        event.ignore()
        self.key_pressed.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _AWAY_FOR_A_WHILE:
            self.left.emit()
        self.update()
