"""Edits of steps: adding, moving, copying, changing and deleting; called by board, table and menus."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import time
from typing import Any

from campus_desktop.courses.formats import FORMATS
from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, ngettext
from campus_desktop.institutions.names import known_spelling, without_mark
from campus_desktop.institutions.queries import people_names
from campus_desktop.paths.days import check_day, is_inside, outside, shifted
from campus_desktop.paths.edits import check_minutes, need_title, touch
from campus_desktop.paths.words import MARKS, STEP_WORDS
from campus_desktop.workspace import Edit, Workspace, new_id
from campus_desktop.workspace.labels import change_label, field_word

STEP_FIELDS = {
    "title", "format", "minutes", "day", "start_time", "responsible", "mandatory", "topic", "feedback", "marks", "note",
    "course",
}  # fmt: skip
"""The fields of ``add_step`` and ``update_step``. ``course`` is an id. ``start_time`` is a time, ``marks`` a list of fixed words."""


def _label(one: str, several: str, titles: Sequence[str], field: str = "") -> str:
    """ "Move “X”" for one step, "Move 3 steps" for several."""
    text = one if len(titles) == 1 else several
    return text.format(title=titles[0] if titles else "", count=len(titles), field=field)


def _change_label(titles: Sequence[str], fields: Iterable[str]) -> str:
    if len(titles) == 1:
        return change_label(titles[0], fields, STEP_WORDS)
    if word := field_word(fields, STEP_WORDS):
        several = ngettext("Change {field} of {count} step", "Change {field} of {count} steps", len(titles))
        return _label("", several, titles, word)
    return _label("", ngettext("Change {count} step", "Change {count} steps", len(titles)), titles)


def _in_board_order(workspace: Workspace, step_ids: Iterable[str]) -> dict[str, str]:
    """The titles of those steps that still exist, in board order."""
    wanted = json.dumps(list(step_ids))
    rows = workspace.rows(
        "SELECT s.id, s.title FROM step s JOIN phase f ON f.id = s.phase WHERE s.id IN (SELECT value FROM json_each(?)) "
        "ORDER BY f.ord, f.id, s.ord, s.id",
        (wanted,),
    )
    return {row["id"]: row["title"] for row in rows}


def known_steps(workspace: Workspace, step_ids: Iterable[str]) -> set[str]:
    """Those of the steps that are in the file."""
    return set(_in_board_order(workspace, step_ids))


def may_land(workspace: Workspace, step_ids: Iterable[str], to_phase: str) -> str:
    """Why these steps cannot be moved to that phase, as a sentence; empty if they can.

    Used for both hovering and dropping.
    """
    if workspace.read_only:
        return _("“{name}” is open for reading only; nothing was changed. Save a copy to work in.").format(
            name=workspace.path.name
        )
    path = workspace.value("SELECT path FROM phase WHERE id = ?", (to_phase,))
    if path is None:
        return _("The phase has been deleted.")
    rows = workspace.rows(
        "SELECT f.path FROM step s JOIN phase f ON f.id = s.phase WHERE s.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(step_ids)),),
    )
    if not rows:
        return _("The steps have been deleted.")
    if any(row["path"] != path for row in rows):
        return _("A step of another learning path is reused by copying it, not by moving it.")
    return ""


def move_steps(workspace: Workspace, step_ids: Iterable[str], to_phase: str, before: str | None) -> None:
    """Move steps, in board order, to just before the step ``before`` of a phase (None: last).

    In another phase a step keeps its day if the phase includes it, otherwise it has none. CampusError if not allowed.
    """
    titles = _in_board_order(workspace, step_ids)
    if refusal := may_land(workspace, titles, to_phase):
        raise CampusError(refusal)
    label = _label(
        _("Move “{title}”"), ngettext("Move {count} step", "Move {count} steps", len(titles)), [*titles.values()]
    )
    with workspace.edit(label) as edit:
        before = _staying(edit, to_phase, before, set(titles))
        if _stand_there(edit, to_phase, before, [*titles]):
            return
        keys = edit.order_between("step", "phase", to_phase, before, count=len(titles), moving=titles)
        first, last, path_id = edit.execute("SELECT first_day, last_day, path FROM phase WHERE id = ?", (to_phase,))[0]
        for step_id, key in zip(titles, keys, strict=True):
            phase, day = edit.execute("SELECT phase, day FROM step WHERE id = ?", (step_id,))[0]
            changes: dict[str, Any] = {"phase": to_phase, "ord": key}
            if phase != to_phase and day is not None and not is_inside(day, first, last):
                changes |= {"day": None, "start_time": None}  # a time of day has no meaning without its day
            edit.update("step", step_id, changes)
        touch(edit, path_id)


def _staying(edit: Edit, phase: str, before: str | None, moving: set[str]) -> str | None:
    """``before``, or the next step after it that is not moved."""
    rows = [row["id"] for row in edit.execute("SELECT id FROM step WHERE phase = ? ORDER BY ord, id", (phase,))]
    if before not in rows:
        return None
    return next((step for step in rows[rows.index(before) :] if step not in moving), None)


def _stand_there(edit: Edit, phase: str, before: str | None, steps: list[str]) -> bool:
    """Whether the steps are already consecutive just before ``before``, so that dropping them there changes nothing."""
    rows = [row["id"] for row in edit.execute("SELECT id FROM step WHERE phase = ? ORDER BY ord, id", (phase,))]
    end = rows.index(before) if before is not None else len(rows)
    return rows[max(0, end - len(steps)) : end] == steps


def add_courses(workspace: Workspace, course_ids: Sequence[str], to_phase: str, before: str | None = None) -> list[str]:
    """Add a step for each course, in the order given, before the step ``before`` (None: last); returns the steps' ids.

    Raises CampusError if the phase or every course is gone.
    """
    rows = workspace.rows(
        "SELECT c.id, c.title, c.format, c.minutes FROM json_each(?) j JOIN course c ON c.id = j.value ORDER BY j.key",
        (json.dumps(list(course_ids)),),
    )
    if not rows:
        raise CampusError(_("The course has been deleted; nothing was added."))
    label = _label(
        _("Add “{title}”"),
        ngettext("Add {count} course", "Add {count} courses", len(rows)),
        [row["title"] for row in rows],
    )
    with workspace.edit(label) as edit:
        path_id = _path_of(edit, to_phase)
        keys = edit.order_between("step", "phase", to_phase, before, count=len(rows))
        made = [
            edit.insert(
                "step",
                {
                    "phase": to_phase,
                    "course": row["id"],
                    "ord": key,
                    **{n: row[n] for n in ("title", "format", "minutes")},
                },
            )
            for row, key in zip(rows, keys, strict=True)
        ]
        touch(edit, path_id)
    return made


def _path_of(edit: Edit, phase: str) -> str:
    path_id = edit.value("SELECT path FROM phase WHERE id = ?", (phase,))
    if path_id is None:
        raise CampusError(_("The phase has been deleted; nothing was added."))
    return str(path_id)


def add_step(workspace: Workspace, phase: str, title: str, *, before: str | None = None, **fields: Any) -> str:
    """Add an own activity, without a course, before the step ``before`` (None: last); returns its id. Raises CampusError as
    ``update_step`` does."""
    title = need_title(title, _("A step needs a title; nothing was made."))
    values = _stored(workspace, fields)
    with workspace.edit(_("New step “{title}”").format(title=title)) as edit:
        path_id = _path_of(edit, phase)
        if refusal := phase_refusal(workspace, phase, values.get("day")):
            raise CampusError(refusal)
        key = edit.order_between("step", "phase", phase, before)[0]
        step = edit.insert("step", {"phase": phase, "title": title, **values, "ord": key})
        touch(edit, path_id)
    return step


def add_steps(
    workspace: Workspace, phase: str, steps: Sequence[Mapping[str, Any]], before: str | None = None
) -> list[str]:
    """Add own activities, in the order given, before the step ``before`` (None: last); each with a title and fields of
    ``add_step``; returns their ids. One undo step. Raises CampusError as ``add_step`` does."""
    text = ngettext("Paste {count} step", "Paste {count} steps", len(steps))
    with workspace.edit(text.format(count=len(steps))):
        return [add_step(workspace, phase, before=before, **step) for step in steps]


def update_step(workspace: Workspace, step_id: str, *, merge: bool = False, **fields: Any) -> None:
    """Change fields of a step; ``merge`` extends the undo step of the same field while the user types.

    Raises CampusError if a value is not valid (an empty title, day 0, negative minutes), ValueError for an unknown field or word.
    """
    update_steps(workspace, [step_id], merge=merge, **fields)


def update_steps(workspace: Workspace, step_ids: Sequence[str], *, merge: bool = False, **fields: Any) -> None:
    """Set the same fields of several steps, as in ``update_step``."""
    if "title" in fields:
        fields["title"] = need_title(fields["title"], _("A step needs a title; the old one is kept."))
    values = _stored(workspace, fields)
    titles = _in_board_order(workspace, step_ids)
    if not titles:
        raise CampusError(_("What you were editing has been deleted in the meantime; nothing was changed."))
    if refusal := day_refusal(workspace, titles, values.get("day")):
        raise CampusError(refusal)
    named = [values["title"]] if "title" in values else [*titles.values()]
    label = _change_label(named, values)
    with workspace.edit(label, merge=("step", ",".join(titles), min(fields)) if merge else None) as edit:
        edit.update_many("step", titles, values)
        _touch_steps(edit, titles)


def day_refusal(workspace: Workspace, step_ids: Iterable[str], day: int | None) -> str:
    """Empty if all these steps may be on ``day``, else the sentence that says why not: for fields and edits."""
    sql = (
        "SELECT DISTINCT f.name, f.first_day, f.last_day FROM step s JOIN phase f ON f.id = s.phase "
        "WHERE s.id IN (SELECT value FROM json_each(?)) ORDER BY f.ord, f.id"
    )
    rows = workspace.rows(sql, (json.dumps(list(step_ids)),)) if day is not None else []
    return next(filter(None, (outside(day, row["first_day"], row["last_day"], row["name"]) for row in rows)), "")


def phase_refusal(workspace: Workspace, phase: str, day: int | None) -> str:
    """Empty if a new step of the phase may be on ``day``, else the sentence that says why not."""
    row = workspace.row("SELECT name, first_day, last_day FROM phase WHERE id = ?", (phase,)) if day else None
    return outside(day, row["first_day"], row["last_day"], row["name"]) if row is not None else ""


def move_days(workspace: Workspace, step_ids: Iterable[str], by: int) -> int:
    """Move steps ``by`` calendar days later (negative: earlier); those without a day do not change. Returns how many moved.

    Raises CampusError if one would leave its phase, or none has a day.
    """
    titles = _in_board_order(workspace, step_ids)
    sql = (
        "SELECT s.id, s.title, s.day, f.name, f.first_day, f.last_day FROM step s JOIN phase f ON f.id = s.phase "
        "WHERE s.day IS NOT NULL AND s.id IN (SELECT value FROM json_each(?))"
    )
    rows = workspace.rows(sql, (json.dumps([*titles]),))
    if not rows:
        raise CampusError(_("None of the chosen steps has a day, so there is none to move."))
    days = {row["id"]: shifted(row["day"], by) for row in rows}
    for row in rows:
        check_day(days[row["id"]])
        if refusal := outside(days[row["id"]], row["first_day"], row["last_day"], row["name"]):
            raise CampusError(_("“{title}”: {refusal}").format(title=row["title"], refusal=refusal))
    names = [row["title"] for row in rows]
    label = _label(
        _("Move the day of “{title}”"),
        ngettext("Move the day of {count} step", "Move the days of {count} steps", len(rows)),
        names,
    )
    with workspace.edit(label) as edit:
        for step_id, day in days.items():
            edit.update("step", step_id, {"day": day})
        _touch_steps(edit, days)
    return len(rows)


def course_refusal(workspace: Workspace, code: str) -> str:
    """Empty if ``code`` is that of one course, or is empty; else the sentence that says why a step cannot be linked to it."""
    code = " ".join(code.split())
    found = workspace.value("SELECT count(*) FROM course WHERE code = ?", (code,)) if code else 1
    if not found:
        return _("No course has the code “{code}”. Leave the field empty for an activity of your own.").format(
            code=code
        )
    if found > 1:
        return _("Several courses have the code “{code}”. Drag the one you mean from the catalogue.").format(code=code)
    return ""


def link_course(workspace: Workspace, step_id: str, code: str) -> None:
    """Link a step to the course with this code, or to none if it is empty. Its title, format and minutes do not change.

    Raises CampusError if no course, or more than one, has the code.
    """
    if refusal := course_refusal(workspace, code):
        raise CampusError(refusal)
    titles = _in_board_order(workspace, [step_id])
    if not titles:
        raise CampusError(_("What you were editing has been deleted in the meantime; nothing was changed."))
    code = " ".join(code.split())
    course = workspace.value("SELECT id FROM course WHERE code = ?", (code,)) if code else None
    with workspace.edit(_change_label([titles[step_id]], ["course"])) as edit:
        edit.update("step", step_id, {"course": course})
        _touch_steps(edit, [step_id])


def _stored(workspace: Workspace, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields as stored in the file, validated."""
    if unknown := set(fields) - STEP_FIELDS:
        raise ValueError(f"no such field: {', '.join(sorted(unknown))}")
    values = dict(fields)
    check_minutes(values.get("minutes"))
    if values.get("day") is not None:
        check_day(values["day"])
    if values.get("format") is not None and values["format"] not in FORMATS:
        raise ValueError(f"no such format: {values['format']}")
    if isinstance(values.get("responsible"), str):
        values["responsible"] = without_mark(values["responsible"])
        if values["responsible"]:
            values["responsible"] = known_spelling(values["responsible"], people_names(workspace))
    if "marks" in values:
        if unknown := set(values["marks"]) - set(MARKS):
            raise ValueError(f"no such mark: {', '.join(sorted(unknown))}")
        values["marks"] = json.dumps([mark for mark in MARKS if mark in values["marks"]])
    if isinstance(values.get("start_time"), time):
        values["start_time"] = values["start_time"].isoformat("minutes")
    for name in ("mandatory", "feedback"):
        if values.get(name) is not None:
            values[name] = int(values[name])
    return values


