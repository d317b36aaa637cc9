"""What undo says of a change: the field where it is one, else the thing alone."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from campus_desktop.courses.edits import create_course
from campus_desktop.meetings import notes
from campus_desktop.meetings.edits import create_meeting
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.paths import edits, step_edits, words
from campus_desktop.paths.queries import read_path
from campus_desktop.workspace import Workspace


@pytest.fixture
def step(workspace: Workspace) -> str:
    path = edits.create_path(workspace, "Forløb")
    return step_edits.add_step(workspace, read_path(workspace, path).phases[0].id, "Velkomst")


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("title", "Rundvisning", "Ret titel for »Rundvisning«"),
        ("minutes", 30, "Ret varighed for »Velkomst«"),
        ("day", 2, "Ret dag for »Velkomst«"),
        ("start_time", time(9, 30), "Ret klokkeslæt for »Velkomst«"),
        ("responsible", "KB", "Ret ansvarlig for »Velkomst«"),
        ("mandatory", True, "Ret obligatorisk for »Velkomst«"),
        ("marks", ["welcome"], "Ret temaer for »Velkomst«"),
        ("note", "Husk nøgler", "Ret note for »Velkomst«"),
    ],
)
def test_one_field_of_a_step(workspace: Workspace, step: str, field: str, value: Any, said: str) -> None:
    step_edits.update_step(workspace, step, **{field: value})
    assert workspace.undo_label == said


def test_several_fields_and_several_steps(workspace: Workspace, step: str) -> None:
    step_edits.update_step(workspace, step, minutes=5, day=1)
    assert workspace.undo_label == "Ret »Velkomst«"
    both = [step, *step_edits.duplicate_steps(workspace, [step])]
    step_edits.update_steps(workspace, both, format="video")
    assert workspace.undo_label == "Ret format for 2 trin"
    step_edits.update_steps(workspace, both, format="talk", minutes=10)
    assert workspace.undo_label == "Ret 2 trin"


def test_what_a_step_is_linked_to(workspace: Workspace, step: str) -> None:
    create_course(workspace, {"title": "Kursus", "code": "K-1"})
    step_edits.link_course(workspace, step, "K-1")
    assert workspace.undo_label == "Ret kursus for »Velkomst«"
    goal = edits.add_goal(workspace, next(iter(workspace.rows("SELECT id FROM path")))["id"], "Kan det")
    step_edits.set_step_goals(workspace, step, [goal])
    assert workspace.undo_label == "Ret læringsmål for »Velkomst«"
    other = step_edits.duplicate_steps(workspace, [step])[0]
    step_edits.set_prerequisites(workspace, other, [step])
    assert "forudsætninger" in (workspace.undo_label or "")


def test_phase_and_path(workspace: Workspace, step: str) -> None:
    path = next(iter(workspace.rows("SELECT id FROM path")))["id"]
    phase = read_path(workspace, path).phases[0].id
    edits.update_phase(workspace, phase, name="Uge 1", first_day=None, last_day=None, budget=None)
    assert workspace.undo_label == "Ret navn for »Uge 1«", "the dialog gives all fields; one is another"
    edits.update_phase(workspace, phase, name="Uge 1", first_day=1, last_day=5, budget=None)
    assert workspace.undo_label == "Ret dage for »Uge 1«"
    edits.update_phase(workspace, phase, budget=60, last_day=6)
    assert workspace.undo_label == "Ret »Uge 1«"
    edits.update_path(workspace, path, status="agreed")
    assert workspace.undo_label == "Ret status for »Forløb«"
    edits.update_path(workspace, path, title="Nyt navn")
    assert workspace.undo_label == "Ret titel for »Nyt navn«"


def test_an_idea_added_to_a_step(workspace: Workspace, step: str) -> None:
    meeting = create_meeting(workspace, "Netværk")
    note = notes.add_note(workspace, meeting, "idea", NoteLine("Tag kaffe med"))
    notes.idea_onto_step(workspace, note, step)
    assert workspace.undo_label == "Føj en idé til noten på »Velkomst«"


def test_every_field_has_its_word_() -> None:
    for fields, found in (
        (step_edits.STEP_FIELDS, words.STEP_WORDS),
        (edits.PHASE_FIELDS, words.PHASE_WORDS),
        (edits.PATH_FIELDS - {"is_template"}, words.PATH_WORDS),
    ):
        assert fields <= set(found)
