"""The list of pages and companions. Each area describes its own page in ``ui/AREA/__init__.py``; the page itself is imported when
first shown."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from campus_desktop.meetings.safeview import Shown
    from campus_desktop.workspace import Workspace
    from ui.shell.companion import Companion
    from ui.shell.page import Page, Shell
    from ui.shell.window import MainWindow


class Hit(NamedTuple):
    """A result of the global search: ``id`` is passed to the page's ``open_item``; ``format`` is a course format for its icon."""

    id: str
    title: str
    detail: str = ""
    format: str | None = None


class PageSpec(NamedTuple):
    """A page in the navigation. ``title`` is marked with N_(); ``factory`` is "module:Class", called with the shell.

    ``number`` is "module:function", called with the workspace: the count beside the title, updated when one of ``tables`` changed.
    ``tables`` are those whose rows the page can show (the most specific first): undo finds the page by them. ``more`` pages are
    listed under More. ``search`` is "module:function", called with workspace, text and the maximum number of hits; it returns a
    list of ``Hit``, the best first.
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


def pages() -> tuple[PageSpec, ...]:
    """Every page, in the order of the navigation."""
    return tuple(sorted((import_module(name).PAGE for name in AREAS), key=lambda spec: (spec.more, spec.order)))


AREAS = ("ui.overview", "ui.institutions", "ui.courses", "ui.paths", "ui.meetings", "ui.followup")
"""The packages that have a page: each contains a ``PAGE``."""


def companions(window: MainWindow, names: Sequence[str]) -> tuple[Companion, ...]:
    """Create the companions with these names for a window."""
    return tuple(_named(name)(window) for name in names)


FIRST_COMPANIONS = ("ui.meetings.presenting.host:PresentHost", "ui.erasing.entry:Erasing")
"""Companions with a widget in the window: "module:Class" of each."""
LATER_COMPANIONS = (
    "ui.meetings.hold.under_way:UnderWay",
    "ui.imports.dropping:ListDrop",
    "ui.shell.half_typed:HalfTyped",
    "ui.shell.in_place:InPlace",
    "ui.shell.menu_keys:MenuKeys",
    "ui.shell.read_only:ReadOnly",
)
"""Companions that are created once the first file is on the screen."""


def make(spec: PageSpec, shell: Shell) -> Page:
    """Create the page for a window."""
    page: Page = _named(spec.factory)(shell)
    return page


def count(spec: PageSpec, workspace: Workspace) -> int | None:
    """The number beside a page's title; None for a page without one."""
    return int(_named(spec.number)(workspace)) if spec.number else None


def find(spec: PageSpec, workspace: Workspace, text: str, limit: int, safe: Shown | None = None) -> list[Hit]:
    """The hits of a page's search, limited to what may be shown; none for a page without a search."""
    if not spec.search:
        return []
    hits: list[Hit] = list(_named(spec.search)(workspace, text, limit if safe is None else _MANY))
    if safe is None:
        return hits
    return [hit for hit in hits if safe.has(hit.id) or (spec.key == "courses" and safe.has_course(hit.id))][:limit]


_MANY = 1_000_000
"""In effect no limit: it may be that none of the ten best hits belongs to the meeting."""


def _named(name: str) -> Any:
    module, attribute = name.split(":")
    return getattr(import_module(module), attribute)
