"""Learning paths as they were."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from campus_desktop import practice
from campus_desktop.errors import CampusError
from campus_desktop.paths import edits, step_edits
from campus_desktop.paths.queries import read_path
from campus_desktop.paths.snapshots import delete_snapshots, list_snapshots, path_of, read_snapshot, take_snapshot
from campus_desktop.paths.summaries import latest_paths
from campus_desktop.workspace import Workspace, create
from campus_desktop.workspace.copies import give_away
from campus_desktop.workspace.verify import verify

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)


@pytest.fixture
def ws(tmp_path: Path) -> Iterator[Workspace]:
    workspace = create(tmp_path / "a.campus", now=lambda: NOW)
    practice.fill(workspace, NOW)
    yield workspace
    workspace.close()


def test_a_path_is_kept_as_it_is_with_every_detail(ws: Workspace) -> None:
    for summary in latest_paths(ws, 9):
        before = read_path(ws, summary.id)
        made = take_snapshot(ws, summary.id, "  Til  direktionen ")
        step_edits.update_step(ws, before.steps[0].id, title="Noget andet")
        assert read_snapshot(ws, made) == before != read_path(ws, summary.id)
        (listed,) = list_snapshots(ws, summary.id)
        assert (listed.id, listed.reason, listed.label, listed.at) == (made, "hand", "Til direktionen", NOW)
        assert (listed.steps, listed.minutes) == (summary.steps, summary.minutes)


def test_one_kept_by_hand_is_a_step_back(ws: Workspace) -> None:
    path = latest_paths(ws, 1)[0]
    made = take_snapshot(ws, path.id)
    assert ws.undo_label == f"Gem en version af »{path.title}«"
    ws.undo()
    assert list_snapshots(ws, path.id) == []
    with pytest.raises(CampusError, match="slettet"):
        read_snapshot(ws, made)
    ws.redo()
    delete_snapshots(ws, [made])
    assert list_snapshots(ws, path.id) == []
    ws.undo()
    assert [each.id for each in list_snapshots(ws, path.id)] == [made]


def test_kept_versions_go_and_come_back_with_their_path(ws: Workspace) -> None:
    path = latest_paths(ws, 1)[0].id
    take_snapshot(ws, path)
    before = list_snapshots(ws, path)
    edits.delete_path(ws, path)
    assert ws.value("SELECT count(*) FROM snapshot") == 0
    ws.undo()
    assert list_snapshots(ws, path) == before


def test_a_version_kept_by_another_program_is_read_as_far_as_it_goes() -> None:
    content = {"id": "p", "title": "P", "colour": "red", "phases": [{"id": "f", "name": "Før", "steps": [
        {"id": "s", "phase": "f", "title": "Brev", "start_time": "08:30", "marks": ["buddy"], "mood": 3}
    ]}]}  # fmt: skip
    path = path_of(content)
    assert (path.title, path.status, path.steps[0].marks) == ("P", "draft", ("buddy",))
    assert path.steps[0].start_time is not None and path.steps[0].start_time.hour == 8


def test_the_file_stays_sound_and_a_gift_has_none(ws: Workspace, tmp_path: Path) -> None:
    path = latest_paths(ws, 1)[0].id
    take_snapshot(ws, path, "HemmeligVersion")
    target = tmp_path / "gave.campus"
    give_away(ws, target, paths=frozenset([path]), courses=False, institutions=False)
    assert b"HemmeligVersion" not in target.read_bytes()
    assert verify(target).counts["snapshot"] == 0
    ws.close()
    report = verify(ws.path)
    assert report.sound and report.counts["snapshot"] == 1
