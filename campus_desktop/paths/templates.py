"""The templates shipped with the program, and new paths made from them.

Each is a JSON file in ``resources/templates``, every text in both languages and every id fixed: a path keeps the ids of its
template as ``origin``, so that paths of different institutions can be compared phase by phase.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import resources
from campus_desktop.i18n import _, language, sort_key
from campus_desktop.paths.edits import need_title
from campus_desktop.workspace import Edit, Workspace, new_id

KEYS = ("preboarding", "onboarding")
"""The templates, in the order they are offered."""

Outline = Mapping[str, Any]
"""A path as nested JSON: fields of its row, ``goals``, ``starts``, and ``phases`` with their ``steps``; with all ids."""


@dataclass(frozen=True, slots=True)
class Template:
    """A template as offered: ``about`` is one sentence; ``phases`` and ``steps`` count them; ``minutes`` is their sum."""

    key: str
    title: str
    about: str
    kind: str
    phases: int
    steps: int
    minutes: int


@cache
def _read(key: str) -> Any:
    return json.loads(resources.path("templates", f"{key}.json").read_text(encoding="utf-8"))


def list_templates() -> tuple[Template, ...]:
    """Every template, in the current language."""
    found = []
    for key in KEYS:
        data, steps = _read(key), [step for phase in _read(key)["phases"] for step in phase["steps"]]
        minutes = sum(step["minutes"] for step in steps)
        found.append(
            Template(
                key, _said(data["title"]), _said(data["about"]), data["kind"], len(data["phases"]), len(steps), minutes
            )
        )
    return tuple(found)


def path_from_template(
    workspace: Workspace, key: str, title: str, institution: str | None, now: datetime | None = None
) -> str:
    """Create a path from a template in the current language, as one edit; returns its id.

    ``now`` is its time of change (default: the edit's). Raises CampusError if the title is empty.
    """
    title = need_title(title, _("A learning path needs a title; nothing was made."))
    outline = _outline(_read(key), title, institution)
    with workspace.edit(_("New learning path “{title}”").format(title=title)) as edit:
        put_path(edit, outline, now or edit.now)
    return str(outline["id"])


def _said(texts: Mapping[str, str]) -> str:
    return texts[language()]


def _outline(data: Any, title: str, institution: str | None) -> Outline:
    """The template's content with new ids, each keeping the template's as ``origin``."""
    goals = {goal["id"]: {"id": new_id(), "text": _said(goal["text"])} for goal in data["goals"]}
    phases = [
        {
            "id": new_id(),
            "name": _said(phase["name"]),
            "first_day": phase["first_day"],
            "last_day": phase["last_day"],
            "budget": phase["budget"],
            "origin": phase["id"],
            "steps": [_step(step, goals) for step in phase["steps"]],
        }
        for phase in data["phases"]
    ]
    return {
        "id": new_id(),
        "title": title,
        "institution": institution,
        "purpose": data["purpose"],
        "kind": data["kind"],
        "audience": _said(data["audience"]),
        "aim": _said(data["aim"]),
        "weekly_minutes": data["weekly_minutes"],
        "origin": data["id"],
        "goals": list(goals.values()),
        "phases": phases,
    }


def _step(step: Any, goals: Mapping[str, Mapping[str, str]]) -> Outline:
    plain = {name: step[name] for name in ("format", "minutes", "day", "start_time", "mandatory", "feedback", "marks")}
    return {
        **plain,
        "id": new_id(),
        "title": _said(step["title"]),
        "responsible": _said(step["responsible"]),
        "note": _said(step["note"]),
        "origin": step["id"],
        "goals": [goals[goal]["id"] for goal in step["goals"]],
    }


def put_path(edit: Edit, outline: Outline, changed: datetime) -> None:
    """Within an edit: insert a whole path that is not in the file yet. Fields missing in the outline get the file's defaults."""
    path = outline["id"]
    row = {name: value for name, value in outline.items() if name not in ("goals", "phases", "starts")}
    edit.insert("path", row | {"sort_key": sort_key(row["title"]), "changed": changed.isoformat(timespec="seconds")})
    for goal, key in _ordered(edit, "goal", "path", path, outline["goals"]):
        edit.insert("goal", {**goal, "path": path, "ord": key})
    for start in outline.get("starts", ()):
        edit.insert("start", {**start, "path": path})
    for phase, key in _ordered(edit, "phase", "path", path, outline["phases"]):
        edit.insert("phase", {**_without(phase, "steps"), "path": path, "ord": key})
        for step, step_key in _ordered(edit, "step", "phase", phase["id"], phase["steps"]):
            _put_step(edit, step, phase["id"], step_key)
    for step in (step for phase in outline["phases"] for step in phase["steps"]):
        for needed in step.get("needs", ()):
            edit.insert("prerequisite", {"step": step["id"], "needs": needed})


def _put_step(edit: Edit, step: Outline, phase: str, key: str) -> None:
    row = _without(step, "goals", "needs") | {"phase": phase, "ord": key}
    row["mandatory"] = int(step["mandatory"])
    row["feedback"] = None if step["feedback"] is None else int(step["feedback"])
    row["marks"] = json.dumps(step["marks"], ensure_ascii=False)
    edit.insert("step", row)
    for goal in step["goals"]:
        edit.insert("step_goal", {"step": step["id"], "goal": goal})


def _ordered(
    edit: Edit, table: str, parent_column: str, parent: str, items: Sequence[Outline]
) -> list[tuple[Outline, str]]:
    return list(zip(items, edit.order_between(table, parent_column, parent, None, len(items)), strict=True))


def _without(row: Outline, *names: str) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in names}
