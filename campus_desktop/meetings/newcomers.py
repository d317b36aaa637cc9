"""Creating a responsible person who is not in the file yet, with an institution if there is none, in the same undo step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from campus_desktop.i18n import _, fold
from campus_desktop.institutions.edits import create_institution, create_person
from campus_desktop.institutions.names import begun_by, without_mark
from campus_desktop.meetings.noteline import Candidate
from campus_desktop.meetings.notes import complete_notes, update_notes
from campus_desktop.workspace import Workspace

NAME = r"[A-ZÆØÅÄÖÜÉ][a-zæøåäöüé][\w.\-]*(?: [A-ZÆØÅÄÖÜÉ][\w.\-]*){1,2}|\w[\w.\-]*"
"""A regular expression for a name after @ that the file does not know: a word, or up to three that begin with a capital. One in
capitals only is initials or a role, and the word after it begins a sentence."""


def _name(typed: str) -> str:
    return without_mark(" ".join(typed.split()))


def can_be_named(name: str, who: Iterable[Candidate]) -> bool:
    """Whether a new person can have this name: it has a letter, and nobody in ``who`` has the name."""
    wanted = fold(_name(name))
    return any(each.isalpha() for each in wanted) and all(
        wanted not in (fold(each.name), fold(each.short)) for each in who
    )


def begun_name(name: str, who: Iterable[Candidate]) -> Candidate | None:
    """The only person whose name begins with ``name``; None if there is none, or several."""
    people = [each for each in who if each.kind == "person"]
    return begun_by(_name(name), people, lambda each: each.name)


def create_text(name: str) -> str:
    """The text of the row that creates a new person."""
    return _("Create “{name}”").format(name=_name(name))


def home_of_new(workspace: Workspace, meeting_id: str) -> tuple[str | None, str]:
    """The id and name of the institution for a new person: the host, else the first that takes part, else the only one in the
    file. Otherwise None and the name for a new institution."""
    row = workspace.row(
        "SELECT i.id, i.name FROM meeting m JOIN institution i ON i.id = m.host WHERE m.id = ?", (meeting_id,)
    ) or workspace.row(
        "SELECT i.id, i.name FROM participant a JOIN institution i ON i.id = a.institution WHERE a.meeting = ? "
        "ORDER BY a.rid LIMIT 1",
        (meeting_id,),
    )
    own = _("Our institution")
    if row is None:
        rows = workspace.rows("SELECT id, name FROM institution ORDER BY sort_key, id")
        row = rows[0] if len(rows) == 1 else next((each for each in rows if fold(each["name"]) == fold(own)), None)
    return (row["id"], row["name"]) if row is not None else (None, own)


def create_responsible(workspace: Workspace, meeting_id: str, name: str) -> tuple[str, str]:
    """Create a person (by name or initials, or a role) at the meeting's institution; returns the ids of the institution and the
    person. One undo step."""
    home, own = home_of_new(workspace, meeting_id)
    with workspace.edit(_("New person “{name}”").format(name=_name(name))):
        home = home or create_institution(workspace, own)
        return home, create_person(workspace, home, name)


def set_new_responsible(workspace: Workspace, meeting_id: str, note_ids: Sequence[str], name: str) -> None:
    """Create a person and make them responsible for these notes, as one undo step."""
    with workspace.edit(_("New person “{name}”").format(name=_name(name))):
        institution, person = create_responsible(workspace, meeting_id, name)
        update_notes(workspace, note_ids, institution=institution, person=person)


def complete_with_new(
    workspace: Workspace, meeting_id: str, fields: Mapping[str, Mapping[str, Any]], names: Mapping[str, str]
) -> None:
    """``complete_notes``, creating the responsible people of some notes (id: name) first: each name once, all as one undo step."""
    if not names:
        complete_notes(workspace, fields)
        return
    made: dict[str, tuple[str, str]] = {}
    given = {note: dict(values) for note, values in fields.items()}
    with workspace.edit(_("Fill in what the actions lack")):
        for note, name in names.items():
            key = fold(_name(name))
            if key not in made:
                made[key] = create_responsible(workspace, meeting_id, name)
            given.setdefault(note, {}).update(zip(("institution", "person"), made[key], strict=True))
        complete_notes(workspace, given)
