"""The minutes as a Word document for further editing, with the same content in the same order as the PDF."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO

from campus_desktop.i18n import _, capital
from campus_desktop.meetings.agenda import find_slot
from campus_desktop.meetings.meeting import PAUSES
from campus_desktop.meetings.minutes import Minutes
from campus_desktop.meetings.note import NOTE_KINDS, Note
from campus_desktop.meetings.wording import (
    about_text,
    answer_text,
    case_text,
    done_text,
    due_text,
    held_text,
    item_numbers,
    minutes_time_text,
    need_count_text,
    next_meeting_text,
    numbered,
    owner_text,
    people_text,
    sentence,
    status_text,
)
from campus_desktop.prints.meeting_style import NOTE_COLORS
from campus_desktop.prints.saving import write
from campus_desktop.prints.source import MeetingToPrint, Options
from campus_desktop.prints.worddoc import WordFile

_ACTIONS = (8.8, 4.7, 3.5)
_DECISIONS = (0.9, 11.5, 4.6)
_NEEDS = (9.6, 3.2, 4.2)
_NOTES = (3.8, 13.2)

_Paragraphs = list[tuple[str, str]]


def minutes_docx(source: MeetingToPrint, out: Path | BinaryIO, *, printed: date, options: Options) -> int:
    """Write the minutes as .docx in the language in use; returns 1, as only Word knows the number of pages."""
    what = source.chosen(options)
    meeting = what.meeting
    name = _("Minutes") if meeting.status == "approved" else _("Minutes, {status}").format(status=status_text(meeting))
    word = WordFile(
        title=meeting.title,
        author=meeting.series_title or meeting.host_name,
        subject=_("Minutes"),
        left=meeting.series_title or meeting.host_name,
        right=" · ".join(filter(None, (name, case_text(meeting)))),
        printed=printed,
    )
    _first_page(word, what)
    _by_item(word, what, options)

    def make(file: BinaryIO) -> int:
        word.write(file)
        return 1

    return write(out, make)


def _first_page(word: WordFile, what: Minutes) -> None:
    meeting = what.meeting
    word.title(" ".join(meeting.title.split()))
    word.paragraph(capital(" · ".join(filter(None, (minutes_time_text(what), meeting.place or meeting.host_name)))))
    if meeting.purpose.strip():
        word.paragraph(sentence(meeting.purpose), label=_("Purpose:"))
    word.facts(
        (
            (_("Present"), people_text(what.present)),
            (_("Online"), people_text(what.online)),
            (_("Apologies"), people_text(what.apologies)),
            (_("Chair"), meeting.chair),
            (_("Minute-taker"), meeting.minute_taker),
            (_("Case number"), meeting.case_number),
            (_("Status"), capital(status_text(meeting))),
            (_("Next meeting"), next_meeting_text(what.following)),
        )
    )
    word.heading(_("Decisions"))
    if what.decisions:
        word.table(
            _DECISIONS,
            [
                ([(f"{place}.", "quiet")], _text(note), [(owner_text(note), "")])
                for place, note in enumerate(what.decisions, start=1)
            ],
        )
    else:
        word.paragraph(_("No decisions were noted."), quiet=True)
    word.heading(_("Actions"))
    if what.actions:
        _actions(word, what.actions)
    else:
        word.paragraph(_("No actions were noted."), quiet=True)
    if what.closed:
        word.heading(_("Closed since last time"))
        _actions(word, what.closed)
    if what.carried:
        word.heading(_("Still open from earlier meetings"))
        _actions(word, what.carried)
    if what.needs:
        word.heading(_("Needs for Campus"))
        word.table(
            _NEEDS,
            [
                ([(group.title, "")], [(need_count_text(group), "")], [(", ".join(group.paths), "")])
                for group in what.needs
            ],
        )
    if what.parked:
        word.heading(_("Parked for another time"))
        word.table((sum(_NOTES),), [(_text(note),) for note in what.parked])


def _actions(word: WordFile, notes: Sequence[Note]) -> None:
    heads = (_("Action"), _("Responsible"), _("Due"))
    rows = [
        (_text(note, done_text(note)), [(owner_text(note) or "–", "")], [(due_text(note) or "–", "")]) for note in notes
    ]
    word.table(_ACTIONS, rows, heads)


def _text(note: Note, *more: str) -> _Paragraphs:
    """The text of a note, and below it in muted text what it is about and ``more``."""
    quiet = " · ".join(filter(None, (about_text(note), *more)))
    found: _Paragraphs = [(line.strip(), "") for line in note.text.splitlines() if line.strip()]
    return found + ([(quiet, "quiet")] if quiet else [])


def _by_item(word: WordFile, what: Minutes, options: Options) -> None:
    meeting = what.meeting
    numbers = item_numbers(meeting)
    held = any(each.held for each in what.sections)
    headed = False
    for each in what.sections:
        item = each.item
        if not each.notes and (item is None or item.parent is not None or item.type in PAUSES):
            continue
        if not headed:
            word.heading(_("Item by item"))
            headed = True
        word.heading(numbered(item, numbers) if item else _("Other notes"), 2)
        place = find_slot(what.plans, item.id) if item else None
        if options.times and item is not None:
            times = held_text(each, place[1] if place else None, held and item.parent is None)
            word.paragraph(times, quiet=True, keep=bool(each.notes))
        if each.notes:
            word.table(
                _NOTES,
                [
                    ([(_(NOTE_KINDS[note.kind]), NOTE_COLORS[note.kind])], _text(note, *_beside(note)))
                    for note in each.notes
                ],
            )


def _beside(note: Note) -> tuple[str, ...]:
    due = due_text(note)
    return owner_text(note), _("due {date}").format(date=due) if due else "", answer_text(note), done_text(note)
