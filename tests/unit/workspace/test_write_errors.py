"""What the system says while somebody edits: every statement of every edit comes as its sentence, and nothing is half written."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import pytest

from campus_desktop.errors import CampusError, FileError
from campus_desktop.workspace import Workspace, copies, create, open_workspace
from campus_desktop.workspace.file import create_file
from campus_desktop.workspace.lock import HeldError
from campus_desktop.workspace.verify import verify
from tests.support.broken_files import locked_while_open


def add(workspace: Workspace, title: str) -> None:
    with workspace.edit(f"Add {title}") as edit:
        edit.insert("course", {"title": title, "description": "Ærø " * 5_000, "sort_key": title})


def titles(workspace: Workspace) -> list[str]:
    return [row["title"] for row in workspace.rows("SELECT title FROM course ORDER BY rid")]


@contextmanager
def moved(workspace: Workspace) -> Iterator[None]:
    away = workspace.path.with_name("væk.campus")
    workspace.path.rename(away)
    yield
    away.rename(workspace.path)


@contextmanager
def replaced(workspace: Workspace) -> Iterator[None]:
    own = workspace.path.with_name("egen.campus")
    workspace.path.rename(own)
    create_file(workspace.path)
    yield
    own.replace(workspace.path)


@contextmanager
def full(workspace: Workspace) -> Iterator[None]:
    db = workspace.connection
    most = db.execute("PRAGMA max_page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {db.execute('PRAGMA page_count').fetchone()[0]}")
    yield
    db.execute(f"PRAGMA max_page_count = {most}")


TROUBLE = {
    "moved": (moved, "flyttet eller slettet"),
    "replaced": (replaced, "flyttet eller slettet"),
    "full": (full, "er fuld"),
    "locked": (partial(locked_while_open, readable=True), "låst af et andet program"),
}
DEEDS: dict[str, Callable[[Workspace], object]] = {
    "edit": lambda workspace: add(workspace, "Tabt"),
    "undo": Workspace.undo,
}


@pytest.mark.skipif(os.name != "posix", reason="Windows moves no open file")
@pytest.mark.parametrize("command", DEEDS)
@pytest.mark.parametrize("kind", TROUBLE)
def test_a_later_edit_fails_with_its_sentence_and_works_again(tmp_path: Path, kind: str, command: str) -> None:
    workspace = create(tmp_path / "a.campus")
    for title in ("Første", "Andet"):
        add(workspace, title)
    if command == "undo":  # of what was deleted: the rows come back, into pages that something else has taken meanwhile
        with workspace.edit("Delete") as edit:
            edit.execute("DELETE FROM course")
        workspace.undo()
        workspace.redo()
    before = (titles(workspace), workspace.undo_label)
    trouble, sentence = TROUBLE[kind]
    with trouble(workspace):
        for _again in range(3):
            with pytest.raises(FileError, match=sentence):
                DEEDS[command](workspace)
        assert kind in ("moved", "replaced") or (titles(workspace), workspace.undo_label) == before
    DEEDS[command](workspace)
    assert (titles(workspace), workspace.undo_label) != before
    workspace.close()
    assert verify(tmp_path / "a.campus").sound


def test_a_disk_that_fills_within_an_edit_inside_another_leaves_nothing_of_either(tmp_path: Path) -> None:
    workspace = create(tmp_path / "a.campus")
    add(workspace, "Første")
    with full(workspace), pytest.raises(FileError, match="er fuld"), workspace.edit("Outer") as edit:
        edit.insert("institution", {"name": "Ydre", "sort_key": "y"})
        for number in range(50):
            add(workspace, str(number))
    assert titles(workspace) == ["Første"] and workspace.value("SELECT count(*) FROM institution") == 0
    assert workspace.undo_label == "Add Første"
    add(workspace, "Andet")
    workspace.close()


def test_a_mistake_of_ours_stays_one(tmp_path: Path) -> None:
    workspace = create(tmp_path / "a.campus")
    with pytest.raises(sqlite3.IntegrityError), workspace.edit("x") as edit:
        edit.insert("step", {"phase": "nowhere", "title": "x", "ord": "V", "id": "x"})
        edit.insert("step", {"phase": "nowhere", "title": "x", "ord": "V", "id": "x"})
    workspace.close()


def test_reading_what_undo_would_do_in_a_locked_file_is_told(tmp_path: Path) -> None:
    workspace = create(tmp_path / "a.campus")
    add(workspace, "Første")
    with locked_while_open(workspace):
        for read in (
            lambda: workspace.undo_label,
            lambda: workspace.redo_is_long,
            lambda: workspace.touched("undo", 5),
        ):
            with pytest.raises(FileError, match="låst"):
                read()
        with pytest.raises(FileError, match=r"»a\.campus« er låst"):
            copies.save_copy(workspace, tmp_path / "kopi.campus")
    workspace.close()


LARGEST = """
import resource, sys
from pathlib import Path
from campus_desktop import i18n
from campus_desktop.errors import FileError
from campus_desktop.workspace import open_workspace
i18n.use("da")
path = Path(sys.argv[1])
workspace = open_workspace(path)
def add(text):
    with workspace.edit("x") as edit:
        edit.insert("course", {"title": "x", "description": text, "sort_key": "x"})
