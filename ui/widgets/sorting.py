"""How a column that a table is sorted by says so, to the eye and to a screen reader."""

from __future__ import annotations

from campus_desktop.i18n import _


def sorted_heading(title: str, *, descending: bool, painted: bool) -> str:
    """The heading of the column: with an arrow where it is ``painted``, in words where it is read aloud."""
    if painted:
        return f"{title} {'▼' if descending else '▲'}"
    return (_("{column}, descending") if descending else _("{column}, ascending")).format(column=title)
