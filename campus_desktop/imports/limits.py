"""Limits for reading an untrusted file, and the words with which the reading child reports errors to its parent."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits for one file: its size in bytes, the rows and cells of all its sheets together, the child's memory in megabytes (where
    the system can enforce it) and its time in seconds."""

    size: int = 200_000_000
    rows: int = 500_000
    cells: int = 12_000_000
    megabytes: int = 2_048
    seconds: int = 180


# One frame on the pipe: a kind, the length of its payload in bytes, and that many bytes of UTF-8.
FRAME = ">cI"
SHEET = b"s"
"""JSON: the fields of ``About``."""
ROWS = b"r"
"""Rows of cells, separated by characters that the cleaning has removed from every cell."""
NOTES = b"n"
"""JSON: of the sheet that ends here, ``notes`` (each a row, one of the words below, and a text) and ``exact``."""
DONE = b"d"
ERROR = b"e"
"""JSON: the reason."""

OTHER_ENCODING = "other-encoding"
UNREAD_LETTERS = "unread-letters"
QUOTE = "quote"
ERROR_CELL = "error-cell"
NO_VALUE = "no-value"
COMMENT = "comment"
ABOVE = "above"
"""The content above the headings."""

CELL_END = "\x1f"
ROW_END = "\x1e"


@dataclass(slots=True)
class About:
    """What the child knows about a sheet (or a text file, whose name is empty) beside its rows. Rows count from 1, columns from 0.

    ``links`` maps columns added at the right, which contain the addresses behind cells, to the columns of those cells. ``hidden``
    and ``wide`` are the rows that are not shown and those with a cell merged over several columns, ``hidden_columns`` the columns
    that are not shown. ``values_only``: a kind of file of which only the values can be read.
    """

    name: str = ""
    hidden_sheet: bool = False
    values_only: bool = False
    encoding: str = ""
    sure: bool = True
    examples: dict[str, str] = field(default_factory=dict)
    links: dict[int, int] = field(default_factory=dict)
    hidden: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    wide: list[int] = field(default_factory=list)


class UnreadableError(Exception):
    """The file cannot be read as a table. ``reason`` is one of the words for which ``reading`` has a message."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
