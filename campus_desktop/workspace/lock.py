"""The write lock beside the file, ``.NAME.campus.lock``, with the user, computer and time of the holder."""

from __future__ import annotations

import json
import os
import socket
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from campus_desktop.clock import local
from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, date_table, time_text

_FAR = 1 << 30
"""On Windows nobody else can read a locked byte: the locked one is far behind the text."""


class HeldError(CampusError):
    """The file is open for writing elsewhere."""


def machine() -> str:
    """This computer's name."""
    return socket.gethostname()


def lock_path(path: Path) -> Path:
    """The path of the lock of the workspace file at ``path``: beside the file itself, with links resolved."""
    path = path.resolve()
    return path.with_name(f".{path.name}.lock")


class Lock:
    """Holds the lock from ``acquire`` to ``release``. The operating system releases it if the program dies."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._handle: int | None = None

    def acquire(self, user: str, now: datetime) -> None:
        """Take the lock. Raises HeldError, naming the holder, if another has it.

        In a folder that cannot be written no lock is made: nothing there can be edited either.
        """
        try:
            self._handle = handle = _take(lock_path(self._path))
        except BlockingIOError as error:
            raise HeldError(self._held()) from error
        except OSError:
            return
        who = {"user": user, "machine": machine(), "since": now.isoformat(timespec="seconds")}
        with suppress(OSError):
            os.ftruncate(handle, 0)
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, json.dumps(who, ensure_ascii=False).encode())

    def _held(self) -> str:
        try:
            who = json.loads(lock_path(self._path).read_text(encoding="utf-8"))
            since = local(datetime.fromisoformat(who["since"]))
            person = who["user"] or _("somebody")
            text = _(
                "“{name}” is open for editing by {who} on {machine} since {date} {time}. Close it there first; nothing was changed."
            )
            moment = {"date": date_table(since), "time": time_text(since)}
            return text.format(name=self._path.name, who=person, machine=who["machine"], **moment)
        except (OSError, ValueError, KeyError, TypeError):  # the holder is just writing its name, or could not
            text = _(
                "“{name}” is open for editing in another window or on another machine. Close it there first; nothing was changed."
            )
            return text.format(name=self._path.name)

    def release(self) -> None:
        """Release the lock, and leave no file behind."""
        if self._handle is not None:
            path = lock_path(self._path)
            with suppress(OSError):  # Windows does not remove an open file; there it is removed in the third step
                path.unlink()
            os.close(self._handle)
            self._handle = None
            if sys.platform == "win32":
                with suppress(OSError):
                    path.unlink()


def _take(path: Path) -> int:
    """An open handle on ``path``, exclusively locked until it is closed or the program ends.

    Raises BlockingIOError if another holds it, any other OSError if no lock can be made there.
    """
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
        try:
            lock_file(handle)
            if _still_there(handle, path):
                return handle
        except BaseException:
            os.close(handle)
            raise
        # the holder removed the file between the two steps, so the lock would be on a deleted file: try again
        os.close(handle)


def lock_file(handle: int) -> None:
    """Take the lock of an open file. BlockingIOError if another process has it."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError(*error.args) from error
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _still_there(handle: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False
