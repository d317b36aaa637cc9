"""The schema a file must have: that of its own version, as the migrations create it.

A workspace may be untrusted. SQLite keeps triggers, views, defaults and expressions as text in the file and would run them
implicitly, so a file whose schema is not exactly the program's is refused before anything in it is read.
"""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple, cast

import resources

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQLITES = re.compile(r"sqlite_(sequence|stat\d|autoindex_.*)", re.IGNORECASE)
"""SQLite's own tables and indexes."""
_APPLIED = "_sqlite_migrations"
"""The migrations applied; created by sqlite_utils, with an index, in wording that changes with its version."""
_SHADOWS = ("data", "idx", "content", "docsize", "config")
"""The suffixes of the tables in which SQLite keeps a full-text index."""
_EXPRESSION = re.compile(r"\b(AS|CHECK|COLLATE|DEFAULT|GENERATED|REFERENCES|SELECT|USING|WHERE)\b", re.IGNORECASE)
"""Keywords that must not occur in the text of such a table or index."""


class Part(NamedTuple):
    """A part of a schema: a table, an index, a trigger or a view."""

    kind: str
    table: str
    sql: str


def schema_of(db: sqlite3.Connection) -> dict[str, Part]:
    """All parts of a schema by name, their text with single blanks."""
    rows = db.execute("SELECT name, type, tbl_name, coalesce(sql, '') FROM main.sqlite_schema").fetchall()
    return {str(name): Part(str(kind), str(table), " ".join(str(sql).split())) for name, kind, table, sql in rows}


def expected(version: int) -> dict[str, Part]:
    """The schema of a file of that version, without the parts that SQLite and sqlite_utils add in their own wording."""
    from campus_desktop.workspace.migrations import migrations

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        for step in migrations.steps[:version]:
            step(cast("Database", _Bare(db)))
        return _parted(schema_of(db))[0]


class _Bare:
    """The part of sqlite_utils' Database that a migration uses: the connection."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self.conn = db


def _parted(schema: dict[str, Part]) -> tuple[dict[str, Part], dict[str, Part]]:
    """The program's own part of a schema, and what SQLite and sqlite_utils add to it."""
    virtual = [name for name, part in schema.items() if part.sql.upper().startswith("CREATE VIRTUAL TABLE")]
    shadows = {f"{name}_{end}" for name in virtual for end in _SHADOWS}
    added = {
        name: part
        for name, part in schema.items()
        if name in shadows or _SQLITES.fullmatch(name) or _APPLIED in (name, part.table)
    }
    return {name: part for name, part in schema.items() if name not in added}, added


def written(version: int, schema: dict[str, Part]) -> str:
    """The schema of a version as text, one line per part."""
    return f"{version}\n" + "".join(
        f"{name}\t{part.kind}\t{part.table}\t{part.sql}\n" for name, part in sorted(schema.items())
    )


def strange(db: sqlite3.Connection, version: int) -> list[str]:
    """The names of unexpected, different or missing parts in the schema of a file of that version.

    The schema of the newest version is also stored in ``resources/schema.txt``: creating it again in memory takes longer than
    everything else in opening a file. If the two differ, only the migrations count.
    """
    own, added = _parted(schema_of(db))
    names = [
        name
        for name, part in added.items()
        if part.kind not in ("table", "index") or _EXPRESSION.search(part.sql) or not part.sql.isprintable()
    ]
    if written(version, own) != resources.path("schema.txt").read_text(encoding="utf-8"):
        wanted = expected(version)
        names += [name for name, part in own.items() if wanted.get(name) != part]
        names += [name for name in wanted if name not in own]
    return sorted(names)
