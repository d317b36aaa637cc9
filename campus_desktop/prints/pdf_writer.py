"""Writes a document as PDF: each block of the document becomes one that flows over pages, with header and footer around them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Any, BinaryIO, ClassVar

from campus_desktop import i18n
from campus_desktop.i18n import _
from campus_desktop.prints import document, figures, flow, looks
from campus_desktop.prints.document import Cell, Document, Run
from campus_desktop.prints.flow import Block, Stack, Tag, Text, Whole, baseline, draw_repeated, lines_height
from campus_desktop.prints.looks import CELL_MUTED, CELL_STRONG, RULE, SMALL
from campus_desktop.prints.page import PageFormat
from campus_desktop.prints.rows import RULED_HEIGHT, RowColumn, Rows, draw_ruled
from campus_desktop.prints.tagged import TaggedCanvas
from campus_desktop.prints.text import TextLine, break_lines, drawable, fit, pdf_color, scaled, width

_LABELS = 96.0
"""The width of the labels of facts."""
_CLOSE = 1.25
"""The padding of facts."""
_BOX = 14.28
"""The width of a column of boxes to tick."""
_one_at_a_time = Lock()
"""reportlab's fonts support one document at a time; prints may be made on several threads."""


def write_pdf(what: Document, out: BinaryIO) -> int:
    """Write ``what`` as PDF in the language in use and return its number of pages. It never reads the time, so the same document
    gives the same bytes."""
    with _one_at_a_time:
        return _write(out, what)


def _write(out: BinaryIO, what: Document) -> int:
    page, small = what.page, scaled(SMALL, what.page.text)
    canvas = TaggedCanvas(out, page, font=looks.REGULAR, language=i18n.language(), printed=what.printed)
    canvas.describe(title=what.title, author=what.owner, subject=what.kind)

    def furniture(canvas: TaggedCanvas, number: int) -> None:
        if not page.running:
            return
        left = what.owner if number == 1 else " · ".join(filter(None, (what.owner, what.title)))
        right = fit(" · ".join(filter(None, (what.kind, what.reference))), small, page.column * 0.4)
        end = page.right - width(right, small)
        # read aloud only once: on the first page it is content, on the others a repetition
        with canvas.mark(canvas.element("P")) if number == 1 else canvas.artifact("Header"):
            canvas.text(page.left, page.top + 13, fit(left, small, end - page.left - 20) + " ", small)
            canvas.text(end, page.top + 13, right, small)
        with canvas.artifact("Footer"):
            canvas.operators(f"{pdf_color(RULE)} RG .75 w {page.left:.2f} 37.5 m {page.right:.2f} 37.5 l S")
            canvas.text(page.left, 24, _("Printed {date}").format(date=i18n.date_table(what.printed)), small)
            canvas.doForm(f"page-{number}")

    pages = flow.lay_out(canvas, _Blocks(page).of(what.blocks), page, furniture)
    for number in (
        range(1, pages + 1) if page.running else ()
    ):  # the number of pages is known only now: each has left a place
        text = _("Page {page} of {pages}").format(page=number, pages=pages)
        canvas.beginForm(f"page-{number}", page.right - 200, 15, page.right, 36)
        canvas.text(page.right - width(text, small), 24, text, small)
        canvas.endForm()
    canvas.save()
    return pages


_FIGURES: dict[type[document.Figure], Callable[[Any, PageFormat, float], Block]] = {
    document.KeyFigures: figures.FigureBoxes,
    document.Shares: figures.ShareBar,
    document.Notice: figures.NoticeBox,
    document.KeyCaps: figures.KeyTable,
}


