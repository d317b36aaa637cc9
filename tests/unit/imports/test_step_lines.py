"""Lines from another program become steps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campus_desktop.imports.step_lines import LONGEST, MOST, StepLine, step_lines
from campus_desktop.typed.titles import split_length


@pytest.mark.parametrize(
    ("line", "step"),
    [
        ("Velkomst og rundvisning", StepLine("Velkomst og rundvisning")),
        ("• Velkomst (30 min)", StepLine("Velkomst", 30)),
        ("2) Mød dit team – video", StepLine("Mød dit team", None, "video")),
        ("- Mød dit team – video (1 t 30 min)", StepLine("Mød dit team", 90, "video")),
        ("[ ] Samtale med leder, 45 minutter", StepLine("Samtale med leder", 45)),
        ("Sådan arbejder staten\tE-læring\t30 min", StepLine("Sådan arbejder staten", 30, "e-learning")),
        ("GDPR\t\t45", StepLine("GDPR", 45)),
        ("Ring til den nye kollega 20 min @Mette", StepLine("Ring til den nye kollega", 20, None, "Mette")),
        ("Ring til den nye kollega @Mette Holm 20 min", StepLine("Ring til den nye kollega", 20, None, "Mette Holm")),
        ("Rundvisning – video (20 min), @mho", StepLine("Rundvisning", 20, "video", "mho")),
        ("Ring til @Mette om turen", StepLine("Ring til @Mette om turen")),
        ("Skriv til a@Huset", StepLine("Skriv til a@Huset")),
        ("@Mette", StepLine("@Mette")),
        ("Lov nr. 152 (2019)", StepLine("Lov nr. 152 (2019)")),
        ("Ringe, skrive – eller mødes", StepLine("Ringe, skrive – eller mødes")),
    ],
)
def test_a_line_says_title_length_and_format(line: str, step: StepLine) -> None:
    assert step_lines(f"\n{line}\r\n   \n") == [step]


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\t\n-–(0) min"), max_size=80))
def test_no_text_is_too_strange(text: str) -> None:
    for step in step_lines(text):
        assert step.title.strip() == step.title and 0 < len(step.title) <= LONGEST
        assert step.minutes is None or step.minutes >= 0


def test_a_whole_book_is_not_taken() -> None:
    assert len(step_lines("linje\n" * (MOST + 50))) == MOST


@pytest.mark.parametrize(
    ("line", "title", "minutes"),
    [
        ("Kaffe med buddy 30 min", "Kaffe med buddy", 30),
        ("Kaffe med buddy (30 min)", "Kaffe med buddy", 30),
        ("Rundvisning i huset 1½ time", "Rundvisning i huset", 90),
        ("Kaffe ½ time", "Kaffe", 30),
        ("Kaffe med buddy [30 min.]", "Kaffe med buddy", 30),
        ("Kaffe med buddy, 30 minutter", "Kaffe med buddy", 30),
        ("Kaffe med buddy – ca. 30 min", "Kaffe med buddy", 30),
        ("Kaffe med buddy ca. 30 min", "Kaffe med buddy", 30),
        ("Kaffe med buddy 1 t 30 min", "Kaffe med buddy", 90),
        ("Kaffe med buddy 1,5 time", "Kaffe med buddy", 90),
        ("Kaffe med buddy halvanden time", "Kaffe med buddy", 90),
        ("Kaffe med buddy en halv time", "Kaffe med buddy", 30),
        ("Kaffe med buddy tre kvarter", "Kaffe med buddy", 45),
        ("Coffee half an hour", "Coffee", 30),
        ("Praktik (2 dage)", "Praktik", 888),
        ("Praktik, 2 dage", "Praktik", 888),
        ("Samtale efter 14 dage", "Samtale efter 14 dage", None),
        ("Ring tilbage inden 2 timer", "Ring tilbage inden 2 timer", None),
        ("Uge 38", "Uge 38", None),
        ("Lov nr. 152 (2019)", "Lov nr. 152 (2019)", None),
        ("30 min", "30 min", None),
        ("(30 min)", "(30 min)", None),
        ("Vane 21", "Vane 21", None),
        ("Formum", "Formum", None),
        ("", "", None),
    ],
)
def test_a_length_stands_last_in_any_form(line: str, title: str, minutes: int | None) -> None:
    assert split_length(line) == (title, minutes)
    if line:
        assert step_lines(line) == [StepLine(title, minutes)]


@given(
    st.text(st.characters(categories=["L"]), min_size=3, max_size=30),
    st.integers(1, 600),
    st.sampled_from(
        ["{} {} min", "{} ({} min)", "{}, {} min", "{} – {} minutter", "{} {} min.", "{}  {}min", "{}: {} min"]
    ),
)
def test_every_form_is_read_alike(title: str, minutes: int, form: str) -> None:
    assert split_length(form.format(title, minutes)) in ((title, minutes), (form.format(title, minutes), None))
    if title.casefold() not in ("efter", "inden", "hver", "after", "from", "over", "under"):
        assert split_length(form.format(f"Kaffe med {title}x", minutes)) == (f"Kaffe med {title}x", minutes)


@given(st.text(st.sampled_from("0123456789 ,.:-–()[]minutertsk"), max_size=3000))
def test_no_line_costs_more_than_its_length(text: str) -> None:
    title, minutes = split_length(text)
    assert len(title) <= len(text) and (minutes is None or minutes > 0)
