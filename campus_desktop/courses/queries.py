"""Reading the catalogue: single courses, sorted and filtered lists, the values of filters, and where a course is used.

A list is an array of ``rid`` (the row's number in this file), eight bytes per course, so that a table of 100,000 rows opens at
once; the rows themselves are read by the page as they become visible (``read_lines``).
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from campus_desktop.courses.course import Course
from campus_desktop.courses.fields import COURSE_FIELDS, LOADED, Kind, in_words, loaded
from campus_desktop.courses.formats import FORMATS
from campus_desktop.i18n import N_, sort_key

if TYPE_CHECKING:
    from sqlite3 import Row

    from campus_desktop.workspace import Workspace

DURATIONS: dict[str, tuple[str, int | None, int | None]] = {
    "quarter": (N_("Up to 15 min"), 0, 15),
    "hour": (N_("16 min to 1 hour"), 16, 60),
    "half-day": (N_("Over 1 hour to half a day"), 61, 222),
    "day": (N_("Over half a day to 1 day"), 223, 444),
    "days": (N_("Over 1 day"), 445, None),
    "unknown": (N_("Unknown duration"), None, None),
}
"""The lengths in the filter: word, name, least and greatest minutes."""

FACETS = {"formats": "format", "audiences": "audience", "providers": "provider", "languages": "language"}
"""The filters on the values of one column: field of ``Filters`` to column."""


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters of a list: within one field any of the values, all fields together. "" stands for "not given"."""

    formats: frozenset[str] = frozenset()
    durations: frozenset[str] = frozenset()
    audiences: frozenset[str] = frozenset()
    providers: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    retired: bool = False
    """Whether retired courses are included."""
    only: frozenset[str] | None = None
    """The ids to which the list is limited; None: every course."""

    @property
    def narrowing(self) -> bool:
        """Whether anything other than retired courses is left out."""
        return any((self.formats, self.durations, self.audiences, self.providers, self.languages, self.tags))


class CourseRow(NamedTuple):
    """A course as a row of a table or a card."""

    rid: int
    id: str
    title: str
    code: str
    format: str | None
    minutes: int | None
    duration_text: str
    provider: str
    audience: str
    tags: tuple[str, ...]
    retired: bool


class Use(NamedTuple):
    """A path that uses a course, and the titles of the steps that use it."""

    path: str
    title: str
    institution: str
    steps: tuple[str, ...]


class Listing:
    """Courses in list order, and the position of each."""

    def __init__(self, rids: array[int]) -> None:
        self.rids = rids

    def __len__(self) -> int:
        return len(self.rids)

    @cached_property
    def places(self) -> array[int]:
        """The position of a course by its rid, -1 if it is not in the list."""
        places = array("i", [-1]) * (max(self.rids, default=0) + 1)
        for place, rid in enumerate(self.rids):
            places[rid] = place
        return places

    def arranged(self, rids: Collection[int]) -> list[int]:
        """Those of ``rids`` that are in the list, each once, in list order."""
        places = self.places
        try:
            found = set(map(places.__getitem__, rids))
        except IndexError:  # courses newer than the list
            found = {places[rid] for rid in rids if rid < len(places)}
        found.discard(-1)
        return [self.rids[place] for place in sorted(found)]


def count(ws: Workspace, *, retired: bool = False) -> int:
    """How many courses there are; without the retired ones unless ``retired``."""
    everything: int = ws.value("SELECT count(*) FROM course")
    return everything if retired else everything - int(ws.value("SELECT count(*) FROM course WHERE retired = 1"))


def has_courses(ws: Workspace) -> bool:
    """Whether there is any course, including retired ones."""
    return bool(ws.value("SELECT EXISTS (SELECT 1 FROM course)"))


def _columns(names: Iterable[str]) -> str:
    return ", ".join(f"course.{name}" for name in names)


