"""Files from strangers: none hangs, ends or breaks the program; what is not ours to the letter is refused with one sentence, untouched."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from campus_desktop.errors import CampusError
from campus_desktop.workspace import create, open_workspace
from campus_desktop.workspace.expected import expected, schema_of, strange, written
from campus_desktop.workspace.file import SCHEMA_VERSION, connect, migrate
from campus_desktop.workspace.values import LONGEST_LINE, WORDS
from campus_desktop.workspace.verify import verify
from tests.support.crafted import HARMLESS, REFUSED

ROOT = Path(__file__).resolve().parents[3]
PARTS = 6
PATIENCE = 300
"""Seconds for a part: a busy machine is slow, a file that never ends stays."""


@pytest.mark.parametrize("part", range(PARTS))
def test_every_crafted_file_is_met_in_peace(tmp_path: Path, part: int) -> None:
    """Each in a program of its own kind: one that ends it is seen by what it left unsaid."""
    names = [*REFUSED, *HARMLESS][part::PARTS]
    command = [sys.executable, "-m", "tests.support.meet", *names]
    with (tmp_path / "said").open("w+") as said:
        done = subprocess.run(
            command, cwd=ROOT, stdout=said, stderr=subprocess.PIPE, text=True, timeout=PATIENCE, check=False
        )
        said.seek(0)
        met = {line["name"]: line for line in map(json.loads, said)}
    assert done.returncode == 0, (names[len(met)], done.returncode, done.stderr[-2000:])
    for name in names:
        outcome, verdict = met[name]["outcome"], met[name]["verdict"]
        assert verdict == "", f"{name}: {verdict}"
        if name in REFUSED:
            assert "fil.campus" in outcome and "\n" not in outcome and len(outcome) < 400, (name, outcome)


def test_the_fixed_words_are_those_of_the_domain() -> None:
    from campus_desktop.courses.formats import FORMATS
    from campus_desktop.meetings import meeting, note
    from campus_desktop.paths import snapshots, words

    domain = {
        "format": FORMATS,
        "path.status": words.STATUSES,
        "path.kind": words.KINDS,
        "path.purpose": words.PURPOSES,
        "meeting.kind": meeting.KINDS,
        "meeting.status": meeting.STATUSES,
        "participant.status": meeting.ATTENDANCE,
        "agenda_item.type": meeting.ITEM_TYPES,
        "note.kind": note.NOTE_KINDS,
        "note.travel": note.TRAVELS,
        "note.answer": note.ANSWERS,
        "snapshot.reason": snapshots.REASONS,
    }
    assert {name: set(each.split()) for name, each in WORDS.items()} == {
        name: set(each) for name, each in domain.items()
    }


def test_there_are_enough_of_them() -> None:
    assert len(REFUSED) >= 100 and len(REFUSED) + len(HARMLESS) >= 160


def test_the_written_schema_is_that_of_the_migrations() -> None:
    """Written anew by: python -m tests.support.write_schema"""
    text = (ROOT / "resources" / "schema.txt").read_text(encoding="utf-8")
    assert text == written(SCHEMA_VERSION, expected(SCHEMA_VERSION)), "python -m tests.support.write_schema"


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_every_version_knows_its_own_schema(version: int) -> None:
    from sqlite_utils import Database

    from campus_desktop.workspace.migrations import migrations

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        steps = migrations.steps
        stop = steps[version].__name__ if version < len(steps) else None
        migrations.apply(Database(db, execute_plugins=False), stop_before=stop)
        assert strange(db, version) == []
        others = [each for each in range(1, SCHEMA_VERSION + 1) if expected(each) != expected(version)]
        assert all(strange(db, each) for each in others)


def test_blanks_and_what_sqlite_adds_are_no_difference(tmp_path: Path) -> None:
    path = tmp_path / "a.campus"
    create(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("ANALYZE")
        db.execute("PRAGMA writable_schema = ON")
        db.execute("UPDATE sqlite_schema SET sql = replace(sql, ' ', '  ') WHERE name = 'step'")
    with closing(connect(path)) as db:
        assert "sqlite_stat1" in schema_of(db)
    assert verify(path).sound


def test_one_sentence_names_what_is_foreign_and_verify_names_all(tmp_path: Path) -> None:
    path = tmp_path / "a.campus"
    create(path).close()
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("CREATE TRIGGER kvit AFTER INSERT ON course BEGIN DELETE FROM note; END")
        db.execute("CREATE VIEW udsigt AS SELECT 1")
    before = path.read_bytes()
    with pytest.raises(CampusError, match=r"kvit, udsigt"):
        open_workspace(path)
    assert path.read_bytes() == before and {each.name for each in tmp_path.iterdir()} == {"a.campus"}
    problems = verify(path).problems
    assert [name in problem for name, problem in zip(("kvit", "udsigt"), problems, strict=True)] == [True, True]


def test_verify_says_every_wrong_value(tmp_path: Path) -> None:
    path = tmp_path / "a.campus"
    workspace = create(path)
    with workspace.edit("x") as edit:
        for number in range(3):
            edit.insert("meeting", {"title": f"Møde {number}", "sort_key": "m"})
    workspace.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("UPDATE meeting SET date = 'i går'")
        db.execute("UPDATE meeting SET date = NULL, title = ? WHERE rid = 3", ("x" * (LONGEST_LINE + 1),))
    problems = verify(path).problems
    assert [("date" in each, "title" in each) for each in problems] == [(True, False), (True, False), (False, True)]


def test_a_file_that_is_as_the_program_left_it_is_not_looked_through_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.campus"
    workspace = create(path)
    workspace.close()
    looked: list[Path] = []
    monkeypatch.setattr("campus_desktop.workspace.opening.check_values", lambda _db, path: looked.append(path))
    open_workspace(path, left_as=workspace.left_as).close()
    assert looked == []
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("INSERT INTO setting (id, value) VALUES ('x', '1')")
    again = open_workspace(path, left_as=workspace.left_as)
    assert looked == [path]
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("INSERT INTO setting (id, value) VALUES ('y', '1')")
    again.close()
    assert again.left_as == ""  # another program wrote meanwhile


def test_the_schema_is_compared_on_every_opening(tmp_path: Path) -> None:
    path = tmp_path / "a.campus"
    workspace = create(path)
    workspace.close()
    shutil.copy(path, tmp_path / "b.campus")
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("CREATE VIEW udsigt AS SELECT 1")
    from campus_desktop.workspace.gate import mark

    with pytest.raises(CampusError, match="udsigt"):
        open_workspace(path, left_as=mark(path))


@pytest.mark.skipif(not hasattr(sqlite3, "SQLITE_DBCONFIG_DEFENSIVE"), reason="Python 3.12 and later can set it")
def test_sqlites_own_tables_are_closed(tmp_path: Path) -> None:
    path = tmp_path / "a.campus"
    create(path).close()
    with closing(connect(path)) as db:
        with pytest.raises(sqlite3.OperationalError):
            db.execute("DELETE FROM course_words_data")
        db.execute("PRAGMA writable_schema = ON")
        with pytest.raises(sqlite3.OperationalError):
            db.execute("DELETE FROM sqlite_schema")


def test_making_a_file_needs_no_written_schema(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "x", isolation_level=None)) as db:
        migrate(db)
        assert strange(db, SCHEMA_VERSION) == []
