"""The facilitator's script: item by item what to say and do, what must be ready, and when the next one begins. Not for participants."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO

from campus_desktop import i18n
from campus_desktop.i18n import _
from campus_desktop.meetings.agenda import Slot, minute_text
from campus_desktop.meetings.minutes import attendance
from campus_desktop.meetings.note import Note
from campus_desktop.meetings.wording import (
    clock_range,
    counted,
    day_title,
    facts,
    following_slots,
    item_numbers,
    listed,
    matter_text,
    numbered,
    place_text,
    sentence,
    track_name,
    type_text,
)
from campus_desktop.prints import meeting_style as look
from campus_desktop.prints import style
from campus_desktop.prints.flow import Block, NewPage, Section, Stack, Text
from campus_desktop.prints.saving import write
from campus_desktop.prints.source import MeetingToPrint, Options
from campus_desktop.prints.text import REGULAR, Run, TextStyle, plain

_INDENT = 14.0
_SAID = TextStyle(REGULAR, 10.75, 15.5, style.INK)
"""Large enough to be read while standing."""


def script(source: MeetingToPrint, out: Path | BinaryIO, *, printed: date, options: Options) -> int:
    """Write the script as PDF in the language in use and return its number of pages."""
    meeting = source.meeting
    sheet = look.sheet(meeting, plain(meeting.title), _("Script – not for handing out"), printed)
    blocks = [*look.cover(meeting, place=not place_text(meeting)), *_before(source), *_days(source, options)]
    return write(out, lambda file: style.write_sheet(file, sheet, blocks))


def _before(source: MeetingToPrint) -> Iterator[Block]:
    meeting = source.meeting
    yield look.Notice(_("For the facilitator only. Do not hand it out, and do not leave it on the table."))
    yield from look.labelled([(_("Purpose:"), plain(sentence(meeting.purpose)))])
    people = [each for each in meeting.participants if each.here]
    expected = f"{i18n.number(meeting.expected)}: " + "; ".join(counted(each) for each in attendance(people))
    own = [(_("Contact"), ""), (_("Participants"), expected if people else "")]
    known = dict(facts(meeting)) | {name: text for name, text in own if text}
    wanted = (_("Place"), _("Contact"), _("Online"), _("Chair"), _("Minute-taker"), _("Participants"))
    lines = [(name, look.link_runs(known[name], look.TEXT, look.LINK)) for name in wanted if name in known]
    if lines:
        yield look.Facts(lines)


def _days(source: MeetingToPrint, options: Options) -> Iterator[Block]:
    meeting = source.meeting
    numbers, matters = item_numbers(meeting), source.matters(options)
    for place, plan in enumerate(look.chosen_days(meeting, options.day)):
        several = len(meeting.days) > 1 or plan.day.number > 1
        if several and place:
            yield NewPage()
        if several:
            yield style.Heading(plain(day_title(meeting, plan)), gap=16)
        if not plan.slots:
            yield Text([Run(_("No items yet."), style.CELL_MUTED)], gap=14)
        after = following_slots(plan)
        for slot in plan.slots:
            yield _section(slot, after, numbers, matters.get(slot.item.id, ()), 3 if several else 2)
            for at, track in enumerate(slot.tracks):
                name = plain(track_name(slot.item, at))
                for each in track:
                    yield _section(each, after, numbers, (), 4 if several else 3, name)


def _section(
    slot: Slot,
    after: dict[str, Slot | None],
    numbers: dict[str, str],
    matters: Sequence[Note],
    level: int,
    group: str = "",
) -> Block:
    """One item. Its heading shows when the next one begins, also on continuation pages."""
    item = slot.item
    title = plain(numbered(item, numbers))
    name = f"{clock_range(slot.start, slot.end)}\u00a0 {group + ': ' if group else ''}{title}"
    next_one = after.get(item.id)
    end = next_one.start if next_one else slot.end
    aside = (_("next {time}") if next_one else _("ends {time}")).format(time=minute_text(end))
    heading = style.Heading(name, aside=aside, level=level)
    again = style.Heading(name, aside=aside, again=True, level=level)
    return Section(
        heading, Stack(list(_body(slot, next_one, numbers, matters))), again, gap=13 if not group else 9, keep=True
    )


def _body(slot: Slot, next_one: Slot | None, numbers: dict[str, str], matters: Sequence[Note]) -> Iterator[Block]:
    item = slot.item
    about = " · ".join(filter(None, (type_text(item), i18n.duration_hours(slot.minutes), plain(item.responsible))))
    yield Text([Run(about, look.QUIET)], indent=_INDENT)
    for line in look.paragraphs(item.script):
        yield Text([Run(line, _SAID)], indent=_INDENT, gap=4)
    for note in matters:
        yield Text([Run(f"– {plain(matter_text(note))}", look.TEXT)], indent=_INDENT, gap=3)
    for label, text in (
        (_("Purpose:"), item.purpose),
        (_("Preparation:"), item.preparation),
        (_("At hand:"), item.attachments),
    ):
        if lines := look.paragraphs(text):
            yield Text([Run(f"{label} ", look.STRONG), Run(listed(lines), look.TEXT)], indent=_INDENT, gap=3)
    if item.link.strip():
        yield Text(look.link_runs(item.link, look.QUIET, look.QUIET_LINK), indent=_INDENT, gap=3)
    if next_one is not None:
        told = _("Then {time}: {title}").format(
            time=minute_text(next_one.start), title=plain(numbered(next_one.item, numbers))
        )
        yield Text([Run(told, look.STRONG)], indent=_INDENT, gap=5)
