"""The beginning of exactly one known name is that person: nobody is created a second time without being asked for."""

from __future__ import annotations

from typing import Any

import pytest

from campus_desktop.institutions.edits import create_person
from campus_desktop.institutions.names import begun_by
from campus_desktop.meetings import participants
from campus_desktop.meetings.newcomers import begun_name
from campus_desktop.meetings.noteline import Candidate


def people(net: Any) -> list[str]:
    return sorted(row["name"] for row in net.ws.rows("SELECT name FROM person"))


def test_only_whole_words_of_one_name() -> None:
    names = ["Mette Holm", "Metteline Skov", "Bo Lund", "Bo Dam"]
    assert begun_by("mette", names, str) == "Mette Holm"
    assert [begun_by(typed, names, str) for typed in ("Met", "Bo", "", "Holm", "Mette Holm Ib")] == [None] * 5
    assert begun_name("Mette", [Candidate("institution", "i", "Mette Hus")]) is None


@pytest.mark.parametrize("line", ["Signe", "Signe, Klitadministrationen", "@Signe, online"])
def test_a_participant_is_the_known_person(net: Any, line: str) -> None:
    known = create_person(net.ws, net.klit, "Signe Skov")
    before = people(net)
    assert participants.understood_as(net.ws, line) == ("Signe", "Signe Skov")
    added = participants.add_participant(net.ws, net.meeting, line)
    (one,) = [each for each in net.read().participants if each.id == added]
    assert (one.person, one.institution, people(net)) == (known, net.klit, before)


def test_a_new_person_where_asked_for_is_one_step_back(net: Any) -> None:
    create_person(net.ws, net.klit, "Signe Skov")
    added = participants.add_participant(net.ws, net.meeting, "Signe")
    before = net.read()
    made = participants.add_new_instead(net.ws, net.meeting, added, "Signe", "registered")
    names = [(each.id, each.name, each.institution) for each in net.read().participants]
    assert (made, "Signe", net.klit) in names and added not in [each[0] for each in names]
    assert "Signe" in people(net) and "Signe Skov" in people(net)
    net.there_and_back(before)


def test_two_of_that_name_or_an_address_is_somebody_new(net: Any) -> None:
    create_person(net.ws, net.klit, "Signe Skov")
    participants.add_participant(net.ws, net.meeting, "Signe, Klitadministrationen", email="m@dal.example")
    assert "Signe" in people(net)
    create_person(net.ws, net.fjord, "Ib Lund")
    create_person(net.ws, net.klit, "Ib Dam")
    assert participants.understood_as(net.ws, "Ib") is None
    assert participants.understood_as(net.ws, "Ib, Fjordstyrelsen") == ("Ib", "Ib Lund")
