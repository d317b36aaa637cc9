"""Text files of delimited cells (CSV): their encoding, their delimiter, their rows. Runs in the reading child."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator

from campus_desktop.imports.cleaning import clean_bytes, clean_text, clean_utf8
from campus_desktop.imports.columns import known
from campus_desktop.imports.limits import UnreadableError

DELIMITERS = ";,\t"
_SAMPLE = 30_000
_HEADING = 40
_CELL_LIMIT = 4_000_000
_CONTROLS = bytes(b for b in range(0x20) if b not in b"\t\n\r\x0b\x0c\x1a\x1b")


def decode(data: bytes) -> str:
    """The text of a file: by its byte-order mark, else strict UTF-8, else UTF-16 where zeros give it away, else cp1252.

    Guessers call Danish cp1252 something else, so there is no guessing beyond this. Raises UnreadableError for what is no text.
    """
    if data.startswith(codecs.BOM_UTF8):
        return clean_utf8(data[3:], "replace")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decoded(data, "utf-16")
    if b"\0" in data:
        return _decoded(data, _wide(data))
    sample = data[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) // 200:
        raise UnreadableError("not-a-table")
    try:
        return clean_utf8(data)
    except UnicodeDecodeError:
        return clean_text(clean_bytes(data).decode("cp1252", "replace"))


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return clean_text(data.decode(encoding))
    except UnicodeDecodeError as error:
        raise UnreadableError("not-a-table") from error


def _wide(data: bytes) -> str:
    """Which UTF-16 a file with zero bytes and no byte-order mark is: Latin letters have a zero in every other byte."""
    sample = data[: _SAMPLE // 2 * 2]
    half = len(sample) // 2
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    if second > half * 0.7 and first < half * 0.1:
        return "utf-16-le"
    if first > half * 0.7 and second < half * 0.1:
        return "utf-16-be"
    raise UnreadableError("not-a-table")


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
    text = decode(data)
    if not text.strip():
        raise UnreadableError("empty")
    start = text[:200].lstrip().casefold()
    if start.startswith(("<!doctype", "<html", "<?xml", "<table", "{\\rtf", "%pdf")):
        raise UnreadableError("not-a-table")
    head, found, rest = text.partition("\n")
    lines = 0
    if found and head.rstrip("\r").casefold()[:4] == "sep=" and len(head.rstrip("\r")) == 5:
        delimiter, text, lines = (
            head[4],
            rest,
            1,
        )  # Excel's own hint; the row is kept as an empty one, to keep the count
        yield []
    else:
        delimiter = find_delimiter(text)
    csv.field_size_limit(_CELL_LIMIT)
    # all that splitlines takes for a line break beside these two has been cleaned away; a StringIO would hold four bytes a letter
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True)
    good = 0
    try:
        for row in reader:
            good = reader.line_num
            yield row
    except csv.Error as error:
        reason = str(error)
        if "unexpected end" in reason:
            raise UnreadableError("unclosed-quote", lines + good + 1) from error
        if "field larger" in reason:
            raise UnreadableError("unclosed-quote" if text.count('"') % 2 else "too-large", lines + good + 1) from error
        raise UnreadableError("stray-quote", lines + reader.line_num) from error
