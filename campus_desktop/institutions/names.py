"""Names as typed, also in the notation of a note line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from campus_desktop.i18n import fold

T = TypeVar("T")

_MARK = re.compile(r"(?:^\s*@+\s*|(?<![^\s,;/&+(])@+)(?=\w)")

_BETWEEN_COMMAS = re.compile(r"[^\s,](?:[^,]*[^\s,])?")


def without_mark(text: str) -> str:
    """The names in ``text`` without the "@" of a note line: "@HR, @Mette Holm" is "HR, Mette Holm". The sign in the middle of a
    word, as in an address, stays."""
    return _MARK.sub("", text)


def known_spelling(text: str, names: Iterable[str]) -> str:
    """``text`` with each name in it, between commas, as it is written in ``names``: "mette holm" is "Mette Holm"."""
    known = {fold(" ".join(name.split())): name for name in names}
    return _BETWEEN_COMMAS.sub(lambda part: known.get(fold(" ".join(part[0].split())), part[0]), text)


def begun_by(typed: str, whom: Iterable[T], name_of: Callable[[T], str]) -> T | None:
    """The only one of ``whom`` whose name begins with the words of ``typed``: "Mette" is Mette Holm where no other Mette is known.
    None if there is no such name, or several."""
    words = fold(typed).split()
    found = [each for each in whom if words and fold(name_of(each)).split()[: len(words)] == words]
    return found[0] if len(found) == 1 else None
