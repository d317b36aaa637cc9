"""Determines which eight-bit encoding a text is in, from the resulting letters. Runs in the reading child process.

Statistical detectors mistake Danish for something else. Here each candidate is scored by what the bytes above ASCII would be beside
their neighbours: a Danish word has no "†" or capital "Œ" in its middle, and a curly quotation mark is at the edge of a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

CANDIDATES = ("cp1252", "cp850", "mac_roman")
"""Windows, MS-DOS (Excel's "CSV (MS-DOS)") and Mac (its "CSV (Macintosh)"), the likeliest first."""

_MOST = 4_000
"""Maximum number of places examined."""
_PLACE = re.compile(rb"[\x80-\xff]{1,12}")
_LETTERS = {
    **dict.fromkeys("æøåÆØÅ", 3.0),
    **dict.fromkeys("äöÄÖ", 2.0),
    **dict.fromkeys("éüÉÜ", 1.5),
    **dict.fromkeys("óèáàêëôîïíñçßûðþœÁÓÐÞÇÈ", 0.6),
}
_ALONE = frozenset("åøàÅØ")
"""Letters that are words by themselves."""
_OPENING, _CLOSING = frozenset("“‘„‚«»"), frozenset("”’“‘«»")
_DASHES, _MARKS = frozenset("–—"), frozenset("§°½¼¾©®™€£…•·²³×±µ")
_SPACES = frozenset(" \xa0")
_NO_CHARACTER = "\ufffd"


@dataclass(frozen=True, slots=True)
class Guess:
    """The best candidate, and whether it is clearly the best and its letters are plausible."""

    encoding: str
    sure: bool


def guess(lines: Iterable[bytes]) -> Guess:
    """The encoding of ``lines``, which contain bytes above ASCII."""
    places: list[bytes] = []
    for line in lines:
        places += (line[max(0, found.start() - 1) : found.end() + 1] for found in _PLACE.finditer(line))
        if len(places) >= _MOST:
            break
    if not places:
        return Guess(CANDIDATES[0], True)
    found = []
    for at, encoding in enumerate(CANDIDATES):
        scores = [_score(place.decode(encoding, "replace")) for place in places]
        found.append((sum(scores), -at, encoding, sum(score < 0 for score in scores)))
    found.sort(reverse=True)
    (best, _at, encoding, wrong), (second, *_rest) = found[0], found[1]
    sure = best > 0 and best - second >= 1.5 and wrong * 12 <= len(places)
    return Guess(encoding, sure)


def _score(place: str) -> float:
    """A score for how plausible the characters above ASCII of a place are beside each other and beside its edges."""
    total = 0.0
    run = 0
    for at, char in enumerate(place):
        if char <= "\x7f":
            run = 0
            continue
        run = run + 1 if char.isalpha() else 0
        before = place[at - 1] if at else " "
        after = place[at + 1] if at + 1 < len(place) else " "
        total += _letter(char, before, after) if char.isalpha() else _mark(char, before, after)
        if run >= 3:  # no Nordic word has three in a row
            total -= 3.0
    return total


def _letter(char: str, before: str, after: str) -> float:
    worth = _LETTERS.get(char, -1.0)
    if char.isupper() and before.islower():
        return -3.0
    if char.islower() and after.isupper():
        return -3.0
    if before.isdigit() and after.isdigit():
        return -2.0
    if not before.isalpha() and not after.isalpha() and char not in _ALONE:
        return -1.0
    return worth


def _mark(char: str, before: str, after: str) -> float:
    inside = before.isalpha() and after.isalpha()
    if char in _SPACES:
        worth = 0.3
    elif char == "’" and inside:
        worth = 2.0
    elif _opens(char, before, after) or _closes(char, before, after):
        worth = 2.5
    elif char in _DASHES:
        worth = 0.0 if inside else 1.5
    elif char in _MARKS:
        worth = -2.0 if inside else 1.5
    elif char == _NO_CHARACTER:
        worth = -4.0
    else:
        worth = -3.0 if before.isalpha() or after.isalpha() else -2.0
    return worth


def _opens(char: str, before: str, after: str) -> bool:
    return char in _OPENING and not before.isalnum() and after.isalnum()


def _closes(char: str, before: str, after: str) -> bool:
    return char in _CLOSING and not before.isspace() and not after.isalnum()
