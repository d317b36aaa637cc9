"""A file with a few courses, and the window on it."""

from __future__ import annotations

from typing import Any

import pytest

from campus_desktop.courses import edits
from campus_desktop.workspace import Workspace

COURSES: tuple[dict[str, Any], ...] = (
    {
        "title": "Feedback i hverdagen",
        "code": "LED-310",
        "format": "face-to-face",
        "minutes": 444,
        "provider": "Fjordstyrelsen",
        "audience": "Ledere",
        "language": "dansk",
        "description": "Giv og modtag feedback, der flytter noget.",
        "goals": ("Kan give feedback", "Aftaler spilleregler"),
        "prerequisites": "Sådan giver du feedback",
        "tags": ("Feedback", "samarbejde"),
    },
    {"title": "Sådan giver du feedback", "code": "LED-311", "format": "video", "minutes": 5, "tags": ("Feedback",)},
    {"title": "Årsregnskab for begyndere", "code": "ØKO-1", "format": "e-learning", "minutes": 90, "audience": "Alle"},
    {"title": "Sagsbehandlingskursus", "code": "JUR-2", "format": "virtual", "provider": "Åkirkeby Kommune"},
    {"title": "Læring på jobbet", "format": "peer", "minutes": 60, "provider": "Zoo"},
    {"title": "Ølbrygning", "provider": "Ærø"},
    {"title": "Gammelt kursus", "code": "LED-9", "retired": True},
)


@pytest.fixture
def workspace(workspace: Workspace) -> Workspace:
    """The open file, with courses in it."""
    for fields in COURSES:
        edits.create_course(workspace, fields)
    return workspace
