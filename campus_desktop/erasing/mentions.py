"""Free text that holds a known name: where, what, and what is proposed in its place. Looks at every text of every table."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from campus_desktop.erasing.names import Hit, Names
from campus_desktop.i18n import pgettext, sort_key
from campus_desktop.workspace import Edit, Workspace
from campus_desktop.workspace.file import told
from campus_desktop.workspace.schema import journalled

_NO_TEXT = {
    "rid", "id", "ord", "at", "changed", "sort_key", "logo", "date", "start_time", "end_time", "pinned", "delete_by", "due",
    "done", "origin", "reused_from", "about", "part", "planned", "since", "last_checked",
}  # fmt: skip
"""Columns that hold keys, times and pictures; references are known from the schema."""
_LISTS = {"tags", "goals", "can_show", "seeks", "tracks", "marks", "closed_days", "content", "value"}
"""Columns that hold JSON, in which what is put must be written as JSON has it."""
_AROUND = 60
"""Characters shown on each side of a name."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One name, as it stands in one field: ``found`` as often as ``count`` times; ``replacement`` is what is proposed. ``before``
    and ``after`` are what stands around it the first time."""

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
        """By which the user's choice about it is known."""
        return self.table, self.row, self.field, self.found

    @property
    def kind(self) -> str:
        """What it stands in, for people."""
        return _kinds().get(self.table, self.table)


def _kinds() -> dict[str, str]:
    """What a row of each table is called."""
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
    """What to look for and where. ``inside``: names in the texts of ``meetings``; ``outside``: everywhere else. ``persons`` are the
    ids of those whose rows go, so that nobody is asked about them."""

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
    """Every text there is, but for what goes anyway: the people and the private notes of the meetings."""
    with told(workspace.path):
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
"""Fields of a meeting that hold nothing but people."""
_GOING = {"meeting": CLEARED, "participant": ("name", "role")}
_FIRST = ("note", "agenda_item", "meeting")


def _meeting(row: sqlite3.Row) -> str | None:
    return row["meeting"] if "meeting" in row.keys() else None  # noqa: SIM118 (a Row is no dict)


def _texts(db: sqlite3.Connection) -> Iterator[tuple[str, list[str]]]:
    """Every table that may hold a name, with its columns of text."""
    for table in (*journalled(db), "session"):
        links = {row[3] for row in db.execute(f"PRAGMA foreign_key_list({table})")}
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[2] == "TEXT"]
        yield table, [each for each in columns if each not in links and each not in _NO_TEXT]


def _in_text(place: _Place) -> list[Mention]:
    found: dict[str, Mention] = {}
    for hit in place.names.find(place.text):
        word = place.text[hit.start : hit.end]
        if word in found:
            found[word] = replace(found[word], count=found[word].count + 1)
            continue
        before, after = (part.replace("\n", " ") for part in _beside(place, hit))
        before = before if len(before) <= _AROUND else f"…{before[-_AROUND:]}"
        after = after if len(after) <= _AROUND else f"{after[:_AROUND]}…"
        key = (place.table, place.row, place.column, word)
        found[word] = Mention(*key, hit.replacement, before, after)
    return list(found.values())


def _beside(place: _Place, hit: Hit) -> tuple[str, str]:
    """The text before and after a name; of JSON only the one text in it that holds the name, as people wrote it."""
    before, after = place.text[: hit.start], place.text[hit.end :]
    if place.column not in _LISTS:
        return before, after
    before, after = re.split(r'(?<!\\)"', before)[-1], re.split(r'(?<!\\)"', after, maxsplit=1)[0]
    try:
        return json.loads(f'"{before}"'), json.loads(f'"{after}"')
    except ValueError:
        return before, after


Choices = Mapping[tuple[str, str, str, str], str | None]
"""What stands in the place of each mention, by its key; None: it stays as it is."""


def replace_names(workspace: Workspace, edit: Edit, search: Search, choices: Choices) -> int:
    """Within an edit: put in the place of every mention what was chosen, else what is proposed; gives how many texts changed."""
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
    made, at = [], 0
    for hit in place.names.find(place.text):
        word = place.text[hit.start : hit.end]
        chosen = choices.get((place.table, place.row, place.column, word), hit.replacement)
        if chosen is not None:
            made += [place.text[at : hit.start], _put(place.column, chosen)]
            at = hit.end
    return "".join((*made, place.text[at:]))


def _put(column: str, chosen: str) -> str:
    return json.dumps(chosen, ensure_ascii=False)[1:-1] if column in _LISTS else chosen
