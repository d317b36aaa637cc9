"""Dates as people type them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campus_desktop.typed.dates import date_at_start, full_date, past_date

THURSDAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("4/12", "2026-12-04"), ("4.12.", "2026-12-04"), ("4-12", "2026-12-04"), ("4/12-2027", "2027-12-04"),
        ("04/12/27", "2027-12-04"), ("2026-12-04", "2026-12-04"), ("26/11", "2026-11-26"), ("25/11", "2027-11-25"),
        ("4. december", "2026-12-04"), ("4. dec.", "2026-12-04"), ("den 4. december 2028", "2028-12-04"),
        ("December 4", "2026-12-04"), ("4 January", "2027-01-04"), ("29/2", "2028-02-29"), ("1. maj", "2027-05-01"),
        ("i dag", "2026-11-26"), ("today", "2026-11-26"), ("i morgen", "2026-11-27"), ("imorgen", "2026-11-27"),
        ("tomorrow", "2026-11-27"), ("overmorgen", "2026-11-28"), ("fredag", "2026-11-27"), ("Fre.", "2026-11-27"),
        ("torsdag", "2026-12-03"), ("på mandag", "2026-11-30"), ("on Monday", "2026-11-30"), ("lørdag", "2026-11-28"),
        ("loerdag", "2026-11-28"), ("næste fredag", "2026-12-04"), ("next Wednesday", "2026-12-02"),
        ("om 14 dage", "2026-12-10"), ("in 14 days", "2026-12-10"), ("om en uge", "2026-12-03"),
        ("om to uger", "2026-12-10"), ("in a month", "2026-12-26"), ("om 3 måneder", "2027-02-26"),
        ("uge 50", "2026-12-11"), ("week 2", "2027-01-15"), ("næste uge", "2026-12-04"), ("uge 48", "2026-11-27"),
    ],
)  # fmt: skip
def test_read(text: str, found: str) -> None:
    due = date_at_start(text, THURSDAY)
    assert due is not None
    assert due.date.isoformat() == found
    assert due.length == len(text) or text[due.length :] == "."
    again = date_at_start(f"{text}, og mere", THURSDAY)
    assert again is not None
    assert again.date == due.date


@pytest.mark.parametrize(
    "text",
    [
        "",
        "!",
        "nu",
        "32/1",
        "4/13",
        "30/2",
        "fredagsbar",
        "mandatory",
        "om lidt",
        "uge 54",
        "4/12/x",
        "0/0",
        "2026-13-01",
    ],
)
def test_no_date(text: str) -> None:
    assert date_at_start(text, THURSDAY) is None


def test_a_month_on_from_the_last_day() -> None:
    for day, found in (
        (date(2027, 1, 31), "2027-02-28"),
        (date(2026, 12, 31), "2027-01-31"),
        (date(2028, 1, 30), "2028-02-29"),
    ):
        due = date_at_start("om 1 måned", day)
        assert due is not None
        assert due.date.isoformat() == found


@given(st.dates(date(2000, 1, 1), date(2200, 1, 1)), st.integers(0, 364))
def test_any_day_of_the_coming_year_is_read_back(today: date, days: int) -> None:
    wanted = today + timedelta(days=days)
    for text in (
        f"{wanted.day}/{wanted.month}",
        wanted.isoformat(),
        f"{wanted.day}.{wanted.month}.{wanted.year}",
        f"om {days} dage",
    ):
        due = date_at_start(text, today)
        assert due is not None
        assert due.date == wanted
        assert due.length == len(text)


@given(st.text(max_size=20) | st.text("0123456789/.- idagomugenæstefr", max_size=14), st.dates())
def test_any_text_is_a_date_or_none(text: str, today: date) -> None:
    due = date_at_start(text, today)
    assert due is None or 0 < due.length <= len(text)


@pytest.mark.parametrize("text", ["2027-03-01", "1-3-2027", "01.03.2027", "1/3-2027", " 1/3/2027 "])
def test_dates_are_read_as_people_type_them(text: str) -> None:
    assert full_date(text) == date(2027, 3, 1)


@pytest.mark.parametrize("text", ["", "i morgen", "31-02-2027", "2027-13-01", "1-3-27"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert full_date(text) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("26/11", "2026-11-26"), ("27/11", "2025-11-27"), ("4. december", "2025-12-04"), ("25.11", "2026-11-25"),
        ("torsdag den 4. dec.", "2025-12-04"), ("29/2", "2024-02-29"), ("torsdag", "2026-11-26"), ("fredag", "2026-11-20"),
        ("i dag", "2026-11-26"), ("4/12-2026", "2026-12-04"), ("2026-12-04", "2026-12-04"), ("i morgen", None),
        ("om 14 dage", None), ("næste fredag", None), ("længe", None), ("", None),
    ],
)  # fmt: skip
def test_a_day_that_has_been_is_the_latest_such_day(text: str, found: str | None) -> None:
    assert past_date(text, THURSDAY) == (date.fromisoformat(found) if found else None)
