"""Acts of the clock: what the timer of a meeting was told, in the order of undo.

The timer's events are records of fact. Undo adds an event that says of an earlier one that it is not to count, redo one that
says it is again; ``timer.in_force`` reads them so. Once the meeting has ended, undo passes over its acts, but for the end itself
while nothing was done since but with its clock. Read by the window before it is painted: nothing heavy is imported here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from campus_desktop.workspace import Edit, Workspace
from campus_desktop.workspace.acts import About, Act, Inverse, StepKind, register

CLOCK = "clock"
"""The name that the journal keeps."""
FRESH = timedelta(minutes=2)
"""An older act is asked about before it is undone: that turns the room's clock back."""

LAST_EVENT = """(SELECT x.rid FROM timer x WHERE x.meeting = {meeting} AND x.track = 0 AND x.target IS NULL
    AND 0 >= (SELECT coalesce(sum(iif(u.what = 'undo', 1, -1)), 0) FROM timer u WHERE u.target = x.id)
    ORDER BY x.at DESC, x.id DESC LIMIT 1)"""
"""SQL for the ``rid`` of the last event of everybody's clock that counts, NULL for none."""
NOT_BEGUN: tuple[str | None, ...] = (None, "unstart")
_STATUS = "status before the end: "
ENDED = ("end", "last-skip", "last-park")
"""What the last event of a meeting that does not run is."""


@contextmanager
def act(workspace: Workspace, label: str, meeting_id: str) -> Iterator[list[str]]:
    """One transaction and one step back: the events told meanwhile, whose ids go into the list given, and all that is done with
    them. Inside another act it is part of that one."""
    events: list[str] = []
    with workspace.edit(label, act=Act(CLOCK, {"meeting": meeting_id, "events": events})):
        yield events


def keep_status(edit: Edit, meeting_id: str, event: str, at: str, status: str) -> None:
    """Write down what the meeting's status was when it was ended by ``event``, so that going back into it finds that also once the
    journal has let the end go. The fact has the event's id."""
    edit.insert("meeting_fact", {"id": event, "meeting": meeting_id, "what": f"{_STATUS}{status}", "at": at})


def status_before(workspace: Workspace, meeting_id: str, event: str) -> str | None:
    """The meeting's status before it was ended by ``event``; None where that left it alone, or nothing of it is kept."""
    kept = workspace.value("SELECT what FROM meeting_fact WHERE id = ?", (event,))
    if isinstance(kept, str) and kept.startswith(_STATUS):
        return kept.removeprefix(_STATUS)
    # a meeting ended before this was kept as a fact
    found = workspace.value(
        "SELECT json_extract(r.image, '$.status') FROM journal j JOIN json_each(j.about, '$.events') e "
        "JOIN journal_row r ON r.seq = j.seq AND r.tbl = 'meeting' AND r.id = ? "
        "WHERE NOT j.undone AND j.act = ? AND e.value = ?",
        (meeting_id, CLOCK, event),
    )
    return None if found is None else str(found)


def runs(workspace: Workspace, meeting_id: str) -> bool:
    """Whether the meeting has begun and its day has not ended; also while it is paused or was forgotten."""
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
            # a clock that was set back in between must not turn the order of events round
            values: dict[str, Any] = {"at": max(instant(edit.now), row["last"]), "what": kind, "target": event}
            edit.insert("timer", {**values, "meeting": row["meeting"], "track": row["track"]})


def instant(moment: datetime) -> str:
    """A moment as the timer keeps it: UTC, to the millisecond."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


register(CLOCK, Inverse(frozenset({"timer", "snapshot", "meeting_fact"}), _stands, _add, FRESH))
