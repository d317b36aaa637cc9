"""The figures of a document as blocks of a PDF: key figures, shares, a notice, key caps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from campus_desktop.prints import looks
from campus_desktop.prints.document import KeyCaps, KeyFigures, Notice, Run, Share, Shares
from campus_desktop.prints.flow import Text, Whole, baseline, draw_lines, lines_height
from campus_desktop.prints.icons import round_box
from campus_desktop.prints.looks import RULE, SMALL, TextStyle
from campus_desktop.prints.page import PageFormat
from campus_desktop.prints.rows import draw_icon
from campus_desktop.prints.tagged import Element, TaggedCanvas
from campus_desktop.prints.text import TextLine, break_lines, drawable, pdf_color, scaled, width

_BETWEEN = 7.5
"""The distance of two key figures."""


@dataclass(eq=False)
class FigureBoxes(Whole):
    """Up to four boxes side by side: a figure and what it counts."""

    what: KeyFigures
    page: PageFormat
    gap: float

    @property
    def _box(self) -> float:
        count = len(self.what.figures)
        return (self.page.column - _BETWEEN * (count - 1)) / count

    @cached_property
    def _lines(self) -> list[tuple[list[TextLine], list[TextLine]]]:
        """The lines of each figure and of its label."""
        room, scale = self._box - 18, self.page.text
        return [
            (
                break_lines([Run(f"{figure} ", looks.FIGURE)], room, scale),
                break_lines([Run(f"{label} ", SMALL)], room, scale),
            )
            for figure, label in self.what.figures
        ]

    def height(self) -> float:
        """See ``Block``."""
        return 15 + max(lines_height((*figure, *label)) for figure, label in self._lines)

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """See ``Block``."""
        height = self.height()
        for index, (figure, label) in enumerate(self._lines):
            left = self.page.left + index * (self._box + _BETWEEN)
            with canvas.artifact():
                canvas.operators(f"{pdf_color(RULE)} RG .75 w {round_box(left, top - height, self._box, height, 5)} S")
            element = canvas.element("P")
            draw_lines(canvas, figure, left + 9, top - 7, element)
            draw_lines(canvas, label, left + 9, top - 7 - lines_height(figure), element)


@dataclass(eq=False)
class ShareBar(Whole):
    """A bar of the shares of a whole, the largest first, with a legend of icon, name and percentage below it."""

    what: Shares
    page: PageFormat
    gap: float

    @cached_property
    def _small(self) -> TextStyle:
        return scaled(SMALL, self.page.text)

    @cached_property
    def _legend(self) -> list[list[tuple[Share, str, float]]]:
        """Lines of (share, text, x)."""
        found: list[list[tuple[Share, str, float]]] = [[]]
        x = 0.0
        for share, text in zip(self.what.shares, map(drawable, self.what.legend), strict=True):
            need = 10.5 + width(text, self._small)
            if found[-1] and x + need > self.page.column:
                found.append([])
                x = 0.0
            found[-1].append((share, text, x))
            x += need + 9
        return found

    @cached_property
    def _note(self) -> Text:
        return Text([Run(self.what.note, SMALL)], page=self.page)

    def height(self) -> float:
        """See ``Block``."""
        return 16 + len(self._legend) * 13 + (self._note.height() if self.what.note else 0)

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """See ``Block``."""
        left, column = self.page.left, self.page.column
        whole = sum(share.amount for share in self.what.shares)
        with canvas.artifact():
            canvas.operators(f"q {round_box(left, top - 10.5, column, 10.5, 5.25)} W n")
            x = left
            for share in self.what.shares:
                part = column * share.amount / whole
                canvas.operators(f"{pdf_color(share.color)} rg {x:.2f} {top - 10.5:.2f} {part:.2f} 10.5 re f")
                x += part
            canvas.operators("Q")
        element = canvas.element("P")
        y = top - 16
        for line in self._legend:
            with canvas.artifact():
                for share, _text, x in line:
                    if share.icon:
                        draw_icon(canvas, share.icon, left + x, y - 6.2, 8)
                    else:
                        canvas.operators(f"{pdf_color(share.color)} rg {left + x:.2f} {y - 9:.2f} 6 6 re f")
            with canvas.mark(element):
                for _share, text, x in line:
                    canvas.text(left + x + 10.5, y - baseline(12), f"{text} ", self._small)
            y -= 13
        if self.what.note:
            self._note.draw(canvas, y)


@dataclass(eq=False)
class NoticeBox(Whole):
    """A prominent sentence in a box across the page."""

    what: Notice
    page: PageFormat
    gap: float

    @cached_property
    def _lines(self) -> list[TextLine]:
        return break_lines([Run(self.what.text, looks.WARNING)], self.page.column - 24, self.page.text)

    def height(self) -> float:
        """See ``Block``."""
        return lines_height(self._lines) + 12

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """See ``Block``."""
        height = self.height()
        with canvas.artifact():
            box = round_box(self.page.left, top - height, self.page.column, height, 4)
            canvas.operators(f"{pdf_color('#fdf4e3')} rg {pdf_color('#d9a441')} RG .75 w {box} B")
        draw_lines(canvas, self._lines, self.page.left + 12, top - 6, canvas.element("P"))


# --- key caps --------------------------------------------------------------------------------------------------------

_Group = tuple[str, Sequence[tuple[Sequence[str], str]]]
_KEY = TextStyle(looks.SEMIBOLD, 9.5, 13, looks.INK)
_COMMAND = TextStyle(looks.REGULAR, 10.5, 14, looks.INK)
_COMMAND_AT, _CAP, _GAP = 104.0, 16.0, 18.0
_ROW_HEAD = "/A<</O/Table/Scope/Row>>"


def columns(groups: Sequence[_Group]) -> tuple[list[_Group], list[_Group]]:
    """The groups in two columns of about equal height, starting with the first group at the top of the first column, in order."""

    def height(some: Sequence[_Group]) -> int:
        return sum(len(keys) + 2 for _title, keys in some)

    first, *others = groups
    ways = [
        ([first, *(group for group, left in zip(others, way, strict=True) if left)],
         [group for group, left in zip(others, way, strict=True) if not left])
        for way in product((True, False), repeat=len(others))
    ]  # fmt: skip
    return min(ways, key=lambda way: max(height(way[0]), height(way[1])))


@dataclass(eq=False)
class KeyTable(Whole):
    """The groups in two columns: under each heading a line for each shortcut, with its key caps and its command."""

    what: KeyCaps
    page: PageFormat
    gap: float

    @property
    def _column(self) -> float:
        return (self.page.column - 24) / 2

    def _lines(self, command: str) -> list[TextLine]:
        return break_lines([Run(command, _COMMAND)], self._column - _COMMAND_AT)

    def _row(self, command: str) -> float:
        return lines_height(self._lines(command)) + 10

    def _column_height(self, groups: Sequence[_Group]) -> float:
        heading = _GAP + looks.HEADING.leading + 4
        return sum(heading + sum(self._row(command) for _caps, command in keys) for _title, keys in groups)

    def height(self) -> float:
        """See ``Block``."""
        return max(self._column_height(column) for column in columns(self.what.groups))

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """See ``Block``."""
        for place, column in enumerate(columns(self.what.groups)):
            x, y = self.page.left + place * (self._column + 24), top
            for group in column:
                y = self._draw_group(canvas, group, x, y - _GAP)

    def _draw_group(self, canvas: TaggedCanvas, group: _Group, x: float, y: float) -> float:
        title, keys = group
        canvas.bookmark(title, 1, y)
        with canvas.mark(canvas.element("H2")):
            canvas.text(x, y - baseline(looks.HEADING.leading), title, looks.HEADING)
        y -= looks.HEADING.leading + 4
        table = canvas.element("Table")
        for caps, command in keys:
            row = canvas.element("TR", table)
            with canvas.artifact():
                canvas.operators(f"{pdf_color(RULE)} RG .75 w {x:.2f} {y:.2f} m {x + self._column:.2f} {y:.2f} l S")
            _draw_caps(canvas, caps, x, y - 12, canvas.element("TH", row, _ROW_HEAD))
            draw_lines(canvas, self._lines(command), x + _COMMAND_AT, y - 5, canvas.element("TD", row))
            y -= self._row(command)
        return y


def _draw_caps(canvas: TaggedCanvas, caps: Sequence[str], x: float, middle: float, element: Element) -> None:
    for name in caps:
        wide = max(_CAP, width(name, _KEY) + 9)
        with canvas.artifact():
            canvas.operators(f"{pdf_color('#8d9aa0')} RG .9 w {round_box(x, middle - _CAP / 2, wide, _CAP, 3)} S")
        with canvas.mark(element):  # the space separates the key caps when read aloud
            at, down = x + (wide - width(name, _KEY)) / 2, middle + _KEY.leading / 2 - baseline(_KEY.leading)
            canvas.text(at, down, f"{name} ", _KEY)
        x += wide + 4
