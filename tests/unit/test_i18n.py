"""Texts, dates, durations and the Danish order."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campus_desktop import i18n


@pytest.mark.parametrize(
    ("minutes", "danish", "english"),
    [
        (0, "0 min", "0 min"),
        (4, "4 min", "4 min"),
        (60, "1 t", "1 h"),
        (90, "1 t 30 min", "1 h 30 min"),
        (444, "1 dag", "1 day"),
        (888, "2 dage", "2 days"),
        (445, "7 t 25 min", "7 h 25 min"),
        (222, "½ dag", "½ day"),
        (666, "1½ dag", "1½ day"),
        (1110, "2½ dage", "2½ days"),
        (444_000, "1.000 dage", "1,000 days"),
    ],
)
def test_durations_read_as_people_write_them(minutes: int, danish: str, english: str) -> None:
    assert i18n.duration(minutes) == danish
    with i18n.using("en"):
        assert i18n.duration(minutes) == english


def test_dates_and_times_in_both_languages() -> None:
    day = date(2026, 11, 26)
    assert i18n.date_long(day) == "26. november 2026"
    assert i18n.date_weekday(day) == "torsdag den 26. november 2026"
    assert i18n.capital(i18n.date_weekday(day)) == "Torsdag den 26. november 2026"
    assert i18n.date_short(day) == "tor. 26. nov."
    assert i18n.date_table(day) == "26-11-2026"
    assert i18n.time_text(time(9, 30)) == "kl. 9.30"
    assert i18n.time_table(time(9, 30)) == "09.30"
    assert i18n.time_range(time(9, 30), time(14, 5)) == "kl. 9.30–14.05" and i18n.date_typed(day) == "26-11-2026"
    assert i18n.week(day) == "uge 48"
    assert i18n.number(1234.5, 1) == "1.234,5"
    assert i18n.percent(0.294) == "29 %"
    with i18n.using("en"):
        assert i18n.date_weekday(day) == "Thursday 26 November 2026"
        assert i18n.capital(i18n.date_weekday(day)) == "Thursday 26 November 2026"
        assert i18n.date_table(day) == "26 Nov 2026" and i18n.date_typed(day) == "26-11-2026"
        assert (i18n.time_text(time(9, 30)), i18n.time_table(time(9, 30))) == ("09:30", "09:30")
        assert i18n.time_range(time(9, 30), time(14, 5)) == "09:30–14:05"
        assert i18n.number(1234.5, 1) == "1,234.5"
        assert i18n.number(-3) == "−3"


def test_danish_letters_sort_last_and_aa_as_aa_with_a_ring() -> None:
    names = ["Ålborg", "Zoo", "Ærø", "Øl", "Aabenraa", "Abe", "Modul 10", "Modul 2", "émile", "Emma"]
    expected = ["Abe", "émile", "Emma", "Modul 2", "Modul 10", "Zoo", "Ærø", "Øl", "Aabenraa", "Ålborg"]
    assert sorted(names, key=i18n.sort_key) == expected


@given(st.text())
def test_every_text_has_a_sort_key_and_a_fold(text: str) -> None:
    assert isinstance(i18n.sort_key(text), str)
    assert not set("æøåÆØÅ") & set(i18n.fold(text))


def test_an_unknown_language_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="sv"):
        i18n.use("sv")
