"""``show WORKSPACE courses``: the catalogue as plain objects and as readable lines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from campus_desktop.commandline import Noun
from campus_desktop.courses import queries, search
from campus_desktop.courses.fields import length_text
from campus_desktop.courses.formats import format_name
from campus_desktop.i18n import _

if TYPE_CHECKING:
    from campus_desktop.workspace import Workspace


def rows(ws: Workspace, text: str = "", limit: int | None = None) -> list[dict[str, object]]:
    """Courses, including retired ones: by title, or best match first for ``text``; at most ``limit``. Missing values are None."""
    listing = queries.listing(ws, queries.Filters(retired=True))
    query = search.Query(text)
    rids = search.every(ws, query, listing) if query else listing.rids
    return [_object(asdict(course)) for course in queries.read_by_rid(ws, rids[:limit])]


def _object(fields: dict[str, Any]) -> dict[str, object]:
    plain: dict[str, object] = {}
    for name, value in fields.items():
        if isinstance(value, date):
            plain[name] = value.isoformat()
        elif isinstance(value, tuple):
            plain[name] = list(value)
        else:
            plain[name] = None if value == "" else value
    return plain


def line(row: Mapping[str, object]) -> str:
    """One course as readable text: title, format, duration, code and provider."""
    word, minutes = row["format"], row["minutes"]
    parts = [
        row["title"],
        format_name(word) if isinstance(word, str) else None,
        length_text(minutes if isinstance(minutes, int) else None, str(row["duration_text"] or "")),
        row["code"],
        row["provider"],
        _("Retired") if row["retired"] else None,
    ]
    return " · ".join(str(part) for part in parts if part)


NOUN = Noun("courses", rows, line)
