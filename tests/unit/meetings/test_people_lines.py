"""A list of people from a mail program or a sheet."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campus_desktop.errors import CampusError
from campus_desktop.institutions.edits import create_institution, create_person
from campus_desktop.meetings.edits import create_meeting
from campus_desktop.meetings.participants import MOST_LINES, add_participants, emails_left, new_institutions
from campus_desktop.meetings.people_lines import PersonLine, people_lines
from campus_desktop.meetings.queries import read_meeting
from campus_desktop.workspace import Workspace


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Mette Holm <mh@fjord.example>", [("Mette Holm", "mh@fjord.example")]),
        (
            "Mette Holm <mh@fjord.example>; Bo, Lars <lb@klit.example>",
            [("Mette Holm", "mh@fjord.example"), ("Lars Bo", "lb@klit.example")],
        ),
        (
            '"Holm, Mette" <mh@fjord.example>, "Bo, Lars" <lb@klit.example>',
            [("Mette Holm", "mh@fjord.example"), ("Lars Bo", "lb@klit.example")],
        ),
        (
            "mette.holm@fjord.example;lb@klit.example",
            [("Mette Holm", "mette.holm@fjord.example"), ("lb", "lb@klit.example")],
        ),
        (
            "Mette Holm\r\nLars Bo, Klitadministrationen\r\n",
            [("Mette Holm", ""), ("Lars Bo, Klitadministrationen", "")],
        ),
        ("1. Mette Holm\n2. Lars Bo", [("Mette Holm", ""), ("Lars Bo", "")]),
        (
            "Mette Holm\tFjordstyrelsen\tmh@fjord.example\nLars Bo\tKlitadministrationen\t",
            [("Mette Holm, Fjordstyrelsen", "mh@fjord.example"), ("Lars Bo, Klitadministrationen", "")],
        ),
        (
            "Institution\tNavn\tE-mail\tStilling\nFjordstyrelsen\tHolm, Mette\tmh@fjord.example\tkonsulent\n",
            [("Mette Holm, konsulent, Fjordstyrelsen", "mh@fjord.example")],
        ),
        ("Fornavn\tEfternavn\nMette\tHolm", [("Mette Holm", "")]),
        ("4 fra Fjordstyrelsen", [("4 fra Fjordstyrelsen", "")]),
        ("Mette Holm; Fjordstyrelsen", [("Mette Holm; Fjordstyrelsen", "")]),
        ("  \n\t\n", []),
        ("", []),
    ],
)
def test_who_is_in_a_list(text: str, people: list[tuple[str, str]]) -> None:
    assert people_lines(text) == [PersonLine(*each) for each in people]


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("@<>;,\t\n ."), max_size=200))
def test_no_text_is_too_strange(text: str) -> None:
    for each in people_lines(text):
        assert each.text.strip() and "\n" not in each.text


@given(st.lists(st.from_regex(r"[A-Z][a-z]{1,8} [A-Z][a-z]{1,8}", fullmatch=True), min_size=2, max_size=20))
def test_every_way_to_list_the_same_people_is_read_alike(names: list[str]) -> None:
    wanted = [(name, f"{number}@fjord.example") for number, name in enumerate(names)]
    mail = "; ".join(f"{name} <{address}>" for name, address in wanted)
    sheet = "Navn\tE-mail\r\n" + "".join(f"{name}\t{address}\r\n" for name, address in wanted)
    for text in (mail, mail.replace("; ", "\n"), sheet):
        assert [(each.text, each.email) for each in people_lines(text)] == wanted


def test_a_list_is_one_step_back_and_addresses_tell_the_institution(workspace: Workspace) -> None:
    fjord = create_institution(workspace, "Fjordstyrelsen")
    create_person(workspace, fjord, "Anne Bak", email="ab@fjord.example")
    meeting = create_meeting(workspace, "Netværk")
    lines = people_lines(
        "Mette Holm <mh@fjord.example>; Lars Bo, Klitadministrationen <lb@klit.example>; Eva <e@x.example>"
    )
    assert new_institutions(workspace, lines) == ["Klitadministrationen"]
    add_participants(workspace, meeting, lines, institutions=["Klitadministrationen"])
    people = read_meeting(workspace, meeting).participants
    assert sorted((each.name, each.institution_name) for each in people) == [
        ("Eva", ""),
        ("Lars Bo", "Klitadministrationen"),
        ("Mette Holm", "Fjordstyrelsen"),
    ]
    assert workspace.value("SELECT email FROM person WHERE name = 'Mette Holm'") == "mh@fjord.example"
    workspace.undo()
    assert not read_meeting(workspace, meeting).participants
    assert workspace.value("SELECT count(*) FROM institution") == 1


def test_a_whole_book_is_not_taken(workspace: Workspace) -> None:
    meeting = create_meeting(workspace, "Netværk")
    with pytest.raises(CampusError):
        add_participants(workspace, meeting, people_lines("Mette Holm\n" * (MOST_LINES + 1)))
    assert workspace.value("SELECT count(*) FROM participant") == 0


def test_an_address_is_kept_with_a_known_person_or_it_is_said_why_not(workspace: Workspace) -> None:
    fjord = create_institution(workspace, "Fjordstyrelsen")
    create_person(workspace, fjord, "Mette Holm")
    create_person(workspace, fjord, "Anne Bak", email="ab@fjord.example")
    meeting = create_meeting(workspace, "Netværk")
    lines = people_lines("Mette Holm <mh@fjord.example>; Anne Bak <anne@fjord.example>; Eva <e@x.example>")
    add_participants(workspace, meeting, lines)
    addresses = {row["name"]: row["email"] for row in workspace.rows("SELECT name, email FROM person")}
    assert addresses == {"Mette Holm": "mh@fjord.example", "Anne Bak": "ab@fjord.example"}
    anne, eva = emails_left(workspace, meeting, lines)
    assert all(part in anne for part in ("Anne Bak", "ab@fjord.example", "anne@fjord.example"))
    assert all(part in eva for part in ("Eva", "e@x.example", "institution"))
    workspace.undo()
    assert workspace.value("SELECT email FROM person WHERE name = 'Mette Holm'") == ""
    both = people_lines("Jens Bak <jb@klit.example>; Aase Oern <ao@klit.example>")
    add_participants(workspace, meeting, both)
    (sentence,) = emails_left(workspace, meeting, both)
    assert "2 adresser" in sentence and "Jens Bak, institution" in sentence
