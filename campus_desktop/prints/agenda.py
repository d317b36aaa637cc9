"""The agenda for participants: the practical facts, then item by item when, what, who, why, and what to prepare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO

from campus_desktop import i18n
from campus_desktop.i18n import _
from campus_desktop.meetings.agenda import DayPlan, Slot
from campus_desktop.meetings.meeting import PAUSES, AgendaItem
from campus_desktop.meetings.note import Note
from campus_desktop.meetings.wording import (
    clock_range,
    day_span,
    day_title,
    facts,
    item_numbers,
    matter_text,
    numbered,
    pin_text,
    privacy_text,
    sentence,
    track_name,
)
from campus_desktop.prints import meeting_style as look
from campus_desktop.prints import style
from campus_desktop.prints.flow import WIDTH, Block, Section, Stack, Text
from campus_desktop.prints.rows import Cell, RowColumn, Rows
from campus_desktop.prints.saving import write
from campus_desktop.prints.source import MeetingToPrint, Options
from campus_desktop.prints.text import Run, plain

COLUMNS = (
    RowColumn(0, 72),
    RowColumn(78, 254, head=True),
    RowColumn(352, 66),
    RowColumn(420, WIDTH - 420),
)
"""Time, item, type, responsible."""
_BESIDE = 3
"""Maximum parallel groups side by side; more are placed one below the other."""
_RULED, _RULED_SHORT, _SHORT = 3, 2, 15
"""Ruled lines for an item, and for one of at most so many minutes."""


def agenda(source: MeetingToPrint, out: Path | BinaryIO, *, printed: date, options: Options) -> int:
    """Write the agenda as PDF in the language in use and return its number of pages."""
    meeting = source.meeting
    sheet = look.sheet(meeting, plain(meeting.title), _("Agenda"), printed)
    blocks = [*look.cover(meeting, place=False), *_before(source), *_days(source, options)]
    if options.notice:
        blocks.append(Text([Run(plain(privacy_text(meeting)), look.QUIET)], gap=14))
    return write(out, lambda file: style.write_sheet(file, sheet, blocks))


def _before(source: MeetingToPrint) -> Iterator[Block]:
    meeting = source.meeting
    yield from look.labelled([(_("Purpose:"), plain(sentence(meeting.purpose)))])
    lines = [
        (name, look.link_runs(text, look.TEXT, look.LINK) if text == meeting.online_link.strip() else _runs(text))
        for name, text in facts(meeting)
    ]
    if lines:
        yield look.Facts(lines)


def _runs(text: str) -> tuple[Run, ...]:
    return (Run(plain(text), look.TEXT),)


def _days(source: MeetingToPrint, options: Options) -> Iterator[Block]:
    meeting = source.meeting
    numbers, matters = item_numbers(meeting), source.matters(options)
    for plan in look.chosen_days(meeting, options.day):
        name = plain(day_title(meeting, plan))
        heading, again = style.Heading(name, aside=day_span(plan)), style.Heading(name, again=True)
        yield Section(heading, _day(plan, numbers, matters, options), again, gap=17)


def _day(plan: DayPlan, numbers: dict[str, str], matters: Mapping[str, Sequence[Note]], options: Options) -> Block:
    if not plan.slots:
        return Text([Run(_("No items yet."), style.CELL_MUTED)])
    blocks: list[Block] = []
    rows = Rows(COLUMNS, ruled_from=1)
    heads = (_("Time"), _("Item"), _("Type"), _("Responsible"))
    rows.set_head([look.cell(name, look.HEAD) for name in heads])
    for slot in plan.slots:
        item = slot.item
        pause = item.type in PAUSES
        if slot.gap:
            free = (
                look.cell(clock_range(slot.start - slot.gap, slot.start), style.CELL_MUTED),
                look.cell(_("Nothing planned"), style.CELL_MUTED),
            )
            rows.add((*free, Cell(()), Cell(())))
        lines = _RULED_SHORT if slot.minutes <= _SHORT else _RULED
        ruled = lines if options.room and not pause and not slot.tracks else 0
        what = _what(slot, numbers, matters.get(item.id, ()))
        rows.add((_time(slot), what, look.type_cell(item), _responsible(slot)), ruled=ruled)
        if slot.tracks:
            blocks += [rows, *_groups(slot, numbers, options)]
            rows = Rows(COLUMNS, ruled_from=1)
    return Stack([*blocks, rows] if rows.rows else blocks)


def _time(slot: Slot) -> Cell:
    times = clock_range(slot.start, slot.end)
    small = ", ".join(filter(None, (i18n.duration_hours(slot.minutes), pin_text(slot))))
    return Cell(((Run(times, look.STRONG),), (Run(small, look.QUIET),)))


def _what(slot: Slot, numbers: dict[str, str], matters: Sequence[Note] = ()) -> Cell:
    """The title, and below it the item's purpose, what is still open from before, what to prepare and what to look at."""
    item = slot.item
    title = plain(numbered(item, numbers))
    found: list[tuple[Run, ...]] = [(Run(title, look.STRONG if item.type not in PAUSES else style.CELL_MUTED),)]
    found += look.lines_cell(item.purpose, style.CELL)
    found += [(Run(f"– {plain(matter_text(note))}", style.CELL),) for note in matters]
    return Cell((*found, *_brought(item)))


