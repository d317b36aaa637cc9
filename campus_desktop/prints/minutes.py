"""Minutes as a decision protocol: first who attended, what was decided, who does what by when; then item by item."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from campus_desktop.i18n import _, capital
from campus_desktop.meetings import wording
from campus_desktop.meetings.agenda import DayPlan, find_slot
from campus_desktop.meetings.meeting import PAUSES
from campus_desktop.meetings.minutes import ItemSection, Minutes
from campus_desktop.meetings.note import NOTE_KINDS, Note
from campus_desktop.prints.document import Block, Column, Document, Heading, Row, Section, Table, cell
from campus_desktop.prints.looks import NOTE_STYLES, TEXT
from campus_desktop.prints.parts import (
    actions_table,
    cover,
    decisions_table,
    facts,
    labelled,
    meeting_document,
    section,
    text_cell,
)
from campus_desktop.prints.source import MeetingToPrint, Options


def minutes(source: MeetingToPrint, *, printed: date, options: Options) -> Document:
    """The minutes of a meeting."""
    what = source.chosen(options)
    meeting = what.meeting
    kind = (
        _("Minutes")
        if meeting.status == "approved"
        else _("Minutes, {status}").format(status=wording.status_text(meeting))
    )
    return meeting_document(meeting, kind, printed, (*_first_page(what), *_by_item(what, options)))


# --- the first page --------------------------------------------------------------------------------------------------


def _first_page(what: Minutes) -> Iterator[Block]:
    meeting = what.meeting
    known = dict(wording.facts(meeting))
    yield cover(meeting, wording.minutes_time_text(what))
    yield from labelled(_("Purpose:"), wording.sentence(meeting.purpose))
    yield from facts(
        (
            (_("Present"), wording.people_text(what.present)),
            (_("Online"), wording.people_text(what.online)),
            (_("Apologies"), wording.people_text(what.apologies)),
            (_("Host"), known.get(_("Host"), "")),
            (_("Chair"), meeting.chair),
            (_("Minute-taker"), meeting.minute_taker),
            (_("Paths at the meeting"), known.get(_("Paths at the meeting"), "")),
            (_("Case number"), meeting.case_number),
            (_("Status"), capital(wording.status_text(meeting))),
            (_("Next meeting"), wording.next_meeting_text(what.following)),
        )
    )
    yield section(_("Decisions"), decisions_table(what.decisions), _("No decisions were noted."))
    yield section(_("Actions"), actions_table(what.actions), _("No actions were noted."))
    if what.closed:
        yield section(_("Closed since last time"), actions_table(what.closed))
    if what.carried:
        yield section(_("Still open from earlier meetings"), actions_table(what.carried))
    if what.needs:
        yield section(_("Needs for Campus"), _needs(what))
    if what.parked:
        rows = [Row((text_cell(note),)) for note in what.parked]
        yield section(_("Parked for another time"), Table((Column("", 1, gap=0, names=True),), rows))


def _needs(what: Minutes) -> Table:
    columns = (Column("", 308, gap=12, names=True), Column("", 78), Column("", 128, gap=0))
    return Table(
        columns,
        [
            Row((cell(group.title, TEXT), cell(wording.need_count_text(group)), cell(", ".join(group.paths))))
            for group in what.needs
        ],
    )


# --- item by item ----------------------------------------------------------------------------------------------------


def _by_item(what: Minutes, options: Options) -> Iterator[Block]:
    shown = [each for each in what.sections if each.notes or _is_talk(each)]
    if not shown:
        return
    yield Heading(_("Item by item"), gap=22)
    numbers = wording.item_numbers(what.meeting)
    held = any(each.held for each in what.sections)
    for each in shown:
        times = _times(each, what.plans, held) if options.times else ""
        heading = Heading(_name(what, each, numbers), level=3, aside=times, gap=10)
        yield Section(heading, (_notes(each.notes),) if each.notes else ())


def _is_talk(each: ItemSection) -> bool:
    """Whether an item without notes is listed anyway: breaks and the parts of parallel groups are not."""
    return each.item is not None and each.item.parent is None and each.item.type not in PAUSES


def _times(each: ItemSection, plans: Sequence[DayPlan], held: bool) -> str:
    place = find_slot(plans, each.item.id) if each.item else None
    return wording.held_text(
        each, place[1] if place else None, held and each.item is not None and each.item.parent is None
    )


def _name(what: Minutes, each: ItemSection, numbers: dict[str, str]) -> str:
    """The number and title of an item; of one in a parallel group with the name of the group."""
    item = each.item
    if item is None:
        return _("Other notes")
    parent = what.meeting.item(item.parent) if item.parent is not None else None
    return (
        f"{wording.numbered(item, numbers)} ({wording.track_name(parent, item.track)})"
        if parent
        else wording.numbered(item, numbers)
    )


def _notes(notes: Sequence[Note]) -> Table:
    rows = [
        Row((cell(_(NOTE_KINDS[note.kind]), NOTE_STYLES[note.kind]), text_cell(note, *_beside(note)))) for note in notes
    ]
    return Table((Column("", 92), Column("", 422, gap=0, names=True)), rows)


def _beside(note: Note) -> tuple[str, ...]:
    """The author or the person responsible, the due date, and the answer."""
    due = wording.due_text(note)
    return (
        wording.owner_text(note),
        _("due {date}").format(date=due) if due else "",
        wording.answer_text(note),
        wording.done_text(note),
    )
