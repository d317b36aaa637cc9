"""Institutions and people in the global search."""

from __future__ import annotations

from campus_desktop.i18n import _
from campus_desktop.institutions.queries import search_institutions, search_people
from campus_desktop.workspace import Workspace
from ui.shell.spec import Hit


def search_everywhere(workspace: Workspace, text: str, limit: int) -> list[Hit]:
    """Institutions whose name or topics contain the words of ``text``, then people, each with role and institution."""
    institutions = [Hit(each.id, each.name, _("Institution")) for each in search_institutions(workspace, text)]
    people = [
        Hit(each.id, each.name, " · ".join(part for part in (each.role or _("Person"), at) if part))
        for each, at in search_people(workspace, text)
    ]
    return (institutions + people)[:limit]