def _brought(item: AgendaItem) -> list[tuple[Run, ...]]:
    """What to prepare, what is enclosed and where to find more."""
    found = look.lines_cell(item.preparation, style.CELL, _("Preparation:"), style.CELL_STRONG)
    found += look.lines_cell(item.attachments, style.CELL, _("Attachments:"), style.CELL_STRONG)
    if item.link.strip():
        found.append(look.link_runs(item.link, look.QUIET, look.QUIET_LINK))
    return found


def _responsible(slot: Slot) -> Cell:
    return look.cell(plain(slot.item.responsible), style.CELL)


# --- parallel groups -------------------------------------------------------------------------------------------------


def _groups(slot: Slot, numbers: dict[str, str], options: Options) -> Iterator[Block]:
    """The groups of an item: up to three side by side, more one below the other."""
    tracks = [(plain(track_name(slot.item, at)), track) for at, track in enumerate(slot.tracks)]
    if len(tracks) <= _BESIDE:
        yield _beside(tracks, numbers)
    else:
        for name, track in tracks:
            yield from _below(name, track, numbers)
    if options.room:
        yield look.Ruled(_RULED, COLUMNS[1].x)


def _beside(tracks: Sequence[tuple[str, Sequence[Slot]]], numbers: dict[str, str]) -> Block:
    left = COLUMNS[1].x
    share = (WIDTH - left) / len(tracks)
    rows = Rows([RowColumn(left + share * at, share - 12) for at in range(len(tracks))], left=left, gap=0)
    rows.set_head([look.cell(name, style.CELL_STRONG) for name, _track in tracks])
    for at in range(max(len(track) for _name, track in tracks)):
        rows.add([_in_group(track[at], numbers) if at < len(track) else Cell(()) for _name, track in tracks])
    return rows


def _in_group(slot: Slot, numbers: dict[str, str]) -> Cell:
    item = slot.item
    title = plain(numbered(item, numbers))
    quiet = " · ".join(filter(None, (clock_range(slot.start, slot.end), plain(item.responsible))))
    found: list[tuple[Run, ...]] = [(Run(title, style.CELL_STRONG),), (Run(quiet, look.QUIET),)]
    found += look.lines_cell(item.purpose, style.CELL)
    return Cell((*found, *_brought(item)))


def _below(name: str, track: Sequence[Slot], numbers: dict[str, str]) -> Iterator[Block]:
    left = COLUMNS[1].x
    rows = Rows((RowColumn(left, 66), RowColumn(left + 72, 210, head=True), *COLUMNS[2:]), left=left)
    for slot in track:
        rows.add((_time(slot), _what(slot, numbers), look.type_cell(slot.item), _responsible(slot)))
    title = Text([Run(name, style.CELL_STRONG)], indent=left, gap=4)
    yield Stack([title, rows] if rows.rows else [title], gap=4)
