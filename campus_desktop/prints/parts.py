"""Parts that several prints of a meeting share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from campus_desktop.i18n import _, capital
from campus_desktop.links import openable
from campus_desktop.meetings.agenda import DayPlan, schedule
from campus_desktop.meetings.meeting import AgendaItem, Meeting
from campus_desktop.meetings.note import NOTE_KINDS, Note
from campus_desktop.meetings.wording import (
    about_text,
    case_text,
    done_text,
    due_text,
    meeting_time_text,
    owner_text,
    type_text,
)
from campus_desktop.prints import document as doc
from campus_desktop.prints import looks
from campus_desktop.prints.document import cell, lines, run


def meeting_document(meeting: Meeting, kind: str, printed: date, blocks: Iterable[doc.Block]) -> doc.Document:
    """A document of ``meeting``; ``kind`` is "Dagsorden", for example."""
    series = "" if meeting.series_title == meeting.title else meeting.series_title  # the page header also has the title
    owner = series or meeting.host_name
    return doc.Document(meeting.title, kind, owner, printed, tuple(blocks), case_text(meeting))


def cover(meeting: Meeting, when: str = "", *, place: bool = True) -> doc.Title:
    """The title, then when and where in one line; ``when`` replaces the time of the meeting as it stands now. ``place``: False where
    the place is among the facts below."""
    where = (meeting.place.strip() or meeting.host_name) if place else ""
    return doc.Title(meeting.title, capital(" · ".join(filter(None, (when or meeting_time_text(meeting), where)))))


def labelled(label: str, text: str) -> Iterator[doc.Block]:
    """ "Formål: …"; nothing for an empty text."""
    if text:
        yield doc.Paragraph((doc.Run(label, looks.STRONG), doc.Run(f" {text}", looks.BODY)), gap=8)


def facts(known: Iterable[tuple[str, str]], gap: float = 8.0) -> Iterator[doc.Block]:
    """Labels and their values, without empty ones; web addresses are links."""
    found = tuple((label, link(text, looks.TEXT, looks.LINK)) for label, text in known if text.strip())
    if found:
        yield doc.Facts(found, gap)


def link(address: str, look: looks.TextStyle, link_look: looks.TextStyle) -> doc.Runs:
    """A text, as a link where it is an address that may be opened."""
    target = openable(address)
    return (doc.Run(target, link_look, target),) if target else run(address, look)


def chosen_days(meeting: Meeting, day: int | None) -> tuple[DayPlan, ...]:
    """The days with their times, without what was taken out to catch up; only the chosen one if there is one."""
    plans = (plan for plan in schedule(meeting.items, meeting.days) if day in (None, plan.day.number))
    return tuple(replace(plan, slots=tuple(each for each in plan.slots if not each.item.taken_out)) for plan in plans)


def paragraphs(
    text: str, look: looks.TextStyle, label: str = "", label_look: looks.TextStyle = looks.CELL
) -> list[doc.Runs]:
    """A typed text as paragraphs of a cell, with its ``label`` before the first; none where it is empty."""
    found: list[doc.Runs] = [(doc.Run(line, look),) for line in lines(text)]
    if found and label:
        found[0] = (doc.Run(f"{label} ", label_look), *found[0])
    return found


def type_cell(item: AgendaItem) -> doc.Cell:
    """The type of an item with its icon, unless its title repeats it ("Pause")."""
    if item.type not in looks.ITEM_LOOKS or item.title.strip().lower() == type_text(item).lower():
        return doc.Cell()
    return cell(type_text(item), looks.ITEM_STYLES[item.type], looks.ITEM_LOOKS[item.type])


def text_cell(note: Note, *more: str) -> doc.Cell:
    """The text of a note, and below it in muted text what it is about and ``more``."""
    quiet = run(" · ".join(filter(None, (about_text(note), *more))), looks.QUIET)
    return doc.Cell((*paragraphs(note.text, looks.TEXT), *([quiet] if quiet else [])))


def section(name: str, body: doc.Block | None, empty: str = "", gap: float = 15) -> doc.Section:
    """A heading with its body, or with the sentence that there is none."""
    return doc.Section(doc.Heading(name, gap=gap), (body or doc.Paragraph(run(empty, looks.CELL_MUTED)),))


def actions_table(
    notes: Sequence[Note], *, boxes: bool = False, with_meeting: bool = False, unnamed: str = "–"
) -> doc.Table | None:
    """Actions with the person responsible (``unnamed`` where there is none) and the due date; when one was done stands below its text.
    None if there are none."""
    columns = (
        doc.Column(_("Action"), 292, gap=12, names=True),
        doc.Column(_("Responsible"), 118),
        doc.Column(_("Due"), 90, gap=6),
    )
    rows = [
        doc.Row(
            (
                text_cell(note, *_kind(note), note.meeting_title if with_meeting else "", done_text(note)),
                cell(owner_text(note) or unnamed),
                cell(due_text(note) or "–"),
            ),
            ticked=note.done is not None,
        )
        for note in notes
    ]
    return doc.Table(columns, rows, boxes) if rows else None


def decisions_table(notes: Sequence[Note]) -> doc.Table | None:
    """Decisions with their numbers, the person responsible and the due date; the columns of the last two have headings where there is
    any. None if there are none."""
    named = any(owner_text(note) or note.due for note in notes)
    columns = (
        doc.Column("", 20, gap=2),
        doc.Column(_("Decision") if named else "", 272, gap=12, names=True),
        doc.Column(_("Responsible") if named else "", 118),
        doc.Column(_("Due") if named else "", 90, gap=6),
    )
    rows = [
        doc.Row((cell(f"{number}.", looks.CELL_MUTED), text_cell(note), cell(owner_text(note)), cell(due_text(note))))
        for number, note in enumerate(notes, start=1)
    ]
    return doc.Table(columns, rows) if rows else None


def _kind(note: Note) -> tuple[str, ...]:
    return () if note.kind == "action" else (_(NOTE_KINDS[note.kind]).lower(),)
