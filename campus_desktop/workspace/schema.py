"""SQL for the journal and the stamps, generated from the schema in the file."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Table:
    """A journalled table: its columns in order, ``rid`` and ``id`` first, with their defaults as SQL."""

    name: str
    columns: tuple[str, ...]
    defaults: tuple[str, ...]

    def image(self, row: str) -> str:
        """SQL for all of ``row`` ("old", "new" or the table) as JSON text."""
        return "json_object(" + ", ".join(f"'{c}', {row}.\"{c}\"" for c in self.columns) + ")"

    @cached_property
    def triggers(self) -> tuple[str, str, str]:
        """TEMP triggers that note each row's image before an edit's first touch. Cascades fire them too."""
        # not OR IGNORE: within a cascade, SQLite replaces it with the cascade's own ABORT
        note = (
            "INSERT INTO touched (tbl, id, image) SELECT '{t}', {r}.id, {image} "
            "WHERE NOT EXISTS (SELECT 1 FROM touched WHERE tbl = '{t}' AND id = {r}.id);"
        )
        return (
            f"CREATE TEMP TRIGGER note_{self.name}_insert AFTER INSERT ON main.{self.name} BEGIN "
            + note.format(t=self.name, r="new", image="NULL")
            + " END",
            f"CREATE TEMP TRIGGER note_{self.name}_update AFTER UPDATE ON main.{self.name} BEGIN "
            + note.format(t=self.name, r="old", image=self.image("old"))
            + " END",
            f"CREATE TEMP TRIGGER note_{self.name}_delete AFTER DELETE ON main.{self.name} BEGIN "
            + note.format(t=self.name, r="old", image=self.image("old"))
            + " END",
        )

    @cached_property
    def note_since(self) -> str:
        """Note all rows after a local rid at once as new, as the first trigger would one by one."""
        return (
            f"INSERT OR IGNORE INTO temp.touched (tbl, id) SELECT '{self.name}', id FROM main.{self.name} WHERE rid > ?"
        )

    @cached_property
    def restore(self) -> str:
        """Restore the images of record :seq; a column that the image does not contain keeps its default."""
        names = ", ".join(f'"{c}"' for c in self.columns)
        values = ", ".join(
            f"iif(json_type(image, '$.{c}') IS NULL, {default}, image ->> '$.{c}')"
            for c, default in zip(self.columns, self.defaults, strict=True)
        )
        sets = ", ".join(f'"{c}" = excluded."{c}"' for c in self.columns if c not in ("rid", "id"))
        return (
            f"INSERT INTO main.{self.name} ({names}) SELECT {values} FROM journal_row "
            f"WHERE seq = :seq AND tbl = '{self.name}' AND image IS NOT NULL ON CONFLICT (id) DO UPDATE SET {sets}"
        )

    @cached_property
    def remove(self) -> str:
        """Delete the rows that record :seq inserted."""
        rows = f"SELECT id FROM journal_row WHERE seq = :seq AND tbl = '{self.name}' AND image IS NULL"
        return f"DELETE FROM main.{self.name} WHERE id IN ({rows})"

    @cached_property
    def forget_unchanged(self) -> str:
        """Forget rows touched but unchanged (or inserted and deleted again)."""
        row = f"FROM main.{self.name} t WHERE t.id = touched.id"
        return (
            f"DELETE FROM temp.touched WHERE tbl = '{self.name}' AND "
            f"iif(image IS NULL, NOT EXISTS (SELECT 1 {row}), image = (SELECT {self.image('t')} {row}))"
        )

    @cached_property
    def stamp_fields(self) -> str:
        """One stamp for each field changed in a row that existed before."""
        return "INSERT OR REPLACE INTO stamp (tbl, id, field, stamp) " + " UNION ALL ".join(
            f"SELECT '{self.name}', x.id, '{c}', :stamp FROM temp.touched x JOIN main.{self.name} t ON t.id = x.id "
            f"WHERE x.tbl = '{self.name}' AND x.image IS NOT NULL AND (x.image ->> '$.{c}') IS NOT t.\"{c}\""
            for c in self.columns
            if c not in ("rid", "id")
        )

    @cached_property
    def stamp_rows(self) -> tuple[str, str]:
        """A new row gets one stamp; a deleted or restored one gets it on the field ``ALIVE``."""
        touched = f"FROM temp.touched x WHERE x.tbl = '{self.name}'"
        known = f"EXISTS (SELECT 1 FROM stamp s WHERE s.tbl = '{self.name}' AND s.id = x.id AND s.field = '')"
        there = f"EXISTS (SELECT 1 FROM main.{self.name} t WHERE t.id = x.id)"
        return (
            f"INSERT OR REPLACE INTO stamp (tbl, id, field, stamp) SELECT '{self.name}', x.id, "
            f"iif({known}, 'alive', ''), :stamp {touched} AND x.image IS NULL",
            f"INSERT OR REPLACE INTO stamp (tbl, id, field, stamp) SELECT '{self.name}', x.id, 'alive', :stamp "
            f"{touched} AND x.image IS NOT NULL AND NOT {there}",
        )


def journalled(db: sqlite3.Connection) -> dict[str, Table]:
    """Every table with people's work in it, by name: those with both a local ``rid`` and a travelling ``id``."""
    tables = {}
    for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall():
        info = db.execute('SELECT name, dflt_value, "notnull" FROM pragma_table_info(?)', (name,)).fetchall()
        columns = tuple(row[0] for row in info)
        if columns[:2] == ("rid", "id"):
            defaults = tuple(row[1] or ("''" if row[2] else "NULL") for row in info)
            tables[name] = Table(name, columns, defaults)
    return tables
