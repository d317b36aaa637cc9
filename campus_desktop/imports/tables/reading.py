"""Reads a file of tables through the child process: starts it, receives its rows from the pipe, and words its errors."""

from __future__ import annotations

import codecs
import json
import os
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, number
from campus_desktop.imports.limits import CELL_END, DONE, ERROR, FRAME, NOTES, ROW_END, ROWS, SHEET, About, Limits
from campus_desktop.imports.tables.decoding import TWICE

COMMAND = "--read-table"
"""The program's hidden command, which must be its first argument."""

_HEADER = struct.calcsize(FRAME)
_LARGEST_FRAME = 256_000_000
_PIPE = 1_048_576
"""Size of the pipe in bytes where the system allows to set it, so that the child can go on while the parent works."""


class CancelledError(Exception):
    """The user cancelled reading or importing. Nothing was written."""


Said = list[tuple[int, str, str]]
"""The child's notes about rows: the row, a word of ``limits``, and a text."""


@dataclass(slots=True)
class Sheet:
    """One table unchanged: ``rows[0]`` is row 1 of the sheet or file. Rows end at their last non-empty cell; an empty row is one
    empty cell. Texts are NFC and trimmed, without control characters, entities and tags. A CSV's name is empty. ``exact`` has, by
    row and column, a number with all its decimals where the sheet shows fewer."""

    name: str
    rows: list[list[str]] = field(default_factory=list)
    about: About = field(default_factory=About, compare=False)
    notes: Said = field(default_factory=list, compare=False)
    exact: dict[tuple[int, int], str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows of one sheet, as received from the child. ``sheet`` counts the sheets from 0. The last part of a sheet has no rows
    but the notes."""

    sheet: int
    about: About
    rows: list[list[str]]
    notes: Said = field(default_factory=list)
    exact: dict[tuple[int, int], str] = field(default_factory=dict)


def read_parts(
    path: Path,
    *,
    limits: Limits | None = None,
    cancelled: Callable[[], bool] | None = None,
    encoding: str | None = None,
) -> Generator[Part, None, None]:
    """The rows of every sheet of ``path``, text or workbook, distinguished by content; to be closed (``contextlib.closing``).

    While the caller processes one part, the child reads the next. ``cancelled`` is called often, from another thread, and ends the
    reading with CancelledError. A text is read in ``encoding`` if given. Raises CampusError for every error in the file.
    """
    limits = limits or Limits()
    if encoding is not None:
        encoding = known_encoding(encoding)
    if not path.is_file():
        raise CampusError(
            _("“{path}” is a folder. Choose a CSV or XLSX file.").format(path=path)
            if path.is_dir()
            else _("The file “{path}” does not exist. Check the name and the folder.").format(path=path)
        )
    if path.stat().st_size > limits.size:
        raise CampusError(_sentence("too-large", path, limits))
    child = _Child(path, limits, cancelled or (lambda: False), encoding)
    try:
        filled = False
        for part in child.parts():
            filled = filled or any(map(any, part.rows))
            yield part
        if not filled:
            raise CampusError(_sentence("empty", path, limits))
    finally:
        child.end()


def known_encoding(name: str) -> str:
    """The usual name of the encoding called ``name``. CampusError if it is unknown."""
    try:
        found = codecs.lookup(name.strip())
        text, _count = found.decode(b"", "strict")
        usual = {"macintosh": "mac_roman", "mac-roman": "mac_roman", "iso8859-1": "cp1252", "ascii": "utf-8"}
        if isinstance(text, str) and name != "undefined":
            return usual.get(found.name, found.name)
    except (LookupError, ValueError, TypeError):
        if name == TWICE:
            return name
    raise CampusError(
        _("“{name}” is no encoding. Examples of encodings: utf-8, cp1252, cp850, mac-roman.").format(name=name)
    )


def read_file(
    path: Path,
    *,
    limits: Limits | None = None,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
    encoding: str | None = None,
) -> list[Sheet]:
    """Every sheet of ``path`` at once, as ``read_parts``. ``progress`` is called with the number of rows read."""
    sheets: list[Sheet] = []
    count = 0
    with closing(read_parts(path, limits=limits, cancelled=cancelled, encoding=encoding)) as parts:
        for part in parts:
            collect(sheets, part)
            count += len(part.rows)
            if progress:
                progress(count)
    return sheets


def collect(sheets: list[Sheet], part: Part) -> None:
    """Add ``part`` to the sheet it belongs to, a new one at the end of ``sheets`` where it is the first."""
    if part.sheet == len(sheets):
        sheets.append(Sheet(part.about.name, about=part.about))
    sheets[-1].rows += part.rows
    sheets[-1].notes += part.notes
    sheets[-1].exact |= part.exact


def command(path: Path, limits: Limits, encoding: str | None = None) -> list[str]:
    """The command line that makes this same program read ``path``, frozen or not."""
    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "campus_desktop"]
    return [
        *program,
        COMMAND,
        str(path.resolve()),
        *(str(limit) for limit in (limits.rows, limits.cells, limits.megabytes, limits.seconds)),
        *([encoding] if encoding else []),
    ]


class _Child:
    """The child process and the thread that ends it when its time is up or the user has cancelled."""

    def __init__(self, path: Path, limits: Limits, cancelled: Callable[[], bool], encoding: str | None) -> None:
        self._path, self._limits, self._cancelled = path, limits, cancelled
        self._stopped = ""
        self._over = threading.Event()
        environment = dict(os.environ)
        if not getattr(sys, "frozen", False):
            # found also from a checkout that is not installed and from any current folder
            places = [str(Path(__file__).resolve().parents[2]), environment.get("PYTHONPATH", "")]
            environment["PYTHONPATH"] = os.pathsep.join(filter(None, places))
        self._process = subprocess.Popen(
            command(path, limits, encoding),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            pipesize=_PIPE,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._watch = threading.Thread(target=self._guard, name="reading", daemon=True)
        self._watch.start()

    def _guard(self) -> None:
        deadline = time.monotonic() + self._limits.seconds
        while not self._over.wait(0.1):
            if self._cancelled():
                self._stopped = "cancelled"
            elif time.monotonic() > deadline:
                self._stopped = "too-slow"
            else:
                continue
            self._process.kill()
            return

    def end(self) -> None:
        """End the process, the pipe and the thread."""
        self._over.set()
        self._watch.join()
        self._process.kill()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._process.wait()

    def parts(self) -> Iterator[Part]:
        """The content of the pipe until the child signals its end."""
        pipe = self._process.stdout
        assert pipe is not None
        sheet, about = -1, About()
        while True:
            kind, payload = self._frame(pipe)
            if self._cancelled():
                raise CancelledError
            if kind == ROWS:
                yield Part(sheet, about, [line.split(CELL_END) for line in payload.decode().split(ROW_END)])
            elif kind == SHEET:
                data = json.loads(payload)
                data["links"] = {int(column): behind for column, behind in data["links"].items()}
                sheet, about = sheet + 1, About(**data)
                yield Part(sheet, about, [])
            elif kind == NOTES:
                data = json.loads(payload)
                exact = {(int(row), int(column)): text for (row, column), text in _places(data["exact"])}
                yield Part(sheet, about, [], [tuple(note) for note in data["notes"]], exact)
            elif kind == DONE:
                return
            elif kind == ERROR:
                data = json.loads(payload)
                raise CampusError(_sentence(str(data["reason"]), self._path, self._limits))

    def _frame(self, pipe: IO[bytes]) -> tuple[bytes, bytes]:
        header = pipe.read(_HEADER)
        if len(header) == _HEADER:
            kind, length = struct.unpack(FRAME, header)
            if length <= _LARGEST_FRAME:
                payload = pipe.read(length)
                if len(payload) == length:
                    return kind, payload
        if self._stopped == "cancelled":
            raise CancelledError
        # the child ended without an error frame: out of memory or time, or calamine crashed on a broken file
        raise CampusError(_sentence(self._stopped or "child-ended", self._path, self._limits))


def _places(exact: dict[str, str]) -> Iterator[tuple[list[str], str]]:
    return ((place.split(":"), text) for place, text in exact.items())


def _sentence(reason: str, path: Path, limits: Limits) -> str:
    name = path.name
    match reason:
        case "empty":
            text = _("The file “{name}” is empty: there is no table in it to import.")
        case "password":
            text = _(
                "The file “{name}” is protected with a password. Open it in Excel, remove the password and save it."
            )
        case "too-large":
            text = _(
                "The file “{name}” is too large to import: at most {size} MB and {rows} rows. Divide it into smaller files."
            )
        case "too-slow":
            text = _("Reading “{name}” took more than {seconds} seconds and was stopped. Divide it into smaller files.")
        case "no-access":
            text = _("You have no permission to read the file “{name}”. Copy it to a folder of your own and try again.")
        case "missing":
            text = _("The file “{name}” could not be read from where it is. Copy it to this computer and try again.")
        case "damaged" | "child-ended":
            text = _(
                "The file “{name}” is damaged or too demanding to read. Save it again as an Excel workbook or as CSV."
            )
        case _other:
            text = _("The file “{name}” is not a table. Choose a CSV file or a workbook (.xlsx, .xls, .xlsb, .ods).")
    return text.format(
        name=name,
        size=number(limits.size // 1_000_000),
        rows=number(limits.rows),
        seconds=number(limits.seconds),
    )
