"""Where items can be put while their meeting runs: what has not been held comes after the item in progress. Pure functions, no clock."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from campus_desktop.clock import zone
from campus_desktop.meetings.agenda import Place
from campus_desktop.meetings.meeting import AgendaItem, Meeting
from campus_desktop.meetings.queries import read_events, read_meeting
from campus_desktop.meetings.timer import Event, Track, forecast, lines
from campus_desktop.workspace import Workspace


def landing(meeting: Meeting, events: Sequence[Event], ids: Collection[str], to: Place) -> Place:
    """The place where the items ``ids`` (none: new ones) land if they are put at ``to``.

    While the meeting runs, the timer never returns to what is above the item in progress. An item not yet held therefore lands
    directly after that item at the earliest, and the item in progress does not pass one that is still to come. The same
    holds in a parallel group at work. Items that have been held can be put anywhere.
    """
    everybody, groups = lines(events, meeting)
    if not everybody.entries or everybody.ended:
        return to
    current = meeting.item(everybody.entries[-1].item or "")
    if current is not None and current.parent is not None:  # moved into a group while it runs
        current = meeting.item(current.parent)
    if current is None:
        return to
    if to.parent == current.id:
        return _in_group(meeting, groups.get((current.id, to.track + 1)), current.by_track, ids, to)
    if to.parent is None and to.day < current.day and not _were_held(ids, everybody):
        return _after(meeting.items, current, ids)
    if to.parent is None and to.day == current.day:
        return _clamped([each for each in meeting.items if each.day == to.day], current, everybody, ids, to)
    return to


def landing_in(workspace: Workspace, meeting_id: str, ids: Collection[str], to: Place) -> Place:
    """``landing`` for the meeting as it is stored."""
    events = read_events(workspace, meeting_id)
    return landing(read_meeting(workspace, meeting_id), events, ids, to) if events else to


def is_next(meeting: Meeting, events: Sequence[Event], to: Place, ids: Collection[str] = ()) -> bool:
    """Whether a place is the one directly after the item in progress."""
    everybody, _groups = lines(events, meeting)
    if not everybody.entries or everybody.ended:
        return False
    current = meeting.item(everybody.entries[-1].item or "")
    return current is not None and current.parent is None and _after(meeting.items, current, ids) == to


def expected_times(
    meeting: Meeting, events: Sequence[Event], now: datetime, ids: Collection[str]
) -> tuple[int, int] | None:
    """When the items ``ids`` are expected to begin and end as the meeting goes, in minutes after midnight of the current day; None
    unless the meeting runs and they are still to come."""
    found = [each for each in forecast(meeting, events, now) if each.item.id in ids]
    if not found:
        return None
    midnight = datetime.combine(now.astimezone(zone()).date(), time(), zone())
    minute = timedelta(minutes=1)
    return (found[0].start - midnight) // minute, (found[-1].end - midnight) // minute


def _held(line: Track) -> set[str]:
    return {entry.item for entry in line.entries if entry.item is not None}


def _in_group(
    meeting: Meeting, line: Track | None, tracks: Sequence[Sequence[AgendaItem]], ids: Collection[str], to: Place
) -> Place:
    """The place in a group of the item in progress; ``line`` is that group's clock, None for an empty group."""
    if line is None or line.ended:
        return to
    siblings = tracks[to.track]
    child = meeting.item(line.entries[-1].item or "")
    return to if child not in siblings or child is None else _clamped(siblings, child, line, ids, to)


def _were_held(ids: Collection[str], line: Track) -> bool:
    """Whether all of these were held; new items (none) were not."""
    return bool(ids) and set(ids) <= _held(line)


def _clamped(
    siblings: Sequence[AgendaItem], current: AgendaItem, line: Track, ids: Collection[str], to: Place
) -> Place:
    order = [each.id for each in siblings]
    at = order.index(to.before) if to.before in order else len(order)
    here, held = order.index(current.id), _held(line)
    if current.id in ids:
        passed = [each for each in order[here + 1 : at] if each not in held and each not in ids]
        return replace(to, before=passed[0]) if passed else to
    if at <= here and not _were_held(ids, line):
        return _after(siblings, current, ids)
    return to


def _after(items: Sequence[AgendaItem], current: AgendaItem, ids: Collection[str]) -> Place:
    """The place directly after ``current``, before the first item there that is not moved itself."""
    order = [
        each.id for each in items if (each.day, each.parent, each.track) == (current.day, current.parent, current.track)
    ]
    rest = (each for each in order[order.index(current.id) + 1 :] if each not in ids)
    return Place(current.day, next(rest, None), current.parent, current.track)
