"""A copy that lands in a phase its day does not lie in has neither the day nor the time of day."""

from __future__ import annotations

from datetime import time

import pytest

from campus_desktop.paths import clipboard, edits, step_edits
from campus_desktop.paths.queries import read_path
from campus_desktop.workspace import Workspace


@pytest.mark.parametrize("road", ["copied", "from another file"])
@pytest.mark.parametrize(("first", "last", "kept"), [(10, 12, False), (1, 5, True)])
def test_time_of_day_goes_with_the_day(workspace: Workspace, road: str, first: int, last: int, kept: bool) -> None:
    path = edits.create_path(workspace, "Forløb")
    here = read_path(workspace, path).phases[0].id
    there = edits.add_phase(workspace, path, "Anden")
    edits.update_phase(workspace, there, first_day=first, last_day=last)
    step = step_edits.add_step(workspace, here, "Møde", day=2, start_time=time(9, 30))
    if road == "copied":
        step_edits.copy_steps(workspace, [step], there)
    else:
        clipboard.paste_contents(workspace, there, clipboard.contents(read_path(workspace, path).steps))
    made = next(each for each in read_path(workspace, path).phases if each.id == there).steps[0]
    assert (made.day, made.start_time) == ((2, time(9, 30)) if kept else (None, None))
