"""The cards of the agenda, measured and painted: time at the left, title and a second line, minutes at the right."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPen

from ui.look import theme
from ui.look.painting import paint_once
from ui.meetings.agenda.words import ItemCard
from ui.widgets.cardpainter import wrapped

TITLE, SECOND, TIME, SMALL = 13, 12, 14, 11.5
MOST_TITLE, MOST_SECOND = 4, 3
NARROW = 210
"""Cards below this width, in pixels at zoom 1, have time and minutes above the title instead of beside it."""

_PAD, _SIDE, _TIME_COLUMN, _LINE, _SECOND_LINE, _RADIUS = 8, 10, 56, 19, 16, 7
_RING = 3


@dataclass(frozen=True, slots=True)
class Parts:
    """Where the pieces of a card lie, within it."""

    time: QRect
    title: QRect
    second: QRect
    minutes: QRect
    height: int


def parts_of(card: ItemCard, width: int) -> Parts:
    """The pieces of an item's card that is ``width`` pixels wide, and the height it needs."""
    return _parts(card.title, card.second, card.minutes, card.took, bool(card.shift or card.took), width, theme.zoom())


@lru_cache(maxsize=8192)
def _parts(title: str, second: str, minutes: str, took: str, tall: bool, width: int, zoom: float) -> Parts:
    pad, side, line, small = theme.px(_PAD), theme.px(_SIDE), theme.px(_LINE), theme.px(_SECOND_LINE)
    took_width = _metrics(SMALL, 500, zoom).horizontalAdvance(took)  # stands below the minutes, and may be wider
    right = round(max(_metrics(SECOND, 400, zoom).horizontalAdvance(minutes), took_width)) + 1
    if width < theme.px(NARROW):
        room = width - 2 * side
        lines, seconds = _counts(title, second, room, zoom)
        top = pad + line + (small if tall else 0)
        return Parts(
            QRect(side, pad, theme.px(_TIME_COLUMN), line),
            QRect(side, top, room, lines * line),
            QRect(side, top + lines * line, room, seconds * small),
            QRect(width - side - right, pad, right, line),
            top + lines * line + seconds * small + pad,
        )
    left = side + theme.px(_TIME_COLUMN)
    room = max(width - left - right - 2 * side, theme.px(40))
    lines, seconds = _counts(title, second, room, zoom)
    body = lines * line + seconds * small
    height = max(body, line + small if tall else 0) + 2 * pad
    top = (height - body) // 2
    return Parts(
        QRect(side, 0, theme.px(_TIME_COLUMN), height),
        QRect(left, top, room, lines * line),
        QRect(left, top + lines * line, room, seconds * small),
        QRect(width - side - right, 0, right, height),
        height,
    )


def _counts(title: str, second: str, room: int, zoom: float) -> tuple[int, int]:
    seconds = len(wrapped(second, SECOND, 400, room, MOST_SECOND, zoom)) if second else 0
    return len(wrapped(title, TITLE, 600, room, MOST_TITLE, zoom)), seconds


@lru_cache(maxsize=64)
def _metrics(size: float, weight: int, zoom: float) -> QFontMetricsF:
    return QFontMetricsF(theme.font(size, weight))


def paint_item(painter: QPainter, rect: QRect, card: ItemCard, *, selected: bool = False) -> None:
    """An item's card. What changes with every edit, the time, is drawn each time; the rest once, and kept as a picture."""
    _paint_kept(painter, rect, card, selected)
    parts = parts_of(card, rect.width())
    faint = card.stage not in ("coming", "now")
    zoom = theme.zoom()
    metrics = _metrics(TIME, 600, zoom)
    narrow = rect.width() < theme.px(NARROW)
    where = parts.time.translated(rect.topLeft())
    if not narrow and rect.height() > parts.height:
        where.setHeight(rect.height())  # its edge is being dragged
    painter.setFont(theme.font(TIME, 600))
    painter.setPen(theme.color("muted" if faint else "text"))
    above = theme.px(_SECOND_LINE) / 2 if card.shift and not narrow else 0
    base = where.center().y() + 1 + (metrics.ascent() - metrics.descent()) / 2 - above
    painter.drawText(QPointF(where.left(), round(base)), card.time)
    if card.shift:
        _small(
            painter,
            QPointF(where.left(), round(base) + theme.px(_SECOND_LINE)),
            card.shift,
            "success" if card.early else "warning",
            500,
        )


