"""What a printed document says, as plain values. The writers (PDF, Word, e-mail) turn it into output; it knows none of them.

All text is cleaned as it enters a value: it is one line, without control characters. Text of several lines is split by ``lines``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from fractions import Fraction

from campus_desktop import i18n
from campus_desktop.i18n import _
from campus_desktop.prints.looks import CELL, COLUMN_HEADING, Icon, TextStyle
from campus_desktop.prints.page import A4, PageFormat

_WHITE = re.compile(r"[^\S\u00a0]+")


def clean(text: str) -> str:
    """``text`` as one line: white space becomes one space, control characters are removed. Non-breaking spaces are kept."""
    if text.isprintable() and "  " not in text:
        return text
    shown = "".join(c for c in text if c.isprintable() or c.isspace())
    return _WHITE.sub(" ", shown)


def lines(text: str) -> list[str]:
    """The lines of a typed text, each cleaned, without blank ones."""
    return [line for line in (" ".join(clean(each).split()) for each in text.splitlines()) if line]


class _Clean:
    """Cleans the texts of a value when it is created."""

    __slots__ = ()

    def __post_init__(self) -> None:
        for each in fields(self):  # type: ignore[arg-type]
            value = getattr(self, each.name)
            if isinstance(value, str):
                object.__setattr__(self, each.name, clean(value).strip())


# --- text ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one style within a paragraph. ``link`` is an address or empty; it must be a result of ``links.openable``."""

    text: str
    style: TextStyle = CELL
    link: str = ""

    def __post_init__(self) -> None:
        if not self.text.isprintable() or "  " in self.text:
            object.__setattr__(self, "text", clean(self.text))


Runs = tuple[Run, ...]
"""A paragraph."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Paragraphs of runs, each beginning on a new line; none: empty. The ``icon`` before them repeats their meaning. ``details`` are
    below the first paragraph, separated by dots; a ``mark`` is beside it where there is room, else the first of the details."""

    paragraphs: tuple[Runs, ...] = ()
    icon: Icon | None = None
    mark: Run | None = None
    details: Runs = ()

    @property
    def texts(self) -> list[Runs]:
        """Its paragraphs that are not empty, with mark and details as the second."""
        small = (self.mark, *self.details) if self.mark else self.details
        second = tuple(part for each in small for part in (Run(" · ", small[0].style), each))[1:]
        return [each for each in (*self.paragraphs[:1], second, *self.paragraphs[1:]) if each]


def run(text: str, style: TextStyle = CELL) -> Runs:
    """A paragraph in one style; empty for an empty text."""
    shown = clean(text).strip()
    return (Run(shown, style),) if shown else ()


def cell(text: str, style: TextStyle = CELL, icon: Icon | None = None) -> Cell:
    """A cell of one paragraph; empty for an empty text."""
    found = run(text, style)
    return Cell((found,) if found else (), icon)


def plain(runs: Iterable[Run]) -> str:
    """The text of a paragraph."""
    return "".join(each.text for each in runs)


# --- blocks ----------------------------------------------------------------------------------------------------------
# ``gap`` is the space above a block in points on paper.


@dataclass(frozen=True, slots=True)
class Title(_Clean):
    """The title of the document, and a line below it."""

    text: str
    below: str = ""


