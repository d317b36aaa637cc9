"""Workbooks: sheets, cells as text, merged cells filled downwards. Runs in the reading child process.

Calamine reads the values of every kind of file; the other parts of an XLSX are read by ``xlsx``.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import NamedTuple

from campus_desktop.imports.cleaning import clean_cell
from campus_desktop.imports.limits import COMMENT, ERROR_CELL, NO_VALUE, About, Limits, UnreadableError
from campus_desktop.imports.tables.xlsx import Parts, SheetParts

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_BOOK = ("Workbook".encode("utf-16-le"), "Book".encode("utf-16-le"))
_UNPACKED = 2_000_000_000
_MOST_NOTES = 10_000
_THREE_DECIMALS = re.compile(r"[1-9]\d{0,2}\.\d{3}")

Value = int | float | str | bool | date | datetime | time | timedelta
Merged = list[tuple[tuple[int, int], tuple[int, int]]]


class Sheet(NamedTuple):
    """One worksheet: its properties, its rows from row 1 on, empty or not, and the notes about them. ``exact`` is complete when all
    rows have been read: by "row:column" a number unrounded where the sheet shows it rounded, or where three decimals could be
    mistaken for thousands."""

    about: About
    rows: Iterator[list[str]]
    notes: list[tuple[int, str, str]]
    exact: dict[str, str]


def kind(path: Path) -> str:
    """ "xlsx", "xlsb", "ods" or "xls". Raises UnreadableError: "password", "not-a-table", "damaged" and "too-large", before anything
    is unpacked."""
    with path.open("rb") as file:
        start = file.read(8)
        if start == _OLE:
            content = file.read()
            if _ENCRYPTED in content:
                raise UnreadableError("password")
            if not any(name in content for name in _OLD_BOOK):
                raise UnreadableError("not-a-table")
            return "xls"
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
            mimetype = archive.read("mimetype")[:100] if "mimetype" in archive.namelist() else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise UnreadableError("damaged") from error
    if sum(member.file_size for member in members) > _UNPACKED:
        raise UnreadableError("too-large")
    names = {member.filename for member in members}
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "content.xml" in names and b"opendocument.spreadsheet" in mimetype:
        return "ods"
    raise UnreadableError("not-a-table")


def sheets(path: Path, limits: Limits) -> Iterator[Sheet]:
    """Every worksheet, the hidden ones too."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    what = kind(path)
    try:
        # by content: by path, a file with another kind's extension would be read as that kind
        with CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes())) as book:
            archive = zipfile.ZipFile(path) if what == "xlsx" else None
            parts = Parts(archive) if archive else None
            cells = 0
            for told in book.sheets_metadata:
                if told.typ != SheetTypeEnum.WorkSheet:
                    continue
                sheet = book.get_sheet_by_name(told.name)
                cells += sheet.total_height * sheet.total_width
                if sheet.total_height > limits.rows or cells > limits.cells:
                    raise UnreadableError("too-large")
                beside = parts.sheet(told.name) if parts else SheetParts()
                about = About(
                    told.name, hidden_sheet=told.visible != SheetVisibleEnum.Visible, values_only=parts is None
                )
                values = sheet.to_python(skip_empty_area=False)
                yield _sheet(about, values, sheet.merged_cell_ranges or [], beside)
            if archive:
                archive.close()
    except PasswordError as error:
        raise UnreadableError("password") from error
    except CalamineError as error:
        raise UnreadableError("damaged") from error


def _sheet(about: About, values: list[list[Value]], merged: Merged, beside: SheetParts) -> Sheet:
    width = max(map(len, values), default=0)
    linked = sorted({column for _row, column in beside.links})
    about.links = {width + at: column for at, column in enumerate(linked)}
    about.hidden = beside.hidden
    about.hidden_columns = sorted(column for column in beside.hidden_columns if column < width)
    about.wide = sorted({top + 1 for (top, left), (bottom, right) in merged if right > left and top == bottom})
    exact = {f"{row + 1}:{column}": text for (row, column), text in beside.exact.items()}
    notes = [
        *((row + 1, ERROR_CELL, f"{column}\t{error}") for (row, column), error in beside.errors.items()),
        *((row + 1, NO_VALUE, f"{column}\t") for row, column in beside.unknown),
        *((row + 1, COMMENT, f"{column}\t{clean_cell(comment)}") for (row, column), comment in beside.comments.items()),
    ]
    return Sheet(about, _rows(exact, values, merged, beside, linked), sorted(notes)[:_MOST_NOTES], exact)


def _rows(
    exact: dict[str, str], values: list[list[Value]], merged: Merged, beside: SheetParts, linked: list[int]
) -> Iterator[list[str]]:
    _fill(values, merged)
    special: dict[int, dict[int, str]] = {}
    for (row, column), shown in beside.shown.items():
        special.setdefault(row, {})[column] = shown
    width = max(map(len, values), default=0)
    for at, line in enumerate(values):
        cells = [text(value) for value in line]
        for column, value in enumerate(line):
            if type(value) is float and _THREE_DECIMALS.fullmatch(cells[column]):
                exact.setdefault(f"{at + 1}:{column}", f"{cells[column]}0")
        if at in special:
            for column, shown in special[at].items():
                if column < len(cells):
                    cells[column] = clean_cell(shown)
        if linked:
            cells += [""] * (width - len(cells))
            cells += [clean_cell(beside.links.get((at, column), "")) for column in linked]
        yield cells


def _fill(values: list[list[Value]], merged: Merged) -> None:
    """Only the first cell of a merged range has a value. Downwards it applies to every row; to the right it is a heading over
    several columns, and is not copied. Overlapping ranges cost no more than the number of rows."""
    done: dict[int, int] = {}
    for (top, left), (bottom, _right) in sorted(merged):
        if top < len(values) and left < len(values[top]) and values[top][left] not in ("", None):
            first = max(top + 1, done.get(left, 0))
            for row in values[first : bottom + 1]:
                if left < len(row) and row[left] == "":
                    row[left] = values[top][left]
            done[left] = max(first, min(bottom + 1, len(values)))


def text(value: Value) -> str:
    """A cell's value as a person would have typed it: no ".0" on whole numbers, ISO dates, hours and minutes as 1:30."""
    match value:
        case str():
            shown = clean_cell(value) if value else ""
        case bool():
            shown = "true" if value else "false"
        case int() | float():
            shown = f"{value:.15g}" if abs(value) < 1e15 else f"{value:.0f}"
        case datetime():
            shown = value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
        case date():
            shown = value.isoformat()
        case timedelta():
            minutes = round(value.total_seconds() / 60)
            shown = f"{minutes // 60}:{minutes % 60:02}"
        case time():
            shown = f"{value.hour}:{value.minute:02}"
    return shown
