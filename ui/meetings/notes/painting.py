"""A note as a painted card: its kind with a dot, its text, who said it and about what, and its pills."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from campus_desktop.i18n import _, language
from campus_desktop.meetings.note import CLOSABLE, NOTE_KINDS, Note
from ui.look import theme
from ui.look.painting import BOX, paint_box
from ui.notes.kinds import kind_color
from ui.notes.said import below, kind_name, tags

if TYPE_CHECKING:
    from ui.meetings.notes.rows import NoteRows

Index = QModelIndex | QPersistentModelIndex
_TEXT, _KIND, _SMALL, _CHIP = 14, 13, 12, 12
_EDGE, _PAD, _TOP, _GAP, _DOT, _CHIP_HEIGHT, _HEAD = 2, 13, 10, 8, 9, 20, 32
_MARK = BOX
"""The width of what stands before a kind: a dot, or the box of a note that can be ticked off."""
_LOW_TOP, _LOW_PAD, _LOW_GAP, _LOW_ROOM = 5, 9, 5, 110
"""Where the list is low: the room in a card and below it, and what the text needs beside the kind."""
_NARROW = 440
"""Pixels of a card below which the kind stands above the text and not beside it."""


@lru_cache(maxsize=64)
def _metrics(size: float, weight: int, zoom: float) -> QFontMetricsF:
    return QFontMetricsF(theme.font(size, weight))


def _m(size: float, weight: int = 400) -> QFontMetricsF:
    return _metrics(size, weight, theme.zoom())


@lru_cache(maxsize=16)
def _kind_width(zoom: float, language_: str) -> int:
    """The width of the kinds' column: that of the longest name, with its dot or box."""
    names = (_m(_KIND, 600).horizontalAdvance(_(name)) for name in NOTE_KINDS.values())
    return round(max(names)) + theme.px(_MARK + 5)


@lru_cache(maxsize=4096)
def lines(text: str, width: int, zoom: float, size: float = _TEXT) -> tuple[str, ...]:
    """A text in lines of ``width`` pixels; its own line breaks are kept. ``zoom`` is only there to be told apart in the cache."""
    found: list[str] = []
    metrics = _m(size)
    for paragraph in text.split("\n"):
        if metrics.horizontalAdvance(paragraph) <= width:
            found.append(paragraph)
            continue
        layout = QTextLayout(paragraph, theme.font(size))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        units = paragraph.encode("utf-16-le")  # positions are counted in UTF-16 units
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            start = 2 * line.textStart()
            found.append(units[start : start + 2 * line.textLength()].decode("utf-16-le").rstrip())
        layout.endLayout()
    return tuple(found)


