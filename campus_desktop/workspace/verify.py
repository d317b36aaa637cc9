"""Is the file sound? Checked on a copy, so that a long check never stands in the way of an edit."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from campus_desktop.i18n import _
from campus_desktop.workspace.file import SCHEMA_VERSION, connect, told


@dataclass(frozen=True, slots=True)
class Report:
    """What the check found. ``problems`` is empty for a sound file; ``counts`` has the rows of each table of people's work."""

    problems: tuple[str, ...]
    counts: dict[str, int]
    version: int

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


_INDEXES = ("course_words", "course_pieces")


def verify(path: Path) -> Report:
    """Check the file at ``path``. CampusError where it is missing, not ours, newer, or cannot be read at all."""
    with closing(connect(path, read_only=True)) as source, tempfile.TemporaryDirectory() as folder, told(path):
        version = source.execute("PRAGMA user_version").fetchone()[0]
        with closing(sqlite3.connect(Path(folder) / "copy", isolation_level=None)) as copy:
            source.backup(copy, pages=256, sleep=0)
            problems = _problems(copy)
            counts = {} if problems else _counts(copy)
    if version < SCHEMA_VERSION:
        problems.append(_("The file is from an older Campus Desktop; it is brought up to date when it is opened."))
    return Report(tuple(problems), counts, version)


def _problems(copy: sqlite3.Connection) -> list[str]:
    copy.execute("PRAGMA journal_mode = MEMORY")
    try:
        found = [
            _("SQLite's own check: {text}").format(text=row[0]) for row in copy.execute("PRAGMA integrity_check(20)")
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
    except sqlite3.DatabaseError as error:
        return [_("The file is damaged: {text}").format(text=error)]
    return found


def _counts(copy: sqlite3.Connection) -> dict[str, int]:
    from campus_desktop.workspace.schema import journalled

    return {name: copy.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in journalled(copy)}
