"""The operations of an edit on the rows of one transaction. Created by ``Workspace.edit``, never kept beyond it."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _
from campus_desktop.workspace import order
from campus_desktop.workspace.file import new_id
from campus_desktop.workspace.fulltext import built_once
from campus_desktop.workspace.values import LONGEST_LINE, kept

if TYPE_CHECKING:
    from campus_desktop.workspace.schema import Table

_CHUNK = 500
"""Ids in one statement: well below SQLite's limit on parameters."""


class Edit:
    """The open transaction. ``now`` is its moment, ``stamp`` the stamp of all its changes."""

    def __init__(self, db: sqlite3.Connection, tables: dict[str, Table], now: datetime, stamp: str) -> None:
        self.now = now
        self.stamp = stamp
        self._db = db
        self._tables = tables
        self.touches: dict[tuple[str, str], dict[str, Any]] = {}

    def insert(self, table: str, values: Mapping[str, Any]) -> str:
        """Insert a row and return its id, a new one unless ``values`` has it."""
        row = dict(values)
        row.setdefault("id", new_id())
        self._db.execute(self._insert_sql(table, row), [kept(name, value) for name, value in row.items()])
        return str(row["id"])

    def insert_many(self, table: str, rows: Iterable[Mapping[str, Any]]) -> None:
        """Insert many rows, each with the same keys as the first, including id."""
        iterator = iter(rows)
        first = next(iterator, None)
        if first is None:
            return
        names = tuple(first)
        self.insert_rows(table, names, (tuple(row[name] for name in names) for row in chain([first], iterator)))

    def insert_rows(self, table: str, names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Insert very many rows, each the values of the columns ``names``, including id."""
        # The journal records them all at once: rids only grow, and a trigger for each would double the time.
        last = self.value("SELECT seq FROM main.sqlite_sequence WHERE name = ?", (table,)) or 0
        known = self._tables[table]
        self._db.execute(f"DROP TRIGGER temp.note_{table}_insert")
        self._db.executemany(self._insert_sql(table, names), _short_enough(names, rows))
        self._db.execute(known.triggers[0])
        self._db.execute(known.note_since, (last,))

    def _insert_sql(self, table: str, row: Collection[str]) -> str:
        names = self._columns(table, row)
        return f"INSERT INTO main.{table} ({names}) VALUES ({', '.join('?' * len(row))})"

    def _columns(self, table: str, row: Iterable[str]) -> str:
        known = self._tables[table].columns
        unknown = [name for name in row if name not in known or name == "rid"]
        if unknown:
            raise ValueError(f"{table} has no column {', '.join(unknown)} to write")
        return ", ".join(f'"{name}"' for name in row)

    def update(self, table: str, row_id: str, values: Mapping[str, Any]) -> None:
        """Change fields of one row. Raises CampusError if the row is gone."""
        if not self.update_many(table, [row_id], values):
            raise CampusError(_("What you were editing has been deleted in the meantime; nothing was changed."))

    def touch(self, table: str, row_id: str, values: Mapping[str, Any]) -> None:
        """Set fields of a row that only say when it changed, at the end of the edit and only if the edit changed anything.

        Raises CampusError if the row is gone.
        """
        if self.value(f"SELECT 1 FROM main.{table} WHERE id = ?", (row_id,)) is None:
            raise CampusError(_("What you were editing has been deleted in the meantime; nothing was changed."))
        self.touches[table, row_id] = dict(values)

    def write_touches(self) -> None:
        """Write what ``touch`` was called with; a row deleted since stays deleted."""
        for (table, row_id), values in self.touches.items():
            self.update_many(table, [row_id], values)

    def update_many(self, table: str, ids: Iterable[str], values: Mapping[str, Any]) -> int:
        """Set the same fields of many rows; returns how many there were."""
        self._columns(table, values)
        sets = ", ".join(f'"{name}" = ?' for name in values)
        new = [kept(name, value) for name, value in values.items()]
        return sum(
            self._db.execute(f"UPDATE main.{table} SET {sets} WHERE id IN ({marks})", [*new, *part]).rowcount
            for part, marks in _parts(ids)
        )

    def delete(self, table: str, ids: Iterable[str]) -> int:
        """Delete rows and their dependent rows; returns how many there were."""
        assert table in self._tables
        return sum(
            self._db.execute(f"DELETE FROM main.{table} WHERE id IN ({marks})", part).rowcount
            for part, marks in _parts(ids)
        )

    def execute(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> list[sqlite3.Row]:
        """SQL over many rows at once, or a read within the edit; the journal records its changes."""
        return self._db.execute(sql, parameters).fetchall()

    def value(self, sql: str, parameters: Sequence[Any] | dict[str, Any] = ()) -> Any:
        """The first column of the first row, or None."""
        rows = self.execute(sql, parameters)
        return rows[0][0] if rows else None

    def order_between(
        self,
        table: str,
        parent_column: str,
        parent: str,
        before: str | None,
        count: int = 1,
        moving: Iterable[str] = (),
    ) -> list[str]:
        """``count`` order keys among the rows of ``parent``, just before the row ``before`` (None: at the end).

        Rows in ``moving`` are being moved and do not count as neighbours.
        """
        self._columns(table, [parent_column])
        gone = set(moving)
        rows = self.execute(f'SELECT id, ord FROM main.{table} WHERE "{parent_column}" = ? ORDER BY ord, id', (parent,))
        staying = [(row["id"], row["ord"]) for row in rows if row["id"] not in gone]
        position = next((n for n, (row_id, _ord) in enumerate(staying) if row_id == before), len(staying))
        low = staying[position - 1][1] if position else None
        high = staying[position][1] if position < len(staying) else None
        return order.several(low, high, count)

    @contextmanager
    def without_index(self, table: str) -> Iterator[None]:
        """For loading very many rows: full-text indexes of ``table`` are not updated row by row but built once at the end."""
        with built_once(self._db, table):
            yield


def _short_enough(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    """The rows, checked in detail only if a text is very long; with very many rows no row is checked twice."""
    for row in rows:
        if any(type(value) is str and len(value) > LONGEST_LINE for value in row):
            yield [kept(name, value) for name, value in zip(names, row, strict=True)]
        else:
            yield row


def _parts(ids: Iterable[str]) -> Iterator[tuple[list[str], str]]:
    iterator = iter(ids)
    while part := list(islice(iterator, _CHUNK)):
        yield part, ", ".join("?" * len(part))
