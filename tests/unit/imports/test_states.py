"""A column that says in words which courses are retired is taken for that, whatever its heading."""

from __future__ import annotations

from pathlib import Path

import pytest

from campus_desktop.imports import importing
from campus_desktop.imports.tables.columns import recognise
from campus_desktop.workspace import Workspace


@pytest.mark.parametrize(
    ("heading", "cells", "taken"),
    [
        ("Status", ["Aktiv", "Udgået"], "retired"),
        ("Kursets status", ["Retired", "Active", ""], "retired"),
        ("Udbud", ["Udbydes", "Udbydes ikke"], "retired"),
        ("Status", ["Aktiv", "Kladde", "Udgået"], "retired"),
        ("Udbud", ["Aktiv", "Forår"], None),
        ("Status", ["Bestilt", "Betalt", "Udgået"], None),
        ("Status", ["Åben", "Lukket"], None),
        ("Status", ["", ""], None),
        ("", ["Udgået"], None),
        ("Aktiv", ["Aktiv", "Udgået"], "active"),
    ],
)
def test_columns_of_states(heading: str, cells: list[str], taken: str | None) -> None:
    sample = [[f"Kursus {number}", cell] for number, cell in enumerate(cells)]
    assert recognise(["Titel", heading], sample).fields == ("title", taken)


def test_a_column_named_retired_is_not_taken_twice() -> None:
    sample = [["Ledelse", "nej", "Aktiv"]]
    assert recognise(["Titel", "Udgået", "Status"], sample).fields == ("title", "retired", None)


@pytest.mark.parametrize(
    ("heading", "cells", "retired"),
    [
        ("Status", ["Aktiv", "Udgået", "Kladde"], [0, 1, 0]),
        ("Udgået", ["ja", "Udgået", "Aktiv"], [1, 1, 0]),
        ("Aktiv", ["ja", "Udgået", "Aktiv"], [0, 1, 0]),
        ("Lukket", ["Lukket", "Åben", "x"], [1, 0, 1]),
    ],
)
def test_states_become_retired_courses(
    workspace: Workspace, tmp_path: Path, heading: str, cells: list[str], retired: list[int]
) -> None:
    path = tmp_path / "liste.csv"
    rows = [f"Titel;{heading}", *(f"Kursus {number};{cell}" for number, cell in enumerate(cells))]
    path.write_text("\n".join(rows) + "\n", "utf-8")
    ready = importing.plan(workspace, [path])
    assert [draft.retired or 0 for draft in ready.plan.new] == retired
    said = " ".join(note.text for note in ready.plan.remarks)
    assert ("Kladde" in said) == ("Kladde" in cells) and "importeres ikke" not in said
