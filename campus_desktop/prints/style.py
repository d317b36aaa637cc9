"""The page style shared by all prints: colours, text styles, header and footer, key figures, time by format, section headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from threading import Lock
from typing import BinaryIO, ClassVar

from campus_desktop import i18n
from campus_desktop.courses.formats import FORMATS
from campus_desktop.i18n import _
from campus_desktop.prints.flow import (
    LEFT,
    PAGE_HEIGHT,
    RIGHT,
    WIDTH,
    Block,
    Tag,
    Text,
    baseline,
    draw_lines,
    lay_out,
    lines_height,
)
from campus_desktop.prints.icons import round_box
from campus_desktop.prints.rows import RULE, Icon, draw_icon
from campus_desktop.prints.tagged import TaggedCanvas
from campus_desktop.prints.text import REGULAR, SEMIBOLD, Run, TextLine, TextStyle, break_lines, fit, pdf_color, width

INK, SOFT, MUTED, ACCENT = "#15252d", "#334148", "#5a6a72", "#0b5563"

TITLE = TextStyle(SEMIBOLD, 21, 26, INK)
LONG_TITLE = TextStyle(SEMIBOLD, 15, 19, INK)
SUBTITLE = TextStyle(REGULAR, 11, 16, MUTED)
BODY = TextStyle(REGULAR, 9.75, 14, INK)
STRONG = TextStyle(SEMIBOLD, 9.75, 14, INK)
FIGURE = TextStyle(SEMIBOLD, 14, 18, INK)
HEADING = TextStyle(SEMIBOLD, 11.5, 16, ACCENT)
SUBHEADING = TextStyle(SEMIBOLD, 10.5, 14.5, INK)
SMALL = TextStyle(REGULAR, 8, 11.5, MUTED)
CELL = TextStyle(REGULAR, 9, 12, SOFT)
CELL_MUTED = TextStyle(REGULAR, 9, 12, MUTED)
CELL_STRONG = TextStyle(SEMIBOLD, 9, 12, INK)
CELL_SMALL = TextStyle(REGULAR, 7.5, 10.5, MUTED)
CELL_LINK = TextStyle(REGULAR, 7.5, 10.5, ACCENT)

FORMAT_LOOKS = {each.code: Icon(each.icon, each.light) for each in FORMATS.values()}
"""Icon and colour of each format: as in the screen's light theme, every colour readable on white paper."""
FORMAT_STYLES = {code: TextStyle(SEMIBOLD, 9, 12, look.color) for code, look in FORMAT_LOOKS.items()}
"""The style of each format's name, in the format's colour."""
NO_FORMAT = "#8d9aa0"
"""The colour of time without a format."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Header and footer of every page. ``title`` names the document; ``left`` and ``right`` are in the header."""

    title: str
    subject: str
    left: str
    right: str
    printed: date


_one_at_a_time = Lock()
"""reportlab's fonts support one document at a time; prints may be made on several threads."""


def write_sheet(out: BinaryIO, sheet: Sheet, blocks: Sequence[Block]) -> int:
    """Write a PDF of ``blocks`` in the language in use and return its number of pages."""
    with _one_at_a_time:
        return _write(out, sheet, blocks)


