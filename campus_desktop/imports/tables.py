"""Where in a sheet the table is: its header row, what is above it, and which of several sheets is most like a course list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _
from campus_desktop.imports.columns import known
from campus_desktop.imports.reading import Sheet

_LOOKED_AT = 40
"""Rows from the top among which the header is sought."""
_WIDEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the rows below it, each ending at its last filled cell. ``first`` is the number of the first of ``rows`` in the
    sheet or file, where counting starts at 1. ``sheet`` is the sheet's name, empty for a CSV."""

    sheet: str
    header: tuple[str, ...]
    rows: list[list[str]]
    first: int


def find_table(sheet: Sheet) -> Table | None:
    """The table of a sheet, or None where nothing looks like a header with rows below it."""
    top = sheet.rows[:_LOOKED_AT]
    usual = _usual_width(sheet.rows[:500])
    scores = [_score(row, usual) for row in top]
    best = max(scores, default=0.0)
    if best <= 0:
        return None
    at = scores.index(best)
    if at + 1 < len(top) and _is_lower_half(top[at + 1], top[at]):
        at += 1
        header = _together(top[at - 1], top[at])
    elif at and _is_upper_half(top[at - 1], top[at]):
        header = _together(top[at - 1], top[at])
    else:
        header = list(top[at])
    below = sheet.rows[at + 1 :]
    width = max(len(header), *map(len, below)) if below else len(header)
    if not any(any(row) for row in below) or (width < 2 and not known(header[0])):
        return None
    header += [""] * (width - len(header))
    return Table(sheet.name, tuple(header), below, at + 2)


def _usual_width(rows: Sequence[Sequence[str]]) -> int:
    """The number of columns that most rows of more than one cell reach."""
    widths = Counter(len(row) for row in rows if sum(map(bool, row)) > 1)
    return widths.most_common(1)[0][0] if widths else 1


def _score(row: Sequence[str], usual: int) -> float:
    """How much a row looks like a header: known headings count most, then distinct short texts in most of the columns."""
    names = [cell for cell in row if cell]
    if not names or len(set(names)) < len(names) * 0.7:
        return 0.0
    fields = {found[0] for cell in names if (found := known(cell))}
    texts = sum(len(cell) <= _WIDEST_TITLE and not cell.replace(".", "").replace(",", "").isdigit() for cell in names)
    if not fields and (texts < len(names) or len(names) * 2 < usual or len(names) < 2):
        return 0.0
    # a title row such as "Kursus" alone is no header when the table is wide
    if len(names) == 1 and usual > 1:
        return 0.0
    return len(fields) * 10 + texts / max(usual, len(names))


def _is_upper_half(above: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a header has gaps and known headings stand above them."""
    gaps = [column for column in range(max(len(above), len(header))) if column >= len(header) or not header[column]]
    return any(column < len(above) and known(above[column]) for column in gaps)


def _is_lower_half(below: Sequence[str], header: Sequence[str]) -> bool:
    """Whether the row below a header with gaps holds nothing but known headings, some of them in the gaps."""
    names = [(column, cell) for column, cell in enumerate(below) if cell]
    return all(known(cell) for _column, cell in names) and any(
        column >= len(header) or not header[column] for column, _cell in names
    )


def _together(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """A header of two rows: the lower name where there is one."""
    return [below or above for above, below in zip_longest(upper, lower, fillvalue="")]


def likeness(table: Table) -> tuple[int, int, int]:
    """How much a table is like a course list: whether it has titles, its number of known columns, its rows."""
    fields = {found[0] for name in table.header if (found := known(name))}
    return int("title" in fields), len(fields), len(table.rows)


def find_tables(sheets: Sequence[Sheet], path: Path) -> list[Table]:
    """The tables of a file's sheets, the one most like a course list first. Raises CampusError where there is none."""
    tables = [table for sheet in sheets if (table := find_table(sheet))]
    if not tables:
        raise CampusError(
            _(
                "No table was found in “{name}”: a heading row and the courses below it, with a column of titles."
            ).format(name=path.name)
        )
    return sorted(tables, key=likeness, reverse=True)
