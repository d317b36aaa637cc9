"""The participants of a meeting as a list: by institution, one line each, painted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from campus_desktop.i18n import _, ngettext, number
from campus_desktop.meetings.meeting import ATTENDANCE, Participant
from ui.look import theme
from ui.widgets.scrolled import BY_KEYBOARD, bring_in_sight

Index = QModelIndex | QPersistentModelIndex
TONES = {"registered": "neutral", "present": "success", "apologies": "warning", "online": "info"}

_HEAD, _ROW, _GAP = 24, 26, 6


def who(participant: Participant) -> str:
    """A participant's name and role, or how many they are: "Mette Holm, leader", "4 people"."""
    if not participant.name:
        return ngettext("{count} person", "{count} people", participant.count).format(count=number(participant.count))
    return ", ".join(part for part in (participant.name, participant.role) if part)


class People(QAbstractListModel):
    """The participants in the order the meeting has them."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Participant, ...] = ()

    def show(self, rows: Sequence[Participant]) -> None:
        """Show these. Where the same people stand in the same order, what is chosen stays chosen."""
        same = [each.id for each in rows] == [each.id for each in self.rows]
        if not same:
            self.beginResetModel()
        self.rows = tuple(rows)
        if not same:
            self.endResetModel()
        elif rows:
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def begins(self, row: int) -> bool:
        """Whether the line is the first of its institution."""
        return row == 0 or self.rows[row].institution != self.rows[row - 1].institution

    def head(self, row: int) -> tuple[str, int]:
        """The institution of a line, and how many of it are expected."""
        here = self.rows[row].institution
        count = sum(each.count for each in self.rows if each.institution == here and each.here)
        return self.rows[row].institution_name or _("No institution"), count

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        participant = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            parts = (who(participant), participant.institution_name, _(ATTENDANCE[participant.status]))
            return ", ".join(part for part in parts if part)
        return None


class _Lines(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        assert isinstance(model, People)
        head = theme.px(_HEAD + (_GAP if index.row() else 0)) if model.begins(index.row()) else 0
        return QSize(theme.px(100), theme.px(_ROW) + head)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, People)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole: QRect = option.rect
        line = QRect(whole.left(), whole.bottom() + 1 - theme.px(_ROW), whole.width(), theme.px(_ROW))
        if model.begins(index.row()):
            name, count = model.head(index.row())
            head = QRect(
                whole.left() + theme.px(2), line.top() - theme.px(_HEAD), whole.width() - theme.px(8), theme.px(_HEAD)
            )
            self._pair(painter, head, name, number(count), 600)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selected"))
            painter.drawRoundedRect(QRectF(line), theme.px(5), theme.px(5))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.color("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(line).adjusted(0.5, 0.5, -0.5, -0.5), theme.px(5), theme.px(5))
        self._participant(painter, line.adjusted(theme.px(10), 0, -theme.px(6), 0), model.rows[index.row()])
        painter.restore()

    def _pair(self, painter: QPainter, rect: QRect, left: str, right: str, weight: int) -> None:
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("muted"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, right)
        room = rect.width() - painter.fontMetrics().horizontalAdvance(right) - theme.px(8)
        painter.setFont(theme.font(13, weight))
        painter.setPen(theme.color("text"))
        text = painter.fontMetrics().elidedText(left, Qt.TextElideMode.ElideRight, room)
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _participant(self, painter: QPainter, rect: QRect, participant: Participant) -> None:
        status = _(ATTENDANCE[participant.status])
        painter.setFont(theme.font(12, 500))
        width = painter.fontMetrics().horizontalAdvance(status) + theme.px(14)
        pill = QRectF(rect.right() - width, rect.center().y() - theme.px(9), width, theme.px(19))
        tone = TONES[participant.status]
        if participant.status != "registered":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(f"{tone}-soft"))
            painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(theme.color("muted" if participant.status == "registered" else tone))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, status)
        painter.setFont(theme.font(13))
        painter.setPen(theme.color("text" if participant.here else "muted"))
        room = rect.width() - width - theme.px(8)
        text = painter.fontMetrics().elidedText(who(participant), Qt.TextElideMode.ElideRight, round(room))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


class PeopleList(QListView):
    """As high as its lines: what is around it scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.people = People()
        self.setModel(self.people)
        self.setItemDelegate(_Lines(self))
        self.setAccessibleName(_("Participants"))
        self.setProperty("kind", "cards")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self._sized)

    def show_people(self, rows: Sequence[Participant]) -> None:
        """Show these participants; those that were chosen and are still there stay chosen."""
        chosen = self.chosen()
        self.people.show(rows)
        self.choose(chosen)
        self._sized()

    def _sized(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.setFixedHeight(sum(self.sizeHintForRow(row) for row in range(self.people.rowCount())))

    def show_current(self) -> None:
        """Scroll the panel around the list until the current row is in sight."""
        if self.currentIndex().isValid():
            bring_in_sight(self, lambda: self.visualRect(self.currentIndex()))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self.hasFocus() and QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.show_current()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in BY_KEYBOARD:
            self.show_current()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The name of an institution chooses all of its people."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        row = index.row()
        if index.isValid() and self.people.begins(row) and at.y() <= self.visualRect(index).bottom() - theme.px(_ROW):
            institution = self.people.rows[row].institution
            self.choose([each.id for each in self.people.rows if each.institution == institution])
            self.setFocus()
        else:
            super().mousePressEvent(event)

    def chosen(self) -> list[str]:
        """Ids of the chosen participants, in their order."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [self.people.rows[row].id for row in rows]

    def choose(self, ids: Sequence[str]) -> None:
        """Choose these, and no others; those that are gone are passed over."""
        model = self.selectionModel()
        rows = [row for row, each in enumerate(self.people.rows) if each.id in ids]
        if ids and self.chosen() == [self.people.rows[row].id for row in rows]:
            return
        self.clearSelection()
        for row in rows:
            model.select(self.people.index(row), model.SelectionFlag.Select)
        if rows:
            model.setCurrentIndex(self.people.index(rows[-1]), model.SelectionFlag.NoUpdate)
