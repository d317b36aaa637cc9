"""Paints a card: title, stripe and word in the format's colour, length and tags. For delegates."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout, QTextOption

from ui.look import theme
from ui.look.icons import paint_icon
from ui.look.painting import paint_once
from ui.widgets.format_label import format_width, paint_format

TITLE_SIZE = 13
WORD_SIZE = 12.5
CHIP_SIZE = 12
MARK_SIZE = 12
ABOVE_SIZE = 11.5
MOST_LINES = 3
"""Maximum lines of a title; a longer one is shortened with … and shown in full in the tool tip and the details."""

_STRIPE, _LEFT, _RIGHT, _TOP, _BOTTOM, _ROW, _CHIP_ROW, _ABOVE_ROW, _RADIUS, _GAP = 5, 14, 8, 9, 9, 19, 24, 16, 8, 8

_RING = 4
"""Pixels around a card reserved for the rings of selection and keyboard focus."""


@dataclass(frozen=True, slots=True)
class CardContent:
    """The content of a card. ``format`` is the fixed word, ``format_name`` its translated name, ``length`` the minutes in words;
    ``chips`` are (text, tone) with the tones of ``ui.widgets.chips``; ``mark`` is an icon with a number in the lower corner: the
    icon's name, the number, and both in words. ``above`` is a small line above the title; ``spoken_length`` is for screen readers
    where the length is a symbol."""

    title: str
    format: str | None = None
    format_name: str = ""
    length: str = ""
    chips: tuple[tuple[str, str], ...] = ()
    mark: tuple[str, str, str] | None = None
    above: str = ""
    spoken_length: str = ""

    @property
    def spoken(self) -> str:
        """The card as one line, for screen readers."""
        mark = self.mark[2] if self.mark else ""
        length = self.spoken_length or self.length
        parts = (
            self.title,
            self.format_name,
            length,
            self.above.replace("\u00a0", " "),
            mark,
            *(text for text, _tone in self.chips),
        )
        return ", ".join(part for part in parts if part)


def card_height(content: CardContent, width: int) -> int:
    """The height in pixels of a card ``width`` pixels wide."""
    rows = _row_count(content, width - theme.px(_LEFT + _RIGHT))
    above = theme.px(_ABOVE_ROW) * len(_above_lines(content.above, width - theme.px(_LEFT + _RIGHT), theme.zoom()))
    return above + _height(content.title, rows, bool(content.chips), width, theme.zoom())


def _row_count(content: CardContent, width: int) -> int:
    """The number of rows below the title; the mark is at the right of the last, or in its own row where that has no room."""
    rows = _rows(content.format_name, content.length, width, theme.zoom())
    if content.mark is None:
        return rows
    beside = _rows(content.format_name, content.length, width - _mark_width(content.mark), theme.zoom())
    return max(1, rows, beside)


def _mark_width(mark: tuple[str, str, str]) -> int:
    """The width in pixels of icon and number, and of the gap before them."""
    number = QFontMetricsF(theme.font(MARK_SIZE, 500)).horizontalAdvance(mark[1])
    return theme.px(MARK_SIZE + 4 + _GAP) + round(number)


@lru_cache(maxsize=16384)
def _height(title: str, rows: int, chips: bool, width: int, zoom: float) -> int:
    lines = len(_lines(title, width - theme.px(_LEFT + _RIGHT), zoom))
    height = theme.px(_TOP + _BOTTOM) + lines * _line_height(zoom)
    return height + theme.px(_ROW) * rows + theme.px(_CHIP_ROW) * chips


@lru_cache(maxsize=4096)
def _rows(format_name: str, length: str, width: int, zoom: float) -> int:
    """The number of rows of format and length below the title: one each where they do not fit side by side."""
    if not (format_name and length):
        return int(bool(format_name or length))
    needed = (
        format_width(format_name, WORD_SIZE)
        + theme.px(_GAP)
        + QFontMetricsF(theme.font(WORD_SIZE)).horizontalAdvance(length)
    )
    return 1 if needed <= width else 2


@lru_cache(maxsize=32)
def _title_metrics(zoom: float) -> QFontMetricsF:
    return QFontMetricsF(theme.font(TITLE_SIZE, 600))


@lru_cache(maxsize=32)
def _line_height(zoom: float) -> int:
    return round(_title_metrics(zoom).height())


def _lines(title: str, width: int, zoom: float) -> tuple[str, ...]:
    return wrapped(title, TITLE_SIZE, 600, width, MOST_LINES, zoom)


@lru_cache(maxsize=16384)
def wrapped(text: str, size: float, weight: int, width: int, most: int, zoom: float) -> tuple[str, ...]:
    """A text broken into at most ``most`` lines of ``width`` pixels, in the program's font at ``size`` and ``weight``; the last is
    shortened with … where the text is longer. ``zoom`` is the current zoom, a parameter only as part of the cache key."""
    font = theme.font(size, weight)
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) <= width:
        return (text,)
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        # positions are counted in UTF-16 units, which differ from characters outside the Basic Multilingual Plane
        units = text.encode("utf-16-le")
        start = 2 * line.textStart()
        last = len(lines) == most - 1
        part = units[start:] if last else units[start : start + 2 * line.textLength()]
        lines.append(part.decode("utf-16-le").strip())
    layout.endLayout()
    lines[-1] = metrics.elidedText(lines[-1], Qt.TextElideMode.ElideRight, width)
    return tuple(lines)


def paint_card(
    painter: QPainter, rect: QRect, content: CardContent, *, selected: bool = False, focused: bool = False
) -> None:
    """Draw a card into ``rect``. A ``selected`` card is tinted, with a thin edge just outside it; only the ``focused`` card, which
    has the keyboard focus, has a ring in the accent colour around both, so that several selected cards do not look like several
    cursors."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_ground(painter, QRectF(rect), content, selected, focused)
    left, width = rect.left() + theme.px(_LEFT), rect.width() - theme.px(_LEFT + _RIGHT)
    y = rect.top() + theme.px(_TOP)
    zoom = theme.zoom()
    for above in _above_lines(content.above, width, zoom):
        _paint_above(painter, QPointF(left, y), above)
        y += theme.px(_ABOVE_ROW)
    metrics, line_height = _title_metrics(zoom), _line_height(zoom)
    painter.setFont(theme.font(TITLE_SIZE, 600))
    painter.setPen(theme.color("text"))
    for line in _lines(content.title, width, zoom):
        painter.drawText(QPointF(left, y + metrics.ascent()), line)
        y += line_height
    rows = _row_count(content, width)
    if rows:
        written = _rows(content.format_name, content.length, width, zoom)
        room = width
        if content.mark is not None:
            room -= _mark_width(content.mark) if written == rows else 0
            last = QRect(left, y + theme.px(_ROW) * (rows - 1), width, theme.px(_ROW))
            _paint_mark(painter, last, content.mark)
        _paint_format_and_length(painter, QRect(left, y, room, theme.px(_ROW)), content, written)
        y += theme.px(_ROW) * rows
    if content.chips:
        _paint_chips(painter, QRect(left, y + theme.px(4), width, theme.px(_CHIP_ROW - 4)), content.chips)
    painter.restore()


