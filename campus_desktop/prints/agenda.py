"""The agenda for participants: the practical facts, then item by item when, what, who, why, and what to prepare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from campus_desktop import i18n
from campus_desktop.i18n import _
from campus_desktop.meetings import wording
from campus_desktop.meetings.agenda import DayPlan, Slot
from campus_desktop.meetings.meeting import PAUSES
from campus_desktop.meetings.note import Note
from campus_desktop.prints import document as doc
from campus_desktop.prints import parts
from campus_desktop.prints.document import cell, run
from campus_desktop.prints.looks import CELL, CELL_MUTED, CELL_STRONG, QUIET, QUIET_LINK, TEXT_STRONG
from campus_desktop.prints.source import MeetingToPrint, Options

_COLUMNS = (
    doc.Column("", 78, gap=6),
    doc.Column("", 261.5, gap=7.5, names=True),
    doc.Column("", 80.5, gap=2, indent=12.5),
    doc.Column("", 94.28, gap=0),
)
"""Time, item, type, responsible; as wide as an A4 page."""
_ITEM, _TYPE = 1, 2
_Value = TypeVar("_Value")
_ITEM_AT = _COLUMNS[0].width
_BESIDE = 3
"""Maximum parallel groups side by side; more are placed one below the other."""
_RULED, _RULED_SHORT, _SHORT = 3, 2, 15
"""Ruled lines for an item, and for one of at most so many minutes."""


def agenda(source: MeetingToPrint, *, printed: date, options: Options) -> doc.Document:
    """The agenda of a meeting."""
    return parts.meeting_document(source.meeting, _("Agenda"), printed, _blocks(source, options))


def _blocks(source: MeetingToPrint, options: Options) -> Iterator[doc.Block]:
    meeting = source.meeting
    yield parts.cover(meeting, place=False)
    yield from parts.labelled(_("Purpose:"), wording.sentence(meeting.purpose))
    yield from parts.facts(wording.facts(meeting))
    for plan in parts.chosen_days(meeting, options.day):
        yield doc.Section(
            doc.Heading(wording.day_title(meeting, plan), aside=wording.day_span(plan), gap=17),
            _Day(source, options).blocks(plan),
        )
    if options.notice:
        yield doc.Paragraph(run(wording.privacy_text(meeting), QUIET), gap=14)


class _Day:
    """The items of a day as tables, with parallel groups between them."""

    def __init__(self, source: MeetingToPrint, options: Options) -> None:
        self._numbers, self._matters = wording.item_numbers(source.meeting), source.matters(options)
        self._room = options.room
        self._typed = any(parts.type_cell(item).paragraphs for item in source.meeting.every_item)

    def _kept(self, of_columns: Sequence[_Value]) -> list[_Value]:
        """The values of the columns that are printed: that of the types only where an item has one."""
        return [each for at, each in enumerate(of_columns) if self._typed or at != _TYPE]

    def _columns(self, columns: Sequence[doc.Column]) -> list[doc.Column]:
        """The columns that are printed; the titles get the width of one that is not."""
        kept = self._kept(columns)
        if not self._typed:
            kept[_ITEM] = replace(kept[_ITEM], width=kept[_ITEM].width + columns[_TYPE].width)
        return kept

    def blocks(self, plan: DayPlan) -> Sequence[doc.Block]:
        """The tables and groups in order; a sentence where there are no items."""
        if not plan.slots:
            return (doc.Paragraph(run(_("No items yet."), CELL_MUTED)),)
        found: list[doc.Block] = []
        names = (_("Time"), _("Item"), _("Type"), _("Responsible"))
        columns = self._columns([replace(column, heading=name) for column, name in zip(_COLUMNS, names, strict=True)])
        rows: list[doc.Row] = []
        for slot in plan.slots:
            if slot.gap:
                free = cell(wording.clock_range(slot.start - slot.gap, slot.start), CELL_MUTED)
                nothing = (free, cell(_("Nothing planned"), CELL_MUTED), doc.Cell(), doc.Cell())
                rows.append(doc.Row(self._kept(nothing)))
            rows.append(self._row(slot, self._matters.get(slot.item.id, ())))
            if slot.tracks:
                found += [doc.Table(columns, rows, ruled_from=1), *self._groups(slot)]
                columns, rows = self._columns(_COLUMNS), []
        return [*found, doc.Table(columns, rows, ruled_from=1)] if rows else found

    def _row(self, slot: Slot, matters: Sequence[Note] = ()) -> doc.Row:
        item = slot.item
        pause = item.type in PAUSES
        pin = "" if slot.late else wording.pin_text(slot)  # that a locked item begins late concerns the facilitator
        small = ", ".join(filter(None, (i18n.duration_hours(slot.minutes), pin)))
        time = doc.Cell((run(wording.clock_range(slot.start, slot.end), TEXT_STRONG), run(small, QUIET)))
        what = self._what(slot, (run(self._title(slot), CELL_MUTED if pause else TEXT_STRONG),), matters)
        ruled = 0 if pause or slot.tracks or not self._room else _RULED_SHORT if slot.minutes <= _SHORT else _RULED
        return doc.Row(self._kept((time, what, parts.type_cell(item), cell(item.responsible))), ruled)

    def _title(self, slot: Slot) -> str:
        return wording.numbered(slot.item, self._numbers)

    @staticmethod
    def _what(slot: Slot, title: Sequence[doc.Runs], matters: Sequence[Note] = ()) -> doc.Cell:
        """The title, and below it the item's purpose, what is still open from before, what to prepare and what to look at."""
        item = slot.item
        found = [*title, *parts.paragraphs(item.purpose, CELL)]
        found += [run(f"– {wording.matter_text(note)}") for note in matters]
        found += parts.paragraphs(item.preparation, CELL, _("Preparation:"), CELL_STRONG)
        found += parts.paragraphs(item.attachments, CELL, _("Attachments:"), CELL_STRONG)
        if item.link.strip():
            found.append(parts.link(item.link, QUIET, QUIET_LINK))
        return doc.Cell(tuple(found))

    def _groups(self, slot: Slot) -> Iterator[doc.Block]:
        """The groups of an item: up to three side by side, more one below the other."""
        tracks = [(wording.track_name(slot.item, at), track) for at, track in enumerate(slot.tracks)]
        if len(tracks) <= _BESIDE:
            yield doc.SideBySide([(name, [self._in_group(each) for each in track]) for name, track in tracks], _ITEM_AT)
        else:
            for name, track in tracks:
                yield doc.Paragraph(run(name, CELL_STRONG), indent=_ITEM_AT, gap=4)
                narrow = (doc.Column("", 72, gap=6), doc.Column("", 189.5, gap=7.5, names=True), *_COLUMNS[2:])
                columns = self._columns(narrow)
                rows = [doc.Row(self._row(each).cells) for each in track]
                if rows:
                    yield doc.Table(columns, rows, indent=_ITEM_AT)
        if self._room:
            yield doc.Ruled(_RULED, _ITEM_AT)

    def _in_group(self, slot: Slot) -> doc.Cell:
        quiet = " · ".join(filter(None, (wording.clock_range(slot.start, slot.end), slot.item.responsible)))
        return self._what(slot, (run(self._title(slot), CELL_STRONG), run(quiet, QUIET)))
