"""Half-typed texts, stored in the file so that a crash does not lose them: records of fact, never undone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from campus_desktop.workspace.workspace import Workspace

ELSEWHERE = "elsewhere"
"""In place of the id of a thing, for text typed into a field that belongs to none yet."""

NOTE = "note"
"""In place of the id of a thing, for a note that is edited in a dialog: the field is its id, the text ``meetings.left_notes.as_text``."""

Place = tuple[str, str]
"""The id of the thing, and its field; or ELSEWHERE, and its place on the screen; or NOTE, and the id of the note."""

_TABLE = "typed"


class HalfTyped(NamedTuple):
    """A text that was being typed when the program last stored it."""

    thing: str
    field: str
    text: str


def keep(workspace: Workspace, texts: Mapping[Place, str]) -> None:
    """Store these texts; an empty one is deleted. Raises CampusError if the file cannot be written."""
    with workspace.edit("draft", undoable=False) as edit:
        for (thing, field), text in texts.items():
            edit.execute("DELETE FROM draft WHERE tbl = ? AND id = ? AND field = ?", (_TABLE, thing, field))
            if text:
                row = (_TABLE, thing, field, text, edit.now.isoformat(timespec="seconds"))
                edit.execute("INSERT INTO draft (tbl, id, field, text, at) VALUES (?, ?, ?, ?, ?)", row)


def read(workspace: Workspace, thing: str) -> dict[str, str]:
    """The half-typed texts of a thing, by field."""
    sql = "SELECT field, text FROM draft WHERE tbl = ? AND id = ?"
    return {row["field"]: row["text"] for row in workspace.rows(sql, (_TABLE, thing))}


def left(workspace: Workspace) -> list[HalfTyped]:
    """All half-typed texts in the file, the oldest first: after opening, those left when the program was killed."""
    sql = "SELECT id, field, text FROM draft WHERE tbl = ? ORDER BY at, id, field"
    return [HalfTyped(*row) for row in workspace.rows(sql, (_TABLE,))]


def forget(workspace: Workspace) -> None:
    """Delete the texts typed elsewhere and into edited notes. Raises CampusError if the file cannot be written."""
    with workspace.edit("draft", undoable=False) as edit:
        edit.execute("DELETE FROM draft WHERE tbl = ? AND id IN (?, ?)", (_TABLE, ELSEWHERE, NOTE))
