"""The notes on steps on the printed plan: printed where chosen, and proposed where nothing private is in them."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from campus_desktop.paths.path import LearningPath, Phase
from campus_desktop.prints.source import step_notes_proposed
from tests.unit.prints.test_plan import path, plan, step


def noted(*notes: str) -> LearningPath:
    steps = tuple(step(number, note=note) for number, note in enumerate(notes, 1))
    return path(Phase("p", "Første uge", 1, 7, steps=steps))


def printed(what: LearningPath, *, notes: bool) -> str:
    out = io.BytesIO()
    plan(what, out, step_notes=notes)
    return " ".join(" ".join(page.extract_text() for page in PdfReader(out).pages).split())


def test_a_note_stands_below_the_title_of_its_step() -> None:
    long = "Husk adgangskortet, og aftal med receptionen, hvem der tager imod, hvis den ansvarlige er syg den dag."
    what = noted(long + "\nTag kaffen med", "")
    with_notes = printed(what, notes=True)
    assert long in with_notes and "Tag kaffen med" in with_notes
    assert with_notes.index("Trin 1") < with_notes.index("Husk adgangskortet") < with_notes.index("Trin 2")
    assert "Husk" not in printed(what, notes=False)


@pytest.mark.parametrize(
    ("notes", "proposed"),
    [
        (("Husk adgangskortet", ""), True),
        (("", " "), False),
        (("Husk adgangskortet", "Spørg kt@fjord.example"), False),
        (("Ring på 12 34 56 78",), False),
        (("010190-1234 er ny",), False),
        (("Læs side 12 til 20 i 2026",), True),
    ],
)
def test_they_are_proposed_where_nothing_private_is_in_them(notes: tuple[str, ...], proposed: bool) -> None:
    assert step_notes_proposed(noted(*notes)) == proposed
