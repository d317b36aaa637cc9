"""Parsing closed days: one date per line, or several separated by commas."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, date_typed

_DANISH = re.compile(r"(\d{1,2})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def parse_closed_days(text: str) -> tuple[date, ...]:
    """The dates in ``text`` in order: "24-12-2026", "24.12.2026", "24/12 2026" with its year, or "2026-12-24", one per line or
    separated by commas or semicolons. Raises CampusError naming the first that is not a date."""
    days = set()
    for part in re.split(r"[\n,;]", text):
        if part := part.strip():
            days.add(_date(part))
    return tuple(sorted(days))


def _date(part: str) -> date:
    plain = re.sub(r"(?<=\d)\s+(?=\d{4}$)", "-", part)
    try:
        if found := _ISO.fullmatch(plain):
            return date(*(int(each) for each in found.groups()))
        if found := _DANISH.fullmatch(plain):
            day, month, year = (int(each) for each in found.groups())
            return date(year, month, day)
    except ValueError:
        pass
    raise CampusError(_("“{text}” is not a date; write it as 24-12-2026.").format(text=part))


def closed_days_text(days: Iterable[date]) -> str:
    """The dates, one per line, as ``parse_closed_days`` reads them."""
    return "\n".join(date_typed(day) for day in days)
