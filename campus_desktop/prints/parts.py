"""Parts that several prints of a meeting share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
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
from campus_desktop.prints.document import (
    Block,
    Cell,
    Column,
    Document,
    Facts,
    Heading,
    Paragraph,
    Row,
    Run,
    Runs,
    Section,
    Table,
    Title,
    cell,
    lines,
    run,
)
from campus_desktop.prints.looks import (
    BODY,
    CELL,
    CELL_MUTED,
    ITEM_LOOKS,
    ITEM_STYLES,
    LINK,
    QUIET,
    STRONG,
    TEXT,
    TextStyle,
)


def meeting_document(meeting: Meeting, kind: str, printed: date, blocks: Iterable[Block]) -> Document:
    """A document of ``meeting``; ``kind`` is "Dagsorden", for example."""
    owner = meeting.series_title or meeting.host_name
    return Document(meeting.title, kind, owner, printed, tuple(blocks), case_text(meeting))


def cover(meeting: Meeting, when: str = "", *, place: bool = True) -> Title:
    """The title, then when and where in one line; ``when`` replaces the time of the meeting as it stands now. ``place``: False where
    the place is among the facts below."""
    where = (meeting.place.strip() or meeting.host_name) if place else ""
    return Title(meeting.title, capital(" · ".join(filter(None, (when or meeting_time_text(meeting), where)))))


def labelled(label: str, text: str) -> Iterator[Block]:
    """ "Formål: …"; nothing for an empty text."""
    if text:
        yield Paragraph((Run(label, STRONG), Run(f" {text}", BODY)), gap=8)


def facts(known: Iterable[tuple[str, str]], gap: float = 8.0) -> Iterator[Block]:
    """Labels and their values, without empty ones; web addresses are links."""
    found = tuple((label, link(text, TEXT, LINK)) for label, text in known if text.strip())
    if found:
        yield Facts(found, gap)


def link(address: str, look: TextStyle, link_look: TextStyle) -> Runs:
    """A text, as a link where it is an address that may be opened."""
    target = openable(address)
    return (Run(target, link_look, target),) if target else run(address, look)


def chosen_days(meeting: Meeting, day: int | None) -> tuple[DayPlan, ...]:
    """The days with their times; only the chosen one if there is one."""
    return tuple(plan for plan in schedule(meeting.items, meeting.days) if day in (None, plan.day.number))


def paragraphs(text: str, look: TextStyle, label: str = "", label_look: TextStyle = CELL) -> list[Runs]:
    """A typed text as paragraphs of a cell, with its ``label`` before the first; none where it is empty."""
    found: list[Runs] = [(Run(line, look),) for line in lines(text)]
    if found and label:
        found[0] = (Run(f"{label} ", label_look), *found[0])
    return found


def type_cell(item: AgendaItem) -> Cell:
    """The type of an item with its icon, unless its title repeats it ("Pause")."""
    if item.type not in ITEM_LOOKS or item.title.strip().lower() == type_text(item).lower():
        return Cell()
    return cell(type_text(item), ITEM_STYLES[item.type], ITEM_LOOKS[item.type])


def text_cell(note: Note, *more: str) -> Cell:
    """The text of a note, and below it in muted text what it is about and ``more``."""
    quiet = run(" · ".join(filter(None, (about_text(note), *more))), QUIET)
    return Cell((*paragraphs(note.text, TEXT), *([quiet] if quiet else [])))


def section(name: str, body: Block | None, empty: str = "", gap: float = 15) -> Section:
    """A heading with its body, or with the sentence that there is none."""
    return Section(Heading(name, gap=gap), (body or Paragraph(run(empty, CELL_MUTED)),))


def actions_table(
    notes: Sequence[Note], *, boxes: bool = False, with_meeting: bool = False, unnamed: str = "–"
) -> Table | None:
    """Actions with the person responsible (``unnamed`` where there is none) and the due date; when one was done stands below its text.
    None if there are none."""
    columns = (
        Column(_("Action"), 292, gap=12, names=True),
        Column(_("Responsible"), 118),
        Column(_("Due"), 90, gap=6),
    )
    rows = [
        Row(
            (
                text_cell(note, *_kind(note), note.meeting_title if with_meeting else "", done_text(note)),
                cell(owner_text(note) or unnamed),
                cell(due_text(note) or "–"),
            ),
            ticked=note.done is not None,
        )
        for note in notes
    ]
    return Table(columns, rows, boxes) if rows else None


def _kind(note: Note) -> tuple[str, ...]:
    return () if note.kind == "action" else (_(NOTE_KINDS[note.kind]).lower(),)
