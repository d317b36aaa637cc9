"""How much of a stranger's file is read, and the words in which the reading child tells its parent what was wrong."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one file: its size in bytes, the rows and cells of all its sheets together, the child's memory in
    megabytes (where the system can hold it to that) and its time in seconds."""

    size: int = 200_000_000
    rows: int = 500_000
    cells: int = 12_000_000
    megabytes: int = 2_048
    seconds: int = 180


# One frame on the pipe: a kind, the length of what follows in bytes, and that many bytes of UTF-8.
FRAME = ">cI"
SHEET = b"s"
"""JSON: name and, for merged cells, the ranges that span several rows."""
ROWS = b"r"
"""Rows of cells, kept apart by characters that the cleaning has removed from every cell."""
DONE = b"d"
ERROR = b"e"
"""JSON: reason and where known the line."""

CELL_END = "\x1f"
ROW_END = "\x1e"


class UnreadableError(Exception):
    """The file cannot be read as a table. ``reason`` is one of the words that ``reading`` has a sentence for."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line
