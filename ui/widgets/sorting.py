"""How a heading shows that a table is sorted by it, on the screen and to a screen reader."""

from __future__ import annotations

from campus_desktop.i18n import _


def sorted_heading(title: str, *, descending: bool, painted: bool) -> str:
    """The text of the sorted column's heading: with an arrow where it is ``painted``, in words where it is read aloud."""
    if painted:
        return f"{title} {'▼' if descending else '▲'}"
    return (_("{column}, descending") if descending else _("{column}, ascending")).format(column=title)
