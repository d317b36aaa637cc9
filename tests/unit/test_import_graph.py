"""Modules that import each other in a circle cannot be read, moved or tested one by one: there are none but the pairs listed here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import grimp

PAIRS = {
    (
        "campus_desktop.workspace.acts",
        "campus_desktop.workspace.workspace",
    ): "an act's inverse reads the workspace that undoes it",
    ("ui.meetings.agenda.editing", "ui.meetings.agenda.view"): "a part of the view's code",
    ("ui.meetings.agenda.framing", "ui.meetings.agenda.view"): "a part of the view's code",
    ("ui.meetings.agenda.painting", "ui.meetings.agenda.view"): "a part of the view's code",
    ("ui.meetings.agenda.resizing", "ui.meetings.agenda.view"): "a part of the view's code",
    ("ui.meetings.notes.list", "ui.meetings.notes.menu"): "the list's own actions",
    ("ui.paths.actions", "ui.paths.view"): "the view's own actions",
    ("ui.shell.companion", "ui.shell.protocol"): "the window gives each companion, and is given to it",
    ("ui.shell.own_actions", "ui.shell.window"): "the window's own actions",
    ("ui.shell.page", "ui.shell.protocol"): "the window gives the current page, and is given to it",
    ("ui.shell.protocol", "ui.shell.safe"): "the window gives the safe view, which it is given to",
    ("ui.shell.protocol", "ui.shell.unsaved"): "the window gives the keeper of typed text, which it is given to",
}
"""Modules that import each other, and why."""


@cache
def imports() -> Mapping[str, frozenset[str]]:
    """What each module imports, within functions and for type checking too."""
    graph = grimp.build_graph("ui", "campus_desktop", "resources", cache_dir=None)
    return {module: frozenset(graph.find_modules_directly_imported_by(module)) for module in graph.modules}


def way_back(module: str, to: str) -> list[str]:
    """The modules on a shortest way of imports from ``module`` to ``to``, but for the direct one; empty if there is none."""
    found: dict[str, list[str]] = {module: [module]}
    waiting = [module]
    while waiting:
        here = waiting.pop(0)
        for other in sorted(imports()[here]):
            if other not in found and (here, other) != (module, to):
                found[other] = [*found[here], other]
                waiting.append(other)
    return found.get(to, [])


def test_no_more_than_two_modules_import_each_other_in_a_circle() -> None:
    circles = [way_back(other, module) for module in imports() for other in imports()[module]]
    assert [circle for circle in circles if circle] == []


def test_two_modules_import_each_other_only_where_it_is_listed() -> None:
    found = {
        tuple(sorted((module, other)))
        for module in imports()
        for other in imports()[module]
        if module in imports()[other]
    }
    assert found == set(PAIRS)
