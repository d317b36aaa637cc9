"""Lists the non-empty columns that are not imported, beside the mapping of the columns."""

from __future__ import annotations

from collections.abc import Sequence

from campus_desktop.i18n import _, ngettext, number
from campus_desktop.imports.tables.columns import Mapping
from campus_desktop.imports.tables.table import Table, column_name

_NAMED = 5
_LONGEST = 30


def filled_columns(table: Table) -> dict[int, str]:
    """The non-empty columns, each with its first text."""
    found = {}
    for column in range(len(table.header)):
        text = next((row[column] for row in table.rows if column < len(row) and row[column].strip()), "")
        if text:
            found[column] = text
    return found


def not_imported(table: Table, mapping: Mapping, filled: dict[int, str]) -> str:
    """A sentence that lists them, with a cell of each; empty if every non-empty column is imported."""
    left = [column for column in filled if column >= len(mapping.fields) or mapping.fields[column] is None]
    if not left:
        return ""
    named = [
        _("{column} (“{text}”)").format(column=column_name(table, column), text=_short(filled[column]))
        for column in left[:_NAMED]
    ]
    text = ngettext(
        "{count} column is not imported: {columns}", "{count} columns are not imported: {columns}", len(left)
    )
    return text.format(count=number(len(left)), columns=_listed(named, len(left) - len(named)))


def _listed(said: Sequence[str], more: int) -> str:
    text = ", ".join(said)
    if not more:
        return f"{text}."
    return ngettext("{columns} and {count} more.", "{columns} and {count} more.", more).format(
        columns=text, count=number(more)
    )


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
