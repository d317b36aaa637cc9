"""Files as a stranger might make them: crafted, damaged, or from a program that thinks it knows the format.

``CRAFTED`` has a function for each, which changes a sound file full of everything. What a file must hold is taken from the program's own
migrations; what is done to it stands here.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

Craft = Callable[[Path], None]


def _run(*statements: str, script: str = "") -> Craft:
    """What runs these statements on a file."""

    def craft(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            for statement in statements:
                db.execute(statement)
            if script:
                db.executescript(script)

    return craft


def _schema(path: Path, name: str, old: str, new: str) -> None:
    """Change the text of something in the schema behind SQLite's back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA writable_schema = ON")
        done = db.execute("UPDATE sqlite_schema SET sql = replace(sql, ?, ?) WHERE name = ?", (old, new, name)).rowcount
        assert done == 1
        version = db.execute("PRAGMA schema_version").fetchone()[0]
        db.execute(f"PRAGMA schema_version = {version + 1}")


def _value(path: Path, table: str, column: str, value: object) -> None:
    """Put a value into a field of every row, whatever the table's types say."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        names = {row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")}
        for name in names:
            db.execute(f"DROP TRIGGER {name}")
        db.execute("PRAGMA ignore_check_constraints = ON")
        if isinstance(value, bytes) or (isinstance(value, str) and column in _NUMBERS):
            db.execute("PRAGMA writable_schema = ON")
            db.execute("UPDATE sqlite_schema SET sql = replace(sql, ') STRICT', ')') WHERE name = ?", (table,))
            db.execute("PRAGMA writable_schema = RESET")
        assert db.execute(f'UPDATE {table} SET "{column}" = ?', (value,)).rowcount, f"no row in {table}"
    _restore_schema(path)


_NUMBERS = {"minutes", "day"}
_sound_schema: dict[str, list[tuple[str, str]]] = {}


def _restore_schema(path: Path) -> None:
    """Triggers and table texts as the program made them: the file looks right, only the values are not."""
    from campus_desktop.workspace.file import SCHEMA_VERSION, migrate

    if "triggers" not in _sound_schema:
        made = path.with_name("made.db")
        with closing(sqlite3.connect(made, isolation_level=None)) as db:
            migrate(db)
            assert db.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
            for kind in ("trigger", "table"):
                rows = db.execute(
                    "SELECT name, sql FROM sqlite_schema WHERE type = ? AND sql <> ''", (kind,)
                ).fetchall()
                _sound_schema[f"{kind}s"] = rows
        made.unlink()
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        known = {row[0] for row in db.execute("SELECT name FROM sqlite_schema")}
        for name, sql in _sound_schema["triggers"]:
            if name not in known:
                db.execute(sql)
        db.execute("PRAGMA writable_schema = ON")
        for name, sql in _sound_schema["tables"]:
            db.execute(
                "UPDATE sqlite_schema SET sql = ? WHERE name = ? AND sql = replace(?, ') STRICT', ')')",
                (sql, name, sql),
            )
        db.execute("PRAGMA writable_schema = RESET")


def _bytes(path: Path, at: int, new: bytes) -> None:
    whole = bytearray(path.read_bytes())
    whole[at : at + len(new)] = new
    path.write_bytes(bytes(whole))


def _flip(path: Path, seed: int, count: int = 40) -> None:
    whole, chance = bytearray(path.read_bytes()), random.Random(seed)
    for _time in range(count):
        whole[chance.randrange(100, len(whole))] = chance.randrange(256)
    path.write_bytes(bytes(whole))


def _circle(path: Path, seed: int) -> None:
    """Let inner pages point to themselves and each other, as a file that never ends."""
    whole = bytearray(path.read_bytes())
    size = int.from_bytes(whole[16:18], "big")
    pages = [at for at in range(size, len(whole), size) if whole[at] in (2, 5)]
    assert pages
    chance = random.Random(seed)
    for at in pages:
        target = (chance.choice(pages) // size + 1).to_bytes(4, "big")
        whole[at + 8 : at + 12] = target
        cells = int.from_bytes(whole[at + 3 : at + 5], "big")
        for cell in range(cells):
            pointer = int.from_bytes(whole[at + 12 + 2 * cell : at + 14 + 2 * cell], "big")
            whole[at + pointer : at + pointer + 4] = target
    path.write_bytes(bytes(whole))


def _utf16(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        rows = "\n".join(db.iterdump())
        application, version = (
            db.execute(f"PRAGMA {each}").fetchone()[0] for each in ("application_id", "user_version")
        )
    path.unlink()
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA encoding = 'UTF-16le'")
        try:
            db.executescript(rows)
        except sqlite3.Error:
            db.execute("CREATE TABLE IF NOT EXISTS course (id TEXT)")
        db.execute(f"PRAGMA application_id = {application}")
        db.execute(f"PRAGMA user_version = {version}")


_ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"

_SCHEMA: dict[str, Craft] = {
    "trigger that deletes": _run(script="CREATE TRIGGER zz AFTER UPDATE ON course BEGIN DELETE FROM note; END;"),
    "trigger that never ends": _run(
        script=f"CREATE TRIGGER zz AFTER INSERT ON session BEGIN SELECT ({_ENDLESS}); END;"
    ),
    "trigger that stamps": _run(
        script="CREATE TRIGGER zz AFTER INSERT ON stamp BEGIN UPDATE course SET title = 'x'; END;"
    ),
    "trigger changed": partial(_schema, name="course_words_ai", old="new.title", new="new.title || hex(new.code)"),
    "trigger gone": _run(script="DROP TRIGGER course_words_au;"),
    "view beside": _run(f"CREATE VIEW zz AS {_ENDLESS}"),
    "view in place of a table": _run(
        "ALTER TABLE answer RENAME TO answer_old", "CREATE VIEW answer AS SELECT * FROM answer_old"
    ),
    "view that never ends in place of a table": _run(
        "DROP TABLE meeting_fact", f"CREATE VIEW meeting_fact AS {_ENDLESS}"
    ),
    "table beside": _run("CREATE TABLE zz (rid INTEGER PRIMARY KEY, id TEXT)"),
    "virtual table beside": _run("CREATE VIRTUAL TABLE zz USING fts5(a)"),
    "table with a generated column": _run("ALTER TABLE path ADD COLUMN zz TEXT AS (hex(title)) VIRTUAL"),
    "table with a column more": _run("ALTER TABLE path ADD COLUMN zz TEXT"),
    "table with a column fewer": _run("ALTER TABLE path DROP COLUMN aim"),
    "table gone": _run("DROP TABLE prerequisite"),
    "table without types": partial(_schema, name="step", old=") STRICT", new=")"),
    "default changed": partial(_schema, name="path", old="DEFAULT 'draft'", new="DEFAULT (hex(1))"),
    "check changed": partial(_schema, name="snapshot", old="json_valid(content)", new="1"),
    "check that never ends": partial(
        _schema, name="snapshot", old="json_valid(content)", new="length(hex(zeroblob(9e8)))"
    ),
    "reference changed": partial(_schema, name="step", old="ON DELETE CASCADE", new="ON DELETE SET NULL"),
    "index beside": _run("CREATE INDEX zz ON course (hex(title))"),
    "index gone": _run("DROP INDEX step_phase"),
    "index over an expression": _run("DROP INDEX path_sort", "CREATE INDEX path_sort ON path (upper(sort_key), id)"),
    "full text over another table": partial(_schema, name="course_words", old="content='course'", new="content='note'"),
    "full text with another tokenizer": partial(_schema, name="course_pieces", old="trigram", new="unheard"),
    "full text unknown": partial(_schema, name="course_words", old="fts5", new="unheard"),
    "shadow table beside": _run("CREATE TABLE course_words_evil (a)"),
    "shadow table with a default": partial(
        _schema, name="course_words_data", old="block BLOB", new="block BLOB DEFAULT (1)"
    ),
    "migrations with a trigger": _run(
        script="CREATE TRIGGER zz AFTER INSERT ON _sqlite_migrations BEGIN DELETE FROM note; END;"
    ),
    "schema that cannot be parsed": partial(_schema, name="step", old="CREATE TABLE", new="CREATE TABLE TABLE"),
    "version 0": _run("PRAGMA user_version = 0"),
    "version below 0": _run("PRAGMA user_version = -7"),
    "an older version than it is": _run("PRAGMA user_version = 2"),
    "the newest there can be": _run("PRAGMA user_version = 2147483647"),
    "name with controls": _run('CREATE TABLE "zz\x1b[2J\n\u202e" (a)'),
}
"""None of these may be opened."""

_BAD_DATES = ("i går", "2026-02-30", "now", "2026-11-26T10:00:00", "0001-01-01", "9999-12-31", "2460000.5")
_BAD_TIMES = ("25:00", "halv ti", "09:30+99:00", "now")
_BAD_LISTS = ("", "ikke JSON", "{}", "[1]", '["a", ["b"]]', "null", "[" * 100_000 + "]" * 100_000)
_DATES = (("meeting", "date"), ("start", "date"), ("note", "due"), ("course", "last_checked"), ("meeting", "delete_by"))

_VALUES: dict[str, Craft] = {
    **{
        f"{table}.{column} {value[:20]}": partial(_value, table=table, column=column, value=value)
        for number, (table, column) in enumerate(_DATES)
        for value in (_BAD_DATES if number == 0 else _BAD_DATES[:2])
    },
    **{
        f"start time {value}": partial(_value, table="meeting", column="start_time", value=value)
        for value in _BAD_TIMES
    },
    "no start time": partial(_value, table="meeting", column="start_time", value=""),
    "no date of a start": partial(_value, table="start", column="date", value=""),
    "pinned": partial(_value, table="agenda_item", column="pinned", value="kl. 12"),
    "planned": partial(_value, table="timer", column="planned", value="nu"),
    "at of the timer": partial(_value, table="timer", column="at", value="2026-11-26 kl. 9"),
    "at of a note": partial(_value, table="note", column="at", value=""),
    "moments without a zone": _run("UPDATE timer SET at = '2026-11-26T09:30:00'", "UPDATE note SET at = '2026-11-26'"),
    "done": partial(_value, table="note", column="done", value="ja"),
    "at of a snapshot": partial(_value, table="snapshot", column="at", value="x"),
    "year of a moment": partial(_value, table="note", column="at", value="9999-12-31T23:59:59+00:00"),
    **{f"tags {value[:12]}": partial(_value, table="course", column="tags", value=value) for value in _BAD_LISTS},
    "goals": partial(_value, table="course", column="goals", value="[[]]"),
    "what could not be read is a list": partial(_value, table="course", column="unread", value="[1]"),
    "a price for nothing there is": partial(_value, table="course", column="price_per", value="moon"),
    "a price without end": _run("UPDATE course SET price = 9e999"),
    "a price below any": _run("UPDATE course SET price = -9e999"),
    "a price that is negative": _run("UPDATE course SET price = -1.5"),
    "a price of more than anything costs": _run("UPDATE course SET price = 1e300"),
    "half a letter in tags": partial(_value, table="course", column="tags", value='["\\ud800"]'),
    "the other half in goals": partial(_value, table="course", column="goals", value='["a \\uDFFF b"]'),
    "half a letter of what could not be read": partial(
        _value, table="course", column="unread", value='{"title": "\\ud83d"}'
    ),
    "tracks": partial(_value, table="agenda_item", column="tracks", value="1"),
    "marks": partial(_value, table="step", column="marks", value="{}"),
    "closed days": partial(_value, table="institution", column="closed_days", value='["i morgen"]'),
    "can show": partial(_value, table="institution", column="can_show", value="[null]"),
    **{
        f"{table}.{column} unknown": _run(f"UPDATE {table} SET {column} = 'ukendt ord'")
        for table, column in (
            *(("course", "format"), ("step", "format"), ("path", "status"), ("path", "kind"), ("path", "purpose")),
            *(("meeting", "kind"), ("meeting", "status"), ("participant", "status"), ("agenda_item", "type")),
            *(("note", "kind"), ("note", "travel"), ("note", "answer"), ("snapshot", "reason")),
        )
    },
    "snapshot": partial(_value, table="snapshot", column="content", value="{"),
    "a snapshot of something else": _run(
        'UPDATE snapshot SET content = \'{"phases": [1, "x", null], "starts": [{}]}\''
    ),
    "a snapshot that is a number": _run("UPDATE snapshot SET content = '7'"),
    "setting": partial(_value, table="setting", column="value", value="{'a'}"),
    "image": partial(_value, table="journal_row", column="image", value="[]"),
    "image that is no JSON": partial(_value, table="journal_row", column="image", value="x"),
    "order": partial(_value, table="step", column="ord", value="ø ~"),
    "stamp": partial(_value, table="stamp", column="stamp", value="ikke et stempel"),
    "short stamp": partial(_value, table="stamp", column="stamp", value="1"),
    "minutes": partial(_value, table="step", column="minutes", value=10**15),
    "minutes below": partial(_value, table="agenda_item", column="minutes", value=-(10**9)),
    "minutes as text": partial(_value, table="course", column="minutes", value="mange"),
    "day": partial(_value, table="step", column="day", value=10_001),
    "day before": partial(_value, table="step", column="day", value=-99_999),
    "days of a phase": partial(_value, table="phase", column="last_day", value=2**62),
    "day of an item": partial(_value, table="agenda_item", column="day", value=10**9),
    "day below": partial(_value, table="agenda_item", column="day", value=-1),
    "track": partial(_value, table="agenda_item", column="track", value=10**8),
    "people": partial(_value, table="participant", column="count", value=10**12),
    "flag": partial(_value, table="step", column="mandatory", value=7),
    "weekly minutes": partial(_value, table="path", column="weekly_minutes", value=2**63 - 1),
    "bytes in a title": partial(_value, table="course", column="title", value=b"\xff\xfe\x00Kursus"),
    "bytes in a note": partial(_value, table="note", column="text", value=bytes(range(256))),
    "a title of 30 MB": partial(_value, table="path", column="title", value="x" * 30_000_000),
    "a note of 5 MB": partial(_value, table="note", column="text", value="ord " * 1_250_000),
    "an id of 1 MB": partial(_value, table="phase", column="name", value="i" * 1_000_000),
    "items inside each other": _run("UPDATE agenda_item SET parent = id"),
    "an item in another meeting's": _run(
        "UPDATE agenda_item SET parent = (SELECT other.id FROM agenda_item other WHERE other.meeting <> agenda_item.meeting)",
    ),
    "a step without its phase": _run("PRAGMA foreign_keys = OFF", "UPDATE step SET phase = 'ingen'"),
    "a note without its meeting": _run("PRAGMA foreign_keys = OFF", "UPDATE note SET meeting = 'ingen'"),
}
"""Nor these: the schema is right, a value is not."""

ODD: dict[str, Craft] = {
    **{
        f"{table}.{column}": _run(f"UPDATE {table} SET {column} = 'ukendt ord'")
        for table, column in (
            *(("timer", "what"), ("meeting_fact", "what"), ("answer", "rule"), ("step", "origin")),
            *(("agenda_item", "origin"), ("path", "origin"), ("meeting", "origin"), ("step", "reused_from")),
        )
    },
    "unknown marks": _run('UPDATE step SET marks = \'["ukendt", ""]\''),
    "empty titles": _run(*(f"UPDATE {each} SET title = ''" for each in ("course", "path", "step", "meeting"))),
    "steps that need each other": _run("UPDATE prerequisite SET needs = step"),
    "a timer from 1970": _run("UPDATE timer SET at = '1970-01-01T00:00:00+00:00'"),
    "a timer in the future": _run("UPDATE timer SET at = '2900-01-01T00:00:00+00:00'"),
    "a meeting without an end": _run("UPDATE meeting SET end_time = start_time"),
    "a snapshot of nothing": _run("UPDATE snapshot SET content = '{}'"),
    "images of another table": _run("UPDATE journal_row SET tbl = 'note' WHERE tbl = 'course'"),
    "images with other types": _run(
        "UPDATE journal_row SET image = json_set(image, '$.minutes', 'x', '$.title', 7) WHERE image IS NOT NULL"
    ),
    "images of nothing": _run("UPDATE journal_row SET image = '{}' WHERE image IS NOT NULL"),
    "settings of other kinds": _run("UPDATE setting SET value = '[1, {\"a\": null}]'"),
    "drafts that are no JSON": _run("UPDATE draft SET text = '{'"),
    "drafts of something else": _run("UPDATE draft SET text = '[7]'"),
    "NUL in titles": _run(
        *(f"UPDATE {each} SET title = 'a' || char(0) || 'b'" for each in ("path", "step", "meeting"))
    ),
    "odd letters": _run("UPDATE step SET title = char(0xD7FF, 0xFFFE, 0x202E, 0x1F600, 0xE000)"),
    "pairs of halves in tags": partial(_value, table="course", column="tags", value='["\\ud83d\\ude00"]'),
    "a price that is no number": _run("UPDATE course SET price = 9e999 - 9e999"),
    "the last number of a row": _run("UPDATE sqlite_sequence SET seq = 9223372036854775807"),
    "full text without its words": _run("DELETE FROM course_words_data", "DELETE FROM course_words_idx"),
    "a text database in UTF-16": _utf16,
    "WAL": _run("PRAGMA journal_mode = WAL"),
    "vacuumed with other pages": _run("PRAGMA page_size = 1024", "VACUUM"),
    "analysed": _run("ANALYZE"),
}
"""These may be opened or refused, but nothing may break: no other program's fault is ours."""


_BYTES: dict[str, Craft] = {
    **{f"bytes changed {seed}": partial(_flip, seed=seed) for seed in range(16)},
    **{f"one byte in each page changed {seed}": partial(_flip, seed=100 + seed, count=400) for seed in range(4)},
    **{f"pages in circles {seed}": partial(_circle, seed=seed) for seed in range(4)},
    "page size": partial(_bytes, at=16, new=b"\x00\x03"),
    "reserved bytes": partial(_bytes, at=20, new=b"\xff"),
    "format of the schema": partial(_bytes, at=44, new=b"\x00\x00\x00\x63"),
    "text encoding": partial(_bytes, at=56, new=b"\x00\x00\x00\x09"),
    "free pages": partial(_bytes, at=32, new=b"\x7f\xff\xff\xff\x7f\xff\xff\xff"),
    "size in pages": partial(_bytes, at=28, new=b"\x7f\xff\xff\xff"),
    "first page": partial(_bytes, at=100, new=b"\x05\x00\x00\xff\xff"),
}

REFUSED: dict[str, Craft] = {**_SCHEMA, **_VALUES}
HARMLESS: dict[str, Craft] = {**ODD, **_BYTES}
