"""Parses what users type into fields: lengths, days of a path, dates, times, counts. Text that cannot be parsed gets a message."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, time

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, duration, duration_hours
from campus_desktop.paths.days import check_day
from campus_desktop.paths.edits import check_minutes
from campus_desktop.typed import lengths
from campus_desktop.typed.dates import whole_date


def read_minutes(text: str) -> int | None:
    """Minutes from "1 t 30 min", "90" or "1,5 t"; None for an empty text. CampusError if it is not a length of time."""
    text = text.strip()
    if not text:
        return None
    if text == "0":
        return 0
    minutes = lengths.parse(text).minutes
    if minutes is None:
        raise CampusError(
            _("“{text}” is not a length of time. Write for example 90, 1 h 30 min or 1.5 h.").format(text=text)
        )
    check_minutes(minutes)
    return minutes


def read_as(text: str, *, hours: bool = False) -> str:
    """A sentence stating how a length is interpreted if it is a range or in weeks: "2 weeks" is 10 days. Empty if it is
    clear, or not a length. ``hours``: the field shows hours and no days."""
    minutes = lengths.parse(text).minutes
    folded = " ".join(text.split()).casefold()
    if minutes is None or folded in (duration(minutes).casefold(), duration_hours(minutes).casefold()):
        return ""
    if not lengths.in_weeks(folded) and not any(word in folded for word in ("-", "–", " til ", " to ")):
        return ""
    length, in_hours = duration(minutes), duration_hours(minutes)
    if hours and in_hours != length:
        length = f"{length} ({in_hours})"
    return _("Read as {length}.").format(length=length)


def read_day(text: str) -> int | None:
    """A day of the path from "8", "day 8" or "-3"; None for an empty text. CampusError if it is not a day."""
    text = text.strip()
    if not text:
        return None
    found = re.fullmatch(r"(?:(?:dag|day)\s*)?([-−–]?\s*\d+)\.?", text.casefold())
    if found is None:
        sentence = _("“{text}” is not a day. Write a whole number: 1 is the first working day, −1 the day before.")
        raise CampusError(sentence.format(text=text))
    day = int(re.sub(r"[−–]", "-", found[1]).replace(" ", ""))
    check_day(day)
    return day


def read_days(text: str) -> int:
    """A number of days to move by, from "7", "+7" or "-2". CampusError if it is not a number of days."""
    found = re.fullmatch(r"([+−–-]?)\s*(\d{1,4})(?:\s*(?:dage?|days?))?", text.strip().casefold())
    if found is None:
        raise CampusError(_("“{text}” is not a number of days. Write for example 7 or −2.").format(text=text.strip()))
    return int(found[2]) * (1 if found[1] in ("", "+") else -1)


def read_time(text: str) -> time | None:
    """A time of day from "9.30", "09:30" or "9"; None for an empty text. CampusError if it is not a time."""
    text = text.strip()
    if not text:
        return None
    found = re.fullmatch(r"(?:kl\.?\s*)?(\d{1,2})(?:[.:](\d\d))?", text.casefold())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (24, 0)
    if hour > 23 or minute > 59:
        raise CampusError(_("“{text}” is not a time of day. Write for example 09:30.").format(text=text))
    return time(hour, minute)


def read_clock(text: str) -> time:
    """A time of the day, which must be there: "9.30", "09:30", "9" or "0930". CampusError where it is none."""
    plain = text.strip()
    if match := re.fullmatch(r"(\d{1,2})(\d\d)", plain):
        plain = f"{match[1]}.{match[2]}"
    found = read_time(plain)
    if found is None:
        raise CampusError(_("A time of the day must be given, for example 09:30."))
    return found


def read_count(text: str) -> int | None:
    """A whole number from 0; None for an empty text. CampusError if it is not one."""
    text = text.strip()
    if not text:
        return None
    if not re.fullmatch(r"\d{1,7}", text):
        raise CampusError(_("“{text}” is not a whole number.").format(text=text))
    return int(text)


def date_reader(today: Callable[[], date]) -> Callable[[str], date | None]:
    """Reads dates as people write them, seen from ``today()``: "26/11", "26. november", "torsdag", "om 14 dage"; nothing is None."""

    def read(text: str) -> date | None:
        plain = " ".join(text.split())
        if not plain:
            return None
        if found := whole_date(plain, today()):
            return found
        raise CampusError(_("“{text}” is not a date. Write for example 26/11 or 26-11-2026.").format(text=plain))

    return read


def need(sentence: str) -> Callable[[str], str | None]:
    """The check of a field that must not be empty."""
    return lambda text: None if text.strip() else sentence
