"""The needs sheet for the platform team: similar needs grouped, how many institutions share each, what it is about, and the answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from campus_desktop.i18n import _, capital, date_table, ngettext, number
from campus_desktop.meetings.needs import NeedGroup, group_needs
from campus_desktop.meetings.note import Note
from campus_desktop.meetings.wording import minutes_time_text, need_count_text
from campus_desktop.prints import document as doc
from campus_desktop.prints.document import cell, clean, run
from campus_desktop.prints.looks import CELL, CELL_MUTED, QUIET, TEXT_STRONG
from campus_desktop.prints.parts import paragraphs
from campus_desktop.prints.source import MeetingToPrint, NotesToPrint, Options


def needs(source: MeetingToPrint, *, printed: date, options: Options) -> doc.Document:
    """The needs of one meeting, of its series or of all."""
    scope = options.scope if options.scope in source.needs else "meeting"
    title, notes = source.needs[scope]
    return _sheet(notes, title, minutes_time_text(source.minutes) if scope == "meeting" else "", printed)


def all_needs(source: NotesToPrint, *, printed: date, options: Options) -> doc.Document:
    """The needs of many meetings."""
    return _sheet(source.needs, source.about, "", printed)


def _sheet(notes: Sequence[Note], title: str, when: str, printed: date) -> doc.Document:
    """The needs among ``notes``; ``title`` names their meetings, empty for all of them."""
    groups = group_needs(notes)
    below = capital(" · ".join(filter(None, (title or _("All meetings"), when))))
    blocks = (doc.Title(_("Needs for Campus"), below), _figures(groups, notes), _table(groups))
    return doc.Document(_("Needs for Campus"), _("Needs for Campus"), title, printed, blocks)


def _figures(groups: Sequence[NeedGroup], notes: Sequence[Note]) -> doc.KeyFigures:
    dates = [date_table(each) for each in sorted({note.meeting_date for note in notes if note.meeting_date})]
    span = " – ".join(dict.fromkeys((dates[0], dates[-1]))) if dates else ""
    institutions = len({note.institution for note in notes if note.institution})
    meetings = len({note.meeting for note in notes})
    return doc.KeyFigures(
        (
            (number(len(groups)), ngettext("need", "needs", len(groups))),
            (number(institutions), ngettext("institution behind them", "institutions behind them", institutions)),
            (number(meetings), " · ".join(filter(None, (ngettext("meeting", "meetings", meetings), span)))),
        ),
        gap=12,
    )


def _table(groups: Sequence[NeedGroup]) -> doc.Block:
    if not groups:
        return doc.Paragraph(run(_("No needs have been noted."), CELL_MUTED), gap=16)
    columns = (
        doc.Column("", 20, gap=4),
        doc.Column(_("Need"), 194, gap=10, names=True),
        doc.Column(_("Shared by"), 78, gap=10),
        doc.Column(_("Path"), 94, gap=10),
        doc.Column(_("Answer from the platform team"), 128, gap=0),
    )
    rows = [
        doc.Row(
            (cell(f"{place}.", CELL_MUTED), _need(group), _shared(group), cell(", ".join(group.paths)), _answer(group))
        )
        for place, group in enumerate(groups, start=1)
    ]
    return doc.Table(columns, rows, gap=16)


def _need(group: NeedGroup) -> doc.Cell:
    """The clearest wording, and below it the other wordings."""
    others = dict.fromkeys(f"– {clean(note.text)}" for note in group.notes if note.text != group.title)
    return doc.Cell((run(group.title, TEXT_STRONG), *(run(text, QUIET) for text in others)))


def _shared(group: NeedGroup) -> doc.Cell:
    found = [run(need_count_text(group))]
    if group.meetings > 1:
        text = ngettext("at {count} meeting", "at {count} meetings", group.meetings)
        found.append(run(text.format(count=number(group.meetings)), QUIET))
    return doc.Cell(tuple(found))


def _answer(group: NeedGroup) -> doc.Cell:
    done = (run(_("done"), TEXT_STRONG),) if group.done else ()
    return doc.Cell((*paragraphs(group.answer, CELL), *done))
