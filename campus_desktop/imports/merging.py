"""Merges several rows of one course into one draft, and reports by row what was merged and which values were not kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from campus_desktop.courses.fields import COURSE_FIELDS, UNREAD, Kind, in_words, loaded
from campus_desktop.i18n import _, ngettext, number
from campus_desktop.imports.drafts import (
    COLUMNS,
    NOTHING,
    SPAN,
    Draft,
    Note,
    Where,
    plain_title,
    row_of,
    same_course,
    union,
)

MOST = 5_000
"""Maximum remarks about merged rows; the rows beyond are listed in one remark for each list."""
_MOST_ROWS = 1_000
"""Maximum rows listed with one remark."""
_TITLES = 5
"""Maximum titles listed beside a code."""
_ONE = [each.name for each in COURSE_FIELDS.values() if each.kind not in (Kind.LIST, Kind.AMOUNT, Kind.UNREAD)]
"""The fields of which one value is kept."""
_FREE = {"title", *(name for name in _ONE if COURSE_FIELDS[name].kind == Kind.TEXT)}
"""Fields where a text that is part of the one kept is not lost."""

Written = Callable[[int, str], tuple[str, str]]
"""The text of a field in the row at a place of the rows read last, and the headings of its columns; "" if no column has it."""


class _Key(NamedTuple):
    """Rows with the same key are reported in one remark."""

    where: Where
    first: str
    text: str = ""
    kept: str = ""
    field: str = ""
    same: bool = False


class _Lost(NamedTuple):
    """A value that was not kept: ``replaced`` if a later row's was taken instead of it."""

    name: str
    value: Any
    replaced: bool


