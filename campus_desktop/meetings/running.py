"""Commands for running a meeting. Each is an act of the clock: a record of fact, and one undo step (``acts``).

Back is not an undo: it is its own command, recording that the last item was never entered."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from math import ceil
from typing import Literal

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _
from campus_desktop.meetings.acts import act, instant, keep_status, status_before
from campus_desktop.meetings.agenda import clock, find_slot, minute_of
from campus_desktop.meetings.as_held import NO_PIN, as_held
from campus_desktop.meetings.catchup import (
    WAYS,
    CatchUpChange,
    Proposal,
    Way,
    applied,
    apply_catch_up,
    catch_up,
    label_of,
)
from campus_desktop.meetings.meeting import STATUSES, AgendaItem, Meeting
from campus_desktop.meetings.participants import count_as_present
from campus_desktop.meetings.planned import plan_again
from campus_desktop.meetings.queries import read_events, read_meeting
from campus_desktop.meetings.timer import (
    Position,
    State,
    Track,
    What,
    actual_plans,
    following_item,
    lines,
    not_before_last,
    position,
)
from campus_desktop.paths.snapshots import Reason, take_at_meeting
from campus_desktop.workspace import Workspace, new_id

_AT_THE_END: dict[What, What] = {"next": "end", "skip": "last-skip", "park": "last-park"}

_TURNS: dict[What, Reason] = {"start": "start", "end": "end", "last-skip": "end", "last-park": "end"}
"""The events at which the paths at the meeting are kept as snapshots."""

Others = Literal["end", "pause"]
"""What to do with another running meeting when a clock is started: only one runs at a time."""

STEP = 5
"""The minutes that one press adds or removes."""
MOST_EXTRA = 480
"""The most minutes one press may add or remove: a whole meeting."""


def where(workspace: Workspace, meeting_id: str, now: datetime) -> Position:
    """The meeting's position at ``now``. A screen that ticks reads meeting and events once and calls ``timer.position``."""
    return position(read_meeting(workspace, meeting_id), read_events(workspace, meeting_id), now)


_FORGOTTEN = timedelta(hours=12)
"""A meeting that was never ended counts as over when its timer has had no event for so long."""


def under_way(workspace: Workspace, now: datetime) -> dict[str, State]:
    """The meetings begun and neither ended nor forgotten at ``now``, by id: whether each is "running" or "paused"."""
    since = instant(now - _FORGOTTEN)
    rows = workspace.rows("SELECT meeting FROM timer GROUP BY meeting HAVING max(at) >= ? ORDER BY meeting", (since,))
    states = {row["meeting"]: where(workspace, row["meeting"], now).state for row in rows}
    return {meeting: state for meeting, state in states.items() if state in ("running", "paused")}


def running_elsewhere(workspace: Workspace, meeting_id: str, now: datetime) -> list[str]:
    """The other meetings whose clock runs at ``now``."""
    return [each for each, state in under_way(workspace, now).items() if state == "running" and each != meeting_id]


def under_way_with(workspace: Workspace, path_id: str, now: datetime) -> str | None:
    """The title of a running or paused meeting that has the learning path, None if there is none."""
    sql = "SELECT m.title FROM meeting_path x JOIN meeting m ON m.id = x.meeting WHERE x.path = ? AND x.meeting = ?"
    found = (workspace.value(sql, (path_id, each)) for each in under_way(workspace, now))
    return next((str(title) for title in found if title is not None), None)


def propose_catch_up(
    workspace: Workspace,
    meeting_id: str,
    now: datetime,
    *,
    ways: Collection[Way] = WAYS,
    minutes: int | None = None,
) -> Proposal:
    """Propose how the rest of the day can absorb the meeting's delay at ``now``, to be shown before ``apply_catch_up``; before
    the start, and between two days, how the coming day can be made to fit. What the day began late, and what earlier items ran
    over, is listed separately. ``minutes`` replaces the actual overrun of the current item (what if it takes so much longer than
    planned?), but is at least what it has already run over."""
    meeting, events = read_meeting(workspace, meeting_id), read_events(workspace, meeting_id)
    here = position(meeting, events, now)
    everybody, _groups = lines(events, meeting)
    held = {entry.item for entry in everybody.entries if entry.item}
    current = here.item.id if here.item else None
    day = here.following.day if here.following else 1
    past = as_held(meeting, everybody, here)
    items = applied(meeting.items, meeting.days, past.changes)[0]
    there = position(replace(meeting, items=items), events, now)
    delay = there.delay
    if minutes is not None and there.planned_end is not None:
        used = ceil((not_before_last(events, now) - there.planned_end) / timedelta(minutes=1))
        delay = max(minutes + past.ahead, used)
    found = catch_up(items, meeting.days, delay, current, day=day, held=held, ways=ways)
    found = replace(found, minutes=max(0, delay - past.ahead), began=past.began)
    changes = (*past.changes, *found.changes)
    if here.delay + delay - there.delay <= 0 and not any(each.way in WAYS for each in found.changes):
        return replace(found, changes=(), as_it_goes=changes)
    return replace(found, changes=changes, late=past.late)


