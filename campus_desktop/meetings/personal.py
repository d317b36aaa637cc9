"""Personal data in typed text: a warning for data that must not be in a note, names among other words, and initials."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from campus_desktop.i18n import fold
from campus_desktop.institutions.short import initials

_CPR = re.compile(r"(?<!\d)(\d{2})(\d{2})(\d{2})[ -]?(\d{4})(?!\d)")


def cpr_like(text: str) -> list[str]:
    """The parts of a text shaped like a CPR number: a date of birth and four digits. Phone and case numbers mostly do not match."""
    return [match[0] for match in _CPR.finditer(text) if _is_day(int(match[1]), int(match[2]))]


def _is_day(day: int, month: int) -> bool:
    try:
        date(2000, month, day)  # a leap year, so that 29 February is a valid birthday
    except ValueError:
        return False
    return True


_WORD = r"[A-ZÆØÅÉÖÄÜ][a-zæøåéöäüß]+(?:['’][A-ZÆØÅ]?[a-zæøå]+)?(?:-[A-ZÆØÅ][a-zæøåé]+)?"
_NAME = re.compile(rf"{_WORD}(?:\s+(?:(?:{_WORD}|[A-ZÆØÅ]\.)|(?:von|van|de|af|la|bin|al)(?=\s))){{1,5}}")
_PARTS = re.compile(r"\s*[,;/&()+\n]\s*|\s+(?:og|and|samt)\s+")


def names_in(text: str, others: Iterable[str] = ()) -> list[str]:
    """Likely names of people in a field for people, such as "Mette Bak Holm, Fjordstyrelsen": two to six words with capital
    letters. ``others`` are names of institutions, which are not names of people."""
    known = {fold(other) for other in others}
    return [part for part in _PARTS.split(text) if _NAME.fullmatch(part) and fold(part) not in known]


def only_initials(text: str, others: Iterable[str] = ()) -> str:
    """A field for people with each name replaced by its initials, for a meeting of initials only."""
    for name in names_in(text, others):
        text = text.replace(name, initials(name))
    return text
