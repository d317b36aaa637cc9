"""Durations in the forms people write them."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from campus_desktop import i18n
from campus_desktop.typed.lengths import LONGEST, Duration, Heading, heading, parse, read


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("1 t 30 min", 90),
        ("1,5 time", 90),
        ("1.5 hours", 90),
        ("90", 90),
        ("2 dage", 888),
        ("1:30", 90),
        ("0:45:00", 45),
        ("ca. 2-3 timer", 120),
        ("2–3 t", 120),
        ("30 min - 1 time", 30),
        ("5 til 10 minutter", 5),
        ("op til 3 timer", 180),
        ("min. 2 timer", 120),
        ("1½ time", 90),
        ("1 1/2 time", 90),
        ("½ dag", 222),
        ("en halv dag", 222),
        ("halvanden time", 90),
        ("et kvarter", 15),
        ("to dage", 888),
        ("1 uge", 2220),
        ("1 dag og 2 timer", 564),
        ("1t30", 90),
        ("PT1H30M", 90),
        ("2 x 3 timer", 360),
        ("3 dage à 6 timer", 1080),
        ("2 dage (14,8 timer)", 888),
        ("1.200 min", 1200),
        ("90 min.", 90),
        ("45 minutes", 45),
    ],
)
def test_forms_people_write(text: str, minutes: int) -> None:
    assert parse(text) == Duration(minutes)


@pytest.mark.parametrize(
    "text",
    [
        "5 ECTS",
        "3 credit hours",
        "10 lektioner",
        "3 måneder",
        "Varierer",
        "kl. 9-15",
        "9:00-15:00",
        "2 timer/uge",
        "3 4",
        "-5",
    ],
)
def test_what_is_no_length_is_kept_as_text(text: str) -> None:
    assert parse(text) == Duration(None, text)


def test_the_heading_names_the_unit_or_says_that_there_is_none() -> None:
    assert parse("1,5", heading("Varighed (timer)")) == Duration(90)
    assert parse("2", heading("Dage")) == Duration(888)
    assert parse("45", heading("Varighed")) == Duration(45)
    assert parse("2 dage", heading("Varighed (timer)")) == Duration(888)
    assert parse("3 hours.", heading("Credit Hours")) == Duration(None, "Credit Hours: 3 hours.")
    assert parse("5", heading("ECTS")) == Duration(None, "5 ECTS")
    assert heading("Titel") == Heading()


def test_nothing_and_zero_say_nothing() -> None:
    assert parse("") == parse("  ") == parse("0") == parse("0 min") == Duration()


@given(st.integers(1, LONGEST), st.sampled_from(["da", "en"]))
@settings(max_examples=300)
def test_what_the_program_writes_it_reads(minutes: int, language: str) -> None:
    with i18n.using(language):
        assert parse(i18n.duration(minutes)) == Duration(minutes)
        assert parse(i18n.duration_hours(minutes)) == Duration(minutes)


@given(
    st.integers(0, 99),
    st.integers(0, 59),
    st.sampled_from(["{h} t {m} min", "{h}:{m:02}", "{h} timer og {m} minutter", "{h}h{m}m"]),
)
def test_hours_and_minutes_add_up(hours: int, minutes: int, form: str) -> None:
    found = parse(form.format(h=hours, m=minutes))
    assert found.minutes == (hours * 60 + minutes or None)


@given(st.integers(1, 900), st.integers(1, 900), st.sampled_from(["min", "timer", "dage", "hours"]))
def test_a_range_is_its_lower_value(one: int, other: int, unit: str) -> None:
    assert parse(f"{one}-{other} {unit}") == parse(f"{min(one, other)} {unit}")


@given(st.text(max_size=40) | st.text("0123456789.,:-½ timerdagHhm()x", max_size=20))
@settings(max_examples=500)
@example("¼¼")
@example("?:-0:")
@example("9" * 400 + " timer")
@example("0.123.456")
def test_any_text_is_a_length_or_kept_or_nothing(text: str) -> None:
    found = parse(text)
    if found.minutes is None:
        assert found.text in ("", " ".join(text.split()))
    else:
        assert 0 < found.minutes <= LONGEST
        assert found.text == ""


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("4-6 timer", 240),
        ("08:30-15:30", 420),
        ("kl. 9-15", 360),
        ("9.00 - 15.30", 390),
        ("2 dage + 1 t opfølgning", 948),
        ("1 dag fremmøde og 2 timer e-læring", 564),
        ("6 uger á 2 timer", 720),
        ("6 uger á 2 timer pr. uge", 720),
        ("10 lektioner á 45 min", 450),
        ("2 dage (12 timer)", 888),
        ("ca. 45 min", 45),
        ("2 dage + 1 t", 948),
        ("1 dag 2 timer", 564),
        ("op til 3 timer", 180),
        ("3 timer + 2 timer", 300),
    ],
)
def test_what_a_list_says_beyond_a_plain_length_is_kept_beside_it(text: str, minutes: int) -> None:
    assert read(text) == Duration(minutes, text)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("90'", 90),
        ("1 h 30'", 90),
        ("2 hele dage", 888),
        ("en hel dag", 444),
        ("2 halve dage", 444),
        ("2 dage (14,8 timer)", 888),
        ("3 timmar", 180),
        ("2 dager", 888),
        ("45 Minuten", 45),
        ("2 Tage", 888),
        ("2,0 timer", 120),
    ],
)
def test_plain_lengths_of_lists(text: str, minutes: int) -> None:
    assert read(text) == Duration(minutes)


@pytest.mark.parametrize(
    "text",
    [
        "Varierer",
        "2 timer/uge",
        "2 timer om ugen",
        "2 timer pr. uge",
        "1 dag i ugen",
        "3 timer, 4 gange",
        "22:00-06:00",
        "7,5 hp",
    ],
)
def test_what_a_list_says_that_is_no_length_is_kept(text: str) -> None:
    assert read(text) == Duration(None, text)


@pytest.mark.parametrize(
    "text", ["9" * 100_000 + " timer", "½" * 100_000, "(" * 100_000, "1 " * 100_000, "1 t " * 50_000]
)
def test_a_cell_of_any_length_costs_no_more_than_its_length(text: str) -> None:
    """Before, a hundred thousand figures took minutes."""
    kept = " ".join(text.split())
    assert read(text) == parse(text) == Duration(None, kept)


def test_headings_of_credits_in_other_words() -> None:
    for name in ("hp", "Units", "Studiepoeng", "Högskolepoäng", "ECTS-point"):
        assert read("7,5", heading(name)).minutes is None and heading(name).credits == name
    assert heading("Timer i alt") == heading("Total hours") == Heading("hour", named=True)


_PIECES = ["1", "9" * 30, "1.000", "1,5", "½", "1 1/2", "halv", "(", "[1)", "timer", "t", "d", "dage", "x", "á", "uger á", "pr uge",
           "og", "+", "-", "til", "kl.", "'", "1:30", "p1w", "ca", "varighed", "en", "hele", "ß", "1d"]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=4), st.sampled_from(["", " "]))
def test_any_text_of_the_greatest_length_is_read_at_once(pieces: list[str], between: str) -> None:
    text = (between.join([*pieces, ""]) * 120)[:120]
    read(text)
    heading(text)


def test_a_text_that_is_too_long_is_never_read_as_the_length_it_begins_with() -> None:
    text = f"{'ca. ' * 28}90 min {'og mere ' * 5}"
    assert read(text) == Duration(None, text.strip())


def test_a_long_heading_is_not_cut_within_a_word() -> None:
    name = f"{'Så længe er det ' * 7}i alt, m"
    assert len(name) == 120
    assert heading(name + "eget") == Heading()
    assert heading(name) == Heading("minute", named=True)


@pytest.mark.parametrize("text", ["½", "1½", "1 1/2"])
def test_half_of_nothing_said_is_told(text: str) -> None:
    assert read(text).text == text
    assert read(text, heading("Varighed (timer)")).text == ""


@pytest.mark.parametrize("text", ["9-15", "9 til 15", "9 – 15.30", "4-6", "1.30-2.00"])
def test_a_range_of_what_nobody_says_is_kept_as_text(text: str) -> None:
    """Before, "9-15" was nine minutes."""
    assert read(text) == parse(text) == Duration(None, text)
    assert parse("9.00-15.00") == Duration(None, "9.00-15.00")
    assert read("kl. 9-15") == Duration(360, "kl. 9-15")
    assert read("9.00-15.00") == Duration(360, "9.00-15.00")
    assert read("4-6", heading("Varighed (timer)")) == Duration(240, "4-6")
    assert read("30-45") == Duration(30, "30-45")
