"""Short names of institutions and people."""

from __future__ import annotations

import re

from campus_desktop.workspace import Workspace


def initials(name: str) -> str:
    """The first letters of a name: "Mette Bak Holm" gives "MBH"; initials stay as they are."""
    words = [word for word in re.split(r"[\s.-]+", name) if word]
    if len(words) == 1 and (words[0].isupper() or len(words[0]) <= 3):
        return words[0]
    return "".join(word[0].upper() for word in words)


def short_names(workspace: Workspace) -> dict[str, str]:
    """The short names of institutions by id: the short name, else the name."""
    rows = workspace.rows("SELECT id, coalesce(nullif(short_name, ''), name) AS name FROM institution")
    return {row["id"]: row["name"] for row in rows}