def _small(painter: QPainter, at: QPointF, text: str, token: str, weight: int = 400) -> None:
    painter.setFont(theme.font(SMALL, weight))
    painter.setPen(theme.color(token))
    painter.drawText(at, text)


def _paint_kept(painter: QPainter, rect: QRect, card: ItemCard, selected: bool) -> None:
    fixed = hash((card.title, card.second, card.minutes, card.took, card.shorter, card.stage, bool(card.shift)))
    paint_once(
        painter, rect, _RING, f"agenda:{fixed}:{selected}", lambda own, place: _paint_fixed(own, place, card, selected)
    )


def _paint_fixed(painter: QPainter, rect: QRect, card: ItemCard, selected: bool) -> None:
    now, faint = card.stage == "now", card.stage not in ("coming", "now")
    ground = "accent-soft" if now else "sunken" if faint else "surface"
    paint_ground(painter, rect, ground, "accent" if now else "border", selected=selected)
    parts, zoom = parts_of(card, rect.width()), theme.zoom()
    lower = max(0, rect.height() - parts.height) // 2 if rect.width() >= theme.px(NARROW) else 0
    _lines(painter, parts.title.translated(rect.topLeft()).translated(0, lower), card.title, faint)
    second = parts.second.translated(rect.topLeft()).translated(0, lower)
    painter.setFont(theme.font(SECOND))
    painter.setPen(theme.color("muted"))
    metrics, step = _metrics(SECOND, 400, zoom), theme.px(_SECOND_LINE)
    if card.second:
        for number, line in enumerate(wrapped(card.second, SECOND, 400, second.width(), MOST_SECOND, zoom)):
            painter.drawText(QPointF(second.left(), second.top() + number * step + metrics.ascent() + 1), line)
    where = parts.minutes.translated(rect.topLeft()).translated(0, lower)
    beside = theme.px(_SECOND_LINE) / 2 if card.took and rect.width() >= theme.px(NARROW) else 0
    base = where.center().y() + 1 + (metrics.ascent() - metrics.descent()) / 2 - beside
    painter.drawText(QPointF(where.right() - metrics.horizontalAdvance(card.minutes), round(base)), card.minutes)
    if card.took:
        width = _metrics(SMALL, 500, zoom).horizontalAdvance(card.took)
        _small(
            painter,
            QPointF(where.right() + 1 - width, round(base) + step),
            card.took,
            "success" if card.shorter else "warning",
            500,
        )


def _lines(painter: QPainter, rect: QRect, title: str, faint: bool) -> None:
    zoom = theme.zoom()
    painter.setFont(theme.font(TITLE, 600))
    painter.setPen(theme.color("muted" if faint else "text"))
    ascent, step = _metrics(TITLE, 600, zoom).ascent(), theme.px(_LINE)
    for number, line in enumerate(wrapped(title, TITLE, 600, rect.width(), MOST_TITLE, zoom)):
        painter.drawText(QPointF(rect.left(), rect.top() + number * step + ascent + 1), line)


def paint_ground(painter: QPainter, rect: QRect, ground: str, edge: str, *, selected: bool = False) -> None:
    """A card without anything on it, in tokens' colours; a selected one has a ring around it."""
    radius = theme.px(_RADIUS)
    inner = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    shape = QPainterPath()
    shape.addRoundedRect(inner, radius, radius)
    painter.fillPath(shape, theme.color(ground))
    painter.strokePath(shape, QPen(theme.color(edge), 1))
    if selected:
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(inner.adjusted(-1, -1, 1, 1), radius + 1, radius + 1)


# --- what stands between the cards -----------------------------------------------------------------------------------


