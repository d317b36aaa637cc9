"""The values allowed in the fields of a file, checked when it is opened and by ``verify``.

The program writes no others, so a violation comes from elsewhere: a crafted file, a damaged disk. Such a file is refused with a
message before a page shows it, because all later code relies on dates being dates, numbers being small and lists being lists.
That a number is a number is covered by SQLite's own check (the tables are STRICT). Values that the domain tolerates (an empty
text) are not checked here.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import cache
from typing import Any, NamedTuple

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, number

LONGEST_LINE = 20_000
"""Characters of a title, a name or another text of one line; several hundred times what anybody types."""
LONGEST_TEXT = 1_000_000
"""Characters of any other text."""
_LONGEST_KEPT = 100_000_000
"""For the program's own data: a kept version, an image of a row, the logo."""
MOST_DAYS = 10_000
"""A path's days are within so many before and after its start."""
_LARGEST = 10_000_000
_MINUTES = 60 * 24 * 366

_ONE_LINE = """
audience case_number chair code contact data_purpose email fee label language minute_taker name online_link owner place producer
provider responsible role room short_name sort_key title topic version
"""
LINES = frozenset(_ONE_LINE.split())
_KEPT = frozenset({("snapshot", "content"), ("institution", "logo"), ("setting", "value")})
_LONG = frozenset(column for _table, column in _KEPT)
READERS = {
    **dict.fromkeys(("date", "due", "delete_by", "last_checked"), "campus_date"),
    **dict.fromkeys(("start_time", "end_time", "pinned", "planned"), "campus_time"),
    **dict.fromkeys(("at", "since", "done"), "campus_moment"),
}
"""Columns that Python reads, and the function that checks whether it can."""
LISTS = frozenset({"goals", "tags", "can_show", "seeks", "closed_days", "tracks", "marks"})
_HALVED = "instr(lower({0}), '\\ud') > 0 AND NOT campus_letters({0})"
"""JSON writes a lone surrogate as "\\ud800", which passes for text until it is written to a file or a PDF."""
_OF_COURSES = {
    "unread": "{0} <> '' AND (NOT json_valid({0}) OR json_type({0}) <> 'object' "
    f"OR EXISTS (SELECT 1 FROM json_each({{0}}) WHERE type <> 'text') OR ({_HALVED}))",
    "price_per": "{0} NOT IN ('', 'participant', 'click', 'class')",
}
"""Columns of courses and the condition for a wrong value."""
_RANGES = {
    "day": (-MOST_DAYS, MOST_DAYS),
    "first_day": (-MOST_DAYS, MOST_DAYS),
    "last_day": (-MOST_DAYS, MOST_DAYS),
    "number": (1, 1_000),
    "track": (0, 1_000),
    "count": (0, 100_000),
    "minutes": (-_MINUTES, _MINUTES),
    "planned_minutes": (-_MINUTES, _MINUTES),
    "overrun": (-_MINUTES, _MINUTES),
    "budget_minutes": (0, _LARGEST),
}
_YES_OR_NO = "feedback initials_only is_block is_template mandatory private retired subtitles undone"
FLAGS = frozenset(_YES_OR_NO.split())
_OWN_RANGES = {("agenda_item", "day"): (1, 1_000)}
WORDS = {
    "format": "e-learning video reading audio quiz exercise reflection forum face-to-face virtual peer talk task checklist",
    "path.status": "draft sparring agreed",
    "path.kind": "preboarding onboarding skill culture leadership other",
    "path.purpose": "culture skill both",
    "meeting.kind": "network sparring sprint online other",
    "meeting.status": "draft sent approved",
    "participant.status": "registered present apologies online",
    "agenda_item.type": "decision discussion information exercise presentation break buffer",
    "note.kind": "works-well challenge idea decision action question need parked",
    "note.travel": "meeting anonymous named",
    "note.answer": "taken later declined",
    "snapshot.reason": "hand start end",
}
"""The fixed words of the file, by column or by table and column."""


_UNFIT = re.compile("[\0\ud800-\udfff]")
"""Characters that no text needs and that files, PDFs and other programs fail on: NUL and lone surrogates."""


def kept(column: str, value: Any) -> Any:
    """A value as it is written to that column. Raises CampusError if a text is too long."""
    if not isinstance(value, str):
        return value
    most = LONGEST_LINE if column in LINES else LONGEST_TEXT
    if len(value) > most and column not in _LONG:
        text = _("A text of {count} letters is too long here: there is room for {most}. Nothing was changed.")
        raise CampusError(text.format(count=number(len(value)), most=number(most)))
    return plain(value) if _UNFIT.search(value) else value


