"""Snapshots of learning paths: made by the user, and when a meeting with the path starts and ends.

A snapshot is the whole path as JSON, with the names of its institution and courses at that time, so that it can be read and
compared long after those have changed. The user's snapshots are undone like any edit; those of a meeting are records of fact.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import UTC, date, datetime, time
from typing import Any, Literal

from campus_desktop.errors import CampusError
from campus_desktop.i18n import N_, _
from campus_desktop.paths.path import Goal, LearningPath, Phase, Start, Step
from campus_desktop.paths.queries import read_path
from campus_desktop.workspace import Edit, Workspace

Reason = Literal["hand", "start", "end"]
REASONS: dict[Reason, str] = {
    "hand": N_("Kept by hand"),
    "start": N_("When the meeting began"),
    "end": N_("When the meeting ended"),
}


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One kept version as a row of a list. ``meeting`` is the id of the meeting it was taken at, with its title, if that still
    exists; ``label`` is the user's name for it; ``steps`` and ``minutes`` count its content."""

    id: str
    path: str
    reason: Reason
    label: str
    at: datetime
    meeting: str | None
    meeting_title: str
    steps: int
    minutes: int


def take_snapshot(workspace: Workspace, path_id: str, label: str = "") -> str:
    """Take a snapshot of a path on the user's command; returns its id. Raises CampusError if the path is gone."""
    path = read_path(workspace, path_id)
    with workspace.edit(_("Keep a version of “{title}”").format(title=path.title)) as edit:
        return _put(edit, path, "hand", " ".join(label.split()), None)


def take_at_meeting(workspace: Workspace, edit: Edit, meeting_id: str, reason: Reason) -> list[str]:
    """Within an edit: take a snapshot of every path at a meeting when the meeting starts or ends; returns the snapshots' ids.

    A meeting that is ended again after Back has one end: the snapshots of the first one are replaced.
    """
    if reason == "end":
        edit.execute(
            "DELETE FROM snapshot WHERE meeting = :meeting AND reason = 'end' AND at > "
            "(SELECT coalesce(max(at), '') FROM snapshot WHERE meeting = :meeting AND reason = 'start')",
            {"meeting": meeting_id},
        )
    rows = edit.execute("SELECT path FROM meeting_path WHERE meeting = ? ORDER BY ord, id", (meeting_id,))
    return [_put(edit, read_path(workspace, row["path"]), reason, "", meeting_id) for row in rows]


def _put(edit: Edit, path: LearningPath, reason: Reason, label: str, meeting: str | None) -> str:
    row = {
        "path": path.id,
        "meeting": meeting,
        "reason": reason,
        "label": label,
        "at": edit.now.astimezone(UTC).isoformat(timespec="milliseconds"),
        "content": json.dumps(asdict(path), ensure_ascii=False, default=_plain),
    }
    return edit.insert("snapshot", row)


def _plain(value: object) -> str:
    """JSON text for dates and times of day."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    raise TypeError(f"no JSON for {type(value).__name__}")


def list_snapshots(workspace: Workspace, path_id: str) -> list[Snapshot]:
    """The kept versions of a path, newest first."""
    rows = workspace.rows(
        "SELECT s.id, s.path, s.reason, s.label, s.at, s.meeting, coalesce(m.title, '') AS meeting_title, "
        "(SELECT count(*) FROM json_each(s.content, '$.phases') p, json_each(p.value, '$.steps')) AS steps, "
        "(SELECT coalesce(sum(t.value ->> '$.minutes'), 0) FROM json_each(s.content, '$.phases') p, "
        "json_each(p.value, '$.steps') t) AS minutes "
        "FROM snapshot s LEFT JOIN meeting m ON m.id = s.meeting WHERE s.path = ? ORDER BY s.at DESC, s.id DESC",
        (path_id,),
    )
    return [Snapshot(**{**dict(row), "at": datetime.fromisoformat(row["at"])}) for row in rows]


def read_snapshot(workspace: Workspace, snapshot_id: str) -> LearningPath:
    """The path as it was then. Raises CampusError if the snapshot is gone."""
    content = workspace.value("SELECT content FROM snapshot WHERE id = ?", (snapshot_id,))
    if content is None:
        raise CampusError(_("The kept version has been deleted."))
    try:
        return path_of(json.loads(content))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise CampusError(_("The kept version cannot be read: it was not made by this program.")) from error


def delete_snapshots(workspace: Workspace, snapshot_ids: list[str]) -> None:
    """Delete kept versions; the path itself does not change."""
    with workspace.edit(_("Delete the kept version")) as edit:
        edit.delete("snapshot", snapshot_ids)


def path_of(content: Mapping[str, Any]) -> LearningPath:
    """A path from its JSON. Fields added by a later version of the program get their default; removed ones are left out."""
    phases = tuple(
        Phase(**{**_known(Phase, phase), "steps": tuple(_step(step) for step in phase.get("steps", ()))})
        for phase in content.get("phases", ())
    )
    lists = {
        "phases": phases,
        "goals": tuple(Goal(**_known(Goal, goal)) for goal in content.get("goals", ())),
        "starts": tuple(
            Start(**{**_known(Start, start), "date": date.fromisoformat(start["date"])})
            for start in content.get("starts", ())
        ),
    }
    return LearningPath(**{**_known(LearningPath, content), **lists})


def _step(content: Mapping[str, Any]) -> Step:
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in _known(Step, content).items()
    }
    at: Any = values.pop("start_time", None)
    return Step(**values, start_time=time.fromisoformat(at) if at else None)


def _known(kind: type[LearningPath | Phase | Step | Goal | Start], content: Mapping[str, Any]) -> dict[str, Any]:
    names = {field.name for field in fields(kind)}
    return {name: value for name, value in content.items() if name in names}
