"""Search as you type: words, prefixes, middles of compound words, codes; æ, ø, å or ae, oe, aa either way.

Every word typed must be found, in any order and at any place. Three letters or more are found anywhere in title, code, topics,
provider and audience, and at the beginning of words in description and goals; one or two letters only at the beginning of
words. Hits are ranked: the exact code; titles that begin with the typed text; hits in title and code, in topics, in description
and goals; and those that need provider or audience; each kind sorted by title.

A hit list may be long (half the catalogue for "kursus"), but a screen is not: ``first`` ranks at most ``RANKED`` hits of a kind
and takes less than a millisecond among 100,000 courses if a screenful is found; ``every`` returns all hits and begins with the
same ones. If nothing is found, ``spelling.forgiven`` looks for a typing error.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from campus_desktop.courses.queries import Listing
from campus_desktop.i18n import fold, sort_key

if TYPE_CHECKING:
    from campus_desktop.workspace import Workspace

RANKED = 1000
"""How many hits of a kind are ranked before the next kind is searched."""
SCREENFUL = 100
"""How many hits are enough for the first display."""

_PAIRS = {"ae": "æ", "æ": "ae", "oe": "ø", "ø": "oe", "aa": "å", "å": "aa"}
_MAX_SPELLINGS = 16
_MAX_LENGTH = 200
"""Characters of a search that are used; a whole page pasted into the field is not a search."""
_TITLED, _NAMED = "{title code} : ", "{title code tags} : "


@dataclass(frozen=True)
class Term:
    """One word as typed, lower case."""

    text: str
    last: bool
    """Whether it may still be incomplete."""
    meant: tuple[str, ...] = ()
    """The words searched instead, if it was mistyped."""

    @cached_property
    def spellings(self) -> list[str]:
        """The word with each ae/æ, oe/ø, aa/å either way, as typed first. With too many such letters: all one way or the other."""
        if self.meant:
            return list(self.meant)
        found = list(islice(_ways(self.text), _MAX_SPELLINGS + 1))
        if len(found) <= _MAX_SPELLINGS:
            return found
        written = "".join(_PAIRS[c] if c in "æøå" else c for c in self.text)
        letters = re.sub("ae|oe|aa", lambda match: _PAIRS[match[0]], self.text)
        return list(dict.fromkeys((self.text, written, letters)))

    @property
    def in_pieces(self) -> bool:
        """Whether the word is long enough to be searched in the middle of words."""
        return len(self.text) >= 3

    @property
    def has_word(self) -> bool:
        """Whether it contains a letter or digit; the word index contains nothing else."""
        return any(unicodedata.category(c)[0] in "LN" for c in self.text)

    @property
    def words(self) -> str:
        """The expression for the word index. A single letter, once complete, matches as a word, not as a prefix."""
        star = "" if len(self.text) == 1 and not self.last else "*"
        return "(" + " OR ".join(f"{_quoted(spelling)}{star}" for spelling in self.spellings) + ")"

    @property
    def pieces(self) -> str:
        """The expression for the trigram index."""
        return "(" + " OR ".join(_quoted(spelling) for spelling in self.spellings if len(spelling) >= 3) + ")"

    @property
    def pattern(self) -> str:
        """A regular expression that finds the word for highlighting."""
        found = "|".join(re.escape(spelling) for spelling in sorted(self.spellings, key=len, reverse=True))
        return f"(?:{found})" if self.in_pieces or not self.has_word else rf"(?<!\w)(?:{found})"


def _ways(text: str) -> Iterator[str]:
    if not text:
        yield ""
        return
    yield from (text[0] + rest for rest in _ways(text[1:]))
    for pair in dict.fromkeys((text[:1], text[:2])):
        if (other := _PAIRS.get(pair)) is not None:
            yield from (other + rest for rest in _ways(text[len(pair) :]))


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


class Query:
    """A parsed search text. An empty one (``not query``) matches everything."""

    def __init__(self, text: str) -> None:
        clean = unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode()).replace("\0", " ")[:_MAX_LENGTH]
        self.text = " ".join(clean.lower().split())
        words = self.text.split()
        self.terms = [Term(word, place == len(words) - 1) for place, word in enumerate(words)]

    def __bool__(self) -> bool:
        return bool(self.terms)

    def meaning(self, meant: dict[str, tuple[str, ...]]) -> Query:
        """The same search with some typed words replaced by others."""
        made = Query(self.text)
        made.terms = [replace(term, meant=meant.get(term.text, ())) for term in self.terms]
        return made

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.terms, key=lambda term: -len(term.text))
        return re.compile("|".join(term.pattern for term in longest_first), re.IGNORECASE)

    def spans(self, text: str) -> list[tuple[int, int]]:
        """The spans of the words in ``text`` for highlighting: start and end, in order, not overlapping."""
        return [match.span() for match in self._pattern.finditer(text) if match[0]] if self.terms else []


class Hits(NamedTuple):
    """Courses found, best first. ``more``: there may be others, which ``every`` finds."""

    rids: list[int]
    more: bool = False


def first(ws: Workspace, query: Query, listing: Listing) -> Hits:
    """The best hits within ``listing``: all of them or, if there are more, at least a screenful.

    An empty query finds the whole list, in its order.
    """
    if not query:
        return Hits(list(listing.rids))
    found: list[int] = []
    more = False
    for rids, kind_more in _kinds(ws, query, RANKED):
        _add(found, rids, listing)
        more = more or kind_more
        if len(found) >= SCREENFUL:
            return Hits(found, True)
    return Hits(found, more)


def every(ws: Workspace, query: Query, listing: Listing) -> list[int]:
    """All hits within ``listing``, best first, beginning with the result of ``first``."""
    found = first(ws, query, listing).rids
    if query:
        for rids, _more in _kinds(ws, query, -1):
            _add(found, rids, listing)
    return found


def _add(found: list[int], rids: Collection[int], listing: Listing) -> None:
    if rids:
        known = set(found)
        found += [rid for rid in listing.arranged(rids) if rid not in known]


def _kinds(ws: Workspace, query: Query, limit: int) -> Iterator[tuple[Collection[int], bool]]:
    """Each kind of hit in turn, at most ``limit`` (-1: all), and whether the limit cut it off."""
    yield _coded(ws, query.text), False
    whole = query.terms[0] if len(query.terms) == 1 else Term(query.text, True)
    rids = [rid for spelling in whole.spellings for rid in _beginning(ws, spelling, limit)]
    yield rids, 0 <= limit <= len(rids)
    long = all(term.in_pieces for term in query.terms)
    worded = all(term.has_word for term in query.terms)
    kinds: list[tuple[str, str]] = []
    if long:
        pieces = f"({' AND '.join(term.pieces for term in query.terms)})"
        kinds += [("pieces", _TITLED + pieces), ("pieces", pieces)]
    if worded:
        words = f"({' AND '.join(term.words for term in query.terms)})"
        # prefixes of long words are found by the trigram index already, except in columns that it does not cover
        kinds += [("words", words)] if long else [("words", scope + words) for scope in (_TITLED, _NAMED, "")]
    for table, expression in kinds:
        rids = _match(ws, table, expression, limit)
        yield rids, 0 <= limit <= len(rids)
    yield _mixed(ws, query.terms), False


def _numbers(value: str) -> list[int]:
    numbers: list[int] = json.loads(value)
    return numbers


def _coded(ws: Workspace, text: str) -> list[int]:
    sql = "SELECT json_group_array(rid) FROM course WHERE code <> '' AND code IN (?, ?)"
    return _numbers(ws.value(sql, (text, text.upper())))


def _beginning(ws: Workspace, text: str, limit: int) -> list[int]:
    key = sort_key(text)
    sql = (
        "SELECT json_group_array(rid) FROM (SELECT rid FROM course WHERE sort_key >= ? AND sort_key < ?"
        " ORDER BY sort_key, id LIMIT ?)"
    )
    return _numbers(ws.value(sql, (key, key + "\U0010ffff", limit)))


def _match(ws: Workspace, table: str, expression: str, limit: int) -> list[int]:
    # reading one JSON value is three times as fast as as many rows
    index = f"course_{table}"
    sql = f"SELECT json_group_array(rowid) FROM (SELECT rowid FROM {index} WHERE {index} MATCH ? LIMIT ?)"
    return _numbers(ws.value(sql, (expression, limit)))


def _mixed(ws: Workspace, terms: Iterable[Term]) -> set[int]:
    """Courses that contain every word somewhere, for example one in the middle of the title and another in the provider's name."""
    found: set[int] | None = None
    offered = _offered(ws)
    for term in sorted(terms, key=lambda term: -len(term.text)):
        hits = {*_one(ws, term), *_by_whom(ws, term, offered)}
        found = hits if found is None else found & hits
        if not found:
            break
    return found or set()


