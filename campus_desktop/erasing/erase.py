"""Executing a plan: in the file, in its copies, and in the bytes of both."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from campus_desktop.erasing.mentions import CLEARED, Choices, replace_names
from campus_desktop.erasing.plan import ERASED, UNFINISHED, People, Plan, find_people, make_search
from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, fold
from campus_desktop.workspace import Edit, Workspace, open_workspace, scrub, settings, unwritten
from campus_desktop.workspace.copies import made_before_update
from campus_desktop.workspace.file import as_campus_errors, connect, migrate
from campus_desktop.workspace.lock import lock_path

Progress = Callable[[int, int], None]
"""Called with (files done, total files)."""


@dataclass(frozen=True, slots=True)
class Result:
    """The result. ``texts`` counts those in which a name was replaced, ``kept`` the mentions that were not changed;
    ``rewritten`` and ``deleted`` are copies; ``failed`` those that could not be changed, each with the reason."""

    meetings: int
    people: int
    texts: int
    kept: int
    rewritten: tuple[Path, ...] = ()
    deleted: tuple[Path, ...] = ()
    failed: tuple[tuple[Path, str], ...] = ()


def erase(workspace: Workspace, plan: Plan, choices: Choices | None = None, progress: Progress | None = None) -> Result:
    """Erase for good. ``choices``: the replacement of a mention, by its key (None: it stays); else the proposed one.

    If the program is ended before it finishes, the next plan is ``unfinished`` and completes it. Raises CampusError if the file
    cannot be written: then nothing was erased.
    """
    tell = progress or (lambda _done, _total: None)
    total = 2 + len(plan.copies)
    tell(0, total)
    chosen = choices or {}
    scrub.overwrite_deleted(workspace)
    ids = list(dict.fromkeys([*plan.ids, *(settings.get(workspace, UNFINISHED) or [])]))
    people = find_people(workspace, ids)
    with workspace.edit(_("Erase personal data"), undoable=False) as edit:
        settings.put(edit, UNFINISHED, ids)
        texts = _remove(workspace, edit, ids, people, plan, chosen)
        scrub.forget(edit)
    tell(1, total)
    scrub.rewrite(workspace)
    everybody = _together(plan.people, people)
    rewritten: list[Path] = []
    deleted: list[Path] = []
    failed = _forget_unwritten(workspace.path)
    for number, copy in enumerate(plan.copies, start=2):
        tell(number, total)
        try:
            if made_before_update(copy):
                copy.unlink(missing_ok=True)
                deleted.append(copy)
            else:
                _rewrite_copy(copy, workspace.now, ids, everybody, plan, chosen)
                rewritten.append(copy)
            unwritten.forget(copy)
        except (CampusError, OSError) as error:
            failed.append((copy, str(error)))
    for part in plan.left_over:
        with suppress(OSError):
            part.unlink()
            deleted.append(part)
    if not failed:
        with workspace.edit(_("Erase personal data"), undoable=False) as edit:
            edit.delete("setting", [UNFINISHED])
    tell(total, total)
    kept = sum(chosen.get(each.key, each.replacement) is None for each in plan.mentions)
    done = (tuple(rewritten), tuple(deleted), tuple(failed))
    return Result(len(ids), len(everybody.erased), texts, kept, *done)


def _forget_unwritten(path: Path) -> list[tuple[Path, str]]:
    """Delete the texts not yet written to the file, like its drafts; returns the failures with their reasons."""
    try:
        unwritten.forget(path)
    except OSError as error:
        return [(unwritten.folder(), str(error))]
    return []


def _together(one: People, other: People) -> People:
    """The people of both, without those that either spares."""
    spared = {fold(name) for name in (*one.spared, *other.spared)}
    names = {name for name in (*one.erased, *other.erased) if fold(name) not in spared}
    return People(
        tuple(sorted(names)),
        tuple(sorted({*one.spared, *other.spared})),
        one.persons | other.persons,
        tuple(sorted({*one.addresses, *other.addresses})),
    )


def _remove(workspace: Workspace, edit: Edit, ids: Sequence[str], people: People, plan: Plan, choices: Choices) -> int:
    """Erase from the rows: texts first, while the people are still in the file; then people, private notes and addresses."""
    texts = replace_names(workspace, edit, make_search(workspace, ids, people, plan.style), choices)
    among = {"ids": json.dumps(list(ids)), "persons": json.dumps(list(people.persons))}
    here = "meeting IN (SELECT value FROM json_each(:ids))"
    home = "coalesce(institution, (SELECT p.institution FROM person p WHERE p.id = person))"
    edit.execute(f"DELETE FROM note WHERE {here} AND private", among)
    edit.execute(f"UPDATE note SET institution = {home}, person = NULL WHERE {here} AND person IS NOT NULL", among)
    edit.execute(
        f"UPDATE participant SET institution = {home}, person = NULL, name = '', role = '' WHERE {here}", among
    )
    empty = ", ".join(f"{name} = ''" for name in CLEARED)
    edit.execute(f"UPDATE meeting SET {empty} WHERE id IN (SELECT value FROM json_each(:ids))", among)
    edit.execute("DELETE FROM person WHERE id IN (SELECT value FROM json_each(:persons))", among)
    now = edit.now.isoformat(timespec="seconds")
    for each in ids:
        if edit.value("SELECT 1 FROM meeting WHERE id = ?", (each,)):
            edit.insert("meeting_fact", {"meeting": each, "what": ERASED, "at": now})
    return texts


def _rewrite_copy(
    path: Path, now: Callable[[], datetime], ids: Sequence[str], people: People, plan: Plan, choices: Choices
) -> None:
    """Erase in a copy, which may be older than the file and contain people and texts that the file no longer has."""
    _bring_up_to_date(path)
    copy = open_workspace(path, now=now)
    try:
        scrub.overwrite_deleted(copy)
        found = find_people(copy, ids)
        # the file decides who is spared; a copy may contain meetings that no longer exist
        spared = {fold(name) for name in people.spared}
        names = {name for name in (*found.erased, *found.spared, *people.erased) if fold(name) not in spared}
        rows = copy.rows("SELECT id, name, email FROM person")
        going = {fold(name) for name in names}
        persons = {row["id"] for row in rows if row["id"] in people.persons or row["id"] in found.persons}
        persons |= {row["id"] for row in rows if fold(row["name"]) in {fold(n) for n in people.erased} & going}
        everybody = replace(
            people,
            erased=tuple(sorted(names)),
            persons=frozenset(each for each in persons if each not in _spared_persons(rows, spared)),
            addresses=tuple(
                sorted({*people.addresses, *(r["email"] for r in rows if r["id"] in persons and r["email"])})
            ),
        )
        with copy.edit(_("Erase personal data"), undoable=False) as edit:
            _remove(copy, edit, ids, everybody, plan, choices)
            scrub.forget(edit)
        scrub.rewrite(copy)
    finally:
        copy.close()


def _spared_persons(rows: Sequence[sqlite3.Row], spared: set[str]) -> set[str]:
    return {row["id"] for row in rows if fold(row["name"]) in spared}


def _bring_up_to_date(path: Path) -> None:
    """Update a copy made by an older program, without the backup that opening it would make. CampusError if it is open elsewhere."""
    if lock_path(path).exists():
        return  # opening it reports who has it
    with closing(connect(path)) as db, as_campus_errors(path):
        migrate(db)
