"""The notes on steps on the printed plan: printed only where chosen."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from campus_desktop.__main__ import main
from campus_desktop.paths.edits import add_phase, create_path
from campus_desktop.paths.path import LearningPath, Phase
from campus_desktop.paths.step_edits import add_step
from campus_desktop.prints.source import with_private_note
from campus_desktop.workspace import create
from tests.support.pdfs import words
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
    ("notes", "private"),
    [
        (("Husk adgangskortet", ""), []),
        (("Husk adgangskortet", "Spørg kt@fjord.example"), ["Trin 2"]),
        (("Ring på 12 34 56 78", "010190-1234 er ny"), ["Trin 1", "Trin 2"]),
        (("Læs side 12 til 20 i 2026",), []),
    ],
)
def test_notes_in_which_something_private_seems_to_be(notes: tuple[str, ...], private: list[str]) -> None:
    assert [step.title for step in with_private_note(noted(*notes))] == private


def test_the_command_line_leaves_them_out_unless_they_are_chosen(tmp_path: Path) -> None:
    workspace = create(tmp_path / "f.campus")
    phase = add_phase(workspace, create_path(workspace, "Forløb"), "Første uge")
    add_step(workspace, phase, "Velkomst", note="Husk adgangskortet")
    workspace.close()

    def exported(*choices: str) -> str:
        out = tmp_path / "plan.pdf"
        assert main(["export", str(tmp_path / "f.campus"), "plan", "-o", str(out), *choices]) == 0
        return words(PdfReader(out))

    assert "Velkomst" in exported() and "adgangskortet" not in exported()
    assert "adgangskortet" in exported("--step-notes") and "adgangskortet" not in exported("--no-step-notes")
