"""Agenda, actions and minutes as the text of an e-mail: simple HTML that Outlook and webmail keep, and plain text.

Every style is inline, as mail programs drop style sheets. Private notes and scripts are never included.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from html import escape

from campus_desktop.i18n import _, capital, date_weekday, duration_hours, language
from campus_desktop.meetings.agenda import DayPlan, schedule
from campus_desktop.meetings.due import GROUPS, by_due
from campus_desktop.meetings.meeting import Meeting
from campus_desktop.meetings.minutes import Minutes
from campus_desktop.meetings.note import NOTE_KINDS, Note
from campus_desktop.meetings.parts import not_items, taking_up
from campus_desktop.meetings.wording import (
    about_text,
    answer_text,
    case_text,
    clock_range,
    day_span,
    day_title,
    done_text,
    due_text,
    facts,
    item_numbers,
    matter_text,
    meeting_time_text,
    minutes_time_text,
    need_count_text,
    next_meeting_text,
    numbered,
    owner_text,
    people_text,
    sentence,
    status_text,
    track_name,
)

_FAMILY = "font-family:Calibri,Arial,sans-serif"
_FONT = f"{_FAMILY};font-size:11pt;color:#15252d"
# Outlook renders with Word: text in a table or heading does not inherit a font.
_CELL = f"padding:3pt 12pt 3pt 0;vertical-align:top;border-top:1px solid #dbe2e5;{_FONT}"
_LABEL = f"padding:1pt 14pt 1pt 0;vertical-align:top;{_FAMILY};font-size:11pt;color:#5a6a72"
_HEADING = f"{_FAMILY};font-size:13pt;color:#0b5563;margin:14pt 0 4pt 0"


_MARKED = re.compile(r"(?:\d{1,3}\.|[-–•*])\s")
"""Matches a line that already has a number or bullet, so that plain text adds none."""


@dataclass(frozen=True, slots=True)
class MailText:
    """An e-mail as HTML and as plain text, with its subject."""

    subject: str
    html: str
    plain: str


@dataclass(slots=True)
class _Writer:
    """Writes both forms side by side. All text is escaped in the HTML."""

    html: list[str] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)

    def title(self, text: str) -> None:
        self.html.append(f'<h1 style="{_FAMILY};font-size:17pt;color:#15252d;margin:0 0 4pt 0">{escape(text)}</h1>')
        self.plain += [text, "=" * min(len(text), 70)]

    def heading(self, text: str, level: int = 2) -> None:
        style = _HEADING if level == 2 else f"{_FONT};margin:10pt 0 2pt 0"
        self.html.append(f'<h{level} style="{style}">{escape(text)}</h{level}>')
        self.plain += ["", text, "-" * min(len(text), 70)] if level == 2 else ["", text]

    def line(self, text: str, label: str = "") -> None:
        if text:
            strong = f"<b>{escape(label)}</b> " if label else ""
            self.html.append(f'<p style="margin:0 0 4pt 0;{_FONT}">{strong}{_broken(text)}</p>')
            self.plain.append(f"{label} {text}" if label else text)

    def rows(self, rows: Iterable[Sequence[str]], heads: Sequence[str] = ()) -> None:
        """A table; in plain text one line per row, with its cells side by side."""
        self.html.append('<table style="border-collapse:collapse">')
        if heads:
            cells = "".join(f'<th style="text-align:left;{_CELL};border-top:0">{escape(head)}</th>' for head in heads)
            self.html.append(f"<tr>{cells}</tr>")
        for row in rows:
            cells = "".join(f'<td valign="top" style="{_CELL}">{_broken(text)}</td>' for text in row)
            self.html.append(f"<tr>{cells}</tr>")
            line = " · ".join(" / ".join(text.splitlines()) for text in row if text)
            self.plain.append(line if _MARKED.match(line) else f"- {line}")
        self.html.append("</table>")

    def facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Labels and their values."""
        known = [(name, text) for name, text in facts if text.strip()]
        self.html.append('<table style="border-collapse:collapse;margin:6pt 0">')
        for name, text in known:
            label = f'<td valign="top" style="{_LABEL}">{escape(name)}</td>'
            self.html.append(f'<tr>{label}<td style="padding:1pt 0;{_FONT}">{_broken(text)}</td></tr>')
            self.plain.append(f"{name}: {text}")
        self.html.append("</table>")

    def done(self, subject: str) -> MailText:
        body = "\n".join(self.html)
        html = f'<html lang="{language()}"><body><div style="{_FONT}">\n{body}\n</div></body></html>'
        return MailText(" ".join(subject.split()), html, "\n".join(self.plain).strip() + "\n")


def _broken(text: str) -> str:
    return "<br>".join(escape(line) for line in text.splitlines())


def _begin(meeting: Meeting, when: str) -> _Writer:
    writer = _Writer()
    writer.title(" ".join(meeting.title.split()))
    where = meeting.place or meeting.host_name
    writer.line(capital(" · ".join(filter(None, (when, where, case_text(meeting))))))
    return writer


# --- agenda ----------------------------------------------------------------------------------------------------------


def agenda_mail(meeting: Meeting, carried: Sequence[Note] = ()) -> MailText:
    """The agenda for participants: purpose, practical facts, and every item with its times; ``carried`` are the open notes from
    earlier meetings, listed at the item for them."""
    writer = _begin(meeting, meeting_time_text(meeting))
    writer.line(sentence(meeting.purpose), _("Purpose:"))
    writer.facts(facts(meeting))
    numbers, item = item_numbers(meeting), taking_up(meeting.items)
    matters = (
        {item.id: "\n".join(f"– {matter_text(note)}" for note in not_items(carried, meeting.every_item))}
        if item is not None
        else {}
    )
    for plan in schedule(meeting.items, meeting.days):
        writer.heading(day_title(meeting, plan))
        writer.line(day_span(plan) if plan.over else "")
        writer.rows(list(_items(plan, numbers, matters)))
    return writer.done(_("Agenda: {title}").format(title=meeting.title))