def apply_catch_up_now(workspace: Workspace, meeting_id: str, changes: Sequence[CatchUpChange], now: datetime) -> None:
    """Write the chosen changes of a proposal, as one undo step. The clock of the current item is extended, or
    shortened, to the end that the plan now gives it, so that figure, colour and sentence follow the agreed plan.

    Raises CampusError if the agenda has changed since the proposal was made.
    """
    command = _TimerCommand(workspace, meeting_id, now)
    past = [each for each in changes if each.way in ("start", "held", "held-pin")]
    meeting = replace(command.meeting, items=applied(command.meeting.items, command.meeting.days, past)[0])
    here = position(meeting, read_events(workspace, meeting_id), command.now)
    item = here.item
    accepted = sum(
        each.after - each.before
        for each in changes
        if item is not None and (each.way, each.item) == ("overrun", item.id)
    )
    more = 0
    if here.ends is not None and here.planned_end is not None:
        more = ceil((here.planned_end + timedelta(minutes=accepted) - here.ends) / timedelta(minutes=1))
    if item is None or not more or not changes:
        apply_catch_up(workspace, meeting_id, changes)
        return
    with command.act(label_of(changes)):
        command.record("extend", item, minutes=more)
        apply_catch_up(workspace, meeting_id, changes)


class _TimerCommand:
    """A meeting as read for one command."""

    def __init__(self, workspace: Workspace, meeting_id: str, now: datetime, track: int = 0) -> None:
        self.workspace, self.track = workspace, track
        self.meeting = read_meeting(workspace, meeting_id)
        events = read_events(workspace, meeting_id)
        # a clock that was set back must not change the order of events
        self.now = max([now, *(event.at for event in events[-1:])])
        self.everybody, self.groups = lines(events, self.meeting)
        self.line = self._line()
        self.events: list[str] = []

    def _line(self) -> Track:
        if self.track == 0:
            return self.everybody
        current = self.everybody.entries[-1].item if self.everybody.entries else None
        found = self.groups.get((current or "", self.track))
        if found is None or self.everybody.ended:
            raise CampusError(_("This group is not at work now."))
        return found

    def need_running(self) -> None:
        """Raises CampusError unless the clock has begun and not ended."""
        if not self.line.entries:
            raise CampusError(_("The meeting has not begun yet; start it first."))
        if self.line.ended:
            raise CampusError(_("The meeting has ended; press Back to continue it."))

    @contextmanager
    def act(self, label: str) -> Iterator[None]:
        """Everything recorded in this block is one undo step, together with its other edits."""
        with act(self.workspace, label, self.meeting.id) as self.events:
            yield

    def stop_others(self, others: Others | None) -> None:
        """Within an act: end or pause the other meeting whose clock runs. Raises CampusError if ``others`` is None."""
        for each in running_elsewhere(self.workspace, self.meeting.id, self.now):
            other = _TimerCommand(self.workspace, each, self.now)
            if others is None:
                text = _("“{title}” is in progress. End or pause it first; then this meeting can go on.")
                raise CampusError(text.format(title=other.meeting.title))
            other.events = self.events
            other.record(others, other.line.entries[-1].item)

    def record(
        self, what: What, item: AgendaItem | str | None, *, minutes: int | None = None, row_id: str | None = None
    ) -> None:
        """Within an act: add an event to the timer."""
        found = None
        if isinstance(item, AgendaItem):
            found = find_slot(actual_plans(self.meeting, self.everybody), item.id)
        row = {
            "id": row_id or new_id(),
            "meeting": self.meeting.id,
            "item": item.id if isinstance(item, AgendaItem) else item,
            "track": self.track,
            "what": what,
            "at": instant(self.now),
            "minutes": minutes,
            "planned": clock(found[1].start).isoformat("minutes") if found else None,
            "planned_minutes": found[1].minutes if found else None,
        }
        with self.workspace.edit("") as edit:
            self.events.append(edit.insert("timer", row))
            if self.track == 0 and what in _TURNS:
                take_at_meeting(self.workspace, edit, self.meeting.id, _TURNS[what])
        if self.track == 0 and _TURNS.get(what) == "end":
            self._begin_minutes(self.events[-1])

    def _begin_minutes(self, event: str) -> None:
        """After the last day: set the status to "draft", as "sent" referred to the agenda and not to the minutes."""
        later = position(self.meeting, read_events(self.workspace, self.meeting.id), self.now).following
        if later is None:
            with self.workspace.edit("") as edit:
                keep_status(edit, self.meeting.id, event, instant(self.now), self.meeting.status)
                if self.meeting.status != "draft":
                    edit.update("meeting", self.meeting.id, {"status": "draft"})