def _touch_steps(edit: Edit, step_ids: Iterable[str]) -> None:
    sql = "SELECT DISTINCT f.path FROM step s JOIN phase f ON f.id = s.phase WHERE s.id IN (SELECT value FROM json_each(?))"
    for row in edit.execute(sql, (json.dumps(list(step_ids)),)):
        touch(edit, row["path"])


def set_step_goals(workspace: Workspace, step_id: str, goal_ids: Iterable[str]) -> None:
    """Set which of the path's goals the step serves."""
    _set_links(workspace, step_id, "step_goal", "goal", goal_ids)


def set_prerequisites(workspace: Workspace, step_id: str, needed: Iterable[str]) -> None:
    """Set which steps this one requires. A step never requires itself."""
    _set_links(workspace, step_id, "prerequisite", "needs", (other for other in needed if other != step_id))


def _set_links(workspace: Workspace, step_id: str, table: str, column: str, others: Iterable[str]) -> None:
    titles = _in_board_order(workspace, [step_id])
    if not titles:
        raise CampusError(_("What you were editing has been deleted in the meantime; nothing was changed."))
    wanted = dict.fromkeys(others)
    with workspace.edit(_change_label([titles[step_id]], [column])) as edit:
        rows = edit.execute(f"SELECT id, {column} AS other FROM {table} WHERE step = ?", (step_id,))
        edit.delete(table, [row["id"] for row in rows if row["other"] not in wanted])
        known = {row["other"] for row in rows}
        for other in wanted:
            if other not in known:
                edit.insert(table, {"step": step_id, column: other})
        _touch_steps(edit, [step_id])


