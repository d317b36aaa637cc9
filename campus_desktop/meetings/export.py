"""Export of actions as CSV and XLSX that open correctly in Danish Excel."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from campus_desktop.clock import day_of
from campus_desktop.i18n import N_, _
from campus_desktop.meetings.note import Note
from campus_desktop.meetings.wording import about_text
from campus_desktop.workspace.tablefile import FileColumn, Value, write_table


def _done(note: Note) -> Value:
    return day_of(note.done) if note.done else None


COLUMNS: tuple[FileColumn[Note], ...] = (
    FileColumn(N_("Action"), lambda note: " ".join(note.text.split()), 60),
    FileColumn(N_("Responsible"), lambda note: note.person_name, 22),
    FileColumn(N_("Institution"), lambda note: note.institution_name, 26),
    FileColumn(N_("Due"), lambda note: note.due, 12),
    FileColumn(N_("Status"), lambda note: _("done") if note.done else _("open"), 10),
    FileColumn(N_("Done on"), _done, 12),
    FileColumn(N_("About"), about_text, 36),
    FileColumn(N_("Meeting"), lambda note: note.meeting_title, 40),
    FileColumn(N_("Date of the meeting"), lambda note: note.meeting_date, 12),
    FileColumn(N_("Item"), lambda note: note.item_title, 30),
)
"""The columns of a list of actions, in order."""


def export_actions(notes: Sequence[Note], target: Path) -> int:
    """Write the actions among ``notes``, except private ones, in their order: a workbook if ``target`` ends in .xlsx, else CSV.
    Returns how many. Raises CampusError if the folder is missing or the file cannot be written."""
    shown = [note for note in notes if note.kind == "action" and not note.private]
    return write_table(target, _("Actions"), COLUMNS, shown)
