"""Complete steps on the clipboard, so that they can be pasted into another file, or after they were deleted here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import time
from hashlib import sha256
from typing import Any

from campus_desktop.courses.formats import FORMATS
from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, sort_key
from campus_desktop.paths.days import FIRST_DAY, LAST_DAY, is_inside
from campus_desktop.paths.edits import MOST_MINUTES
from campus_desktop.paths.path import Step
from campus_desktop.paths.step_edits import add_steps, known_steps
from campus_desktop.paths.words import MARKS
from campus_desktop.workspace import Workspace

_TEXTS = ("responsible", "topic", "note")
_LONGEST = 5_000
"""The most characters of a text that are pasted; the content of the clipboard is untrusted."""
_MOST = 1_000


def file_mark(workspace: Workspace) -> str:
    """A value that identifies a file on this computer without revealing its path."""
    return sha256(str(workspace.path).encode("utf-8", "surrogatepass")).hexdigest()


def contents(steps: Iterable[Step]) -> list[dict[str, Any]]:
    """The own fields of each step, as JSON-compatible values. Its relations to other things of its file are left out."""
    return [
        {
            "title": step.title,
            "format": step.format,
            "minutes": step.minutes,
            "day": step.day,
            "start_time": step.start_time.isoformat("minutes") if step.start_time else None,
            "mandatory": step.mandatory,
            "feedback": step.feedback,
            "marks": list(step.marks),
            "course": step.course is not None,
            "course_code": step.course_code,
            **{name: getattr(step, name) for name in _TEXTS},
        }
        for step in steps
    ]


def all_known(workspace: Workspace, step_ids: Iterable[str]) -> bool:
    """Whether all these steps are in the file."""
    wanted = set(step_ids)
    return bool(wanted) and known_steps(workspace, wanted) == wanted


def paste_contents(workspace: Workspace, phase: str, found: Sequence[object], before: str | None = None) -> list[str]:
    """Create steps from the result of ``contents``, before the step ``before`` (None: last), as one undo step; returns their ids.

    A day outside the phase is left out, as when a step is moved. A course that is in this catalogue is linked again.
    Raises CampusError if there is nothing to paste, or the phase is gone.
    """
    row = workspace.row("SELECT first_day, last_day FROM phase WHERE id = ?", (phase,))
    if row is None:
        raise CampusError(_("The phase has been deleted; nothing was added."))
    steps = []
    for each in found[:_MOST]:
        if isinstance(each, Mapping) and (fields := _fields(each)):
            if fields["day"] is not None and not is_inside(fields["day"], row["first_day"], row["last_day"]):
                fields.update(day=None, start_time=None)  # a time of day has no meaning without its day
            steps.append({**fields, "course": _course(workspace, each)})
    if not steps:
        raise CampusError(_("There are no steps on the clipboard."))
    return add_steps(workspace, phase, steps, before)


def _fields(each: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a step, without missing ones; empty if it has no title."""
    title = each.get("title")
    if not isinstance(title, str) or not title.strip():
        return {}
    marks = each.get("marks")
    fields: dict[str, Any] = {
        "title": title[:_LONGEST],
        "format": each.get("format") if each.get("format") in FORMATS else None,
        "minutes": _whole(each.get("minutes"), 0, MOST_MINUTES),
        "day": _whole(each.get("day"), FIRST_DAY, LAST_DAY) or None,
        "start_time": _time(each.get("start_time")),
        "mandatory": each.get("mandatory") is True,
        "feedback": each.get("feedback") if isinstance(each.get("feedback"), bool) else None,
        "marks": [mark for mark in marks if mark in MARKS] if isinstance(marks, list) else [],
    }
    return fields | {name: str(each.get(name) or "")[:_LONGEST] for name in _TEXTS}


def _whole(value: object, least: int, most: int) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most else None


def _time(value: object) -> time | None:
    try:
        return (
            time.fromisoformat(value).replace(second=0, microsecond=0, tzinfo=None) if isinstance(value, str) else None
        )
    except ValueError:
        return None


def _course(workspace: Workspace, each: Mapping[str, Any]) -> str | None:
    """The course of the step, if this catalogue has exactly one match: by its code, else by its title."""
    if each.get("course") is not True:
        return None
    code = each.get("course_code")
    if isinstance(code, str) and code:
        rows = workspace.rows("SELECT id FROM course WHERE code = ? LIMIT 2", (code,))
    else:
        rows = workspace.rows("SELECT id FROM course WHERE sort_key = ? LIMIT 2", (sort_key(str(each["title"])),))
    return str(rows[0]["id"]) if len(rows) == 1 else None
