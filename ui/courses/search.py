"""The global search among courses."""

from __future__ import annotations

from campus_desktop.courses import queries, search
from campus_desktop.courses.fields import length_text
from campus_desktop.courses.spelling import forgiven
from campus_desktop.i18n import _
from campus_desktop.workspace import Workspace
from ui.shell.spec import Hit


def search_everywhere(workspace: Workspace, text: str, limit: int) -> list[Hit]:
    """The best courses for ``text``, retired ones last; where nothing is found, what was probably meant in case of a typing error."""
    query = search.Query(text)
    if not query:
        return []
    found, apart = queries.listing(workspace), queries.retired_listing(workspace)
    rids = search.first(workspace, query, found).rids
    retired = search.first(workspace, query, apart).rids if len(apart) else []
    similar = False
    if not rids and not retired and (meant := forgiven(workspace, query)) is not None:
        similar = True
        rids = search.first(workspace, meant, found).rids
        retired = search.first(workspace, meant, apart).rids if len(apart) else []
    hits = []
    for line in queries.read_lines(workspace, [*rids, *retired][:limit]):
        length = length_text(line.minutes, line.duration_text)
        gone = _("Retired") if line.retired else ""
        detail = " · ".join(part for part in (gone, line.code, line.provider, length) if part)
        hits.append(Hit(line.id, line.title, detail, line.format, similar))
    return hits
