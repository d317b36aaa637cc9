"""One letter typed wrong in a search is forgiven where nothing is found as it was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from campus_desktop.courses import search
from campus_desktop.courses.search import Query, Term
from campus_desktop.i18n import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from campus_desktop.workspace import Workspace

_SHORTEST = 4
"""Letters of a word in which a wrong one is still told from another word."""
_SHORTEST_INSIDE = 6
"""Letters of a word that is looked for inside compound words too; a shorter one would be like something in any of them."""
_MOST = 8
"""Words that may have been meant by one that was typed."""


def forgiven(ws: Workspace, query: Query) -> Query | None:
    """The search with what was probably meant in place of each word that stands nowhere in the catalogue: one letter too many, too
    few, another one, or two that changed places. None where every word is known, or nothing is like one that is not."""
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
    """The beginnings of words that are one letter away from what was typed, the nearest in length first, in every way to spell them.
    A word may go on after them: a search finds beginnings anyway, and it may still be in the middle of being typed. Where no word
    begins so, what stands inside words, as Danish words are put together."""
    # brings seventy milliseconds of modules along, for the rare search that finds nothing
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
    """What stands in the middle or at the end of words and may be one letter away from ``wanted``.

    One wrong letter, or two that changed places, leave one third of the word as it is: other words need not be taken apart.
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
