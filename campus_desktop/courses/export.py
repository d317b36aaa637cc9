"""The catalogue as a list to take away: CSV and XLSX that open right in Danish Excel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from campus_desktop.courses.course import FORMATS, Course
from campus_desktop.courses.price import KINDS
from campus_desktop.courses.queries import Filters, listing, read_by_rid
from campus_desktop.i18n import N_, _
from campus_desktop.workspace.tablefile import Column, write_table

if TYPE_CHECKING:
    from campus_desktop.workspace import Workspace

_CHUNK = 500


def _format(course: Course) -> str:
    return _(FORMATS[course.format].name) if course.format in FORMATS else course.format or ""


def _yes_no(value: bool | None) -> str:
    return "" if value is None else _("Yes") if value else _("No")


def _price(course: Course) -> str | int:
    """As it is written; a bare number as a number, to reckon with."""
    return int(course.fee) if course.fee.isascii() and course.fee.isdigit() and len(course.fee) < 12 else course.fee


COLUMNS: tuple[Column[Course], ...] = (
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
    Column(N_("Learning outcomes"), lambda course: "\n".join(course.goals), 40),
    Column(N_("Prerequisites"), lambda course: course.prerequisites, 30),
    Column(N_("Topics"), lambda course: ", ".join(course.tags), 26),
    Column(N_("Link"), lambda course: course.link, 34),
    Column(N_("Price"), _price, 14),
    Column(
        N_("What the price is for"),
        lambda course: _(KINDS[course.price_per]) if course.price_per in KINDS and course.price_per else "",
        16,
    ),
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
    return write_table(target, _("Courses"), COLUMNS, _courses(ws, rids))


def _courses(ws: Workspace, rids: Sequence[int]) -> Iterator[Course]:
    for start in range(0, len(rids), _CHUNK):
        yield from read_by_rid(ws, rids[start : start + _CHUNK])