class _Plan:
    """Where everything of a card goes, for a width of the whole row."""

    def __init__(self, note: Note, width: int, today: date, several: bool, low: bool) -> None:
        """``low``: where the list is, a kind is no wider than its own name, so that it has room beside most texts."""
        self.top, self.pad = (theme.px(_LOW_TOP), theme.px(_LOW_PAD)) if low else (theme.px(_TOP), theme.px(_PAD))
        self.inside = width - 2 * theme.px(_EDGE) - 2 * self.pad
        self.narrow = self.inside < theme.px(_NARROW)
        self.column = 0 if self.narrow else _kind_width(theme.zoom(), language()) + theme.px(10)
        self.tags = tags(note, today)
        if low and self.narrow and not self.tags:
            own = round(_m(_KIND, 600).horizontalAdvance(kind_name(note))) + theme.px(_MARK + 5 + 10)
            if self.inside - own >= theme.px(_LOW_ROOM):
                self.narrow, self.column = False, own
        metrics = _m(_CHIP, 500)
        widest = max((metrics.horizontalAdvance(text) + theme.px(18) for text, _tone in self.tags), default=0.0)
        self.tag_width = min(round(widest), self.inside // 2 if self.narrow else (self.inside - self.column) // 2)
        room = self.inside - self.column
        if self.tags and not self.narrow:
            room -= self.tag_width + theme.px(14)
        self.lines = lines(note.text, max(room, theme.px(80)), theme.zoom())
        self.below = below(note, several=several)
        self.line_height = round(_m(_TEXT).height())
        small = round(_m(_SMALL).height()) + theme.px(2)
        self.head = self.line_height + theme.px(3) if self.narrow else 0
        text = len(self.lines) * self.line_height + small * len(self.below)
        self.small = small
        tag_rows = len(self.tags) * theme.px(_CHIP_HEIGHT + 4) - theme.px(4) if self.tags else 0
        self.tags_end = 0 if self.narrow else tag_rows
        beside = max(self.head, tag_rows) if self.narrow else 0
        self.text_top = beside + (theme.px(2) if self.narrow and self.tags else 0)
        content = self.text_top + text if self.narrow else max(text, tag_rows)
        self.height = content + 2 * self.top


def card_height(note: Note, width: int, heading: str, today: date, several: bool, low: bool = False) -> int:
    """The pixels of a row ``width`` pixels wide, the room below the card and the heading above it included."""
    return _Plan(note, width, today, several, low).height + _gap(low) + (theme.px(_HEAD) if heading else 0)


def guess() -> int:
    """The pixels of a row that nobody has measured yet: two lines of text and one below them."""
    return 2 * round(_m(_TEXT).height()) + round(_m(_SMALL).height()) + 2 * theme.px(_TOP) + theme.px(_GAP)


def _gap(low: bool) -> int:
    return theme.px(_LOW_GAP if low else _GAP)


class NoteDelegate(QStyledItemDelegate):
    """Paints the rows of ``NoteRows``."""

    def __init__(self, rows: NoteRows) -> None:
        super().__init__(rows)
        self._rows = rows
        self.low = False
        """Whether the list has little room, so that its cards are as low as they can be."""

    def height(self, row: int, width: int) -> int:
        """The pixels of a row, for the view."""
        note = self._rows.note(row)
        rows = self._rows
        if note is None:
            return guess()
        return card_height(note, width, rows.heading(row), rows.today, rows.several_paths, self.low)

    def box(self, row: int, rect: QRect) -> QRect:
        """Where the box of a row is to be clicked, with the pad around it; ``rect`` is that of the row. Empty without a box."""
        note = self._rows.note(row)
        if note is None or note.kind not in CLOSABLE:
            return QRect()
        plan = _Plan(note, rect.width(), self._rows.today, self._rows.several_paths, self.low)
        head = theme.px(_HEAD) if self._rows.heading(row) else 0
        top = rect.top() + head + theme.px(_EDGE) // 2
        return QRect(
            rect.left() + theme.px(_EDGE), top, plan.pad + theme.px(_MARK + 3), 2 * plan.top + plan.line_height
        )

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(10, self.height(index.row(), option.rect.width()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        note = self._rows.note(index.row())
        if note is None:
            return
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        heading = self._rows.heading(index.row())
        if heading:
            _paint_heading(painter, QRectF(rect), heading)
            rect = rect.adjusted(0, theme.px(_HEAD), 0, 0)
        edge = theme.px(_EDGE)
        card = QRectF(rect.adjusted(edge, edge // 2, -edge, edge // 2 - _gap(self.low)))
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        _paint_ground(painter, card, selected, focused)
        rows = self._rows
        plan = _Plan(note, rect.width(), rows.today, rows.several_paths, self.low)
        _paint_note(painter, card, note, selected, plan)
        painter.restore()


def _paint_heading(painter: QPainter, rect: QRectF, text: str) -> None:
    painter.setFont(theme.font(12.5, 600))
    painter.setPen(theme.color("muted"))
    metrics = _m(12.5, 600)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width() - theme.px(8))
    painter.drawText(QPointF(rect.left() + theme.px(_EDGE), rect.top() + theme.px(_HEAD - 9)), shown)


def _paint_ground(painter: QPainter, rect: QRectF, selected: bool, focused: bool) -> None:
    radius = theme.px(8)
    painter.setBrush(theme.color("accent-soft" if selected else "surface"))
    strong = 2 if focused else 1
    painter.setPen(QPen(theme.color("text" if focused else "accent" if selected else "border"), strong))
    inset = strong / 2
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)


def _paint_note(painter: QPainter, rect: QRectF, note: Note, selected: bool, plan: _Plan) -> None:
    left, y = rect.left() + plan.pad, rect.top() + plan.top
    _paint_kind(painter, QPointF(left, y), note, plan.line_height)
    _paint_tags(painter, rect.right() - plan.pad, y, selected, plan)
    x, y = left + plan.column, y + plan.text_top
    painter.setFont(theme.font(_TEXT))
    painter.setPen(theme.color("muted" if note.done is not None else "text"))
    ascent = _m(_TEXT).ascent()
    for line in plan.lines:
        painter.drawText(QPointF(x, y + ascent), line)
        y += plan.line_height
    metrics = _m(_SMALL)
    painter.setFont(theme.font(_SMALL))
    painter.setPen(theme.color("muted"))
    for line in plan.below:
        room = rect.right() - plan.pad - x
        if y < rect.top() + plan.top + plan.tags_end:
            room -= plan.tag_width + theme.px(14)
        shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QPointF(x, y + theme.px(2) + metrics.ascent()), shown)
        y += plan.small


def _paint_kind(painter: QPainter, at: QPointF, note: Note, line_height: int) -> None:
    colour = kind_color(note.kind)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    mark = QRectF(at.x(), at.y(), theme.px(_MARK), line_height)
    if note.kind in CLOSABLE:
        paint_box(painter, mark, note.done is not None)
    else:
        dot = theme.px(_DOT)
        painter.drawEllipse(QRectF(mark.center().x() - dot / 2, mark.center().y() - dot / 2, dot, dot))
    painter.setFont(theme.font(_KIND, 600))
    painter.setPen(colour)
    metrics = _m(_KIND, 600)
    baseline = at.y() + (line_height + metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(mark.right() + theme.px(5), baseline), kind_name(note))


def _paint_tags(painter: QPainter, right: float, top: float, selected: bool, plan: _Plan) -> None:
    font, metrics = theme.font(_CHIP, 500), _m(_CHIP, 500)
    painter.setFont(font)
    for text, tone in plan.tags:
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, plan.tag_width - theme.px(18) + 1)
        width = metrics.horizontalAdvance(shown) + theme.px(18)
        pill = QRectF(right - width, top, width, theme.px(_CHIP_HEIGHT))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(
            theme.color("surface" if selected else f"{tone}-soft")
        )  # a chosen card is of the pills' own colour
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(theme.color(tone))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, shown)
        top += theme.px(_CHIP_HEIGHT + 4)
