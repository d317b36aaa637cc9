"""The pages there are. Each area describes its own in ``ui/AREA/__init__.py``; the page itself is imported when first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from campus_desktop.workspace import Workspace
    from ui.shell.page import Page, Shell


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page in the navigation. ``title`` is marked with N_(); ``factory`` is "module:Class", called with the shell.

    ``count`` gives the number beside the title and is asked again when one of ``tables`` changed. ``tables`` are those whose
    rows the page can show (the most telling first): search and undo find the page by them. ``more`` pages stand under More.
    """

    key: str
    title: str
    icon: str
    factory: str
    order: int
    count: Callable[[Workspace], int] | None = None
    more: bool = False
    tables: tuple[str, ...] = ()


def pages() -> tuple[PageSpec, ...]:
    """Every page, in the order of the navigation."""
    return tuple(sorted((import_module(name).PAGE for name in AREAS), key=lambda spec: (spec.more, spec.order)))


AREAS = ("ui.overview",)
"""The packages that have a page: each holds a ``PAGE``."""


def make(spec: PageSpec, shell: Shell) -> Page:
    """The page itself, made for a window."""
    module, name = spec.factory.split(":")
    page: Page = getattr(import_module(module), name)(shell)
    return page
