"""Files that have to be refused, for tests of every road to one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from campus_desktop.workspace import Workspace, create
from campus_desktop.workspace.file import SCHEMA_VERSION


def sound(path: Path) -> None:
    """A small file in good order."""
    workspace = create(path)
    with workspace.edit("Fill") as edit:
        for number in range(200):
            edit.insert("course", {"title": f"Kursus {number}", "description": "Ærø " * 50, "sort_key": f"{number:04}"})
    workspace.close()


def not_a_database(path: Path) -> None:
    path.write_text("Dette er en tekst og ikke en database. " * 200, encoding="utf-8")


def empty(path: Path) -> None:
    path.touch()


def another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE noget (andet)")
        db.commit()


def newer(path: Path) -> None:
    sound(path)
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        db.commit()


def cut_short(path: Path) -> None:
    sound(path)
    path.write_bytes(path.read_bytes()[:20_000])


def overwritten(path: Path) -> None:
    sound(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + bytes(8_000) + whole[8_100:])


REFUSED: dict[str, tuple[Callable[[Path], None], str]] = {
    "not a database": (not_a_database, "er ikke en fil fra Campus Desktop"),
    "empty": (empty, "er ikke en fil fra Campus Desktop"),
    "another program's": (another_program, "er ikke en fil fra Campus Desktop"),
    "newer": (newer, "er lavet med en nyere udgave af Campus Desktop"),
    "cut short": (cut_short, "er beskadiget"),
    "overwritten": (overwritten, "er beskadiget"),
}
"""How each is made, and what the one sentence about it says."""


@contextmanager
def locked(path: Path, *, readable: bool = False) -> Iterator[None]:
    """Another program holds SQLite's lock on the file; ``readable``: it is writing and still lets others read."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE" if readable else "BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def locked_while_open(workspace: Workspace, *, readable: bool = False) -> Iterator[None]:
    """As ``locked``, for an open file whose edits then wait for the other program no longer than a test wants to."""
    workspace.connection.execute("PRAGMA busy_timeout = 10")
    with locked(workspace.path, readable=readable):
        yield
