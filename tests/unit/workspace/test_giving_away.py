"""A copy to give away: what was not chosen is not in it, and lies beside it at no moment, also where the program is killed."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from campus_desktop.paths.edits import create_path
from campus_desktop.workspace import Workspace, copies, create, open_workspace
from campus_desktop.workspace.verify import verify

SECRET = "HemmeligtOrd"
DEEDS = """
import sys, threading
from pathlib import Path
from campus_desktop.workspace import copies, open_workspace, whole_copy

def stop(*_arguments):
    print("here", flush=True)
    threading.Event().wait(60)

at = sys.argv[3]
if at == "copied":
    copies._leave_out = stop
elif at == "chosen":
    leave_out = copies._leave_out
    copies._leave_out = lambda *arguments: (leave_out(*arguments), stop())
else:
    copies.finish = stop
workspace = open_workspace(Path(sys.argv[1]))
copies.give_away(workspace, Path(sys.argv[2]), paths=frozenset(), courses=False, institutions=False)
"""


@pytest.fixture
def private(tmp_path: Path) -> Workspace:
    """A file full of what nobody else shall read."""
    (tmp_path / "egen").mkdir()
    workspace = create(tmp_path / "egen" / "a.campus")
    with workspace.edit("Fill") as edit:
        for number in range(2_000):
            edit.insert("course", {"title": f"{SECRET} {number}", "description": SECRET * 100, "sort_key": str(number)})
    workspace.close()
    return workspace


@pytest.mark.parametrize("at", ["copied", "chosen", "finished"])
def test_killed_at_any_moment_nothing_private_lies_beside_the_target(
    private: Workspace, tmp_path: Path, at: str
) -> None:
    folder = tmp_path / "usb"
    folder.mkdir()
    command = [sys.executable, "-c", DEEDS, str(private.path), str(folder / "gave.campus"), at]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=Path.cwd()) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "here\n"
        process.send_signal(signal.SIGKILL)
        process.wait()
    found = list(folder.iterdir())
    assert [path.name for path in found] == ([".gave.campus.part"] if at == "finished" else [])
    assert all(SECRET.encode() not in path.read_bytes() for path in found)
    assert copies.left_over(folder) == found


def test_what_an_earlier_program_left_behind_is_found_and_removed(private: Workspace, tmp_path: Path) -> None:
    left = [tmp_path / ".x.campus.chosen", tmp_path / "..x.campus.chosen.part"]
    for path in left:
        path.write_text(SECRET)
    assert copies.left_over(tmp_path) == sorted(left)
    workspace = open_workspace(private.path)
    target = tmp_path / "gave.campus"
    copies.give_away(workspace, target, paths=frozenset(), courses=False, institutions=False)
    workspace.close()
    assert copies.left_over(tmp_path) == [] and verify(target).sound
    assert SECRET.encode() not in target.read_bytes()


@pytest.mark.parametrize("name", [None, *copies.ALONG])
def test_each_thing_that_may_go_along_does_so_only_when_asked_for(tmp_path: Path, name: str | None) -> None:
    workspace = create(tmp_path / "a.campus")
    with workspace.edit("Institution") as edit:
        own = edit.insert("institution", {"name": "Fjordstyrelsen", "sort_key": "f", "note": "internal"})
    path = create_path(workspace, "Onboarding", institution=own)
    with workspace.edit("Fill") as edit:
        edit.update("path", path, {"owner": "owner", "contact": "contact", "case_number": "case_number"})
        phase = edit.insert("phase", {"path": path, "name": "Uge 1", "ord": "V"})
        edit.insert("step", {"phase": phase, "title": "Trin", "ord": "V", "note": "notes"})
    along = frozenset() if name is None else frozenset([name])
    target = tmp_path / "gave.campus"
    copies.give_away(workspace, target, paths=frozenset([path]), courses=False, institutions=False, along=along)
    workspace.close()
    given = open_workspace(target)
    found = {
        key: {row[column] for row in given.rows(f"SELECT {column} FROM {table}")}
        for key, (table, column) in copies.ALONG.items()
    }
    given.close()
    assert found == {key: {key if key == name else ""} for key in copies.ALONG}
