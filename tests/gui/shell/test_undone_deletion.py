"""Undo of a deletion: what came back is chosen and in sight, wherever one is, and not what only pointed at it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from campus_desktop.courses import edits as courses
from campus_desktop.institutions import edits as institutions
from campus_desktop.meetings import edits
from campus_desktop.paths import edits as paths
from campus_desktop.paths import queries, step_edits
from campus_desktop.workspace import Workspace
from ui.shell.window import MainWindow

PAGES = ["paths", "meetings", "institutions", "courses"]


@pytest.fixture
def things(workspace: Workspace) -> dict[str, str]:
    """One of each that point at each other, the page of each with its id; and others beside them."""
    for name in ("Andet", "Åben"):
        institutions.create_institution(workspace, name)
        courses.create_course(workspace, {"title": name})
    host = institutions.create_institution(workspace, "Klitadministrationen")
    course = courses.create_course(workspace, {"title": "GDPR"})
    path = paths.create_path(workspace, "Preboarding", institution=host)
    step_edits.add_step(workspace, queries.read_path(workspace, path).phases[0].id, "GDPR", course=course)
    meeting = edits.create_meeting(workspace, "Netværk", date=date(2026, 11, 26), host=host)
    edits.add_paths(workspace, meeting, [path])
    return {"paths": path, "meetings": meeting, "institutions": host, "courses": course}


@pytest.mark.parametrize("away", [*PAGES, "overview"])
@pytest.mark.parametrize("key", PAGES)
def test_what_came_back_is_in_sight(
    window: MainWindow, workspace: Workspace, things: dict[str, str], key: str, away: str
) -> None:
    thing = things[key]
    {
        "paths": lambda: paths.delete_path(workspace, thing),
        "meetings": lambda: edits.delete_meetings(workspace, [thing]),
        "institutions": lambda: institutions.delete_institutions(workspace, [thing]),
        "courses": lambda: courses.delete(workspace, [thing]),
    }[key]()
    window.show_page(away)
    window.undo()
    QApplication.processEvents()
    page = window.current_page
    assert page is not None and window.current_key == key and page.isVisible()
    assert page.item() == thing
