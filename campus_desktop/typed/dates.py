"""Parses dates: relative to today as in a note line ("4/12", "fredag", "om 14 dage", "uge 50"), or complete as in lists
("4. december 2026", "2026-12-04"). Danish and English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

_MONTHS = (
    "januar|january|jan", "februar|february|feb", "marts|march|mar", "april|apr", "maj|may", "juni|june|jun",
    "juli|july|jul", "august|aug", "september|sept|sep", "oktober|october|okt|oct", "november|nov", "december|dec",
)  # fmt: skip
_WEEKDAYS = (
    "mandag|monday|man|mon", "tirsdag|tuesday|tir|tues?", "onsdag|wednesday|ons|wed", "torsdag|thursday|tor|thurs?|thu",
    "fredag|friday|fre|fri", "l(?:ø|oe)rdag|saturday|l(?:ø|oe)r|sat", "s(?:ø|oe)ndag|sunday|s(?:ø|oe)n|sun",
)  # fmt: skip
_COUNTS = (
    "en|et|one|an?", "to|two", "tre|three", "fire|four", "fem|five", "seks|six", "syv|seven", "otte|eight", "ni|nine",
    "ti|ten",
)  # fmt: skip
_MONTH = "|".join(f"(?P<m{n}>{names})" for n, names in enumerate(_MONTHS, 1))
_WEEKDAY = "|".join(f"(?P<w{n}>{names})" for n, names in enumerate(_WEEKDAYS))
_COUNT = r"(?P<digits>\d{1,3})|" + "|".join(f"(?P<c{n}>{names})" for n, names in enumerate(_COUNTS, 1))
_END = r"(?![\w/])"


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern}){_END}", re.IGNORECASE)


_ISO = _rule(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_NUMBERS = _rule(r"(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?:[/.-](?P<year>\d{4}|\d{2}))?")
_DAY_MONTH = _rule(rf"(?:den\s+)?(?P<day>\d{{1,2}})\.?\s*(?:of\s+)?(?:{_MONTH})\b\.?(?:\s+(?P<year>\d{{4}}))?")
_MONTH_DAY = _rule(rf"(?:{_MONTH})\b\.?\s+(?P<day>\d{{1,2}})(?:,?\s+(?P<year>\d{{4}}))?")
_IN = _rule(
    rf"(?:om|in)\s+(?:{_COUNT})\s+(?:(?P<days>dage?|days?)|(?P<weeks>uger?|weeks?)|(?P<months>m(?:å|aa)ned(?:er)?|months?))"
)
_WEEK = _rule(r"(?:uge|week)\s+(?P<week>\d{1,2})")
_ON = _rule(rf"(?P<next>n(?:æ|ae)ste\s+|next\s+)?(?:p(?:å|aa)\s+|on\s+)?(?:{_WEEKDAY})\.?")
_NAMED = (
    (_rule(r"i\s?dag|today"), 0),
    (_rule(r"i\s?morgen|tomorrow"), 1),
    (_rule(r"(?:i\s?)?overmorgen|the day after tomorrow|day after tomorrow"), 2),
)
_NEXT_WEEK = _rule(r"n(?:æ|ae)ste\s+uge|next\s+week")

_FRIDAY = 4


_DAY_FIRST = re.compile(r"(?:den )?(\d{1,2})\s?[./-]\s?(\d{1,2})\s?[./ -]\s?(\d{4}|\d{2})")


@dataclass(frozen=True, slots=True)
class TypedDate:
    """A date read from the beginning of a text, and how many characters it takes."""

    date: date
    length: int


def date_at_start(text: str, today: date) -> TypedDate | None:
    """The date at the beginning of ``text``, relative to ``today``; None if there is none.

    A day without a year is the next such day, today included. A weekday is the next one after today; "næste fredag" is the one
    next week. A week means its Friday.
    """
    for pattern, days in _NAMED:
        if match := pattern.match(text):
            return _typed(_plus(today, days), match)
    if match := _NEXT_WEEK.match(text):
        return _typed(_plus(today, 7 - today.weekday() + _FRIDAY), match)
    for read in (_iso, _numbers, _worded, _in, _week, _weekday):
        if found := read(text, today):
            return found
    return None


def date_like_at_start(text: str) -> int:
    """The number of characters at the beginning of ``text`` that are written as a date, also where there is no such day ("31/2"); 0
    where nothing is."""
    for pattern in (_ISO, _NUMBERS, _DAY_MONTH, _MONTH_DAY, _WEEK):
        if match := pattern.match(text):
            return match.end()
    return 0


def whole_date(text: str, today: date) -> date | None:
    """The date that the whole of ``text`` is, relative to ``today``; a weekday in front ("torsdag den 26. november 2026") is skipped."""
    plain = " ".join(text.split())
    _weekday, _space, rest = plain.partition(" ")
    for candidate in filter(None, (plain, rest.removeprefix("den "))):
        found = date_at_start(candidate, today)
        if found is not None and found.length >= len(candidate):
            return found.date
    return None


def past_date(text: str, today: date) -> date | None:
    """As ``whole_date``, for a day that has been: a day without a year, or a weekday, is the latest such day, today included. None
    for a day to come that is written without its year."""
    found = whole_date(text, today)
    plain = " ".join(text.split())
    if found is None or found <= today or str(found.year) in plain:
        return found
    if (weekday := _ON.fullmatch(plain)) and not weekday["next"]:
        return found - timedelta(days=7)
    _weekday, _space, rest = plain.partition(" ")
    for candidate in (plain, rest.removeprefix("den ")):
        match = _NUMBERS.fullmatch(candidate) or _DAY_MONTH.fullmatch(candidate) or _MONTH_DAY.fullmatch(candidate)
        if match and not match["year"]:
            years = range(found.year - 1, found.year - 10, -1)  # 29 February occurs at least every eight years
            return next(filter(None, (_exact(year, found.month, found.day) for year in years)), None)
    return None


def full_date(text: str, *, as_in_lists: bool = False) -> date | None:
    """A date with its year, without regard to today: "4-12-2026", "4/12 2026", "den 4. dec. 2026", "December 4, 2026", "2026-12-04";
    None for anything else.

    Day before month, as in Denmark. ``as_in_lists``: also a year of two digits, and month before day where nothing else is possible.
    """
    plain = " ".join(text.split())
    if match := _ISO.fullmatch(plain):
        return _exact(int(match["year"]), int(match["month"]), int(match["day"]))
    if match := _DAY_FIRST.fullmatch(plain.casefold()):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        if len(match[3]) == 4:
            return _exact(year, second, first) or (_exact(year, first, second) if as_in_lists else None)
        return (_exact(2000 + year, second, first) or _exact(2000 + year, first, second)) if as_in_lists else None
    match = _DAY_MONTH.fullmatch(plain) or _MONTH_DAY.fullmatch(plain)
    return _exact(int(match["year"]), _month(match), int(match["day"])) if match and match["year"] else None


def _typed(day: date | None, match: re.Match[str]) -> TypedDate | None:
    return TypedDate(day, match.end()) if day is not None else None


def _plus(today: date, days: int) -> date | None:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None


def _iso(text: str, today: date) -> TypedDate | None:
    match = _ISO.match(text)
    return _typed(_exact(int(match["year"]), int(match["month"]), int(match["day"])), match) if match else None


def _numbers(text: str, today: date) -> TypedDate | None:
    match = _NUMBERS.match(text)
    return _typed(_dated(match, int(match["month"]), today), match) if match else None


def _worded(text: str, today: date) -> TypedDate | None:
    match = _DAY_MONTH.match(text) or _MONTH_DAY.match(text)
    if match is None:
        return None
    return _typed(_dated(match, _month(match), today), match)


def _month(match: re.Match[str]) -> int:
    return next(n for n in range(1, 13) if match[f"m{n}"])


def _dated(match: re.Match[str], month: int, today: date) -> date | None:
    day, year = int(match["day"]), match["year"]
    if year:
        return _exact(int(year) + (2000 if len(year) == 2 else 0), month, day)
    # 29 February occurs at least every eight years
    years = (_exact(each, month, day) for each in range(today.year, min(today.year + 9, MAXYEAR + 1)))
    return next((found for found in years if found is not None and found >= today), None)


def _exact(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1900 <= year <= 2999 else None
    except ValueError:
        return None


def _in(text: str, today: date) -> TypedDate | None:
    match = _IN.match(text)
    if match is None:
        return None
    count = int(match["digits"]) if match["digits"] else next(n for n in range(1, 11) if match[f"c{n}"])
    if match["months"]:
        return _typed(_months_on(today, count), match)
    return _typed(_plus(today, count * (7 if match["weeks"] else 1)), match)


def _months_on(today: date, count: int) -> date | None:
    years, month = divmod(today.month - 1 + count, 12)
    days = (_exact(today.year + years, month + 1, day) for day in range(today.day, 27, -1))
    return next((day for day in days if day), None) or _exact(today.year + years, month + 1, min(today.day, 28))


def _week(text: str, today: date) -> TypedDate | None:
    match = _WEEK.match(text)
    if match is None:
        return None
    for year in (today.year, today.year + 1):
        try:
            found = date.fromisocalendar(year, int(match["week"]), _FRIDAY + 1)
        except ValueError:
            continue
        if found >= today:
            return _typed(found, match)
    return None


def _weekday(text: str, today: date) -> TypedDate | None:
    match = _ON.match(text)
    if match is None:
        return None
    wanted = next(n for n in range(7) if match[f"w{n}"])
    if match["next"]:
        return _typed(_plus(today, 7 - today.weekday() + wanted), match)
    return _typed(_plus(today, (wanted - today.weekday() - 1) % 7 + 1), match)
