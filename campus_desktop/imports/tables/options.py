"""Command-line options for what the program would otherwise detect in a list: its sheets, columns, encoding, headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, fold
from campus_desktop.imports.tables.columns import FIELDS, Mapping
from campus_desktop.imports.tables.table import Table, column_name

_ALIASES = {
    "minutes": "duration", "length": "duration", "price": "fee", "topics": "tags", "goal": "goals", "url": "link",
    "offered": "active", "titel": "title", "kode": "code", "varighed": "duration",
}  # fmt: skip
"""Other words for fields: those of the JSON, and a few obvious ones."""


@dataclass(frozen=True, slots=True)
class Options:
    """``sheets`` are names of sheets to read, ``columns`` pairs of a field and a heading; ``headless``: there are no headings."""

    sheets: tuple[str, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    encoding: str | None = None
    headless: bool | None = None


def column_option(text: str) -> tuple[str, str]:
    """The field and the heading of FIELD=HEADING; an empty field means that a column is not imported. CampusError if it is
    malformed."""
    name, equals, heading = text.partition("=")
    field = name.strip().casefold().replace("-", "_").replace(" ", "_")
    field = _ALIASES.get(field, field)
    if not equals or not heading.strip() or field not in ("", "none", *FIELDS):
        raise CampusError(
            _(
                "“{text}” does not say what a column is. Write --column FIELD=HEADING, for example --column title=Kursnamn. "
                "Fields: {fields}."
            ).format(text=text, fields=", ".join(FIELDS))
        )
    return field, heading.strip()


def chosen_sheets(tables: Sequence[Table], options: Options, path: Path) -> list[Table]:
    """The tables of the sheets named, in that order. CampusError if one does not exist or contains no table."""
    found = []
    for name in options.sheets:
        alike = [table for table in tables if table.sheet == name] or [
            table for table in tables if fold(table.sheet.strip()) == fold(name.strip())
        ]
        if not alike:
            raise CampusError(
                _("“{file}” has no list in a sheet called “{name}”. Sheets with a list: {sheets}.").format(
                    file=path.name,
                    name=name,
                    sheets=", ".join(_("“{text}”").format(text=table.sheet) for table in tables),
                )
            )
        found.append(alike[0])
    return list({id(table): table for table in found}.values())


def chosen_columns(mapping: Mapping, table: Table, options: Options, path: Path) -> Mapping:
    """``mapping`` with the columns named: each by its heading, its letter or its number. A named field consists of the named
    columns only. CampusError if there is no such column."""
    named: dict[str, list[int]] = {}
    for field, heading in options.columns:
        named.setdefault(field, []).append(_column(table, heading, path))
    taken = [column for columns in named.values() for column in columns]
    fields = [
        None if at in taken or known in named else known for at, known in enumerate(mapping.fields)
    ]  # fmt: skip
    for field, columns in named.items():
        for column in columns:
            fields[column] = field if field in FIELDS else None
    return replace(mapping, fields=tuple(fields))


def _column(table: Table, heading: str, path: Path) -> int:
    names = [column_name(table, at) for at in range(len(table.header))]
    wanted = " ".join(heading.split())
    for alike in (lambda name: name == wanted, lambda name: fold(name) == fold(wanted)):
        for at, name in enumerate(names):
            if alike(name):
                return at
    if wanted.isdigit() and 0 < int(wanted) <= len(names):
        return int(wanted) - 1
    if re.fullmatch(r"[A-Za-z]{1,2}", wanted):
        at = 0
        for letter in wanted.upper():
            at = at * 26 + ord(letter) - 64
        if at <= len(names):
            return at - 1
    shown = ", ".join(_("“{text}”").format(text=name) for name in names[:30])
    raise CampusError(
        _("“{file}” has no column “{heading}”. Its columns: {columns}.").format(
            file=path.name, heading=heading, columns=shown
        )
    )
