"""Search in the guide: for the text as a phrase; where no chapter has the phrase, for its words in the chapters that have them all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple


class Found(NamedTuple):
    """What to mark, as a regular expression (None: nothing was searched for), and the number of places by chapter."""

    pattern: str | None
    counts: dict[int, int]


def search(texts: Sequence[str], wanted: str) -> Found:
    """Search the chapters' plain texts; upper and lower case are the same."""
    words = wanted.split()
    if not words:
        return Found(None, {})
    phrase = r"\s+".join(map(re.escape, words))
    counts = {at: len(re.findall(phrase, text, re.IGNORECASE)) for at, text in enumerate(texts)}
    if any(counts.values()) or len(words) == 1:
        return Found(phrase, counts)
    either = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    for at, text in enumerate(texts):
        if all(re.search(re.escape(word), text, re.IGNORECASE) for word in words):
            counts[at] = len(re.findall(either, text, re.IGNORECASE))
    return Found(either, counts)
