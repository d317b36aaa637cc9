"""Institutions and people: edits with undo, closed days, and who can show what another asks for."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campus_desktop import practice
from campus_desktop.errors import CampusError
from campus_desktop.institutions import edits, queries
from campus_desktop.institutions.closed_days import closed_days_text, parse_closed_days
from campus_desktop.workspace import Workspace

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)


def test_an_institution_is_made_changed_and_deleted_and_each_can_be_undone(workspace: Workspace) -> None:
    made = edits.create_institution(workspace, "  Fjord   styrelsen ")
    assert queries.read_institution(workspace, made).name == "Fjord styrelsen"
    edits.update_institution(workspace, made, "name", "Fjordstyrelsen")
    edits.update_institution(workspace, made, "short_name", "Fjordst.")
    edits.set_topics(workspace, made, "can_show", ["Buddyordning", " ", "Buddyordning", "Korte  videoer"])
    edits.set_topics(workspace, made, "seeks", ["Test"])
    edits.set_closed_days(workspace, made, [date(2027, 5, 7), date(2026, 12, 23), date(2027, 5, 7)])
    edits.update_institution(workspace, made, "note", "To linjer\nher")
    found = queries.read_institution(workspace, made)
    assert (found.name, found.short_name, found.note) == ("Fjordstyrelsen", "Fjordst.", "To linjer\nher")
    assert found.can_show == ("Buddyordning", "Korte videoer")
    assert found.closed_days == (date(2026, 12, 23), date(2027, 5, 7))
    assert workspace.undo_label == "Ret note for »Fjordstyrelsen«"
    for _edit in range(6):
        workspace.undo()
    assert queries.read_institution(workspace, made).name == "Fjord styrelsen"
    workspace.undo()
    assert queries.count_institutions(workspace) == 0
    with pytest.raises(CampusError, match="slettet"):
        queries.read_institution(workspace, made)


def test_typing_on_is_one_undo_step(workspace: Workspace) -> None:
    made = edits.create_institution(workspace, "A")
    for text in ("Ab", "Abc", "Abcd"):
        edits.update_institution(workspace, made, "name", text)
    workspace.undo()
    assert queries.read_institution(workspace, made).name == "A"


def test_a_name_is_needed(workspace: Workspace) -> None:
    with pytest.raises(CampusError):
        edits.create_institution(workspace, " \n")
    made = edits.create_institution(workspace, "A")
    with pytest.raises(CampusError):
        edits.update_institution(workspace, made, "name", " ")
    with pytest.raises(CampusError):
        edits.create_person(workspace, made, "")
    assert queries.read_institution(workspace, made).name == "A"


def test_they_are_listed_as_danes_sort(workspace: Workspace) -> None:
    for name in ("Åstyrelsen", "Østyrelsen", "Zonestyrelsen", "Aastyrelsen 2", "Ærøstyrelsen", "alfa"):
        edits.create_institution(workspace, name)
    assert [each.name for each in queries.list_institutions(workspace)] == [
        "alfa", "Zonestyrelsen", "Ærøstyrelsen", "Østyrelsen", "Åstyrelsen", "Aastyrelsen 2",
    ]  # fmt: skip


def test_people_belong_to_an_institution_and_go_with_it(workspace: Workspace) -> None:
    made = edits.create_institution(workspace, "A")
    other = edits.create_institution(workspace, "B")
    first = edits.create_person(workspace, made, "MK", role="Kontorchef")
    edits.create_person(workspace, made, "AB", email=" ab@a.eksempel.dk ")
    edits.create_person(workspace, other, "XY")
    edits.update_person(workspace, first, "name", "ZK")
    assert [person.name for person in queries.list_people(workspace, made)] == ["AB", "ZK"]
    edits.delete_people(workspace, [first])
    assert workspace.undo_label == "Slet personen »ZK«"
    workspace.undo()
    edits.delete_institutions(workspace, [made])
    assert workspace.undo_label == "Slet institutionen »A«"
    assert workspace.value("SELECT count(*) FROM person") == 1
    workspace.undo()
    assert [person.name for person in queries.list_people(workspace, made)] == ["AB", "ZK"]


def test_paths_of_a_deleted_institution_stay(workspace: Workspace) -> None:
    practice.fill(workspace, NOW)
    fjord = next(each for each in queries.list_institutions(workspace) if each.name == "Fjordstyrelsen")
    assert [title for _id, title in queries.path_titles(workspace, fjord.id)] == ["Preboarding og onboarding"]
    edits.delete_institutions(workspace, [fjord.id])
    assert workspace.value("SELECT count(*) FROM path WHERE institution IS NULL") == 1
    workspace.undo()
    assert queries.path_titles(workspace, fjord.id)


@pytest.mark.parametrize(
    ("sought", "shown", "answers"),
    [
        ("Buddyordning", "buddyordning", True),
        ("Buddyer", "Vores buddyordning", True),
        ("Feedbackkultur", "Feedback i teams", True),
        ("video", "Korte videoer", True),
        ("videoen", "Korte videoer", True),
        ("Æstetik i oplæring", "aestetik", True),
        ("Preboarding: Hvad virker?", "Preboarding fra kontrakt til første dag", True),
        ("Hvad virker?", "Det virker hos os", False),
        ("Test, der hjælper", "Teststrategi", True),
        ("HR", "HR", False),
        ("Nye ledere", "Lederforløb", True),
        ("Behandling af klager", "Sagsbehandling", True),
        ("Test", "Protester", False),
        ("", "Alt", False),
    ],
)
def test_who_can_show_meets_words_by_their_beginnings(
    workspace: Workspace, sought: str, shown: str, answers: bool
) -> None:
    made = edits.create_institution(workspace, "A")
    edits.set_topics(workspace, made, "can_show", [shown])
    assert bool(queries.who_can_show(workspace, [sought])) is answers


def test_the_best_answer_stands_first_and_the_asker_is_left_out(workspace: Workspace) -> None:
    practice.fill(workspace, NOW)
    fjord = next(each for each in queries.list_institutions(workspace) if each.name == "Fjordstyrelsen")
    offers = queries.who_can_show(workspace, fjord.seeks, besides=fjord.id)
    assert (offers[0].institution_name, offers[0].shows) == ("Campus-teamet", "Korte videoer med undertekster")
    assert {offer.institution_name for offer in offers} == {"Campus-teamet", "Klitadministrationen"}
    assert {offer.sought for offer in offers} == set(fjord.seeks)


TODAY = date(2026, 11, 26)


@given(st.lists(st.dates(date(1990, 1, 1), date(2200, 1, 1)), unique=True, max_size=20))
@settings(max_examples=50)
def test_closed_days_read_back_as_written(days: list[date]) -> None:
    assert parse_closed_days(closed_days_text(days), TODAY) == tuple(sorted(days))


def test_closed_days_are_read_as_people_type_them() -> None:
    day = date(2026, 12, 24)
    for text in (
        "24-12-2026",
        "24.12.2026",
        "24/12/2026",
        "24/12 2026",
        "24. 12. 2026",
        "2026-12-24",
        " 24-12-2026 ,\n\n",
    ):
        assert parse_closed_days(text, TODAY) == (day,), text
    assert parse_closed_days("", TODAY) == ()


@pytest.mark.parametrize(
    "text",
    [
        "24.12-2.1",
        "24/12–2/1",
        "24-12 - 02-01",
        "24-12-02-01",
        "24/12 til 2/1",
        "24. december til 2. januar",
        "24 December 2026 to 2 January 2027",
        "24/12 - 2/1 2027",
        "24-12-2026 – 02-01-2027",
        "2026-12-24 - 2027-01-02",
    ],
)
def test_closed_days_from_one_day_to_another(text: str) -> None:
    found = parse_closed_days(text, TODAY)
    assert (found[0], found[-1], len(found)) == (date(2026, 12, 24), date(2027, 1, 2), 10)
    assert parse_closed_days(f"5/6, {text}; 1. maj", TODAY) == (*found, date(2027, 5, 1), date(2027, 6, 5))
    assert closed_days_text(found) == "24-12-2026 – 02-01-2027"


def test_a_range_within_a_month_and_days_without_a_year() -> None:
    assert parse_closed_days("24.-26. december", TODAY) == tuple(date(2026, 12, day) for day in (24, 25, 26))
    for text in ("24/12", "24. dec", "24.12.", "24.12", "December 24, 2026"):
        assert parse_closed_days(text.removesuffix("."), TODAY) == (date(2026, 12, 24),), text
    assert closed_days_text([date(2026, 12, 24), date(2026, 12, 25)]) == "24-12-2026\n25-12-2026"


@pytest.mark.parametrize(
    "text", ["juleaften", "31-02-2026", "2/1 2027 til 24/12 2026", "24-12 til jul", "2026-13-01", "1/1 2026 - 1/1 2028"]
)
def test_what_is_no_date_is_named(text: str) -> None:
    with pytest.raises(CampusError, match=f"»{text}« er ikke en dato"):
        parse_closed_days(f"24-12-2026\n{text}", TODAY)
