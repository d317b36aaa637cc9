"""Workbooks of the older kinds, whole: `tests/data/README.md` says what stands in them and how they were made."""

import json
from pathlib import Path

import pytest

from campus_desktop.imports import importing
from campus_desktop.workspace import Workspace

DATA = Path(__file__).resolve().parents[2] / "data"


@pytest.fixture(params=["liste.xls", "liste.xlsb"])
def path(request: pytest.FixtureRequest) -> Path:
    return DATA / str(request.param)


def test_a_list_of_an_older_kind_becomes_courses(workspace: Workspace, path: Path) -> None:
    importing.write(workspace, importing.plan(workspace, [path]))
    rows = workspace.rows(
        "SELECT code, title, minutes, format, last_checked, price, fee, link FROM course ORDER BY rid"
    )
    assert [tuple(row) for row in rows] == [
        ("42", "Åben dialog på tværs", 45, "video", "2026-03-05", 1250.5, "1250.5", "https://eksempel.dk/a"),
        ("43", "Økonomi for æresmedlemmer", 888, None, "2025-12-31", None, "-50", "ved Anne"),
        ("A-7", "Referatskrivning", None, "e-learning", None, 0.0, "gratis", ""),
    ]
    kept = workspace.rows("SELECT duration_text, unread FROM course ORDER BY rid")
    assert [(row[0], json.loads(row[1] or "{}")) for row in kept] == [
        ("", {}),
        ("", {"format": "Blended"}),
        ("efter aftale", {"last_checked": "forår"}),
    ]


def test_what_was_not_read_of_it_is_said_by_row_and_sheet(workspace: Workspace, path: Path) -> None:
    plan = importing.plan(workspace, [path]).plan
    assert [(note.row, "I alt" in note.text) for note in plan.left_out] == [(5, True)]
    said = {
        (note.row, text)
        for note in plan.remarks
        for text in ("Blended", "-50", "forår", "ved Anne", "efter aftale")
        if text in note.text
    }
    assert said == {(3, "Blended"), (3, "-50"), (3, "ved Anne"), (4, "forår"), (4, "efter aftale")}
    whole = " ".join(note.text for note in plan.remarks)
    assert "kan kun cellernes værdier læses" in whole
    assert "»Noter« er ikke læst" in whole and "»Skjult« er skjult" in whole
