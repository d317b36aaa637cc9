"""Tables of a PDF with the same columns on every page, drawn directly onto the canvas."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from campus_desktop.prints.document import Cell
from campus_desktop.prints.flow import Block, Tag, draw_lines, draw_repeated, lines_height
from campus_desktop.prints.icons import BOX, icon_operators, round_box
from campus_desktop.prints.looks import RULE, Icon
from campus_desktop.prints.page import A4, PageFormat
from campus_desktop.prints.tagged import TaggedCanvas
from campus_desktop.prints.text import TextLine, cell_lines, pdf_color

BOX_LINE = "#6b7a82"
ICON_SIZE = 8.5
TICK_SIZE = 9.5
RULED = "#8d9aa0"
RULED_HEIGHT = 19.0
"""The distance of ruled lines: handwriting needs six to seven millimetres."""
_PADDING = 4.1
_TALL, _ENOUGH, _LOW = 400.0, 100.0, 60.0
"""A row higher than the first is split at the foot of a page instead of moved, if at least the second is left; one
no higher than the third does not stand alone at the foot of a page. In points."""


@dataclass(frozen=True, slots=True)
class RowColumn:
    """The position of a column's cells: ``x`` measured from the left margin, and ``width``."""

    x: float
    width: float
    right: bool = False
    head: bool = False
    """The cell that names its row."""


@dataclass(eq=False, slots=True)
class _Row:
    """A row broken into lines, or the part of it on one page."""

    cells: list[list[TextLine]]
    icons: Sequence[Icon | None]
    tags: list[Tag]
    first: bool = True
    ruled: int = 0
    """Ruled lines below the text."""
    ticked: bool = False
    padding: float = _PADDING

    def height(self) -> float:
        text = max((lines_height(lines) for lines in self.cells), default=0.0)
        return text + 2 * self.padding + self.ruled * RULED_HEIGHT

    def split(self, room: float) -> tuple[_Row, _Row] | None:
        """As many lines as fit and the rest, for a row that is higher than a page."""
        fits = [_fitting(lines, room - 2 * self.padding) for lines in self.cells]
        if not any(fits):
            return None
        before = [lines[:count] for lines, count in zip(self.cells, fits, strict=True)]
        after = [lines[count:] for lines, count in zip(self.cells, fits, strict=True)]
        return replace(self, cells=before, ruled=0), replace(self, cells=after, first=False)


def _fitting(lines: Sequence[TextLine], room: float) -> int:
    count = 0
    for line in lines:
        room -= line.leading
        if room < 0:
            break
        count += 1
    return count


