"""Column mappings that the workspace remembers, by the headings of a list, and thereby by its sender."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from campus_desktop.courses.formats import FORMATS
from campus_desktop.imports.tables import headless
from campus_desktop.imports.tables.columns import FIELDS, Mapping, recognise
from campus_desktop.imports.tables.headings import keys, plain
from campus_desktop.imports.tables.table import Table
from campus_desktop.workspace import settings
from campus_desktop.workspace.edit import Edit
from campus_desktop.workspace.workspace import Workspace

KEY = "imports.mappings"
"""The setting: a list of objects with provider, columns (by ``headings.keys``: word of the field, or null) and joiners, newest
first. Older ones have ``fields`` in place of ``columns``, by the shortened heading."""
FORMATS_KEY = "imports.formats"
"""The setting: the formats chosen for unknown texts, by the casefolded text: a code of ``FORMATS``, or "" for none."""

_KEPT = 100
_SHARED = 0.6
"""The minimum share of a list's headings that a remembered one must contain to be used for it."""
SAMPLE = 500
"""Rows examined to distinguish a code from a category."""


def formats(workspace: Workspace) -> dict[str, str]:
    """The formats chosen for unknown texts."""
    known: dict[str, str] = settings.get(workspace, FORMATS_KEY, {})
    return {text: word for text, word in known.items() if word == "" or word in FORMATS}


def suggest_for(workspace: Workspace, table: Table, provider: str = "") -> Mapping:
    """The mapping for a table: as ``suggest``, or from its cells if it has no headings."""
    if table.headless:
        fields = headless.guess(table.rows)
        fields += [None] * (len(table.header) - len(fields))
        for column in table.about.links:
            if column < len(fields) and "link" not in fields:
                fields[column] = "link"
        return Mapping(tuple(fields), provider, {}, formats(workspace))
    return suggest(workspace, table.header, table.rows[:SAMPLE], provider, table.about.links)


def suggest(
    workspace: Workspace,
    header: Sequence[str],
    sample: Sequence[Sequence[str]],
    provider: str = "",
    links: dict[int, int] | None = None,
) -> Mapping:
    """The mapping for a table with this header: as remembered from a list with the same headings, or from one of the same provider
    with most of them; else as suggested by the headings themselves."""
    recognised = recognise(header, sample, links)
    names = keys(header)
    filled = {name for name, heading in zip(names, header, strict=True) if heading}
    wanted = provider.casefold()
    best: tuple[float, dict[str, Any], dict[str, str | None]] | None = None
    for remembered in settings.get(workspace, KEY, []):
        fields = _columns(remembered, header, names)
        shared = sum(name in fields for name in names) / len(names)
        same = not wanted or remembered["provider"].casefold() == wanted
        if set(fields) == filled and same:
            shared = 2.0
        elif shared < _SHARED or not (wanted and same):
            continue
        if best is None or shared > best[0]:
            best = (shared, remembered, fields)
    known = formats(workspace)
    if best is None:
        return Mapping(recognised.fields, provider, {}, known)
    fields = best[2]
    return Mapping(
        tuple(
            fields[name] if name in fields and (fields[name] is None or fields[name] in FIELDS) else taken
            for name, taken in zip(names, recognised.fields, strict=True)
        ),
        provider or best[1]["provider"],
        dict(best[1]["joiners"]),
        known,
    )


def _columns(remembered: dict[str, Any], header: Sequence[str], names: Sequence[str]) -> dict[str, str | None]:
    """The columns of a remembered list, by key. One from before keys contained the whole heading is used if shortened headings
    distinguish these columns."""
    if "columns" in remembered:
        found: dict[str, str | None] = remembered["columns"]
        return found
    short = [plain(heading) for heading in header]
    if len(set(short)) < len(short):
        return {}
    older: dict[str, str | None] = remembered["fields"]
    by_name = dict(zip(short, names, strict=True))
    return {by_name.get(name, name): taken for name, taken in older.items()}


def remember(workspace: Workspace, edit: Edit, header: Sequence[str], mapping: Mapping) -> None:
    """Store ``mapping`` for the next list with these headings, within an edit; a mapping already known changes nothing."""
    _remember_formats(workspace, edit, mapping)
    if not any(header):
        return
    columns = {name: taken for name, taken, text in zip(keys(header), mapping.fields, header, strict=True) if text}
    entry = {"provider": mapping.provider, "columns": columns, "joiners": mapping.joiners}
    kept = settings.get(workspace, KEY, [])
    if kept[:1] == [entry]:
        return
    others = [
        old
        for old in kept
        if set(_columns(old, header, keys(header))) != set(columns)
        or old["provider"].casefold() != mapping.provider.casefold()
    ]
    settings.put(edit, KEY, [entry, *others][:_KEPT])


def _remember_formats(workspace: Workspace, edit: Edit, mapping: Mapping) -> None:
    known = settings.get(workspace, FORMATS_KEY, {})
    if mapping.formats and {**known, **mapping.formats} != known:
        settings.put(edit, FORMATS_KEY, {**known, **mapping.formats})