_COURSE = _columns(("id", *COURSE_FIELDS))
_LINE = _columns(CourseRow._fields)
_WANTED = "FROM json_each(?) AS wanted JOIN course ON course.{key} = wanted.value ORDER BY wanted.key"


_CONVERTED = [each.name for each in COURSE_FIELDS.values() if each.kind in LOADED]


def _values(row: Row) -> dict[str, Any]:
    values = dict(row)
    return values | {name: loaded(name, values[name]) for name in _CONVERTED if name in values}


def _course(row: Row) -> Course:
    return Course(**_values(row))


def _line(row: Row) -> CourseRow:
    return CourseRow(**_values(row))


def read_course(ws: Workspace, course_id: str) -> Course | None:
    """The course, None if it is gone."""
    row = ws.row(f"SELECT {_COURSE} FROM course WHERE id = ?", (course_id,))
    return None if row is None else _course(row)


def read_courses(ws: Workspace, ids: Sequence[str]) -> list[Course]:
    """The courses with these ids, in the order of ``ids``, without those that are gone."""
    return [_course(row) for row in ws.rows(f"SELECT {_COURSE} {_WANTED.format(key='id')}", (json.dumps(list(ids)),))]


def read_by_rid(ws: Workspace, rids: Sequence[int]) -> list[Course]:
    """The courses with these rids, in the order of ``rids``, without those that are gone."""
    return [_course(row) for row in ws.rows(f"SELECT {_COURSE} {_WANTED.format(key='rid')}", (json.dumps(list(rids)),))]


def read_lines(ws: Workspace, rids: Sequence[int]) -> list[CourseRow]:
    """The rows of a table for these rids, in their order, without those that are gone."""
    return [_line(row) for row in ws.rows(f"SELECT {_LINE} {_WANTED.format(key='rid')}", (json.dumps(list(rids)),))]


def ids_of(ws: Workspace, rids: Sequence[int]) -> list[str]:
    """The ids for these rids, in their order, without those that are gone."""
    return [row[0] for row in ws.rows(f"SELECT course.id {_WANTED.format(key='rid')}", (json.dumps(list(rids)),))]


def rid_of(ws: Workspace, course_id: str) -> int | None:
    """The rid for an id, None if the course is gone."""
    rid: int | None = ws.value("SELECT rid FROM course WHERE id = ?", (course_id,))
    return rid


# --- lists -----------------------------------------------------------------------------------------------------------


def listing(ws: Workspace, filters: Filters | None = None, sort: str = "title", *, descending: bool = False) -> Listing:
    """The courses under ``filters`` sorted by the field ``sort`` by Danish rules.

    Rows without a value are last in both directions; ties are sorted by title. Raises KeyError for another name.
    """
    filters = filters or Filters()
    rids = _by_title(ws, filters)
    if sort == "title":
        return Listing(rids[::-1] if descending else rids)
    return Listing(array("q", _by_column(ws, rids, sort, descending)))


def retired_listing(ws: Workspace, filters: Filters | None = None) -> Listing:
    """The retired courses only, by title, that the filters include."""
    retired = frozenset(_array(ws, "SELECT rid FROM course WHERE retired = 1"))
    if not retired:
        return Listing(array("q"))
    every = listing(ws, replace(filters or Filters(), retired=True))
    return Listing(array(every.rids.typecode, (rid for rid in every.rids if rid in retired)))


def beginning(ws: Workspace, filters: Filters, most: int) -> Listing:
    """The first ``most`` courses under ``filters`` by title, for the first display of a page."""
    where, parameters = _where(filters)
    return Listing(_array(ws, f"SELECT rid FROM course WHERE {where} ORDER BY sort_key, id LIMIT {most}", parameters))


def _array(ws: Workspace, sql: str, parameters: Sequence[object] = ()) -> array[int]:
    # reading one JSON value is three times as fast as 100,000 rows of one number
    return array("q", json.loads(ws.value(f"SELECT json_group_array(rid) FROM ({sql})", parameters)))


