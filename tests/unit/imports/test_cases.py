"""Lists as they come, made small: each of these was once read wrongly without a word."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from campus_desktop.imports import importing
from campus_desktop.imports.comparing import Plan
from campus_desktop.workspace import Workspace

Csv = Callable[..., Path]
Rows = list[list[Any]]


def bring(workspace: Workspace, *paths: Path) -> Plan:
    ready = importing.plan(workspace, paths)
    importing.write(workspace, ready)
    return ready.plan


def book(path: Path, **sheets: Rows) -> Path:
    with xlsxwriter.Workbook(str(path)) as made:
        for name, rows in sheets.items():
            sheet = made.add_worksheet(name)
            for line, row in enumerate(rows):
                sheet.write_row(line, 0, row)
    return path


def column(workspace: Workspace, name: str) -> list[Any]:
    return [row[0] for row in workspace.rows(f"SELECT {name} FROM course ORDER BY rid")]


def texts(plan: Plan) -> str:
    return "\n".join(note.text for note in (*plan.left_out, *plan.remarks))


def test_headings_alike_but_for_brackets_are_mapped_the_second_time_as_the_first(
    workspace: Workspace, csv: Csv
) -> None:
    titles = csv(
        "titda.csv", "Kursuskode;Titel (dansk);Titel (engelsk)", "A1;Klart sprog;Plain language", "A2;Jura;Law"
    )
    assert len(bring(workspace, titles).new) == 2
    assert bring(workspace, titles).unchanged == 2
    assert column(workspace, "title") == ["Klart sprog", "Jura"]
    headings = "Titel;Beskrivelse (kort);Beskrivelse (lang)"
    bring(workspace, csv("besk.csv", headings, "Skriv;Kort;Meget lang"))
    plan = bring(workspace, csv("besk2.csv", headings, "Skriv;Ny kort;Meget lang", "Nyt;Intro;Lang"))
    assert ([change.title for change in plan.changed], [draft.title for draft in plan.new]) == (["Skriv"], ["Nyt"])
    assert column(workspace, "description")[2:] == ["Ny kort\n\nMeget lang", "Intro\n\nLang"]
    lengths = csv("dur2.csv", "Titel;Varighed (timer);Varighed (minutter)", "Møde;1;30", "Samtale;2;15")
    bring(workspace, lengths)
    assert bring(workspace, lengths).unchanged == 2
    assert column(workspace, "minutes")[4:] == [90, 135]


def test_the_same_heading_twice(workspace: Workspace, tmp_path: Path) -> None:
    rows = [["Titel", "Varighed", "Titel"], ["Klart sprog", "45 min", "Plain language"], ["Jura", "2 t", "Law"]]
    path = book(tmp_path / "dup.xlsx", Ark=rows)
    for _time in range(2):
        assert "Kolonnen »Titel« importeres ikke." in texts(bring(workspace, path))
    assert column(workspace, "title") == ["Klart sprog", "Jura"]


def test_addresses_behind_cells_are_the_links(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "links.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, ["Titel", "Link", "Kontakt"])
        sheet.write_url(1, 0, "https://eksempel.dk/k/1", string="Klart sprog")
        sheet.write(1, 1, "Læs mere")
        sheet.write(2, 0, "Jura")
        sheet.write_url(2, 1, "https://eksempel.dk/k/2", string="Gå til kurset")
        sheet.write_url(2, 2, "mailto:ab@eksempel.dk", string="AB")
        sheet.write(3, 0, "Ledelse")
        sheet.write_url(3, 1, "https://eksempel.dk/k/3")
        sheet.write_url(4, 0, "https://eksempel.dk/k/4#dag2", string="Skriv")
        sheet.write(5, 0, "Formel")
        sheet.write_formula(5, 1, '=HYPERLINK("https://eksempel.dk/k/5","Her")', None, "Her")
        sheet.write(6, 0, "Uden")
        sheet.write(6, 1, "Findes på intranettet")
        sheet.write(7, 0, "Kort")
        sheet.write(7, 1, "www.eksempel.dk/k/7")
    plan = bring(workspace, path)
    expected = [
        "https://eksempel.dk/k/1",
        "https://eksempel.dk/k/2",
        "https://eksempel.dk/k/3",
        "https://eksempel.dk/k/4#dag2",
    ]
    expected += ["https://eksempel.dk/k/5", "Findes på intranettet", "https://www.eksempel.dk/k/7"]
    assert column(workspace, "link") == expected
    assert "»Findes på intranettet« i kolonnen »Link« er ikke en webadresse" in texts(plan)
    assert bring(workspace, path).unchanged == 7


def test_every_sheet_with_the_same_headings_is_read_and_the_others_are_named(
    workspace: Workspace, tmp_path: Path
) -> None:
    def courses(code: str) -> Rows:
        return [["Kursuskode", "Titel"], *([f"{code}{number}", f"{code} {number}"] for number in range(5))]

    path = book(
        tmp_path / "a.xlsx",
        Om=[["Læs mig"], ["Noget tekst"]],
        Ledelse=courses("LE"),
        IT=courses("IT"),
        Hold=[["Titel", "Dato"], ["Et", "1"], ["To", "2"]],
    )
    plan = bring(workspace, path)
    assert len(plan.new) == 10
    assert [note.text for note in plan.remarks] == [
        "Arket »Om« er ikke læst: Der er ikke fundet en kursusliste i det.",
        "Arket »Hold« indeholder også en liste (2 rækker) og er ikke læst.",
    ]


def test_a_list_for_ms_dos(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "dos.csv"
    path.write_bytes(
        "Kode;Titel;Målgruppe\r\nA1;Øvelse på stedet;Ledere\r\nA2;Sådan gør du;Alle – nej\r\n".replace("–", "-").encode(
            "cp850"
        )
    )
    bring(workspace, path)
    assert column(workspace, "title") == ["Øvelse på stedet", "Sådan gør du"]
    assert column(workspace, "audience") == ["Ledere", "Alle - nej"]


def test_no_headings(workspace: Workspace, csv: Csv) -> None:
    plan = bring(
        workspace, csv("nohead.csv", "A1;Klart sprog;45 min;Alle", "A2;Jura;2 t;Alle", "A3;Ledelse;1 dag;Ledere")
    )
    assert [(draft.code, draft.title, draft.minutes) for draft in plan.new] == [
        ("A1", "Klart sprog", 45),
        ("A2", "Jura", 120),
        ("A3", "Ledelse", 444),
    ]
    assert "Der er ikke fundet overskrifter" in texts(plan) and "Kolonne D (»Alle«) importeres ikke." in texts(plan)


@pytest.mark.parametrize(
    "lines",
    [
        ["Kommunikation, samarbejde og trivsel", "Jura", "Skriv kort, klart og korrekt", "Plan, opfølgning"],
        ["Ledelse, trin 1", "Ledelse, trin 2"],
        ["Sprog; kort og klart", "Jura"],
        ['"Klart" sprog', "Jura | for alle"],
    ],
)
def test_one_column_is_one_column(workspace: Workspace, csv: Csv, lines: list[str]) -> None:
    bring(workspace, csv("onecol.csv", "Titel", *lines))
    assert column(workspace, "title") == lines


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_delimiters(workspace: Workspace, csv: Csv, delimiter: str) -> None:
    rows = [["Titel", "Varighed"], ["Et", "45 min"], ["To", "2 t"]]
    bring(workspace, csv("a.csv", *map(delimiter.join, rows)))
    assert column(workspace, "minutes") == [45, 120]


def test_the_same_code_with_another_title_loses_nothing(workspace: Workspace, csv: Csv) -> None:
    path = csv("dupcode.csv", "Kode;Titel", "L1;Ny leder", "L1;Erfaren leder", "L2;MUS", "L3;GRUS", "L4;Coaching")
    plan = bring(workspace, path)
    assert len(plan.new) == 5 and "»Ny leder«, »Erfaren leder«" in texts(plan)
    turned = csv("dupcode.csv", "Kode;Titel", "L1;Erfaren leder", "L1;Ny leder")
    assert bring(workspace, turned).unchanged == 2
    assert column(workspace, "title")[:2] == ["Ny leder", "Erfaren leder"]


def test_sums_hidden_rows_and_errors_of_a_workbook(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "messy.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        sheet = made.add_worksheet("Katalog")
        sheet.merge_range("A1:D1", "Kursuskatalog 2026")
        sheet.write_row("A3", ["Kursuskode", "Titel", "Varighed (timer)", "Målgruppe"])
        sheet.write_row("A4", ["F1", "Klart sprog", 2.5, "Alle"])
        sheet.write_row("A5", ["F2", "Jura", 7.4, "Alle"])
        sheet.write_formula("A6", "=NA()", None, "#N/A")
        sheet.write_row("B6", ["Ledelse", "", "Ledere"])
        sheet.write_row("A7", ["F4", "Skjult kursus", 1])
        sheet.set_row(6, None, None, {"hidden": True})
        sheet.write_row("A8", ["I alt", "4 kurser", 10.9])
        sheet.write("A10", "Kilde: Sekretariatet")
    plan = bring(workspace, path)
    assert column(workspace, "title") == ["Klart sprog", "Jura", "Ledelse"]
    assert column(workspace, "code") == ["F1", "F2", ""] and column(workspace, "minutes") == [150, 444, None]
    assert [(note.row, note.reason) for note in plan.left_out] == [(7, "hidden"), (8, "sum"), (10, "no-title")]
    assert "Rækken ligner en sum og ikke et kursus: »I alt; 4 kurser; 10.9«." in texts(plan)
    assert "I kolonnen »Kursuskode« har projektmappen fejlen #N/A; cellen er regnet for tom." in texts(plan)
    assert "Står over overskrifterne og importeres ikke: »Kursuskatalog 2026«." in texts(plan)


def test_headings_of_groups(workspace: Workspace, tmp_path: Path) -> None:
    rows = [["Titel", "Kode", "Varighed"], ["Ledelse"], ["Ny leder", "L1", "1 dag"], ["MUS", "L2", "2 t"], ["Jura"]]
    rows += [["Forvaltningsret", "J1", "1 dag"]]
    plan = bring(workspace, book(tmp_path / "sections.xlsx", Ark=rows))
    assert column(workspace, "title") == ["Ny leder", "MUS", "Forvaltningsret"]
    assert [(note.row, note.reason) for note in plan.left_out] == [(2, "group"), (5, "group")]


def test_courses_that_say_little_are_no_groups(workspace: Workspace, csv: Csv) -> None:
    plan = bring(
        workspace, csv("a.csv", "Titel;Kode;Varighed", "Et;E1;1 t", "To;;", "Tre;E3;2 t", "GDPR;;", "Fem;;1 t")
    )
    assert len(plan.new) == 5 and not plan.left_out


def test_weeks_are_said_to_be_read_as_working_days(workspace: Workspace, csv: Csv) -> None:
    path = csv("uger.csv", "Titel;Varighed", "Leder;2 uger", "MUS;2 dage", "GRUS;1 uge (5 dage)")
    plan = bring(workspace, path)
    assert column(workspace, "minutes") == [4440, 888, 2220]
    assert column(workspace, "duration_text")[:2] == ["2 uger", ""]
    assert "Varigheden »2 uger« er læst som 10 dage; teksten er beholdt." in texts(plan)
    assert "5 dage" not in texts(plan) and "2 dage" not in texts(plan)
