"""Writes a plan into the workspace: one edit, and therefore one undo, however many courses."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Sequence
from itertools import repeat
from typing import Any

from campus_desktop.i18n import sort_key
from campus_desktop.imports.comparing import Plan
from campus_desktop.imports.drafts import COLUMNS, SPAN, Draft
from campus_desktop.imports.lists import List
from campus_desktop.imports.lists import remember as lists_of
from campus_desktop.imports.tables import memory
from campus_desktop.imports.tables.columns import Mapping
from campus_desktop.imports.tables.reading import CancelledError
from campus_desktop.workspace.edit import Edit
from campus_desktop.workspace.file import new_ids
from campus_desktop.workspace.workspace import Workspace

_NAMES = ("id", "sort_key", "from_list", *COLUMNS)
_CHUNK = 2_000
_MANY = 500
"""Number of courses from which the index may be faster to rebuild than to update row by row."""


def write(
    workspace: Workspace,
    plan: Plan,
    label: str,
    *,
    mappings: Sequence[tuple[Sequence[str], Mapping]] = (),
    lists: Sequence[List] = (),
    retire: Collection[str] = (),
    progress: Callable[[float], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> None:
    """Write ``plan`` as one edit called ``label``, and store ``mappings`` (header, mapping) and ``lists`` for the next lists like
    these. ``retire`` are courses to retire in the same edit.

    ``progress`` is called with the share done, 0 to 1; ``cancelled`` is called often, also while SQLite works. Raises
    CancelledError, with nothing written, and CampusError if the file cannot be written.
    """
    report = progress or (lambda share: None)
    asked = cancelled or (lambda: False)
    db = workspace.connection
    db.set_progress_handler(lambda: int(asked()), 200_000)
    try:
        with workspace.edit(label) as edit:
            for header, mapping in mappings:
                memory.remember(workspace, edit, header, mapping)
            ids = lists_of(workspace, edit, lists, plan.matched, lambda: new_ids(1)[0])
            if retire:
                edit.update_many("course", list(retire), {"retired": 1})
            _courses(edit, plan, ids, report, asked)
    except sqlite3.OperationalError as error:
        if asked():
            raise CancelledError from error
        raise
    finally:
        db.set_progress_handler(None, 0)
    report(1.0)


def _courses(
    edit: Edit, plan: Plan, lists: Sequence[str], report: Callable[[float], None], asked: Callable[[], bool]
) -> None:
    count = len(plan.new) + len(plan.changed)
    if count > _MANY and count * 2 > edit.value("SELECT count(*) FROM course"):
        with edit.without_index("course"):
            _rows(edit, plan, lists, lambda done: report(done / count * 0.5), asked)
        report(0.8)
    else:
        _rows(edit, plan, lists, lambda done: report(done / count * 0.9), asked)


def _rows(
    edit: Edit, plan: Plan, lists: Sequence[str], report: Callable[[int], None], asked: Callable[[], bool]
) -> None:
    done = 0
    ids = new_ids(len(plan.new))
    while done < len(plan.new):
        part = slice(done, done + _CHUNK)
        edit.insert_rows("course", _NAMES, map(_row, ids[part], plan.new[part], repeat(lists)))
        done = min(done + _CHUNK, len(plan.new))
        report(done)
        if asked():
            raise CancelledError
    for change in plan.changed:
        values = dict(change.after)
        if "title" in values:
            values["sort_key"] = sort_key(values["title"])
        edit.update("course", change.id, values)
        done += 1
        if done % 100 == 0:
            report(done)
            if asked():
                raise CancelledError


def _row(course: str, draft: Draft, lists: Sequence[str]) -> tuple[Any, ...]:
    source = draft.place // SPAN
    return (
        course,
        sort_key(draft.title),
        lists[source] if source < len(lists) else "",
        *draft[1:-1],
        draft.retired or 0,
    )
