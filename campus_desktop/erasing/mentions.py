"""Mentions of known names in free text, with proposed replacements. Searches every text of every table."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from campus_desktop.erasing.names import Names
from campus_desktop.i18n import pgettext, sort_key
from campus_desktop.workspace import Edit, Workspace
from campus_desktop.workspace.file import as_campus_errors
from campus_desktop.workspace.schema import journalled

_NO_TEXT = {
    "rid", "id", "ord", "at", "changed", "sort_key", "logo", "date", "start_time", "end_time", "pinned", "delete_by", "due",
    "done", "origin", "reused_from", "about", "part", "planned", "since", "last_checked",
}  # fmt: skip
"""Columns with keys, times and pictures; references are known from the schema."""
_LISTS = {"tags", "goals", "can_show", "seeks", "tracks", "marks", "closed_days", "content", "value"}
"""Columns with JSON: the decoded values are searched."""
_AROUND = 60
"""Characters shown on each side of a name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One name in one field: ``found`` occurs ``count`` times; ``replacement`` is the proposed one. ``before`` and ``after``
    are the text around the first occurrence."""

    table: str
    row: str
    field: str
    found: str
    replacement: str
    before: str = ""
    after: str = ""
    count: int = 1

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Identifies the mention in the user's choices."""
        return self.table, self.row, self.field, self.found

    @property
    def kind(self) -> str:
        """The kind of row in words."""
        return _kinds().get(self.table, self.table)


def _kinds() -> dict[str, str]:
    """The word for a row of each table."""
    return {
        "agenda_item": pgettext("holds a name", "Agenda item"),
        "answer": pgettext("holds a name", "Deliberate choice"),
        "course": pgettext("holds a name", "Course"),
        "goal": pgettext("holds a name", "Learning outcome"),
        "institution": pgettext("holds a name", "Institution"),
        "meeting": pgettext("holds a name", "Meeting"),
        "note": pgettext("holds a name", "Note"),
        "participant": pgettext("holds a name", "Participant"),
        "path": pgettext("holds a name", "Learning path"),
        "person": pgettext("holds a name", "Person"),
        "phase": pgettext("holds a name", "Phase"),
        "series": pgettext("holds a name", "Series"),
        "session": pgettext("holds a name", "Who edited"),
        "setting": pgettext("holds a name", "Setting"),
        "snapshot": pgettext("holds a name", "Kept version"),
        "start": pgettext("holds a name", "Start"),
        "step": pgettext("holds a name", "Step"),
    }


@dataclass(frozen=True, slots=True)
class Search:
    """What to search for and where. ``inside``: names in the texts of ``meetings``; ``outside``: everywhere else. ``persons``
    are the ids of those whose rows are deleted, so that the user is not asked about them."""

    meetings: frozenset[str]
    persons: frozenset[str]
    inside: Names
    outside: Names


@dataclass(frozen=True, slots=True)
class _Place:
    table: str
    row: str
    column: str
    text: str
    names: Names


def _places(workspace: Workspace, search: Search) -> Iterator[_Place]:
    """Every text, except those deleted anyway: the people and the private notes of the meetings."""
    with as_campus_errors(workspace.path):
        tables = list(_texts(workspace.connection))
    for table, columns in tables:
        for row in workspace.rows(f"SELECT * FROM {table}"):
            mine = (row["id"] if table == "meeting" else _meeting(row)) in search.meetings
            if (table == "person" and row["id"] in search.persons) or (mine and table == "note" and row["private"]):
                continue
            for column in columns:
                if row[column] and not (mine and column in _GOING.get(table, ())):
                    yield _Place(table, row["id"], column, row[column], search.inside if mine else search.outside)


def find_mentions(workspace: Workspace, search: Search) -> list[Mention]:
    """Every mention, those in the meetings' notes and agendas first."""
    found = [mention for place in _places(workspace, search) for mention in _in_text(place)]
    order = {name: number for number, name in enumerate(_FIRST)}
    return sorted(found, key=lambda each: order.get(each.table, len(order)))


CLEARED = ("chair", "minute_taker", "contact")
"""Fields of a meeting that contain only names of people."""
_GOING = {"meeting": CLEARED, "participant": ("name", "role")}
_FIRST = ("note", "agenda_item", "meeting")


def _meeting(row: sqlite3.Row) -> str | None:
    return row["meeting"] if "meeting" in row.keys() else None  # noqa: SIM118 (a Row is no dict)


def _texts(db: sqlite3.Connection) -> Iterator[tuple[str, list[str]]]:
    """Every table that may contain a name, with its text columns."""
    for table in (*journalled(db), "session"):
        links = {row[3] for row in db.execute(f"PRAGMA foreign_key_list({table})")}
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[2] == "TEXT"]
        yield table, [each for each in columns if each not in links and each not in _NO_TEXT]


def _in_text(place: _Place) -> list[Mention]:
    found: dict[str, Mention] = {}
    for text in _strings(place):
        for hit in place.names.find(text):
            word = text[hit.start : hit.end]
            if word in found:
                found[word] = replace(found[word], count=found[word].count + 1)
                continue
            before, after = text[: hit.start].replace("\n", " "), text[hit.end :].replace("\n", " ")
            before = before if len(before) <= _AROUND else f"…{before[-_AROUND:]}"
            after = after if len(after) <= _AROUND else f"{after[:_AROUND]}…"
            key = (place.table, place.row, place.column, word)
            found[word] = Mention(*key, hit.replacement, before, after)
    return list(found.values())


def _strings(place: _Place) -> list[str]:
    """The texts of a column as typed: of JSON each value, since in its encoding a line break ends in a letter."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    _each(place, note)
    return found


def _each(place: _Place, change: Callable[[str], str]) -> str:
    """The column with each text in it changed; the original if none was."""
    if place.column not in _LISTS:
        return change(place.text)
    try:
        value = json.loads(place.text)
    except ValueError:
        return change(place.text)
    new = _changed(value, change, keys=place.table == "setting")
    return place.text if new == value else json.dumps(new, ensure_ascii=False)


def _changed(value: Any, change: Callable[[str], str], *, keys: bool) -> Any:
    """``keys``: keys are typed text too; otherwise they are names of the program."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [_changed(each, change, keys=keys) for each in value]
    if isinstance(value, dict):
        return {(change(key) if keys else key): _changed(each, change, keys=keys) for key, each in value.items()}
    return value


Choices = Mapping[tuple[str, str, str, str], str | None]
"""The replacement of each mention, by its key; None: it stays."""


def replace_names(workspace: Workspace, edit: Edit, search: Search, choices: Choices) -> int:
    """Within an edit: replace every mention by the chosen text, else the proposed one; returns how many texts changed."""
    changed = 0
    for place in list(_places(workspace, search)):
        new = _rewritten(place, choices)
        if new == place.text:
            continue
        changed += 1
        edit.execute(f'UPDATE {place.table} SET "{place.column}" = ? WHERE id = ?', (new, place.row))
        if place.column in ("title", "name") and place.table in _SORTED:
            edit.execute(f"UPDATE {place.table} SET sort_key = ? WHERE id = ?", (sort_key(new), place.row))
    return changed


_SORTED = ("course", "institution", "meeting", "path", "person", "series")


def _rewritten(place: _Place, choices: Choices) -> str:
    def change(text: str) -> str:
        made, at = [], 0
        for hit in place.names.find(text):
            word = text[hit.start : hit.end]
            chosen = choices.get((place.table, place.row, place.column, word), hit.replacement)
            if chosen is not None:
                made += [text[at : hit.start], chosen]
                at = hit.end
        return "".join((*made, text[at:]))

    return _each(place, change)