def start(workspace: Workspace, meeting_id: str, now: datetime, *, others: Others | None = None) -> None:
    """Begin the meeting with its first item, or its next day with that day's first. From then on those registered count as
    present. ``others`` says what to do with another running meeting, in the same undo step.

    Raises CampusError if it is already running, has been held, or has no items; or if another runs and ``others`` is not given.
    """
    command = _TimerCommand(workspace, meeting_id, now)
    if command.line.entries and not command.line.ended:
        raise CampusError(_("The meeting is running already."))
    first = position(command.meeting, read_events(workspace, meeting_id), now).following
    if first is None:
        if command.line.entries:
            raise CampusError(_("The meeting has been held; press Back to continue with its last item."))
        raise CampusError(_("The agenda has no items yet; add the first one, then start."))
    with command.act(_("Start the meeting")):
        command.stop_others(others)
        command.record("start", first)
        count_as_present(workspace, meeting_id)


def pause(workspace: Workspace, meeting_id: str, now: datetime, *, track: int = 0) -> None:
    """Pause the clock: everybody's (with the groups'), or that of one parallel group (from 1)."""
    command = _TimerCommand(workspace, meeting_id, now, track)
    command.need_running()
    if not command.line.paused:
        with command.act(_("Pause")):
            command.record("pause", command.line.entries[-1].item)


def resume(
    workspace: Workspace, meeting_id: str, now: datetime, *, track: int = 0, others: Others | None = None
) -> None:
    """Resume the clock; an item's end moves by the length of the pause. ``others`` as for ``start``."""
    command = _TimerCommand(workspace, meeting_id, now, track)
    command.need_running()
    if command.line.paused:
        with command.act(_("Go on")):
            if track == 0:
                command.stop_others(others)
            command.record("resume", command.line.entries[-1].item)


def extend(workspace: Workspace, meeting_id: str, minutes: int, now: datetime, *, track: int = 0) -> None:
    """Give the current item more minutes, or fewer (negative). The plan stays, so the meeting is behind or ahead by as much."""
    command = _TimerCommand(workspace, meeting_id, now, track)
    command.need_running()
    if not -MOST_EXTRA <= minutes <= MOST_EXTRA:
        raise CampusError(_("So many minutes cannot be added at once; at most {most}.").format(most=MOST_EXTRA))
    with command.act(_("{minutes} min").format(minutes=f"{minutes:+}".replace("-", "−"))):
        command.record("extend", command.line.entries[-1].item, minutes=minutes)


def begin_now(workspace: Workspace, meeting_id: str, now: datetime) -> None:
    """Let the current item, which waits for its lock, count from ``now``: it loses the lock, and gets the minutes waited so far in
    addition. Raises CampusError if it does not wait."""
    command = _TimerCommand(workspace, meeting_id, now)
    command.need_running()
    here = position(command.meeting, read_events(workspace, meeting_id), command.now)
    item = here.item
    if item is None or item.pinned is None or here.counts_from is None or here.since is None:
        raise CampusError(_("The item’s time counts already. Nothing was changed."))
    change = CatchUpChange("held-pin", item.id, item.title, item.day, minute_of(item.pinned), NO_PIN)
    waited = (command.now - here.since) // timedelta(minutes=1)
    with command.act(_("Begin now")):
        if waited:
            command.record("extend", item, minutes=waited)
        apply_catch_up(workspace, meeting_id, [change])


def next_item(
    workspace: Workspace,
    meeting_id: str,
    now: datetime,
    *,
    to: str | None = None,
    track: int = 0,
    others: Others | None = None,
) -> None:
    """Go on to the next item, or to the item ``to``; after the last item of the day (or group) the day (or group) ends. A
    paused clock resumes; ``others`` is as for ``start`` then."""
    command = _TimerCommand(workspace, meeting_id, now, track)
    command.need_running()
    target = _target(command.meeting, command, to)
    with command.act(_("Next") if target is not None else _end_label(track)):
        _leave(command, "next", target, others)