def _by_title(ws: Workspace, filters: Filters) -> array[int]:
    if filters.narrowing or filters.only is not None:
        where, parameters = _where(filters)
        return _array(ws, f"SELECT rid FROM course WHERE {where} ORDER BY sort_key, id", parameters)
    rids = _array(ws, "SELECT rid FROM course ORDER BY sort_key, id")
    if filters.retired:
        return rids
    # the order comes from its index alone; testing ``retired`` in each row would read the whole table
    retired = {row[0] for row in ws.rows("SELECT rid FROM course WHERE retired = 1")}
    return array("q", (rid for rid in rids if rid not in retired)) if retired else rids


def _where(filters: Filters) -> tuple[str, list[object]]:
    parts: list[str] = [] if filters.retired else ["retired = 0"]
    parameters: list[object] = []
    if filters.only is not None:
        parts.append("course.id IN (SELECT value FROM json_each(?))")
        parameters.append(json.dumps(sorted(filters.only)))
    for field, column in FACETS.items():
        if chosen := getattr(filters, field):
            parts.append(f"coalesce({column}, '') IN (SELECT value FROM json_each(?))")
            parameters.append(json.dumps(sorted(chosen)))
    if filters.durations:
        parts.append("(" + " OR ".join(_lengths(word) for word in sorted(filters.durations)) + ")")
    if filters.tags:
        # a tag is quoted in the JSON list, with quotes inside it escaped, so this finds whole tags only
        named = [tag for tag in sorted(filters.tags) if tag]
        hits = ["instr(tags, ?)"] * len(named) + (["tags = '[]'"] if "" in filters.tags else [])
        parts.append("(" + " OR ".join(hits) + ")")
        parameters += [json.dumps(tag, ensure_ascii=False) for tag in named]
    return " AND ".join(parts) or "1", parameters


def _lengths(word: str) -> str:
    _name, least, greatest = DURATIONS[word]
    if least is None:
        return "minutes IS NULL"
    return f"minutes >= {least}" if greatest is None else f"minutes BETWEEN {least} AND {greatest}"


def _by_column(ws: Workspace, rids: array[int], sort: str, descending: bool) -> list[int]:
    if sort not in COURSE_FIELDS:
        raise KeyError(sort)
    empty = {None, "", "[]"}
    values: dict[int, Any] = {row[0]: row[1] for row in ws.rows(f"SELECT rid, {sort} FROM course")}
    full = [rid for rid in rids if values[rid] not in empty]
    keys = {value: _sort_value(sort, value) for value in set(values.values()) - empty}
    full.sort(key=lambda rid: keys[values[rid]], reverse=descending)
    return full + [rid for rid in rids if values[rid] in empty]


def _sort_value(sort: str, value: Any) -> Any:
    if COURSE_FIELDS[sort].kind in (Kind.FORMAT, Kind.LIST):
        value = in_words(sort, loaded(sort, value))
    return sort_key(value) if isinstance(value, str) else value


# --- values to filter by ---------------------------------------------------------------------------------------------


