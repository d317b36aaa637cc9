"""The minutes of a meeting as read at one moment: the source of the PDF, file and e-mail.

They never include a private note. Decisions and actions name the responsible person. An experience (what works, a challenge, an
idea, a question) names its sender only if it may travel with its sender, or if senders are turned on for the whole meeting; one
that travels without sender never does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from campus_desktop.clock import zone
from campus_desktop.meetings import note_queries, queries, summaries
from campus_desktop.meetings.agenda import DayPlan, instant, minute_of
from campus_desktop.meetings.held import DayHeld, days_held
from campus_desktop.meetings.meeting import AgendaItem, Meeting, Participant
from campus_desktop.meetings.needs import NeedGroup, group_needs
from campus_desktop.meetings.note import Note
from campus_desktop.meetings.planned import planned
from campus_desktop.meetings.queries import read_events
from campus_desktop.meetings.summaries import MeetingSummary
from campus_desktop.meetings.timer import Actual, Event, actuals, position
from campus_desktop.workspace import Workspace

RESPONSIBLE = ("decision", "action")
"""Kinds whose people are responsible for something, and so are always named."""


@dataclass(frozen=True, slots=True)
class Attendance:
    """The people of one institution ('' for none): how many, and the names of those with a name."""

    institution: str
    count: int
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemSection:
    """One item with its notes in the order they were written. ``item`` None: notes whose item is gone. ``held`` is how it
    actually went, None if it was not held or the meeting was run without the timer."""

    item: AgendaItem | None
    held: Actual | None
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Minutes:
    """A decision protocol: ``decisions``, ``actions`` (by due date), ``needs`` and ``parked`` for the first page, then one
    section per item. ``carried`` is what is open from before, ``closed`` what was closed since the last meeting;
    ``following`` the next meeting of the series; ``plans`` the planned agenda; ``days`` when it really began and ended, empty if it was
    held without the timer."""

    meeting: Meeting
    present: tuple[Attendance, ...]
    online: tuple[Attendance, ...]
    apologies: tuple[Attendance, ...]
    decisions: tuple[Note, ...]
    actions: tuple[Note, ...]
    needs: tuple[NeedGroup, ...]
    parked: tuple[Note, ...]
    carried: tuple[Note, ...]
    following: MeetingSummary | None
    sections: tuple[ItemSection, ...]
    plans: tuple[DayPlan, ...]
    closed: tuple[Note, ...] = ()
    days: tuple[DayHeld, ...] = ()


def read_minutes(workspace: Workspace, meeting_id: str, now: datetime, *, senders: bool = False) -> Minutes:
    """The minutes at ``now``; ``senders`` names the sender of an experience, unless it travels without sender. Raises
    CampusError if the meeting is gone.

    A held meeting counts as present those marked present or online; if nobody is marked, those registered.
    """
    meeting = queries.read_meeting(workspace, meeting_id)
    events = read_events(workspace, meeting_id)
    if _still_agenda(meeting, events, now):
        meeting = replace(meeting, status="draft")
    notes = [_shown(note, senders) for note in note_queries.notes_of(workspace, meeting_id, private=False)]
    following = summaries.following_meeting(workspace, meeting)
    marked = any(each.status == "present" for each in meeting.participants)
    return Minutes(
        meeting,
        attendance(each for each in meeting.participants if each.status == ("present" if marked else "registered")),
        attendance(each for each in meeting.participants if each.status == "online"),
        attendance(each for each in meeting.participants if each.status == "apologies"),
        _of_kind(notes, "decision"),
        tuple(
            sorted(_of_kind(notes, "action"), key=lambda note: (note.due is None, note.due or note.at.date(), note.at))
        ),
        tuple(group_needs(notes)),
        _of_kind(notes, "parked"),
        tuple(note for note in note_queries.carried(workspace, meeting) if not note.private),
        following,
        _sections(meeting, actuals(meeting, events, now), notes),
        planned(workspace, meeting),
        tuple(_shown(note, senders) for note in _closed(workspace, meeting, following, now) if not note.private),
        days_held(meeting, events),
    )


def _closed(workspace: Workspace, meeting: Meeting, following: MeetingSummary | None, now: datetime) -> list[Note]:
    """What was closed since the last meeting of the series; up to now, or, once the next meeting is due or has begun, to the
    moment from which that one counts, so that each closed note is in the minutes of one meeting."""
    earlier = summaries.earlier_meetings(workspace, meeting)
    since = _counts_from(workspace, meeting, queries.read_meeting(workspace, earlier[-1])) if earlier else None
    if since is None:
        return []
    until = None
    if following is not None:
        due = following.date is not None and following.date <= now.astimezone(zone()).date()
        if due or following.state != "planned":
            until = _counts_from(workspace, queries.read_meeting(workspace, following.id), meeting)
    return note_queries.closed(workspace, meeting, since, until or now + timedelta(seconds=1))


def _counts_from(workspace: Workspace, meeting: Meeting, before: Meeting) -> datetime | None:
    """The moment from which a closed note counts for ``meeting`` and no longer for the one ``before``: the midnight after the last
    day of that one, or the start of this one if both are held on one day. None if the one before has no date."""
    held = days_held(before, read_events(workspace, before.id))
    last = max((each.began.astimezone(zone()).date() for each in held), default=None)
    last = last or max((day.date for day in before.days if day.date is not None), default=None)
    if last is None:
        return None
    midnight = datetime.combine(last + timedelta(days=1), time(), zone())
    own = days_held(meeting, read_events(workspace, meeting.id))
    first = meeting.days[0]
    begins = own[0].began if own else instant(first, minute_of(first.start))
    return min(midnight, begins) if begins is not None else midnight


def _still_agenda(meeting: Meeting, events: Sequence[Event], now: datetime) -> bool:
    """Whether "sent" in the meeting's status still refers to the agenda: the meeting is running, or on a future day. A meeting
    whose day has come and whose timer has no events may have been held without the timer."""
    here = position(meeting, events, now)
    if here.state == "planned":
        return meeting.date is not None and meeting.date > now.astimezone(zone()).date()
    return here.state != "ended" or here.following is not None


def _shown(note: Note, senders: bool) -> Note:
    if note.kind in RESPONSIBLE or note.travel == "named" or (senders and note.travel == "meeting"):
        return note
    # a need counts its institutions but does not name them
    institution = note.institution if note.kind == "need" else None
    return note._replace(institution=institution, institution_name="", person=None, person_name="")


def _of_kind(notes: Iterable[Note], kind: str) -> tuple[Note, ...]:
    return tuple(note for note in notes if note.kind == kind)


def attendance(participants: Iterable[Participant]) -> tuple[Attendance, ...]:
    """Participants by institution, in the order given."""
    people = defaultdict(list)
    for each in participants:
        people[each.institution_name].append(each)
    return tuple(
        Attendance(institution, sum(each.count for each in group), tuple(each.name for each in group if each.name))
        for institution, group in people.items()
    )


def _sections(meeting: Meeting, held: list[Actual], notes: list[Note]) -> tuple[ItemSection, ...]:
    by_item = defaultdict(list)
    for note in notes:
        by_item[note.item].append(note)
    times = {each.item: each for each in held if not each.skipped}
    sections = [ItemSection(item, times.get(item.id), tuple(by_item[item.id])) for item in meeting.every_item]
    if by_item[None]:
        sections.append(ItemSection(None, None, tuple(by_item[None])))
    return tuple(sections)


@dataclass(frozen=True, slots=True)
class InstitutionPage:
    """The page for one institution: its own actions and decisions, and its answers to ideas for its own paths."""

    institution: str
    name: str
    actions: tuple[Note, ...]
    decisions: tuple[Note, ...]
    answers: tuple[Note, ...]


def institution_pages(workspace: Workspace, minutes: Minutes) -> tuple[InstitutionPage, ...]:
    """A page for each institution that took part and has content for it, in the order of the participants."""
    owners = {path.path: path.institution for path in minutes.meeting.paths}
    names = {row["id"]: row["name"] for row in workspace.rows("SELECT id, name FROM institution")}
    ideas = [note for section in minutes.sections for note in section.notes if note.kind == "idea" and note.answer]
    pages = []
    for institution in dict.fromkeys([*minutes.meeting.institutions, *filter(None, owners.values())]):
        actions = tuple(note for note in minutes.actions if note.institution == institution)
        decisions = tuple(note for note in minutes.decisions if note.institution == institution)
        answers = tuple(note for note in ideas if note.path is not None and owners.get(note.path) == institution)
        if actions or decisions or answers:
            name = names.get(institution, "")
            pages.append(InstitutionPage(institution, name, actions, decisions, answers))
    return tuple(pages)
