"""The journal: the changes of each edit, as images of the rows before it, so that it can be undone, also on a later day.

Undo exchanges the images with the rows in the file, by the same triggers as any edit, so the record then serves redo.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from campus_desktop.workspace.fulltext import built_once

if TYPE_CHECKING:
    from campus_desktop.workspace.schema import Table

KEPT_EDITS = 1_000
KEPT_BYTES = 50_000_000
MANY = 1_000
"""With more rows of a table, subscribers are notified of "all" instead of ids."""
LONG = 5_000_000
"""Bytes of a record from which undoing it takes noticeable time: such an undo belongs on a worker thread, with progress."""
_TRIM_EVERY = 50

_RECORD = "seq, label, at, bytes, act, about"

MergeKey = tuple[str, str, str]


About = dict[str, Any]
"""What an act is about: stored as JSON."""


class Act(NamedTuple):
    """The properties of an edit that is an act. ``about`` is stored as JSON when the edit ends, and may be filled until then."""

    name: str
    about: About


def about_of(record: sqlite3.Row) -> About:
    """A record's ``about`` in the journal; empty if it is not in the program's format."""
    try:
        about = json.loads(record["about"])
    except ValueError:
        return {}
    return about if isinstance(about, dict) else {}


class Journal:
    """Notes, records and restores edits on one connection. Every method runs inside the edit's transaction."""

    def __init__(self, db: sqlite3.Connection, facts_of: Callable[[str | None], frozenset[str]]) -> None:
        """``facts_of`` names the tables whose rows are records of fact in acts of a name."""
        self._db, self._facts_of = db, facts_of
        self._tables: dict[str, Table] | None = None
        self._since_trim = _TRIM_EVERY
        self._open_key: tuple[int, MergeKey] | None = None

    @property
    def tables(self) -> dict[str, Table]:
        """The journalled tables."""
        return self._set_up()

    def _set_up(self) -> dict[str, Table]:
        """Create the table and the triggers that note touched rows, on first use; returns the journalled tables."""
        if self._tables is None:
            from campus_desktop.workspace.schema import journalled

            self._db.execute(
                "CREATE TEMP TABLE IF NOT EXISTS touched "
                "(tbl TEXT NOT NULL, id TEXT NOT NULL, image TEXT, PRIMARY KEY (tbl, id)) WITHOUT ROWID"
            )
            tables = journalled(self._db)
            for table in tables.values():
                for trigger in table.triggers:
                    self._db.execute(trigger)
            self._tables = tables
        return self._tables

    def begin(self) -> None:
        """Forget the rows an earlier edit touched."""
        self._set_up()
        self._db.execute("DELETE FROM temp.touched")

    @property
    def changes(self) -> bool:
        """Whether the open edit has changed anything so far."""
        for row in self._db.execute("SELECT DISTINCT tbl FROM temp.touched").fetchall():
            self._db.execute(self.tables[row[0]].forget_unchanged)
        return bool(self._db.execute("SELECT EXISTS (SELECT 1 FROM temp.touched)").fetchone()[0])

    def finish(self, stamp: str) -> dict[str, frozenset[str] | None]:
        """Stamp the changes and return them: ids by table, None for more than MANY."""
        touched = [row[0] for row in self._db.execute("SELECT DISTINCT tbl FROM temp.touched").fetchall()]
        changed: dict[str, frozenset[str] | None] = {}
        for name in touched:
            table = self.tables[name]
            self._db.execute(table.forget_unchanged)
            count = self._db.execute("SELECT count(*) FROM temp.touched WHERE tbl = ?", (name,)).fetchone()[0]
            if not count:
                continue
            changed_rows = "SELECT EXISTS (SELECT 1 FROM temp.touched WHERE tbl = ? AND image IS NOT NULL)"
            if self._db.execute(changed_rows, (name,)).fetchone()[0]:
                self._db.execute(table.stamp_fields, {"stamp": stamp})
            for statement in table.stamp_rows:
                self._db.execute(statement, {"stamp": stamp})
            if count > MANY:
                changed[name] = None
            else:
                rows = self._db.execute("SELECT id FROM temp.touched WHERE tbl = ?", (name,)).fetchall()
                changed[name] = frozenset(row[0] for row in rows)
        return changed

    def record(self, label: str, merge: MergeKey | None, now: datetime, act: Act | None = None) -> None:
        """Store the images of this edit under ``label``; undone edits can no longer be redone."""
        db = self._db
        if act is not None:
            self._leave_facts_out(act.name)
        db.execute("DELETE FROM journal WHERE undone")
        newest = db.execute("SELECT max(seq) FROM journal").fetchone()[0]
        if merge is not None and newest is not None and self._open_key == (newest, merge):
            seq = newest
            db.execute("UPDATE journal SET label = ?, at = ? WHERE seq = ?", (label, now.isoformat(), seq))
        else:
            name, about = (None, {}) if act is None else act
            row = (label, now.isoformat(), name, json.dumps(about))
            seq = db.execute("INSERT INTO journal (label, at, act, about) VALUES (?, ?, ?, ?)", row).lastrowid
        self._open_key = (seq, merge) if merge else None
        # an extended record keeps the older image of a row that both touched
        db.execute(
            "INSERT OR IGNORE INTO journal_row (seq, tbl, id, image) SELECT ?, tbl, id, image FROM temp.touched", (seq,)
        )
        size = self._touched_bytes()
        db.execute("UPDATE journal SET bytes = bytes + ? WHERE seq = ?", (size, seq))
        self._since_trim += 1 if size < KEPT_BYTES // _TRIM_EVERY else _TRIM_EVERY
        if self._since_trim >= _TRIM_EVERY:
            self._since_trim = 0
            self._trim(seq)

    def _leave_facts_out(self, name: str | None) -> None:
        """Exclude the facts recorded by an act of this name from what undo restores."""
        for table in self._facts_of(name):
            self._db.execute("DELETE FROM temp.touched WHERE tbl = ?", (table,))

    def _touched_bytes(self) -> int:
        sql = "SELECT coalesce(sum(length(image)), 0) + 100 * count(*) FROM temp.touched"
        return int(self._db.execute(sql).fetchone()[0])

    def _trim(self, newest: int) -> None:
        """Delete the oldest records, never the newest one."""
        total = 0
        sizes = self._db.execute("SELECT seq, bytes FROM journal ORDER BY seq DESC").fetchall()
        for number, row in enumerate(sizes):
            total += row["bytes"]
            if row["seq"] != newest and (number >= KEPT_EDITS or total > KEPT_BYTES):
                self._db.execute("DELETE FROM journal WHERE seq <= ?", (row["seq"],))
                return

    def seal(self) -> None:
        """Stop extending the newest record."""
        self._open_key = None

    def next_undo(self, before: int | None = None) -> sqlite3.Row | None:
        """The newest record that is not undone, of those before ``before``: seq, label, at, bytes, act, about."""
        sql = (
            f"SELECT {_RECORD} FROM journal WHERE NOT undone AND (:before IS NULL OR seq < :before) "
            "ORDER BY seq DESC LIMIT 1"
        )
        row: sqlite3.Row | None = self._db.execute(sql, {"before": before}).fetchone()
        return row

    def only_acts_since(self, record: sqlite3.Row) -> list[sqlite3.Row] | None:
        """The ``about`` of each record after this act, undone or not; None if one of them is not an act of the same name."""
        others = "SELECT EXISTS (SELECT 1 FROM journal WHERE seq > ? AND act IS NOT ?)"
        if self._db.execute(others, (record["seq"], record["act"])).fetchone()[0]:
            return None
        return self._db.execute("SELECT DISTINCT about FROM journal WHERE seq > ?", (record["seq"],)).fetchall()

    def next_redo(self) -> sqlite3.Row | None:
        """The record that redo would apply, as ``next_undo``."""
        sql = f"SELECT {_RECORD} FROM journal WHERE undone ORDER BY seq LIMIT 1"
        row: sqlite3.Row | None = self._db.execute(sql).fetchone()
        return row

    def rows(self, seq: int, most: int) -> list[sqlite3.Row]:
        """The first ``most`` rows of record ``seq``: table, id, and the row as JSON, from its image or else the file."""
        kept = self._db.execute("SELECT DISTINCT tbl FROM journal_row WHERE seq = ?", (seq,)).fetchall()
        now = "".join(
            f" WHEN '{name}' THEN (SELECT {self.tables[name].image(name)} FROM main.{name} WHERE id = j.id)"
            for name in (row["tbl"] for row in kept)
        )
        sql = (
            f"SELECT tbl, id, coalesce(image, CASE tbl{now} END) AS row FROM journal_row j WHERE seq = ? LIMIT ?"
            if now
            else "SELECT tbl, id, image AS row FROM journal_row WHERE seq = ? LIMIT ?"
        )
        return self._db.execute(sql, (seq, most)).fetchall()

    def exchange(self, seq: int) -> None:
        """Swap the images of record ``seq`` with the rows in the file.

        Rows are restored before rows are deleted, so that no cascade from a row about to be deleted takes them with it;
        references are checked at the commit.
        """
        db = self._db
        db.execute("PRAGMA defer_foreign_keys = ON")
        rows = db.execute("SELECT tbl, count(*) AS rows FROM journal_row WHERE seq = ? GROUP BY tbl", (seq,)).fetchall()
        with ExitStack() as large:
            for row in rows:
                if row["rows"] > MANY:
                    large.enter_context(built_once(db, row["tbl"]))
            for row in rows:
                db.execute(self.tables[row["tbl"]].restore, {"seq": seq})
            for row in rows:
                db.execute(self.tables[row["tbl"]].remove, {"seq": seq})

    def replace(self, seq: int, act: str | None = None, *, drop: bool = False) -> None:
        """Store what the exchange touched as the new content of record ``seq``, for the opposite direction; or ``drop`` it."""
        db = self._db
        self._open_key = None
        if drop:
            db.execute("DELETE FROM journal WHERE seq = ?", (seq,))
            return
        self._leave_facts_out(act)
        db.execute("DELETE FROM journal_row WHERE seq = ?", (seq,))
        db.execute("INSERT INTO journal_row (seq, tbl, id, image) SELECT ?, tbl, id, image FROM temp.touched", (seq,))
        db.execute("UPDATE journal SET undone = NOT undone, bytes = ? WHERE seq = ?", (self._touched_bytes(), seq))

    def pass_over(self, seq: int) -> None:
        """Skip the records after ``seq`` that are not undone: their changes become permanent.

        Images are of whole rows: restoring an older one would also revert what was skipped. So each field that a record changed
        gets its newer value in every older image of that row, and a row it deleted is not restored any more.
        """
        sql = "SELECT seq FROM journal WHERE seq > ? AND NOT undone ORDER BY seq DESC"
        for (passed,) in self._db.execute(sql, (seq,)).fetchall():
            for row in self._db.execute("SELECT tbl, id, image FROM journal_row WHERE seq = ?", (passed,)).fetchall():
                if row["image"] is not None:
                    self._settle(passed, row["tbl"], row["id"], json.loads(row["image"]))
            self._db.execute("DELETE FROM journal WHERE seq = ?", (passed,))

    def _settle(self, seq: int, table: str, row_id: str, before: dict[str, object]) -> None:
        """Change the images of one row from before record ``seq`` as if its changes had always been there."""
        older = "seq IN (SELECT seq FROM journal WHERE seq < ?) AND tbl = ? AND id = ?"
        image = f"SELECT {self.tables[table].image(table)} FROM main.{table} WHERE id = ?"
        found = self._db.execute(image, (row_id,)).fetchone()
        if found is None:
            self._db.execute(f"DELETE FROM journal_row WHERE {older}", (seq, table, row_id))
            return
        now: dict[str, object] = json.loads(found[0])
        changed = {name: value for name, value in now.items() if name not in before or before[name] != value}
        pairs: Iterable[object] = (part for name, value in changed.items() for part in (f"$.{name}", value))
        if changed:
            sets = ", ?, ?" * len(changed)
            sql = f"UPDATE journal_row SET image = json_set(image{sets}) WHERE image IS NOT NULL AND {older}"
            self._db.execute(sql, (*pairs, seq, table, row_id))
