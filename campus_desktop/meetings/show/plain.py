"""Values as plain JSON: dates and times as ISO text, empty texts as null."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

from campus_desktop.i18n import _, date_table
from campus_desktop.meetings.note import NOTE_KINDS, Note


def plain(value: Any) -> Any:
    """``value`` converted recursively."""
    if isinstance(value, dict):
        return {name: plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return None if value == "" else value


def notes_plain(notes: Iterable[Note]) -> list[dict[str, object]]:
    """Notes as objects."""
    return [plain(note._asdict()) for note in notes]


def note_line(row: Mapping[str, Any]) -> str:
    """One note as readable text: kind, text, sender, subject, due date."""
    due = date_table(date.fromisoformat(row["due"])) if row["due"] else None
    kind = NOTE_KINDS[row["kind"]]
    parts = [
        _(kind),
        " ".join(row["text"].split()),
        row["person_name"] or row["institution_name"],
        row["step_title"] or row["path_title"],
        _("due {date}").format(date=due) if due else None,
        _("Done") if row["done"] else None,
        _("Private") if row["private"] else None,
    ]
    return " · ".join(part for part in parts if part)
