"""The file on disk: creating it, connecting to it, and the reasons for refusing it."""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path

from campus_desktop.errors import CampusError, FileError, FileLockedError
from campus_desktop.i18n import _
from campus_desktop.workspace.gate import check_schema, harden, whole
from campus_desktop.workspace.whole_copy import finish

APPLICATION_ID = 0x43414D50
"""Identifies the program's files ("CAMP" in ASCII)."""

SCHEMA_VERSION = 8
"""The number of migrations; repeated here so that opening a file need not import them."""

SETTINGS = {
    # The file is complete after every edit, and a copy of it alone is a valid copy: never WAL. TRUNCATE, unlike DELETE,
    # needs no directory sync to survive a power cut.
    "journal_mode": "truncate",
    "synchronous": 2,
    "foreign_keys": 1,
    # A large edit must not lock out readers before its commit.
    "cache_spill": 0,
    "temp_store": 2,
}


def new_id() -> str:
    """A new UUIDv7 as text: the same on every laptop, and sorted by creation."""
    from uuid6 import uuid7

    return str(uuid7())


def new_ids(count: int) -> list[str]:
    """Very many new ids, sorted by creation: the same kind as ``new_id``, in a tenth of the time.

    The twelve bits after the version count within the millisecond (RFC 9562, 6.2, method 1), so that the order is kept.
    """
    start = time.time_ns() // 1_000_000 << 12
    noise = os.urandom(8 * count).hex()
    ids = []
    for number in range(count):
        head = f"{start + number:015x}"
        tail = noise[number * 16 : number * 16 + 15]
        ids.append(f"{head[:8]}-{head[8:12]}-7{head[12:]}-{'89ab'[number & 3]}{tail[:3]}-{tail[3:]}")
    return ids


@contextmanager
def as_campus_errors(path: Path) -> Iterator[None]:
    """Convert system errors about the file at ``path`` to FileError; programming errors are raised unchanged.

    It applies inside its ``with``: in a context manager that includes the ``yield``, since the caller's body runs there.
    """
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "") or ""
        if str(error).startswith("Could not decode to UTF-8"):  # Python's own error, without a name
            name = "CORRUPT"
        found = _file_error(name, path)
        if found is None:
            raise
        raise found from error


def _file_error(name: str, path: Path) -> FileError | None:
    """The FileError for SQLite's error of this name; None if it is a programming error."""
    code, kind, waiting = name.removeprefix("SQLITE_"), FileError, ""
    if code == "READONLY_DBMOVED":
        text = _(
            "Save a copy elsewhere: “{name}” was moved or deleted while it was open; nothing more can be saved in it."
        )
    elif code.startswith("READONLY") or code in ("PERM", "CANTOPEN", "AUTH"):
        text = _(
            "Save a copy in a folder of your own: “{name}” cannot be written, as the file or its folder is read-only."
        )
    elif code.startswith(("BUSY", "LOCKED")):
        kind = FileLockedError
        text = _("“{name}” is locked by another program. Close it there and try again; nothing was changed.")
        waiting = _("“{name}” is locked by another program. It is tried again by itself until the file is free.")
    elif code == "FULL":
        text = _("The disk with “{name}” is full. Make room and try again; nothing was changed.")
        waiting = _("The disk with “{name}” is full. Make room; it is tried again by itself.")
    elif code.startswith(("CORRUPT", "NOTADB")):
        text = _("“{name}” is damaged and was left as it is. Open a backup of it instead.")
    elif code.startswith("IOERR"):
        text = _("“{name}” could not be read or written: the disk or the network gave an error. Nothing was changed.")
        waiting = _(
            "“{name}” could not be read or written: the disk or the network gave an error. It is tried again by itself."
        )
    else:
        return None
    return kind(text.format(name=path.name), waiting.format(name=path.name))


def number_of(path: Path) -> int | None:
    """The disk's number of the file at ``path``, independent of its name; None if there is no file, 0 if it is unknown."""
    try:
        return path.stat().st_ino
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:  # for example the network is unavailable for a moment: not an error of the file
        return 0


