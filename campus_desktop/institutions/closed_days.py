"""Parsing closed days: dates and ranges of dates, one per line, or several separated by commas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, date_typed
from campus_desktop.typed.dates import full_date, whole_date

_BETWEEN_DATES = re.compile(r"[\n;]|,(?!\s*\d{4}\s*(?:[\n,;]|$))")
"""Not the comma of "December 24, 2026"."""
_UNTIL = re.compile(r"\s*[-–—−]\s*|\s+(?:til|to)\s+", re.IGNORECASE)
_DAY = re.compile(r"(\d{1,2})\.?")
_YEAR = re.compile(r"\d{4}$")
_MOST = 366
"""Days in a range; a longer one is a mistake."""
_RUN = 3
"""From so many days in a row on, they are written as a range."""


def parse_closed_days(text: str, today: date) -> tuple[date, ...]:
    """The dates in ``text`` in order: whole dates ("24-12-2026", "24/12 2026", "24. dec. 2026") and such without a year, which is then
    the next such day from ``today``; ranges ("24.12-2.1", "24.-26. december", "24/12 til 2/1"), both ends included. One per line or
    separated by commas or semicolons. Raises CampusError naming the first part that is neither."""
    days: set[date] = set()
    for part in _BETWEEN_DATES.split(text):
        if part := part.strip():
            days.update(_days(part, today))
    return tuple(sorted(days))


def _days(part: str, today: date) -> Iterable[date]:
    if (day := _date(part, today)) is not None:
        return (day,)
    halves = [(part[: mark.start()].strip(), part[mark.end() :].strip()) for mark in _UNTIL.finditer(part)]
    # hyphens are also in dates: "24-12-02-01" is parted in the middle
    for first, last in sorted(halves, key=lambda ends: abs(len(ends[0]) - len(ends[1]))):
        ends = _ends(first, last, today)
        if ends is not None and ends[0] <= ends[1] < ends[0] + timedelta(days=_MOST):
            return _each(*ends)
    raise CampusError(_("“{text}” is not a date; write it as 24-12-2026, or 24-12 to 2-1.").format(text=part))


def _date(text: str, today: date) -> date | None:
    return full_date(text) or whole_date(text, today)


def _ends(first: str, last: str, today: date) -> tuple[date, date] | None:
    """The first and last day of a range; what one of them lacks (month or year) follows from the other."""
    if day := _DAY.fullmatch(first):
        end = _date(last, today)
        return (end.replace(day=int(day[1])), end) if end is not None and 1 <= int(day[1]) <= end.day else None
    if _YEAR.search(last):
        end = _date(last, today)
        begin = _date(first, end - timedelta(days=364)) if end is not None else None
    else:
        begin = _date(first, today)
        end = _date(last, begin) if begin is not None else None
    return (begin, end) if begin is not None and end is not None else None


def _each(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def closed_days_text(days: Iterable[date]) -> str:
    """The dates, one per line, days in a row as a range, as ``parse_closed_days`` reads them."""
    runs: list[list[date]] = []
    for day in sorted(days):
        if runs and day - runs[-1][-1] == timedelta(days=1):
            runs[-1].append(day)
        else:
            runs.append([day])
    lines: list[str] = []
    for run in runs:
        if len(run) < _RUN:
            lines += map(date_typed, run)
        else:
            lines += [f"{date_typed(first)} – {date_typed(last)}" for first, last in _pieces(run)]
    return "\n".join(lines)


def _pieces(run: list[date]) -> Iterator[tuple[date, date]]:
    """The run in ranges that are not too long to be read again."""
    for start in range(0, len(run), _MOST):
        piece = run[start : start + _MOST]
        yield piece[0], piece[-1]
