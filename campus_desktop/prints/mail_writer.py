"""Writes a document as the text of an e-mail: simple HTML that Outlook and webmail keep, and plain text.

Every style is inline, as mail programs drop style sheets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape

from campus_desktop.i18n import language
from campus_desktop.prints import document
from campus_desktop.prints.document import Block, Cell, Document, Run, Runs, plain
from campus_desktop.prints.looks import ACCENT, INK, MUTED, RULE, SEMIBOLD

_FAMILY = "font-family:Calibri,Arial,sans-serif"
_FONT = f"{_FAMILY};font-size:11pt;color:{INK}"
# Outlook renders with Word: text in a table or heading does not inherit a font.
_CELL = f"padding:3pt 12pt 3pt 0;vertical-align:top;border-top:1px solid {RULE};{_FONT}"
_LABEL = f"padding:1pt 14pt 1pt 0;vertical-align:top;{_FAMILY};font-size:11pt;color:{MUTED}"
_HEADING = f"{_FAMILY};font-size:13pt;color:{ACCENT};margin:14pt 0 4pt 0"

_MARKED = re.compile(r"(?:\d{1,3}\.|[-–•*])\s")
"""Matches a line that already has a number or bullet, so that plain text adds none."""
_NUMBER = re.compile(r"^(\d{1,3}\.) · ")
"""Matches the number of a row in a cell of its own."""


@dataclass(frozen=True, slots=True)
class MailText:
    """An e-mail as HTML and as plain text, with its subject."""

    subject: str
    html: str
    plain: str


def write_mail(what: Document, subject: str) -> MailText:
    """``what`` as an e-mail in the language in use."""
    writer = _Writer(what.reference)
    writer.blocks(what.blocks)
    body = "\n".join(writer.html)
    html = f'<html lang="{language()}"><body><div style="{_FONT}">\n{body}\n</div></body></html>'
    return MailText(" ".join(subject.split()), html, "\n".join(writer.plain).strip() + "\n")


class _Writer:
    """Writes both forms side by side. All text is escaped in the HTML."""

    def __init__(self, reference: str) -> None:
        self._reference = reference
        self.html: list[str] = []
        self.plain: list[str] = []

    def blocks(self, blocks: Iterable[Block]) -> None:
        """Write the blocks in order."""
        for block in blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case document.Title():
                self._title(block.text)
                self._line([Run(" · ".join(filter(None, (block.below, self._reference))))])
            case document.Heading():
                self._heading(block)
            case document.Section():
                self._heading(block.heading)
                self.blocks(block.blocks)
            case document.Paragraph():
                self._line(block.runs)
            case document.Bullets():
                self._rows([[Cell((item,))] for item in block.items])
            case document.Facts():
                self._facts(block.facts)
            case document.Table():
                self._rows([row.cells for row in block.rows], block.headings)
            case document.SideBySide():
                self._rows([[_named(name, each)] for name, cells in block.lists for each in cells])
            case document.KeyFigures() | document.Shares() | document.Notice() | document.KeyCaps():
                self._line([Run(block.text)])

    def _title(self, text: str) -> None:
        self.html.append(f'<h1 style="{_FAMILY};font-size:17pt;color:{INK};margin:0 0 4pt 0">{escape(text)}</h1>')
        self.plain += [text, "=" * min(len(text), 70)]

    def _heading(self, heading: document.Heading) -> None:
        level, text = min(heading.level, 3), heading.name
        style = _HEADING if level == 2 else f"{_FONT};margin:10pt 0 2pt 0"
        self.html.append(f'<h{level} style="{style}">{escape(text)}</h{level}>')
        self.plain += ["", text, "-" * min(len(text), 70)] if level == 2 else ["", text]
        self._line([Run(" · ".join(filter(None, (heading.remark, heading.aside))))])

    def _line(self, runs: Sequence[Run]) -> None:
        if text := plain(runs):
            self.html.append(f'<p style="margin:0 0 4pt 0;{_FONT}">{_marked_up(runs)}</p>')
            self.plain.append(text)

    def _rows(self, rows: Iterable[Sequence[Cell]], headings: Sequence[Cell] = ()) -> None:
        """A table; in plain text one line per row, with its cells side by side."""
        self.html.append('<table style="border-collapse:collapse">')
        if headings:
            style = f"text-align:left;{_CELL};border-top:0"
            cells = "".join(f'<th style="{style}">{escape(_text(each))}</th>' for each in headings)
            self.html.append(f"<tr>{cells}</tr>")
        for row in rows:
            cells = "".join(f'<td valign="top" style="{_CELL}">{_broken(each.texts)}</td>' for each in row)
            self.html.append(f"<tr>{cells}</tr>")
            line = _NUMBER.sub(r"\1 ", " · ".join(filter(None, map(_text, row))))
            self.plain.append(line if _MARKED.match(line) else f"- {line}")
        self.html.append("</table>")

    def _facts(self, facts: Iterable[tuple[str, Runs]]) -> None:
        self.html.append('<table style="border-collapse:collapse;margin:6pt 0">')
        for name, value in facts:
            label = f'<td valign="top" style="{_LABEL}">{escape(name)}</td>'
            self.html.append(f'<tr>{label}<td style="padding:1pt 0;{_FONT}">{_broken([value])}</td></tr>')
            self.plain.append(f"{name}: {plain(value)}")
        self.html.append("</table>")


def _named(name: str, cell: Cell) -> Cell:
    """A cell of one of several lists, with the name of its list before its text."""
    first, *others = cell.texts or [()]
    return Cell(((Run(f"{name}: {plain(first)}"),), *others))


def _text(cell: Cell) -> str:
    return " / ".join(map(plain, cell.texts))


def _broken(paragraphs: Iterable[Runs]) -> str:
    return "<br>".join(map(_marked_up, paragraphs))


def _marked_up(runs: Iterable[Run]) -> str:
    return "".join(f"<b>{escape(each.text)}</b>" if each.style.font == SEMIBOLD else escape(each.text) for each in runs)
