"""Actions as a checklist: those of a meeting with those still open from before, or those of many meetings by due date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from campus_desktop.i18n import _, date_weekday
from campus_desktop.meetings.due import GROUPS, by_due
from campus_desktop.meetings.wording import minutes_time_text, next_meeting_text
from campus_desktop.prints.document import Block, Document, Paragraph, Title, run
from campus_desktop.prints.looks import CELL_MUTED
from campus_desktop.prints.parts import actions_table, cover, labelled, meeting_document, section
from campus_desktop.prints.source import MeetingToPrint, NotesToPrint, Options


def actions(source: MeetingToPrint, *, printed: date, options: Options) -> Document:
    """The actions of a meeting."""
    return meeting_document(source.meeting, _("Actions"), printed, _of_meeting(source, options))


def all_actions(source: NotesToPrint, *, printed: date, options: Options) -> Document:
    """The actions of many meetings, the longest overdue first."""
    return Document(_("Actions"), _("Actions"), source.about, printed, tuple(_of_many(source, printed)))


def _of_meeting(source: MeetingToPrint, options: Options) -> Iterator[Block]:
    yield cover(source.meeting, minutes_time_text(source.minutes))
    yield from labelled(_("Next meeting:"), next_meeting_text(source.minutes.following))
    own = [note for note in source.minutes.actions if options.done or note.done is None]
    yield section(_("Actions"), actions_table(own, boxes=True), _("No actions were noted."))
    if carried := [note for note in source.minutes.carried if note.kind == "action"]:
        table = actions_table(carried, boxes=True, with_meeting=True)
        yield section(_("Still open from earlier meetings"), table)


def _of_many(source: NotesToPrint, printed: date) -> Iterator[Block]:
    yield Title(_("Actions"), " · ".join((source.about or _("All meetings"), date_weekday(printed))))
    if not source.actions:
        yield Paragraph(run(_("No open actions."), CELL_MUTED), gap=16)
    for group, notes in by_due(source.actions, printed):
        yield section(_(GROUPS[group]), actions_table(notes, boxes=True, with_meeting=True))
