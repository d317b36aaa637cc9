"""Learning paths and steps in the global search."""

from __future__ import annotations

from campus_desktop.paths.queries import search_steps
from campus_desktop.paths.summaries import search_paths
from campus_desktop.workspace import Workspace
from ui.shell.spec import Hit


def search_everywhere(workspace: Workspace, text: str, limit: int) -> list[Hit]:
    """Paths first, then steps, each with its place."""
    paths = [Hit(path.id, path.title, path.institution_name) for path in search_paths(workspace, text, limit)]
    steps = [
        Hit(step.id, step.title, f"{step.path_title} › {step.phase_name}")
        for step in search_steps(workspace, text, limit - len(paths))
    ]
    return paths + steps if limit > len(paths) else paths
