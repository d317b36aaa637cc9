"""Institutions in the global search."""

from __future__ import annotations

from campus_desktop.i18n import _
from campus_desktop.institutions.queries import search_institutions
from campus_desktop.workspace import Workspace
from ui.shell.registry import Hit


def search_everywhere(workspace: Workspace, text: str, limit: int) -> list[Hit]:
    """Institutions whose name or topics contain the words of ``text``."""
    return [Hit(each.id, each.name, _("Institution")) for each in search_institutions(workspace, text)[:limit]]
