"""Names as typed, also in the notation of a note line."""

from __future__ import annotations

import re

_MARK = re.compile(r"(?:^\s*@+\s*|(?<![^\s,;/&+(])@+)(?=\w)")


def without_mark(text: str) -> str:
    """The names in ``text`` without the "@" of a note line: "@HR, @Mette Holm" is "HR, Mette Holm". The sign in the middle of a
    word, as in an address, stays."""
    return _MARK.sub("", text)
