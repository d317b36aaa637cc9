"""Acts of the clock: the events of a meeting's timer, in undo order.

The events are records of fact. Undo adds an event that cancels an earlier one, redo one that restores it; ``timer.in_force``
evaluates them. Once the meeting has ended, undo skips its acts, except the end itself while only its clock has been used since.
The window reads this before it is painted, so nothing heavy is imported here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from campus_desktop.workspace import Edit, Workspace
from campus_desktop.workspace.acts import Inverse, StepKind, register
from campus_desktop.workspace.journal import About, Act

CLOCK = "clock"
"""The name of these acts in the journal."""
FRESH = timedelta(minutes=2)
"""Undo of an older act is confirmed first, as it turns back the clock of the meeting."""

LAST_EVENT = """(SELECT x.rid FROM timer x WHERE x.meeting = {meeting} AND x.track = 0 AND x.target IS NULL
    AND 0 >= (SELECT coalesce(sum(iif(u.what = 'undo', 1, -1)), 0) FROM timer u WHERE u.target = x.id)
    ORDER BY x.at DESC, x.id DESC LIMIT 1)"""
"""SQL for the ``rid`` of the last event in force of everybody's clock, NULL if there is none."""
NOT_BEGUN: tuple[str | None, ...] = (None, "unstart")
_STATUS = "status before the end: "
ENDED = ("end", "last-skip", "last-park")
"""The possible last events of a meeting that does not run."""


@contextmanager
def act(workspace: Workspace, label: str, meeting_id: str) -> Iterator[list[str]]:
    """One transaction and one undo step: the events recorded inside, whose ids go into the list yielded, and every edit made
    with them. Inside another act it joins that act."""
    events: list[str] = []
    with workspace.edit(label, act=Act(CLOCK, {"meeting": meeting_id, "events": events})):
        yield events


def keep_status(edit: Edit, meeting_id: str, event: str, at: str, status: str) -> None:
    """Store the status the meeting had when ``event`` ended it, so that Back can restore it after the journal has dropped the
    end. The fact has the event's id."""
    edit.insert("meeting_fact", {"id": event, "meeting": meeting_id, "what": f"{_STATUS}{status}", "at": at})


def status_before(workspace: Workspace, meeting_id: str, event: str) -> str | None:
    """The meeting's status before ``event`` ended it; None if that did not change it, or nothing is stored."""
    kept = workspace.value("SELECT what FROM meeting_fact WHERE id = ?", (event,))
    if isinstance(kept, str) and kept.startswith(_STATUS):
        return kept.removeprefix(_STATUS)
    # the meeting ended before this fact was stored
    found = workspace.value(
        "SELECT json_extract(r.image, '$.status') FROM journal j JOIN json_each(j.about, '$.events') e "
        "JOIN journal_row r ON r.seq = j.seq AND r.tbl = 'meeting' AND r.id = ? "
        "WHERE NOT j.undone AND j.act = ? AND e.value = ?",
        (meeting_id, CLOCK, event),
    )
    return None if found is None else str(found)


def runs(workspace: Workspace, meeting_id: str) -> bool:
    """Whether the meeting has begun and its day has not ended; also while it is paused or forgotten."""
    last = workspace.value(f"SELECT what FROM timer WHERE rid = {LAST_EVENT.format(meeting='?')}", (meeting_id,))
    return last not in NOT_BEGUN and last not in ENDED


def _stands(workspace: Workspace, about: About, since: Sequence[About] | None) -> bool:
    meeting, events = about.get("meeting"), about.get("events")
    if (
        not isinstance(meeting, str)
        or not isinstance(events, list)
        or not all(isinstance(each, str) for each in events)
    ):
        return False
    there = workspace.value("SELECT 1 FROM meeting WHERE id = ?", (meeting,)) is not None
    alone = since is not None and all(each.get("meeting") == meeting for each in since)
    return there and (alone or runs(workspace, meeting))


def _add(edit: Edit, about: About, kind: StepKind) -> None:
    for event in about["events"]:
        for row in edit.execute(
            "SELECT meeting, track, (SELECT max(at) FROM timer y WHERE y.meeting = x.meeting) AS last FROM timer x WHERE id = ?",
            (event,),
        ):
            # a clock that was set back must not change the order of events
            values: dict[str, Any] = {"at": max(instant(edit.now), row["last"]), "what": kind, "target": event}
            edit.insert("timer", {**values, "meeting": row["meeting"], "track": row["track"]})


def instant(moment: datetime) -> str:
    """A moment as the timer stores it: UTC, to the millisecond."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


register(CLOCK, Inverse(frozenset({"timer", "snapshot", "meeting_fact"}), _stands, _add, FRESH))
