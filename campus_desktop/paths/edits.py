"""Edits of a path itself: its fields, goals, starts and phases. Steps are in ``step_edits``. Each function is one undo step."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, date_long, fold, sort_key
from campus_desktop.institutions.edits import create_institution
from campus_desktop.institutions.names import without_mark
from campus_desktop.institutions.queries import list_institutions
from campus_desktop.paths.days import check_day, day_number, days_between, days_text, is_inside, shifted
from campus_desktop.paths.words import KINDS, PATH_WORDS, PHASE_WORDS, PURPOSES, STATUSES
from campus_desktop.workspace import Edit, Workspace, new_id
from campus_desktop.workspace.labels import change_label

PATH_FIELDS = {
    "title", "institution", "purpose", "kind", "audience", "aim", "status", "version", "owner", "contact", "case_number",
    "weekly_minutes", "learners", "is_template",
}  # fmt: skip
"""The fields of ``update_path``; phases have name, first_day, last_day and budget."""
PHASE_FIELDS = {"name", "first_day", "last_day", "budget"}

MOST_MINUTES = 100_000
"""The most minutes of a step or a budget: about 225 working days."""


def touch(edit: Edit, path_id: str) -> None:
    """Mark the path as changed, for "continue where you left"."""
    edit.touch("path", path_id, {"changed": edit.now.isoformat(timespec="seconds")})


def check_minutes(minutes: int | None) -> None:
    """Raises CampusError if ``minutes`` is not a valid length of a step or a budget."""
    if minutes is not None and not 0 <= minutes <= MOST_MINUTES:
        text = _("A length can be from 0 to {most} minutes. The old one is kept.")
        raise CampusError(text.format(most=MOST_MINUTES))


def need_title(text: str, what: str) -> str:
    """``text`` stripped. Raises CampusError, with the sentence ``what``, if it is empty."""
    title = " ".join(text.split())
    if not title:
        raise CampusError(what)
    return title


def _title_of(workspace: Workspace, table: str, row_id: str, column: str = "title") -> str:
    found = workspace.value(f"SELECT {column} FROM {table} WHERE id = ?", (row_id,))
    if found is None:
        raise CampusError(_("What you were editing has been deleted in the meantime; nothing was changed."))
    return str(found)


# --- paths -----------------------------------------------------------------------------------------------------------


def create_path(
    workspace: Workspace,
    title: str,
    *,
    institution: str | None = None,
    kind: str | None = None,
    purpose: str | None = None,
) -> str:
    """Create a path with one empty phase; returns its id. Raises CampusError if the title is empty."""
    title = need_title(title, _("A learning path needs a title; nothing was made."))
    with workspace.edit(_("New learning path “{title}”").format(title=title)) as edit:
        values = {
            "title": title,
            "institution": institution,
            "kind": kind,
            "purpose": purpose,
            "sort_key": sort_key(title),
        }
        path_id = edit.insert("path", {**values, "changed": edit.now.isoformat(timespec="seconds")})
        edit.insert(
            "phase",
            {"path": path_id, "name": _("First phase"), "ord": edit.order_between("phase", "path", path_id, None)[0]},
        )
    return path_id


def update_path(workspace: Workspace, path_id: str, *, merge: bool = False, **fields: Any) -> None:
    """Change fields of a path; ``merge`` extends the undo step of the same field while the user types.

    Raises CampusError if a value is not valid, ValueError for an unknown field or fixed word.
    """
    _known(fields, PATH_FIELDS)
    _check_path(fields)
    if "title" in fields:
        fields["title"] = need_title(fields["title"], _("A learning path needs a title; the old one is kept."))
        fields["sort_key"] = sort_key(fields["title"])
    fields |= {name: without_mark(fields[name]) for name in ("owner", "contact") if isinstance(fields.get(name), str)}
    title = fields.get("title") or _title_of(workspace, "path", path_id)
    label = change_label(title, [field for field in fields if field != "sort_key"], PATH_WORDS)
    with workspace.edit(label, merge=("path", path_id, min(fields)) if merge else None) as edit:
        edit.update("path", path_id, fields)
        touch(edit, path_id)


def set_new_institution(workspace: Workspace, path_id: str, name: str) -> None:
    """Set the path's institution to the one of this name, created if there is none, as one undo step.

    Raises CampusError if the name is empty.
    """
    wanted = fold(" ".join(name.split()))
    known = next((each.id for each in list_institutions(workspace) if fold(each.name) == wanted), None)
    with workspace.edit(change_label(_title_of(workspace, "path", path_id), ["institution"], PATH_WORDS)):
        update_path(workspace, path_id, institution=known or create_institution(workspace, name))


def _known(fields: Mapping[str, Any], known: set[str]) -> None:
    if unknown := set(fields) - known:
        raise ValueError(f"no such field: {', '.join(sorted(unknown))}")


def _check_path(fields: Mapping[str, Any]) -> None:
    for name, words in (("purpose", PURPOSES), ("kind", KINDS), ("status", STATUSES)):
        if fields.get(name) is not None and fields[name] not in words:
            raise ValueError(f"no such {name}: {fields[name]}")
    check_minutes(fields.get("weekly_minutes"))
    learners = fields.get("learners")
    if learners is not None and learners < 0:
        raise CampusError(_("The number of learners cannot be below 0. The old one is kept."))


def delete_path(workspace: Workspace, path_id: str) -> None:
    """Delete a path with its phases and steps."""
    with workspace.edit(_("Delete “{title}”").format(title=_title_of(workspace, "path", path_id))) as edit:
        edit.delete("path", [path_id])


def duplicate_path(workspace: Workspace, path_id: str) -> str:
    """Copy a path as a separate draft that stores the origin of its parts; returns its id. Starts are not copied."""
    title = _title_of(workspace, "path", path_id)
    with workspace.edit(_("Duplicate “{title}”").format(title=title)) as edit:
        name = _("{title} (copy)").format(title=title)
        ids = {path_id: new_id()}
        values = {"title": name, "sort_key": sort_key(name), "status": "draft", "origin": path_id}
        _copy_row(edit, "path", path_id, {**values, "id": ids[path_id]})
        for table in ("goal", "phase"):
            for row in edit.execute(f"SELECT id FROM {table} WHERE path = ? ORDER BY ord, id", (path_id,)):
                ids[row["id"]] = new_id()
                origin = {"origin": row["id"]} if table == "phase" else {}
                _copy_row(edit, table, row["id"], {"id": ids[row["id"]], "path": ids[path_id], **origin})
        steps = edit.execute(
            "SELECT s.id, s.phase FROM step s JOIN phase f ON f.id = s.phase WHERE f.path = ? ORDER BY s.rid",
            (path_id,),
        )
        for row in steps:
            ids[row["id"]] = new_id()
            _copy_row(edit, "step", row["id"], {"id": ids[row["id"]], "phase": ids[row["phase"]], "origin": row["id"]})
        for row in steps:
            for link, column in (("step_goal", "goal"), ("prerequisite", "needs")):
                for other in edit.execute(
                    f"SELECT {column} AS other FROM {link} WHERE step = ? ORDER BY rid", (row["id"],)
                ):
                    if other["other"] in ids:
                        edit.insert(link, {"step": ids[row["id"]], column: ids[other["other"]]})
        touch(edit, ids[path_id])
    return ids[path_id]


def _copy_row(edit: Edit, table: str, row_id: str, changes: Mapping[str, Any]) -> str:
    """Insert a copy of the row ``row_id`` with ``changes``."""
    row = dict(edit.execute(f"SELECT * FROM {table} WHERE id = ?", (row_id,))[0])
    del row["rid"]
    return edit.insert(table, {**row, **changes})


# --- goals and starts ------------------------------------------------------------------------------------------------


def add_goal(workspace: Workspace, path_id: str, text: str) -> str:
    """Add a learning outcome at the end; returns its id. Raises CampusError if the text is empty."""
    text = need_title(text, _("A learning outcome needs a text; nothing was made."))
    with workspace.edit(_("New learning outcome “{title}”").format(title=text)) as edit:
        goal = edit.insert(
            "goal", {"path": path_id, "text": text, "ord": edit.order_between("goal", "path", path_id, None)[0]}
        )
        touch(edit, path_id)
    return goal


def update_goal(workspace: Workspace, goal_id: str, text: str, *, merge: bool = False) -> None:
    """Reword a learning outcome. Raises CampusError if the text is empty."""
    text = need_title(text, _("A learning outcome needs a text; the old one is kept."))
    with workspace.edit(
        _("Change “{title}”").format(title=text), merge=("goal", goal_id, "text") if merge else None
    ) as edit:
        edit.update("goal", goal_id, {"text": text})
        touch(edit, edit.value("SELECT path FROM goal WHERE id = ?", (goal_id,)))


def delete_goal(workspace: Workspace, goal_id: str) -> None:
    """Delete a learning outcome; its steps stay."""
    with workspace.edit(_("Delete “{title}”").format(title=_title_of(workspace, "goal", goal_id, "text"))) as edit:
        touch(edit, edit.value("SELECT path FROM goal WHERE id = ?", (goal_id,)))
        edit.delete("goal", [goal_id])


def add_start(workspace: Workspace, path_id: str, day: date, label: str = "") -> str:
    """Add a start date of the path, the date of day 1. Returns its id."""
    with workspace.edit(_("New start {date}").format(date=date_long(day))) as edit:
        start = edit.insert("start", {"path": path_id, "date": day.isoformat(), "label": label.strip()})
        touch(edit, path_id)
    return start


def update_start(workspace: Workspace, start_id: str, day: date, label: str) -> None:
    """Move a start to another date, or rename it."""
    with workspace.edit(_("Change start {date}").format(date=date_long(day))) as edit:
        edit.update("start", start_id, {"date": day.isoformat(), "label": label.strip()})
        touch(edit, edit.value("SELECT path FROM start WHERE id = ?", (start_id,)))


def delete_start(workspace: Workspace, start_id: str) -> None:
    """Delete a start date."""
    day = date.fromisoformat(_title_of(workspace, "start", start_id, "date"))
    with workspace.edit(_("Delete start {date}").format(date=date_long(day))) as edit:
        touch(edit, edit.value("SELECT path FROM start WHERE id = ?", (start_id,)))
        edit.delete("start", [start_id])


# --- phases ----------------------------------------------------------------------------------------------------------


def add_phase(workspace: Workspace, path_id: str, name: str, *, before: str | None = None, **fields: int | None) -> str:
    """Add a phase before the phase ``before`` (None: last), with first_day, last_day and budget (minutes); returns its id."""
    name = need_title(name, _("A phase needs a name; nothing was made."))
    _known(fields, PHASE_FIELDS)
    _check_phase(fields)
    with workspace.edit(_("New phase “{title}”").format(title=name)) as edit:
        key = edit.order_between("phase", "path", path_id, before)[0]
        phase = edit.insert("phase", {"path": path_id, "name": name, **fields, "ord": key})
        touch(edit, path_id)
    return phase


def update_phase(workspace: Workspace, phase_id: str, *, merge: bool = False, **fields: Any) -> None:
    """Change name, first_day, last_day or budget (minutes) of a phase. Raises CampusError if a value is not valid.

    If both ends of a phase change, its steps move by as many days as its first day.
    """
    _known(fields, PHASE_FIELDS)
    if "name" in fields:
        fields["name"] = need_title(fields["name"], _("A phase needs a name; the old one is kept."))
    row = workspace.row("SELECT name, first_day, last_day, budget FROM phase WHERE id = ?", (phase_id,))
    if row is None:
        raise CampusError(_("What you were editing has been deleted in the meantime; nothing was changed."))
    before = dict(row)
    wanted = {**before, **fields}
    _check_phase(wanted)
    if refusal := phase_days_refusal(workspace, phase_id, wanted["first_day"], wanted["last_day"]):
        raise CampusError(refusal)
    changed = [field for field in fields if fields[field] != before[field]]
    label = change_label(fields.get("name") or row["name"], changed or fields, PHASE_WORDS)
    with workspace.edit(label, merge=("phase", phase_id, min(fields)) if merge else None) as edit:
        edit.update("phase", phase_id, fields)
        if by := _moved_by(before, wanted["first_day"], wanted["last_day"]):
            for step in edit.execute("SELECT id, day FROM step WHERE phase = ? AND day IS NOT NULL", (phase_id,)):
                edit.update("step", step["id"], {"day": shifted(step["day"], by)})
        touch(edit, edit.value("SELECT path FROM phase WHERE id = ?", (phase_id,)))


def _moved_by(row: Mapping[str, Any], first: int | None, last: int | None) -> int:
    """The days by which the steps of a phase move: 0 unless both its ends change."""
    old_first, old_last = row["first_day"], row["last_day"]
    if first is None or None in (last, old_first, old_last) or first == old_first or last == old_last:
        return 0
    return days_between(old_first, first)


def phase_days_refusal(workspace: Workspace, phase_id: str, first: int | None, last: int | None) -> str:
    """Empty if a phase may have these days, else the sentence that says why not: for its fields and for the edit."""
    try:
        _check_phase({"first_day": first, "last_day": last})
    except CampusError as error:
        return str(error)
    row = workspace.row("SELECT name, first_day, last_day FROM phase WHERE id = ?", (phase_id,))
    if row is None or (row["first_day"], row["last_day"]) == (first, last):
        return ""
    by = _moved_by(dict(row), first, last)
    sql = "SELECT title, day FROM step WHERE phase = ? AND day IS NOT NULL ORDER BY day, ord, id"
    for step in workspace.rows(sql, (phase_id,)):
        day = shifted(step["day"], by)
        if not is_inside(day, first, last):
            text = _(
                "“{title}” is on day {day}, outside {days}. Give it another day first; the days of the phase are kept."
            )
            return text.format(title=step["title"], day=day_number(day), days=days_text(first, last))
    return ""


def phase_days_remark(workspace: Workspace, phase_id: str, first: int | None, last: int | None) -> str:
    """A sentence if a phase with these days would overlap the one before or after it, which may be intended; else empty."""
    rows = workspace.rows(
        "SELECT id, name, first_day, last_day FROM phase WHERE path = (SELECT path FROM phase WHERE id = ?) ORDER BY ord, id",
        (phase_id,),
    )
    here = next((number for number, row in enumerate(rows) if row["id"] == phase_id), None)
    if here is None:
        return ""
    before, behind = (rows[here - 1] if here else None), (rows[here + 1] if here + 1 < len(rows) else None)
    if behind is not None and last is not None and behind["first_day"] is not None and behind["first_day"] <= last:
        text = _("“{next}” begins on day {day}, before this phase ends.")
        return text.format(next=behind["name"], day=day_number(behind["first_day"]))
    if before is not None and first is not None and before["last_day"] is not None and before["last_day"] >= first:
        text = _("“{previous}” ends on day {day}, after this phase begins.")
        return text.format(previous=before["name"], day=day_number(before["last_day"]))
    return ""


def _check_phase(fields: Mapping[str, Any]) -> None:
    check_minutes(fields.get("budget"))
    first, last = fields.get("first_day"), fields.get("last_day")
    for day in (first, last):
        if day is not None:
            check_day(day)
    if first is not None and last is not None and first > last:
        text = _("The phase cannot end on day {last} before it begins on day {first}. The old days are kept.")
        raise CampusError(text.format(first=day_number(first), last=day_number(last)))


def move_phase(workspace: Workspace, phase_id: str, before: str | None) -> None:
    """Move a phase before the phase ``before`` (None: last)."""
    with workspace.edit(_("Move “{title}”").format(title=_title_of(workspace, "phase", phase_id, "name"))) as edit:
        path_id = edit.value("SELECT path FROM phase WHERE id = ?", (phase_id,))
        if before != phase_id:
            edit.update(
                "phase", phase_id, {"ord": edit.order_between("phase", "path", path_id, before, moving=[phase_id])[0]}
            )
            touch(edit, path_id)


def delete_phase(workspace: Workspace, phase_id: str) -> None:
    """Delete a phase with its steps."""
    with workspace.edit(_("Delete “{title}”").format(title=_title_of(workspace, "phase", phase_id, "name"))) as edit:
        touch(edit, edit.value("SELECT path FROM phase WHERE id = ?", (phase_id,)))
        edit.delete("phase", [phase_id])
