"""The projector's content: words and figures for the room, without anything private.

A slide is made of the agenda and the clock only, so it cannot contain scripts, addresses, preparation or advice. Notes are
shown with kind and text, and with their sender only if that is ticked; private ones are never read.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import ceil

from campus_desktop.i18n import _, duration_hours, time_text
from campus_desktop.meetings.agenda import find_slot, schedule
from campus_desktop.meetings.figures import Mood, beside, ends_text, figure, moment_text, mood, plan_text
from campus_desktop.meetings.meeting import AgendaItem, Meeting
from campus_desktop.meetings.note_queries import note_ids, read_notes
from campus_desktop.meetings.timer import Event, Position, State, forecast, position
from campus_desktop.workspace import Workspace

ITEMS_BOARD = "item"
"""In place of a path's id: the path of the current item."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the facilitator has ticked beside the item and its clock: a path's board, the notes of some kinds, and whether their
    senders are shown. The default is the board of the current item's path (``ITEMS_BOARD``), which changes with the item, and
    no notes; ``board`` is None for none, or the id of a chosen path."""

    board: str | None = ITEMS_BOARD
    kinds: frozenset[str] = frozenset()
    senders: bool = False


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """A title with its time: the meeting's, or one parallel group's. ``group`` is the group's name; ``figure`` the time left
    ("33:18", "+02:10"), ``beside`` the word beside it ("left", "over"), ``ends`` "ends at 11.30"; all empty if no clock runs."""

    title: str
    figure: str = ""
    mood: Mood = "calm"
    ends: str = ""
    paused: bool = False
    group: str = ""
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Slide:
    """One moment of the meeting. ``place`` is "Item 4 of 9"; ``following`` "at 11.30 Videos · 30 min", empty after the last."""

    state: State
    clock: TimeLeft
    place: str = ""
    following: str = ""
    groups: tuple[TimeLeft, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownNote:
    """A note as shown to the room. ``sender`` is empty unless ticked."""

    id: str
    kind: str
    text: str
    sender: str = field(default="")


def board(meeting: Meeting, wanted: Wanted, here: Position) -> str | None:
    """The path whose board is shown; None for none, or if the path is not at the meeting."""
    found = here.paths if wanted.board == ITEMS_BOARD else (wanted.board,)
    at_meeting = {each.path for each in meeting.paths}
    return next((path for path in found if path in at_meeting), None)


def slide(meeting: Meeting, events: tuple[Event, ...], now: datetime) -> Slide:
    """The slide at ``now``."""
    here = position(meeting, events, now)
    following = _following(meeting, events, here, now)
    if here.item is None:
        if here.state in ("running", "paused"):  # the current item was deleted
            return Slide(here.state, TimeLeft(meeting.title), following=following)
        ends = (
            _("The meeting has ended") if here.state == "ended" and here.following is None else _begins(meeting, here)
        )
        return Slide(here.state, TimeLeft(meeting.title, ends=ends), following=following)
    place = _("Item {number} of {count}").format(number=here.number, count=here.count) if here.number else ""
    groups = tuple(_clock(each, _group(here.item, each)) for each in here.tracks)
    return Slide(here.state, _clock(here), place, following, groups)


def _clock(here: Position, group: str = "") -> TimeLeft:
    title = here.item.title if here.item else ""
    if here.state == "ended":
        return TimeLeft(title, ends=_("finished"), group=group)
    left, word = figure(here.remaining), beside(here.remaining)
    if here.remaining < timedelta() and here.behind is not None and here.behind <= timedelta():
        # begun early: the item is over its time, the meeting is not late, and the room need not be alarmed
        left, word = f"+{ceil(-here.remaining / timedelta(minutes=1))}", _("min over")
        # what is over is this item; what is ahead is the meeting, which is not said of a group
        below = ends_text(here) if group else _("the meeting as a whole: {plan}").format(plan=plan_text(here))
        return TimeLeft(title, left, "calm", below, here.state == "paused", group, word)
    return TimeLeft(title, left, mood(here), ends_text(here), here.state == "paused", group, word)


def _group(item: AgendaItem, here: Position) -> str:
    given = item.tracks[here.track - 1].strip() if here.track <= len(item.tracks) else ""
    return given or _("Group {number}").format(number=here.track)


def _begins(meeting: Meeting, here: Position) -> str:
    number = here.following.day if here.following else 1
    day = meeting.days[min(number, len(meeting.days)) - 1]
    return _("begins at {time}").format(time=time_text(day.start))


def _following(meeting: Meeting, events: tuple[Event, ...], here: Position, now: datetime) -> str:
    item = here.following
    if item is None:
        return ""
    expected = next((each for each in forecast(meeting, events, now) if each.item.id == item.id), None)
    when = moment_text(expected.start, now) if expected else ""
    place = find_slot(schedule(meeting.items, meeting.days), item.id)
    length = duration_hours(place[1].minutes) if place is not None else ""
    return " · ".join(part for part in (f"{when} {item.title}".strip(), length) if part)


def lines(workspace: Workspace, meeting_id: str, wanted: Wanted) -> list[ShownNote]:
    """The notes of the ticked kinds, the newest first; never private ones."""
    if not wanted.kinds:
        return []
    ids = note_ids(workspace, meeting_id, kinds=sorted(wanted.kinds), private=False)
    return [
        ShownNote(note.id, note.kind, note.text, (note.institution_name or note.person_name) if wanted.senders else "")
        for note in reversed(read_notes(workspace, ids))
        if not note.private
    ]
