"""Export of the catalogue as CSV and XLSX that open correctly in Danish Excel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from campus_desktop.courses.course import Course
from campus_desktop.courses.formats import format_name
from campus_desktop.courses.price import KINDS
from campus_desktop.courses.queries import Filters, listing, read_by_rid
from campus_desktop.i18n import N_, _
from campus_desktop.workspace.tablefile import FileColumn, write_table

if TYPE_CHECKING:
    from campus_desktop.workspace import Workspace

_CHUNK = 500


def _yes_no(value: bool | None) -> str:
    return "" if value is None else _("Yes") if value else _("No")


def _price(course: Course) -> str | int:
    """The price as written; a bare number as a number, for calculations."""
    return int(course.fee) if course.fee.isascii() and course.fee.isdigit() and len(course.fee) < 12 else course.fee


COLUMNS: tuple[FileColumn[Course], ...] = (
    FileColumn(N_("Code"), lambda course: course.code, 14),
    FileColumn(N_("Title"), lambda course: course.title, 44),
    FileColumn(N_("Format"), lambda course: format_name(course.format), 14),
    FileColumn(N_("Duration (minutes)"), lambda course: course.minutes, 12),
    FileColumn(N_("Duration as written"), lambda course: course.duration_text, 14),
    FileColumn(N_("Provider"), lambda course: course.provider, 22),
    FileColumn(N_("Producer"), lambda course: course.producer, 22),
    FileColumn(N_("Audience"), lambda course: course.audience, 22),
    FileColumn(N_("Language"), lambda course: course.language, 12),
    FileColumn(N_("Description"), lambda course: course.description, 60),
    FileColumn(N_("Learning outcomes"), lambda course: "\n".join(course.goals), 40),
    FileColumn(N_("Prerequisites"), lambda course: course.prerequisites, 30),
    FileColumn(N_("Topics"), lambda course: ", ".join(course.tags), 26),
    FileColumn(N_("Link"), lambda course: course.link, 34),
    FileColumn(N_("Price"), _price, 14),
    FileColumn(
        N_("What the price covers"),
        lambda course: _(KINDS[course.price_per]) if course.price_per in KINDS and course.price_per else "",
        16,
    ),
    FileColumn(N_("Subtitles"), lambda course: _yes_no(course.subtitles), 10),
    FileColumn(N_("Last checked"), lambda course: course.last_checked, 14),
    FileColumn(N_("Retired"), lambda course: _yes_no(course.retired), 10),
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
