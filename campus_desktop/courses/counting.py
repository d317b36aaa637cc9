"""The number of courses, in a module of its own so that the window starts fast."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from campus_desktop.workspace import Workspace


def count(ws: Workspace, *, retired: bool = False) -> int:
    """How many courses there are; without the retired ones unless ``retired``."""
    everything: int = ws.value("SELECT count(*) FROM course")
    return everything if retired else everything - int(ws.value("SELECT count(*) FROM course WHERE retired = 1"))


def has_courses(ws: Workspace) -> bool:
    """Whether there is any course, including retired ones."""
    return bool(ws.value("SELECT EXISTS (SELECT 1 FROM course)"))
