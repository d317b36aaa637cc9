"""The hidden command ``--read-table FILE ROWS CELLS MEGABYTES SECONDS [ENCODING]``: read one table file and write its rows to
standard output.

A stranger's file is read in a process of its own, held to bounds of memory and time, so that the worst it can do is to make
that process end. The same program does it, so it works frozen too. Nothing but the standard library is loaded for a CSV.
"""

from __future__ import annotations

import gc
import json
import re
import struct
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from campus_desktop.imports.cleaning import clean_markup
from campus_desktop.imports.limits import (
    CELL_END,
    DONE,
    ERROR,
    FRAME,
    NOTES,
    ROW_END,
    ROWS,
    SHEET,
    About,
    Limits,
    UnreadableError,
)

_OFFICE = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")
"""How a zip and an old Office file begin: both are for ``workbook`` to read or to refuse."""
_CHUNK = 2_000
"""Rows in a frame, at most."""
_GRACE = 10
"""Seconds that the parent, who measures the time and says so, has before the system ends this process."""
_MOST_NOTES = 10_000
"""Notes that are told: where there are more, the whole file is wrong."""
_CHUNK_TEXT = 2_000_000
"""Characters in a frame before it is closed."""


def main(arguments: Sequence[str]) -> int:
    """Read ``arguments[0]`` within the limits that follow; 0 when the whole table was written, 1 after an error frame."""
    path = Path(arguments[0])
    numbers = [int(word) for word in arguments[1:5]]
    limits = Limits(rows=numbers[0], cells=numbers[1], megabytes=numbers[2], seconds=numbers[3])
    encoding = arguments[5] if len(arguments) > 5 else None
    _confine(limits)
    gc.disable()  # rows are many small lists without a cycle among them
    # by number: a frozen program without a console has no sys.stdout, but the pipe is there
    with open(1, "wb", closefd=False) as out:
        try:
            _read(path, limits, encoding, out)
        except UnreadableError as error:
            _frame(out, ERROR, {"reason": error.reason})
        except MemoryError:
            _frame(out, ERROR, {"reason": "too-large"})
        except PermissionError:
            _frame(out, ERROR, {"reason": "no-access"})
        except OSError:
            _frame(out, ERROR, {"reason": "missing"})
        else:
            _frame(out, DONE, {})
            return 0
    return 1


def _confine(limits: Limits) -> None:
    """Hold this process to its memory and time, where the system has such limits (Windows has none; there the declared
    sizes are checked and the parent watches the time), and forbid it to write files."""
    try:
        import resource
    except ImportError:
        return
    for what, limit in (
        (resource.RLIMIT_AS, limits.megabytes * 1_048_576),
        (resource.RLIMIT_CPU, limits.seconds + _GRACE),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(what, (limit, limit))
        except (ValueError, OSError):  # an administrator's lower limit, or a system that lacks this one
            continue


def _read(path: Path, limits: Limits, encoding: str | None, out: BinaryIO) -> None:
    with path.open("rb") as file:
        start = file.read(16)
    if not start:
        raise UnreadableError("empty")
    if start.startswith(_OFFICE):
        from campus_desktop.imports import workbook

        for sheet in workbook.sheets(path, limits):
            _frame(out, SHEET, asdict(sheet.about))
            _send((CELL_END.join(row).rstrip(CELL_END) for row in sheet.rows), limits, out)
            _frame(out, NOTES, {"notes": sheet.notes, "exact": sheet.exact})
    else:
        from campus_desktop.imports import delimited

        text = delimited.read(path.read_bytes(), encoding)
        decoded = text.decoded
        _frame(out, SHEET, asdict(About(encoding=decoded.encoding, sure=decoded.sure, examples=decoded.examples)))
        _send(_lines(text.rows), limits, out)
        _frame(out, NOTES, {"notes": text.notes[:_MOST_NOTES], "exact": {}})


_GUARDED = re.compile(f"(^|{CELL_END})'(?=[=+\\-@\t\r])")
"""The apostrophe with which a list for Excel says that a cell is no formula; the program's own export writes it too."""


def _lines(rows: Iterable[list[str]]) -> Iterable[str]:
    """Rows of a text file as frames carry them. Whole rows are looked at first: hardly any cell needs more than trimming."""
    for row in rows:
        line = CELL_END.join(map(str.strip, row)).rstrip(CELL_END)
        if "&" in line or "<" in line:
            line = CELL_END.join(clean_markup(cell).strip() for cell in line.split(CELL_END)).rstrip(CELL_END)
        if "'" in line:
            line = _GUARDED.sub(r"\1", line)
        if "\r" in line:
            line = line.replace("\r\n", "\n").replace("\r", "\n")
        yield line


def _send(lines: Iterable[str], limits: Limits, out: BinaryIO) -> None:
    chunk: list[str] = []
    size = count = cells = 0
    for line in lines:
        chunk.append(line)
        size += len(line)
        cells += line.count(CELL_END) + 1
        if len(chunk) >= _CHUNK or size > _CHUNK_TEXT:
            count += len(chunk)
            if count > limits.rows or cells > limits.cells:
                raise UnreadableError("too-large")
            _write(out, ROWS, ROW_END.join(chunk).encode())
            chunk, size = [], 0
    if count + len(chunk) > limits.rows or cells > limits.cells:
        raise UnreadableError("too-large")
    if chunk:
        _write(out, ROWS, ROW_END.join(chunk).encode())


def _frame(out: BinaryIO, kind: bytes, content: dict[str, Any]) -> None:
    _write(out, kind, json.dumps(content).encode())


def _write(out: BinaryIO, kind: bytes, payload: bytes) -> None:
    out.write(struct.pack(FRAME, kind, len(payload)))
    out.write(payload)
    out.flush()
