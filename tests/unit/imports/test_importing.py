"""Whole imports: new and known courses, several rows of one, what is left out, undo, cancel."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from campus_desktop.errors import CampusError
from campus_desktop.imports import importing
from campus_desktop.imports.tables.reading import CancelledError
from campus_desktop.imports.writing import write
from campus_desktop.workspace import Workspace
from campus_desktop.workspace.verify import verify

Csv = Callable[..., Path]


def bring(workspace: Workspace, *paths: Path) -> importing.Import:
    ready = importing.plan(workspace, paths)
    importing.write(workspace, ready)
    return ready


def courses(workspace: Workspace) -> list[dict[str, Any]]:
    return [dict(row) for row in workspace.rows("SELECT * FROM course ORDER BY rid")]


def counts(ready: importing.Import) -> tuple[int, int, int, int]:
    plan = ready.plan
    return len(plan.new), len(plan.changed), plan.unchanged, len(plan.left_out)


def dump(workspace: Workspace) -> list[tuple[Any, ...]]:
    return [
        tuple(row) for table in ("course", "setting") for row in workspace.rows(f"SELECT * FROM {table} ORDER BY id")
    ]


def test_every_field_arrives(workspace: Workspace, csv: Csv) -> None:
    path = csv(
        "alt.csv",
        "Kursuskode;Titel;Format;Varighed;Udbyder;Producent;Målgruppe;Sprog;Beskrivelse;Læringsmål;Forudsætninger;Emner;Link;"
        "Klikafgift;Undertekster;Sidst kontrolleret;Udgået",
        'L-1;"Økonomi &amp; ro";Fremmøde;2 dage;Styrelsen;Firma A/S;Ledere;dansk;<p>Et</p><p>To</p>;"Kan a, b; Kan c";Ingen;'
        "Økonomi, ro;https://x.example;50 kr.;ja;05-03-2026;nej",
    )
    assert counts(bring(workspace, path)) == (1, 0, 0, 0)
    (course,) = courses(workspace)
    del course["rid"], course["id"]
    assert course == {
        "code": "L-1",
        "title": "Økonomi & ro",
        "format": "face-to-face",
        "minutes": 888,
        "duration_text": "",
        "provider": "Styrelsen",
        "producer": "Firma A/S",
        "audience": "Ledere",
        "language": "dansk",
        "description": "Et\n\nTo",
        "goals": json.dumps(["Kan a, b", "Kan c"]),
        "prerequisites": "Ingen",
        "tags": json.dumps(["Økonomi", "ro"], ensure_ascii=False),
        "link": "https://x.example",
        "fee": "50 kr.",
        "price": 50.0,
        "price_per": "click",
        "unread": "",
        "from_list": course["from_list"],
        "subtitles": 1,
        "last_checked": "2026-03-05",
        "retired": 0,
        "sort_key": course["sort_key"],
    }
    assert course["sort_key"].startswith("|konomi")


def test_the_same_list_again_changes_nothing(workspace: Workspace, csv: Csv) -> None:
    path = csv("a.csv", "Titel;Udbyder;Emner;Varighed", "Et;S;x, y;1 t", "To;S;;5 ECTS", "Et;T;z;2 t")
    assert counts(bring(workspace, path)) == (3, 0, 0, 0)
    before = dump(workspace)
    assert counts(bring(workspace, path)) == (0, 0, 3, 0)
    assert dump(workspace) == before
    assert workspace.undo_label == "Import af »a.csv«"


def test_a_known_course_is_updated_and_an_empty_cell_erases_nothing(workspace: Workspace, csv: Csv) -> None:
    bring(
        workspace, csv("a.csv", "Kode;Titel;Varighed;Emner;Beskrivelse", "L1;Et;1 t;x;Lang tekst", "L2;To;2 t;y;Andet")
    )
    ready = bring(
        workspace, csv("b.csv", "Kode;Titel;Varighed;Emner;Beskrivelse", "l1;Et, nyt navn;;z;", "L2;To;2 t;;")
    )
    assert counts(ready) == (0, 1, 1, 0)
    (change,) = ready.plan.changed
    assert change.before == {"code": "L1", "title": "Et", "tags": '["x"]'}
    assert change.after == {"code": "l1", "title": "Et, nyt navn", "tags": '["x", "z"]'}
    first = courses(workspace)[0]
    assert (first["title"], first["minutes"], first["description"]) == ("Et, nyt navn", 60, "Lang tekst")
    assert workspace.value("SELECT count(*) FROM course_words WHERE course_words MATCH 'navn'") == 1


def test_without_a_code_title_and_provider_say_which_course(workspace: Workspace, csv: Csv) -> None:
    bring(workspace, csv("a.csv", "Titel;Udbyder;Sprog", "Et;S;", "Et;T;", "To;;"))
    ready = bring(workspace, csv("b.csv", "Titel;Udbyder;Sprog", "ET;S;dansk", "To;S;dansk", "Et;U;dansk"))
    assert counts(ready) == (1, 2, 0, 0)
    found = [(c["title"], c["provider"], c["language"]) for c in courses(workspace)]
    assert found == [("ET", "S", "dansk"), ("Et", "T", ""), ("To", "S", "dansk"), ("Et", "U", "dansk")]


def test_a_code_that_two_providers_use_for_different_titles_is_two_courses(workspace: Workspace, csv: Csv) -> None:
    rows = ("Kode;Titel;Udbyder", "101;Excel;S", "101;Ledelse;T", "102;Word;S")
    assert counts(bring(workspace, csv("a.csv", *rows))) == (3, 0, 0, 0)
    assert counts(bring(workspace, csv("a.csv", *rows))) == (0, 0, 3, 0)


def test_several_rows_of_one_course_become_one(workspace: Workspace, csv: Csv) -> None:
    path = csv(
        "hold.csv",
        "Subject;Number;Name;Description;Type;Emner;Læringsmål;Aktiv",
        "AAS;201;Politics;Kort;Noget;a;Kan a;nej",
        "AAS;201;Politics;En længere tekst;Lecture;b;Kan b;ja",
        "AAS;202;Ethics;;Online;;;ja",
        "AAS;201;Politics II;;;;;",
    )
    ready = bring(workspace, path)
    assert counts(ready) == (3, 0, 0, 0) and ready.plan.rows == 4
    first, second, third = courses(workspace)
    assert (third["code"], third["title"]) == ("AAS 201", "Politics II")
    assert (first["code"], first["title"], first["description"]) == ("AAS 201", "Politics", "En længere tekst")
    assert (first["tags"], first["goals"]) == ('["a", "b"]', '["Kan a", "Kan b"]')
    assert (first["format"], first["retired"], second["code"]) == ("face-to-face", 0, "AAS 202")
    assert [note.text for note in ready.plan.remarks] == [
        "Programmet kender ikke formatet »Noget«.",
        "»nej« i kolonnen »Aktiv« er læst som udgået.",
        "Koden »AAS 201« står ved 2 titler: »Politics«, »Politics II«. Hver af dem er regnet for et kursus for sig.",
        "Rækken handler om samme kursus som række 2; »Lecture« i »Type« er brugt i stedet for »Noget«.",
        "Rækken handler om samme kursus som række 2; »En længere tekst« i Beskrivelse er brugt i stedet for »Kort«.",
        "Rækken handler om samme kursus som række 2; »ja« i »Aktiv« er brugt i stedet for »nej«.",
    ]


def test_rows_left_out_are_told_with_their_place(workspace: Workspace, csv: Csv) -> None:
    path = csv(
        "a.csv", "Kursusliste", "", "Titel;Varighed;Sidst kontrolleret;Undertekster", "Et;1 t;forår;måske", ";2 t", "",
        "Titel;Varighed;Sidst kontrolleret;Undertekster", "To;;forår;",
    )  # fmt: skip
    ready = importing.plan(workspace, [path])
    assert [(note.file, note.row, note.text) for note in ready.plan.left_out] == [
        ("a.csv", 5, "Rækken har ingen titel: »2 t«."),
        ("a.csv", 7, "Overskrifterne gentages her."),
    ]
    assert [(note.row, note.text) for note in ready.plan.remarks] == [
        (1, "Står over overskrifterne og importeres ikke: »Kursusliste«."),
        (4, "»forår« kan ikke læses som en dato – også i 1 senere række."),
        (4, "»måske« i kolonnen »Undertekster« er hverken ja eller nej; teksten er beholdt."),
    ]
    assert (ready.plan.rows, len(ready.plan.new)) == (4, 2)
    assert not courses(workspace)  # so far nothing is written


def test_one_undo_takes_a_whole_import_back(workspace: Workspace, csv: Csv) -> None:
    bring(workspace, csv("a.csv", "Titel;Varighed", "Et;1 t"))
    before = dump(workspace)
    bring(workspace, csv("b.csv", "Titel;Varighed", "Et;2 t", *(f"Kursus {n};1 t" for n in range(700))))
    after = dump(workspace)
    assert len(courses(workspace)) == 701
    workspace.undo()
    assert dump(workspace) == before
    assert workspace.value("SELECT count(*) FROM course_words WHERE course_words MATCH 'kursus'") == 0
    workspace.redo()
    assert dump(workspace) == after
    assert workspace.value("SELECT count(*) FROM course_words WHERE course_words MATCH 'kursus'") == 700
    path = workspace.path
    workspace.close()
    assert not verify(path).problems


def test_several_files_are_one_edit_and_one_bad_one_refuses_all(workspace: Workspace, csv: Csv, tmp_path: Path) -> None:
    one, two = csv("a.csv", "Titel;Sprog", "Et;", "To;"), csv("b.csv", "Titel;Sprog", "Et;dansk", "Tre;")
    bad = csv("c.csv", "Alfa;Beta", "1a;2")
    with pytest.raises(CampusError, match=r"Ingen kolonne i »c\.csv«"):
        bring(workspace, one, two, bad)
    assert not courses(workspace)
    assert counts(bring(workspace, one, two)) == (3, 0, 0, 0)
    assert workspace.undo_label == "Import af 2 lister"
    workspace.undo()
    assert not courses(workspace)


def test_the_best_sheet_of_a_workbook(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Om").write_column("A1", ["Om listen", "Tekst"])
        sheet = book.add_worksheet("Kurser")
        sheet.merge_range("A1:C1", "Kurser 2026")
        for number, row in enumerate(
            (["Titel", "Timer", "ECTS"], ["Et", 1.5, ""], ["To", "", 5], ["Tre", 2, 10]), start=2
        ):
            sheet.write_row(number, 0, row)
    assert counts(bring(workspace, path)) == (3, 0, 0, 0)
    found = [(c["title"], c["minutes"], c["duration_text"]) for c in courses(workspace)]
    assert found == [("Et", 90, ""), ("To", None, "5 ECTS"), ("Tre", 120, "10 ECTS")]


@pytest.mark.parametrize("share", [0.0, 0.3, 0.8])
def test_cancel_leaves_nothing(workspace: Workspace, csv: Csv, share: float) -> None:
    bring(workspace, csv("a.csv", "Titel", "Et", "To"))
    before = dump(workspace)
    ready = importing.plan(workspace, [csv("b.csv", "Titel", *(f"Kursus {n}" for n in range(5000)))])
    reached: list[float] = [0.0]
    with pytest.raises(CancelledError):
        importing.write(workspace, ready, progress=reached.append, cancelled=lambda: reached[-1] >= share)
    assert dump(workspace) == before
    assert workspace.undo_label == "Import af »a.csv«"
    importing.write(workspace, ready)
    assert len(courses(workspace)) == 5002


def test_progress_only_grows(workspace: Workspace, csv: Csv) -> None:
    told: list[float] = []
    ready = importing.plan(workspace, [csv("b.csv", "Titel", *(f"Kursus {n}" for n in range(5000)))])
    write(workspace, ready.plan, "Import", progress=told.append)
    assert told == sorted(told) and told[-1] == 1.0


CELL = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=8)
LISTS = st.lists(st.tuples(st.sampled_from(["", "1", "2", "a"]), CELL, CELL, CELL, CELL), min_size=1, max_size=12)


@given(LISTS)
@settings(max_examples=25)
def test_importing_anything_twice_changes_nothing_the_second_time(
    workspace: Workspace, tmp_path: Path, rows: list[Any]
) -> None:
    import csv as plain

    path = tmp_path / "x.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        out = plain.writer(file, delimiter=";")
        out.writerows([["Kode", "Titel", "Udbyder", "Emner", "Læringsmål"], *rows])
    try:
        ready = bring(workspace, path)
    except CampusError:  # a list without a single row
        return
    assert sum(counts(ready)[:3]) <= ready.plan.rows
    before = dump(workspace)
    assert importing.plan(workspace, [path]).plan.changed == []
    bring(workspace, path)
    assert dump(workspace) == before
    while workspace.undo_label:
        workspace.undo()
    assert not courses(workspace)
