"""Making a workspace file and opening one: the lock first, then whether it is the program's own, then the newest schema."""

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
from campus_desktop.workspace.workspace import Clock, Workspace


def create(path: Path, *, user: str = "", now: Clock = system_now) -> Workspace:
    """Make a new, empty workspace file and open it. CampusError as in ``create_file`` and ``open_workspace``."""
    create_file(path)
    return open_workspace(path, user=user, now=now)


def open_workspace(
    path: Path, *, read_only: bool = False, user: str = "", now: Clock = system_now, left_as: str = ""
) -> Workspace:
    """Open a workspace file; ``user`` (initials or a name) goes into the lock and the stamps' session. ``left_as`` is what
    ``Workspace.left_as`` was when it was closed: a file that is still so need not be looked through again.

    An older file is copied first, then brought up to date. Raises CampusError, with the file untouched: missing, not ours,
    newer than the program, damaged, made or changed by something else; HeldError where it is open elsewhere. What the system
    keeps from being written is opened to be read.
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
    """Whether the system would let us write: else it is opened to be read, and all that edits is off from the beginning."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _copy_before_update(path: Path, db: sqlite3.Connection, version: int) -> None:
    from campus_desktop.workspace.whole_copy import copy_whole

    copy = path.with_name(f"{path.stem} (version {version}){path.suffix}")
    if not copy.exists():
        copy_whole(db, copy)
