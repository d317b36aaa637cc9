"""Export of a list: CSV and XLSX that open correctly in Danish Excel."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Generic, TypeVar

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, date_typed

T = TypeVar("T")
Value = str | int | date | None

_LONGEST_CELL = 32_767
"""The most characters in a cell of Excel."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class FileColumn(Generic[T]):
    """One column: its heading (marked with N_), its value, and its width in characters."""

    heading: str
    value: Callable[[T], Value]
    width: int


def write_table(target: Path, sheet: str, columns: Sequence[FileColumn[T]], rows: Iterable[T]) -> int:
    """Write ``rows`` to ``target``: a workbook if it ends in .xlsx, else CSV. Returns how many.

    ``sheet`` names the workbook's sheet. The file is replaced only when it is complete. Raises CampusError if the folder is
    missing or the file cannot be written.
    """
    with _replacing(target) as part:
        if target.suffix.lower() == ".xlsx":
            return _write_xlsx(part, sheet, columns, rows)
        return _write_csv(part, columns, rows)


@contextmanager
def _replacing(target: Path) -> Iterator[Path]:
    if not target.parent.is_dir():
        text = _("The folder “{folder}” does not exist; choose another place.")
        raise CampusError(text.format(folder=target.parent))
    part = target.with_name(f".{target.name}.part")
    try:
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        text = _("“{name}” could not be written: {reason}. Close it in other programs or choose another place.")
        raise CampusError(text.format(name=target.name, reason=reason)) from error
    finally:
        part.unlink(missing_ok=True)


def guarded(text: str) -> str:
    """A CSV cell that Excel takes as text: one that would begin a formula gets an apostrophe before it."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _csv_cell(value: Value) -> str:
    if isinstance(value, date):
        return date_typed(value)
    return guarded(value) if isinstance(value, str) else "" if value is None else str(value)


def _write_csv(path: Path, columns: Sequence[FileColumn[T]], rows: Iterable[T]) -> int:
    # Danish Excel opens a list correctly by a double click if it is separated by semicolons and begins with a byte-order mark.
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow([_(column.heading) for column in columns])
        for row in rows:
            writer.writerow([_csv_cell(column.value(row)) for column in columns])
            count += 1
    return count


def _write_xlsx(path: Path, name: str, columns: Sequence[FileColumn[T]], rows: Iterable[T]) -> int:
    import xlsxwriter

    whole = io.BytesIO()  # xlsxwriter prompts on the terminal if it cannot write a file by itself
    book = xlsxwriter.Workbook(whole, {"constant_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd-mm-yyyy", "valign": "top"})
    plain = book.add_format({"valign": "top"})
    sheet.freeze_panes(1, 2)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
    for place, column in enumerate(columns):
        sheet.write_string(0, place, _(column.heading), bold)
    count = 0
    for row in rows:
        count += 1
        for place, column in enumerate(columns):
            value = column.value(row)
            if isinstance(value, str) and value:
                sheet.write_string(count, place, value[:_LONGEST_CELL], plain)
            elif isinstance(value, int):
                sheet.write_number(count, place, value, plain)
            elif isinstance(value, date):
                sheet.write_datetime(count, place, value, day)
    sheet.autofilter(0, 0, count, len(columns) - 1)
    book.close()
    path.write_bytes(whole.getvalue())
    return count