def _write(out: BinaryIO, sheet: Sheet, blocks: Sequence[Block]) -> int:
    canvas = TaggedCanvas(out, font=REGULAR, language=i18n.language(), printed=sheet.printed)
    canvas.describe(title=sheet.title, author=sheet.left, subject=sheet.subject)

    def furniture(canvas: TaggedCanvas, page: int) -> None:
        left = sheet.left if page == 1 else " · ".join(part for part in (sheet.left, sheet.title) if part)
        right = fit(sheet.right, SMALL, WIDTH * 0.4)
        end = RIGHT - width(right, SMALL)
        # read aloud only once: on the first page it is content, on the others a repetition
        with canvas.mark(canvas.element("P")) if page == 1 else canvas.artifact("Header"):
            canvas.text(LEFT, PAGE_HEIGHT - 41, fit(left, SMALL, end - LEFT - 20) + " ", SMALL)
            canvas.text(end, PAGE_HEIGHT - 41, right, SMALL)
        with canvas.artifact("Footer"):
            canvas.operators(f"{pdf_color(RULE)} RG .75 w {LEFT:.2f} 37.5 m {RIGHT:.2f} 37.5 l S")
            canvas.text(LEFT, 24, _("Printed {date}").format(date=i18n.date_table(sheet.printed)), SMALL)
            canvas.doForm(f"page-{page}")

    pages = lay_out(canvas, blocks, furniture)
    for page in range(1, pages + 1):  # the number of pages is known only now, so each page has left a place for it
        text = _("Page {page} of {pages}").format(page=page, pages=pages)
        canvas.beginForm(f"page-{page}", RIGHT - 200, 15, RIGHT, 36)
        canvas.text(RIGHT - width(text, SMALL), 24, text, SMALL)
        canvas.endForm()
    canvas.save()
    return pages