def moved(path: Path) -> str:
    """The message for a file that is no longer where it was opened."""
    return str(_file_error("SQLITE_READONLY_DBMOVED", path))


def overwritten(path: Path) -> str:
    """The message for a file that another program wrote to while it was open."""
    text = _(
        "Close the file and open it again: “{name}” was overwritten or changed by another program while it was open; nothing more "
        "is saved in it."
    )
    return text.format(name=path.name)


def connect(path: Path, *, read_only: bool = False, ours: bool = True) -> sqlite3.Connection:
    """A connection to an existing file, with every setting made and read back. Writes nothing, except that SQLite rolls back
    the half-written edit of a killed program; reading needs that too, so the file is opened for writing either way.

    Raises CampusError if the file is missing, not the program's, newer than the program, or damaged; and, unless ``ours`` is
    False, if its schema is not the one that the program creates.
    """
    if not path.is_file():
        raise CampusError(_("There is no file “{name}” in {folder}.").format(name=path.name, folder=path.parent))
    with as_campus_errors(path):
        db = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=rw", uri=True, isolation_level=None, check_same_thread=False
        )
    try:
        db.row_factory = sqlite3.Row
        db.execute("PRAGMA busy_timeout = 2000")
        with as_campus_errors(path), whole(path):
            harden(db)
            version = _check_ours(db, path)
            if ours:
                check_schema(db, path, version)
        with as_campus_errors(path):
            _set(db)
            if read_only:
                db.execute("PRAGMA query_only = ON")
    except BaseException:
        db.close()
        raise
    return db


def _set(db: sqlite3.Connection) -> None:
    for name, value in SETTINGS.items():
        db.execute(f"PRAGMA {name} = {value}")
        got = db.execute(f"PRAGMA {name}").fetchone()[0]
        if got != value and not (name == "cache_spill" and got == 0):
            raise RuntimeError(f"SQLite kept {name} = {got!r}, not {value!r}")


def _check_ours(db: sqlite3.Connection, path: Path) -> int:
    """The file's version."""
    not_ours = _("“{name}” is not a Campus Desktop file and was left as it is.").format(name=path.name)
    try:
        ours = db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB":
            raise CampusError(not_ours) from error
        raise
    if not ours:
        raise CampusError(not_ours)
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version > SCHEMA_VERSION:
        text = _("“{name}” was made with a newer Campus Desktop and was left as it is. Open it with the newer program.")
        raise CampusError(text.format(name=path.name))
    size = db.execute("PRAGMA page_count").fetchone()[0] * db.execute("PRAGMA page_size").fetchone()[0]
    tables = {row[0] for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    if version < 1 or path.stat().st_size < size or not {"course", "path", "journal", "stamp"} <= tables:
        raise CampusError(str(_file_error("SQLITE_CORRUPT", path)))
    return int(version)


def create_file(path: Path) -> None:
    """Create an empty workspace file at ``path``; it appears only when it is complete.

    Raises CampusError if the path already exists, or the folder is missing or not writable.
    """
    if path.exists():
        raise CampusError(
            _("“{name}” exists already; choose another name. Nothing was changed.").format(name=path.name)
        )
    if not path.parent.is_dir():
        raise CampusError(_("There is no folder {folder}; make it first or choose another.").format(folder=path.parent))
    part = path.with_name(f".{path.name}.part")
    try:
        with as_campus_errors(path):
            part.write_bytes(_empty_file())
        finish(part, path)
    except OSError as error:
        text = _("“{name}” could not be made in {folder}: {reason}.")
        raise CampusError(text.format(name=path.name, folder=path.parent, reason=error.strerror)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


@cache
def _empty_file() -> bytes:
    """The bytes of an empty file. Made in memory, since each migration is a transaction and would wait for the disk twice."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        migrate(db)
        db.execute("VACUUM")
        return db.serialize()


def migrate(db: sqlite3.Connection) -> None:
    """Update the file to the program's schema, each migration in its own transaction."""
    from sqlite_utils import Database

    from campus_desktop.workspace.migrations import migrations

    migrations.apply(Database(db, execute_plugins=False))
