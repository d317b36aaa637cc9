"""A course as a row of a list states it, and remarks about rows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from json.encoder import encode_basestring
from typing import NamedTuple

SPAN = 1 << 24
"""A place is the index of the list among those imported together, times this, plus its row."""


class Draft(NamedTuple):
    """A course as stated in a file, in the values of the workspace file: lists and unparsed texts are JSON, yes and no 1 and 0, a
    date is ISO text. What the file does not state is "", "[]" or None. ``place`` is that of its first row (``SPAN``)."""

    place: int
    code: str
    title: str
    format: str | None
    minutes: int | None
    duration_text: str
    provider: str
    producer: str
    audience: str
    language: str
    description: str
    goals: str
    prerequisites: str
    tags: str
    link: str
    fee: str
    price: float | None
    price_per: str
    subtitles: int | None
    last_checked: str | None
    unread: str
    retired: int | None


COLUMNS = Draft._fields[1:]
"""The columns of the table ``course`` that an import fills."""

NOTHING = ("", None, "[]")
"""The values for what a file does not state."""


@dataclass(frozen=True, slots=True)
class Note:
    """A remark about a row: that and why it was left out, or what in it could not be parsed. ``rows`` are all the rows it applies
    to, if several; ``row`` is 0 for the whole list. ``reason`` is a word of ``outliers`` for rows that were left out, and ``place``
    their place (``SPAN``)."""

    file: str
    row: int
    text: str
    sheet: str = ""
    rows: tuple[int, ...] = ()
    reason: str = ""
    place: int = 0


Where = tuple[str, str]
"""A file and a sheet in it."""


def row_of(place: int) -> int:
    """The row of a place."""
    return place % SPAN


def plain_title(title: str) -> str:
    """A title for comparing: lower case, without double spaces and punctuation at its ends."""
    return " ".join(title.casefold().split()).strip(" .,;:-–")


def same_course(one: Draft, other: Draft) -> bool:
    """Whether two rows with the same code, or the same title and provider, are one course: not where the code has another title."""
    return not one.code or not other.code or plain_title(one.title) == plain_title(other.title)


def union(one: str, other: str) -> str:
    """Two JSON lists of text merged, without duplicates, ignoring case."""
    found: dict[str, str] = {}
    for text in (*json.loads(one), *json.loads(other)):
        found.setdefault(text.casefold(), text)
    return json_list(list(found.values()))


def json_list(texts: Sequence[str]) -> str:
    """The result of json.dumps for a list of texts, in a fraction of its time."""
    return f"[{', '.join(map(encode_basestring, texts))}]"
