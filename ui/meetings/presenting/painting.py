"""Text and colours for the projector. Sizes are in pixels of its own screen: they follow the window, not the program's zoom."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from campus_desktop.meetings.figures import Mood
from ui.look import theme

SMALLEST = 24
"""Pixels below which nobody at the back of the room reads a card."""
_MOODS = {"calm": "nav-active", "amber": "timer-amber", "red": "timer-red"}


@lru_cache(maxsize=256)
def font(size: int, weight: int = 400) -> QFont:
    """The program's font at ``size`` pixels."""
    made = QFont(theme.FAMILY)
    made.setPixelSize(max(1, size))
    made.setWeight(QFont.Weight(weight))
    return made


@lru_cache(maxsize=256)
def metrics(size: int, weight: int = 400) -> QFontMetricsF:
    """How large text of that font is."""
    return QFontMetricsF(font(size, weight))


def mood_color(mood: Mood) -> QColor:
    """The colour of a figure on the dark ground: white, amber, red. It changes and stays; nothing blinks."""
    return theme.color(_MOODS[mood])


@lru_cache(maxsize=4096)
def wrap(text: str, size: int, weight: int, width: int, most: int) -> tuple[str, ...]:
    """``text`` in lines of ``width`` pixels, at most ``most``; the last one is shortened with … where more would follow."""
    shown: list[str] = []
    for part in text.splitlines() or [""]:
        shown += _broken(part, size, weight, width)
    if len(shown) > most:
        # the whole rest goes to the last line, so that what is left out is seen to be
        rest = " ".join(shown[most - 1 :])
        shown[most - 1 :] = [metrics(size, weight).elidedText(rest, Qt.TextElideMode.ElideRight, width)]
    return tuple(shown)


def _broken(text: str, size: int, weight: int, width: int) -> list[str]:
    layout = QTextLayout(text, font(size, weight))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        # positions are counted in UTF-16 units, which differ from characters for the rare letter beyond them
        units = text.encode("utf-16-le")
        start = 2 * line.textStart()
        lines.append(units[start : start + 2 * line.textLength()].decode("utf-16-le").strip())
    layout.endLayout()
    return lines or [""]


def line_height(size: int, weight: int = 400) -> int:
    """From one line to the next."""
    return round(metrics(size, weight).height())


def _word_size(size: int) -> int:
    return max(18, round(size * 0.32))


def figure_width(figure: str, word: str, size: int) -> float:
    """How wide ``draw_figure`` draws."""
    small = _word_size(size)
    beside = metrics(small).horizontalAdvance(word) + small * 0.5 if word else 0.0
    return metrics(size, 700).horizontalAdvance(figure) + beside


def draw_figure(
    painter: QPainter, rect: QRectF, figure: str, word: str, size: int, colour: QColor, *, right: bool = False
) -> float:
    """A large figure with a small word behind it on the same line, at the left or right of ``rect``; gives their width."""
    large, small = metrics(size, 700), _word_size(size)
    width = figure_width(figure, word, size)
    x = rect.right() - width if right else rect.left()
    y = rect.center().y() + (large.ascent() - large.descent()) / 2
    painter.setPen(colour)
    painter.setFont(font(size, 700))
    painter.drawText(QPointF(x, y), figure)
    painter.setFont(font(small))
    painter.drawText(QPointF(x + width - metrics(small).horizontalAdvance(word), y), word)
    return width


def draw(
    painter: QPainter, rect: QRectF, text: str, size: int, weight: int, colour: QColor, *, right: bool = False
) -> float:
    """One line of text, in the middle of ``rect``'s height, at its left or right, shortened to its width; gives its width."""
    painter.setFont(font(size, weight))
    painter.setPen(colour)
    measure = metrics(size, weight)
    shown = measure.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, rect.width()))
    width = measure.horizontalAdvance(shown)
    x = rect.right() - width if right else rect.left()
    painter.drawText(QPointF(x, rect.center().y() + (measure.ascent() - measure.descent()) / 2), shown)
    return width