def facet(
    ws: Workspace, field: str, filters: Filters | None = None, rids: Collection[int] | None = None
) -> list[tuple[str, int]]:
    """The values of a filter with the number of courses for each under the other filters; "" (not given) last.

    ``rids`` are the courses that a search found; None: there is no search.
    ``field`` is one of ``Filters``' fields. Formats are in menu order, durations from short to long, the rest by Danish rules.
    """
    others: dict[str, Any] = {field: frozenset()}
    where, parameters = _where(replace(filters or Filters(), **others))
    if rids is not None:
        where += " AND course.rid IN (SELECT value FROM json_each(?))"
        parameters.append(json.dumps(list(rids)))
    if field == "durations":
        counts = dict.fromkeys(DURATIONS, 0)
        for minutes, number in ws.rows(f"SELECT minutes, count(*) FROM course WHERE {where} GROUP BY 1", parameters):
            counts[_duration_word(minutes)] += number
        return [(word, number) for word, number in counts.items() if number]
    if field == "tags":
        sql = (
            "SELECT tag.value, count(*) FROM course JOIN json_each(course.tags) AS tag"
            f" WHERE {where.replace('instr(tags', 'instr(course.tags')} GROUP BY 1"
        )
        found = [(row[0], row[1]) for row in ws.rows(sql, parameters)]
        without: int = ws.value(f"SELECT count(*) FROM course WHERE {where} AND tags = '[]'", parameters)
        if without:
            found.append(("", without))
    else:
        sql = f"SELECT coalesce({FACETS[field]}, ''), count(*) FROM course WHERE {where} GROUP BY 1"
        found = [(row[0], row[1]) for row in ws.rows(sql, parameters)]
    if field == "formats":
        order = {word: number for number, word in enumerate(FORMATS)}
        return sorted(found, key=lambda item: (item[0] == "", order.get(item[0], len(order)), item[0]))
    return sorted(found, key=lambda item: (item[0] == "", sort_key(item[0])))


def _duration_word(minutes: int | None) -> str:
    if minutes is None:
        return "unknown"
    for word, (_name, least, greatest) in DURATIONS.items():
        if least is not None and minutes >= least and (greatest is None or minutes <= greatest):
            return word
    return "unknown"


def where_used(ws: Workspace, course_id: str) -> list[Use]:
    """The paths that use the course, by title, each with the titles of its steps in order."""
    sql = """
        SELECT path.id, path.title, coalesce(institution.name, ''), step.title
        FROM step JOIN phase ON phase.id = step.phase JOIN path ON path.id = phase.path
        LEFT JOIN institution ON institution.id = path.institution
        WHERE step.course = ?
        ORDER BY path.sort_key, path.id, phase.ord, phase.id, step.ord, step.id"""
    uses: dict[str, Use] = {}
    for path, title, institution, step in ws.rows(sql, (course_id,)):
        known = uses.get(path)
        uses[path] = Use(path, title, institution, (*(known.steps if known else ()), step))
    return list(uses.values())


def count_used(ws: Workspace, ids: Sequence[str]) -> int:
    """How many of these courses are used in a path."""
    sql = "SELECT count(DISTINCT step.course) FROM json_each(?) AS wanted JOIN step ON step.course = wanted.value"
    return int(ws.value(sql, (json.dumps(list(ids)),)))


def lengths(ws: Workspace, rids: Sequence[int]) -> tuple[int, int]:
    """The total minutes of these courses, and how many of them have no length."""
    sql = (
        "SELECT coalesce(sum(minutes), 0), sum(minutes IS NULL)"
        " FROM json_each(?) AS wanted JOIN course ON course.rid = wanted.value"
    )
    row = ws.row(sql, (json.dumps(list(rids)),))
    return (int(row[0]), int(row[1] or 0)) if row is not None else (0, 0)


def same_course(ws: Workspace, code: str, title: str, provider: str, besides: str = "") -> str | None:
    """The id of a probable duplicate (same code, else same title and provider), None if there is none."""
    if code:
        found: str | None = ws.value("SELECT id FROM course WHERE code = ? AND id <> ? LIMIT 1", (code, besides))
        return found
    sql = "SELECT id FROM course WHERE sort_key = ? AND provider = ? AND code = '' AND id <> ? LIMIT 1"
    found = ws.value(sql, (sort_key(title), provider, besides))
    return found


def title_with_code(ws: Workspace, code: str, besides: str) -> str | None:
    """The title of another course with this code, None if there is none."""
    found: str | None = ws.value(
        "SELECT title FROM course WHERE code = ? AND id <> ? ORDER BY retired LIMIT 1", (code, besides)
    )
    return found
