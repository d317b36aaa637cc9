"""The practice workspace: fictitious institutions with courses, learning paths and meetings, to try the program.

The content is in ``resources/practice``, in Danish and English; its ids are fixed, so that all practice workspaces have the
same content.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from campus_desktop.courses.edits import to_columns, with_price
from campus_desktop.i18n import _, sort_key
from campus_desktop.paths.templates import put_path
from campus_desktop.practice.content import read
from campus_desktop.practice.meetings import put_meetings
from campus_desktop.workspace import Edit, Workspace


def file_name() -> str:
    """The default name of the file."""
    return _("Fjord network") + ".campus"


def fill(workspace: Workspace, now: datetime) -> None:
    """Write the practice content to a new workspace. It is not an undo step: one undo too many must not empty the file."""
    with workspace.edit(_("Add the practice content"), undoable=False) as edit:
        _institutions(edit)
        edit.insert_many("course", [_course(course) for course in read("courses")])
        for number, outline in enumerate(read("paths")):
            # the first one is to be continued: it is the newest
            put_path(edit, outline, now - timedelta(minutes=number))
        put_meetings(workspace, edit, read("meetings"), now)


def _list(values: list[str]) -> str:
    return json.dumps(values, ensure_ascii=False)


def _institutions(edit: Edit) -> None:
    for institution in read("institutions"):
        row = {name: value for name, value in institution.items() if name != "persons"}
        row |= {name: _list(row[name]) for name in ("can_show", "seeks", "closed_days")}
        edit.insert("institution", row | {"sort_key": sort_key(row["name"])})
        for person in institution["persons"]:
            edit.insert("person", {**person, "institution": institution["id"], "sort_key": sort_key(person["name"])})


def _course(course: Mapping[str, Any]) -> dict[str, Any]:
    fields = {"price_per": "", **with_price(course)}
    return {"id": fields.pop("id"), **to_columns(fields)}
