"""``erase`` on the command line: it lists, asks for its answers as options, and says what it cannot reach."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from campus_desktop.__main__ import main
from campus_desktop.institutions import edits as institutions
from campus_desktop.meetings import edits, notes, participants
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.workspace import create, open_workspace
from campus_desktop.workspace.copies import save_copy

NAME = "Zacharias Qvortrup"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    ws = create(tmp_path / "net.campus")
    institutions.create_institution(ws, "Fjordstyrelsen")
    past = edits.create_meeting(
        ws, "Det gamle møde", date=date(2020, 1, 8), delete_by=date(2020, 7, 1), case_number="2020-7"
    )
    edits.create_meeting(ws, "Det næste møde", date=date(2090, 1, 8), delete_by=date(2090, 7, 1))
    participants.add_participant(ws, past, f"{NAME}, Fjordstyrelsen")
    notes.add_note(ws, past, "idea", NoteLine(f"{NAME} foreslår en film"))
    notes.add_note(ws, past, "idea", NoteLine("Hemmeligt"), private=True)
    ws.close()
    yield ws.path


def test_a_dry_run_lists_and_changes_nothing(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = file.read_bytes()
    assert main(["erase", str(file), "--dry-run"]) == 0
    said = capsys.readouterr().out
    for wanted in ("08-01-2020", "»Det gamle møde« (2020-7)", "1 person", "1 privat note", NAME, "USB"):
        assert wanted in said
    assert f"Note: [{NAME}] foreslår en film → ZQ" in said
    assert "næste" not in said
    assert file.read_bytes() == before


def test_each_question_needs_its_answer(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = file.read_bytes()
    assert main(["erase", str(file)]) == 2
    said = capsys.readouterr().err
    assert "--minutes-filed" in said and "2020-7" in said
    assert main(["erase", str(file), "--minutes-filed"]) == 2
    assert "kan ikke fortrydes" in capsys.readouterr().err
    assert main(["erase", str(file), "--meeting", "Det næste møde", "--minutes-filed", "--yes"]) == 2
    assert "01-07-2090" in capsys.readouterr().err
    assert file.read_bytes() == before


def test_it_erases_and_says_what_it_cannot_reach(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        main(["erase", str(file), "--meeting", "Det gamle møde", "--minutes-filed", "--yes", "--names", "removed"]) == 0
    )
    said = capsys.readouterr().out
    assert "Personoplysningerne fra 1 møde er slettet" in said and "Udskrifter på papir" in said
    assert NAME.encode() not in file.read_bytes() and "[navn fjernet] foreslår en film".encode() in file.read_bytes()
    assert main(["erase", str(file), "--minutes-filed", "--yes"]) == 0
    assert "intet at slette" in capsys.readouterr().out


def test_a_copy_that_somebody_has_open_is_named_and_shows_in_the_status(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copy = file.with_name("kopi.campus")
    workspace = open_workspace(file)
    save_copy(workspace, copy)
    workspace.close()
    held = open_workspace(copy)
    with held.edit("Holder filen"):
        pass
    try:
        assert main(["erase", str(file), "--minutes-filed", "--yes"]) == 1
        assert "IKKE renset: kopi.campus" in capsys.readouterr().out
    finally:
        held.close()
    assert main(["erase", str(file), "--yes"]) == 0
    assert NAME.encode() not in copy.read_bytes()
