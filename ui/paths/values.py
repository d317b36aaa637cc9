"""Values of a step typed in the cells of the table and in the details: parsing, validating with a message, writing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, ngettext, number
from campus_desktop.paths import step_edits
from campus_desktop.paths.path import Step
from campus_desktop.workspace import Workspace
from ui.typed import need, read_day, read_minutes, read_time

SHARED = ("format", "minutes", "day", "start_time", "responsible", "mandatory", "topic", "feedback", "marks")
"""The fields that several steps can be given at once; title, note and course belong to one step."""

_READ: Mapping[str, Callable[[str], Any]] = {"minutes": read_minutes, "day": read_day, "start_time": read_time}

_NOTHING: Mapping[str, Any] = {"format": None, "mandatory": False}
"""The value of an empty field, where that is not an empty text."""


def read(field: str, value: object) -> Any:
    """The parsed value. CampusError if it cannot be parsed."""
    return _READ[field](str(value)) if field in _READ else value


def refusal(workspace: Workspace, step_ids: Sequence[str], field: str, text: str) -> str:
    """Empty if the steps may have this value, else the message that says why not."""
    if field == "title":
        return need(_("A step needs a title; the old one is kept."))(text) or ""
    if field == "course_code":
        return step_edits.course_refusal(workspace, text)
    try:
        value = read(field, text)
    except CampusError as error:
        return str(error)
    return step_edits.day_refusal(workspace, step_ids, value) if field == "day" else ""


def write(workspace: Workspace, step: Step, chosen: Sequence[str], field: str, value: object) -> int:
    """Write a field of a step, and of all that are ``chosen`` with it if it can be shared; returns the number of steps."""
    if field == "course_code":
        if str(value).strip() != step.course_code:
            step_edits.link_course(workspace, step.id, str(value))
        return 1
    new = read(field, value)
    ids = list(chosen) if field in SHARED and len(chosen) > 1 else [step.id]
    if len(ids) > 1 or new != getattr(step, field):
        step_edits.update_steps(workspace, ids, **{field: new})
    return len(ids)


def is_empty(step: Step, field: str) -> bool:
    """Whether a field is empty; a length of 0 is not empty."""
    value = getattr(step, field)
    return value is None or value is False or value == ""


def empty(workspace: Workspace, step: Step, chosen: Sequence[Step], field: str) -> int:
    """Empty a field of a step, and of all that are ``chosen`` with it if it can be shared; returns the number of steps, 0 where it
    was empty already."""
    steps = chosen if field in SHARED and step in chosen else [step]
    if all(is_empty(each, field) for each in steps):
        return 0
    return write(workspace, step, [each.id for each in steps], field, _NOTHING.get(field, ""))


def said(count: int) -> str:
    """The message that a change was applied to so many steps."""
    return ngettext("{count} step changed", "{count} steps changed", count).format(count=number(count))
