"""Actions as a checklist: those of a meeting with those still open from before, or those of many meetings by due date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from campus_desktop.i18n import _, date_weekday
from campus_desktop.meetings.due import GROUPS, by_due
from campus_desktop.meetings.wording import done_text, due_text, minutes_time_text, next_meeting_text, owner_text
from campus_desktop.prints import meeting_style as look
from campus_desktop.prints import style
from campus_desktop.prints.flow import Block, Section, Text
from campus_desktop.prints.minutes import text_cell
from campus_desktop.prints.rows import RowColumn, Rows
from campus_desktop.prints.saving import write
from campus_desktop.prints.source import MeetingToPrint, NotesToPrint, Options
from campus_desktop.prints.text import Run, plain

if TYPE_CHECKING:
    from campus_desktop.meetings.note import Note

_COLUMNS = (RowColumn(0, 280, head=True), RowColumn(292, 110), RowColumn(410, 84))
_TICK_AT = 500.0


def actions(source: MeetingToPrint, out: Path | BinaryIO, *, printed: date, options: Options) -> int:
    """Write the actions as PDF in the language in use and return its number of pages."""
    meeting = source.meeting
    sheet = look.sheet(meeting, plain(meeting.title), _("Actions"), printed)
    following = next_meeting_text(source.minutes.following)
    blocks = [
        *look.cover(meeting, minutes_time_text(source.minutes)),
        *look.labelled([(_("Next meeting:"), plain(following))]),
        *_tables(source, options),
    ]
    return write(out, lambda file: style.write_sheet(file, sheet, blocks))


def all_actions(source: NotesToPrint, out: Path | BinaryIO, *, printed: date, options: Options) -> int:
    """Write the actions of many meetings as PDF, the longest overdue first, and return its number of pages."""
    sheet = style.Sheet(_("Actions"), _("Actions"), plain(source.about), _("Actions"), printed)
    about = plain(source.about) or _("All meetings")
    blocks = [*look.title_blocks(_("Actions"), " · ".join((about, date_weekday(printed)))), *_by_due(source, printed)]
    return write(out, lambda file: style.write_sheet(file, sheet, blocks))


def _by_due(source: NotesToPrint, printed: date) -> Iterator[Block]:
    if not source.actions:
        yield Text([Run(_("No open actions."), style.CELL_MUTED)], gap=16)
    for group, notes in by_due(source.actions, printed):
        yield _section(_(GROUPS[group]), notes, with_meeting=True)


def _tables(source: MeetingToPrint, options: Options) -> Iterator[Block]:
    own = [note for note in source.minutes.actions if options.done or note.done is None]
    yield _section(_("Actions"), own)
    carried = [note for note in source.minutes.carried if note.kind == "action"]
    if carried:
        yield _section(_("Still open from earlier meetings"), carried, with_meeting=True)


def _section(name: str, notes: Sequence[Note], *, with_meeting: bool = False) -> Block:
    heading, again = style.Heading(name), style.Heading(name, again=True)
    if not notes:
        return Section(heading, Text([Run(_("No actions were noted."), style.CELL_MUTED)]), again, gap=16)
    rows = Rows(_COLUMNS, tick=_TICK_AT)
    rows.set_head([look.cell(name, look.HEAD) for name in (_("Action"), _("Responsible"), _("Due"))])
    for note in notes:
        rows.add(
            (
                text_cell(note, note.meeting_title if with_meeting else "", done_text(note)),
                look.cell(plain(owner_text(note)) or "–", style.CELL),
                look.cell(due_text(note) or "–", style.CELL),
            ),
            ticked=note.done is not None,
        )
    return Section(heading, rows, again, gap=16)