def paint_card_again(
    painter: QPainter, rect: QRect, content: CardContent, *, selected: bool = False, focused: bool = False
) -> None:
    """``paint_card`` with a cached pixmap, for views that paint the same cards repeatedly."""
    paint_once(
        painter,
        rect,
        _RING,
        f"card:{hash(content)}:{selected}:{focused}",
        lambda own, place: paint_card(own, place, content, selected=selected, focused=focused),
    )


def _above_lines(text: str, width: int, zoom: float) -> tuple[str, ...]:
    return wrapped(text, ABOVE_SIZE, 500, width, 2, zoom) if text else ()


def _paint_above(painter: QPainter, at: QPointF, text: str) -> None:
    font = theme.font(ABOVE_SIZE, 500)
    painter.setFont(font)
    painter.setPen(theme.color("muted"))
    painter.drawText(QPointF(at.x(), at.y() + QFontMetricsF(font).ascent() - theme.px(1)), text)


def _paint_ground(painter: QPainter, rect: QRectF, content: CardContent, selected: bool, focused: bool) -> None:
    radius = theme.px(_RADIUS)
    shape = QPainterPath()
    shape.addRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.fillPath(shape, theme.color("selected" if selected else "surface"))
    painter.strokePath(shape, QPen(theme.color("border"), 1))
    if content.format is not None:
        painter.save()
        painter.setClipRect(QRectF(rect.left(), rect.top(), theme.px(_STRIPE), rect.height()))
        painter.fillPath(shape, theme.format_color(content.format))
        painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if selected:
        _paint_ring(painter, rect, "border-strong", 0.5, 1)
    if focused:
        _paint_ring(painter, rect, "accent", 3, 2)


def _paint_ring(painter: QPainter, rect: QRectF, token: str, beyond: float, width: int) -> None:
    """Paint a ring whose centre line lies ``beyond`` pixels outside the card."""
    radius = theme.px(_RADIUS) + beyond
    painter.setPen(QPen(theme.color(token), width))
    painter.drawRoundedRect(rect.adjusted(-beyond, -beyond, beyond, beyond), radius, radius)


def _paint_format_and_length(painter: QPainter, rect: QRect, content: CardContent, rows: int) -> None:
    x = rect.left()
    if content.format_name:
        x = paint_format(painter, rect, content.format, content.format_name, WORD_SIZE) + theme.px(_GAP)
    if rows == 2:
        rect = rect.translated(0, theme.px(_ROW))
        x = rect.left()
    if content.length and x < rect.right():
        font = theme.font(WORD_SIZE)
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(theme.color("muted"))
        text = metrics.elidedText(content.length, Qt.TextElideMode.ElideRight, rect.right() - x + 1)
        baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(x, round(baseline)), text)


def _paint_mark(painter: QPainter, rect: QRect, mark: tuple[str, str, str]) -> None:
    icon, number, _spoken = mark
    font = theme.font(MARK_SIZE, 500)
    metrics = QFontMetricsF(font)
    x = rect.right() + 1 - metrics.horizontalAdvance(number)
    baseline = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2
    painter.setFont(font)
    painter.setPen(theme.color("muted"))
    painter.drawText(QPointF(x, round(baseline)), number)
    side = theme.px(MARK_SIZE)
    place = QRectF(x - theme.px(4) - side, rect.center().y() - side / 2 + 0.5, side, side)
    paint_icon(painter, place, icon, theme.color("muted"))


def _paint_chips(painter: QPainter, rect: QRect, chips: Sequence[tuple[str, str]]) -> None:
    font = theme.font(CHIP_SIZE, 500)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    x = float(rect.left())
    for text, tone in chips:
        room = rect.right() - x - theme.px(18)
        if room < theme.px(20):
            break
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        pill = QRectF(x, rect.top(), metrics.horizontalAdvance(shown) + theme.px(18), rect.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"{tone}-soft"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(theme.color(tone))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, shown)
        x = pill.right() + theme.px(6)
