"""A page for each institution to take home: only its own actions and decisions, and the answers it gave to
ideas for its own paths."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from campus_desktop.i18n import _, ngettext, number
from campus_desktop.meetings.minutes import InstitutionPage
from campus_desktop.meetings.note import Note
from campus_desktop.meetings.wording import about_text, answer_text, minutes_time_text, next_meeting_text, one_line
from campus_desktop.prints import document as doc
from campus_desktop.prints.document import cell, run
from campus_desktop.prints.looks import BODY, CELL_MUTED, QUIET, STRONG, TEXT
from campus_desktop.prints.parts import actions_table, cover, decisions_table, facts, meeting_document, section
from campus_desktop.prints.source import MeetingToPrint, Options


def institutions(source: MeetingToPrint, *, printed: date, options: Options) -> doc.Document:
    """The pages; a single one says so where no institution has any."""
    return meeting_document(source.meeting, _("What we take home"), printed, _pages(source, options))


def _pages(source: MeetingToPrint, options: Options) -> Iterator[doc.Block]:
    pages = [page for page in source.pages if options.institution in (None, page.institution)]
    for place, page in enumerate(pages):
        if place:
            yield doc.PageBreak()
        yield from _page(source, page)
    if not pages:
        yield cover(source.meeting, minutes_time_text(source.minutes))
        text = _("No institution has actions, decisions or answers from this meeting.")
        yield doc.Paragraph(run(text, CELL_MUTED), gap=16)


def _page(source: MeetingToPrint, page: InstitutionPage) -> Iterator[doc.Block]:
    meeting = source.meeting
    yield doc.Title(page.name or _("No institution"))
    yield doc.Paragraph(
        (doc.Run(meeting.title, STRONG), doc.Run(f" · {minutes_time_text(source.minutes)}", BODY)), gap=6
    )
    yield doc.Paragraph(run(_counts(page), QUIET), gap=2)
    table = actions_table([_own(note) for note in page.actions], boxes=True, unnamed=_("not named yet"))
    yield section(_("Our actions"), table, _("No actions from this meeting."))
    if page.decisions:
        yield section(_("Our decisions"), decisions_table([_own(note) for note in page.decisions]))
    if page.answers:
        yield section(_("Our answers to ideas"), _answers(page))
    known = (
        (_("Next meeting"), next_meeting_text(source.minutes.following)),
        (_("Contact"), one_line(meeting.contact)),
    )
    yield from facts(known, gap=20)


def _counts(page: InstitutionPage) -> str:
    count = len(page.actions)
    parts = [ngettext("{count} action", "{count} actions", count).format(count=number(count))]
    if count := len(page.decisions):
        parts.append(ngettext("{count} decision", "{count} decisions", count).format(count=number(count)))
    if count := len(page.answers):
        text = ngettext("{count} answer to an idea", "{count} answers to ideas", count)
        parts.append(text.format(count=number(count)))
    return " · ".join(parts)


def _own(note: Note) -> Note:
    """The note without the name of the institution, which is the page's title."""
    return note._replace(institution_name="")


def _answers(page: InstitutionPage) -> doc.Table:
    rows = [
        doc.Row((doc.Cell((run(note.text, TEXT), run(about_text(note), QUIET))), cell(answer_text(note))))
        for note in page.answers
    ]
    return doc.Table((doc.Column(_("Idea"), 292, gap=12, names=True), doc.Column(_("Our answer"), 222, gap=0)), rows)
