"""Text files of delimited cells (CSV): their delimiter, their rows. Runs in the reading child."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain

from campus_desktop.imports.columns import known
from campus_desktop.imports.decoding import decode
from campus_desktop.imports.limits import UnreadableError

DELIMITERS = ";,\t"
_SAMPLE = 30_000
_HEADING = 40
_CELL_LIMIT = 4_000_000
"""Characters in a cell: what is longer is no cell but the rest of a file after a quotation mark that was never closed."""
_MARKUP = ("<!doctype", "<html", "<?xml", "<table", "{\\rtf", "%pdf")
_HINT = re.compile(r"sep=([^\r\n])\r?\n", re.IGNORECASE)


def find_delimiter(text: str) -> str:
    """The delimiter of ``text``: the one that gives most rows the same number of cells and a row of known headings;
    csv.Sniffer decides a tie."""
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample[: sample.rfind("\n") + 1] or sample
    try:
        sniffed = csv.Sniffer().sniff(sample, DELIMITERS).delimiter
    except csv.Error:
        sniffed = ""
    return max(DELIMITERS, key=lambda delimiter: (_tidiness(sample, delimiter), delimiter == sniffed))


def _tidiness(sample: str, delimiter: str) -> float:
    """How much a table with this delimiter looks like one: 0 for a single column, more for more rows of equal width."""
    widths: Counter[int] = Counter()
    headings = 0
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            if any(row):
                widths[len(row)] += 1
                headings = max(headings, sum(known(cell) is not None for cell in row if len(cell) < _HEADING))
    except csv.Error:
        pass
    several = [(count, width) for width, count in widths.items() if width > 1]
    if not several:
        return 0.0
    count, width = max(several)
    return round(count / widths.total() * (2 - 1 / width) + headings / 10, 3)


def rows(data: bytes) -> Iterator[list[str]]:
    """Every row of the file, cells as they stand but for encoding and invisible characters. An empty line is an empty row.

    Raises UnreadableError: "empty", "not-a-table", "unclosed-quote" and "stray-quote" with the line where it begins.
    """
    pieces = decode(data)
    text = next((piece for piece in pieces if not piece.isspace()), "")
    if not text:
        raise UnreadableError("empty")
    if text[:200].lstrip().casefold().startswith(_MARKUP):
        raise UnreadableError("not-a-table")
    hint = _HINT.match(text)
    if hint:  # Excel's own; an empty row stands for it, to keep the count of rows
        text = text[hint.end() :]
        yield []
    delimiter = hint[1] if hint else find_delimiter(text)
    csv.field_size_limit(_CELL_LIMIT)
    # all that splitlines takes for a line break beside CR and LF has been cleaned away
    lines = chain.from_iterable(piece.splitlines(keepends=True) for piece in chain([text], pieces))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    before = 1 if hint else 0
    good = 0
    try:
        for row in reader:
            good = reader.line_num
            yield row
    except csv.Error as error:
        reason = str(error)
        if "unexpected end" in reason or "field larger" in reason:
            raise UnreadableError("unclosed-quote", before + good + 1) from error
        raise UnreadableError("stray-quote", before + reader.line_num) from error
