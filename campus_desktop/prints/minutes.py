"""Minutes as a decision protocol: first who attended, what was decided, who does what by when; then item by item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO

from campus_desktop.i18n import _, capital
from campus_desktop.meetings.agenda import DayPlan, find_slot
from campus_desktop.meetings.meeting import PAUSES
from campus_desktop.meetings.minutes import ItemSection, Minutes
from campus_desktop.meetings.note import NOTE_KINDS, Note
from campus_desktop.meetings.wording import (
    about_text,
    answer_text,
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
    track_name,
)
from campus_desktop.prints import meeting_style as look
from campus_desktop.prints import style
from campus_desktop.prints.flow import WIDTH, Block, Section, Stack, Text
from campus_desktop.prints.rows import Cell, RowColumn, Rows
from campus_desktop.prints.saving import write
from campus_desktop.prints.source import MeetingToPrint, Options
from campus_desktop.prints.text import Run, plain

ACTION_COLUMNS = (RowColumn(0, 296, head=True), RowColumn(308, 112), RowColumn(428, WIDTH - 428))
"""What, who, by when."""
_DECISIONS = (RowColumn(0, 18), RowColumn(20, 352, head=True), RowColumn(384, WIDTH - 384))
_NEEDS = (RowColumn(0, 296, head=True), RowColumn(308, 70), RowColumn(386, WIDTH - 386))
_NOTES = (RowColumn(0, 84), RowColumn(92, WIDTH - 92, head=True))


def minutes(source: MeetingToPrint, out: Path | BinaryIO, *, printed: date, options: Options) -> int:
    """Write the minutes as PDF in the language in use and return its number of pages."""
    what = source.chosen(options)
    meeting = what.meeting
    name = _("Minutes") if meeting.status == "approved" else _("Minutes, {status}").format(status=status_text(meeting))
    sheet = look.sheet(meeting, plain(meeting.title), name, printed)
    blocks = [*_first_page(what), *_by_item(what, options)]
    return write(out, lambda file: style.write_sheet(file, sheet, blocks))


# --- the first page --------------------------------------------------------------------------------------------------


def _first_page(what: Minutes) -> Iterator[Block]:
    meeting = what.meeting
    yield from look.cover(meeting, minutes_time_text(what))
    yield from look.labelled([(_("Purpose:"), plain(sentence(meeting.purpose)))])
    facts = (
        (_("Present"), people_text(what.present)),
        (_("Online"), people_text(what.online)),
        (_("Apologies"), people_text(what.apologies)),
        (_("Chair"), meeting.chair),
        (_("Minute-taker"), meeting.minute_taker),
        (_("Case number"), meeting.case_number),
        (_("Status"), capital(status_text(meeting))),
        (_("Next meeting"), next_meeting_text(what.following)),
    )
    yield look.Facts([(name, (Run(plain(text), look.TEXT),)) for name, text in facts if text.strip()])
    yield section(_("Decisions"), _decisions(what.decisions), _("No decisions were noted."))
    yield section(_("Actions"), actions_table(what.actions), _("No actions were noted."))
    if what.closed:
        yield section(_("Closed since last time"), actions_table(what.closed))
    if what.carried:
        yield section(_("Still open from earlier meetings"), actions_table(what.carried))
    if what.needs:
        yield section(_("Needs for Campus"), _needs(what))
    if what.parked:
        yield section(_("Parked for another time"), _plain_rows(what.parked))


def section(name: str, body: Block | None, empty: str = "", *, gap: float = 15, level: int = 2) -> Block:
    """A heading with its body, or with the sentence that there is none."""
    shown = body or Text([Run(empty, style.CELL_MUTED)])
    again = style.Heading(name, again=True, level=level)
    return Section(style.Heading(name, level=level), shown, again, gap=gap)


def _decisions(notes: Sequence[Note]) -> Block | None:
    rows = Rows(_DECISIONS)
    for number, note in enumerate(notes, start=1):
        rows.add(
            (
                look.cell(f"{number}.", style.CELL_MUTED),
                text_cell(note),
                look.cell(plain(owner_text(note)), style.CELL),
            )
        )
    return rows if notes else None


def text_cell(note: Note, *more: str) -> Cell:
    """The text of a note, and below it in muted text what it is about and ``more``."""
    quiet = " · ".join(filter(None, (plain(about_text(note)), *(plain(each) for each in more))))
    found: list[tuple[Run, ...]] = [(Run(line, look.TEXT),) for line in look.paragraphs(note.text)]
    return Cell(tuple(found + ([(Run(quiet, look.QUIET),)] if quiet else [])))


def actions_table(notes: Sequence[Note], *, with_meeting: bool = False) -> Block | None:
    """Actions with the person responsible and the due date, under headings; when one was done stands below its text. None if there
    are none."""
    if not notes:
        return None
    rows = Rows(ACTION_COLUMNS)
    rows.set_head([look.cell(name, look.HEAD) for name in (_("Action"), _("Responsible"), _("Due"))])
    for note in notes:
        kind = "" if note.kind == "action" else _(NOTE_KINDS[note.kind]).lower()
        rows.add(
            (
                text_cell(note, kind, note.meeting_title if with_meeting else "", done_text(note)),
                look.cell(plain(owner_text(note)) or "–", style.CELL),
                look.cell(due_text(note) or "–", style.CELL),
            )
        )
    return rows


def _needs(what: Minutes) -> Block:
    rows = Rows(_NEEDS)
    for group in what.needs:
        rows.add(
            (
                look.cell(plain(group.title), look.TEXT),
                look.cell(need_count_text(group), style.CELL),
                look.cell(plain(", ".join(group.paths)), style.CELL),
            )
        )
    return rows


def _plain_rows(notes: Sequence[Note]) -> Block:
    rows = Rows((RowColumn(0, WIDTH, head=True),))
    for note in notes:
        rows.add((text_cell(note),))
    return rows


# --- item by item ----------------------------------------------------------------------------------------------------


def _by_item(what: Minutes, options: Options) -> Iterator[Block]:
    meeting = what.meeting
    numbers = item_numbers(meeting)
    held = any(each.held for each in what.sections)
    shown = [each for each in what.sections if each.notes or _is_talk(each)]
    if not shown:
        return
    yield style.Heading(_("Item by item"), gap=22)
    for each in shown:
        yield _item(what, each, numbers, "" if not options.times else _times(each, what.plans, held))


def _is_talk(each: ItemSection) -> bool:
    """Whether an item without notes is listed anyway: breaks and the parts of parallel groups are not."""
    return each.item is not None and each.item.parent is None and each.item.type not in PAUSES


def _times(each: ItemSection, plans: Sequence[DayPlan], held: bool) -> str:
    place = find_slot(plans, each.item.id) if each.item else None
    return held_text(each, place[1] if place else None, held and each.item is not None and each.item.parent is None)


def _item(what: Minutes, each: ItemSection, numbers: dict[str, str], times: str) -> Block:
    item = each.item
    name = plain(numbered(item, numbers)) if item else _("Other notes")
    if item is not None and item.parent is not None:
        parent = what.meeting.item(item.parent)
        name = f"{name} ({plain(track_name(parent, item.track))})" if parent else name
    heading, again = style.Heading(name, aside=times, level=3), style.Heading(name, again=True, level=3)
    if not each.notes:
        return Stack([heading], gap=9)
    rows = Rows(_NOTES)
    for note in each.notes:
        kind = Cell(((Run(_(NOTE_KINDS[note.kind]), look.NOTE_STYLES[note.kind]),),))
        rows.add((kind, text_cell(note, *_beside(note))))
    return Section(heading, rows, again, gap=10)


def _beside(note: Note) -> tuple[str, ...]:
    """The author or the person responsible, the due date, and the answer."""
    due = due_text(note)
    return (
        owner_text(note),
        _("due {date}").format(date=due) if due else "",
        answer_text(note),
        done_text(note),
    )
