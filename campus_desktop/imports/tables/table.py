"""Finds the table in a sheet: its header row, what is above it, and which of several sheets is most like a course list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from pathlib import Path

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _
from campus_desktop.imports.limits import ABOVE, About
from campus_desktop.imports.tables import headless
from campus_desktop.imports.tables.headings import keys, known
from campus_desktop.imports.tables.reading import Said, Sheet

_LOOKED_AT = 40
"""Rows from the top among which the header is searched."""
_WIDEST_TITLE = 80


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the rows below it, each ending at its last non-empty cell. ``first`` is the number of the first of ``rows`` in
    the sheet or file, counting from 1. ``sheet`` is the sheet's name, empty for a CSV. ``headless`` if there are no headings and
    the first row is a course; then all of ``header`` is empty. The others are as in ``Sheet``."""

    sheet: str
    header: tuple[str, ...]
    rows: list[list[str]]
    first: int
    headless: bool = False
    about: About = field(default_factory=About, compare=False)
    notes: Said = field(default_factory=list, compare=False)
    exact: dict[tuple[int, int], str] = field(default_factory=dict, compare=False)

    @property
    def keys(self) -> list[str]:
        """The keys under which its columns are remembered; all empty if there are no headings."""
        return keys(self.header)


def find_table(sheet: Sheet, headless: bool | None = None) -> Table | None:
    """The table of a sheet, or None if nothing looks like a header with rows below it.

    Whether there are headings is detected, unless ``headless`` states it.
    """
    found = None if headless else _with_header(sheet)
    if headless or (headless is None and (found is None or _looks_headless(found, sheet))):
        return _headless(sheet, bool(headless)) or found
    return found


def _table(
    sheet: Sheet,
    header: list[str],
    rows: list[list[str]],
    first: int,
    *,
    headless: bool = False,
    above: Sequence[Sequence[str]] = (),
) -> Table:
    width = max(len(header), *map(len, rows)) if rows else len(header)
    header += [""] * (width - len(header))
    notes = [(at, ABOVE, "; ".join(filter(None, row))) for at, row in enumerate(above, 1) if any(row)]
    return Table(sheet.name, tuple(header), rows, first, headless, sheet.about, [*notes, *sheet.notes], sheet.exact)


def _looks_headless(found: Table, sheet: Sheet) -> bool:
    """Whether the supposed headings are the first course: they name no field, and the cells are like those below."""
    fields = {each[0] for name in found.header if (each := known(name))}
    row = sheet.rows[found.first - 2]
    return len(fields) <= 1 and headless.is_course(row, found.rows, strict=bool(fields))


def _headless(sheet: Sheet, told: bool) -> Table | None:
    """All of a sheet as rows; only where they look like a table, unless the user chose it."""
    rows = sheet.rows
    width = _usual_width(rows[:500])
    if not any(any(row) for row in rows) or (not told and (width < 2 or not headless.guess(rows).count("title"))):
        return None
    return _table(sheet, [], rows, 1, headless=True)


def _with_header(sheet: Sheet) -> Table | None:
    top = sheet.rows[:_LOOKED_AT]
    usual = _usual_width(sheet.rows[:500])
    scores = [_score(row, usual) for row in top]
    best = max(scores, default=0.0)
    if best <= 0:
        return None
    at = scores.index(best)
    start = at
    if at + 1 < len(top) and _is_lower_half(top[at + 1], top[at]):
        at += 1
        header = _together(top[at - 1], top[at])
    elif at and _is_upper_half(top[at - 1], top[at]):
        header = _together(top[at - 1], top[at])
        start -= 1
    else:
        header = list(top[at])
    below = sheet.rows[at + 1 :]
    width = max(len(header), *map(len, below)) if below else len(header)
    if not any(any(row) for row in below) or (width < 2 and not known(header[0])):
        return None
    return _table(sheet, header, below, at + 2, above=sheet.rows[:start])


def _usual_width(rows: Sequence[Sequence[str]]) -> int:
    """The number of columns that most rows of more than one cell reach."""
    widths = Counter(len(row) for row in rows if sum(map(bool, row)) > 1)
    return widths.most_common(1)[0][0] if widths else 1


def _score(row: Sequence[str], usual: int) -> float:
    """A score for how much a row looks like a header: known headings count most, then distinct short texts in most of the columns."""
    names = [cell for cell in row if cell]
    fields = {found[0] for cell in names if (found := known(cell))}
    repeated = len(set(names)) < len(names) * 0.7
    if not names or (repeated and len(fields) < 2 and not all(map(known, names))):
        return 0.0
    texts = sum(len(cell) <= _WIDEST_TITLE and not cell.replace(".", "").replace(",", "").isdigit() for cell in names)
    if not fields and (texts < len(names) or len(names) * 2 < usual or len(names) < 2):
        return 0.0
    # a title row such as "Kursus" alone is not a header when the table is wide
    if len(names) == 1 and usual > 1:
        return 0.0
    return len(fields) * 10 + texts / max(usual, len(names))


def _is_upper_half(above: Sequence[str], header: Sequence[str]) -> bool:
    """Whether a header has gaps with known headings above them."""
    gaps = [column for column in range(max(len(above), len(header))) if column >= len(header) or not header[column]]
    return any(column < len(above) and known(above[column]) for column in gaps)


def _is_lower_half(below: Sequence[str], header: Sequence[str]) -> bool:
    """Whether the row below a header with gaps contains only known headings, some of them in the gaps."""
    names = [(column, cell) for column, cell in enumerate(below) if cell]
    return all(known(cell) for _column, cell in names) and any(
        column >= len(header) or not header[column] for column, _cell in names
    )


def _together(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """The header from two rows: the lower name if there is one."""
    return [below or above for above, below in zip_longest(upper, lower, fillvalue="")]


def column_name(table: Table, column: int) -> str:
    """A column's heading; if it has none, its letter as in a spreadsheet, or the column whose addresses it contains."""
    if column < len(table.header) and table.header[column]:
        return " ".join(table.header[column].split())
    behind = table.about.links.get(column)
    if behind is not None and behind != column:
        return _("Address behind “{heading}”").format(heading=column_name(table, behind))
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return _("Column {letter}").format(letter=letters)


def likeness(table: Table) -> tuple[int, int, int, int]:
    """Sort key for how much a table is like a course list: whether it is shown, has titles, its number of known columns, its rows."""
    fields = {found[0] for name in table.header if (found := known(name))}
    has_title = "title" in fields or table.headless
    return int(not table.about.hidden_sheet), int(has_title), len(fields), len(table.rows)


def is_list(table: Table) -> bool:
    """Whether a table has titles, judging by its headings."""
    return likeness(table)[1] > 0


def find_tables(sheets: Sequence[Sheet], path: Path, headless: bool | None = None) -> list[Table]:
    """The tables of a file's sheets, the one most like a course list first. Raises CampusError if there is none."""
    tables = [table for sheet in sheets if (table := find_table(sheet, headless))]
    if not tables:
        raise CampusError(
            _(
                "No table was found in “{name}”: a heading row and the courses below it, with a column of titles. A list without "
                "headings is read with --no-header."
            ).format(name=path.name)
        )
    return sorted(tables, key=likeness, reverse=True)


def read_together(tables: Sequence[Table]) -> list[Table]:
    """The tables that form one list, from those of ``find_tables``: the first, and the others with the same headings."""
    first = tables[0]
    alike = [
        table
        for table in tables[1:]
        if not table.about.hidden_sheet and table.headless == first.headless and table.keys == first.keys
    ]
    return [first, *alike] if is_list(first) and not first.headless else [first]
