"""A page for each institution to take home: only its own actions, and the answers it gave to ideas for its own paths."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from campus_desktop.i18n import _, ngettext, number
from campus_desktop.meetings.minutes import InstitutionPage
from campus_desktop.meetings.note import Note
from campus_desktop.meetings.wording import (
    about_text,
    answer_text,
    done_text,
    due_text,
    minutes_time_text,
    next_meeting_text,
    one_line,
)
from campus_desktop.prints import meeting_style as look
from campus_desktop.prints import style
from campus_desktop.prints.flow import WIDTH, Block, NewPage, Text
from campus_desktop.prints.minutes import section, text_cell
from campus_desktop.prints.rows import Cell, RowColumn, Rows
from campus_desktop.prints.saving import write
from campus_desktop.prints.source import MeetingToPrint, Options
from campus_desktop.prints.text import Run, plain

_ACTIONS = (RowColumn(0, 280), RowColumn(292, 110), RowColumn(410, 84))
_ANSWERS = (RowColumn(0, 280), RowColumn(292, WIDTH - 292))
_TICK_AT = 500.0


def institutions(source: MeetingToPrint, out: Path | BinaryIO, *, printed: date, options: Options) -> int:
    """Write the pages as PDF in the language in use and return how many; a single page states it where no institution has any."""
    meeting = source.meeting
    sheet = look.sheet(meeting, plain(meeting.title), _("What we take home"), printed)
    pages = [page for page in source.pages if options.institution in (None, page.institution)]
    blocks: list[Block] = []
    for place, page in enumerate(pages):
        blocks += [NewPage()] if place else []
        blocks += _page(source, page, place)
    if not pages:
        text = _("No institution has actions or answers from this meeting.")
        blocks = [*look.cover(meeting, minutes_time_text(source.minutes)), Text([Run(text, style.CELL_MUTED)], gap=16)]
    return write(out, lambda file: style.write_sheet(file, sheet, blocks))


def _page(source: MeetingToPrint, page: InstitutionPage, place: int) -> Iterator[Block]:
    meeting = source.meeting
    yield from look.title_blocks(plain(page.name) or _("No institution"), "")
    yield Text(
        [Run(plain(meeting.title), style.STRONG), Run(f" · {minutes_time_text(source.minutes)}", style.BODY)], gap=6
    )
    count = len(page.actions)
    counts = ngettext("{count} action", "{count} actions", count).format(count=number(count))
    if page.answers:
        answers = ngettext("{count} answer to an idea", "{count} answers to ideas", len(page.answers))
        counts = f"{counts} · {answers.format(count=number(len(page.answers)))}"
    yield Text([Run(counts, look.QUIET)], gap=2)
    yield section(_("Our actions"), _actions(page), _("No actions from this meeting."))
    if page.answers:
        yield section(_("Our answers to ideas"), _answers(page))
    facts = (
        (_("Next meeting"), next_meeting_text(source.minutes.following)),
        (_("Contact"), one_line(meeting.contact)),
    )
    lines = [(name, (Run(plain(text), look.TEXT),)) for name, text in facts if text]
    if lines:
        yield look.Facts(lines, gap=20)


def _actions(page: InstitutionPage) -> Block | None:
    if not page.actions:
        return None
    rows = Rows(_ACTIONS, tick=_TICK_AT)
    rows.set_head([look.cell(name, look.HEAD) for name in (_("Action"), _("Responsible"), _("Due"))])
    for note in page.actions:
        due = due_text(note) or "–"
        who = plain(note.person_name) or _("not named yet")
        cells = (text_cell(note, done_text(note)), look.cell(who, style.CELL), look.cell(due, style.CELL))
        rows.add(cells, ticked=note.done is not None)
    return rows


def _answers(page: InstitutionPage) -> Block:
    rows = Rows(_ANSWERS)
    rows.set_head([look.cell(name, look.HEAD) for name in (_("Idea"), _("Our answer"))])
    for note in page.answers:
        rows.add((_idea(note), look.cell(plain(answer_text(note)), style.CELL)))
    return rows


def _idea(note: Note) -> Cell:
    return Cell(((Run(plain(note.text), look.TEXT),), (Run(plain(about_text(note)), look.QUIET),)))
