"""Names as people type them, also the way they are typed in a note."""

from __future__ import annotations

import re

_MARK = re.compile(r"(?:^\s*@+\s*|(?<![^\s,;/&+(])@+)(?=\w)")


def without_mark(text: str) -> str:
    """The names in ``text`` without the mark that says "who" in a note: "@HR, @Mette Holm" is "HR, Mette Holm". The sign in the middle
    of a word, as in an address, stays."""
    return _MARK.sub("", text)
