"""The hidden command ``--read-table FILE ROWS CELLS MEGABYTES SECONDS [ENCODING]``: reads one table file and writes its rows to
standard output.

An untrusted file is read in a separate process with limits on memory and time, so that at worst that process ends. The same program
is used, so it also works frozen. For a CSV only the standard library is loaded.
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
"""The first bytes of a zip and of an old Office file: both are read or rejected by ``workbook``."""
_CHUNK = 2_000
"""Maximum rows in a frame."""
_GRACE = 10
"""Seconds that the parent, which measures the time and reports it, has before the system ends this process."""
_MOST_NOTES = 10_000
"""Maximum notes reported: with more, the whole file is wrong."""
_CHUNK_TEXT = 2_000_000
"""Characters in a frame before it is closed."""


def main(arguments: Sequence[str]) -> int:
    """Read ``arguments[0]`` within the limits that follow; returns 0 when the whole table was written, 1 after an error frame."""
    path = Path(arguments[0])
    numbers = [int(word) for word in arguments[1:5]]
    limits = Limits(rows=numbers[0], cells=numbers[1], megabytes=numbers[2], seconds=numbers[3])
    encoding = arguments[5] if len(arguments) > 5 else None
    _confine(limits)
    gc.disable()  # rows are many small lists without reference cycles
    # by number: a frozen program without a console has no sys.stdout, but the pipe exists
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
    """Limit the memory and time of this process, where the system supports it (Windows does not; there the declared sizes are
    checked and the parent measures the time), and forbid it to write files."""
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
        except (ValueError, OSError):  # a lower limit set by an administrator, or a system without this limit
            continue


def _read(path: Path, limits: Limits, encoding: str | None, out: BinaryIO) -> None:
    with path.open("rb") as file:
        start = file.read(16)
    if not start:
        raise UnreadableError("empty")
    if start.startswith(_OFFICE):
        from campus_desktop.imports.tables import workbook

        for sheet in workbook.sheets(path, limits):
            _frame(out, SHEET, asdict(sheet.about))
            _send((CELL_END.join(row).rstrip(CELL_END) for row in sheet.rows), limits, out)
            _frame(out, NOTES, {"notes": sheet.notes, "exact": sheet.exact})
    else:
        from campus_desktop.imports.tables import delimited

        text = delimited.read(path.read_bytes(), encoding)
        decoded = text.decoded
        _frame(out, SHEET, asdict(About(encoding=decoded.encoding, sure=decoded.sure, examples=decoded.examples)))
        _send(_lines(text.rows), limits, out)
        _frame(out, NOTES, {"notes": text.notes[:_MOST_NOTES], "exact": {}})


_GUARDED = re.compile(f"(^|{CELL_END})'(?=[=+\\-@\t\r])")
"""The apostrophe that marks a cell as text and not a formula in lists for Excel; the program's own export writes it too."""


def _lines(rows: Iterable[list[str]]) -> Iterable[str]:
    """Rows of a text file as carried by frames. Whole rows are checked first: few cells need more than trimming."""
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
