"""Participants: one line says who, from where, and whether they come."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campus_desktop.errors import CampusError
from campus_desktop.institutions.institution import Institution, Person
from campus_desktop.institutions.queries import list_institutions, list_people
from campus_desktop.institutions.short import initials
from campus_desktop.meetings import edits, item_edits, note_queries, notes, participants
from campus_desktop.meetings.context import read_context
from campus_desktop.meetings.noteline import parse
from campus_desktop.meetings.participants import Entry, parse_line
from campus_desktop.meetings.personal import names_in
from campus_desktop.meetings.queries import read_meeting

FJORD, KLIT = Institution("f", "Fjordstyrelsen", "Fjordst."), Institution("k", "Klitadministrationen", "Klitadm.")
HEDE = Institution("h", "Hedestyrelsen")
ALL = [FJORD, KLIT, HEDE]
METTE = Person("m", "f", "Mette Holm")


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("Mette Holm, Fjordstyrelsen", Entry("Mette Holm", "", "f", "m")),
        ("mette holm", Entry("mette holm", "", "f", "m")),
        ("MH (Fjordst.), online", Entry("MH", "", "f", None, "online")),
        ("4 fra Klitadministrationen", Entry("", "", "k", None, None, 4)),
        ("Klitadm. 3", Entry("", "", "k", None, None, 3)),
        ("2 Klitadm, til stede", Entry("", "", "k", None, "present", 2)),
        ("Hedestyrelsen, afbud", Entry("", "", "h", None, "apologies")),
        ("Lars Ærø, hede, HR-chef", Entry("Lars Ærø", "HR-chef", "h")),
        ("Lars, Vejdirektoratet", Entry("Lars", "Vejdirektoratet")),
        ("Ib; klit; til stede", Entry("Ib", "", "k", None, "present")),
    ],
)
def test_a_line_is_read(line: str, entry: Entry) -> None:
    assert parse_line(line, ALL, [METTE]) == entry


@pytest.mark.parametrize("line", ["", " , ", "online", "()"])
def test_a_line_that_says_nobody_is_refused(line: str) -> None:
    with pytest.raises(CampusError, match="Skriv et navn eller en institution"):
        parse_line(line, ALL, [])


@given(st.text(max_size=40))
def test_any_line_is_an_entry_or_refused(line: str) -> None:
    try:
        entry = parse_line(line, ALL, [METTE])
    except CampusError:
        return
    assert entry.name or entry.institution
    assert entry.count >= 1


def test_initials() -> None:
    assert [initials(name) for name in ("Mette Bak Holm", "MH", "Ærø Åby", "Jens-Ole")] == [
        "MBH", "MH", "ÆÅ", "JO",
    ]  # fmt: skip


def test_a_new_person_becomes_one_of_the_institutions(net: Any) -> None:
    before = net.read()
    participants.add_participant(net.ws, net.meeting, "Lars Ærø, Klitadm., chef", status="present")
    (one,) = net.read().participants
    assert (one.name, one.role, one.institution_name, one.status) == (
        "Lars Ærø", "chef", "Klitadministrationen", "present",
    )  # fmt: skip
    assert "Lars Ærø" in {person.name for person in list_people(net.ws, net.klit)}
    assert net.ws.undo_label == "Tilføj »Lars Ærø«"
    net.there_and_back(before)
    participants.add_participant(net.ws, net.meeting, "lars aeroe, online")
    assert [each.status for each in net.read().participants] == ["online"]


def test_counts_and_sums(net: Any) -> None:
    participants.add_participant(net.ws, net.meeting, "Fjordst. 4")
    participants.add_participant(net.ws, net.meeting, "CD")
    late = participants.add_participant(net.ws, net.meeting, "Klitadm. 2, afbud")
    meeting = net.read()
    assert meeting.expected == 5
    assert meeting.institutions == (net.fjord, net.klit)
    participants.update_participants(net.ws, [late], status="present")
    assert net.read().expected == 7
    participants.remove_participants(net.ws, [late])
    assert net.read().expected == 5
    net.ws.undo()
    assert net.read().expected == 7
    with pytest.raises(CampusError, match="mellem 1 og"):
        participants.update_participants(net.ws, [late], count=0)
    with pytest.raises(ValueError, match="status"):
        participants.update_participants(net.ws, [late], status="asleep")
    with pytest.raises(CampusError, match="slettet"):
        participants.update_participants(net.ws, ["none"], status="present")


def test_initials_only(net: Any) -> None:
    edits.update_meeting(net.ws, net.meeting, initials_only=True)
    participants.add_participant(net.ws, net.meeting, "Lars Ærø Dam, Klitadm.")
    assert [each.name for each in net.read().participants] == ["LÆD"]
    assert [person.name for person in list_people(net.ws, net.klit)] == ["CD"]
    participants.add_participant(net.ws, net.meeting, "Mette Holm, Fjordst.")
    meeting = net.read()
    assert [each.name for each in meeting.participants] == ["MH", "LÆD"]
    context = read_context(net.ws, meeting)
    for typed in ("Send den @Mette Holm", "Send den @MH"):
        line = parse(typed, context, date(2026, 11, 26))
        note = note_queries.read_note(net.ws, notes.add_note(net.ws, net.meeting, "action", line))
        assert (note.text, note.person, note.person_name) == ("Send den", net.mette, "MH")
        again, chosen = notes.line_of(note)
        assert parse(again, context, date(2026, 11, 26), chosen) == line


def test_in_a_meeting_of_initials_only_every_name_typed_is_kept_as_initials(net: Any) -> None:
    item_edits.update_item(net.ws, net.items[1], responsible="Åse Ørsted, Klitadministrationen")
    edits.update_meeting(net.ws, net.meeting, chair="Jens-Peter Sørensen og TH")
    typed = participants.add_participant(net.ws, net.meeting, "Karla Lund")
    edits.update_meeting(net.ws, net.meeting, initials_only=True)
    edits.update_meeting(net.ws, net.meeting, contact="Mette Bak Holm, HR", minute_taker="Klitadministrationen")
    item_edits.update_item(net.ws, net.items[2], responsible="Bo Bendtsen")
    item_edits.add_item(net.ws, net.meeting, "Oplæg", 10, responsible="Ida Birk (HR)")
    row = net.ws.row("SELECT chair, contact, minute_taker FROM meeting WHERE id = ?", (net.meeting,))
    assert tuple(row) == ("JPS og TH", "MBH, HR", "Klitadministrationen")
    rows = net.ws.rows("SELECT responsible FROM agenda_item WHERE responsible <> '' ORDER BY ord")
    assert [each["responsible"] for each in rows] == ["ÅØ, Klitadministrationen", "BB", "IB (HR)"]
    assert net.ws.value("SELECT name FROM participant WHERE id = ?", (typed,)) == "KL"
    participants.update_participants(net.ws, [typed], name="Karla  Maria Lund")
    assert net.ws.value("SELECT name FROM participant WHERE id = ?", (typed,)) == "KML"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mette Bak Holm, Fjordstyrelsen", ["Mette Bak Holm"]),
        ("Jens-Peter Sørensen og Åse Ørsted (HR)", ["Jens-Peter Sørensen", "Åse Ørsted"]),
        ("Facilitator", []),
        ("TH", []),
        ("Ansvarlig for første udkast", []),
        ("Campus Teamet", []),
    ],
)
def test_names_in_a_field_for_people(text: str, names: list[str]) -> None:
    assert names_in(text, ["Fjordstyrelsen", "Campus teamet"]) == names


@pytest.mark.parametrize(
    ("line", "institution"),
    [
        ("Ida Lund, Nystyrelsen", "Nystyrelsen"),
        ("4 fra Nystyrelsen", "Nystyrelsen"),
        ("4 from New Agency, online", "New Agency"),
        ("Nystyrelsen", "Nystyrelsen"),
        ("Ida Lund, Kysten, leder", "Kysten"),
        ("Ida Lund, leder, Kystkommune", "Kystkommune"),
        ("Transportministeriet, afbud", "Transportministeriet"),
        ("Lars Ærø", ""),
        ("Mette Holm", ""),
        ("Lars, Fjordstyrelsen", ""),
        ("4 fra Fjordstyrelsen", ""),
        ("", ""),
    ],
)
def test_what_may_be_a_new_institution(net: Any, line: str, institution: str) -> None:
    assert participants.new_institution(net.ws, line) == institution


def test_a_new_institution_is_made_in_the_same_step_back(net: Any) -> None:
    before = len(list_institutions(net.ws))
    made = participants.add_participant(net.ws, net.meeting, "Ida Lund, Nystyrelsen, leder", institution="Nystyrelsen")
    participant = next(each for each in read_meeting(net.ws, net.meeting).participants if each.id == made)
    assert (participant.name, participant.role, participant.institution_name) == ("Ida Lund", "leder", "Nystyrelsen")
    net.ws.undo()
    assert len(list_institutions(net.ws)) == before
    assert all(each.id != made for each in read_meeting(net.ws, net.meeting).participants)
