"""Correction of one wrong letter in a search that finds nothing as typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campus_desktop.courses import search
from campus_desktop.courses.search import Query, Term
from campus_desktop.i18n import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from campus_desktop.workspace import Workspace

_SHORTEST = 4
"""The shortest word that is corrected; in a shorter one a wrong letter cannot be told from another word."""
_SHORTEST_INSIDE = 6
"""The shortest word that is also matched inside compound words; a shorter one would be similar to a part of any of them."""
_MOST = 8
"""The most corrections of one typed word."""


def forgiven(ws: Workspace, query: Query) -> Query | None:
    """The search with corrections for each word that does not occur in the catalogue: one letter too many, too few, another
    one, or two swapped. None if every word is known, or an unknown one has no similar word."""
    unknown = [term for term in query.terms if term.has_word and not search.knows(ws, term)]
    if not unknown or any(len(term.text) < _SHORTEST for term in unknown):
        return None
    words = set(_words(ws))
    meant = {term.text: _like(term.text, words) for term in unknown}
    return query.meaning(meant) if all(meant.values()) else None


def _words(ws: Workspace) -> Iterable[str]:
    """Every word of the catalogue, folded."""
    ws.rows("CREATE VIRTUAL TABLE IF NOT EXISTS temp.course_terms USING fts5vocab('main', 'course_words', 'row')")
    for (term,) in ws.rows("SELECT term FROM temp.course_terms"):
        yield fold(term)
    for text in search.by_whom(ws):
        yield from text.split()


def _like(typed: str, words: Iterable[str]) -> tuple[str, ...]:
    """The beginnings of words that are one letter away from the typed text, the nearest in length first, in every spelling. The
    words may be longer: a search matches prefixes anyway, and the typed word may be incomplete. If no word begins with it,
    parts inside words, as in Danish compounds."""
    # imports modules for seventy milliseconds, for the rare search that finds nothing
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    wanted = fold(typed)
    length = len(wanted)
    lengths = (length - 1, length, length + 1)
    words = list(words)
    beginnings = {word[:end] for word in words for end in lengths if len(word) >= end}
    near = process.extract(wanted, beginnings, scorer=OSA.distance, score_cutoff=1, limit=None)
    if not near and length >= _SHORTEST_INSIDE:
        inside = _inside(wanted, words, lengths)
        near = process.extract(wanted, inside, scorer=OSA.distance, score_cutoff=1, limit=None)
    found = sorted((str(word) for word, _distance, _place in near), key=lambda word: (-len(word), word))[:_MOST]
    return tuple(dict.fromkeys(spelling for word in found for spelling in Term(word, True).spellings))


def _inside(wanted: str, words: Iterable[str], lengths: Iterable[int]) -> set[str]:
    """The middles and ends of words that may be one letter away from ``wanted``.

    One wrong letter, or two swapped, leave one third of the word unchanged: other words need not be split.
    """
    third = len(wanted) // 3
    parts = (wanted[:third], wanted[third : 2 * third], wanted[2 * third :])
    likely = [word for word in words if any(part in word for part in parts)]
    return {
        word[start : start + length]
        for word in likely
        for length in lengths
        for start in range(1, len(word) - length + 1)
    }
