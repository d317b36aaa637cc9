"""Lines from another program become steps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campus_desktop.imports.lines import LONGEST, MOST, StepLine, step_lines


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
