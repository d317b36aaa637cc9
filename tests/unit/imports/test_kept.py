"""What a list says that cannot be read is kept, and what is no longer in it is told."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from campus_desktop.courses import edits, queries
from campus_desktop.imports import importing
from campus_desktop.imports.comparing import Plan
from campus_desktop.workspace import Workspace

Csv = Callable[..., Path]


def bring(workspace: Workspace, *paths: Path, retire: bool = False) -> Plan:
    ready = importing.plan(workspace, paths)
    importing.write(workspace, ready, retire=[gone.id for gone in ready.plan.gone] if retire else [])
    return ready.plan


def column(workspace: Workspace, name: str) -> list[Any]:
    return [row[0] for row in workspace.rows(f"SELECT {name} FROM course ORDER BY rid")]


def test_what_could_not_be_read_is_kept_until_it_can(workspace: Workspace, csv: Csv) -> None:
    bring(workspace, csv("a.csv", "Titel;Format;Sidst kontrolleret", "Et;Blended;forår", "To;Video;2026-03-05"))
    assert [json.loads(text) if text else {} for text in column(workspace, "unread")] == [
        {"format": "Blended", "last_checked": "forår"},
        {},
    ]
    again = bring(workspace, csv("a.csv", "Titel;Format;Sidst kontrolleret", "Et;Blended;forår", "To;Video;2026-03-05"))
    assert again.unchanged == 2
    bring(workspace, csv("a.csv", "Titel;Format;Sidst kontrolleret", "Et;Video;", "To;Video;"))
    assert json.loads(column(workspace, "unread")[0]) == {"last_checked": "forår"}
    course = column(workspace, "id")[0]
    edits.update_course(workspace, course, {"last_checked": None, "language": "dansk"})
    found = queries.read_course(workspace, course)
    assert found is not None and found.unread == {}


def test_a_length_that_says_more_is_kept_and_goes_when_a_plain_one_comes(workspace: Workspace, csv: Csv) -> None:
    plan = bring(workspace, csv("a.csv", "Titel;Varighed;ECTS", "Et;4-6 timer;5"))
    assert [note.text for note in plan.remarks] == ["Varigheden »4-6 timer« er læst som 4 t; teksten er beholdt."]
    assert (column(workspace, "minutes"), column(workspace, "duration_text")) == ([240], ["4-6 timer, 5 ECTS"])
    bring(workspace, csv("b.csv", "Titel;Varighed", "To;ca. 2 timer"))
    bring(workspace, csv("b.csv", "Titel;Varighed", "To;3 timer"))
    assert column(workspace, "duration_text")[1] == ""


def test_small_numbers_without_a_unit_are_said(workspace: Workspace, csv: Csv) -> None:
    plan = bring(workspace, csv("a.csv", "Titel;Varighed", "Et;2", "To;3"))
    assert "»2« i kolonnen »Varighed« har ingen enhed og er læst som minutter" in plan.remarks[0].text
    assert not bring(workspace, csv("b.csv", "Titel;Varighed (timer)", "Tre;2")).remarks
    assert not bring(workspace, csv("c.csv", "Titel;Varighed", "Fire;45")).remarks


def test_cells_beyond_the_headings_are_told_by_row(workspace: Workspace, csv: Csv) -> None:
    plan = bring(workspace, csv("a.csv", "Titel;Varighed", "Et;1 t", "To;2 t;husk tilmelding;", "Tre;1 t"))
    assert [(note.row, note.text) for note in plan.remarks] == [
        (3, "»husk tilmelding« står uden for overskrifterne og importeres ikke.")
    ]
    assert len(plan.new) == 3


def test_prices_with_what_they_are_for(workspace: Workspace, csv: Csv) -> None:
    plan = bring(
        workspace, csv("a.csv", "Titel;Pris pr. deltager", "Et;1.250 kr.", "To;18.000 kr. pr. hold", "Tre;Efter aftale")
    )
    found = [tuple(row) for row in workspace.rows("SELECT fee, price, price_per FROM course ORDER BY rid")]
    assert found == [
        ("1.250 kr.", 1250.0, "participant"),
        ("18.000 kr. pr. hold", 18000.0, "class"),
        ("Efter aftale", None, "participant"),
    ]
    assert "»Efter aftale« kunne ikke læses som kroner" in plan.remarks[0].text
    bring(workspace, csv("a.csv", "Titel;Pris pr. deltager", "Et;Efter aftale"))
    assert column(workspace, "price")[0] is None


def test_what_is_no_longer_in_a_list_is_told_and_can_be_retired(workspace: Workspace, csv: Csv) -> None:
    rows = ["A1;Et", "A2;To", "A3;Tre", "A4;Fire"]
    assert not bring(workspace, csv("kurser-2026-01.csv", "Kode;Titel", *rows)).gone
    bring(workspace, csv("andre.csv", "Kode;Titel", "B1;Fem", "B2;Seks"))
    edits.create_course(workspace, {"title": "Vores eget"})
    newer = csv("kurser-2026-03.csv", "Kode;Titel", *rows[:2], "A5;Ny")
    before = workspace.value("SELECT count(*) FROM course WHERE retired = 1")
    plan = bring(workspace, newer, retire=True)
    assert [(gone.code, gone.title) for gone in plan.gone] == [("A4", "Fire"), ("A3", "Tre")]
    assert before == 0
    retired = [row[0] for row in workspace.rows("SELECT title FROM course WHERE retired = 1 ORDER BY rid")]
    assert retired == ["Tre", "Fire"]
    assert not bring(workspace, newer).gone
    workspace.undo()
    assert workspace.value("SELECT count(*) FROM course WHERE retired = 1") == 0
    assert len(importing.plan(workspace, [newer]).plan.gone) == 2


def test_another_list_with_the_same_headings_misses_nothing(workspace: Workspace, csv: Csv) -> None:
    bring(workspace, csv("a.csv", "Kode;Titel", "A1;Et", "A2;To"))
    assert not bring(workspace, csv("b.csv", "Kode;Titel", "B1;Tre", "B2;Fire")).gone


def test_a_row_that_is_left_out_is_not_missing(workspace: Workspace, csv: Csv) -> None:
    bring(workspace, csv("a.csv", "Kode;Titel;Varighed", "A1;Et;1 t", "A2;LEDELSE I STATEN;1 t", "A3;Tre;1 t"))
    plan = bring(workspace, csv("a.csv", "Kode;Titel;Varighed", "A1;Et;1 t", ";LEDELSE I STATEN;", "A3;Tre;1 t"))
    assert [note.reason for note in plan.left_out] == ["group"] and not plan.gone


def test_a_text_longer_than_the_file_has_room_for_is_cut_and_said(workspace: Workspace, csv: Csv) -> None:
    goals = "; ".join(f"Kan noget {number}" for number in range(100_000))
    path = csv(
        "a.csv",
        "Titel;Målgruppe;Læringsmål;Varighed",
        f'{"Meget " * 2000}langt;{"alle " * 9000};"{goals}";{"9" * 100_000}',
    )
    plan = bring(workspace, path)
    assert len([note for note in plan.remarks if "tegn og er afkortet" in note.text]) == 4
    assert len(column(workspace, "title")[0]) <= 2_000 and len(json.loads(column(workspace, "goals")[0])) > 10_000
    assert bring(workspace, path).unchanged == 1


def test_dates_no_course_can_have_are_no_dates(workspace: Workspace, csv: Csv) -> None:
    bring(workspace, csv("a.csv", "Titel;Sidst kontrolleret", "Et;01-01-0001"))
    assert column(workspace, "last_checked") == [None]


def test_of_a_text_far_too_long_the_beginning_is_kept_beside_the_others(workspace: Workspace, csv: Csv) -> None:
    plan = bring(workspace, csv("a.csv", "Titel;Format;Sidst kontrolleret", f"Et;Blended;{'forår ' * 10_000}"))
    unread = json.loads(column(workspace, "unread")[0])
    assert unread["format"] == "Blended" and unread["last_checked"].startswith("forår forår")
    assert any("er afkortet" in note.text for note in plan.remarks)
