"""Somebody's name typed with the mark that says "who" in a note: "@HR" is HR wherever a name stands."""

from __future__ import annotations

import pytest

from campus_desktop.institutions.edits import create_institution, create_person, update_person
from campus_desktop.institutions.names import without_mark
from campus_desktop.institutions.queries import list_institutions, list_people
from campus_desktop.meetings import edits, item_edits, newcomers, participants
from campus_desktop.meetings.people_lines import people_lines
from campus_desktop.meetings.queries import read_meeting
from campus_desktop.paths import edits as paths
from campus_desktop.paths import step_edits
from campus_desktop.paths.queries import read_path
from campus_desktop.workspace import Workspace


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("@HR", "HR"),
        ("@ HR", "HR"),
        ("@@HR", "HR"),
        ("@HR, @Mette Holm", "HR, Mette Holm"),
        ("HR/@IT og (@ledelsen)", "HR/IT og (ledelsen)"),
        ("mh@fjord.example", "mh@fjord.example"),
        ("@", "@"),
        ("a @ b", "a @ b"),
        ("", ""),
    ],
)
def test_the_mark_is_no_part_of_a_name(typed: str, name: str) -> None:
    assert without_mark(typed) == name


def test_wherever_a_name_stands(workspace: Workspace) -> None:
    fjord = create_institution(workspace, "@Fjordstyrelsen")
    person = create_person(workspace, fjord, "@HR")
    assert [each.name for each in list_institutions(workspace)] == ["Fjordstyrelsen"]
    update_person(workspace, person, "name", "@HR-chefen")
    assert [each.name for each in list_people(workspace, fjord)] == ["HR-chefen"]
    path = paths.create_path(workspace, "Forløb")
    paths.update_path(workspace, path, owner="@MH", contact="@KB, kb@fjord.example")
    step = step_edits.add_step(workspace, read_path(workspace, path).phases[0].id, "Trin", responsible="@KB")
    found = read_path(workspace, path)
    assert (found.owner, found.contact) == ("MH", "KB, kb@fjord.example")
    assert found.phases[0].steps[0].responsible == "KB"
    step_edits.update_step(workspace, step, responsible="@KB, @HR")
    assert read_path(workspace, path).phases[0].steps[0].responsible == "KB, HR"


def test_at_a_meeting(workspace: Workspace) -> None:
    fjord = create_institution(workspace, "Fjordstyrelsen")
    meeting = edits.create_meeting(workspace, "Møde", chair="@MH")
    item_edits.add_item(workspace, meeting, "Punkt", 10, responsible="@HR")
    participants.add_participant(workspace, meeting, "@Mette Holm, @Fjordstyrelsen")
    lines = people_lines("@Lars Bo <lb@fjord.example>; @Ida Lind <il@fjord.example>")
    participants.add_participants(workspace, meeting, lines)
    assert participants.new_institution(workspace, "@Ida Lind, @Nystyrelsen") == "Nystyrelsen"
    found = read_meeting(workspace, meeting)
    assert found.chair == "MH" and found.items[0].responsible == "HR"
    assert {each.name: each.institution for each in found.participants} == {
        "Mette Holm": fjord, "Lars Bo": None, "Ida Lind": None,
    }  # fmt: skip
    assert newcomers.create_text("@HR") == "Opret »HR«" and not newcomers.can_be_named("@", ())
    institution, person = newcomers.create_responsible(workspace, meeting, "@HR")
    assert [each.name for each in list_people(workspace, institution) if each.id == person] == ["HR"]
    one = found.participants[0].id
    participants.update_participants(workspace, [one], name="@Mette H.")
    assert "@" not in read_meeting(workspace, meeting).participants[0].name
