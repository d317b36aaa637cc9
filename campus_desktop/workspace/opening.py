"""Creating and opening a workspace file: first the lock, then the checks, then the update to the newest schema."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from campus_desktop.clock import system_now
from campus_desktop.errors import CampusError
from campus_desktop.i18n import _
from campus_desktop.workspace.file import SCHEMA_VERSION, as_campus_errors, connect, create_file, migrate
from campus_desktop.workspace.gate import check_values, mark
from campus_desktop.workspace.lock import Lock
from campus_desktop.workspace.whole_copy import copy_whole
from campus_desktop.workspace.workspace import Clock, Workspace


def create(path: Path, *, user: str = "", now: Clock = system_now) -> Workspace:
    """Create an empty workspace file and open it. Raises CampusError as ``create_file`` and ``open_workspace`` do."""
    create_file(path)
    return open_workspace(path, user=user, now=now, left_as=mark(path))


def open_workspace(
    path: Path, *, read_only: bool = False, user: str = "", now: Clock = system_now, left_as: str = ""
) -> Workspace:
    """Open a workspace file; ``user`` (initials or a name) is stored in the lock and the stamps' session. ``left_as`` is
    ``Workspace.left_as`` from when it was closed: a file still in that state is not checked again.

    An older file is copied first, then updated. Raises CampusError, with the file unchanged, if it is missing, not the
    program's, newer than the program, damaged, or made or changed by something else; HeldError if it is open elsewhere. A file
    without write permission is opened read-only.
    """
    path = path.absolute()
    lock = None
    db = connect(path, read_only=read_only)
    try:
        if not read_only:
            lock = Lock(path)
            lock.acquire(user, now())
        if not left_as or left_as != mark(path):
            with as_campus_errors(path):
                check_values(db, path)
        version = db.execute("PRAGMA user_version").fetchone()[0]
        if version < SCHEMA_VERSION:
            if read_only:
                text = _(
                    "“{name}” was made with an older Campus Desktop; open it in the window once to bring it up to date."
                )
                raise CampusError(text.format(name=path.name))
            with as_campus_errors(path):
                _copy_before_update(path, db, version)
                migrate(db)
        if lock is not None and not _may_be_written(path):
            lock.release()
            lock = None
        with as_campus_errors(path):
            return Workspace(path, db, lock, user, now)
    except BaseException:
        db.close()
        if lock is not None:
            lock.release()
        raise


def _may_be_written(path: Path) -> bool:
    """Whether the system permits writing; otherwise the file is opened read-only and all editing is disabled from the start."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _copy_before_update(path: Path, db: sqlite3.Connection, version: int) -> None:
    copy = path.with_name(f"{path.stem} (version {version}){path.suffix}")
    if not copy.exists():
        copy_whole(db, copy)
