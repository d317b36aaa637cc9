"""Column mappings that the workspace remembers: by the headings of a list, and so by whoever sends such lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from campus_desktop.imports.columns import FIELDS, Mapping, plain, recognise
from campus_desktop.workspace import settings
from campus_desktop.workspace.edit import Edit
from campus_desktop.workspace.workspace import Workspace

KEY = "imports.mappings"
"""The setting: a list of objects with provider, fields (heading: word of the field, or null) and joiners, newest first."""

_KEPT = 100
_SHARED = 0.6
"""How large a part of a list's headings a remembered one must know to be used for it."""


def suggest(
    workspace: Workspace, header: Sequence[str], sample: Sequence[Sequence[str]], provider: str = ""
) -> Mapping:
    """The mapping for a table with this header: as remembered from a list with the same headings, or from one of the same
    provider with most of them; else as the headings themselves suggest."""
    recognised = recognise(header, sample)
    names = [plain(name) for name in header]
    wanted = provider.casefold()
    best: tuple[float, dict[str, Any]] | None = None
    for remembered in settings.get(workspace, KEY, []):
        fields = remembered["fields"]
        shared = sum(name in fields for name in names) / len(names)
        same = not wanted or remembered["provider"].casefold() == wanted
        if set(fields) == {name for name in names if name} and same:
            shared = 2.0
        elif shared < _SHARED or not (wanted and same):
            continue
        if best is None or shared > best[0]:
            best = (shared, remembered)
    if best is None:
        return Mapping(recognised.fields, provider, {})
    fields = best[1]["fields"]
    return Mapping(
        tuple(
            fields[name] if name in fields and (fields[name] is None or fields[name] in FIELDS) else taken
            for name, taken in zip(names, recognised.fields, strict=True)
        ),
        provider or best[1]["provider"],
        dict(best[1]["joiners"]),
    )


def remember(workspace: Workspace, edit: Edit, header: Sequence[str], mapping: Mapping) -> None:
    """Keep ``mapping`` for the next list with these headings, within an edit; what is known already changes nothing."""
    fields = {plain(name): taken for name, taken in zip(header, mapping.fields, strict=True) if plain(name)}
    entry = {"provider": mapping.provider, "fields": fields, "joiners": mapping.joiners}
    kept = settings.get(workspace, KEY, [])
    if kept[:1] == [entry]:
        return
    others = [
        old
        for old in kept
        if set(old["fields"]) != set(fields) or old["provider"].casefold() != mapping.provider.casefold()
    ]
    settings.put(edit, KEY, [entry, *others][:_KEPT])