def paint_notice(painter: QPainter, rect: QRect, text: str, tone: str) -> None:
    """What lies between two cards: "5 min of air", in the middle of a thin line; a collision has a ground of its own."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    metrics = _metrics(SECOND, 500, theme.zoom())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width() - theme.px(18))
    width = metrics.horizontalAdvance(shown) + theme.px(18)
    middle = rect.center().y() + 0.5
    pill = QRectF(rect.center().x() - width / 2, rect.top() + 1, width, rect.height() - 2)
    if tone == "muted":
        pen = QPen(theme.color("dashed"), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(QPointF(rect.left(), middle), QPointF(pill.left(), middle))
        painter.drawLine(QPointF(pill.right(), middle), QPointF(rect.right(), middle))
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(f"{tone}-soft"))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
    painter.setFont(theme.font(SECOND, 500))
    painter.setPen(theme.color(tone))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()


def paint_day(painter: QPainter, rect: QRect, card: ItemCard, *, selected: bool = False) -> None:
    """A day's heading with its hours, and below it how its items fill it."""
    zoom = theme.zoom()
    if selected:
        _ring(painter, rect)
    side, line = theme.px(2), theme.px(22)
    top = QRect(rect.left() + side, rect.top() + theme.px(4), rect.width() - 2 * side, line)
    hours = _metrics(SECOND, 400, zoom).horizontalAdvance(card.second)
    painter.setFont(theme.font(TITLE, 600))
    painter.setPen(theme.color("text"))
    room = round(top.width() - hours - theme.px(8))
    title = _metrics(TITLE, 600, zoom).elidedText(card.title, Qt.TextElideMode.ElideRight, max(room, 0))
    painter.drawText(top, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
    painter.setFont(theme.font(SECOND))
    painter.setPen(theme.color("muted"))
    painter.drawText(top, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, card.second)
    if card.notice is not None:
        text, tone = card.notice
        painter.setFont(theme.font(SECOND, 500))
        painter.setPen(theme.color(tone))
        below = top.translated(0, line - theme.px(2))
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)


def day_height() -> int:
    """The height in pixels of a day's heading, with the line of its sum: without one the cards below would move when it appears."""
    return theme.px(50)


def paint_group(painter: QPainter, rect: QRect, card: ItemCard, *, selected: bool = False) -> None:
    """The head of a parallel group."""
    zoom = theme.zoom()
    if selected:
        _ring(painter, rect)
    inner = rect.adjusted(theme.px(6), 0, -theme.px(6), 0)
    width = _metrics(SECOND, 400, zoom).horizontalAdvance(card.minutes)
    painter.setFont(theme.font(SECOND, 600))
    painter.setPen(theme.color("text"))
    room = max(0, round(inner.width() - width - theme.px(6)))
    title = _metrics(SECOND, 600, zoom).elidedText(card.title, Qt.TextElideMode.ElideRight, room)
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
    painter.setFont(theme.font(SECOND))
    painter.setPen(theme.color("muted"))
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, card.minutes)


def _ring(painter: QPainter, rect: QRect) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = theme.px(5)
    painter.drawRoundedRect(QRectF(rect).adjusted(0, 0, -1, -1), radius, radius)


def paint_focus(painter: QPainter, rect: QRect, *, outside: bool) -> None:
    """The ring of the keyboard, in the text's colour: around that of a chosen card, or within that of a chosen heading."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("text"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    by = 2 if outside else -2
    radius = theme.px(_RADIUS) + by
    painter.drawRoundedRect(QRectF(rect).adjusted(-by, -by, by, by), radius, radius)
    painter.restore()


def paint_bubble(painter: QPainter, rect: QRect, text: str) -> None:
    """The new length while an edge is dragged, at the lower right of the card ``rect``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    metrics = _metrics(SECOND, 600, theme.zoom())
    width, height = metrics.horizontalAdvance(text) + theme.px(18), theme.px(24)
    pill = QRectF(rect.right() - width - theme.px(8), rect.bottom() - theme.px(4), width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("accent"))
    painter.drawRoundedRect(pill, height / 2, height / 2)
    painter.setFont(theme.font(SECOND, 600))
    painter.setPen(theme.color("accent-text"))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
