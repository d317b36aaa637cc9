"""What the mark being typed may become: a list by the line, walked with the arrow keys while the keyboard stays in the line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from campus_desktop.i18n import _, date_short
from campus_desktop.meetings.noteline import Candidate
from ui.look import theme
from ui.look.painting import paint_chosen, paint_line
from ui.meetings.notes.tokens import Word, due_word, word_for
from ui.widgets.announcing import announce

_ROW, _NARROWEST, _WIDTH = 30, 180, 440
_PAD = 10
"""Pixels at zoom 1 at both ends of a row, and between name and detail."""
_ENOUGH = 4
"""Rows for which there must be room above the note's card; the list scrolls if it has more."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One row: what it says, more softly what it belongs to, and the token it becomes in a line."""

    name: str
    detail: str = ""
    word: Word | None = None


def offers_of(candidates: Sequence[Candidate], mark: str) -> list[Offer]:
    """Rows for institutions, people, paths and steps."""
    return [Offer(each.name, detail_of(each), word_for(each, mark)) for each in candidates]


def meant_offers(candidates: Sequence[Candidate], mark: str) -> list[Offer]:
    """Rows for names that are spelled almost as what was typed."""
    return [
        Offer(_("Did you mean {name}?").format(name=each.name), detail_of(each), word_for(each, mark))
        for each in candidates
    ]


def due_offers(dates: Sequence[tuple[str, date]]) -> list[Offer]:
    """Rows for due dates, given as the words and the date they mean."""
    return [Offer(words, date_short(day), due_word(day)) for words, day in dates]


def detail_of(candidate: Candidate) -> str:
    """What a candidate belongs to, or is also called."""
    if candidate.kind == "path":
        return " · ".join(filter(None, (_("Learning path"), candidate.detail)))
    if candidate.kind == "person":
        return candidate.detail  # at a meeting of initials only, what they are also called is their name
    return candidate.detail or candidate.short


class OfferList(QListWidget):
    """A list of offers. They are kept here and not in the items: Qt's copies of Python objects are not safe when they are collected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.offers: list[Offer] = []
        self.setItemDelegate(_OfferRows(self))

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show these, in this order."""
        self.clear()
        self.offers = list(offers)
        self.addItems([", ".join(filter(None, (offer.name, offer.detail))) for offer in offers])

    def content_width(self) -> int:
        """The width of the widest row in pixels."""
        name, detail = QFontMetricsF(theme.font(14, 500)), QFontMetricsF(theme.font(12.5))
        widths = [name.horizontalAdvance(each.name) + detail.horizontalAdvance(each.detail) for each in self.offers]
        return ceil(max(widths, default=0)) + 3 * theme.px(_PAD) + 2

    def current_offer(self) -> Offer | None:
        """The current one."""
        row = self.currentRow()
        return self.offers[row] if 0 <= row < len(self.offers) else None


class _OfferRows(QStyledItemDelegate):
    """The name, and beside it the detail."""

    def __init__(self, offers: OfferList) -> None:
        super().__init__(offers)
        self._list = offers

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, theme.px(_ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        offer = self._list.offers[index.row()]
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            paint_chosen(painter, rect.adjusted(2, 1, -2, -1))
        rest = rect.adjusted(theme.px(_PAD), 0, -theme.px(_PAD), 0)
        used = paint_line(painter, rest, offer.name, "text", 14, 500)
        rest.setLeft(rest.left() + used + theme.px(_PAD))
        paint_line(painter, rest, offer.detail, "muted", 12.5)
        painter.restore()


class Completion(QFrame):
    """Lies over the window above the card of the note, so that it covers neither the text nor the kinds; below the text where there is
    no room. It never takes the keyboard."""

    chosen = Signal(object)
    """The ``Word`` that was picked."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self._walked = False
        """Whether one of these rows was gone to with the arrows."""
        self.setObjectName("popup")
        self.setAccessibleName(_("Suggestions"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        self.list = OfferList(self)
        self.list.setAccessibleName(_("Suggestions"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemEntered.connect(self.list.setCurrentItem)
        self.list.itemClicked.connect(self._clicked)
        self.list.currentItemChanged.connect(self._say)
        self.list.setMinimumHeight(1)  # else it is as high as three rows at least, and an empty strip stands below one
        column.addWidget(self.list)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether there is something to choose from."""
        return not self.isHidden()

    def offer(self, offers: Sequence[Offer], caret: QRect, *, first: bool) -> None:
        """Show these rows by ``caret`` (in the field's coordinates), the first one chosen if ``first``; nothing to show closes."""
        if not offers:
            self.shut()
            return
        if self.list.offers != list(offers) or not self.is_open:
            self.list.show_offers(offers)
            self._place(caret)
            self._walked = False
        if not self._walked:
            self.list.setCurrentRow(0 if first else -1)
        self.raise_()
        self.show()

    def _place(self, caret: QRect) -> None:
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        frame = 2 * (self.frameWidth() + 4)
        card = self._field.parentWidget() or self._field
        row, wanted = theme.px(_ROW), theme.px(_ROW) * self.list.count() + frame
        top = card.mapTo(window, QPoint()).y() - theme.px(4)
        bottom = self._field.mapTo(window, self._field.rect().bottomLeft()).y() + theme.px(6)
        above, below = top - theme.px(8), window.height() - bottom - theme.px(8)
        # below the line stands what is said of the note
        up = above >= min(wanted, _ENOUGH * row + frame) or above > below
        # never higher than asked for: Qt gives a widget its minimum downwards, over the line
        least = max(row + frame, self.minimumSizeHint().height())
        height = max(least, min(wanted, above if up else below))
        bar = self.list.verticalScrollBar().sizeHint().width() if height < wanted else 0
        narrow = max(theme.px(_NARROWEST), self.list.content_width() + frame + bar)
        width = min(narrow, theme.px(_WIDTH), window.width() - theme.px(16))
        at = self._field.mapTo(window, caret.topLeft()).x() - theme.px(_PAD)
        left = max(theme.px(8), min(at, window.width() - width - theme.px(8)))
        self.setGeometry(left, top - height if up else bottom, width, height)

    def shut(self) -> None:
        """Close."""
        self.hide()

    def step(self, by: int) -> None:
        """To another row; past either end it begins again."""
        self._walked = True
        count = self.list.count()
        row = self.list.currentRow()
        self.list.setCurrentRow((row + by) % count if row >= 0 else (0 if by > 0 else count - 1))

    def current(self) -> Word | None:
        """What Enter would choose."""
        offer = self.list.current_offer()
        return offer.word if self.is_open and offer is not None else None

    def keys_hint(self) -> str:
        """What the keys do while it is open. With none of its rows chosen Enter is the line's."""
        if self.current() is None:
            return _("↑ ↓ choose · Enter saves · Esc closes")
        return _("↑ ↓ choose · Enter inserts · Esc closes")

    def first(self) -> Word | None:
        """The likeliest of what is offered."""
        return self.list.offers[0].word if self.is_open else None

    def _clicked(self, item: QListWidgetItem) -> None:
        word = self.list.offers[self.list.row(item)].word
        if word is not None:
            self.chosen.emit(word)

    def _say(self, item: QListWidgetItem | None) -> None:
        """The keyboard stays in the line; so that what is chosen here is heard, it is said."""
        if item is not None and self.is_open:
            announce(self._field, item.text())
