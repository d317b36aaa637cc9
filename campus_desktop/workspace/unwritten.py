"""Texts not yet written to a workspace file, kept in the user's own folder so that a killed program does not lose them.

They are never beside the workspace file, as its folder may be shared. Per workspace file there are two small files: the texts of
the program that has it open, and those left by an earlier one.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_PROGRAM = "campus-desktop"


class Unwritten(NamedTuple):
    """A text, and a description of where it was typed."""

    place: str
    text: str
    note: str = ""
    """The whole note, if the text is the line of one (``meetings.left_notes``)."""


def folder() -> Path:
    """The folder of the texts: beside the program's settings, in Qt's AppConfigLocation."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Preferences"
    else:
        base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return base / _PROGRAM / "unsaved"


def keep(path: Path, texts: Sequence[Unwritten]) -> None:
    """Replace the texts kept for the workspace file at ``path``; with no texts, the file is removed. Raises OSError on failure."""
    _write(_now(path), path, texts)


def take_over(path: Path) -> list[Unwritten]:
    """The texts that earlier programs could not write to the file at ``path``, oldest first. They are kept until ``forget_left``."""
    left = _read(_left(path))
    # a complete newer file counts, even if the program was killed before it was renamed
    now = _read(_part(_now(path))) or _read(_now(path))
    left += [each for each in now if each not in left]
    with suppress(OSError):  # tried again at the next opening
        if now:
            _write(_left(path), path, left)
        for each in (_now(path), _part(_now(path)), _part(_left(path))):
            each.unlink(missing_ok=True)
    return left


def keep_left(path: Path, texts: Sequence[Unwritten]) -> None:
    """Replace the texts left by earlier programs. Raises OSError on failure."""
    _write(_left(path), path, texts)


def forget_left(path: Path) -> None:
    """Remove the texts left by earlier programs. Raises OSError on failure."""
    _left(path).unlink(missing_ok=True)


def forget(path: Path) -> bool:
    """Remove everything kept for the file at ``path``; returns whether there was anything. Raises OSError on failure."""
    names = (_now(path), _left(path))
    there = [each for name in names for each in (name, _part(name)) if each.exists()]
    for each in there:
        each.unlink(missing_ok=True)
    return bool(there)


def _name(path: Path) -> str:
    import hashlib

    real = os.path.normcase(os.path.realpath(path))
    return hashlib.sha256(os.fsencode(real)).hexdigest()[:32]


def _now(path: Path) -> Path:
    return folder() / f"{_name(path)}.json"


def _left(path: Path) -> Path:
    return folder() / f"{_name(path)}-left.json"


def _part(target: Path) -> Path:
    return target.with_suffix(".part")


def _write(target: Path, path: Path, texts: Sequence[Unwritten]) -> None:
    """Write atomically, readable by this user only."""
    if not texts:
        for each in (_part(target), target):
            each.unlink(missing_ok=True)
        return
    target.parent.parent.mkdir(parents=True, exist_ok=True)
    target.parent.mkdir(mode=0o700, exist_ok=True)
    part = _part(target)
    part.unlink(missing_ok=True)
    number = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(number, "w", encoding="utf-8") as out:  # noqa: PTH123 (a file descriptor)
        json.dump({"file": str(path), "texts": texts}, out)  # ASCII, so that a lone surrogate is not an error
        out.flush()
        os.fsync(out.fileno())
    part.replace(target)


def _read(source: Path) -> list[Unwritten]:
    """The texts in ``source``; none if the file does not exist or has another format."""
    try:
        texts = json.loads(source.read_text(encoding="utf-8"))["texts"]
        found = [Unwritten(*each) for each in texts]
        return [each for each in found if all(isinstance(part, str) for part in each)]
    except (OSError, ValueError, TypeError, KeyError):
        return []
