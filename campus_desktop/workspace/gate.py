"""The checks of every file on opening: it may be untrusted, received by mail or on a USB stick.

First its schema, on every opening, before anything in it is read, since SQLite would run its triggers. Then its integrity and
its values, unless the program itself left the file in this state. A file that fails is refused with a message and not changed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _
from campus_desktop.workspace.expected import strange
from campus_desktop.workspace.values import wrong_values

_ROOM = 20_000_000
_BYTE = 2
"""SQLite steps that a check may take, and further steps per byte. A sound file needs a tenth; a cycle of pages would never end."""


def harden(db: sqlite3.Connection) -> None:
    """Settings made before anything of a file is read: every page is checked, SQLite's own tables are protected.

    ``trusted_schema`` stays on: the program's checks and triggers use functions that SQLite would otherwise refuse to parse.
    The schema is compared with the expected one before anything in it can run.
    """
    db.execute("PRAGMA cell_size_check = ON")
    defensive = getattr(sqlite3, "SQLITE_DBCONFIG_DEFENSIVE", None)  # Python 3.12 and later
    if defensive is not None:
        db.setconfig(defensive, True)  # type: ignore[attr-defined, unused-ignore]


def check_schema(db: sqlite3.Connection, path: Path, version: int) -> None:
    """Raises CampusError if the schema is not that of a file of this version."""
    names = strange(db, version)
    if names:
        text = _(
            "“{name}” holds something that Campus Desktop did not make ({part}), and was left as it is. "
            "Ask the one you have it from for another copy, or open a backup."
        )
        raise CampusError(text.format(name=path.name, part=_shown(names)))


def check_values(db: sqlite3.Connection, path: Path) -> None:
    """Raises CampusError if the file is not sound, or contains values that the program would not have written."""
    with whole(path), bounded(db, path):
        if any(row[0] != "ok" for row in db.execute("PRAGMA quick_check(1)").fetchall()):
            raise _damaged(path)
        found = [f"{row[0]} {row[1]}" for row in db.execute("PRAGMA foreign_key_check").fetchmany(1)]
        if not found:
            found = [f"{wrong.table}.{wrong.column} {wrong.row}" for wrong in wrong_values(db, 1)]
    if found:
        text = _(
            "“{name}” holds values that Campus Desktop cannot read ({part}), and was left as it is. "
            "Ask the one you have it from for another copy, or open a backup."
        )
        raise CampusError(text.format(name=path.name, part=_shown(found)))


def _damaged(path: Path) -> CampusError:
    text = _("“{name}” is damaged and was left as it is. Open a backup of it instead.")
    return CampusError(text.format(name=path.name))


@contextmanager
def whole(path: Path) -> Iterator[None]:
    """Report whatever SQLite cannot read in these checks as a damaged file, except a file that is only unavailable at the moment."""
    try:
        yield
    except (sqlite3.Error, UnicodeError) as error:
        name = str(getattr(error, "sqlite_errorname", ""))
        if name.startswith(
            ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_READONLY", "SQLITE_PERM", "SQLITE_CANTOPEN", "SQLITE_IOERR")
        ):
            raise
        raise _damaged(path) from error


@contextmanager
def bounded(db: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Reading in the block is interrupted (SQLITE_INTERRUPT) after as many steps as the file's size allows."""
    left = [_ROOM + _BYTE * path.stat().st_size]

    def spend() -> bool:
        left[0] -= 10_000
        return left[0] < 0

    db.set_progress_handler(spend, 10_000)
    try:
        yield
    finally:
        db.set_progress_handler(None, 0)


def _shown(names: list[str]) -> str:
    """Names from a file, shortened for a message."""
    shown = ", ".join("".join(c if c.isprintable() else "?" for c in name)[:40] for name in names[:3])
    return f"{shown} …" if len(names) > 3 else shown


def mark(path: Path) -> str:
    """A value that changes whenever the file does, without opening it; "" if it is gone."""
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_dev}-{found.st_ino}-{found.st_size}-{found.st_mtime_ns}-{found.st_ctime_ns}"
