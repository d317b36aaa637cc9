"""The facilitator's script: item by item what to say and do, what must be ready, and when the next one begins. Not for participants."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from campus_desktop import i18n
from campus_desktop.i18n import _
from campus_desktop.meetings import wording
from campus_desktop.meetings.agenda import Slot, minute_text
from campus_desktop.meetings.minutes import attendance
from campus_desktop.meetings.note import Note
from campus_desktop.prints import parts
from campus_desktop.prints.document import (
    Block,
    Document,
    Heading,
    Notice,
    PageBreak,
    Paragraph,
    Run,
    Section,
    lines,
    run,
)
from campus_desktop.prints.looks import CELL_MUTED, QUIET, QUIET_LINK, SPOKEN, TEXT, TEXT_STRONG
from campus_desktop.prints.source import MeetingToPrint, Options

_INDENT = 14.0


def script(source: MeetingToPrint, *, printed: date, options: Options) -> Document:
    """The script of a meeting."""
    blocks = (
        parts.cover(source.meeting, place=not wording.place_text(source.meeting)),
        *_before(source),
        *_days(source, options),
    )
    return parts.meeting_document(source.meeting, _("Script – not for handing out"), printed, blocks)


def _before(source: MeetingToPrint) -> Iterator[Block]:
    meeting = source.meeting
    yield Notice(_("For the facilitator only. Do not hand it out, and do not leave it on the table."))
    yield from parts.labelled(_("Purpose:"), wording.sentence(meeting.purpose))
    known = dict(wording.facts(meeting))
    people = [each for each in meeting.participants if each.here]
    if people:
        expected = "; ".join(wording.counted(each) for each in attendance(people))
        known[_("Participants")] = f"{i18n.number(meeting.expected)}: {expected}"
    wanted = (_("Place"), _("Host"), _("Contact"), _("Online"), _("Chair"), _("Minute-taker"), _("Participants"))
    yield from parts.facts((name, known.get(name, "")) for name in wanted)


def _days(source: MeetingToPrint, options: Options) -> Iterator[Block]:
    meeting = source.meeting
    numbers, matters = wording.item_numbers(meeting), source.matters(options)
    paths = {path.path: path.title for path in meeting.paths}
    for place, plan in enumerate(parts.chosen_days(meeting, options.day)):
        several = len(meeting.days) > 1 or plan.day.number > 1
        if several and place:
            yield PageBreak()
        if several:
            yield Heading(wording.day_title(meeting, plan))
        if not plan.slots:
            yield Paragraph(run(_("No items yet."), CELL_MUTED), gap=14)
        after = wording.following_slots(plan)
        for slot in plan.slots:
            path = paths.get(slot.item.path or "", "")
            yield _section(slot, after, numbers, matters.get(slot.item.id, ()), 3 if several else 2, path=path)
            for at, track in enumerate(slot.tracks):
                name = wording.track_name(slot.item, at)
                level = 4 if several else 3
                if not track:
                    heading = Heading(f"{wording.clock_range(slot.start, slot.end)}\u00a0 {name}", level, gap=9)
                    yield Section(heading, (Paragraph(run(_("No items yet."), CELL_MUTED), indent=_INDENT),), keep=True)
                for each in track:
                    yield _section(each, after, numbers, (), level, name, paths.get(each.item.path or "", ""))


def _section(
    slot: Slot,
    after: dict[str, Slot | None],
    numbers: dict[str, str],
    matters: Sequence[Note],
    level: int,
    group: str = "",
    path: str = "",
) -> Section:
    """One item. Its heading shows when the next one begins, also on continuation pages."""
    name = ": ".join(filter(None, (group, wording.numbered(slot.item, numbers))))
    next_one = after.get(slot.item.id)
    end = minute_text(next_one.start if next_one else slot.end)
    aside = (_("next {time}") if next_one else _("ends {time}")).format(time=end)
    times = wording.clock_range(slot.start, slot.end)
    heading = Heading(f"{times}\u00a0 {name}", level, aside=aside, gap=9 if group else 13, lasting=True)
    return Section(heading, tuple(_body(slot, next_one, numbers, matters, path)), keep=True)


def _body(
    slot: Slot, next_one: Slot | None, numbers: dict[str, str], matters: Sequence[Note], path: str
) -> Iterator[Block]:
    item = slot.item
    length = ", ".join(filter(None, (i18n.duration_hours(slot.minutes), wording.pin_text(slot))))
    about = " · ".join(filter(None, (wording.type_text(item), length, item.responsible)))
    yield Paragraph(run(about, QUIET), indent=_INDENT)
    for line in lines(item.script):
        yield Paragraph(run(line, SPOKEN), gap=4, indent=_INDENT)
    for note in matters:
        yield Paragraph(run(f"– {wording.matter_text(note)}", TEXT), gap=3, indent=_INDENT)
    for label, text in (
        (_("Learning path:"), path),
        (_("Purpose:"), item.purpose),
        (_("Preparation:"), item.preparation),
        (_("At hand:"), item.attachments),
    ):
        if shown := lines(text):
            yield Paragraph((Run(f"{label} ", TEXT_STRONG), Run(wording.listed(shown), TEXT)), gap=3, indent=_INDENT)
    if item.link.strip():
        yield Paragraph(parts.link(item.link, QUIET, QUIET_LINK), gap=3, indent=_INDENT)
    if next_one is not None:
        title, time = wording.numbered(next_one.item, numbers), minute_text(next_one.start)
        text = _("Then {time}: {title}").format(time=time, title=title)
        yield Paragraph(run(text, TEXT_STRONG), gap=5, indent=_INDENT)
