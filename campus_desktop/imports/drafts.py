"""Drafts of courses from the rows of lists: several rows of one course are merged, the rest is reported."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from json.encoder import encode_basestring
from typing import Any, NamedTuple

from campus_desktop.courses.course import FORMATS
from campus_desktop.i18n import N_, _, duration, number

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

_SAID = frozenset(
    ("title", "format", "minutes", "duration_text", "provider", "producer", "audience", "language", "description", "prerequisites",
     "link", "fee", "subtitles")
)  # fmt: skip
"""Only one value of these is kept, so another one is reported."""
NAMES = {
    "title": N_("Title"), "format": N_("Format"), "minutes": N_("Duration"), "duration_text": N_("Duration as written"),
    "provider": N_("Provider"), "producer": N_("Producer"), "audience": N_("Audience"), "language": N_("Language"),
    "description": N_("Description"), "prerequisites": N_("Prerequisites"), "link": N_("Link"), "fee": N_("Price"),
    "subtitles": N_("Subtitles"),
}  # fmt: skip
_MOST_LEFT = 5_000
_SHOWN = 5
_LONG = frozenset({"description", "prerequisites"})
_LISTS = frozenset({"goals", "tags"})


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


@dataclass(slots=True)
class Drafts:
    """The courses of one or several lists, in the order of their first rows. A course is identified by code and title, else title
    and provider."""

    courses: list[Draft] = field(default_factory=list)
    _places: dict[object, int] = field(default_factory=dict)
    _titles: dict[tuple[Where, str], list[Draft]] = field(default_factory=dict)
    _left: list[tuple[Where, int, int, str, str]] = field(default_factory=list)

    def add(self, found: Sequence[Draft], where: Where) -> None:
        """Add rows of a list, each a new course or a further row of one that is here already."""
        courses, places = self.courses, self._places
        for draft in found:
            key = draft.code.casefold() or (draft.title.casefold(), draft.provider.casefold())
            count = len(courses)
            place = places.setdefault(key, count)
            if place < count and not same_course(courses[place], draft):
                if courses[place].code:
                    self._titles.setdefault((where, draft.code), [courses[place]]).append(draft)
                place = places.setdefault((key, plain_title(draft.title)), count)
            if place == count:
                courses.append(draft)
            else:
                self._unite(place, draft, where)

    def _unite(self, place: int, draft: Draft, where: Where) -> None:
        before = self.courses[place]
        together = unite(before, draft)
        if before[1:] != draft[1:] and len(self._left) < _MOST_LEFT:
            for name, kept, *others in zip(COLUMNS, together[1:], before[1:], draft[1:], strict=True):
                for other in others:
                    if name in _SAID and other not in NOTHING and other != kept and str(other) not in str(kept):
                        self._left.append((where, draft.place, before.place, name, str(other)))
        self.courses[place] = together

    def remarks(self) -> list[Note]:
        """Remarks on codes with different titles, one for each code: perhaps that column is not a code at all. And on what a
        further row of a course states differently from the first."""
        notes = []
        for (where, code), drafts in self._titles.items():
            first = drafts[0]
            rows = tuple(dict.fromkeys(row_of(draft.place) for draft in drafts))
            titles = list(dict.fromkeys(draft.title for draft in drafts))
            if len(titles) < 2:
                continue
            text = _(
                "The code “{code}” stands beside {count} titles: {titles}. Each was taken for a course of its own."
            )
            shown = ", ".join(_("“{text}”").format(text=title) for title in titles[:_SHOWN]) + (
                " …" if len(titles) > _SHOWN else ""
            )
            message = text.format(code=code, count=number(len(titles)), titles=shown)
            notes.append(Note(where[0], row_of(first.place), message, where[1], rows))
        for where, place, first_place, name, other in self._left:
            text = _("The row is about the same course as row {row}; “{text}” under {field} was left out.")
            told = text.format(row=number(row_of(first_place)), text=_shown(name, other), field=_(NAMES[name]))
            notes.append(Note(where[0], row_of(place), told, where[1]))
        return notes


def row_of(place: int) -> int:
    """The row of a place."""
    return place % SPAN


def plain_title(title: str) -> str:
    """A title for comparing: lower case, without double spaces and punctuation at its ends."""
    return " ".join(title.casefold().split()).strip(" .,;:-–")


def _shown(name: str, text: str) -> str:
    if name == "minutes":
        return duration(int(text))
    if name == "format":
        return _(FORMATS[text].name)
    if name == "subtitles":
        return _("Yes") if text == "1" else _("No")
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def same_course(one: Draft, other: Draft) -> bool:
    """Whether two rows with the same code, or the same title and provider, are one course: not where the code has another title."""
    return not one.code or not other.code or plain_title(one.title) == plain_title(other.title)


def unite(one: Draft, other: Draft) -> Draft:
    """Merge two rows of a course: the first text is kept, of descriptions and prerequisites the longest; goals and topics are
    merged; the later date; retired only where every row states it."""
    if one[1:] == other[1:]:
        return one
    values: list[Any] = [one.place]
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
    """Two JSON lists of text merged, without duplicates, ignoring case."""
    found: dict[str, str] = {}
    for text in (*json.loads(one), *json.loads(other)):
        found.setdefault(text.casefold(), text)
    return json_list(list(found.values()))


def json_list(texts: Sequence[str]) -> str:
    """The result of json.dumps for a list of texts, in a fraction of its time."""
    return f"[{', '.join(map(encode_basestring, texts))}]"
