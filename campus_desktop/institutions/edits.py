"""Edits of institutions and people: each function is one undo step."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Literal
from unicodedata import normalize

from campus_desktop.errors import CampusError
from campus_desktop.i18n import N_, _, ngettext, sort_key
from campus_desktop.institutions.names import without_mark
from campus_desktop.workspace import Workspace

TextField = Literal["name", "short_name", "note"]
TopicField = Literal["can_show", "seeks"]
PersonField = Literal["name", "role", "email"]

_FIELDS = {
    "name": N_("name"),
    "short_name": N_("short name"),
    "note": N_("note"),
    "can_show": N_("what it can show"),
    "seeks": N_("what it seeks feedback on"),
    "closed_days": N_("closed days"),
}
_PERSON_FIELDS: dict[PersonField, str] = {"name": N_("name"), "role": N_("role"), "email": N_("e-mail address")}


def create_institution(workspace: Workspace, name: str) -> str:
    """Add an institution; returns its id. Raises CampusError if the name is empty."""
    name = _named(name)
    with workspace.edit(_("New institution “{name}”").format(name=name)) as edit:
        return edit.insert("institution", {"name": name, "sort_key": sort_key(name)})


def with_new_institution(workspace: Workspace, name: str, label: str, make: Callable[[str], str]) -> str:
    """Add an institution together with the row that needs it: ``make`` is called with its id and returns the id of that row.
    One undo step with the label ``label``. Raises CampusError if the name is empty."""
    with workspace.edit(label):
        return make(create_institution(workspace, name))


def update_institution(workspace: Workspace, institution_id: str, field: TextField, text: str) -> None:
    """Set a text of an institution; continued typing extends the same undo step. Raises CampusError if the name would be empty."""
    values: dict[str, str] = {field: normalize("NFC", text).replace("\0", "") if field == "note" else _line(text)}
    if field == "name":
        values = {"name": _named(text), "sort_key": sort_key(_named(text))}
    _update(workspace, institution_id, field, values)


def set_topics(workspace: Workspace, institution_id: str, field: TopicField, topics: Iterable[str]) -> None:
    """Set what an institution can show, or what it seeks feedback on: one topic each, without empty and repeated ones."""
    wanted = dict.fromkeys(topic for each in topics if (topic := _line(each)))
    _update(workspace, institution_id, field, {field: json.dumps(list(wanted), ensure_ascii=False)})


def set_closed_days(workspace: Workspace, institution_id: str, days: Iterable[date]) -> None:
    """Set the days on which an institution is closed, besides weekends and public holidays."""
    wanted = [day.isoformat() for day in sorted(set(days))]
    _update(workspace, institution_id, "closed_days", {"closed_days": json.dumps(wanted)})


def _update(workspace: Workspace, institution_id: str, field: str, values: dict[str, str]) -> None:
    name = workspace.value("SELECT name FROM institution WHERE id = ?", (institution_id,)) or ""
    label = _("Change {field} of “{name}”").format(field=_(_FIELDS[field]), name=name)
    with workspace.edit(label, merge=("institution", institution_id, field)) as edit:
        edit.update("institution", institution_id, values)


def delete_institutions(workspace: Workspace, ids: Sequence[str]) -> None:
    """Delete institutions and the people at them; their learning paths stay, without an institution."""
    names = [workspace.value("SELECT name FROM institution WHERE id = ?", (each,)) for each in ids]
    label = ngettext("Delete the institution “{name}”", "Delete {count} institutions", len(names))
    with workspace.edit(label.format(name=names[0] if names else "", count=len(names))) as edit:
        for each in ids:
            edit.execute("DELETE FROM person WHERE institution = ?", (each,))
        edit.delete("institution", ids)


def create_person(workspace: Workspace, institution_id: str, name: str, role: str = "", email: str = "") -> str:
    """Add a person at an institution; returns the id. Raises CampusError if the name (or initials) is empty."""
    name = _named(name)
    with workspace.edit(_("New person “{name}”").format(name=name)) as edit:
        row = {"institution": institution_id, "name": name, "role": _line(role), "email": _line(email)}
        return edit.insert("person", {**row, "sort_key": sort_key(name)})


def update_person(workspace: Workspace, person_id: str, field: PersonField, text: str) -> None:
    """Set one text of a person. Raises CampusError if the name would be empty."""
    values: dict[str, str] = {field: _line(text)}
    if field == "name":
        values = {"name": _named(text), "sort_key": sort_key(_named(text))}
    name = workspace.value("SELECT name FROM person WHERE id = ?", (person_id,)) or ""
    label = _("Change {field} of “{name}”").format(field=_(_PERSON_FIELDS[field]), name=name)
    with workspace.edit(label, merge=("person", person_id, field)) as edit:
        edit.update("person", person_id, values)


def delete_people(workspace: Workspace, ids: Sequence[str]) -> None:
    """Delete people."""
    names = [workspace.value("SELECT name FROM person WHERE id = ?", (each,)) for each in ids]
    label = ngettext("Delete the person “{name}”", "Delete {count} people", len(names))
    with workspace.edit(label.format(name=names[0] if names else "", count=len(names))) as edit:
        edit.delete("person", ids)


def _line(text: str) -> str:
    """A text of one line as it is stored: NFC, single spaces, stripped."""
    return " ".join(normalize("NFC", text).replace("\0", "").split())


def _named(name: str) -> str:
    if not (name := _line(without_mark(_line(name)))):
        raise CampusError(_("A name is needed here; the old one is kept."))
    return name
