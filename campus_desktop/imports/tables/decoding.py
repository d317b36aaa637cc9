"""Decodes a file of unknown encoding, piece by piece. Runs in the reading child process."""

from __future__ import annotations

import codecs
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from campus_desktop.imports.cleaning import clean_bytes, clean_text, clean_utf8
from campus_desktop.imports.limits import UnreadableError
from campus_desktop.imports.tables import letters

TWICE = "utf-8-twice"
"""UTF-8 that a program decoded as Windows-1252 and encoded as UTF-8 again: "SÃ¥dan"."""

_SAMPLE = 30_000
_PIECE = 1_000_000
_EXAMPLE = 60
_CONTROLS = bytes(b for b in range(0x20) if b not in b"\t\n\r\x0b\x0c\x1a\x1b")
_ABOVE_ASCII = re.compile(rb"[\x80-\xff]")
_TWICE = re.compile("Ã[\x80-\xbf¦¸¥†˜…¤¶©¼–„‹°]|â€[™œ\x9d“”¦˜\x93\x94]")
_NORDIC = frozenset("æøåÆØÅäöÄÖéÉüÜóèáàêëôíñçßðþÁÓÐÞÇ–—“”‘’„«»…•·§°½¼¾©®™€£\xa0´×")


@dataclass(slots=True)
class Decoded:
    """The result of decoding. ``pieces`` are the text, ending at line ends; while they are read, ``odd`` fills with the lines that
    were read in another encoding than the file, or not completely (``None``). ``examples`` has a piece of text as decoded by each
    encoding, the chosen one first; empty if all are equal."""

    encoding: str
    pieces: Iterator[str]
    sure: bool = True
    examples: dict[str, str] = field(default_factory=dict)
    odd: deque[tuple[int, str | None]] = field(default_factory=deque)


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of a file, without control and invisible characters, in NFC.

    Decoded as ``encoding``; else by its byte-order mark, else as UTF-8 if most of its lines are valid, else as UTF-16 where zero
    bytes indicate it, else as found by ``letters``. A line that cannot be decoded like the rest is decoded separately. Raises
    UnreadableError for a file that is not text.
    """
    if encoding is not None:
        return _as_told(data, encoding)
    if data.startswith(codecs.BOM_UTF8):
        data = data[3:]
    elif data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Decoded("utf-16", _wide(data, "utf-16"))
    elif b"\0" in data:
        order = _byte_order(data)
        return Decoded(order, _wide(data, order))
    sample = data[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) // 200:
        raise UnreadableError("not-a-table")
    if _is_utf8(data):
        return _utf8(data)
    return _by_line(data)


def _utf8(data: bytes) -> Decoded:
    found = Decoded("utf-8", map(clean_utf8, _pieces(data)))
    if not data.isascii():
        text = data[: _SAMPLE * 10].decode("utf-8", "ignore")
        above = len(re.findall("[^\x00-\x7f]+", text))
        if above and len(_TWICE.findall(text)) * 3 > above * 2:
            found.encoding, found.sure = TWICE, False
            found.pieces = (clean_text(_once(piece)) for piece in _pieces(data))
        found.examples = _examples(data, found.encoding, ("utf-8", *letters.CANDIDATES))
    return found


def _by_line(data: bytes) -> Decoded:
    """A file with lines that are not UTF-8: a few lines of a UTF-8 file, or (nearly) all lines of a file in an older encoding."""
    good, bad = 0, []
    for line in _lines_above_ascii(data):
        if _is_utf8(line):
            good += 1
        else:
            bad.append(line)
    guessed = letters.guess(bad)
    if good >= len(bad):
        found = Decoded("utf-8", iter(()), True)
        found.pieces = _mixed(data, found, "utf-8", guessed.encoding)
    else:
        found = Decoded(guessed.encoding, iter(()), guessed.sure)
        found.pieces = (
            _mixed(data, found, guessed.encoding, "utf-8") if good else _strictly(data, found, guessed.encoding)
        )
    found.examples = _examples(b"\n".join(bad[:200]), guessed.encoding, letters.CANDIDATES)
    if found.encoding == "utf-8":
        found.examples = {"utf-8": _example(data, "utf-8"), **found.examples}
    return found


def _mixed(data: bytes, found: Decoded, usual: str, other: str) -> Iterator[str]:
    """Pieces of text whose lines are decoded as ``usual``, those that cannot be as ``other``, which is noted."""
    number = 0
    for piece in _pieces(data):
        if piece.isascii() or (usual == "utf-8" and _is_utf8(piece)):
            number += len(clean_bytes(piece).splitlines())
            yield clean_utf8(piece)
        else:
            lines = []
            for line in clean_bytes(piece).splitlines(keepends=True):
                number += 1
                taken = _taken(line, usual, other)
                if taken != usual:
                    found.odd.append((number, taken))
                lines.append(line.decode(taken, "replace"))
            yield clean_text("".join(lines))


def _taken(line: bytes, usual: str, other: str) -> str:
    if usual == "utf-8":
        return usual if _is_utf8(line) else other
    # among lines in an eight-bit encoding, a line is UTF-8 only where that gives nothing but letters
    if line.isascii() or not _is_utf8(line):
        return usual
    return "utf-8" if _NORDIC.issuperset(char for char in line.decode() if char > "\x7f") else usual


def _as_told(data: bytes, encoding: str) -> Decoded:
    found = Decoded(encoding, iter(()))
    if encoding == TWICE:
        found.pieces = (clean_text(_once(piece)) for piece in _pieces(data))
    elif encoding in ("utf-8", *letters.CANDIDATES):
        plain = data.removeprefix(codecs.BOM_UTF8)
        found.pieces = _strictly(plain, found, encoding)
        found.examples = _examples(plain, encoding, ("utf-8", *letters.CANDIDATES))
    else:
        text = data.decode(encoding, "replace")
        found.odd.extend((at, None) for at, line in enumerate(text.splitlines(), 1) if "\ufffd" in line)
        found.pieces = iter((clean_text(text.removeprefix("\ufeff")),))
    return found


def _strictly(data: bytes, found: Decoded, encoding: str) -> Iterator[str]:
    number = 0
    for piece in _pieces(data):
        clean = clean_bytes(piece)
        text = clean.decode(encoding, "replace")
        if "\ufffd" in text:
            for at, line in enumerate(clean.splitlines(), number + 1):
                if "\ufffd" in line.decode(encoding, "replace"):
                    found.odd.append((at, None))
        number += clean.count(b"\n") if b"\r" not in clean.replace(b"\r\n", b"") else len(clean.splitlines())
        yield clean_text(text)


def _pieces(data: bytes) -> Iterator[bytes]:
    """``data`` split after line ends: small pieces stay in the processor's cache, and the first rows need not wait for the last."""
    at = 0
    while at < len(data):
        end = data.rfind(b"\n", at, at + _PIECE) + 1 or data.find(b"\n", at) + 1 or len(data)
        yield data[at:end]
        at = end


