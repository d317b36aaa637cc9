"""Lists without headings: determines from the cells whether the first row is already a course, and what the columns are."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from campus_desktop.imports import words
from campus_desktop.typed import lengths

_SAMPLE = 200
_MOST = 0.7
"""The share of a column's cells that must be of a kind for the column to be mapped to it."""
_CODE = re.compile(r"[A-Za-zÆØÅæøå]{0,8}[-_. /]?\d[\w.\-/]{0,15}")
_MONEY = re.compile(r"(?:dkk|kr\.?|€|eur)?\s*\d[\d.,]{0,12}\s*(?:,-|dkk|kr\.?|€|eur|kroner)", re.IGNORECASE)
_LANGUAGES = frozenset(
    ["dansk", "engelsk", "danish", "english", "svenska", "svensk", "norsk", "tysk", "german", "da", "en"]
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def _is_length(text: str) -> bool:
    return lengths.bare(text) is None and len(text) < 40 and lengths.read(text).minutes is not None


def _is_day(text: str) -> bool:
    return bool(re.search(r"\D", text)) and words.day(text) is not None


def _is_format(text: str) -> bool:
    return len(text) < 30 and words.format_word(text) is not None


_KINDS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("link", lambda text: bool(_ADDRESS.match(text))),
    ("last_checked", _is_day),
    ("fee", lambda text: bool(_MONEY.fullmatch(text.strip()))),
    ("duration", _is_length),
    ("language", lambda text: text.casefold() in _LANGUAGES),
    ("code", lambda text: len(text) < 20 and bool(_CODE.fullmatch(text))),
    ("format", _is_format),
)
_TELLING = _KINDS[:4]
"""Kinds that never occur as a heading."""


def is_course(row: Sequence[str], below: Sequence[Sequence[str]], *, strict: bool) -> bool:
    """Whether ``row`` is like the rows below it and not a row of headings: a length, an address, a date or an amount, or (unless
    ``strict``) a text that occurs in the same column again."""
    for column, cell in enumerate(row):
        if not cell:
            continue
        others = [other[column] for other in below[:_SAMPLE] if column < len(other) and other[column]]
        for _field, is_kind in _TELLING:
            if is_kind(cell) and sum(map(is_kind, others)) >= len(others) * 0.5:
                return True
        if not strict and others.count(cell) >= (1 if len(others) < 20 else 2):
            return True
    return False


def guess(rows: Sequence[Sequence[str]]) -> list[str | None]:
    """For each column the field its cells resemble; the titles are the most title-like of the remaining columns."""
    sample = [row for row in rows[:_SAMPLE] if any(row)]
    width = max(map(len, sample), default=0)
    columns = [[row[at] for row in sample if at < len(row) and row[at]] for at in range(width)]
    fields: list[str | None] = [None] * width
    for field, is_kind in _KINDS:
        shares = [
            sum(map(is_kind, cells)) / len(cells) if cells and fields[at] is None else 0.0
            for at, cells in enumerate(columns)
        ]
        best = max(shares, default=0.0)
        if best < _MOST:
            continue
        column = shares.index(best)
        distinct = len(set(columns[column])) / len(columns[column])
        if (field == "code" and distinct < 0.9) or (field == "format" and distinct > 0.6 and len(sample) > 4):
            continue
        fields[column] = field
    free = [at for at in range(width) if fields[at] is None and columns[at]]
    if free:
        title = max(free, key=lambda at: _like_titles(columns[at], len(sample)))
        if _like_titles(columns[title], len(sample)) > 0:
            fields[title] = "title"
        elif "code" in fields:  # numbered titles resemble codes
            fields[fields.index("code")] = "title"
    elif "code" in fields:
        fields[fields.index("code")] = "title"
    for at in free:
        if fields[at] is None and sum(map(len, columns[at])) / len(columns[at]) > 80 and "description" not in fields:
            fields[at] = "description"
    return fields


def _like_titles(cells: Sequence[str], rows: int) -> float:
    """A score for how much a column resembles titles: every row has a different one, of some length but not too much."""
    mean = sum(map(len, cells)) / len(cells)
    letters = sum(any(char.isalpha() for char in cell) for cell in cells) / len(cells)
    if mean > 120 or letters < 0.8:
        return 0.0
    return len(set(cells)) / rows * letters * min(mean, 40)
