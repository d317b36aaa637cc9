"""What a workbook shows beside its values: number formats, and the kinds of files of which only the values can be read."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from campus_desktop.errors import CampusError
from campus_desktop.imports import importing
from campus_desktop.imports.tables import numberformat
from campus_desktop.imports.tables.reading import read_file
from campus_desktop.workspace import Workspace


@pytest.mark.parametrize(
    ("value", "code", "shown"),
    [
        ("2", '0.0" timer"', "2,0 timer"),
        ("2", r"0.0\ \t\i\m\e\r", "2,0 timer"),
        ("42", "00000", "00042"),
        ("1250.5", "#,##0.00", "1.250,50"),
        ("1250", '_-* #,##0.00\\ "kr."_-;\\-* #,##0.00\\ "kr."_-', "1.250,00 kr."),
        ("1250", "#,##0 [$kr.-406]", "1.250 kr."),
        ("0.5", "0%", "50%"),
        ("-5", "0;[Red]-0", "-5"),
        ("0", '0;-0;"gratis"', "gratis"),
        ("1.5", '[<2]0.0" time";0.0" timer"', "1,5 time"),
        ("3", '"Modul "0', "Modul 3"),
        ("101201", "0000-00", "1012-01"),
        ("1500", '0.0," t.kr."', "1,5 t.kr."),
        ("7.3999999999999995", "0.0", "7,4"),
    ],
)
def test_numbers_as_the_sheet_shows_them(value: str, code: str, shown: str) -> None:
    found = numberformat.show(value, code)
    assert found is not None and found.text == shown


@pytest.mark.parametrize(
    ("value", "code"),
    [
        *(("0.5", "# ?/?"), ("2", "General"), ("2", "0.00E+00"), ("x", "0"), ("1", "0" * 300)),
        *(("5", f"0.{'0' * 40}"), ("123456789012345", f"0.{'0' * 20}"), ("123456789", f"0{'%' * 16}")),
    ],
)
def test_what_is_beyond_these_formats_is_left_as_it_is(value: str, code: str) -> None:
    assert numberformat.show(value, code) is None


def made(path: Path, rows: list[list[Any]], formats: dict[int, str]) -> Path:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet("Kurser")
        styles = {column: book.add_format({"num_format": code}) for column, code in formats.items()}
        for line, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write(line, column, value, styles.get(column) if line else None)
    return path


def test_codes_and_lengths_are_read_as_they_are_shown_and_no_length_is_rounded(
    workspace: Workspace, tmp_path: Path
) -> None:
    rows = [["Kode", "Titel", "Varighed"], [42, "Et", 2], [43, "To", 2.25], [44, "Tre", 1.125]]
    path = made(tmp_path / "a.xlsx", rows, {0: "00000", 2: '0.0" timer"'})
    importing.write(workspace, importing.plan(workspace, [path]))
    found = [tuple(row) for row in workspace.rows("SELECT code, minutes FROM course ORDER BY rid")]
    assert found == [("00042", 120), ("00043", 135), ("00044", 68)]


def test_three_decimals_are_no_thousands(workspace: Workspace, tmp_path: Path) -> None:
    path = made(tmp_path / "a.xlsx", [["Titel", "Timer"], ["Et", 1.125], ["To", 2]], {})
    importing.write(workspace, importing.plan(workspace, [path]))
    assert [row[0] for row in workspace.rows("SELECT minutes FROM course ORDER BY rid")] == [68, 120]


def rewritten(source: Path, target: Path, member: str, change: tuple[str, str]) -> Path:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.decode().replace(*change).encode() if name == member else content)
    return target


def test_entities_in_a_workbook_are_refused(tmp_path: Path) -> None:
    path = made(tmp_path / "a.xlsx", [["Titel", "Timer"], ["Et", 1]], {1: '0" t"'})
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet '
    evil = rewritten(path, tmp_path / "b.xlsx", "xl/worksheets/sheet1.xml", ("<worksheet ", bomb))
    with pytest.raises(CampusError, match="beskadiget"):
        read_file(evil)


def ods(path: Path) -> Path:
    rows = ""
    for row in (["Titel", "Varighed"], ["Åben dialog", "45 min"]):
        cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
        rows += f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>"
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:spreadsheet><table:table table:name='Kurser'>{rows}"
            "</table:table></office:spreadsheet></office:body></office:document-content>",
        )
    return path


@pytest.mark.parametrize("name", ["liste.ods", "liste.xlsx"])
def test_another_kind_is_read_by_its_content_and_the_report_says_what_cannot_be_seen(
    workspace: Workspace, tmp_path: Path, name: str
) -> None:
    plan = importing.plan(workspace, [ods(tmp_path / name)]).plan
    assert [(draft.title, draft.minutes) for draft in plan.new] == [("Åben dialog", 45)]
    assert any("kan kun cellernes værdier læses" in note.text for note in plan.remarks)


def test_ranges_over_each_other_cost_no_more_than_the_rows(tmp_path: Path) -> None:
    path = made(tmp_path / "a.xlsx", [["Titel", "Timer"], *([f"Kursus {n}", n] for n in range(20_000))], {})
    ranges = "".join(f'<mergeCell ref="A{n}:A20001"/>' for n in range(2, 20_000))
    evil = rewritten(
        path,
        tmp_path / "b.xlsx",
        "xl/worksheets/sheet1.xml",
        ("</sheetData>", f"</sheetData><mergeCells>{ranges}</mergeCells>"),
    )
    (sheet,) = read_file(evil)
    assert len(sheet.rows) == 20_001 and sheet.rows[-1][0] == "Kursus 19999"
