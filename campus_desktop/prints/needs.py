"""The needs sheet for the platform team: similar needs grouped, how many institutions share each, what it is about, and the answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from campus_desktop.i18n import _, date_table, ngettext, number
from campus_desktop.meetings.needs import NeedGroup, group_needs
from campus_desktop.meetings.wording import minutes_time_text, need_count_text
from campus_desktop.prints import meeting_style as look
from campus_desktop.prints import style
from campus_desktop.prints.flow import WIDTH, Block, Text
from campus_desktop.prints.rows import Cell, RowColumn, Rows
from campus_desktop.prints.saving import write
from campus_desktop.prints.source import MeetingToPrint, NotesToPrint, Options
from campus_desktop.prints.text import Run, plain

if TYPE_CHECKING:
    from campus_desktop.meetings.note import Note

_COLUMNS = (
    RowColumn(0, 16),
    RowColumn(20, 184, head=True),
    RowColumn(214, 68),
    RowColumn(292, 84),
    RowColumn(386, WIDTH - 386),
)
"""Number, need, how many institutions, path, answer."""


def needs(source: MeetingToPrint, out: Path | BinaryIO, *, printed: date, options: Options) -> int:
    """Write the needs of one meeting, of its series or of all as PDF and return its number of pages."""
    scope = options.scope if options.scope in source.needs else "meeting"
    title, notes = source.needs[scope]
    where = minutes_time_text(source.minutes) if scope == "meeting" else ""
    return needs_sheet(notes, title, where, out, printed=printed)


def all_needs(source: NotesToPrint, out: Path | BinaryIO, *, printed: date, options: Options) -> int:
    """Write the needs of many meetings as PDF and return its number of pages."""
    return needs_sheet(source.needs, source.about, "", out, printed=printed)


def needs_sheet(notes: Sequence[Note], title: str, where: str, out: Path | BinaryIO, *, printed: date) -> int:
    """Write the needs among ``notes`` as PDF; ``title`` names their meetings, empty for all of them."""
    groups = group_needs(notes)
    sheet = style.Sheet(_("Needs for Campus"), _("Needs for Campus"), plain(title), _("Needs for Campus"), printed)
    blocks = [*_cover(groups, notes, plain(title) or _("All meetings"), where), *_table(groups)]
    return write(out, lambda file: style.write_sheet(file, sheet, blocks))


def _cover(groups: Sequence[NeedGroup], notes: Sequence[Note], title: str, where: str) -> Iterator[Block]:
    yield from look.title_blocks(_("Needs for Campus"), " · ".join(filter(None, (title, where))))
    dates = sorted({note.meeting_date for note in notes if note.meeting_date})
    institutions = len({note.institution for note in notes if note.institution})
    meetings = len({note.meeting for note in notes})
    span = (
        date_table(dates[0])
        if len(dates) == 1
        else f"{date_table(dates[0])} – {date_table(dates[-1])}"
        if dates
        else ""
    )
    yield style.KeyFigures(
        [
            (number(len(groups)), ngettext("need", "needs", len(groups))),
            (number(institutions), ngettext("institution behind them", "institutions behind them", institutions)),
            (number(meetings), " · ".join(filter(None, (ngettext("meeting", "meetings", meetings), span)))),
        ],
        gap=12,
    )


def _table(groups: Sequence[NeedGroup]) -> Iterator[Block]:
    if not groups:
        yield Text([Run(_("No needs have been noted."), style.CELL_MUTED)], gap=16)
        return
    rows = Rows(_COLUMNS, gap=16)
    heads = ("", _("Need"), _("Shared by"), _("Path"), _("Answer from the platform team"))
    rows.set_head([look.cell(name, look.HEAD) for name in heads])
    for place, group in enumerate(groups, start=1):
        rows.add(
            (
                look.cell(f"{place}.", style.CELL_MUTED),
                _need(group),
                _shared(group),
                look.cell(plain(", ".join(group.paths)), style.CELL),
                _answer(group),
            )
        )
    yield rows


def _need(group: NeedGroup) -> Cell:
    """The clearest wording, and below it the other wordings."""
    others = list(dict.fromkeys(plain(note.text) for note in group.notes if note.text != group.title))
    found: list[tuple[Run, ...]] = [(Run(plain(group.title), look.STRONG),)]
    found += [(Run(f"– {text}", look.QUIET),) for text in others]
    return Cell(tuple(found))


def _shared(group: NeedGroup) -> Cell:
    found: list[tuple[Run, ...]] = [(Run(need_count_text(group), style.CELL),)]
    if group.meetings > 1:
        text = ngettext("at {count} meeting", "at {count} meetings", group.meetings)
        found.append((Run(text.format(count=number(group.meetings)), look.QUIET),))
    return Cell(tuple(found))


def _answer(group: NeedGroup) -> Cell:
    found = look.lines_cell(group.answer, style.CELL)
    if group.done:
        found.append((Run(_("done"), look.STRONG),))
    return Cell(tuple(found))
