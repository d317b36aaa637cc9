"""The due date of an action relative to today: in a few words, and as a group of a list."""

from __future__ import annotations

from collections.abc import Container, Iterable
from datetime import date, timedelta
from typing import Literal

from campus_desktop.i18n import N_, _, date_short, ngettext
from campus_desktop.meetings.note import Note

Group = Literal["overdue", "week", "later", "undated", "done"]
GROUPS: dict[Group, str] = {
    "overdue": N_("Overdue"),
    "week": N_("This week"),
    "later": N_("Later on"),
    "undated": N_("Without a date"),
    "done": N_("Done"),
}
"""In list order."""


def due_text(due: date | None, today: date) -> str:
    """A due date in words relative to ``today``: "2 days overdue", "today", "tomorrow", "Fri 4 Dec", with the year if it is
    another; empty for None."""
    if due is None:
        return ""
    days = (due - today).days
    if days < 0:
        return ngettext("{count} day overdue", "{count} days overdue", -days).format(count=-days)
    if days < 2:
        return _("tomorrow") if days else _("today")
    return date_short(due) if due.year == today.year else f"{date_short(due)} {due.year}"


def due_group(note: Note, today: date, *, done: bool = True) -> Group:
    """The group of a note in a list by due date; a week ends on Sunday. Without ``done`` the note counts as open."""
    if done and note.done is not None:
        return "done"
    if note.due is None:
        return "undated"
    if note.due < today:
        return "overdue"
    return "week" if note.due <= today + timedelta(days=6 - today.weekday()) else "later"


def by_due(notes: Iterable[Note], today: date, staying: Container[str] = frozenset()) -> list[tuple[Group, list[Note]]]:
    """The notes by group, without empty groups; in each in the order given. Notes whose ids are in ``staying`` keep the group
    they had before they were done."""
    found: dict[Group, list[Note]] = {group: [] for group in GROUPS}
    for note in notes:
        found[due_group(note, today, done=note.id not in staying)].append(note)
    return [(group, members) for group, members in found.items() if members]
