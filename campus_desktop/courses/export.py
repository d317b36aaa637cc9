"""Export of the catalogue as CSV and XLSX that open correctly in Danish Excel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from campus_desktop.courses.course import Course
from campus_desktop.courses.fields import COURSE_FIELDS, Kind, in_words
from campus_desktop.courses.queries import Filters, listing, read_by_rid
from campus_desktop.i18n import N_, _
from campus_desktop.workspace.tablefile import FileColumn, Value, write_table

if TYPE_CHECKING:
    from campus_desktop.workspace import Workspace

_CHUNK = 500


def _value(name: str, course: Course) -> Value:
    value = getattr(course, name)
    if name == "fee":  # a bare number as a number, for calculations
        return int(value) if value.isascii() and value.isdigit() and len(value) < 12 else value
    if name == "goals":
        return "\n".join(value)
    numeric = COURSE_FIELDS[name].kind in (Kind.MINUTES, Kind.DAY)
    return value if numeric else in_words(name, value)


_HEADINGS = {"minutes": N_("Duration (minutes)")}
COLUMNS: tuple[FileColumn[Course], ...] = tuple(
    FileColumn(_HEADINGS.get(each.name, each.label), partial(_value, each.name), each.exported)
    for each in COURSE_FIELDS.values()
    if each.exported
)
"""The columns of a list, in order."""


def export_courses(ws: Workspace, target: Path, rids: Sequence[int] | None = None) -> int:
    """Write courses to ``target``: a workbook if it ends in .xlsx, else CSV. Returns how many.

    ``rids`` are the courses in their order, all of them by title if None. The file is replaced only when it is complete.
    Raises CampusError if the folder is missing or the file cannot be written.
    """
    if rids is None:
        rids = listing(ws, Filters(retired=True)).rids
    return write_table(target, _("Courses"), COLUMNS, _courses(ws, rids))


def _courses(ws: Workspace, rids: Sequence[int]) -> Iterator[Course]:
    for start in range(0, len(rids), _CHUNK):
        yield from read_by_rid(ws, rids[start : start + _CHUNK])
