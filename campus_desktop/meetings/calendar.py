"""A meeting and its actions as iCalendar, correct in Outlook and Google across both clock changes.

The time zone is written out as the European Union's rule since 1996, which Outlook needs. A UID is the row's id, the same on
every laptop. SEQUENCE is the second of the row's newest stamp: it grows with every edit, undo and merge, needs no write on
export, and so works with a read-only file.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from campus_desktop.clock import zone
from campus_desktop.errors import CampusError
from campus_desktop.i18n import _
from campus_desktop.meetings.agenda import DayPlan, instant, minute_text, schedule
from campus_desktop.meetings.meeting import Meeting
from campus_desktop.meetings.note import Note
from campus_desktop.meetings.note_queries import actions, notes_of
from campus_desktop.meetings.queries import read_meeting
from campus_desktop.meetings.summaries import list_meetings
from campus_desktop.workspace import Workspace
from campus_desktop.workspace.stamps import moment

if TYPE_CHECKING:
    from icalendar import Calendar, Event, Timezone

_DOMAIN = "campus-desktop"
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_ZONE = "Europe/Copenhagen"


def meeting_calendar(workspace: Workspace, meeting_id: str, now: datetime) -> bytes:
    """The meeting as an ``.ics`` file: one event a day, with place and agenda. Never the script, notes or participants.

    Raises CampusError if the meeting is gone or has no date.
    """
    return _file(workspace, [_dated(workspace, meeting_id)], (), now)


def actions_calendar(workspace: Workspace, notes: Iterable[Note], now: datetime) -> bytes:
    """Open actions that have a due date as all-day events that do not block the calendar. Never private ones."""
    return _file(workspace, (), notes, now)


def whole_calendar(workspace: Workspace, now: datetime, meeting_id: str | None = None) -> bytes:
    """One meeting and its open actions, or all meetings from today on and all open actions.

    Raises CampusError if that meeting is gone or has no date.
    """
    if meeting_id is not None:
        return _file(workspace, [_dated(workspace, meeting_id)], notes_of(workspace, meeting_id, kinds=["action"]), now)
    today = now.astimezone(zone()).date()
    coming = [each.id for each in list_meetings(workspace) if each.date is not None and each.date >= today]
    return _file(workspace, [read_meeting(workspace, each) for each in coming], actions(workspace), now)


def _dated(workspace: Workspace, meeting_id: str) -> Meeting:
    meeting = read_meeting(workspace, meeting_id)
    if meeting.date is None:
        raise CampusError(_("“{title}” has no date yet; give it one first.").format(title=meeting.title))
    return meeting


def _file(workspace: Workspace, meetings: Sequence[Meeting], notes: Iterable[Note], now: datetime) -> bytes:
    calendar = _calendar()
    if meetings:
        calendar.add_component(_timezone())
    for meeting in meetings:
        changed = _changed(workspace, "meeting", meeting.id)
        for plan in schedule(meeting.items, meeting.days):
            if plan.day.date is not None:
                calendar.add_component(_day_event(meeting, plan, now, changed))
    for note in notes:
        if note.kind == "action" and note.due is not None and note.done is None and not note.private:
            calendar.add_component(_action_event(note, note.due, now, _changed(workspace, "note", note.id)))
    return bytes(calendar.to_ical())


def _calendar() -> Calendar:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Campus Desktop//campus-desktop//DA")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    return calendar


def _timezone() -> Timezone:
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = Timezone()
    zone.add("tzid", _ZONE)
    winter, summer = timedelta(hours=1), timedelta(hours=2)
    for part, name, begins, month, before, after in (
        (TimezoneDaylight(), "CEST", datetime(1981, 3, 29, 2), 3, winter, summer),
        (TimezoneStandard(), "CET", datetime(1996, 10, 27, 3), 10, summer, winter),
    ):
        part.add("dtstart", begins)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", name)
        zone.add_component(part)
    return zone


def _event(uid: str, summary: str, now: datetime, changed: datetime | None) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{uid}@{_DOMAIN}")
    event.add("dtstamp", now.astimezone(UTC).replace(microsecond=0))
    event.add("sequence", max(0, int((changed - _EPOCH).total_seconds())) if changed else 0)
    if changed:
        event.add("last-modified", changed.replace(microsecond=0))
    event.add("summary", " ".join(summary.split()))
    return event


def _day_event(meeting: Meeting, plan: DayPlan, now: datetime, changed: datetime | None) -> Event:
    several = len(meeting.days) > 1
    title = (
        _("{title} (day {number})").format(title=meeting.title, number=plan.day.number) if several else meeting.title
    )
    uid = meeting.id if plan.day.number == 1 else f"{meeting.id}-day{plan.day.number}"
    event = _event(uid, title, now, changed)
    event.add("dtstart", _at(plan, plan.start))
    event.add("dtend", _at(plan, plan.planned_end))
    event.add("status", "TENTATIVE" if meeting.status == "draft" else "CONFIRMED")
    _add_text(event, "location", ", ".join(filter(None, (meeting.place, meeting.room, _line(meeting.address)))))
    _add_text(event, "url", meeting.online_link if meeting.online_link.startswith(("https://", "http://")) else "")
    _add_text(event, "description", _description(meeting, plan))
    return event


def _at(plan: DayPlan, minute: int) -> datetime:
    moment = instant(plan.day, minute)
    assert moment is not None
    return moment


def _add_text(event: Event, name: str, text: str) -> None:
    if text:
        event.add(name, text)


def _line(text: str) -> str:
    return ", ".join(part.strip() for part in text.splitlines() if part.strip())


def _description(meeting: Meeting, plan: DayPlan) -> str:
    """What participants need: purpose, practical facts and the agenda with its times."""
    facts: Sequence[tuple[str, str]] = (
        (_("Host"), meeting.host_name),
        (_("Arrival"), meeting.arrival),
        (_("Transport"), meeting.transport),
        (_("Online"), meeting.online_link),
        (_("Contact"), meeting.contact),
    )
    blocks = [
        meeting.purpose,
        "\n".join(f"{name}: {_line(value)}" for name, value in facts if value),
        "\n".join(f"{minute_text(slot.start)} {slot.item.title}" for slot in plan.slots if not slot.item.taken_out),
    ]
    return "\n\n".join(block for block in blocks if block)


def _action_event(note: Note, due: date, now: datetime, changed: datetime | None) -> Event:
    event = _event(note.id, _("Action: {text}").format(text=note.text), now, changed)
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    owner = ", ".join(filter(None, (note.person_name, note.institution_name)))
    lines = [note.text, _("Responsible: {name}").format(name=owner) if owner else "", note.meeting_title]
    event.add("description", "\n".join(line for line in lines if line))
    return event


def _changed(workspace: Workspace, table: str, row_id: str) -> datetime | None:
    """When a row was last changed, undone or merged, by its newest stamp. None if it has no stamps."""
    stamp: Any = workspace.value("SELECT max(stamp) FROM stamp WHERE tbl = ? AND id = ?", (table, row_id))
    return moment(stamp) if stamp else None
