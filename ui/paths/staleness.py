"""Determines which phases an edit touched, so that only those are read again."""

from __future__ import annotations

from collections.abc import Callable

from campus_desktop.paths.queries import phases_of_steps
from campus_desktop.workspace import Change, Workspace


def stale_phases(
    workspace: Workspace, change: Change | None, phase_of: Callable[[str], str | None]
) -> frozenset[str] | None:
    """The phases whose steps must be read again; None: all of them. ``phase_of`` returns the previous phase of a step."""
    if change is None or change.touches("step_goal", "prerequisite", "course"):
        return None
    steps = change.ids("step")
    phases = change.ids("phase")
    if steps is None or phases is None:
        return None
    if not steps:
        return phases
    was = {phase for step in steps if (phase := phase_of(step)) is not None}
    return phases | was | phases_of_steps(workspace, steps)
