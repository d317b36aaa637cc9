"""XLSX workbooks by calamine: sheets, cells as text, merged cells filled downwards. Runs in the reading child."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from campus_desktop.imports.cleaning import clean_cell
from campus_desktop.imports.limits import Limits, UnreadableError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_UNPACKED = 2_000_000_000

Value = int | float | str | bool | date | datetime | time | timedelta


def check(path: Path) -> None:
    """Raises UnreadableError for "password", "old-xls", "not-a-table", "damaged" and "too-large" before anything is unpacked."""
    with path.open("rb") as file:
        start = file.read(8)
        if start == _OLE:
            raise UnreadableError("password" if _ENCRYPTED in file.read() else "old-xls")
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise UnreadableError("damaged") from error
    names = {member.filename for member in members}
    if "xl/workbook.xml" not in names:
        raise UnreadableError("not-a-table")
    if sum(member.file_size for member in members) > _UNPACKED:
        raise UnreadableError("too-large")


def sheets(path: Path, limits: Limits) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """Name and rows of every visible worksheet. The first row is row 1 of the sheet, empty or not."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    check(path)
    try:
        with CalamineWorkbook.from_path(str(path)) as book:
            cells = 0
            for about in book.sheets_metadata:
                if about.typ != SheetTypeEnum.WorkSheet or about.visible != SheetVisibleEnum.Visible:
                    continue
                sheet = book.get_sheet_by_name(about.name)
                cells += sheet.total_height * sheet.total_width
                if sheet.total_height > limits.rows or cells > limits.cells:
                    raise UnreadableError("too-large")
                yield about.name, _rows(sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges or [])
    except PasswordError as error:
        raise UnreadableError("password") from error
    except CalamineError as error:
        raise UnreadableError("damaged") from error


def _rows(values: list[list[Value]], merged: list[tuple[tuple[int, int], tuple[int, int]]]) -> Iterator[list[str]]:
    # Only the first cell of a merged range has a value. Downwards it holds for every row; to the right it is a heading
    # over several columns, and stays where it is.
    for (top, left), (bottom, _right) in merged:
        if top < len(values) and left < len(values[top]) and values[top][left] not in ("", None):
            for row in values[top + 1 : bottom + 1]:
                if left < len(row) and row[left] == "":
                    row[left] = values[top][left]
    for row in values:
        yield [text(value) for value in row]


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
