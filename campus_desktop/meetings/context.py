"""The institutions, people, paths and steps that a note line can name at a meeting."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import replace

from campus_desktop.institutions.short import initials
from campus_desktop.meetings.meeting import Meeting
from campus_desktop.meetings.note import Note
from campus_desktop.meetings.noteline import Candidate, Context
from campus_desktop.workspace import Workspace


def read_context(workspace: Workspace, meeting: Meeting, first: Collection[str] = ()) -> Context:
    """Institutions and people, those at the meeting first, and the meeting's paths with their steps in board order,
    those of the current item (``first``) before the others.

    In a meeting of initials only, people are listed by initials; a typed name finds them too.
    """
    present = {*meeting.institutions, meeting.host, *(path.institution for path in meeting.paths)}
    people = {each.person for each in meeting.participants}
    institutions = workspace.rows("SELECT id, name, short_name FROM institution ORDER BY sort_key, id")
    persons = workspace.rows(
        "SELECT p.id, p.name, p.institution, coalesce(i.short_name, '') AS short, coalesce(i.name, '') AS home FROM person p "
        "LEFT JOIN institution i ON i.id = p.institution ORDER BY p.sort_key, p.id"
    )
    who = [
        *(Candidate("institution", row["id"], row["name"], row["short_name"]) for row in institutions),
        *(
            Candidate(
                "person",
                row["id"],
                initials(row["name"]) if meeting.initials_only else row["name"],
                row["name"] if meeting.initials_only else "",
                row["short"] or row["home"],
                row["institution"],
            )
            for row in persons
        ),
    ]
    who.sort(key=lambda each: each.id not in present and each.id not in people)
    return Context(tuple(who), _about(workspace, meeting, first))


def with_note(context: Context, note: Note) -> Context:
    """``context`` with the values of a note, so that rewriting it loses nothing: its step may be on a path that has since been
    taken off the meeting."""
    who, about = list(context.who), list(context.about)
    known = {each.id for each in (*who, *about)}
    if note.institution and note.institution not in known:
        who.append(Candidate("institution", note.institution, note.institution_name))
    if note.person and note.person not in known:
        who.append(Candidate("person", note.person, note.person_name, belongs=note.institution))
    if note.path and note.path not in known:
        about.append(Candidate("path", note.path, note.path_title))
    if note.step and note.step not in known:
        about.append(Candidate("step", note.step, note.step_title, belongs=note.path))
    return replace(context, who=tuple(who), about=tuple(about))


def _about(workspace: Workspace, meeting: Meeting, first: Collection[str]) -> tuple[Candidate, ...]:
    paths = [Candidate("path", each.path, each.title, "", each.institution_name) for each in meeting.paths]
    paths.sort(key=lambda each: each.id not in first)
    rows = workspace.rows(
        "SELECT s.id, s.title, f.name AS phase, p.id AS path, p.title AS path_title FROM step s "
        "JOIN phase f ON f.id = s.phase JOIN path p ON p.id = f.path WHERE p.id IN (SELECT value FROM json_each(?)) "
        "ORDER BY f.ord, f.id, s.ord, s.id",
        (json.dumps([each.path for each in meeting.paths]),),
    )
    several = len(paths) > 1
    steps = {
        path.id: [
            Candidate(
                "step",
                row["id"],
                row["title"],
                "",
                f"{row['path_title']} · {row['phase']}" if several else row["phase"],
                path.id,
            )
            for row in rows
            if row["path"] == path.id
        ]
        for path in paths
    }
    return tuple(each for path in paths for each in (path, *steps[path.id]))
