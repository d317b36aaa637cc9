"""The key card: the keys of a running meeting on one page, for use beside the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path
from typing import BinaryIO

from campus_desktop.i18n import _
from campus_desktop.meetings.keys import GROUPS, Key, KeyGroup
from campus_desktop.prints import meeting_style as look
from campus_desktop.prints import style
from campus_desktop.prints.flow import LEFT, WIDTH, Block, baseline, draw_lines, lines_height
from campus_desktop.prints.icons import round_box
from campus_desktop.prints.rows import RULE
from campus_desktop.prints.saving import write
from campus_desktop.prints.source import MeetingToPrint, Options
from campus_desktop.prints.tagged import Element, TaggedCanvas
from campus_desktop.prints.text import REGULAR, SEMIBOLD, Run, TextLine, TextStyle, break_lines, pdf_color, plain, width

_KEY = TextStyle(SEMIBOLD, 9.5, 13, style.INK)
_DEED = TextStyle(REGULAR, 10.5, 14, style.INK)
_COLUMN = (WIDTH - 24) / 2
_DEED_AT = 104.0
_CAP, _GAP = 16.0, 18.0
_EDGE = "#8d9aa0"
_ROW_HEAD = "/A<</O/Table/Scope/Row>>"


def key_card(source: MeetingToPrint, out: Path | BinaryIO, *, printed: date, options: Options) -> int:
    """Write the key card as PDF in the language in use and return its number of pages: one."""
    title = plain(source.meeting.title)
    sheet = style.Sheet(_("The keys of the meeting"), _("Key card"), title, _("Key card"), printed)
    blocks = [
        *look.title_blocks(_("The keys of the meeting"), _("Everything can be done with the mouse too.")),
        KeyTable(GROUPS),
    ]
    return write(out, lambda file: style.write_sheet(file, sheet, blocks))


def key_caps(keys: str) -> list[str]:
    """The key caps of a shortcut as shown on the screen: "Ctrl+Shift+F8" has three, "Ctrl+1 … 8" two, "+" one."""
    return [part.strip() for part in keys.split("+") if part.strip()] or [keys]


def columns(groups: Sequence[KeyGroup]) -> tuple[list[KeyGroup], list[KeyGroup]]:
    """The groups in two columns of about equal height, starting with the first group at the top of the first column, in order."""

    def height(some: Sequence[KeyGroup]) -> int:
        return sum(len(group.keys) + 2 for group in some)

    first, *others = groups
    ways = [
        ([first, *(group for group, left in zip(others, way, strict=True) if left)],
         [group for group, left in zip(others, way, strict=True) if not left])
        for way in product((True, False), repeat=len(others))
    ]  # fmt: skip
    return min(ways, key=lambda way: max(height(way[0]), height(way[1])))


@dataclass(eq=False)
class KeyTable:
    """The groups in two columns: under each heading a line for each shortcut, with its key caps and its command."""

    groups: Sequence[KeyGroup]
    gap: float = 4.0

    @staticmethod
    def _lines(key: Key) -> list[TextLine]:
        return break_lines([Run(plain(_(key.command)), _DEED)], _COLUMN - _DEED_AT)

    def _row(self, key: Key) -> float:
        return lines_height(self._lines(key)) + 10

    def _column_height(self, groups: Sequence[KeyGroup]) -> float:
        return sum(_GAP + style.HEADING.leading + 4 + sum(self._row(key) for key in group.keys) for group in groups)

    def height(self) -> float:
        """See ``Block``."""
        return max(self._column_height(column) for column in columns(self.groups))

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        """See ``Block``."""
        for place, column in enumerate(columns(self.groups)):
            x, y = LEFT + place * (_COLUMN + 24), top
            for group in column:
                y = self._draw_group(canvas, group, x, y - _GAP)

    def _draw_group(self, canvas: TaggedCanvas, group: KeyGroup, x: float, y: float) -> float:
        canvas.bookmark(_(group.title), 1, y)
        with canvas.mark(canvas.element("H2")):
            canvas.text(x, y - baseline(style.HEADING.leading), _(group.title), style.HEADING)
        y -= style.HEADING.leading + 4
        table = canvas.element("Table")
        for key in group.keys:
            row = canvas.element("TR", table)
            with canvas.artifact():
                canvas.operators(f"{pdf_color(RULE)} RG .75 w {x:.2f} {y:.2f} m {x + _COLUMN:.2f} {y:.2f} l S")
            self._draw_caps(canvas, key_caps(key.shown), x, y - 12, canvas.element("TH", row, _ROW_HEAD))
            draw_lines(canvas, self._lines(key), x + _DEED_AT, y - 5, canvas.element("TD", row))
            y -= self._row(key)
        return y

    @staticmethod
    def _draw_caps(canvas: TaggedCanvas, caps: Sequence[str], x: float, middle: float, element: Element) -> None:
        for name in caps:
            wide = max(_CAP, width(name, _KEY) + 9)
            with canvas.artifact():
                box = round_box(x, middle - _CAP / 2, wide, _CAP, 3)
                canvas.operators(f"{pdf_color(_EDGE)} RG .9 w {box} S")
            with canvas.mark(element):  # the space separates the key caps when read aloud
                at, down = x + (wide - width(name, _KEY)) / 2, middle + _KEY.leading / 2 - baseline(_KEY.leading)
                canvas.text(at, down, f"{name} ", _KEY)
            x += wide + 4

    def split(self, room: float, fresh: bool) -> tuple[Block, Block] | None:
        """See ``Block``: it is one page."""
        return None