def copy_steps(workspace: Workspace, step_ids: Iterable[str], to_phase: str, before: str | None = None) -> list[str]:
    """Copy steps, in board order, to before the step ``before`` of a phase (None: last); returns the copies' ids.

    A copy from another path stores the step it was reused from; days outside the phase are left out.
    """
    titles = _in_board_order(workspace, step_ids)
    if not titles:
        raise CampusError(_("The steps have been deleted."))
    label = _label(
        _("Copy “{title}”"), ngettext("Copy {count} step", "Copy {count} steps", len(titles)), [*titles.values()]
    )
    with workspace.edit(label) as edit:
        path_id = _path_of(edit, to_phase)
        keys = edit.order_between("step", "phase", to_phase, before, count=len(titles))
        made = [_copy(edit, step_id, to_phase, key, path_id) for step_id, key in zip(titles, keys, strict=True)]
        touch(edit, path_id)
    return made


def _copy(edit: Edit, step_id: str, to_phase: str, key: str, path_id: str) -> str:
    row = dict(
        edit.execute("SELECT s.*, f.path FROM step s JOIN phase f ON f.id = s.phase WHERE s.id = ?", (step_id,))[0]
    )
    first, last = edit.execute("SELECT first_day, last_day FROM phase WHERE id = ?", (to_phase,))[0]
    other_path = row.pop("path") != path_id
    del row["rid"]
    row.update(id=new_id(), phase=to_phase, ord=key)
    if row["day"] is not None and not is_inside(row["day"], first, last):
        row.update(day=None, start_time=None)  # a time of day has no meaning without its day
    if other_path:
        row["reused_from"] = step_id
    copy = edit.insert("step", row)
    if not other_path:
        for goal in edit.execute("SELECT goal FROM step_goal WHERE step = ? ORDER BY rid", (step_id,)):
            edit.insert("step_goal", {"step": copy, "goal": goal["goal"]})
    return copy