@dataclass(slots=True)
class Drafts:
    """The courses of one or several lists, in the order of their first rows. A course is identified by code and title, else title
    and provider."""

    courses: list[Draft] = field(default_factory=list)
    _places: dict[object, int] = field(default_factory=dict)
    _titles: dict[tuple[Where, str], list[Draft]] = field(default_factory=dict)
    _retired: dict[int, tuple[str, str]] = field(default_factory=dict)
    """How a course is stated to be retired, by its position."""
    _lists: dict[int, Where] = field(default_factory=dict)
    _merged: dict[_Key, list[int]] = field(default_factory=dict)
    _beyond: dict[Where, list[int]] = field(default_factory=dict)

    def add(self, found: Sequence[Draft], where: Where, written: Written) -> None:
        """Add rows of a list, each a new course or a further row of one that is here already."""
        courses, places = self.courses, self._places
        if found:
            self._lists.setdefault(found[0].place // SPAN, where)
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
                self._unite(place, draft, where, written)
            if draft.retired:
                self._retired.setdefault(place, written(draft.place, "retired"))

    def _unite(self, place: int, draft: Draft, where: Where, written: Written) -> None:
        before = self.courses[place]
        together = self.courses[place] = unite(before, draft)
        first = self._row(before.place, where)
        if before[1:] == draft[1:]:
            self._merge(_Key(where, first, same=True), draft.place)
            return
        told: dict[_Key, None] = {}
        for lost in _not_kept(before, draft, together):
            mine, heading = written(draft.place, lost.name)
            under = _("“{text}”").format(text=heading) if mine and heading else _(COURSE_FIELDS[lost.name].label)
            if not lost.replaced:
                told[_Key(where, first, mine or shown(lost.name, lost.value), field=under)] = None
                continue
            text = shown(lost.name, lost.value)
            if lost.name == "retired":
                text = self._retired.get(place, ("", ""))[0] or text
            kept = mine or shown(lost.name, getattr(draft, lost.name))
            told[_Key(where, first, text, kept, under)] = None
        for key in told or [_Key(where, first)]:
            self._merge(key, draft.place)

    def _merge(self, key: _Key, place: int) -> None:
        if key in self._merged or len(self._merged) < MOST:
            self._merged.setdefault(key, []).append(row_of(place))
        else:
            self._beyond.setdefault(key.where, []).append(row_of(place))

    def _row(self, place: int, where: Where) -> str:
        """The row at a place, with its list if that is not the list ``where``."""
        row, other = number(row_of(place)), self._lists[place // SPAN]
        if other == where:
            return row
        name = other[0] if other[0] != where[0] else other[1]
        return _("{row} of “{list}”").format(row=row, list=name)

    def remarks(self) -> list[Note]:
        """Remarks on codes with different titles, one for each code: perhaps that column is not a code at all. And on rows that
        were merged with an earlier one."""
        return [*self._codes(), *self._rows()]

    def _codes(self) -> Iterator[Note]:
        for (where, code), drafts in self._titles.items():
            first = drafts[0]
            rows = tuple(dict.fromkeys(row_of(draft.place) for draft in drafts))
            titles = list(dict.fromkeys(draft.title for draft in drafts))
            if len(titles) < 2:
                continue
            text = _(
                "The code “{code}” stands beside {count} titles: {titles}. Each was taken for a course of its own."
            )
            listed = ", ".join(_("“{text}”").format(text=title) for title in titles[:_TITLES]) + (
                " …" if len(titles) > _TITLES else ""
            )
            message = text.format(code=code, count=number(len(titles)), titles=listed)
            yield Note(where[0], row_of(first.place), message, where[1], rows)

    def _rows(self) -> Iterator[Note]:
        for key, rows in self._merged.items():
            yield note_of(key.where, rows, _sentence(key))
        for where, beyond in self._beyond.items():
            rows = list(dict.fromkeys(beyond))
            text = ngettext(
                "{count} more row was put together with an earlier row about the same course.",
                "{count} more rows were put together with earlier rows about the same course.",
                len(rows),
            )
            yield Note(where[0], rows[0], text.format(count=number(len(rows))), where[1], tuple(rows[:_MOST_ROWS]))


def note_of(where: Where, rows: Sequence[int], sentence: str) -> Note:
    """A remark that applies to one row or several; ``sentence`` has no full stop."""
    if len(rows) > 1:
        several = ngettext("{text} – also in {count} later row", "{text} – also in {count} later rows", len(rows) - 1)
        sentence = several.format(text=sentence, count=number(len(rows) - 1))
    return Note(where[0], rows[0], f"{sentence}.", where[1], tuple(rows[:_MOST_ROWS]) if len(rows) > 1 else ())


def _sentence(key: _Key) -> str:
    if key.same:
        text = _("The row says the same as row {row} and was put together with it")
    elif not key.field:
        text = _("The row is about the same course as row {row} and was put together with it")
    elif key.kept:
        text = _("The row is about the same course as row {row}; “{kept}” under {field} was taken instead of “{text}”")
    else:
        text = _("The row is about the same course as row {row}; “{text}” under {field} was left out")
    return text.format(row=key.first, text=_short(key.text), kept=_short(key.kept), field=key.field)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"


def shown(name: str, value: Any) -> str:
    """The value of a field of a draft as text."""
    return in_words(name, loaded(name, value))


def _not_kept(before: Draft, row: Draft, kept: Draft) -> Iterator[_Lost]:
    """The values of ``before`` and a further ``row`` of the course that ``kept`` does not have."""
    unread = _read_json(before.unread), _read_json(row.unread), _read_json(kept.unread)
    for name in _ONE:
        value, mine, theirs = getattr(kept, name), getattr(before, name), getattr(row, name)
        if name in UNREAD:  # a text that could not be parsed is a value as well
            mine, theirs, value = (
                text.get(name) if parsed is None else parsed
                for parsed, text in zip((mine, theirs, value), unread, strict=True)
            )
        if name == "duration_text" and row.minutes is not None and row.minutes != kept.minutes:
            continue  # the same cell was reported for its minutes
        if name == "price_per" and row.fee not in ("", kept.fee):
            continue
        if _lost(name, theirs, value):
            yield _Lost(name, theirs, False)
        elif _lost(name, mine, value):
            yield _Lost(name, mine, True)


def _lost(name: str, value: Any, kept: Any) -> bool:
    return value not in NOTHING and value != kept and not (name in _FREE and str(value) in str(kept))


def unite(one: Draft, other: Draft) -> Draft:
    """Merge two rows of a course: the first text is kept, of descriptions and prerequisites the longest; goals and topics are
    merged; the later date; retired only where every row states it. A price and its number come from the same row, and so do a
    length and the text beside it."""
    if one[1:] == other[1:]:
        return one
    values: dict[str, Any] = {}
    for name, mine, theirs in zip(COLUMNS, one[1:], other[1:], strict=True):
        if mine in NOTHING or theirs in NOTHING or mine == theirs:
            values[name] = theirs if mine in NOTHING else mine
        else:
            values[name] = _one(name, mine, theirs)
    if one.fee:
        values["price"] = one.price
        if one.fee != other.fee:
            values["price_per"] = one.price_per
    if one.minutes is not None and other.minutes not in (None, one.minutes):
        values["duration_text"] = one.duration_text
    unread = {
        name: text
        for name, text in (_read_json(other.unread) | _read_json(one.unread)).items()
        if values.get(name) is None
    }
    values["unread"] = json.dumps(unread, ensure_ascii=False) if unread else ""
    return Draft(one.place, **values)


def _one(name: str, mine: Any, theirs: Any) -> Any:
    """One value for two that differ."""
    match COURSE_FIELDS[name].kind:
        case Kind.LIST:
            return union(mine, theirs)
        case Kind.TEXT:
            return max(mine, theirs, key=len)
        case Kind.DAY:
            return max(mine, theirs)
    return 0 if name == "retired" else mine


def _read_json(text: str) -> dict[str, str]:
    found: dict[str, str] = json.loads(text) if text else {}
    return found
