"""Who has the file open for writing: a lock beside it, ``.NAME.campus.lock``, that says who, where and since when."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, date_table, time_text

if TYPE_CHECKING:
    from filelock import FileLock


def lock_path(path: Path) -> Path:
    """Where the lock of the workspace file at ``path`` lies."""
    return path.with_name(f".{path.name}.lock")


class Lock:
    """Holds the lock from ``acquire`` to ``release``. The operating system lets go of it if the program dies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock: FileLock | None = None

    def acquire(self, user: str, now: datetime) -> None:
        """Take the lock. CampusError, naming the holder, where somebody else has it.

        In a folder that cannot be written no lock is made: nothing there can be edited either, and the first edit says so.
        """
        from filelock import FileLock, Timeout

        lock = FileLock(lock_path(self._path))
        try:
            lock.acquire(blocking=False)
        except Timeout as error:
            raise CampusError(self._held()) from error
        except OSError:
            return
        self._lock = lock
        import socket

        who = {"user": user, "machine": socket.gethostname(), "since": now.isoformat(timespec="seconds")}
        with suppress(OSError):
            lock_path(self._path).write_text(json.dumps(who, ensure_ascii=False), encoding="utf-8")

    def _held(self) -> str:
        try:
            who = json.loads(lock_path(self._path).read_text(encoding="utf-8"))
            since = datetime.fromisoformat(who["since"]).astimezone()
            person = who["user"] or _("somebody")
            text = _(
                "“{name}” is open for editing by {who} on {machine} since {date} {time}. Close it there first; nothing was changed."
            )
            moment = {"date": date_table(since), "time": time_text(since)}
            return text.format(name=self._path.name, who=person, machine=who["machine"], **moment)
        except (OSError, ValueError, KeyError, TypeError):
            # Windows lets nobody read a locked file, so there the holder stays unnamed.
            text = _(
                "“{name}” is open for editing in another window or on another machine. Close it there first; nothing was changed."
            )
            return text.format(name=self._path.name)

    def release(self) -> None:
        """Let go, and leave nothing beside the file."""
        if self._lock is not None:
            with suppress(OSError):
                lock_path(self._path).unlink(missing_ok=True)
            self._lock.release()
            self._lock = None