@dataclass(eq=False)
class KeyFigures:
    """Up to four boxes side by side: a figure and what it counts."""

    figures: Sequence[tuple[str, str]]
    gap: float = 10.0

    def _label_lines(self) -> int:
        room = self._box_width() - 18
        return max(len(break_lines([Run(label, SMALL)], room)) for _figure, label in self.figures)

    def _box_width(self) -> float:
        return (WIDTH - 7.5 * (len(self.figures) - 1)) / len(self.figures)

    def height(self) -> float:
        """See ``Block``."""
        return 15 + FIGURE.leading + SMALL.leading * self._label_lines()

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """See ``Block``."""
        box, height = self._box_width(), self.height()
        for index, (figure, label) in enumerate(self.figures):
            left = LEFT + index * (box + 7.5)
            with canvas.artifact():
                canvas.operators(f"{pdf_color(RULE)} RG .75 w {round_box(left, top - height, box, height, 5)} S")
            element = canvas.element("P")
            y = top - 7
            for text, style in ((figure, FIGURE), (label, SMALL)):
                lines = break_lines([Run(f"{text} ", style)], box - 18)
                draw_lines(canvas, lines, left + 9, y, element)
                y -= lines_height(lines)

    def split(self, room: float, fresh: bool) -> tuple[Block, Block] | None:
        """See ``Block``."""
        return None


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole: its name, amount, icon and colour."""

    name: str
    amount: int
    color: str
    icon: Icon | None = None


def percentages(amounts: Sequence[int]) -> list[int]:
    """Whole percentages of the sum that add up to 100, by largest remainder; all 0 where the sum is 0."""
    whole = sum(amounts)
    if not whole:
        return [0] * len(amounts)
    exact = [Fraction(100 * amount, whole) for amount in amounts]
    found = [int(value) for value in exact]
    by_remainder = sorted(range(len(amounts)), key=lambda index: found[index] - exact[index])
    for index in by_remainder[: 100 - sum(found)]:
        found[index] += 1
    return found


@dataclass(eq=False)
class ShareBar:
    """A bar of the shares of a whole, the largest first, with a legend of icon, name and percentage below it."""

    shares: Sequence[Share]
    note: str = ""
    gap: float = 6.0
    _lines: list[list[tuple[Share, str, float]]] = field(default_factory=list)

    def _legend(self) -> list[list[tuple[Share, str, float]]]:
        """Lines of (share, text, x)."""
        if not self._lines:
            x = 0.0
            line: list[tuple[Share, str, float]] = []
            parts = percentages([share.amount for share in self.shares])
            for share, part in zip(self.shares, parts, strict=True):
                amount = i18n.percent(part / 100) if part else _("under {percent}").format(percent=i18n.percent(0.01))
                text = f"{share.name} {amount}"
                need = 10.5 + width(text, SMALL)
                if line and x + need > WIDTH:
                    self._lines.append(line)
                    x, line = 0.0, []
                line.append((share, text, x))
                x += need + 9
            self._lines.append(line)
        return self._lines

    def _notes(self) -> Text:
        return Text([Run(self.note, SMALL)])

    def height(self) -> float:
        """See ``Block``."""
        return 16 + len(self._legend()) * 13 + (self._notes().height() if self.note else 0)

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """See ``Block``."""
        whole = sum(share.amount for share in self.shares)
        with canvas.artifact():
            canvas.operators(f"q {round_box(LEFT, top - 10.5, WIDTH, 10.5, 5.25)} W n")
            x = LEFT
            for share in self.shares:
                part = WIDTH * share.amount / whole
                canvas.operators(f"{pdf_color(share.color)} rg {x:.2f} {top - 10.5:.2f} {part:.2f} 10.5 re f")
                x += part
            canvas.operators("Q")
        element = canvas.element("P")
        y = top - 16
        for line in self._legend():
            with canvas.artifact():
                for share, _text, x in line:
                    if share.icon:
                        draw_icon(canvas, share.icon, LEFT + x, y - 6.2, 8)
                    else:
                        canvas.operators(f"{pdf_color(share.color)} rg {LEFT + x:.2f} {y - 9:.2f} 6 6 re f")
            with canvas.mark(element):
                for _share, text, x in line:
                    canvas.text(LEFT + x + 10.5, y - baseline(12), f"{text} ", SMALL)
            y -= 13
        if self.note:
            self._notes().draw(canvas, y)

    def split(self, room: float, fresh: bool) -> tuple[Block, Block] | None:
        """See ``Block``."""
        return None


@dataclass(eq=False)
class Heading:
    """The heading of a section: its name, a muted ``remark`` beside it, and ``aside`` at the right margin.

    ``again`` is for continuation pages: the same words with "continued", not tagged as a heading. ``level`` is 2, or 3 for a part
    of a section.
    """

    name: str
    remark: str = ""
    aside: str = ""
    again: bool = False
    gap: float = 0.0
    level: int = 2
    leads: ClassVar[bool] = True
    """It is kept on the page of what follows it (``flow.lay_out``)."""

    def _lines(self) -> list[TextLine]:
        look = HEADING if self.level == 2 else SUBHEADING
        runs = [Run(self.name, look)]
        if self.again:
            runs.append(Run(" \u00a0" + _("(continued)"), SMALL))
        elif self.remark:
            runs.append(Run(f" \u00a0{self.remark}", SMALL))
        return break_lines(runs, WIDTH - (width(self.aside, CELL_MUTED) + 20 if self.aside else 0))

    def height(self) -> float:
        """See ``Block``."""
        return lines_height(self._lines()) + 4

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """See ``Block``."""
        lines = self._lines()
        if self.again:
            with canvas.artifact("Pagination"):
                for line in lines:
                    y = top - baseline(line.leading)
                    for piece in line.pieces:
                        canvas.text(LEFT + piece.x, y, piece.text, piece.style)
                    top -= line.leading
                if self.aside:
                    canvas.text(RIGHT - width(self.aside, CELL_MUTED), y, self.aside, CELL_MUTED)
            return
        canvas.bookmark(self.name, self.level - 1, top)
        heading, beside = canvas.element(f"H{self.level}"), Tag("P")
        for line in lines:
            for piece in line.pieces:
                with canvas.mark(heading if piece.style in (HEADING, SUBHEADING) else beside.on(canvas)):
                    canvas.text(LEFT + piece.x, top - baseline(line.leading), piece.text, piece.style)
            top -= line.leading
        if self.aside:
            y = top + lines[-1].leading - baseline(lines[-1].leading)
            with canvas.mark(beside.on(canvas)):
                canvas.text(RIGHT - width(self.aside, CELL_MUTED), y, self.aside, CELL_MUTED)

    def split(self, room: float, fresh: bool) -> tuple[Block, Block] | None:
        """See ``Block``."""
        return None
