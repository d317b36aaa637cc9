"""The pages there are, and what is at work beside them. Each area describes its own page in ``ui/AREA/__init__.py``; the page
itself is imported when first shown."""

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
    """Something that search everywhere found: the page's ``open_item`` gets ``id``; ``format`` is a course format for its icon."""

    id: str
    title: str
    detail: str = ""
    format: str | None = None


class PageSpec(NamedTuple):
    """A page in the navigation. ``title`` is marked with N_(); ``factory`` is "module:Class", called with the shell.

    ``number`` is "module:function", called with the workspace: what stands beside the title, asked for again when one of
    ``tables`` changed. ``tables`` are those whose rows the page can show (the most telling first): undo finds the page by them.
    ``more`` pages stand under More. ``search`` is "module:function", called with workspace, text and the most hits wanted; it gives
    a list of ``Hit``, the best first.
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
"""The packages that have a page: each holds a ``PAGE``."""


def companions(window: MainWindow, names: Sequence[str]) -> tuple[Companion, ...]:
    """The companions of these names, made for a window."""
    return tuple(_named(name)(window) for name in names)


FIRST_COMPANIONS = ("ui.meetings.presenting.host:PresentHost", "ui.erasing.entry:Erasing")
"""What is at work over all pages and has its place in the window: "module:Class" of each."""
LATER_COMPANIONS = (
    "ui.meetings.hold.under_way:UnderWay",
    "ui.imports.dropping:ListDrop",
    "ui.shell.half_typed:HalfTyped",
    "ui.shell.in_place:InPlace",
    "ui.shell.read_only:ReadOnly",
)
"""Those that are made once the first file is on the screen."""


def make(spec: PageSpec, shell: Shell) -> Page:
    """The page itself, made for a window."""
    page: Page = _named(spec.factory)(shell)
    return page


def count(spec: PageSpec, workspace: Workspace) -> int | None:
    """The number beside a page's title; None for a page without one."""
    return int(_named(spec.number)(workspace)) if spec.number else None


def find(spec: PageSpec, workspace: Workspace, text: str, limit: int, safe: Shown | None = None) -> list[Hit]:
    """What a page's search finds, of that only what may be seen; nothing for a page without one."""
    if not spec.search:
        return []
    hits: list[Hit] = list(_named(spec.search)(workspace, text, limit if safe is None else _MANY))
    if safe is None:
        return hits
    return [hit for hit in hits if safe.has(hit.id) or (spec.key == "courses" and safe.has_course(hit.id))][:limit]


_MANY = 1_000_000
"""As many as there are: of the best ten, none may belong to the meeting."""


def _named(name: str) -> Any:
    module, attribute = name.split(":")
    return getattr(import_module(module), attribute)