@dataclass(eq=False)
class Rows:
    """A table: a rule above each row from ``left`` on, unless it is ``bare``; a check box at ``tick`` where given (both from the left
    margin). ``padding`` is above and below the text of a row.

    ``head`` is the row of headings, if it has one; it is repeated on the pages where the table continues.
    """

    columns: Sequence[RowColumn]
    rows: list[_Row] = field(default_factory=list)
    tick: float | None = None
    gap: float = 0.0
    tag: Tag = field(default_factory=lambda: Tag("Table"))
    left: float = 0.0
    head: _Row | None = None
    again: bool = False
    ruled_from: int = 0
    """The column where the ruled lines begin."""
    page: PageFormat = A4
    padding: float = _PADDING
    bare: bool = False

    def add(self, cells: Sequence[Cell], *, ruled: int = 0, ticked: bool = False) -> None:
        """Add a row, with a cell for each column; ``ruled`` lines below it; ``ticked``: checks its box, for an item that its text
        states as done."""
        row = Tag("TR", self.tag)
        tags = [Tag("TH" if column.head else "TD", row) for column in self.columns]
        icons = [cell.icon for cell in cells]
        self.rows.append(_Row(self._broken(cells), icons, tags, not self.bare, ruled, ticked, self.padding))

    def set_head(self, cells: Sequence[Cell]) -> None:
        """Set the row of headings, a cell for each column."""
        row = Tag("TR", self.tag)
        self.head = _Row(self._broken(cells), [None] * len(self.columns), [Tag("TH", row) for _ in self.columns], False)

    def _broken(self, cells: Sequence[Cell]) -> list[list[TextLine]]:
        scale = self.page.text
        return [cell_lines(cell, column.width, scale) for cell, column in zip(cells, self.columns, strict=True)]

    def height(self) -> float:
        """See ``Block``."""
        return self._head_height() + sum(row.height() for row in self.rows)

    def _head_height(self) -> float:
        return self.head.height() if self.head else 0.0

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """See ``Block``."""
        if self.head is not None:
            self._draw_head(canvas, self.head, top)
            top -= self.head.height()
        for row in self.rows:
            self._draw_row(canvas, row, top)
            top -= row.height()

    def split(self, room: float, fresh: bool) -> tuple[Block, Block] | None:
        """See ``Block``. A row is split only where it is very high, and a low one does not stand alone at the foot of a page."""
        count = 0
        room -= self._head_height()
        for row in self.rows:
            height = row.height()
            if height > room:
                break
            room -= height
            count += 1
        if count == len(self.rows):
            return None
        if count == 1 and not fresh and not self.again and self.rows[0].height() <= _LOW:
            return None
        if count:
            return replace(self, rows=self.rows[:count]), replace(self, rows=self.rows[count:], gap=0.0, again=True)
        parts = self.rows[0].split(room) if fresh or (height > _TALL and room > _ENOUGH) else None
        if parts is None:
            return None
        rest = [parts[1], *self.rows[1:]]
        return replace(self, rows=[parts[0]]), replace(self, rows=rest, gap=0.0, again=True)

    def _draw_head(self, canvas: TaggedCanvas, row: _Row, top: float) -> None:
        for column, lines, tag in zip(self.columns, row.cells, row.tags, strict=True):
            if self.again:
                with canvas.artifact("Pagination"):
                    for line, x, y in self._placed(column, lines, top):
                        draw_repeated(canvas, (line,), x, y)
                continue
            element = tag.on(canvas)
            element.attributes = element.attributes or "/A<</O/Table/Scope/Column>>"
            self._draw_cell(canvas, column, lines, top, tag)

    def _placed(
        self, column: RowColumn, lines: Sequence[TextLine], top: float
    ) -> Iterator[tuple[TextLine, float, float]]:
        """Each line of a cell with its left and upper edge."""
        y = top - self.padding
        for line in lines:
            shift = column.width - line.width if column.right else 0.0
            yield line, self.page.left + column.x + shift, y
            y -= line.leading

    def _draw_cell(
        self, canvas: TaggedCanvas, column: RowColumn, lines: Sequence[TextLine], top: float, tag: Tag
    ) -> None:
        for line, x, y in self._placed(column, lines, top):
            draw_lines(canvas, (line,), x, y, tag.on(canvas))

    @staticmethod
    def _draw_check(canvas: TaggedCanvas, x: float, middle: float) -> None:
        strokes = f"{x + 2.2:.2f} {middle:.2f} m {x + 4.1:.2f} {middle - 2:.2f} l {x + 7.5:.2f} {middle + 2.4:.2f} l S"
        canvas.operators(f"{pdf_color(BOX_LINE)} RG 1.2 w {strokes}")

    def _draw_row(self, canvas: TaggedCanvas, row: _Row, top: float) -> None:
        left = self.page.left
        with canvas.artifact():
            if row.first:
                canvas.operators(
                    f"{pdf_color(RULE)} RG .75 w {left + self.left:.2f} {top:.2f} m {self.page.right:.2f} {top:.2f} l S"
                )
                middle = top - _PADDING - 6
                for column, icon in zip(self.columns, row.icons, strict=True):
                    if icon is not None:
                        draw_icon(canvas, icon, left + column.x - 12.5, middle, ICON_SIZE)
                if self.tick is not None:
                    box = round_box(left + self.tick, middle - TICK_SIZE / 2, TICK_SIZE, TICK_SIZE, 2)
                    canvas.operators(f"{pdf_color(BOX_LINE)} RG .8 w {box} S")
                    if row.ticked:
                        self._draw_check(canvas, left + self.tick, middle)
        for column, lines, tag in zip(self.columns, row.cells, row.tags, strict=True):
            element = tag.on(canvas)
            if column.head and not element.attributes:
                element.attributes = "/A<</O/Table/Scope/Row>>"
            self._draw_cell(canvas, column, lines, top, tag)
        if row.ruled:
            draw_ruled(canvas, self.page, self.columns[self.ruled_from].x, top - row.height() + _PADDING, row.ruled)


def draw_ruled(canvas: TaggedCanvas, page: PageFormat, left: float, bottom: float, count: int) -> None:
    """``count`` ruled lines, from ``left`` of the left margin to the right margin, the lowest at ``bottom``."""
    x = page.left + left
    with canvas.artifact():
        for number in range(count):
            y = bottom + number * RULED_HEIGHT
            line = f"{x:.2f} {y:.2f} m {page.right:.2f} {y:.2f} l S"
            canvas.operators(f"{pdf_color(RULED)} RG .5 w [1 2] 0 d {line} [] 0 d")


def draw_icon(canvas: TaggedCanvas, icon: Icon, x: float, middle: float, size: float) -> None:
    """Draw an icon with its left edge at ``x``; it is stored once in the document and placed by reference."""
    scale = size / BOX
    name = canvas.shape(icon.name, BOX, icon_operators(icon.name))
    place = f"{scale:.4f} 0 0 {scale:.4f} {x:.2f} {middle - size / 2:.2f} cm"
    canvas.operators(f"q {pdf_color(icon.color)} RG {place} {name} Do Q")
