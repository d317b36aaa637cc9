"""Fonts and line breaking for PDF. All text is plain text: there is no markup to escape."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import resources
from campus_desktop.prints.document import Cell, Run, Runs
from campus_desktop.prints.looks import REGULAR, TextStyle

_BREAK_AFTER = "/-_.?&=@"
_MOST_WIDTHS = 50_000
_HELD = "\x1f"


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line: text in one style, starting at ``x``, ``width`` wide."""

    x: float
    width: float
    text: str
    style: TextStyle
    link: str


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of a broken paragraph, all in points."""

    pieces: tuple[Piece, ...]
    width: float
    leading: float


@cache
def face(font: str) -> Any:
    """The reportlab font of that name, registered at the first call."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont(font, str(resources.path("fonts", f"{font}.ttf"))))
    return pdfmetrics.getFont(font)


@cache
def pdf_color(color: str) -> str:
    """ "#rrggbb" as the three numbers of a PDF colour operator."""
    return " ".join(f"{int(color[i : i + 2], 16) / 255:.3g}" for i in (1, 3, 5))


_widths: dict[tuple[str, str], float] = {}


def width(text: str, style: TextStyle) -> float:
    """The width of ``text`` in points. Words recur, so widths are cached."""
    key = (style.font, text)
    known = _widths.get(key)
    if known is None:
        if len(_widths) >= _MOST_WIDTHS:
            _widths.clear()
        known = _widths[key] = face(style.font).stringWidth(text, 1)
    return known * style.size


@cache
def _letters() -> frozenset[str]:
    """The characters of the fonts."""
    return frozenset(map(chr, face(REGULAR).face.charToGlyph))


def drawable(text: str) -> str:
    """``text`` with characters of the fonts only: others are removed (emoji) or become their base letter ("ẃ" as "w"), else "?"."""
    if _letters().issuperset(text):
        return text
    return re.sub(" {2,}", " ", "".join(map(_drawable, text)))


@cache
def _drawable(letter: str) -> str:
    """The character, or its replacement where the fonts do not contain it."""
    known = _letters()
    if letter in known:
        return letter
    plainer = "".join(c for c in unicodedata.normalize("NFKD", letter) if c in known)
    return plainer or ("?" if unicodedata.category(letter)[0] in "LN" else "")


@cache
def scaled(style: TextStyle, scale: float) -> TextStyle:
    """The style at another size."""
    return style if scale == 1 else TextStyle(style.font, style.size * scale, style.leading * scale, style.color)


_UNITS = "min|t|h|timer?|hours?|dage?|days?|uger?|weeks?|trin|steps?|personer|people|kr|kr\\.|pct\\.|%"
_MONTHS = (
    "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|"
    "January|February|March|May|June|July|August|October|December"
)
_TOGETHER = re.compile(
    rf"(?<=\d) (?=(?:{_UNITS})(?!\w))|(?<=\d) (?=(?:{_MONTHS})\b)|(?<=\d\.) (?=(?:{_MONTHS})\b)"
    r"|(?<=\bkl\.) (?=\d)|(?<=\bden) (?=\d)|(?<=\bfrist) (?=\d)|(?<=\bdue) (?=\d)|(?<=\bj\.nr\.) (?=\S)|(?<=\bdag) (?=\d)"
)


def together(text: str, space: str = "\u00a0") -> str:
    """``text`` with ``space`` where no line may be broken: between a number and its unit, "kl." and a time, a day and its month."""
    return _TOGETHER.sub(space, text)


def fit(text: str, style: TextStyle, room: float) -> str:
    """``text``, or as much of it as fits into ``room`` with an ellipsis."""
    text = drawable(text)
    if width(text, style) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if width(text[:middle].rstrip() + "…", style) <= room else (low, middle - 1)
    return text[:low].rstrip() + "…"


def break_lines(runs: Sequence[Run], room: float, scale: float = 1.0) -> list[TextLine]:
    """Break a paragraph greedily into lines no wider than ``room``, its text at ``scale``; a word that is wider itself is broken too."""
    if scale != 1 or not all(_letters().issuperset(run.text) for run in runs):
        runs = [Run(drawable(run.text), scaled(run.style, scale), run.link) for run in runs]
    if len(runs) == 1:
        run = runs[0]
        whole = width(run.text, run.style)
        if whole <= room:
            return [TextLine((Piece(0, whole, run.text, run.style, run.link),), whole, run.style.leading)]
    breaker = _Breaker(room)
    for run in runs:
        breaker.add(run)
    return breaker.finish()


