"""Records which list a course came with, so that the next version of the list can show what is no longer in it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from campus_desktop.i18n import fold
from campus_desktop.imports.comparing import Gone
from campus_desktop.imports.drafts import SPAN
from campus_desktop.imports.tables.table import Table
from campus_desktop.workspace import settings
from campus_desktop.workspace.edit import Edit
from campus_desktop.workspace.workspace import Workspace

KEY = "imports.lists"
"""The setting: an object for each list: its id, name and headings, the newest first."""

_KEPT = 200
_SAME_NAME, _OTHER_NAME = 0.2, 0.5
"""The share of the courses that came with a list that must be in the next one for it to be the same list."""
_NOISE = re.compile(r"\(.*?\)|[\d\W_]+|\b(?:kopi|copy|ny|nyeste|final|endelig|v|ver|version)\b")


@dataclass(frozen=True, slots=True)
class List:
    """One list of an import: its name and headings, and, where it was imported before, its id."""

    name: str
    headings: tuple[str, ...]
    id: str = ""


def name_of(path: Path, table: Table) -> str:
    """The name of a list, without the dates and numbers that change from one version to the next."""
    return " ".join(_NOISE.sub(" ", f"{fold(path.stem)} {fold(table.sheet)}").split())


def look_up(workspace: Workspace, given: Sequence[tuple[Path, Table]], matched: Mapping[str, int]) -> list[List]:
    """The lists of an import, each with its earlier id. ``matched`` are the courses found again, by place."""
    known: list[dict[str, Any]] = settings.get(workspace, KEY, [])
    found: list[List] = []
    counts, again = _counts(workspace, matched) if known else ({}, {})
    taken: set[str] = set()
    for number, (path, table) in enumerate(given):
        name, headings = name_of(path, table), tuple(key for key in table.keys if key) or (f"#{len(table.header)}",)
        best, share = "", 0.0
        for old in known:
            if old["id"] in taken or tuple(old["headings"]) != headings or not counts.get(old["id"]):
                continue
            part = again.get((old["id"], number), 0) / counts[old["id"]]
            enough = part >= (_SAME_NAME if old["name"] == name else _OTHER_NAME)
            if enough and part > share:
                best, share = old["id"], part
        taken.add(best)
        found.append(List(name, headings, best))
    return found


def _counts(workspace: Workspace, matched: Mapping[str, int]) -> tuple[dict[str, int], dict[tuple[str, int], int]]:
    """The number of courses that came with each list and are in use, and how many of those are in each list of this import."""
    counts: dict[str, int] = {}
    again: dict[tuple[str, int], int] = {}
    for course, source in workspace.rows("SELECT id, from_list FROM course WHERE from_list <> '' AND retired = 0"):
        counts[source] = counts.get(source, 0) + 1
        if course in matched:
            key = source, matched[course] // SPAN
            again[key] = again.get(key, 0) + 1
    return counts, again


def gone(
    workspace: Workspace, lists: Sequence[List], matched: Mapping[str, int], left_out: frozenset[str]
) -> list[Gone]:
    """The courses in use that came with one of ``lists`` and are in none of them now. ``left_out`` are the titles (casefolded) of
    rows that are in a list and became no course."""
    numbers = {each.id: number for number, each in enumerate(lists) if each.id}
    if not numbers:
        return []
    rows = workspace.rows(
        "SELECT id, code, title, from_list FROM course WHERE retired = 0 AND from_list IN (SELECT value FROM json_each(?)) "
        "ORDER BY sort_key",
        (json.dumps(list(numbers)),),
    )
    return [
        Gone(course, code, title, numbers[source])
        for course, code, title, source in rows
        if course not in matched and title.casefold() not in left_out
    ]


def remember(
    workspace: Workspace, edit: Edit, lists: Sequence[List], matched: Mapping[str, int], new_id: Callable[[], str]
) -> list[str]:
    """Store the lists of an import, within its edit, and return their ids. Existing courses that came with no list belong from now
    on to the one that names them."""
    known: list[dict[str, Any]] = settings.get(workspace, KEY, [])
    ids = [each.id or new_id() for each in lists]
    entries = [
        {"id": id_, "name": each.name, "headings": list(each.headings)} for id_, each in zip(ids, lists, strict=True)
    ]
    kept = [*entries, *(old for old in known if old["id"] not in ids)][:_KEPT]
    if kept != known:
        settings.put(edit, KEY, kept)
    orphans = [row[0] for row in workspace.rows("SELECT id FROM course WHERE from_list = ''") if row[0] in matched]
    for number, id_ in enumerate(ids):
        mine = [course for course in orphans if matched[course] // SPAN == number]
        if mine:
            edit.update_many("course", mine, {"from_list": id_})
    return ids
