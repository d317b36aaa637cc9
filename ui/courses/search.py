"""The catalogue's part of searching everywhere."""

from __future__ import annotations

from campus_desktop.courses import queries, search
from campus_desktop.i18n import duration
from campus_desktop.workspace import Workspace
from ui.shell.registry import Hit


def find(workspace: Workspace, text: str, limit: int) -> list[Hit]:
    """The best courses for ``text``, retired ones apart."""
    query = search.Query(text)
    if not query:
        return []
    rids = search.first(workspace, query, queries.listing(workspace)).rids[:limit]
    hits = []
    for line in queries.read_lines(workspace, rids):
        length = duration(line.minutes) if line.minutes is not None else line.duration_text
        detail = " · ".join(part for part in (line.code, line.provider, length) if part)
        hits.append(Hit(line.id, line.title, detail, line.format))
    return hits
