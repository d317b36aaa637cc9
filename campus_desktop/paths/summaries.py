"""Learning paths as rows of a list."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from campus_desktop.i18n import fold
from campus_desktop.workspace import Workspace


class PathSummary(NamedTuple):
    """A path as one row of a list. ``steps`` counts its steps, ``minutes`` is their sum, without the ``unknown`` ones that have
    no length; ``changed`` is an ISO instant."""

    id: str
    title: str
    institution: str | None
    institution_name: str
    kind: str | None
    purpose: str | None
    status: str
    steps: int
    minutes: int
    unknown: int
    changed: str
    is_template: bool
    audience: str


_SUMMARY = """
SELECT p.id, p.title, p.institution, coalesce(i.name, '') AS institution_name, p.kind, p.purpose, p.status,
    count(s.id) AS steps, coalesce(sum(s.minutes), 0) AS minutes,
    count(s.id) - count(s.minutes) AS unknown, p.changed, p.is_template, p.audience
FROM path p LEFT JOIN institution i ON i.id = p.institution LEFT JOIN phase f ON f.path = p.id LEFT JOIN step s ON s.phase = f.id
WHERE p.is_template = ? GROUP BY p.id
"""


def list_paths(workspace: Workspace, *, templates: bool = False) -> list[PathSummary]:
    """All paths (or the workspace's own templates) in Danish order of title."""
    rows = workspace.rows(_SUMMARY + " ORDER BY p.sort_key, p.id", (int(templates),))
    return [_summary(row) for row in rows]


def latest_paths(workspace: Workspace, count: int) -> list[PathSummary]:
    """The ``count`` paths changed last, newest first."""
    rows = workspace.rows(_SUMMARY + " ORDER BY p.changed DESC, p.id LIMIT ?", (0, count))
    return [_summary(row) for row in rows]


def _summary(row: sqlite3.Row) -> PathSummary:
    values = dict(row)
    values["is_template"] = bool(row["is_template"])
    return PathSummary(**values)


def count_paths(workspace: Workspace) -> int:
    """How many paths there are, without templates."""
    return int(workspace.value("SELECT count(*) FROM path WHERE NOT is_template"))


def search_paths(workspace: Workspace, text: str, limit: int) -> list[PathSummary]:
    """Paths whose title, institution or audience contains every word of ``text``, with any spelling of æ, ø and å."""
    words = fold(text).split()
    found = []
    for path in list_paths(workspace):
        if all(word in fold(f"{path.title} {path.institution_name} {path.audience}") for word in words):
            found.append(path)
            if len(found) == limit:
                break
    return found
