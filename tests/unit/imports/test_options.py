"""Foreign lists on the command line: sheets, columns, encodings, no headings."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from campus_desktop.__main__ import main
from campus_desktop.workspace import create, open_workspace

Csv = Callable[..., Path]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "net.campus"
    create(path).close()
    return path


def titles(file: Path) -> list[str]:
    workspace = open_workspace(file, read_only=True)
    try:
        return [row[0] for row in workspace.rows("SELECT title FROM course ORDER BY rid")]
    finally:
        workspace.close()


def told(capsys: pytest.CaptureFixture[str], *words: object) -> dict[str, Any]:
    assert main(["import", *map(str, words), "--json", "--lang", "da"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def refused(capsys: pytest.CaptureFixture[str], *words: object) -> str:
    assert main(["import", *map(str, words), "--lang", "da"]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.count("\n") == 1
    return said.err


def test_columns_by_heading_letter_and_number(file: Path, csv: Csv, capsys: pytest.CaptureFixture[str]) -> None:
    path = csv("a.csv", "Alfa;Bénævnelse;Gamma;Delta", "1;Ledelse;3;Ledere")
    words = ("--column", "title=bénævnelse", "--column", "code=A", "--column", "duration=3", "--column", "none=Delta")
    read = told(capsys, file, path, *words)["read"][0]
    assert read["columns"] == {"Alfa": "code", "Bénævnelse": "title", "Gamma": "duration", "Delta": None}
    assert titles(file) == ["Ledelse"]
    assert told(capsys, file, path)["unchanged"] == 1  # it is remembered


def test_what_no_column_is_called_is_told_with_those_there_are(
    file: Path, csv: Csv, capsys: pytest.CaptureFixture[str]
) -> None:
    path = csv("a.csv", "Titel;Kode", "Et;1")
    assert "»Titel«, »Kode«" in refused(capsys, file, path, "--column", "title=Navn")
    assert "fortæller ikke, hvad en kolonne indeholder" in refused(capsys, file, path, "--column", "farve=Titel")
    assert "fortæller ikke, hvad en kolonne indeholder" in refused(capsys, file, path, "--column", "title")
    assert "ikke en tegnkodning" in refused(capsys, file, path, "--encoding", "dansk")
    assert titles(file) == []


def test_encoding_and_no_headings(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Når alt går galt\nÅben dør\n".encode("cp850"))
    assert "--no-header" in refused(capsys, file, path)
    read = told(capsys, file, path, "--no-header", "--encoding", "cp850")["read"][0]
    assert (read["encoding"], read["headings"]) == ("cp850", False)
    assert titles(file) == ["Når alt går galt", "Åben dør"]


def test_sheets_by_name_and_those_not_read_by_row(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name in ("Ledelse", "Jura", "Skjult"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Titel", "Kode"])
            sheet.write_row(1, 0, [f"{name} 1", name[:2]])
        sheet.hide()
    found = told(capsys, file, path, "--sheet", "jura", "--sheet", "Skjult")
    assert titles(file) == ["Jura 1", "Skjult 1"]
    assert [note["text"] for note in found["remarks"]] == [
        "Arket »Ledelse« indeholder også en liste (1 række) og er ikke læst."
    ]
    assert "»Ledelse«, »Jura«, »Skjult«" in refused(capsys, file, path, "--sheet", "Kurser")


def test_the_report_has_every_row_that_was_left_out_as_it_stood(
    file: Path, csv: Csv, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = ("Et;45 min;Blended", "To;Varierer;Blended", "I alt: 2 kurser;;", ";2 t;")
    found = told(capsys, file, csv("a.csv", "Titel;Varighed;Format", *rows))
    assert [(note["row"], note["reason"]) for note in found["left_out"]] == [(4, "sum"), (5, "no-title")]
    assert "»I alt: 2 kurser«" in found["left_out"][0]["text"] and "»2 t«" in found["left_out"][1]["text"]
    assert [(note["row"], note.get("rows")) for note in found["remarks"]] == [(2, [2, 3]), (3, None)]


def test_what_is_missing_is_retired_when_told_so(file: Path, csv: Csv, capsys: pytest.CaptureFixture[str]) -> None:
    told(capsys, file, csv("a.csv", "Titel", "Et", "To", "Tre"))
    newer = csv("a.csv", "Titel", "Et", "To")
    assert [gone["title"] for gone in told(capsys, file, newer)["no_longer_in_list"]] == ["Tre"]
    assert main(["import", str(file), str(newer), "--retire-missing", "--lang", "da"]) == 0
    assert "Ikke længere i listen og markeret som udgået: »Tre«" in capsys.readouterr().out
    assert told(capsys, file, newer)["no_longer_in_list"] == []