def _items(plan: DayPlan, numbers: dict[str, str], matters: dict[str, str]) -> Iterable[Sequence[str]]:
    for slot in plan.slots:
        item = slot.item
        yield (
            clock_range(slot.start, slot.end),
            _with(numbered(item, numbers), item.purpose, matters.get(item.id, ""), _labelled(_("Preparation:"), item.preparation),
                  _labelled(_("Attachments:"), item.attachments), item.link),
            item.responsible,
            duration_hours(slot.minutes),
        )  # fmt: skip
        for at, track in enumerate(slot.tracks):
            for each in track:
                name = f"{track_name(item, at)}: {numbered(each.item, numbers)}"
                extra = _labelled(_("Preparation:"), each.item.preparation)
                yield (
                    clock_range(each.start, each.end),
                    _with(name, each.item.purpose, extra),
                    each.item.responsible,
                    duration_hours(each.minutes),
                )


def _labelled(label: str, text: str) -> str:
    return f"{label} {text}" if text.strip() else ""


def _with(first: str, *more: str) -> str:
    return "\n".join((first, *(each.strip() for each in more if each.strip())))


# --- actions ---------------------------------------------------------------------------------------------------------


def actions_mail(minutes: Minutes) -> MailText:
    """The actions of a meeting, and the open ones of the meetings before."""
    writer = _begin(minutes.meeting, minutes_time_text(minutes))
    writer.line(next_meeting_text(minutes.following), _("Next meeting:"))
    _actions(writer, _("Actions"), minutes.actions)
    carried = [note for note in minutes.carried if note.kind == "action"]
    if carried:
        _actions(writer, _("Still open from earlier meetings"), carried)
    return writer.done(_("Actions: {title}").format(title=minutes.meeting.title))


def notes_mail(actions: Sequence[Note], about: str, today: date) -> MailText:
    """The actions of many meetings, the longest overdue first; ``about`` names the selection, empty for all."""
    writer = _Writer()
    writer.title(_("Actions"))
    writer.line(" · ".join((about or _("All meetings"), date_weekday(today))))
    shown = [note for note in actions if not note.private]
    if not shown:
        writer.line(_("No open actions."))
    for group, notes in by_due(shown, today):
        _actions(writer, _(GROUPS[group]), notes)
    return writer.done(_("Actions: {title}").format(title=about or _("All meetings")))


def _actions(writer: _Writer, name: str, notes: Sequence[Note]) -> None:
    writer.heading(name)
    if not notes:
        writer.line(_("No actions were noted."))
        return
    heads = (_("Action"), _("Responsible"), _("Due"))
    writer.rows(
        [
            (" · ".join(filter(None, (note.text, done_text(note)))), owner_text(note) or "–", due_text(note) or "–")
            for note in notes
        ],
        heads,
    )


# --- minutes ---------------------------------------------------------------------------------------------------------


def minutes_mail(minutes: Minutes) -> MailText:
    """The minutes as a decision protocol, as in the PDF."""
    meeting = minutes.meeting
    writer = _begin(meeting, minutes_time_text(minutes))
    writer.line(sentence(meeting.purpose), _("Purpose:"))
    people_and_status = (
        (_("Present"), people_text(minutes.present)),
        (_("Online"), people_text(minutes.online)),
        (_("Apologies"), people_text(minutes.apologies)),
        (_("Chair"), meeting.chair),
        (_("Minute-taker"), meeting.minute_taker),
        (_("Status"), capital(status_text(meeting))),
        (_("Next meeting"), next_meeting_text(minutes.following)),
    )
    writer.facts(people_and_status)
    writer.heading(_("Decisions"))
    if minutes.decisions:
        writer.rows(
            [(f"{place}. {note.text}", owner_text(note)) for place, note in enumerate(minutes.decisions, start=1)]
        )
    else:
        writer.line(_("No decisions were noted."))
    _actions(writer, _("Actions"), minutes.actions)
    if minutes.closed:
        _actions(writer, _("Closed since last time"), minutes.closed)
    if minutes.carried:
        _actions(writer, _("Still open from earlier meetings"), minutes.carried)
    if minutes.needs:
        writer.heading(_("Needs for Campus"))
        writer.rows([(group.title, need_count_text(group)) for group in minutes.needs])
    if minutes.parked:
        writer.heading(_("Parked for another time"))
        writer.rows([(note.text,) for note in minutes.parked])
    _by_item(writer, minutes)
    return writer.done(_("Minutes: {title}").format(title=meeting.title))


def _by_item(writer: _Writer, minutes: Minutes) -> None:
    numbers = item_numbers(minutes.meeting)
    shown = [each for each in minutes.sections if each.notes]
    if shown:
        writer.heading(_("Item by item"))
    for each in shown:
        writer.heading(numbered(each.item, numbers) if each.item else _("Other notes"), 3)
        writer.rows([(_(NOTE_KINDS[note.kind]), _with(note.text, _beside(note))) for note in each.notes])


def _beside(note: Note) -> str:
    due = due_text(note)
    parts = (about_text(note), owner_text(note), _("due {date}").format(date=due) if due else "", answer_text(note))
    return " · ".join(filter(None, parts))
