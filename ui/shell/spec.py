"""What the window knows of a page before it is made: its place in the navigation, its search, what it can show."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from campus_desktop.meetings.safeview import Shown


class Hit(NamedTuple):
    """A result of the global search: ``id`` is passed to the page's ``open_item``; ``format`` is a course format for its icon.
    ``similar``: it does not contain what was typed, but something similar."""

    id: str
    title: str
    detail: str = ""
    format: str | None = None
    similar: bool = False


def belongs(safe: Shown, item_id: str) -> bool:
    """Whether an item belongs to the meeting whose screen is shared."""
    return safe.has(item_id)


class PageSpec(NamedTuple):
    """A page in the navigation. ``title`` is marked with N_(); ``factory`` is "module:Class", called with the shell.

    ``number`` is "module:function", called with the workspace: the count beside the title, updated when one of ``tables`` changed.
    ``tables`` are those whose rows the page can show (the most specific first): undo finds the page by them. ``more`` pages are
    listed under More. ``search`` is "module:function", called with workspace, text and the maximum number of hits; it returns a
    list of ``Hit``, the best first. ``may_show`` tells whether an item of the page may be shown in the safe view.
    """

    key: str
    title: str
    icon: str
    factory: str
    order: int
    number: str = ""
    more: bool = False
    tables: tuple[str, ...] = ()
    search: str = ""
    may_show: Callable[[Shown, str], bool] = belongs
