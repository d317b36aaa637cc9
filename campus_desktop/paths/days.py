"""All day arithmetic of paths: day numbers, dates, and their texts.

Days are calendar days from the start date: day 1 is the first working day, there is no day 0, day 8 is the same weekday next
week, day -30 is 30 days before day 1. A step whose date is a closed day moves to the next open one; before day 1 to the
previous one, so that nothing moves past the start.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, capital, date_weekday, ngettext

FIRST_DAY, LAST_DAY = -366, 1_100
"""The range of days in a path: a year before the start to three years after."""

_FARTHEST = 60


@dataclass(frozen=True, slots=True)
class Closed:
    """Closed days: weekends, Danish public holidays, 24 and 31 December (days off in the state), and ``own`` ones."""

    own: frozenset[date] = field(default_factory=frozenset)

    @classmethod
    def of(cls, days: Iterable[str]) -> Closed:
        """From the ISO dates of an institution's closed days."""
        return cls(frozenset(date.fromisoformat(day) for day in days))

    def closed(self, day: date) -> bool:
        """Whether ``day`` is closed."""
        return (
            day.weekday() >= 5
            or day in self.own
            or (day.month == 12 and day.day in (24, 31))
            or day in _public_holidays(day.year)
        )


@cache
def _public_holidays(year: int) -> frozenset[date]:
    import holidays

    return frozenset(holidays.country_holidays("DK", years=year))


def calendar_date(start: date, day: int) -> date:
    """The date of day number ``day``, open or not. Raises ValueError for day 0."""
    if day == 0:
        raise ValueError("there is no day 0")
    return start + timedelta(days=day - 1 if day > 0 else day)


def date_of_day(start: date, day: int, closed: Closed | None = None) -> date:
    """The date on which a step of day ``day`` takes place when the path starts on ``start``."""
    closed = closed or Closed()
    found = calendar_date(start, day)
    step = timedelta(days=1 if day > 0 else -1)
    for _attempt in range(_FARTHEST):
        if not closed.closed(found):
            return found
        found += step
    return calendar_date(start, day)


def open_span(start: date, first: int, last: int, closed: Closed | None = None) -> tuple[date, date]:
    """The first and last open date from day ``first`` to day ``last`` when the path starts on ``start``. Where all of these
    dates are closed, both are the date to which a step of day ``first`` is moved."""
    closed = closed or Closed()
    begins, ends = calendar_date(start, first), calendar_date(start, last)
    while begins <= ends and closed.closed(begins):
        begins += timedelta(days=1)
    if begins > ends:
        moved = date_of_day(start, first, closed)
        return moved, moved
    while closed.closed(ends):
        ends -= timedelta(days=1)
    return begins, ends


def day_number(day: int) -> str:
    """The number of a day as it is written everywhere, with a minus sign (U+2212): "8", "−29"."""
    return str(day).replace("-", "−")


def check_day(day: int) -> None:
    """Raises CampusError if ``day`` is not a valid day of a path."""
    if day == 0:
        raise CampusError(
            _("There is no day 0: day 1 is the first working day, day −1 the day before. The old day is kept.")
        )
    if not FIRST_DAY <= day <= LAST_DAY:
        text = _("Day {day} is too far away: days go from {first} to {last}. The old day is kept.")
        raise CampusError(text.format(day=day_number(day), first=day_number(FIRST_DAY), last=day_number(LAST_DAY)))


def is_inside(day: int, first: int | None, last: int | None) -> bool:
    """Whether ``day`` is in a phase from ``first`` to ``last``; a missing end is open."""
    return (first is None or first <= day) and (last is None or day <= last)


def shifted(day: int, by: int) -> int:
    """The day ``by`` calendar days later (negative: earlier), skipping day 0."""
    place = _place(day) + by
    return place + 1 if place >= 0 else place


def days_between(day: int, other: int) -> int:
    """The calendar days from ``day`` to ``other``; negative if ``other`` is earlier."""
    return _place(other) - _place(day)


def _place(day: int) -> int:
    """A day as a number without a gap: day 1 is 0, the day before it -1."""
    return day - 1 if day > 0 else day


def outside(day: int | None, first: int | None, last: int | None, phase: str) -> str:
    """Empty if a step may have ``day`` in the phase with that name and those days, else the sentence that says why not.

    The same rule for fields, cells, moves and copies: a step's day is inside its phase.
    """
    if day is None or is_inside(day, first, last):
        return ""
    text = _("Day {day} lies outside “{phase}” ({days}). Choose a day inside, or change the days of the phase first.")
    return text.format(day=day_number(day), phase=phase, days=days_text(first, last))


def start_remark(start: date, closed: Closed | None = None) -> str:
    """Empty if the start date is an open day, else the sentence that says when day 1 is."""
    opens = date_of_day(start, 1, closed)
    if opens == start:
        return ""
    text = _("{start} is a day off: day 1 is {opens}.")
    return capital(text.format(start=date_weekday(start), opens=date_weekday(opens)))


def day_text(day: int) -> str:
    """One day in words: "dag 8", "30 dage før start"."""
    if day > 0:
        return _("day {day}").format(day=day)
    return ngettext("{count} day before start", "{count} days before start", -day).format(count=-day)


def days_text(first: int | None, last: int | None) -> str:
    """The days of a phase in words: "30 til 1 dag før start", "dag 2 til 7"; empty if neither end is given."""
    if first is None and last is None:
        return ""
    if first is None or last is None or first == last:
        known = last if first is None else first
        assert known is not None
        if first is not None and last is not None:
            return day_text(known)
        return (_("from {day}") if last is None else _("until {day}")).format(day=day_text(known))
    if last < 0:
        text = ngettext("{first} to {count} day before start", "{first} to {count} days before start", -last)
        return text.format(first=-first, count=-last)
    if first < 0:
        text = ngettext("{count} day before start to day {last}", "{count} days before start to day {last}", -first)
        return text.format(count=-first, last=last)
    return _("day {first} to {last}").format(first=first, last=last)
