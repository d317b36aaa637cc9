"""The texts of a language as gettext compiles them (``.mo``), decoded one by one when they are asked for.

Python's own gettext decodes all of them first, of which a start of the window needs a twentieth; that takes it four milliseconds.
"""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path

_MAGIC = 0x950412DE


class Catalogue:
    """``path`` is a compiled file of a language with two forms: one for one, and one for any other number.

    Raises OSError; ValueError for another file.
    """

    def __init__(self, path: Path) -> None:
        self._data = data = path.read_bytes()
        magic, _version, count, originals, translations = struct.unpack_from("<5I", data)
        if magic != _MAGIC:
            raise ValueError(f"{path} is no compiled catalogue")
        keys = iter(struct.unpack_from(f"<{2 * count}I", data, originals))
        texts = iter(struct.unpack_from(f"<{2 * count}I", data, translations))
        # after a zero byte in a key follows the text for other numbers
        found = (data[start : start + length].partition(b"\0")[0] for length, start in zip(keys, keys, strict=True))
        self._places = dict(zip(found, zip(texts, texts, strict=True), strict=True))
        self._forms = cache(self._decode)

    def gettext(self, message: str) -> str:
        """``message`` in the language; itself where it has no translation."""
        forms = self._forms(message)
        return forms[0] if forms else message

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """The form that goes with ``count``."""
        forms = self._forms(singular) or (singular, plural)
        return forms[0] if count == 1 else forms[-1]

    def pgettext(self, context: str, message: str) -> str:
        """``message`` as it is translated in ``context``."""
        forms = self._forms(f"{context}\x04{message}")
        return forms[0] if forms else message

    def _decode(self, key: str) -> tuple[str, ...]:
        """The forms of a text; none where it has no translation."""
        place = self._places.get(key.encode())
        if place is None:
            return ()
        length, start = place
        return tuple(self._data[start : start + length].decode().split("\0"))
