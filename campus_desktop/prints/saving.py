"""Writes a file so that an existing one is replaced only when the new one is complete."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _


@contextmanager
def replaced_when_complete(target: Path) -> Iterator[BinaryIO]:
    """A file to write to that becomes ``target`` at the end; after an error ``target`` is unchanged.

    CampusError if the folder is missing or not writable, the disk is full, or another program holds the file.
    """
    if not target.parent.is_dir():
        raise CampusError(
            _("The folder “{folder}” does not exist. Choose another folder, or create it first.").format(
                folder=target.parent
            )
        )
    if target.is_dir():
        raise CampusError(_("“{name}” is a folder. Choose a name for the file.").format(name=target))
    try:
        file = NamedTemporaryFile(dir=target.parent, prefix=".campus-", suffix=".part", delete=False)  # noqa: SIM115
    except OSError as error:
        raise CampusError(
            _("Nothing can be written in the folder “{folder}” ({reason}). Choose another folder.").format(
                folder=target.parent, reason=error.strerror
            )
        ) from error
    part = Path(file.name)
    try:
        try:
            with file:
                yield file  # type: ignore[misc]
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise CampusError(
                _("“{name}” could not be written ({reason}). What was there before is unchanged.").format(
                    name=target.name, reason=error.strerror
                )
            ) from error
        try:
            part.chmod(0o666 & ~_umask())
            part.replace(target)
        except OSError as error:
            raise CampusError(
                _(
                    "“{name}” could not be replaced: it is open in another program, or may not be changed. "
                    "Close it there, or save under another name."
                ).format(name=target.name)
            ) from error
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def write(out: Path | BinaryIO, make: Callable[[BinaryIO], int]) -> int:
    """Call ``make`` with a stream, or with a file that is replaced only when the new one is complete; returns its result."""
    if isinstance(out, Path):
        with replaced_when_complete(out) as file:
            return make(file)
    return make(out)


def _umask() -> int:
    """The process's umask, which temporary files ignore; can only be read by setting it."""
    current = os.umask(0)
    os.umask(current)
    return current