add("kort")
resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size + 4096, resource.RLIM_INFINITY))
for number in range(3):
    try:
        add("langt " * 100_000)
    except FileError as error:
        print(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
add("igen")
workspace.close()
"""


@pytest.mark.skipif(os.name != "posix", reason="a limit of Unix")
def test_a_disk_that_takes_no_more_is_told_each_time(tmp_path: Path) -> None:
    path = tmp_path / "a.campus"
    create(path).close()
    run = subprocess.run(
        [sys.executable, "-c", LARGEST, str(path)], check=True, stdout=subprocess.PIPE, text=True, cwd=Path.cwd()
    )
    lines = run.stdout.splitlines()
    assert len(lines) == 3 and all("er fuld" in line or "kunne ikke læses eller skrives" in line for line in lines)
    assert verify(path).sound


@pytest.mark.skipif(os.name != "posix", reason="Windows deletes no open file")
def test_a_copy_may_take_the_place_of_another_file_after_the_open_one_was_deleted(tmp_path: Path) -> None:
    workspace = create(tmp_path / "a.campus")
    add(workspace, "Første")
    (tmp_path / "kopi.campus").write_bytes(b"an older copy")
    workspace.path.unlink()
    with pytest.raises(FileError, match="flyttet eller slettet"):
        add(workspace, "Andet")
    copies.save_copy(workspace, tmp_path / "kopi.campus")
    assert copies.copies_beside(workspace) == [tmp_path / "kopi.campus"]
    copies.save_copy(workspace, workspace.path)  # the very name it had
    workspace.close()
    for name in ("kopi.campus", "a.campus"):
        saved = open_workspace(tmp_path / name)
        assert titles(saved) == ["Første"]
        saved.close()


def test_closing_a_file_that_was_damaged_meanwhile_lets_go_of_it(tmp_path: Path) -> None:
    workspace = create(tmp_path / "a.campus")
    add(workspace, "Første")
    workspace.path.write_bytes(b"x" * 200_000)
    with pytest.raises(CampusError):
        add(workspace, "Andet")
    workspace.close()
    assert [path.name for path in tmp_path.glob(".*.lock")] == []


def test_a_file_overwritten_in_place_is_noticed_before_anything_is_written_in_it(tmp_path: Path) -> None:
    workspace = create(tmp_path / "a.campus")
    add(workspace, "Første")
    other = create(tmp_path / "b.campus")
    for title in ("En andens", "En andens til", "Og en til"):
        add(other, title)
    other.close()
    theirs = other.path.read_bytes()
    workspace.path.write_bytes(theirs)  # as a synchronising program does
    for _again in range(2):
        with pytest.raises(FileError, match="overskrevet eller ændret af et andet program"):
            add(workspace, "Andet")
        with pytest.raises(FileError, match="overskrevet"):
            workspace.undo()
    workspace.close()
    assert workspace.path.read_bytes() == theirs
    opened = open_workspace(workspace.path)
    add(opened, "Mit")
    assert titles(opened) == ["En andens", "En andens til", "Og en til", "Mit"]
    opened.close()


def test_what_another_program_wrote_in_it_is_noticed(tmp_path: Path) -> None:
    workspace = create(tmp_path / "a.campus")
    add(workspace, "Første")
    with closing(sqlite3.connect(workspace.path, isolation_level=None)) as other:
        other.execute("UPDATE course SET title = 'Deres'")
    with pytest.raises(FileError, match="et andet program"):
        add(workspace, "Andet")
    workspace.close()
    assert verify(workspace.path).sound


@pytest.mark.skipif(os.name != "posix", reason="links need a right on Windows")
def test_a_file_opened_by_a_link_is_the_same_file_to_the_lock(tmp_path: Path) -> None:
    workspace = create(tmp_path / "a.campus")
    (tmp_path / "mappe").mkdir()
    link = tmp_path / "mappe" / "genvej.campus"
    link.symlink_to(workspace.path)
    with pytest.raises(HeldError):
        open_workspace(link)
    workspace.close()
    opened = open_workspace(link)
    with pytest.raises(HeldError):
        open_workspace(workspace.path)
    add(opened, "Første")
    opened.close()
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.campus", "genvej.campus", "mappe"]
