"""The safe view: what may be shown while the screen is shared at a meeting, namely what belongs to that meeting.

Shown are the meeting and its agenda, the learning paths at it with their steps and the courses these use, the institutions and
people that take part, and the meeting's own notes that are not private. Hidden is everything else in the file, and of what is
shown: scripts, addresses of every kind (e-mail, the practical facts on how to get there, online links), internal notes about an
institution or for the builder of a step, and advice.

Two choices are debatable. Notes of earlier meetings are hidden also if they are carried on in the same series: a note may
travel no farther than its meeting unless that was allowed. Courses that none of the meeting's paths uses are hidden as well,
though a catalogue is mostly public: it also contains what an institution has made for itself. As a path is often built on the
shared screen, the facilitator can include the whole catalogue explicitly (``catalogue``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from campus_desktop.errors import CampusError, FileError
from campus_desktop.i18n import _
from campus_desktop.institutions.short import initials
from campus_desktop.meetings.meeting import Meeting
from campus_desktop.meetings.note import Note
from campus_desktop.meetings.queries import read_meeting
from campus_desktop.meetings.summaries import list_meetings
from campus_desktop.paths.path import LearningPath
from campus_desktop.workspace import Workspace
from campus_desktop.workspace.workspace import Touched

_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Shown:
    """What may be shown: ids by kind, and the names of these things. ``courses`` are those the paths use; with the whole
    ``catalogue`` every course may be shown."""

    meeting: str
    title: str = ""
    catalogue: bool = False
    items: frozenset[str] = _NONE
    paths: frozenset[str] = _NONE
    phases: frozenset[str] = _NONE
    steps: frozenset[str] = _NONE
    courses: frozenset[str] = _NONE
    institutions: frozenset[str] = _NONE
    people: frozenset[str] = _NONE
    notes: frozenset[str] = _NONE
    names: frozenset[str] = field(default=_NONE, repr=False)

    def has(self, row_id: str | None) -> bool:
        """Whether the thing with this id may be shown, of any kind; for a course with the whole catalogue use ``has_course``."""
        return row_id is not None and (
            row_id == self.meeting
            or any(
                row_id in ids
                for ids in (
                    *(self.paths, self.steps, self.phases, self.items, self.notes),
                    *(self.institutions, self.people, self.courses),
                )
            )
        )

    def has_course(self, course_id: str) -> bool:
        """Whether a course may be shown."""
        return self.catalogue or course_id in self.courses

    @property
    def only_courses(self) -> frozenset[str] | None:
        """The courses to which a list is limited; None for all."""
        return None if self.catalogue else self.courses

    def note(self, note: Note) -> bool:
        """Whether a note may be shown: one of this meeting that is not private."""
        return note.meeting == self.meeting and not note.private


def shown_at(workspace: Workspace, meeting_id: str, *, catalogue: bool = False) -> Shown:
    """What may be shown while the screen is shared at a meeting; nothing if the meeting is gone. FileError if the file
    cannot be read."""
    try:
        meeting = read_meeting(workspace, meeting_id)
    except FileError:
        raise  # the meeting may exist all the same
    except CampusError:
        return Shown(meeting_id)
    paths = [path.path for path in meeting.paths]
    among = "IN (SELECT value FROM json_each(?))"
    phases = workspace.rows(f"SELECT id, name FROM phase WHERE path {among}", (json.dumps(paths),))
    steps = workspace.rows(
        f"SELECT id, title, course FROM step WHERE phase {among}", (json.dumps([row["id"] for row in phases]),)
    )
    courses = workspace.rows(
        f"SELECT id, title FROM course WHERE id {among}",
        (json.dumps(sorted({row["course"] for row in steps if row["course"]})),),
    )
    institutions = workspace.rows(
        f"SELECT id, name, short_name FROM institution WHERE id {among}", (json.dumps(sorted(_institutions(meeting))),)
    )
    # In a meeting of initials only, the people's full names are not part of it.
    known = [] if meeting.initials_only else [each.person for each in meeting.participants if each.person]
    people = workspace.rows(f"SELECT id, name FROM person WHERE id {among}", (json.dumps(known),))
    notes = workspace.rows("SELECT id FROM note WHERE meeting = ? AND NOT private", (meeting_id,))
    return Shown(
        meeting_id,
        meeting.title,
        catalogue,
        frozenset(item.id for item in meeting.every_item),
        frozenset(paths),
        _ids(phases),
        _ids(steps),
        _ids(courses),
        _ids(institutions),
        _ids(people),
        _ids(notes),
        frozenset(_names(meeting, phases, steps, courses, institutions, people)),
    )


def path_to_show(path: LearningPath) -> LearningPath:
    """A path without what is not for the room: notes for its builder, and contacts."""
    phases = tuple(
        replace(phase, steps=tuple(replace(step, note="") if step.note else step for step in phase.steps))
        if any(step.note for step in phase.steps)
        else phase
        for phase in path.phases
    )
    return replace(path, owner="", contact="", phases=phases)


def _institutions(meeting: Meeting) -> set[str]:
    """Those that take part or sent apologies, the host, and the owners of the paths and items."""
    found = {each.institution for each in meeting.participants}
    found |= {each.institution for each in meeting.paths} | {each.institution for each in meeting.every_item}
    return {each for each in (*found, meeting.host) if each}


def _ids(rows: Iterable[Any]) -> frozenset[str]:
    return frozenset(row["id"] for row in rows)


def _names(meeting: Meeting, *rows: Iterable[Any]) -> Iterable[str]:
    yield meeting.title
    yield from (path.title for path in meeting.paths)
    yield from (item.title for item in meeting.every_item)
    for each in meeting.participants:
        yield from (each.name, initials(each.name)) if each.name else ()
    for group in rows:
        for row in group:
            yield from (row[name] for name in ("title", "name", "short_name") if name in row.keys())  # noqa: SIM118


def still_on(workspace: Workspace, meeting_id: str, today: date) -> bool:
    """Whether a safe view is turned on again after a restart: while its meeting runs, and on its day until it is held."""
    found = next((each for each in list_meetings(workspace) if each.id == meeting_id), None)
    if found is None:
        return False
    return found.state == "running" or (found.state == "planned" and found.date == today)


# --- labels of undo and redo -----------------------------------------------------------------------------------------

_QUOTED = re.compile(r"“([^”]*)”|»([^«]*)«")
_PARENTS: Mapping[str, tuple[str, ...]] = {
    "phase": ("path",),
    "goal": ("path",),
    "start": ("path",),
    "step": ("phase",),
    "step_goal": ("step",),
    "prerequisite": ("step",),
    "agenda_item": ("meeting",),
    "participant": ("meeting",),
    "meeting_day": ("meeting",),
    "meeting_path": ("meeting",),
    "note": ("meeting",),
}
"""The rows identified by their parent; all others are identified by their own id. Answered advice has no owner."""
_MOST = 300
"""Edits with more rows are not examined, and their label is not shown."""


def step_label(
    workspace: Workspace, step: Literal["undo", "redo"], shown: Shown, *, past_acts: bool = False
) -> str | None:
    """The label of the next undo or redo, without hidden names; None if there is nothing to undo or redo."""
    found = workspace.next_step(step, past_acts=past_acts)
    if found is None:
        return None
    label, rows = found.label, workspace.touched(step, _MOST, past_acts=past_acts)
    return label if rows is not None and _may_be_said(label, rows, shown) else _("the last edit")


def _may_be_said(label: str, touched: list[Touched], shown: Shown) -> bool:
    """Whether everything the edit touched belongs to the meeting, and every name in the label is one of those things' names."""
    if any(each.table == "note" and each.row.get("private") for each in touched):
        return False
    belonging: set[str] = set()
    while left := [each for each in touched if each.id not in belonging]:
        found = {each.id for each in left if _belongs(each, shown, belonging)}
        if not found:
            return False
        belonging |= found
    own_names = {each.row[name] for each in touched for name in ("title", "name", "text") if each.row.get(name)}
    return all("".join(match.groups("")) in shown.names | own_names for match in _QUOTED.finditer(label))


def _belongs(touched: Touched, shown: Shown, others: set[str]) -> bool:
    if shown.has(touched.id) or (touched.table == "course" and shown.catalogue):
        return True
    above = [touched.row.get(name) for name in _PARENTS.get(touched.table, ())]
    return any(each in others or shown.has(each) for each in above)
