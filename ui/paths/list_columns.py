"""The columns of the list of learning paths."""

from __future__ import annotations

from datetime import datetime

from campus_desktop.clock import local
from campus_desktop.i18n import N_, _, date_table, number, sort_key, time_table
from campus_desktop.paths.summaries import PathSummary
from campus_desktop.paths.words import KINDS, PURPOSES, STATUSES
from campus_desktop.paths.workload import time_text
from ui.widgets.grouped import TableColumn

STATUS_TONES = {"draft": "neutral", "sparring": "warning", "agreed": "success"}
"""The tone of each status, as for a chip."""


def _word(words: dict[str, str], word: str | None) -> str:
    return _(words[word]) if word in words else ""


def _kind(path: PathSummary) -> str:
    return _word(KINDS, path.kind)


def _purpose(path: PathSummary) -> str:
    return _word(PURPOSES, path.purpose)


def moment_text(stored: str) -> str:
    """An instant in the file as written here: "26-11-2026 09.30"; empty for none."""
    if not stored:
        return ""
    moment = local(datetime.fromisoformat(stored))
    return f"{date_table(moment.date())} {time_table(moment)}"


COLUMNS: tuple[TableColumn[PathSummary], ...] = (
    TableColumn(
        "title", N_("Title"), lambda path: path.title, lambda path: sort_key(path.title), strong=True, wraps=True
    ),
    TableColumn(
        "institution", N_("Institution"), lambda path: path.institution_name,
        lambda path: sort_key(path.institution_name), 170, wraps=True,
    ),
    TableColumn("kind", N_("Kind"), _kind, lambda path: sort_key(_kind(path)), 120, drop=1),
    TableColumn("purpose", N_("Purpose"), _purpose, lambda path: sort_key(_purpose(path)), 180, drop=2),
    TableColumn("steps", N_("Steps"), lambda path: number(path.steps), lambda path: path.steps, 70, right=True, drop=3),
    TableColumn(
        "minutes", N_("Total time"), lambda path: time_text(path.minutes, path.unknown), lambda path: path.minutes, 130,
        right=True, drop=4, wraps=True,
    ),
    TableColumn(
        "status", N_("Status"), lambda path: _word(STATUSES, path.status),
        lambda path: [*STATUSES].index(path.status), 120, tone=lambda path: STATUS_TONES[path.status],
    ),
    TableColumn("changed", N_("Last changed"), lambda path: moment_text(path.changed), lambda path: path.changed, 150, drop=5),
)  # fmt: skip
"""The columns of the list."""
