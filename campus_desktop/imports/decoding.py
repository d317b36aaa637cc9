"""The text of a file of unknown encoding, piece by piece. Runs in the reading child."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from campus_desktop.imports.cleaning import clean_bytes, clean_text, clean_utf8
from campus_desktop.imports.limits import UnreadableError

_SAMPLE = 30_000
_PIECE = 1_000_000
_CONTROLS = bytes(b for b in range(0x20) if b not in b"\t\n\r\x0b\x0c\x1a\x1b")


def decode(data: bytes) -> Iterator[str]:
    """The text of a file in pieces that end at line ends, without control and invisible characters, in NFC.

    By its byte-order mark, else strict UTF-8, else UTF-16 where zeros give it away, else cp1252: guessers call Danish cp1252
    something else, so there is no guessing beyond this. Raises UnreadableError for what is no text.
    """
    if data.startswith(codecs.BOM_UTF8):
        return map(_marked_utf8, _pieces(data[3:]))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _wide(data, "utf-16")
    if b"\0" in data:
        return _wide(data, _byte_order(data))
    sample = data[:_SAMPLE]
    if len(sample) - len(sample.translate(None, _CONTROLS)) > len(sample) // 200:
        raise UnreadableError("not-a-table")
    return map(clean_utf8 if _is_utf8(data) else _cp1252, _pieces(data))


def _pieces(data: bytes) -> Iterator[bytes]:
    """``data`` cut after line ends: small pieces stay in the processor's cache, and the first rows need not wait for the last."""
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


def _marked_utf8(piece: bytes) -> str:
    return clean_utf8(piece, "replace")


def _cp1252(piece: bytes) -> str:
    return clean_text(clean_bytes(piece).decode("cp1252", "replace"))


def _wide(data: bytes, encoding: str) -> Iterator[str]:
    try:
        return iter((clean_text(data.decode(encoding)),))
    except UnicodeDecodeError as error:
        raise UnreadableError("not-a-table") from error


def _byte_order(data: bytes) -> str:
    """Which UTF-16 a file with zero bytes and no byte-order mark is: Latin letters have a zero in every other byte."""
    sample = data[: _SAMPLE // 2 * 2]
    half = len(sample) // 2
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    if second > half * 0.7 and first < half * 0.1:
        return "utf-16-le"
    if first > half * 0.7 and second < half * 0.1:
        return "utf-16-be"
    raise UnreadableError("not-a-table")
