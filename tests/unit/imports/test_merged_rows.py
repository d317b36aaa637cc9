"""What an import leaves out or changes when several rows are one course is reported by row, with the text as it stood."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from campus_desktop.__main__ import main
from campus_desktop.imports import importing
from campus_desktop.imports.comparing import Plan
from campus_desktop.imports.summary import said_after
from campus_desktop.imports.tables.options import Options, column_option
from campus_desktop.workspace import Workspace, create

Csv = Callable[..., Path]


def planned(workspace: Workspace, *paths: Path) -> Plan:
    return importing.plan(workspace, paths).plan


def said(plan: Plan) -> list[tuple[int, str]]:
    return [(note.row, note.text) for note in plan.remarks]


def test_rows_of_retired_courses_are_named(workspace: Workspace, csv: Csv) -> None:
    plan = planned(workspace, csv("a.csv", "Titel;Status", "Et;Aktiv", "To;Udgået", "Tre;Udgået", "Fire;Nedlagt"))
    assert said(plan) == [
        (3, "»Udgået« i kolonnen »Status« er læst som udgået – også i 1 senere række."),
        (5, "»Nedlagt« i kolonnen »Status« er læst som udgået."),
    ]
    assert plan.remarks[0].rows == (3, 4)


def test_a_no_under_offered_is_named_too(workspace: Workspace, csv: Csv) -> None:
    plan = planned(workspace, csv("a.csv", "Titel;Aktiv", "Et;ja", "To;nej"))
    assert said(plan) == [(3, "»nej« i kolonnen »Aktiv« er læst som udgået.")]


def test_another_status_of_a_merged_row_is_reported(workspace: Workspace, csv: Csv) -> None:
    path = csv("a.csv", "Kode;Titel;Status", "A;Et;Udgået", "B;To;Aktiv", "A;Et;Aktiv", "B;To;Udgået pr. 1. maj")
    plan = planned(workspace, path)
    assert [draft.retired for draft in plan.new] == [0, 0]
    assert said(plan)[1:] == [
        (4, "Rækken handler om samme kursus som række 2; »Aktiv« i »Status« er brugt i stedet for »Udgået«."),
        (5, "»Udgået pr. 1. maj« i kolonnen »Status« er læst som udgået."),
        (5, "Rækken handler om samme kursus som række 3; »Udgået pr. 1. maj« i »Status« er udeladt."),
    ]


@pytest.mark.parametrize(
    ("heading", "first", "second", "note"),
    [
        ("Varighed", "60 min", "6 min", "»6 min« i »Varighed« er udeladt."),
        ("Varighed", "1,5 time", "4-6 timer", "»4-6 timer« i »Varighed« er udeladt."),
        ("Sidst kontrolleret", "1. maj 2026", "5/3 2026", "»5/3 2026« i »Sidst kontrolleret« er udeladt."),
        (
            "Sidst kontrolleret",
            "5/3 2026",
            "1. maj 2026",
            "»1. maj 2026« i »Sidst kontrolleret« er brugt i stedet for »05-03-2026«.",
        ),
        ("Pris", "15 kr.", "5 kr.", "»5 kr.« i Pris er udeladt."),
        ("Format", "Video", "Fremmøde", "»Fremmøde« i »Format« er udeladt."),
        ("Undertekster", "ja", "nej", "»nej« i »Undertekster« er udeladt."),
        ("Udbyder", "SAM og venner", "SAM", "»SAM« i Udbyder er udeladt."),
        ("Beskrivelse", "Kort", "En anden tekst", "»En anden tekst« i Beskrivelse er brugt i stedet for »Kort«."),
        ("Beskrivelse", "En længere tekst", "Kort", "»Kort« i Beskrivelse er udeladt."),
    ],
)
def test_differing_values_are_reported(
    workspace: Workspace, csv: Csv, heading: str, first: str, second: str, note: str
) -> None:
    plan = planned(workspace, csv("a.csv", f"Kode;Titel;{heading}", f"A;Et;{first}", f"A;Et;{second}"))
    assert len(plan.new) == 1
    assert (3, f"Rækken handler om samme kursus som række 2; {note}") in said(plan)


def test_a_text_that_could_not_be_read_is_not_lost_beside_another(workspace: Workspace, csv: Csv) -> None:
    plan = planned(
        workspace, csv("a.csv", "Kode;Titel;Format", "A;Et;Firkant", "A;Et;Trekant", "B;To;Firkant", "B;To;Video")
    )
    assert [json.loads(draft.unread or "{}") for draft in plan.new] == [{"format": "Firkant"}, {}]
    assert (3, "Rækken handler om samme kursus som række 2; »Trekant« i »Format« er udeladt.") in said(plan)
    assert (
        5, "Rækken handler om samme kursus som række 4; »Video« i »Format« er brugt i stedet for »Firkant«."
    ) in said(plan)  # fmt: skip


def test_price_and_length_of_two_rows_are_not_mixed(workspace: Workspace, csv: Csv) -> None:
    rows = ("A;Et;Efter aftale;2 timer", "A;Et;500 kr. pr. person;4-6 timer")
    (draft,) = planned(workspace, csv("a.csv", "Kode;Titel;Pris;Varighed", *rows)).new
    assert (draft.fee, draft.price, draft.price_per) == ("Efter aftale", None, "")
    assert (draft.minutes, draft.duration_text) == (120, "")


def test_rows_that_say_the_same_are_named(workspace: Workspace, csv: Csv) -> None:
    path = csv("a.csv", "Kode;Titel;Emner", "A;Et;x", "B;To;", "A;Et;x", "A;Et;x", "B;To;y")
    plan = planned(workspace, path)
    assert said(plan) == [
        (4, "Rækken er magen til række 2 og er lagt sammen med den – også i 1 senere række."),
        (6, "Rækken handler om samme kursus som række 3 og er lagt sammen med den."),
    ]
    assert plan.remarks[0].rows == (4, 5)


def test_a_row_of_another_list_says_in_which_the_first_stands(workspace: Workspace, csv: Csv) -> None:
    first, second = csv("a.csv", "Kode;Titel;Udbyder", "A;Et;S"), csv("b.csv", "Kode;Titel;Udbyder", "A;Et;T")
    (note,) = planned(workspace, first, second).remarks
    assert (note.file, note.row) == ("b.csv", 2)
    assert note.text == "Rækken handler om samme kursus som række 2 i »a.csv«; »T« i Udbyder er udeladt."


def test_no_row_is_silent_however_many_there_are(
    workspace: Workspace, csv: Csv, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("campus_desktop.imports.merging.MOST", 3)
    rows = [f"K{number};Kursus {number};Udbyder {each}" for each in "ab" for number in range(8)]
    plan = planned(workspace, csv("a.csv", "Kode;Titel;Udbyder", *rows))
    assert [note.row for note in plan.remarks] == [10, 11, 12, 13]
    assert plan.remarks[-1].rows == (13, 14, 15, 16, 17)
    assert plan.remarks[-1].text == "Yderligere 5 rækker er lagt sammen med tidligere rækker om samme kursus."


def test_an_older_date_than_the_catalogues_is_reported(workspace: Workspace, csv: Csv) -> None:
    new = csv("a.csv", "Titel;Sidst kontrolleret", "Et;01-05-2026", "To;01-05-2026")
    importing.write(workspace, importing.plan(workspace, [new]))
    plan = planned(workspace, csv("b.csv", "Titel;Sidst kontrolleret", "Et;05-03-2026", "To;05-03-2026"))
    assert said(plan) == [
        (2, "»05-03-2026« i kolonnen »Sidst kontrolleret« er ældre end 01-05-2026 i kataloget og er udeladt – også i 1 senere række.")
    ]  # fmt: skip
    assert plan.remarks[0].rows == (2, 3)


def test_a_second_address_in_a_row_is_reported(workspace: Workspace, csv: Csv) -> None:
    path = csv("a.csv", "Titel;Link;Side", "Et;https://a.example;https://b.example", "To;;https://b.example")
    options = Options(columns=(column_option("link=Link"), column_option("link=Side")))
    plan = importing.plan(workspace, [path], options).plan
    assert said(plan) == [
        (2, "»https://b.example« i kolonnen »Side« er udeladt, da rækken har en anden adresse: https://a.example.")
    ]


def test_offered_and_retired_that_disagree_are_reported(workspace: Workspace, csv: Csv) -> None:
    path = csv("a.csv", "Titel;Udgået;Aktiv", "Et;nej;nej", "To;nej;ja")
    plan = planned(workspace, path)
    assert [draft.retired for draft in plan.new] == [0, 0]
    assert said(plan) == [(2, "»nej« i kolonnen »Aktiv« modsiger »nej« i kolonnen »Udgået« og er udeladt.")]


def test_the_command_line_names_all_rows(tmp_path: Path, csv: Csv, capsys: pytest.CaptureFixture[str]) -> None:
    workspace = tmp_path / "x.campus"
    create(workspace).close()
    main(
        [
            "import",
            str(workspace),
            str(csv("a.csv", "Titel;Status", "Et;Udgået", "To;Udgået", "Tre;Aktiv")),
            "--lang",
            "da",
        ]
    )
    assert "a.csv, række 2, 3: »Udgået« i kolonnen »Status« er læst som udgået" in capsys.readouterr().out


def test_remarks_stand_in_row_order_and_name_the_lists_own_columns(workspace: Workspace, csv: Csv) -> None:
    rows = ("Et;Kladde;2 dage + 1 t", "To;Aktiv;1 t", "To;Aktiv;1 t", "Tre;Udgået;½ dag")
    plan = planned(workspace, csv("a.csv", "Titel;Status;Varighed", *rows))
    assert said(plan) == [
        (2, "Varigheden »2 dage + 1 t« er læst som 15 t 48 min; teksten er beholdt."),
        (
            2,
            "»Kladde« i kolonnen »Status« siger ikke, om kurset er udgået; det importeres som de andre, og teksten er beholdt.",
        ),
        (4, "Rækken er magen til række 3 og er lagt sammen med den."),
        (5, "»Udgået« i kolonnen »Status« er læst som udgået."),
    ]
    assert not plan.left_out and [draft.duration_text for draft in plan.new] == ["2 dage + 1 t", "", ""]
    assert said_after(plan).endswith(
        "1 af dem er udgået og vises med Vis › Vis udgåede kurser. Hele importen kan fortrydes."
    )
