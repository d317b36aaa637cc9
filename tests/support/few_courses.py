"""A handful of courses: with and without a code, a length and an audience, one retired, æ, ø and å among them."""

from __future__ import annotations

from typing import Any

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

IN_ORDER = [
    "Feedback i hverdagen",
    "Læring på jobbet",
    "Sagsbehandlingskursus",
    "Sådan giver du feedback",
    "Ølbrygning",
    "Årsregnskab for begyndere",
]
"""Their titles by Danish rules, the retired one left out."""


def fill(workspace: Workspace) -> None:
    """Put them in."""
    for fields in COURSES:
        edits.create_course(workspace, fields)
