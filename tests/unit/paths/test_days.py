"""Day numbers, dates and their words."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campus_desktop import i18n
from campus_desktop.errors import CampusError
from campus_desktop.paths import days

DATES = st.dates(date(2020, 1, 1), date(2040, 12, 31))
DAYS = st.integers(days.FIRST_DAY, days.LAST_DAY).filter(bool)


@given(DATES, DAYS)
def test_days_count_from_the_start_and_there_is_no_day_0(start: date, day: int) -> None:
    assert (days.calendar_date(start, day) - start).days == (day - 1 if day > 0 else day)


@given(DATES, DAYS)
def test_a_step_takes_place_on_an_open_day_never_across_the_start(start: date, day: int) -> None:
    closed = days.Closed()
    found = days.date_of_day(start, day, closed)
    assert not closed.closed(found)
    moved = found - days.calendar_date(start, day)
    assert timedelta(0) <= (moved if day > 0 else -moved) <= timedelta(days=12)


def test_the_dates_of_the_plan() -> None:
    start = date(2026, 12, 1)
    assert days.date_of_day(start, 1) == start
    assert days.calendar_date(start, 8) == date(2026, 12, 8)
    assert days.calendar_date(start, -30) == date(2026, 11, 1)
    assert days.date_of_day(start, -30) == date(2026, 10, 30)  # 1 November is a Sunday: the Friday before
    assert days.date_of_day(start, 24) == date(2026, 12, 28)  # 24 December to 27 December are closed
    own = days.Closed.of(["2026-12-01"])
    assert days.date_of_day(start, 1, own) == date(2026, 12, 2)
    assert not days.Closed().closed(date(2026, 5, 1))
    assert days.Closed().closed(date(2026, 5, 14))  # Ascension Day
    assert not days.Closed().closed(date(2025, 5, 16))  # Great Prayer Day is a working day since 2024


@pytest.mark.parametrize(
    ("first", "last", "danish", "english"),
    [
        (None, None, "", ""),
        (-30, -1, "30 til 1 dag før start", "30 to 1 day before start"),
        (1, 1, "dag 1", "day 1"),
        (2, 7, "dag 2 til 7", "day 2 to 7"),
        (-14, 7, "14 dage før start til dag 7", "14 days before start to day 7"),
        (-1, -1, "1 dag før start", "1 day before start"),
        (8, None, "fra dag 8", "from day 8"),
        (None, -2, "til 2 dage før start", "until 2 days before start"),
    ],
)
def test_the_days_of_a_phase_in_words(first: int | None, last: int | None, danish: str, english: str) -> None:
    assert days.days_text(first, last) == danish
    with i18n.using("en"):
        assert days.days_text(first, last) == english


@pytest.mark.parametrize(("day", "said"), [(0, "ingen dag 0"), (5000, "for langt væk")])
def test_days_that_cannot_be(day: int, said: str) -> None:
    with pytest.raises(CampusError, match=said):
        days.check_day(day)
