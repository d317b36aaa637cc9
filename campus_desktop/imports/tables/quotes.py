"""Rows of a delimited text with incorrect quotation marks: an incorrect mark affects only its own cell. Runs in the reading child
process, for the rest of a file in which the standard reader failed."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

_AHEAD = 60
"""Maximum lines of a cell."""


class Row(NamedTuple):
    """One row, the number of its last line, and the first of its cells with an incorrect quotation mark, as written."""

    cells: list[str]
    line: int
    spoiled: str = ""


def loose_rows(lines: Iterator[str], delimiter: str, before: int) -> Iterator[Row]:
    """The rows of ``lines``, which are preceded by ``before`` lines. Without a delimiter each line is one cell."""
    reader = _Reader(lines, delimiter, before)
    while reader.fill(1):
        yield reader.row()


class _Reader:
    def __init__(self, lines: Iterator[str], delimiter: str, before: int) -> None:
        self._lines, self._delimiter, self._number = lines, delimiter, before
        self._ahead: deque[str] = deque()
        self._usual = 0
        """Delimiters in the first row."""

    def fill(self, count: int) -> bool:
        """Buffer ``count`` lines; False if there are not so many left."""
        while len(self._ahead) < count:
            line = next(self._lines, None)
            if line is None:
                return False
            self._ahead.append(line.rstrip("\r\n"))
        return True

    def _next(self) -> str:
        self._number += 1
        return self._ahead.popleft()

    def row(self) -> Row:
        line, at = self._next(), 0
        cells: list[str] = []
        spoiled = ""
        if not line or (not self._delimiter and not line.strip(" ;,|\t")):
            return Row([], self._number)
        while True:
            if line.startswith('"', at) and (found := self._quoted(line, at, len(cells))):
                cell, line, at, wrong = found
            else:
                wrong = line.startswith('"', at) and bool(self._delimiter)
                end = line.find(self._delimiter, at) if self._delimiter else -1
                end = end if end >= 0 else len(line)
                cell, at = line[at:end], end
            if wrong and not spoiled:
                spoiled = cell
            cells.append(cell)
            if at >= len(line):
                break
            at += 1
            if at == len(line):  # a delimiter at the end of the line is followed by an empty cell
                cells.append("")
                break
        self._usual = self._usual or len(cells) - 1
        return Row(cells, self._number, spoiled)

    def _quoted(self, line: str, at: int, cells: int) -> tuple[str, str, int, bool] | None:
        """The quoted cell that begins at ``at``: its text, the line it ends in, its end there, and whether a mark in it was
        incorrect. None if the opening mark is never closed, and is therefore an ordinary character."""
        end, wrong = self._closing(line, at + 1)
        if end >= 0:
            return line[at + 1 : end].replace('""', '"'), line, end + 1, wrong
        if wrong or self._whole(line, at, cells):
            return None
        parts = [line[at + 1 :]]
        for ahead in range(_AHEAD):
            if not self.fill(ahead + 1):
                return None
            further = self._ahead[ahead]
            end, wrong = self._closing(further, 0)
            if end < 0 and not wrong:
                parts.append(further)
                continue
            if wrong:
                return None
            for _line in range(ahead + 1):
                self._next()
            parts.append(further[:end])
            return "\n".join(parts).replace('""', '"'), further, end + 1, False
        return None

    def _closing(self, line: str, at: int) -> tuple[int, bool]:
        """The position of the mark that closes a cell, -1 for none; and whether there are others that should not be there."""
        wrong = False
        while (found := line.find('"', at)) >= 0:
            after = line[found + 1 : found + 2]
            if after in ("", self._delimiter):
                return found, wrong
            wrong = wrong or after != '"'
            at = found + (2 if after == '"' else 1)
        return -1, wrong

    def _whole(self, line: str, at: int, cells: int) -> bool:
        """Whether the line is a complete row by itself, if the mark is ignored, and the next one as well."""
        if not self._usual or cells + line.count(self._delimiter, at) != self._usual:
            return False
        return not self.fill(1) or self._ahead[0].count(self._delimiter) >= self._usual
