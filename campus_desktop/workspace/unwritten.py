"""Texts that could not be written to a workspace file yet, kept in the user's own folder: a killed program does not lose them.

They never lie beside the workspace file, as its folder may be shared. Per workspace file there are two small files: the texts of
the program that has it open, and those that an earlier one left.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_PROGRAM = "campus-desktop"


class Unwritten(NamedTuple):
    """A text, and where it was typed, in words."""

    place: str
    text: str


def folder() -> Path:
    """Where the texts are kept: beside the program's settings, as Qt finds their folder (AppConfigLocation)."""
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Preferences"
    else:
        base = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return base / _PROGRAM / "unsaved"


def keep(path: Path, texts: Sequence[Unwritten]) -> None:
    """Keep these texts of the workspace file at ``path`` in place of those kept before; where there are none, the file is removed.
    OSError where that cannot be done."""
    _write(_now(path), path, texts)


def take_over(path: Path) -> list[Unwritten]:
    """What earlier programs could not write to the file at ``path``, the oldest first. It is kept until ``forget_left``."""
    left = _read(_left(path))
    # a newer one that was written whole, but not put in its place before the program was killed, counts
    now = _read(_part(_now(path))) or _read(_now(path))
    left += [each for each in now if each not in left]
    with suppress(OSError):  # tried again at the next opening
        if now:
            _write(_left(path), path, left)
        for each in (_now(path), _part(_now(path)), _part(_left(path))):
            each.unlink(missing_ok=True)
    return left


def forget_left(path: Path) -> None:
    """Remove what earlier programs left. OSError where that cannot be done."""
    _left(path).unlink(missing_ok=True)


def forget(path: Path) -> bool:
    """Remove everything kept for the file at ``path``; whether there was anything. OSError where that cannot be done."""
    names = (_now(path), _left(path))
    there = [each for name in names for each in (name, _part(name)) if each.exists()]
    for each in there:
        each.unlink(missing_ok=True)
    return bool(there)


def _name(path: Path) -> str:
    real = os.path.normcase(os.path.realpath(path))
    return hashlib.sha256(os.fsencode(real)).hexdigest()[:32]


def _now(path: Path) -> Path:
    return folder() / f"{_name(path)}.json"


def _left(path: Path) -> Path:
    return folder() / f"{_name(path)}-left.json"


def _part(target: Path) -> Path:
    return target.with_suffix(".part")


def _write(target: Path, path: Path, texts: Sequence[Unwritten]) -> None:
    """Complete or not at all, and readable by this user only."""
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
        json.dump({"file": str(path), "texts": texts}, out)  # ASCII: half a letter of a surrogate pair is no error
        out.flush()
        os.fsync(out.fileno())
    part.replace(target)


def _read(source: Path) -> list[Unwritten]:
    """The texts in ``source``; none where there is no such file, or it is not one of these."""
    try:
        texts = json.loads(source.read_text(encoding="utf-8"))["texts"]
        return [Unwritten(place, text) for place, text in texts if isinstance(place, str) and isinstance(text, str)]
    except (OSError, ValueError, TypeError, KeyError):
        return []
