"""Text that looks like personal data which has no place in a note: a warning while it is typed."""

from __future__ import annotations

import re
from datetime import date

_CPR = re.compile(r"(?<!\d)(\d{2})(\d{2})(\d{2})[ -]?(\d{4})(?!\d)")


def cpr_like(text: str) -> list[str]:
    """The pieces of a text shaped like a CPR number: a date of birth and four digits. Phone and case numbers mostly are not."""
    return [match[0] for match in _CPR.finditer(text) if _is_day(int(match[1]), int(match[2]))]


def _is_day(day: int, month: int) -> bool:
    try:
        date(2000, month, day)  # a leap year: 29 February is somebody's birthday
    except ValueError:
        return False
    return True