def cell_lines(cell: Cell, room: float, scale: float) -> list[TextLine]:
    """The lines of a cell. A mark stands after its first paragraph if both fit into one line; details are not broken where one fits
    into a line of its own."""
    paragraphs = cell.paragraphs
    if cell.mark or cell.details:
        first, *others = cell.paragraphs
        if cell.mark and _mark_fits(cell, room / scale):
            first = (*first, Run(f" \u00a0{cell.mark.text}", cell.mark.style))
        paragraphs = (first, *_details(cell, room / scale), *others)
    return [line for paragraph in paragraphs for line in break_lines(paragraph, room, scale)]


def _mark_fits(cell: Cell, room: float) -> bool:
    used = sum(width(run.text, run.style) for run in cell.paragraphs[0])
    return cell.mark is not None and used + 8 + width(cell.mark.text, cell.mark.style) <= room


def _details(cell: Cell, room: float) -> Iterator[Runs]:
    line: list[Run] = []
    used = 0.0
    marks = (cell.mark,) if cell.mark and not _mark_fits(cell, room) else ()
    for run in (*marks, *cell.details):
        need = width(run.text, run.style)
        if line and used + 10 + need > room:
            yield tuple(line)
            line, used = [], 0.0
        if line:
            line.append(Run(" · ", line[-1].style))
            used += 10
        line.append(run)
        used += need
    yield tuple(line)


class _Breaker:
    """The line being filled, and the finished ones."""

    def __init__(self, room: float) -> None:
        self.room = room
        self.lines: list[TextLine] = []
        self.pieces: list[Piece] = []
        self.words: list[str] = []  # of the piece being filled
        self.start = 0.0  # where that piece began
        self.used = 0.0
        self.space = False  # white space before the next word
        self.leading = 0.0

    def add(self, run: Run) -> None:
        style = run.style
        gap = width(" ", style)
        for index, word in self._words(run):
            self.space = self.space or index > 0
            if not word:
                continue
            need = width(word, style)
            before = gap if self.space and self.used else 0.0
            if self.used and self.used + before + need > self.room:
                self._end_line(run, " ")
                before = 0.0
            rest = word
            while rest and need > self.room:
                head = _head(rest, style, self.room)
                self._put(head, width(head, style), 0.0, style)
                self._end_line(run)
                rest = rest[len(head) :]
                need = width(rest, style)
            if rest:
                self._put(rest, need, before, style)
            self.space = False
        self._end_piece(run)

    def _words(self, run: Run) -> Iterator[tuple[int, str]]:
        """Unbreakable parts with their places; words kept together form one part, unless it is too wide for a line."""
        parts = (
            [whole.replace(_HELD, " ")]
            if width(whole.replace(_HELD, " "), run.style) <= self.room
            else whole.split(_HELD)
            for whole in together(run.text, _HELD).split(" ")
        )
        return enumerate(part for several in parts for part in several)

    def _put(self, word: str, need: float, before: float, style: TextStyle) -> None:
        if not self.words:
            self.start = self.used
        self.words.append(f" {word}" if before else word)
        self.used += before + need
        self.leading = max(self.leading, style.leading)

    def _end_piece(self, run: Run) -> None:
        if self.words:
            self.pieces.append(Piece(self.start, self.used - self.start, "".join(self.words), run.style, run.link))
            self.words = []

    def _end_line(self, run: Run, separator: str = "") -> None:
        """``separator`` is drawn beyond the end of the line, where it is invisible, so that words stay separate when read aloud."""
        if separator and self.words:
            self.words.append(separator)
        self._end_piece(run)
        self.lines.append(TextLine(tuple(self.pieces), self.used, self.leading))
        self.pieces, self.used, self.space, self.leading = [], 0.0, False, 0.0

    def finish(self) -> list[TextLine]:
        if self.pieces:
            self.lines.append(TextLine(tuple(self.pieces), self.used, self.leading))
        return self.lines


def _head(word: str, style: TextStyle, room: float) -> str:
    """As much of an overlong word as fits, at least one character; preferably after a character where addresses may be broken."""
    fits = 1
    while fits < len(word) and width(word[: fits + 1], style) <= room:
        fits += 1
    nice = max(word.rfind(sign, 0, fits) for sign in _BREAK_AFTER) + 1
    return word[: nice if nice > fits // 2 else fits]