def skip(workspace: Workspace, meeting_id: str, now: datetime, *, track: int = 0, others: Others | None = None) -> None:
    """Leave the current item as not held, and go on to the next. ``others`` as for ``next_item``."""
    command = _TimerCommand(workspace, meeting_id, now, track)
    command.need_running()
    with command.act(_("Skip")):
        _leave(command, "skip", _target(command.meeting, command, None), others)


def park(workspace: Workspace, meeting_id: str, now: datetime, *, others: Others | None = None) -> str:
    """Leave the current item for another meeting: it becomes a parked note, so that the next one of the series begins with it.

    ``others`` as for ``next_item``. Returns the note's id; Back deletes the note again.
    """
    command = _TimerCommand(workspace, meeting_id, now)
    command.need_running()
    item = command.meeting.item(command.line.entries[-1].item or "")
    if item is None:
        raise CampusError(_("The item has been deleted."))
    row = {
        "meeting": meeting_id,
        "item": item.id,
        "kind": "parked",
        "text": item.title,
        "at": instant(command.now),
        "institution": item.institution,
        "path": item.path,
    }
    with command.act(_("Park “{title}”").format(title=item.title)), workspace.edit("") as edit:
        note = edit.insert("note", row)
        _leave(command, "park", following_item(command.meeting, command.line, item.id), others, note)
    return note


def _leave(
    command: _TimerCommand, what: What, target: AgendaItem | None, others: Others | None, row_id: str | None = None
) -> None:
    if command.line.paused:
        if target is not None and command.track == 0:
            command.stop_others(others)
        command.record("resume", command.line.entries[-1].item)
    if target is None:
        command.record(_AT_THE_END[what], command.line.entries[-1].item, row_id=row_id)
    else:
        command.record(what, target, row_id=row_id)


def _target(meeting: Meeting, command: _TimerCommand, to: str | None) -> AgendaItem | None:
    if to is None:
        return following_item(meeting, command.line, command.line.entries[-1].item)
    found = meeting.item(to)
    if found is None:
        raise CampusError(_("The item has been deleted."))
    if command.track == 0:
        return meeting.item(found.parent) if found.parent else found
    if (found.parent, found.track + 1) != (command.everybody.entries[-1].item, command.track):
        raise CampusError(_("This item is another group’s."))
    return found


def back(workspace: Workspace, meeting_id: str, now: datetime, *, track: int = 0, others: Others | None = None) -> None:
    """Return to the previous item, as if it had never been left: a wrong Next, Skip, Park or end loses no time. ``others`` as
    for ``start``, if the meeting had ended.

    Raises CampusError if there is no previous item.
    """
    command = _TimerCommand(workspace, meeting_id, now, track)
    entries = command.line.entries
    if not entries or (len(entries) == 1 and not command.line.ended):
        raise CampusError(_("This is the first item; there is none to go back to."))
    newest = command.line.ender or entries[-1].event
    target = entries[-1] if command.line.ended else entries[-2]
    reopened = command.line.ended and track == 0
    with command.act(_("Back to the meeting") if reopened else _("Back")), workspace.edit("") as edit:
        if reopened:
            command.stop_others(others)
        command.record("back", target.item)
        if newest is not None and newest.what in ("park", "last-park"):
            edit.delete("note", [newest.id])
        if newest is not None and reopened:
            before = status_before(workspace, meeting_id, newest.id)
            if (
                before in STATUSES and before != command.meeting.status
            ):  # it refers to the agenda again: there are no minutes yet
                edit.update("meeting", meeting_id, {"status": before})


def take_back_start(workspace: Workspace, meeting_id: str, now: datetime) -> None:
    """Cancel the start, as if the meeting had never begun. Those counted as present are expected again, and the agenda is as
    it was planned before anything was caught up.

    Raises CampusError if more than its first item has been held.
    """
    command = _TimerCommand(workspace, meeting_id, now)
    command.need_running()
    if len(command.line.entries) > 1:
        raise CampusError(_("The meeting is past its first item; its start can no longer be undone."))
    with command.act(_("Take back the start")):
        command.record("unstart", command.line.entries[-1].item)
        plan_again(workspace, meeting_id)
        count_as_present(workspace, meeting_id, back=True)


def end(workspace: Workspace, meeting_id: str, now: datetime) -> None:
    """End the meeting (or its day) at the current item. Back resumes it."""
    command = _TimerCommand(workspace, meeting_id, now)
    command.need_running()
    with command.act(_end_label(0)):
        command.record("end", command.line.entries[-1].item)


def _end_label(track: int) -> str:
    return _("End the group’s work") if track else _("End the meeting")
