"""The catalogue as a list to take away: CSV and XLSX that open right in Danish Excel."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from campus_desktop.courses.course import FORMATS, Course
from campus_desktop.courses.queries import Filters, listing, read_by_rid
from campus_desktop.errors import CampusError
from campus_desktop.i18n import N_, _, date_table

if TYPE_CHECKING:
    from campus_desktop.workspace import Workspace

Value = str | int | date | None

_CHUNK = 500
_LONGEST_CELL = 32_767
"""Letters that Excel takes in one cell."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, what stands in it, and its width in letters."""

    heading: str
    value: Callable[[Course], Value]
    width: int


def _format(course: Course) -> str:
    return _(FORMATS[course.format].name) if course.format in FORMATS else course.format or ""


def _yes_no(value: bool | None) -> str:
    return "" if value is None else _("Yes") if value else _("No")


COLUMNS = (
    Column(N_("Code"), lambda course: course.code, 14),
    Column(N_("Title"), lambda course: course.title, 44),
    Column(N_("Format"), _format, 14),
    Column(N_("Duration (minutes)"), lambda course: course.minutes, 12),
    Column(N_("Duration as written"), lambda course: course.duration_text, 14),
    Column(N_("Provider"), lambda course: course.provider, 22),
    Column(N_("Producer"), lambda course: course.producer, 22),
    Column(N_("Audience"), lambda course: course.audience, 22),
    Column(N_("Language"), lambda course: course.language, 12),
    Column(N_("Description"), lambda course: course.description, 60),
    Column(N_("Goals"), lambda course: "\n".join(course.goals), 40),
    Column(N_("Prerequisites"), lambda course: course.prerequisites, 30),
    Column(N_("Topics"), lambda course: ", ".join(course.tags), 26),
    Column(N_("Link"), lambda course: course.link, 34),
    Column(N_("Fee per click"), lambda course: course.fee, 12),
    Column(N_("Subtitles"), lambda course: _yes_no(course.subtitles), 10),
    Column(N_("Last checked"), lambda course: course.last_checked, 14),
    Column(N_("Retired"), lambda course: _yes_no(course.retired), 10),
)
"""What a list holds, in order."""


def export_courses(ws: Workspace, target: Path, rids: Sequence[int] | None = None) -> int:
    """Write courses to ``target``: a workbook where it ends in .xlsx, else CSV. Gives how many.

    ``rids`` are the courses in their order, all of them by title if None. The file is replaced only when it is complete.
    Raises CampusError where the folder is missing or the file cannot be written.
    """
    if rids is None:
        rids = listing(ws, Filters(retired=True)).rids
    with _replacing(target) as part:
        courses = _courses(ws, rids)
        return _write_xlsx(part, courses) if target.suffix.lower() == ".xlsx" else _write_csv(part, courses)


def _courses(ws: Workspace, rids: Sequence[int]) -> Iterator[Course]:
    for start in range(0, len(rids), _CHUNK):
        yield from read_by_rid(ws, rids[start : start + _CHUNK])


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
    """A cell of CSV that Excel takes as text: one that would begin a formula gets an apostrophe before it."""
    return f"'{text}" if text.startswith(_FORMULA) else text


def _csv_cell(value: Value) -> str:
    if isinstance(value, date):
        return date_table(value)
    return guarded(value) if isinstance(value, str) else "" if value is None else str(value)


def _write_csv(path: Path, courses: Iterator[Course]) -> int:
    # Danish Excel opens a list right by a double click where it is separated by semicolons and begins with a byte-order mark.
    count = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow([_(column.heading) for column in COLUMNS])
        for course in courses:
            writer.writerow([_csv_cell(column.value(course)) for column in COLUMNS])
            count += 1
    return count


def _write_xlsx(path: Path, courses: Iterator[Course]) -> int:
    import xlsxwriter

    whole = io.BytesIO()  # xlsxwriter asks the terminal when it cannot write a file by itself
    book = xlsxwriter.Workbook(whole, {"constant_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
    sheet = book.add_worksheet(_("Courses"))
    bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd-mm-yyyy", "valign": "top"})
    plain = book.add_format({"valign": "top"})
    sheet.freeze_panes(1, 2)
    for place, column in enumerate(COLUMNS):
        sheet.set_column(place, place, column.width)
    for place, column in enumerate(COLUMNS):
        sheet.write_string(0, place, _(column.heading), bold)
    count = 0
    for course in courses:
        count += 1
        for place, column in enumerate(COLUMNS):
            value = column.value(course)
            if isinstance(value, str) and value:
                sheet.write_string(count, place, value[:_LONGEST_CELL], plain)
            elif isinstance(value, int):
                sheet.write_number(count, place, value, plain)
            elif isinstance(value, date):
                sheet.write_datetime(count, place, value, day)
    sheet.autofilter(0, 0, count, len(COLUMNS) - 1)
    book.close()
    path.write_bytes(whole.getvalue())
    return count