def duplicate_steps(workspace: Workspace, step_ids: Iterable[str]) -> list[str]:
    """Copy each step right after it; returns the copies' ids."""
    titles = _in_board_order(workspace, step_ids)
    if not titles:
        raise CampusError(_("The steps have been deleted."))
    label = _label(
        _("Duplicate “{title}”"),
        ngettext("Duplicate {count} step", "Duplicate {count} steps", len(titles)),
        [*titles.values()],
    )
    made = []
    with workspace.edit(label) as edit:
        for step_id in titles:
            phase = edit.value("SELECT phase FROM step WHERE id = ?", (step_id,))
            rows = [row["id"] for row in edit.execute("SELECT id FROM step WHERE phase = ? ORDER BY ord, id", (phase,))]
            after = rows.index(step_id) + 1
            made += copy_steps(workspace, [step_id], phase, rows[after] if after < len(rows) else None)
    return made


def delete_steps(workspace: Workspace, step_ids: Iterable[str]) -> None:
    """Delete steps, and the requirements of other steps for them."""
    titles = _in_board_order(workspace, step_ids)
    if not titles:
        return
    label = _label(
        _("Delete “{title}”"), ngettext("Delete {count} step", "Delete {count} steps", len(titles)), [*titles.values()]
    )
    with workspace.edit(label) as edit:
        _touch_steps(edit, titles)
        edit.delete("step", titles)
