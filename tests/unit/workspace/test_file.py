"""Opening, refusing, locking, copying and checking the file; each refusal leaves every byte as it was."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from campus_desktop.errors import CampusError
from campus_desktop.workspace import Workspace, copies, create, file, open_workspace, settings
from campus_desktop.workspace.lock import lock_path
from campus_desktop.workspace.migrations import migrations
from campus_desktop.workspace.verify import verify
from tests.support.broken_files import locked_while_open


def filled(path: Path, courses: int = 50) -> Path:
    workspace = create(path)
    with workspace.edit("Fill") as edit:
        for number in range(courses):
            edit.insert("course", {"title": f"Kursus {number}", "description": "Ærø " * 50, "sort_key": f"{number:04}"})
    workspace.close()
    return path


def refusal(path: Path) -> str:
    before = path.read_bytes()
    with pytest.raises(CampusError) as caught:
        open_workspace(path)
    assert path.read_bytes() == before
    assert sorted(p.name for p in path.parent.iterdir()) == [path.name]
    text = str(caught.value)
    assert "\n" not in text
    return text


def test_nothing_lies_beside_the_file_afterwards(tmp_path: Path) -> None:
    filled(tmp_path / "a.campus")
    assert [path.name for path in tmp_path.iterdir()] == ["a.campus"]


def test_opening_and_reading_writes_nothing(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.campus")
    before = path.read_bytes()
    workspace = open_workspace(path)
    assert workspace.value("SELECT count(*) FROM course") == 50
    workspace.close()
    assert path.read_bytes() == before


def test_every_migration_is_counted() -> None:
    assert len(migrations.steps) == file.SCHEMA_VERSION


@pytest.fixture
def _no_waiting_for_the_disk() -> None:
    """Not here: the program's own settings are tested."""


def test_settings_are_made_and_read_back(tmp_path: Path) -> None:
    workspace = create(tmp_path / "a.campus")
    values = {
        name: workspace.value(f"PRAGMA {name}")
        for name in ("journal_mode", "synchronous", "foreign_keys", "cache_spill")
    }
    assert values == {"journal_mode": "truncate", "synchronous": 2, "foreign_keys": 1, "cache_spill": 0}
    workspace.close()


def test_not_ours(tmp_path: Path) -> None:
    text = tmp_path / "text" / "a.campus"
    text.parent.mkdir()
    text.write_text("Dette er en tekst, der ikke er en database. " * 100, encoding="utf-8")
    assert "ikke en fil fra Campus Desktop" in refusal(text)
    other = tmp_path / "other" / "a.campus"
    other.parent.mkdir()
    with closing(sqlite3.connect(other)) as db:
        db.execute("CREATE TABLE x (y)")
        db.commit()
    assert "ikke en fil fra Campus Desktop" in refusal(other)
    empty = tmp_path / "empty" / "a.campus"
    empty.parent.mkdir()
    empty.touch()
    assert "ikke en fil fra Campus Desktop" in refusal(empty)


