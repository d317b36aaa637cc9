"""A field set to what it already is makes no undo step and leaves no trace in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest

from campus_desktop.errors import CampusError
from campus_desktop.institutions.edits import create_institution
from campus_desktop.meetings import edits as meetings
from campus_desktop.meetings import item_edits
from campus_desktop.paths import edits, step_edits
from campus_desktop.workspace import Workspace, create
from tests.unit.conftest import NOW


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """An empty file whose clock goes on a minute with every look."""
    minutes = count()
    made = create(tmp_path / "a.campus", user="AB", now=lambda: NOW + timedelta(minutes=next(minutes)))
    yield made
    made.close()


Act = Callable[[Workspace, str, str, str], object]


def _step_goals(ws: Workspace, path: str, phase: str, step: str) -> object:
    return step_edits.set_step_goals(ws, step, [])


@pytest.mark.parametrize(
    "again",
    [
        lambda ws, path, phase, step: edits.update_path(ws, path, institution=None),
        lambda ws, path, phase, step: edits.update_path(ws, path, title="Forløb", merge=True),
        lambda ws, path, phase, step: edits.update_phase(ws, phase, name="Uge 1"),
        lambda ws, path, phase, step: step_edits.update_step(ws, step, format="video", minutes=20),
        lambda ws, path, phase, step: step_edits.update_steps(ws, [step], marks=[]),
        _step_goals,
    ],
)
def test_an_unchanged_field_is_no_step(workspace: Workspace, again: Act) -> None:
    path = edits.create_path(workspace, "Forløb")
    phase = edits.add_phase(workspace, path, "Uge 1")
    step = step_edits.add_step(workspace, phase, "Velkomst", format="video", minutes=20)
    before, changed = workspace.undo_label, workspace.value("SELECT changed FROM path")
    seen: list[object] = []
    workspace.subscribe(seen.append)
    again(workspace, path, phase, step)
    assert workspace.undo_label == before and not seen
    assert workspace.value("SELECT changed FROM path") == changed


def test_an_unchanged_meeting_is_no_step_and_a_changed_one_is_newer(workspace: Workspace) -> None:
    host = create_institution(workspace, "Fjordstyrelsen")
    meeting = meetings.create_meeting(workspace, "Møde", date=date(2026, 11, 26), host=host)
    item = item_edits.add_item(workspace, meeting, "Runde", 20)
    before, changed = workspace.undo_label, workspace.value("SELECT changed FROM meeting")
    meetings.update_meeting(workspace, meeting, host=host)
    item_edits.update_item(workspace, item, minutes=20)
    item_edits.pin(workspace, item, None)
    assert (workspace.undo_label, workspace.value("SELECT changed FROM meeting")) == (before, changed)
    item_edits.update_item(workspace, item, minutes=30)
    assert workspace.undo_label != before
    with pytest.raises(CampusError, match="slettet"), workspace.edit("x") as edit:
        meetings.touch(edit, "x")
