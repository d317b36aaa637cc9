"""Drafts of courses from the rows of lists: several rows of one course become one, the rest is reported."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from json.encoder import encode_basestring
from typing import Any, NamedTuple

from campus_desktop.i18n import ngettext, number


class Draft(NamedTuple):
    """A course as a file tells it, in the values of the workspace file: lists are JSON texts, yes and no 1 and 0, a date is
    ISO text. What the file does not say is "", "[]" or None. ``row`` is where the first of its rows stands."""

    row: int
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
    subtitles: int | None
    last_checked: str | None
    retired: int | None


COLUMNS = Draft._fields[1:]
"""The columns of the table ``course`` that an import fills."""

NOTHING = ("", None, "[]")
"""How a draft says that the file says nothing."""

_LONG = frozenset({"description", "prerequisites"})
_LISTS = frozenset({"goals", "tags"})


@dataclass(frozen=True, slots=True)
class Note:
    """Something to tell about a row: that and why it was left out, or what in it could not be read."""

    file: str
    row: int
    text: str


@dataclass(slots=True)
class Drafts:
    """The courses of one or several lists, in the order of their first rows; identity is the code, else title and provider."""

    courses: list[Draft] = field(default_factory=list)
    _places: dict[object, int] = field(default_factory=dict)
    _retitled: dict[tuple[str, str], tuple[Draft, Draft, int]] = field(default_factory=dict)

    def add(self, found: Sequence[Draft], file: str) -> None:
        """Take in what rows of ``file`` say, each a course of its own or more about one that is here already."""
        courses, places = self.courses, self._places
        for draft in found:
            key = draft.code.casefold() or (draft.title.casefold(), draft.provider.casefold())
            count = len(courses)
            place = places.setdefault(key, count)
            if place < count and not same_course(courses[place], draft):
                place = places.setdefault((key, draft.provider.casefold()), count)
            if place == count:
                courses.append(draft)
            else:
                self._unite(place, draft, file)

    def _unite(self, place: int, draft: Draft, file: str) -> None:
        before = self.courses[place]
        if before.title.casefold() != draft.title.casefold():
            first, other, count = self._retitled.get((file, draft.code), (before, draft, 0))
            self._retitled[file, draft.code] = first, other, count + 1
        self.courses[place] = unite(before, draft)

    def remarks(self) -> list[Note]:
        """Codes that stand beside different titles, one remark for each: perhaps that column is no code at all."""
        notes = []
        for (file, code), (before, draft, count) in self._retitled.items():
            text = ngettext(
                "The code “{code}” has another title here than in row {row}; both were taken for one course, “{title}”.",
                "The code “{code}” has other titles here and in later rows ({count} in all) than in row {row}; "
                "all were taken for one course, “{title}”.",
                count,
            ).format(code=code, row=number(before.row), title=before.title, count=number(count))
            notes.append(Note(file, draft.row, text))
        return notes


def same_course(one: Draft, other: Draft) -> bool:
    """Whether what has the same code is one course: not where two providers use it for different titles."""
    return (
        not one.provider
        or not other.provider
        or one.provider.casefold() == other.provider.casefold()
        or one.title.casefold() == other.title.casefold()
    )


def unite(one: Draft, other: Draft) -> Draft:
    """One course from two of its rows: the first text counts, of descriptions and prerequisites the longest; goals and
    topics are put together; the later date; retired only where every row says so."""
    if one[1:] == other[1:]:
        return one
    values: list[Any] = [one.row]
    for name, mine, theirs in zip(COLUMNS, one[1:], other[1:], strict=True):
        if mine in NOTHING or theirs in NOTHING or mine == theirs:
            values.append(theirs if mine in NOTHING else mine)
        elif name in _LISTS:
            values.append(union(str(mine), str(theirs)))
        elif name in _LONG:
            values.append(max(mine, theirs, key=lambda text: len(str(text))))
        elif name == "last_checked":
            values.append(max(str(mine), str(theirs)))
        elif name == "retired":
            values.append(0)
        else:
            values.append(mine)
    return Draft(*values)


def union(one: str, other: str) -> str:
    """Two lists of text in JSON as one, each text once whatever its capitals."""
    found: dict[str, str] = {}
    for text in (*json.loads(one), *json.loads(other)):
        found.setdefault(text.casefold(), text)
    return json_list(list(found.values()))


def json_list(texts: Sequence[str]) -> str:
    """What json.dumps gives for a list of texts, in a fraction of its time."""
    return f"[{', '.join(map(encode_basestring, texts))}]"
