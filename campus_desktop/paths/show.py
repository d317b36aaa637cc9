"""``show WORKSPACE paths``: learning paths with phases and steps as plain objects, and as readable lines."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, time
from typing import TYPE_CHECKING, Any

from campus_desktop.commandline import Noun
from campus_desktop.i18n import _, ngettext
from campus_desktop.paths import queries, summaries
from campus_desktop.paths.words import STATUSES
from campus_desktop.paths.workload import time_text

if TYPE_CHECKING:
    from campus_desktop.workspace import Workspace


def rows(workspace: Workspace, text: str = "", limit: int | None = None) -> list[dict[str, object]]:
    """Paths in Danish order of title, those that contain every word of ``text``; at most ``limit``. Missing values are None."""
    found = summaries.search_paths(workspace, text, sys.maxsize) if text.strip() else summaries.list_paths(workspace)
    found = found if limit is None else found[:limit]
    return [_plain(asdict(queries.read_path(workspace, path.id)), leave_out=("is_template",)) for path in found]


def _plain(value: Any, leave_out: tuple[str, ...] = ()) -> Any:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items() if name not in leave_out}
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return None if value == "" else value


def line(row: Mapping[str, Any]) -> str:
    """One path as readable text: title, institution, number of steps, length, status."""
    steps = [step for phase in row["phases"] for step in phase["steps"]]
    status = STATUSES.get(row["status"], row["status"])
    parts = [
        row["title"],
        row["institution_name"],
        ngettext("{count} step", "{count} steps", len(steps)).format(count=len(steps)),
        time_text(sum(step["minutes"] or 0 for step in steps), sum(step["minutes"] is None for step in steps)),
        _(status),
    ]
    return " · ".join(part for part in parts if part)


NOUN = Noun("paths", rows, line)
