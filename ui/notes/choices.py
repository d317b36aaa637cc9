"""The filters of lists of notes: meetings and series, each with its number of notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from campus_desktop.i18n import date_table
from campus_desktop.meetings.note import Note
from campus_desktop.meetings.summaries import MeetingSummary
from ui.widgets.choice_menu import Choice, by_name, counted


def meeting_choices(notes: Iterable[Note]) -> list[Choice]:
    """The meetings the notes are from, the newest first."""
    newest = sorted(notes, key=lambda note: (note.meeting_date or date.max, note.meeting), reverse=True)
    return counted((note.meeting, meeting_text(note)) for note in newest)


def series_choices(notes: Iterable[Note], meetings: Mapping[str, MeetingSummary]) -> list[Choice]:
    """The series of the notes' meetings, by name. ``meetings``: every meeting by its id."""
    found = (meetings[note.meeting] for note in notes if note.meeting in meetings)
    return by_name(counted((each.series, each.series_title) for each in found if each.series is not None))


def meeting_text(note: Note) -> str:
    """Date and title of the meeting a note is from."""
    day = date_table(note.meeting_date) if note.meeting_date else ""
    return " · ".join(part for part in (day, note.meeting_title) if part)