@dataclass(frozen=True, slots=True)
class Heading(_Clean):
    """The heading of a section, of level 2 to 4: its name, a muted ``remark`` beside it, and ``aside`` at the right margin, which is
    repeated on continuation pages if it is ``lasting``."""

    name: str
    level: int = 2
    remark: str = ""
    aside: str = ""
    gap: float = 16.0
    lasting: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, ``indent`` points from the left margin."""

    runs: Sequence[Run]
    gap: float = 0.0
    indent: float = 0.0


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of paragraphs."""

    items: Sequence[Runs]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and their values, one below the other."""

    facts: Sequence[tuple[str, Runs]]
    gap: float = 8.0


@dataclass(frozen=True, slots=True)
class Column(_Clean):
    """A column of a table: its ``heading``, and its ``width`` relative to the others. On paper, its text begins ``indent`` points from
    the left, and ``gap`` points are free to its right; ``names``: its cells name their rows."""

    heading: str
    width: float
    gap: float = 8.0
    indent: float = 0.0
    names: bool = False
    right: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row, a cell for each column; below it ``ruled`` lines to write on. In a table with boxes, ``ticked`` checks that of the row."""

    cells: Sequence[Cell]
    ruled: int = 0
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Its headings are left out where no column has one. ``boxes``: a box to tick at the end of each row; ``indent`` points
    from the left margin; ``ruled_from``: the column where ruled lines begin."""

    columns: Sequence[Column]
    rows: Sequence[Row]
    boxes: bool = False
    gap: float = 0.0
    indent: float = 0.0
    ruled_from: int = 0

    @property
    def headings(self) -> tuple[Cell, ...]:
        """The cells of its headings; none where no column has one."""
        found = tuple(cell(column.heading, COLUMN_HEADING) for column in self.columns)
        return found if any(each.paragraphs for each in found) else ()


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Named lists side by side, ``indent`` points from the left margin."""

    lists: Sequence[tuple[str, Sequence[Cell]]]
    indent: float = 0.0


@dataclass(frozen=True, slots=True)
class Section:
    """Blocks under their heading, which is repeated where they continue on another page; ``keep``: on one page where they fit."""

    heading: Heading
    blocks: Sequence[Block] = ()
    keep: bool = False


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """Ruled lines to write on, ``indent`` points from the left margin."""

    count: int
    indent: float = 0.0


# Figures: drawn on paper; other writers write their ``text``.


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """Up to four boxes side by side: a figure and what it counts."""

    figures: Sequence[tuple[str, str]]
    gap: float = 10.0

    @property
    def text(self) -> str:
        """The same in words."""
        return " · ".join(f"{figure} {label}" for figure, label in self.figures)


@dataclass(frozen=True, slots=True)
class Share(_Clean):
    """A part of a whole: its name, amount, colour and icon."""

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


@dataclass(frozen=True, slots=True)
class Shares:
    """A bar of the shares of a whole, the largest first, with a legend and a ``note`` below it."""

    shares: Sequence[Share]
    note: str = ""
    gap: float = 6.0

    @property
    def legend(self) -> list[str]:
        """The name and percentage of each share."""
        parts = percentages([share.amount for share in self.shares])
        under = _("under {percent}").format(percent=i18n.percent(0.01))
        amounts = [i18n.percent(part / 100) if part else under for part in parts]
        return [f"{share.name} {amount}" for share, amount in zip(self.shares, amounts, strict=True)]

    @property
    def text(self) -> str:
        """The same in words."""
        return " · ".join(filter(None, (*self.legend, self.note)))


@dataclass(frozen=True, slots=True)
class Notice(_Clean):
    """A prominent sentence in a box."""

    text: str
    gap: float = 10.0


@dataclass(frozen=True, slots=True)
class KeyCaps:
    """Groups of keyboard shortcuts in two columns: the title of each group, and the key caps and command of each shortcut."""

    groups: Sequence[tuple[str, Sequence[tuple[Sequence[str], str]]]]
    gap: float = 4.0

    @property
    def text(self) -> str:
        """The same in words."""
        return " · ".join(f"{'+'.join(caps)}: {command}" for _title, keys in self.groups for caps, command in keys)


Figure = KeyFigures | Shares | Notice | KeyCaps
Block = Title | Heading | Section | Paragraph | Bullets | Facts | Table | SideBySide | Ruled | PageBreak | Figure


@dataclass(frozen=True, slots=True)
class Document(_Clean):
    """A document. Its running heads name whose it is (``owner``) and its ``kind``, with a ``reference`` such as the case number."""

    title: str
    kind: str
    owner: str
    printed: date
    blocks: Sequence[Block]
    reference: str = ""
    page: PageFormat = A4