def _is_utf8(data: bytes) -> bool:
    try:
        for piece in _pieces(data):
            piece.decode()
    except UnicodeDecodeError:
        return False
    return True


def _lines_above_ascii(data: bytes) -> Iterator[bytes]:
    for piece in _pieces(data):
        if not piece.isascii():
            yield from (line for line in piece.splitlines() if not line.isascii())


def _once(piece: bytes) -> str:
    """Undo a double UTF-8 encoding; other lines are left unchanged."""
    lines = []
    for line in piece.decode("utf-8", "replace").splitlines(keepends=True):
        try:
            inner = b"".join(
                char.encode("cp1252") if not "\x80" <= char <= "\x9f" else bytes([ord(char)]) for char in line
            )
            lines.append(inner.decode())
        except (UnicodeEncodeError, UnicodeDecodeError):
            lines.append(line)
    return "".join(lines)


def _examples(data: bytes, taken: str, encodings: tuple[str, ...]) -> dict[str, str]:
    """A piece of ``data`` as decoded by ``taken``, then by the others; those that fail are left out."""
    found = {}
    for encoding in (taken, *(each for each in encodings if each != taken)):
        if (example := _example(data, encoding)) and "\ufffd" not in example:
            found[encoding] = example
    return found


def _example(data: bytes, encoding: str) -> str:
    """A few words of ``data`` around its first significant non-ASCII character."""
    for line in _lines_above_ascii(data):
        first = _ABOVE_ASCII.search(line)
        if first is None or (encoding == "utf-8" and not _is_utf8(line)):
            continue
        start = max(line.rfind(b";", 0, first.start()), line.rfind(b"\t", 0, first.start()), first.start() - 20) + 1
        ends = [end for mark in (b";", b"\t") if (end := line.find(mark, first.start())) >= 0]
        part = line[start : min(start + _EXAMPLE * 2, *ends, len(line))]
        text = (
            _once(part) if encoding == TWICE else part.decode(encoding, "ignore" if encoding == "utf-8" else "replace")
        )
        return " ".join(clean_text(text).split())[:_EXAMPLE].strip('"; ')
    return ""


def _wide(data: bytes, encoding: str) -> Iterator[str]:
    try:
        return iter((clean_text(data.decode(encoding)),))
    except UnicodeDecodeError as error:
        raise UnreadableError("not-a-table") from error


def _byte_order(data: bytes) -> str:
    """The byte order of a UTF-16 file with zero bytes and without a byte-order mark: in Latin letters every other byte is zero."""
    sample = data[: _SAMPLE // 2 * 2]
    half = len(sample) // 2
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    if second > half * 0.7 and first < half * 0.1:
        return "utf-16-le"
    if first > half * 0.7 and second < half * 0.1:
        return "utf-16-be"
    raise UnreadableError("not-a-table")
