"""Changes by other programs to an open file, detected cheaply from the disk and SQLite, without blocking."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from campus_desktop.errors import FileError, FileLockedError
from campus_desktop.workspace.file import as_campus_errors, moved, number_of, overwritten


class Outside:
    """The checks for one open file. ``road`` is the lock held while editing: during an edit on a worker thread nothing is checked."""

    def __init__(self, path: Path, db: sqlite3.Connection, road: threading.RLock) -> None:
        self._path, self._db, self._lock = path, db, road
        self._number = number_of(path)
        self.version = self._count()
        """SQLite's count of writes by others when the file was opened; it should not change."""

    def _count(self) -> int:
        return int(self._db.execute("PRAGMA data_version").fetchone()[0])

    @contextmanager
    def _at_once(self) -> Iterator[bool]:
        """Do not wait for others in the block; yields False if this program is using the file itself."""
        if not self._lock.acquire(blocking=False):
            yield False
            return
        try:
            patience = self._db.execute("PRAGMA busy_timeout").fetchone()[0]
            self._db.execute("PRAGMA busy_timeout = 0")
            try:
                yield not self._db.in_transaction
            finally:
                self._db.execute(f"PRAGMA busy_timeout = {patience}")
        finally:
            self._lock.release()

    def moved(self) -> str:
        """A message if the file was moved, deleted or replaced; empty while it is in its place."""
        found = number_of(self._path)
        return "" if found in (self._number, 0) or not self._number else moved(self._path)

    def written(self) -> str:
        """A message if another program wrote to it; empty if not, or if unknown."""
        with self._at_once() as quiet:
            if not quiet:
                return ""
            try:
                with as_campus_errors(self._path):
                    return overwritten(self._path) if self._count() != self.version else ""
            except FileLockedError:
                return ""
            except FileError as error:
                return str(error)

    def locked(self) -> bool:
        """Whether another program has locked it, so that an edit would fail now."""
        with self._at_once() as quiet:
            if not quiet:
                return False
            try:
                with as_campus_errors(self._path):
                    self._db.execute("BEGIN IMMEDIATE")
                    self._db.execute("ROLLBACK")
            except FileLockedError:
                return True
            except FileError:
                return False
            return False
