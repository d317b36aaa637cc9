"""Which phases an edit touched, so that only those are read again."""

from __future__ import annotations

from campus_desktop.paths.path import LearningPath
from campus_desktop.paths.queries import phases_of_steps
from campus_desktop.workspace import Change, Workspace


def stale_phases(workspace: Workspace, path: LearningPath, change: Change | None) -> frozenset[str] | None:
    """The phases whose steps must be read again; None: all of them."""
    if change is None or change.touches("step_goal", "prerequisite", "course"):
        return None
    steps = change.ids("step")
    phases = change.ids("phase")
    if steps is None or phases is None:
        return None
    if not steps:
        return phases
    was = {phase.id for phase in path.phases if any(step.id in steps for step in phase.steps)}
    return phases | was | phases_of_steps(workspace, steps)
