"""Delimited text files (CSV): finds their delimiter and reads their rows. Runs in the reading child process."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from campus_desktop.imports.limits import OTHER_ENCODING, QUOTE, UNREAD_LETTERS, UnreadableError
from campus_desktop.imports.tables.decoding import Decoded, decode
from campus_desktop.imports.tables.headings import known
from campus_desktop.imports.tables.quotes import loose_rows

DELIMITERS = ";,\t|"
_SAMPLE = 30_000
_HEADING = 60
_CELL_LIMIT = 4_000_000
"""Maximum characters of a cell: anything longer is the rest of a file after a quotation mark that was never closed."""
_MARKUP = ("<!doctype", "<html", "<?xml", "<table", "{\\rtf", "%pdf")
_HINT = re.compile(r"sep=([^\r\n])\r?\n", re.IGNORECASE)
_SHOWN = 80


@dataclass(slots=True)
class Lines:
    """A text file being read. ``rows`` yields every row, with cells unchanged except for encoding and invisible characters; an
    empty line is an empty row. While it is read, ``notes`` fills with the row, the reason (a word of ``limits``), and the text."""

    decoded: Decoded
    rows: Iterator[list[str]] = field(default_factory=lambda: iter(()))
    notes: list[tuple[int, str, str]] = field(default_factory=list)


def find_delimiter(text: str) -> str:
    """The delimiter of ``text``, "" for a single column: the one that gives most rows the same number of cells and a row of known
    headings. Commas within sentences do not separate columns."""
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample[: sample.rfind("\n") + 1] or sample
    best = max(DELIMITERS, key=lambda delimiter: _tidiness(sample, delimiter))
    return best if _tidiness(sample, best) > 0 else ""


def _tidiness(sample: str, delimiter: str) -> float:
    """A score for how well this delimiter gives a table: 0 for a single column, more for more rows of equal width."""
    widths: Counter[int] = Counter()
    headings = 0
    alone = False
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            if any(row):
                widths[len(row)] += 1
                fields = sum(len(cell) < _HEADING and known(cell) is not None for cell in row)
                headings = max(headings, fields if len(row) > 1 else 0)
                alone = alone or (len(row) == 1 == fields and widths.total() == 1)
    except csv.Error:
        pass
    several = [(count, width) for width, count in widths.items() if width > 1]
    if not several:
        return 0.0
    count, width = max(several)
    most = count / widths.total()
    # under a single known heading, or in sentences, it counts only if all rows have the same number of cells
    if headings < 2 and (alone or _in_sentences(sample, delimiter)) and count < widths.total() - int(alone):
        return 0.0
    if alone and headings < 2 and _in_sentences(sample, delimiter):
        return 0.0
    return round(most * (2 - 1 / width) + headings / 10, 3)


def _in_sentences(sample: str, delimiter: str) -> bool:
    """Whether nearly all commas (or other delimiters) are followed by a space."""
    count = sample.count(delimiter)
    return delimiter != "\t" and sample.count(f"{delimiter} ") * 10 >= count * 9


def read(data: bytes, encoding: str | None = None) -> Lines:
    """The rows of a file, in ``encoding`` if given. Raises UnreadableError: "empty" and "not-a-table"."""
    decoded = decode(data, encoding)
    found = Lines(decoded)
    text = next((piece for piece in decoded.pieces if not piece.isspace()), "")
    if not text:
        raise UnreadableError("empty")
    if text[:200].lstrip().casefold().startswith(_MARKUP):
        raise UnreadableError("not-a-table")
    found.rows = _rows(found, text)
    return found


def _rows(found: Lines, text: str) -> Iterator[list[str]]:
    hint = _HINT.match(text)
    before = 0
    if hint:  # Excel's own; an empty row replaces it, to keep the row numbers
        text = text[hint.end() :]
        before = 1
        yield []
    delimiter = hint[1] if hint else find_delimiter(text)
    csv.field_size_limit(_CELL_LIMIT)
    # all other line breaks that splitlines recognises, except CR and LF, have been removed by the cleaning
    lines = chain.from_iterable(piece.splitlines(keepends=True) for piece in chain([text], found.decoded.pieces))
    odd = found.decoded.odd
    for number, (row, line, spoiled) in enumerate(_cells(lines, delimiter, before), before + 1):
        if odd and odd[0][0] <= line:
            _note_odd(found, number, line, row)
        if spoiled:
            found.notes.append((number, QUOTE, spoiled[:_SHOWN]))
        yield row


def _note_odd(found: Lines, number: int, line: int, row: list[str]) -> None:
    """Note for a row that one of its lines was read in another encoding. The lines were noted earlier, in order."""
    odd = found.decoded.odd
    taken = odd[0][1]
    while odd and odd[0][0] <= line:
        odd.popleft()
    text = "; ".join(filter(None, row))[:_SHOWN]
    found.notes.append((number, OTHER_ENCODING if taken else UNREAD_LETTERS, f"{taken or ''}\t{text}"))


def _cells(lines: Iterator[str], delimiter: str, before: int) -> Iterator[tuple[list[str], int, str]]:
    """Each row, the number of its last line, and the cell in it that is broken by a quotation mark. Where the standard reader
    fails, ``loose_rows`` continues."""
    if not delimiter:
        yield from loose_rows(lines, "", before)
        return
    kept: list[str] = []
    reader = csv.reader(_keeping(lines, kept), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            kept.clear()
            yield row, before + reader.line_num, ""
    except csv.Error:
        yield from loose_rows(chain(kept, lines), delimiter, before + reader.line_num - len(kept))


def _keeping(lines: Iterator[str], kept: list[str]) -> Iterator[str]:
    """``lines``, keeping those of the row being read."""
    for line in lines:
        kept.append(line)
        yield line
