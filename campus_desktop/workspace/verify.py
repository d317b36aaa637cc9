"""Integrity check of a file, on a copy, so that a long check never blocks an edit."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from campus_desktop.i18n import _
from campus_desktop.workspace.expected import strange
from campus_desktop.workspace.file import SCHEMA_VERSION, as_campus_errors, connect
from campus_desktop.workspace.gate import bounded, harden
from campus_desktop.workspace.schema import journalled
from campus_desktop.workspace.values import wrong_values


@dataclass(frozen=True, slots=True)
class Report:
    """The result of the check. ``problems`` is empty for a sound file; ``counts`` has the rows of each table of people's work."""

    problems: tuple[str, ...]
    counts: dict[str, int]
    version: int

    @property
    def sound(self) -> bool:
        """Whether there are no problems."""
        return not self.problems


_INDEXES = ("course_words", "course_pieces")


def verify(path: Path) -> Report:
    """Check the file at ``path``. Raises CampusError if it is missing, not the program's, newer, or cannot be read at all."""
    with (
        closing(connect(path, read_only=True, ours=False)) as source,
        tempfile.TemporaryDirectory() as folder,
        as_campus_errors(path),
    ):
        version = source.execute("PRAGMA user_version").fetchone()[0]
        with closing(sqlite3.connect(Path(folder) / "copy", isolation_level=None)) as copy:
            source.backup(copy, pages=256, sleep=0)
            with bounded(copy, Path(folder) / "copy"):
                problems = _problems(copy, version)
            counts = {} if problems else _counts(copy)
    if version < SCHEMA_VERSION:
        problems.append(_("The file is from an older Campus Desktop; it is brought up to date when it is opened."))
    return Report(tuple(problems), counts, version)


def _problems(copy: sqlite3.Connection, version: int) -> list[str]:
    harden(copy)
    copy.execute("PRAGMA journal_mode = MEMORY")
    names = strange(copy, version)
    if names:
        # SQLite would run the content of such a schema, so the file is not read any further
        return [_("“{name}” is nothing that Campus Desktop makes.").format(name=name) for name in names]
    try:
        found = [
            _("SQLite’s own check: {text}").format(text=row[0]) for row in copy.execute("PRAGMA integrity_check(20)")
        ]
        found = [] if len(found) == 1 and found[0].endswith(": ok") else found
        for row in copy.execute("PRAGMA foreign_key_check").fetchall():
            text = _("A row of “{table}” refers to a row of “{parent}” that is not there.")
            found.append(text.format(table=row[0], parent=row[2]))
        for index in _INDEXES:
            try:
                copy.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('integrity-check', 1)")
            except sqlite3.DatabaseError:
                found.append(_("The search index “{name}” does not match the courses.").format(name=index))
        text = _("“{column}” in row {row} of “{table}” holds what the program cannot read.")
        found += [text.format(table=one.table, column=one.column, row=one.row) for one in wrong_values(copy, 20)]
    except sqlite3.DatabaseError as error:
        return [_("The file is damaged: {text}").format(text=error)]
    return found


def _counts(copy: sqlite3.Connection) -> dict[str, int]:
    return {name: copy.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in journalled(copy)}