def _offered(ws: Workspace) -> list[tuple[str, str, str]]:
    """Each pair of provider and audience, and both folded: there are few, however many courses there are."""
    rows = ws.rows("SELECT DISTINCT provider, audience FROM course WHERE provider <> '' OR audience <> ''")
    return [(row[0], row[1], _folded(f"{row[0]} {row[1]}")) for row in rows]


_folded = lru_cache(maxsize=4096)(fold)


def by_whom(ws: Workspace) -> list[str]:
    """Providers and audiences, folded."""
    return [text for _provider, _audience, text in _offered(ws)]


def knows(ws: Workspace, term: Term) -> bool:
    """Whether the word occurs anywhere in the catalogue."""
    return bool(_one(ws, term)) or bool(_by_whom(ws, term, _offered(ws)))


def _by_whom(ws: Workspace, term: Term, offered: Iterable[tuple[str, str, str]]) -> list[int]:
    """Courses whose provider or audience contains the word."""
    looked_for = {fold(spelling) for spelling in term.spellings}
    beginning = "" if term.in_pieces or not term.has_word else " "
    pairs = [
        (provider, audience)
        for provider, audience, text in offered
        if any(f"{beginning}{word}" in f"{beginning}{text}" for word in looked_for)
    ]
    if not pairs:
        return []
    sql = (
        "SELECT json_group_array(c.rid) FROM json_each(?) AS p JOIN course AS c"
        " ON c.provider = json_extract(p.value, '$[0]') AND c.audience = json_extract(p.value, '$[1]')"
    )
    return _numbers(ws.value(sql, (json.dumps(pairs),)))


def _one(ws: Workspace, term: Term) -> list[int]:
    hits = _match(ws, "words", term.words, -1) if term.has_word else []
    if term.in_pieces:
        hits += _match(ws, "pieces", term.pieces, -1)
    if not hits and not term.has_word:
        # signs alone ("&", "#") are in neither index; such searches are rare
        sql = "SELECT json_group_array(rid) FROM course WHERE instr(title, ?) OR instr(code, ?) OR instr(tags, ?)"
        hits = _numbers(ws.value(sql, (term.text,) * 3))
    return hits