class _Blocks:
    """The blocks of a document as blocks that flow over pages of one format."""

    def __init__(self, page: PageFormat) -> None:
        self.page = page

    def of(self, blocks: Sequence[document.Block]) -> Iterator[Block]:
        """The blocks in order."""
        for block in blocks:
            yield from self._one(block)

    def _one(self, block: document.Block) -> Iterator[Block]:
        match block:
            case document.Section():
                yield self._section(block)
            case document.Table():
                yield self._table(block)
            case document.Paragraph():
                yield self._text(block.runs, gap=block.gap, indent=block.indent)
            case document.Heading():
                yield HeadingBlock(block, self.page, block.gap)
            case document.Title():
                look = looks.TITLE if len(block.text) <= 60 else looks.LONG_TITLE
                yield Text([Run(block.text, look)], role="H1", outline=0, page=self.page)
                if block.below:
                    yield self._text([Run(block.below, looks.SUBTITLE)], gap=3)
            case document.Facts():
                yield self._facts(block)
            case document.Bullets():
                whole = Tag("L")
                yield Stack([flow.Bullet(item, indent=12, page=self.page, whole=whole) for item in block.items])
            case document.SideBySide():
                yield self._side_by_side(block)
            case document.Ruled():
                yield RuledLines(block, self.page)
            case document.PageBreak():
                yield flow.NewPage()
            case document.KeyFigures() | document.Shares() | document.Notice() | document.KeyCaps():
                yield _FIGURES[type(block)](block, self.page, block.gap)

    def _text(self, runs: Sequence[Run], *, gap: float = 0.0, indent: float = 0.0) -> Text:
        return Text(runs, gap=gap, indent=indent, page=self.page)

    def _section(self, block: document.Section) -> Block:
        heading, again = (HeadingBlock(block.heading, self.page, block.heading.gap, again) for again in (False, True))
        body = list(self.of(block.blocks))
        if not body:
            return Stack([heading], gap=heading.gap)
        whole = body[0] if len(body) == 1 else Stack(body)
        return flow.Section(heading, whole, again, gap=heading.gap, keep=block.keep, page=self.page)

    def _facts(self, block: document.Facts) -> Rows:
        label = _LABELS * self.page.text
        places = (RowColumn(0, label - 8, head=True), RowColumn(label, self.page.column - label))
        rows = Rows(places, gap=block.gap, page=self.page, padding=_CLOSE, bare=True)
        for name, value in block.facts:
            rows.add((document.cell(name, looks.LABEL), Cell((value,))))
        return rows

    def _table(self, block: document.Table) -> Rows:
        room = self.page.column - block.indent - (_BOX if block.boxes else 0.0)
        scale = room / sum(column.width for column in block.columns)
        places, x = [], block.indent
        for column in block.columns:
            wide = column.width * scale
            inside = wide - column.indent - column.gap
            places.append(RowColumn(x + column.indent, inside, column.right, column.names))
            x += wide
        rows = Rows(places, gap=block.gap, left=block.indent, ruled_from=block.ruled_from, page=self.page)
        rows.tick = self.page.column - _BOX if block.boxes else None
        if headings := block.headings:
            rows.set_head(headings)
        for row in block.rows:
            rows.add(row.cells, ruled=row.ruled, ticked=row.ticked)
        return rows

    def _side_by_side(self, block: document.SideBySide) -> Rows:
        share = (self.page.column - block.indent) / len(block.lists)
        places = [RowColumn(block.indent + share * at, share - 12) for at in range(len(block.lists))]
        rows = Rows(places, left=block.indent, page=self.page)
        rows.set_head([document.cell(name, CELL_STRONG) for name, _cells in block.lists])
        for at in range(max(len(cells) for _name, cells in block.lists)):
            rows.add([cells[at] if at < len(cells) else Cell() for _name, cells in block.lists])
        return rows


@dataclass(eq=False)
class HeadingBlock(Whole):
    """The heading of a section. ``again`` is for continuation pages: the same words with "continued", not tagged as a heading."""

    what: document.Heading
    page: PageFormat
    gap: float
    again: bool = False
    leads: ClassVar[bool] = True
    """It is kept on the page of what follows it (``flow.lay_out``)."""

    @cached_property
    def _aside(self) -> tuple[str, float]:
        """The text at the right margin, and its width."""
        text = drawable(self.what.aside) if self.what.lasting or not self.again else ""
        return text, width(text, scaled(CELL_MUTED, self.page.text))

    @cached_property
    def _lines(self) -> list[TextLine]:
        runs = [Run(self.what.name, looks.HEADING if self.what.level == 2 else looks.SUBHEADING)]
        if self.again:
            runs.append(Run(" \u00a0" + _("(continued)"), SMALL))
        elif self.what.remark:
            runs.append(Run(f" \u00a0{self.what.remark}", SMALL))
        aside, wide = self._aside
        return break_lines(runs, self.page.column - (wide + 20 if aside else 0), self.page.text)

    def height(self) -> float:
        """See ``Block``."""
        return lines_height(self._lines) + 4

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """See ``Block``."""
        left, last = self.page.left, top - lines_height(self._lines[:-1])
        if self.again:
            with canvas.artifact("Pagination"):
                draw_repeated(canvas, self._lines, left, top)
                self._draw_aside(canvas, last)
            return
        canvas.bookmark(self.what.name, self.what.level - 1, top)
        heading, beside = canvas.element(f"H{self.what.level}"), Tag("P")
        for line in self._lines:
            for piece in line.pieces:
                with canvas.mark(heading if piece.style.font == looks.SEMIBOLD else beside.on(canvas)):
                    canvas.text(left + piece.x, top - baseline(line.leading), piece.text, piece.style)
            top -= line.leading
        if self.what.aside:
            with canvas.mark(beside.on(canvas)):
                self._draw_aside(canvas, last)

    def _draw_aside(self, canvas: TaggedCanvas, top: float) -> None:
        """Draw the text at the right margin, on the last line of the heading."""
        text, wide = self._aside
        if text:
            y = top - baseline(self._lines[-1].leading)
            canvas.text(self.page.right - wide, y, text, scaled(CELL_MUTED, self.page.text))


@dataclass(eq=False)
class RuledLines(Whole):
    """Ruled lines."""

    what: document.Ruled
    page: PageFormat
    gap: float = 0.0

    def height(self) -> float:
        """See ``Block``."""
        return self.what.count * RULED_HEIGHT + 6

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """See ``Block``."""
        draw_ruled(canvas, self.page, self.what.indent, top - self.height() + 6, self.what.count)
