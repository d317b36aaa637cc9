"""The list of pages and companions. Each area describes its own page in ``ui/AREA/__init__.py``; the page itself is imported when
first shown."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from ui.shell.spec import Hit, PageSpec

if TYPE_CHECKING:
    from campus_desktop.meetings.safeview import Shown
    from campus_desktop.workspace import Workspace
    from ui.shell.companion import Companion
    from ui.shell.page import Page
    from ui.shell.protocol import Shell


def pages() -> tuple[PageSpec, ...]:
    """Every page, in the order of the navigation."""
    return tuple(sorted((import_module(name).PAGE for name in AREAS), key=lambda spec: (spec.more, spec.order)))


AREAS = ("ui.overview", "ui.institutions", "ui.courses", "ui.paths", "ui.meetings", "ui.followup")
"""The packages that have a page: each contains a ``PAGE``."""


def companions(shell: Shell, names: Sequence[str]) -> tuple[Companion, ...]:
    """Create the companions with these names for a window."""
    return tuple(_named(name)(shell) for name in names)


FIRST_COMPANIONS = ("ui.help.entry:Guide", "ui.meetings.presenting.host:PresentHost", "ui.erasing.entry:Erasing")
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
    return [hit for hit in hits if spec.may_show(safe, hit.id)][:limit]


_MANY = 1_000_000
"""In effect no limit: it may be that none of the ten best hits belongs to the meeting."""


def _named(name: str) -> Any:
    module, attribute = name.split(":")
    return getattr(import_module(module), attribute)