def plain(text: str) -> str:
    """A text without NUL, and with a question mark for each lone surrogate."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


class Wrong(NamedTuple):
    """A field with a value that is not allowed: its table and column, and its row."""

    table: str
    column: str
    row: int


def wrong_values(db: sqlite3.Connection, most: int) -> Iterator[Wrong]:
    """The first wrong fields, at most ``most`` of each table."""
    _functions(db)
    tables = _tables(db)
    for table, columns in tables:
        key = "rid" if "rid" in columns else "kid" if "kid" in columns else "seq" if "seq" in columns else "0"
        cases = " ".join(f"WHEN {_bad(table, column)} THEN '{column.name}'" for column in columns.values())
        sql = f"SELECT {key}, CASE {cases} END AS bad FROM main.{table} WHERE bad IS NOT NULL LIMIT {most}"
        yield from (Wrong(table, column, row) for row, column in db.execute(sql).fetchall())
    inside = (
        "SELECT child.rid FROM agenda_item child JOIN agenda_item parent ON parent.id = child.parent "
        "WHERE parent.parent IS NOT NULL OR parent.meeting <> child.meeting"
    )
    if any(table == "agenda_item" for table, _columns in tables):
        yield from (Wrong("agenda_item", "parent", row) for (row,) in db.execute(f"{inside} LIMIT {most}").fetchall())


class _Column(NamedTuple):
    name: str
    kind: str
    needed: bool


def _tables(db: sqlite3.Connection) -> list[tuple[str, dict[str, _Column]]]:
    """The file's own tables with their columns; not those of SQLite and its full-text indexes."""
    names = [
        str(name)
        for (name,) in db.execute("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'")
    ]
    about = 'SELECT name, type, "notnull" FROM pragma_table_info(?)'
    return [
        (name, {str(row[0]): _Column(str(row[0]), str(row[1]), bool(row[2])) for row in db.execute(about, (name,))})
        for name in sorted(names)
    ]


@cache
def _bad(table: str, about: _Column) -> str:
    """SQL for whether a field is wrong."""
    column, field = about.name, f'"{about.name}"'
    if about.kind == "REAL":
        return f"{field} NOT BETWEEN 0 AND {_LARGEST}"  # SQLite keeps as NULL what is not a number
    if about.kind == "INTEGER":
        if column in ("rid", "kid", "seq", "bytes"):
            return f"{field} < 0"
        least, largest = (0, 1) if column in FLAGS else _RANGES.get(column, (-_LARGEST, _LARGEST))
        least, largest = _OWN_RANGES.get((table, column), (least, largest))
        return f"{field} NOT BETWEEN {least} AND {largest}"
    return _bad_text(table, about, field)


def _bad_text(table: str, about: _Column, field: str) -> str:
    column = about.name
    longest = LONGEST_LINE if column in LINES else LONGEST_TEXT
    if (table, column) in _KEPT or column == "image":
        longest = _LONGEST_KEPT
    if column in ("id", "tbl", "field"):
        longest = 500
    tests = [f"length({field}) > {longest}"]
    words = WORDS.get(column) or WORDS.get(f"{table}.{column}")
    if words is not None:
        return f"{field} NOT IN ({', '.join(map(repr, words.split()))})"
    filled = "" if about.needed else f"{field} <> '' AND"
    if column in READERS:
        tests.append(f"{filled} NOT {READERS[column]}({field})")
    elif column in LISTS:
        kinds = "SELECT 1 FROM json_each({0}) WHERE type <> 'text'"
        if column == "closed_days":
            kinds += " OR NOT campus_date(value)"
        check = f"NOT json_valid({field}) OR json_type({field}) <> 'array' OR EXISTS ({kinds.format(field)})"
        check += f" OR ({_HALVED.format(field)})"
        tests.append(f"{field} <> '[]' AND ({check})")
    elif table == "course" and column in _OF_COURSES:
        tests.append(_OF_COURSES[column].format(field))
    elif (table, column) == ("setting", "value"):
        tests.append(f"NOT json_valid({field})")
    elif (table, column) == ("snapshot", "content"):
        phases = f"SELECT 1 FROM json_each({field}, '$.phases') WHERE type <> 'object'"
        steps = (
            f"SELECT 1 FROM json_each({field}, '$.phases') p, json_each(p.value, '$.steps') s WHERE s.type <> 'object' "
            "OR coalesce(json_type(s.value, '$.minutes'), 'null') NOT IN ('integer', 'null')"
        )
        tests.append(
            f"NOT json_valid({field}) OR json_type({field}) <> 'object' OR EXISTS ({phases}) OR EXISTS ({steps})"
        )
    elif (table, column) == ("journal_row", "image"):
        tests.append(f"{field} IS NOT NULL AND (NOT json_valid({field}) OR json_type({field}) <> 'object')")
    elif column == "ord":
        tests.append(f"{field} GLOB '*[^0-9A-Za-z]*'")
    elif column == "stamp":
        tests.append(f"{field} GLOB '*[^0-9a-f]*' OR length({field}) NOT BETWEEN 9 AND 40")
    return " OR ".join(tests)


def _functions(db: sqlite3.Connection) -> None:
    """Register functions for values that SQLite reads differently from Python, which reads the values afterwards."""
    for name, read in (
        ("campus_date", date.fromisoformat),
        ("campus_time", time.fromisoformat),
        ("campus_moment", datetime.fromisoformat),
    ):

        def readable(value: object, read: object = read) -> bool:
            try:
                found = read(value)  # type: ignore[operator]
            except (ValueError, TypeError):
                return False
            if isinstance(found, datetime) and found.tzinfo is None:
                return False
            return not isinstance(found, date) or 1900 <= found.year <= 2999

        db.create_function(name, 1, readable, deterministic=True)

    def letters(value: str) -> bool:
        """Whether JSON contains no lone surrogate. An escaped pair is already one character."""
        try:
            return not _UNFIT.search("".join(_strings(json.loads(value))).replace("\0", ""))
        except (ValueError, RecursionError):
            return False

    db.create_function("campus_letters", 1, letters, deterministic=True)


def _strings(value: object) -> Iterator[str]:
    """The texts of a flat list or object."""
    if isinstance(value, dict):
        yield from (str(part) for pair in value.items() for part in pair)
    elif isinstance(value, list):
        yield from map(str, value)