def test_newer_than_the_program(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.campus")
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {file.SCHEMA_VERSION + 1}")
        db.commit()
    assert "nyere udgave af Campus Desktop" in refusal(path)


def test_damaged(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.campus")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert "beskadiget" in refusal(path)
    path.write_bytes(whole[:100] + bytes(4000) + whole[4100:])
    assert "beskadiget" in refusal(path)


def test_missing(tmp_path: Path) -> None:
    with pytest.raises(CampusError, match="Der er ingen fil »a"):
        open_workspace(tmp_path / "a.campus")
    with pytest.raises(CampusError, match="Der er ingen fil"):
        open_workspace(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_never_made_anew(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.campus")
    before = path.read_bytes()
    with pytest.raises(CampusError, match="findes allerede"):
        create(path)
    with pytest.raises(CampusError, match="findes ikke"):
        create(tmp_path / "ingen" / "a.campus")
    assert path.read_bytes() == before


def test_locked_by_another_program(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.campus")
    workspace = open_workspace(path)
    with (
        locked_while_open(workspace),
        pytest.raises(CampusError, match="låst af et andet program"),
        workspace.edit("x") as edit,
    ):
        edit.insert("course", {"title": "x", "sort_key": "x"})
    with workspace.edit("x") as edit:
        edit.insert("course", {"title": "x", "sort_key": "x"})
    workspace.close()


HOLD = """
import sys, threading
from pathlib import Path
from campus_desktop.workspace import open_workspace
workspace = open_workspace(Path(sys.argv[1]), user="MK")
print("open", flush=True)
threading.Event().wait(60)
"""


def test_open_elsewhere_says_who_and_a_killed_holder_lets_go(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.campus")
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True, cwd=Path.cwd()
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(CampusError, match="åben hos MK på "):
            open_workspace(path)
        reader = open_workspace(path, read_only=True)
        assert reader.value("SELECT count(*) FROM course") == 50
        reader.close()
        holder.kill()
        holder.wait()
    assert json.loads(lock_path(path).read_text(encoding="utf-8"))["user"] == "MK"
    open_workspace(path).close()


EDIT = """
import sys
from pathlib import Path
from campus_desktop.workspace import open_workspace
workspace = open_workspace(Path(sys.argv[1]))
for number in range(100_000):
    with workspace.edit(f"Edit {number}") as edit:
        edit.insert("course", {"title": f"Gemt {number}", "sort_key": str(number)})
    print(number, flush=True)
"""


@pytest.mark.parametrize("acknowledged", [1, 7, 40])
def test_killed_in_the_middle_of_editing_nothing_acknowledged_is_lost(tmp_path: Path, acknowledged: int) -> None:
    path = filled(tmp_path / "a.campus", 0)
    with subprocess.Popen(
        [sys.executable, "-c", EDIT, str(path)], stdout=subprocess.PIPE, text=True, cwd=Path.cwd()
    ) as editor:
        assert editor.stdout is not None
        lines = [editor.stdout.readline() for _ in range(acknowledged)]
        editor.kill()
        lines += editor.stdout.readlines()
    said = max(int(line) for line in lines if line.endswith("\n"))
    workspace = open_workspace(path)
    assert workspace.value("SELECT count(*) FROM course") >= said + 1
    assert workspace.undo_label == f"Edit {workspace.value('SELECT count(*) FROM course') - 1}"
    workspace.close()
    assert verify(path).sound


@pytest.mark.parametrize("what", ["file", "folder"])
def test_what_the_system_keeps_from_being_written_is_opened_to_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    path = filled(tmp_path / "a.campus")
    kept = path if what == "file" else tmp_path
    may = os.access
    # asked as any user is, since root may write everywhere
    monkeypatch.setattr(os, "access", lambda each, mode: Path(each) != kept and may(each, mode))
    workspace = open_workspace(path)
    assert workspace.read_only and workspace.value("SELECT count(*) FROM course") > 0
    with pytest.raises(CampusError, match="kun åbnet til læsning"), workspace.edit("x") as edit:
        edit.insert("course", {"title": "x", "sort_key": "x"})
    workspace.close()
    monkeypatch.undo()
    again = open_workspace(path)
    assert not again.read_only
    again.close()


def test_what_the_system_says_about_a_read_only_file_is_told() -> None:
    error = sqlite3.OperationalError("attempt to write a readonly database")
    error.sqlite_errorname = "SQLITE_READONLY"
    with pytest.raises(CampusError, match="skrivebeskyttet"), file.as_campus_errors(Path("a.campus")):
        raise error


def test_opened_for_reading_refuses_edits(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.campus")
    before = path.read_bytes()
    workspace = open_workspace(path, read_only=True)
    with pytest.raises(CampusError, match="kun åbnet til læsning"), workspace.edit("x"):
        pass
    workspace.close()
    assert path.read_bytes() == before


def half_written(path: Path) -> None:
    """Leave at ``path`` what a program killed in the middle of a commit leaves: changed pages and a hot journal."""
    source = path.with_name("source.campus")
    filled(source, 500)
    with closing(sqlite3.connect(source, isolation_level=None)) as db:
        db.execute("PRAGMA cache_size = 1")
        db.execute("BEGIN IMMEDIATE")
        db.execute("UPDATE course SET title = 'halvt', description = ''")
        path.write_bytes(source.read_bytes())
        path.with_name(path.name + "-journal").write_bytes(source.with_name(source.name + "-journal").read_bytes())
        db.execute("ROLLBACK")
    source.unlink()
    with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as raw:
        assert raw.execute("SELECT count(*) FROM course NOT INDEXED WHERE title = 'halvt'").fetchone()[0]


@pytest.mark.parametrize("read_only", [True, False])
def test_what_a_killed_program_left_half_written_is_rolled_back(tmp_path: Path, read_only: bool) -> None:
    path = tmp_path / "a.campus"
    half_written(path)
    workspace = open_workspace(path, read_only=read_only)
    assert workspace.value("SELECT count(*) FROM course WHERE title = 'halvt'") == 0
    assert workspace.value("SELECT count(*) FROM course") == 500
    workspace.close()
    assert verify(path).sound


def test_an_older_file_is_copied_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = filled(tmp_path / "a.campus")

    now, newer = file.SCHEMA_VERSION, file.SCHEMA_VERSION + 1

    def later(db: object) -> None:
        db.conn.execute("ALTER TABLE course ADD COLUMN room TEXT NOT NULL DEFAULT 'B'")  # type: ignore[attr-defined]
        db.conn.execute(f"PRAGMA user_version = {newer}")  # type: ignore[attr-defined]

    monkeypatch.setattr(migrations, "steps", [*migrations.steps, later])
    monkeypatch.setattr("campus_desktop.workspace.file.SCHEMA_VERSION", newer)
    monkeypatch.setattr("campus_desktop.workspace.opening.SCHEMA_VERSION", newer)
    workspace = open_workspace(path)
    assert workspace.value("SELECT DISTINCT room FROM course") == "B"
    workspace.undo()
    workspace.redo()  # images from before the new column give it its default
    assert workspace.value("SELECT DISTINCT room FROM course") == "B"
    workspace.close()
    with closing(sqlite3.connect(tmp_path / f"a (version {now}).campus")) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (now,)
        assert copy.execute("SELECT count(*) FROM course").fetchone() == (50,)


def test_a_file_from_before_the_meetings_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "a.campus"
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute(f"PRAGMA application_id = {file.APPLICATION_ID}")
        migrations.apply(Database(db, execute_plugins=False), stop_before="meetings")
        db.execute("INSERT INTO path (id, title, sort_key) VALUES ('p', 'Onboarding', 'o')")
        assert db.execute("PRAGMA user_version").fetchone() == (1,)
    workspace = open_workspace(path)
    assert workspace.value("SELECT title FROM path") == "Onboarding"
    assert workspace.value("SELECT count(*) FROM meeting") == 0
    workspace.close()
    assert verify(path).sound
    assert (tmp_path / "a (version 1).campus").exists()


def test_a_file_moved_away_while_open_is_told(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.campus")
    workspace = open_workspace(path)
    assert workspace.outside.moved() == ""
    path.rename(tmp_path / "b.campus")
    assert "flyttet eller slettet" in workspace.outside.moved()
    (tmp_path / "other").touch()
    (tmp_path / "other").rename(path)
    assert "flyttet eller slettet" in workspace.outside.moved(), "another file has its name"
    with pytest.raises(CampusError, match="flyttet eller slettet"), workspace.edit("x") as edit:
        edit.insert("course", {"title": "x", "sort_key": "x"})
    workspace.close()


def give(workspace: Workspace) -> tuple[str, str]:
    with workspace.edit("Fill") as edit:
        own = edit.insert("institution", {"name": "Fjordstyrelsen", "sort_key": "f"})
        edit.insert("person", {"institution": own, "name": "HemmeligNavn", "sort_key": "h"})
        used = edit.insert("course", {"title": "Brugt", "sort_key": "b"})
        edit.insert("course", {"title": "HemmeligtKursus", "sort_key": "h"})
        chosen = edit.insert("path", {"title": "Valgt", "institution": own, "sort_key": "v"})
        other = edit.insert("path", {"title": "HemmeligtForløb", "sort_key": "h"})
        phase = edit.insert("phase", {"path": chosen, "name": "Uge 1", "ord": "V"})
        edit.insert("step", {"phase": phase, "title": "Trin", "course": used, "ord": "V", "note": "HemmeligTanke"})
        edit.update(
            "path", chosen, {"owner": "HemmeligEjer", "contact": "HemmeligKontakt", "case_number": "HemmeligSag"}
        )
        edit.update("institution", own, {"note": "HemmeligBemærkning"})
        settings.put(edit, "import.columns", {"Hemmelig": 1})
        meeting = edit.insert("meeting", {"title": "HemmeligtMøde", "host": own, "sort_key": "h"})
        edit.insert("meeting_path", {"meeting": meeting, "path": chosen, "ord": "V"})
        edit.insert(
            "note",
            {
                "meeting": meeting,
                "kind": "idea",
                "text": "HemmeligNote",
                "at": "2026-11-26T09:30:00+01:00",
                "path": chosen,
            },
        )
    return chosen, other


def test_a_copy_for_me_has_everything_and_one_to_give_away_only_what_was_chosen(tmp_path: Path) -> None:
    workspace = create(tmp_path / "a.campus")
    chosen, _other = give(workspace)
    copies.save_copy(workspace, tmp_path / "mig.campus")
    copies.give_away(workspace, tmp_path / "væk.campus", paths=frozenset([chosen]), courses=False, institutions=False)
    with pytest.raises(CampusError, match="selv den åbne fil"):
        copies.save_copy(workspace, workspace.path)
    workspace.close()
    mine = open_workspace(tmp_path / "mig.campus")
    assert mine.undo_label == "Fill"
    assert settings.get(mine, "import.columns") == {"Hemmelig": 1}
    mine.close()
    given = open_workspace(tmp_path / "væk.campus")
    assert [row[0] for row in given.rows("SELECT title FROM path")] == ["Valgt"]
    assert [row[0] for row in given.rows("SELECT title FROM course")] == ["Brugt"]
    assert given.undo_label is None
    given.close()
    assert b"Hemmelig" not in (tmp_path / "væk.campus").read_bytes()
    assert verify(tmp_path / "væk.campus").sound
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.campus", "mig.campus", "væk.campus"]


def test_verify_finds_damage_without_touching_the_file(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.campus", 400)
    report = verify(path)
    assert report.sound
    assert report.counts["course"] == 400
    with closing(sqlite3.connect(path)) as db:
        db.execute("INSERT INTO course_words (course_words) VALUES ('delete-all')")
        db.execute("INSERT INTO goal (id, path, text, ord) VALUES ('g', 'nowhere', 't', 'V')")
        db.commit()
    before = path.read_bytes()
    assert len(verify(path).problems) == 2
    assert path.read_bytes() == before


def test_fees_of_older_files_become_prices(tmp_path: Path) -> None:
    path = tmp_path / "net.campus"
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute(f"PRAGMA application_id = {file.APPLICATION_ID}")
        migrations.apply(Database(db, execute_plugins=False), stop_before="prices")
        for at, fee in enumerate(("1.250,50 kr.", "kr. 50 pr. deltager", "Efter aftale", "")):
            db.execute("INSERT INTO course (id, title, fee, sort_key) VALUES (?, 'x', ?, 'x')", (str(at), fee))
    workspace = open_workspace(path)
    assert [tuple(row) for row in workspace.rows("SELECT fee, price, price_per FROM course ORDER BY rid")] == [
        ("1.250,50 kr.", 1250.5, "click"),
        ("kr. 50 pr. deltager", 50.0, "participant"),
        ("Efter aftale", None, "click"),
        ("", None, ""),
    ]
    workspace.close()
