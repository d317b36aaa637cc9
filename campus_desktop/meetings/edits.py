"""Edits of a meeting itself: its fields, days, series and paths. Items are in ``item_edits``, people in ``participants``.

Each function is one undo step."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any
from unicodedata import normalize

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, ngettext, sort_key
from campus_desktop.institutions.names import without_mark
from campus_desktop.institutions.short import initials
from campus_desktop.meetings.field_words import MEETING_WORDS
from campus_desktop.meetings.meeting import KINDS, STATUSES, Day
from campus_desktop.meetings.personal import only_initials
from campus_desktop.paths.edits import need_title
from campus_desktop.workspace import Edit, Workspace, new_id
from campus_desktop.workspace.labels import change_label

TEXT_FIELDS = {
    "place", "address", "room", "arrival", "transport", "online_link", "contact", "purpose", "chair", "minute_taker",
    "case_number", "data_purpose",
}  # fmt: skip
MEETING_FIELDS = TEXT_FIELDS | {
    "title", "kind", "date", "start", "end", "host", "status", "series", "delete_by", "initials_only",
}  # fmt: skip
"""The fields of ``update_meeting``: ``date`` and ``delete_by`` are dates or None, ``start`` and ``end`` times of day 1."""

MOST_DAYS = 14


def touch(edit: Edit, meeting_id: str) -> None:
    """Mark the meeting as changed, so that calendars take it as a newer version."""
    edit.touch("meeting", meeting_id, {"changed": edit.now.isoformat(timespec="milliseconds")})


def title_of(workspace: Workspace, meeting_id: str) -> str:
    """The title of a meeting, for labels. Raises CampusError if it is gone."""
    found = workspace.value("SELECT title FROM meeting WHERE id = ?", (meeting_id,))
    if found is None:
        raise CampusError(_("What you were editing has been deleted in the meantime; nothing was changed."))
    return str(found)


def clean(text: str) -> str:
    """A text of several lines as it is stored: NFC, without NUL, stripped."""
    return normalize("NFC", text).replace("\0", "").strip()


# --- making, changing, deleting --------------------------------------------------------------------------------------


def create_meeting(workspace: Workspace, title: str, **fields: Any) -> str:
    """Create a meeting with an empty agenda, 9.30 to 14.30 unless ``fields`` (as in ``update_meeting``) differ; returns its id.

    Raises CampusError if the title is empty or a value is not valid.
    """
    title = need_title(title, _("A meeting needs a title; nothing was made."))
    values = _stored({**fields, "title": title})
    if values.get("initials_only"):
        values |= shortened(workspace, {name: values[name] for name in _PEOPLE if name in values})
    with workspace.edit(_("New meeting “{title}”").format(title=title)) as edit:
        meeting_id = edit.insert("meeting", values)
        touch(edit, meeting_id)
    return meeting_id


def update_meeting(workspace: Workspace, meeting_id: str, *, merge: bool = False, **fields: Any) -> None:
    """Change fields of a meeting; ``merge`` extends the undo step of the same field while the user types. A new date also moves later days.

    Raises CampusError if a value is not valid, ValueError for an unknown field or fixed word.
    """
    if "title" in fields:
        fields["title"] = need_title(fields["title"], _("A meeting needs a title; the old one is kept."))
    values = _stored(fields)
    label = change_label(fields.get("title") or title_of(workspace, meeting_id), fields, MEETING_WORDS)
    short = values.get("initials_only", int(initials_only(workspace, meeting_id)))
    if short:
        values |= shortened(workspace, {name: values[name] for name in _PEOPLE if name in values})
    with workspace.edit(label, merge=("meeting", meeting_id, min(fields)) if merge else None) as edit:
        if values.get("initials_only"):
            _shorten_all(workspace, edit, meeting_id)
        if values.get("date"):
            _move_later_days(edit, meeting_id, date.fromisoformat(values["date"]))
        edit.update("meeting", meeting_id, values)
        touch(edit, meeting_id)


def _move_later_days(edit: Edit, meeting_id: str, first: date) -> None:
    before = edit.value("SELECT date FROM meeting WHERE id = ?", (meeting_id,))
    if before is None:
        return
    by = first - date.fromisoformat(before)
    for row in edit.execute("SELECT id, date FROM meeting_day WHERE meeting = ? AND date IS NOT NULL", (meeting_id,)):
        edit.update("meeting_day", row["id"], {"date": (date.fromisoformat(row["date"]) + by).isoformat()})


def set_to_new(
    workspace: Workspace, meeting_id: str, field: str, make: Callable[[Workspace, str], str], name: str
) -> None:
    """Create something by name (an institution, a series) and set a field of the meeting to it, as one undo step."""
    with workspace.edit(change_label(title_of(workspace, meeting_id), [field], MEETING_WORDS)):
        fields: dict[str, Any] = {field: make(workspace, name)}
        update_meeting(workspace, meeting_id, **fields)


def _stored(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields as stored in the file, validated."""
    if unknown := set(fields) - MEETING_FIELDS:
        raise ValueError(f"no such field: {', '.join(sorted(unknown))}")
    values: dict[str, Any] = {}
    for name, value in fields.items():
        if name in TEXT_FIELDS:
            values[name] = without_mark(clean(value)) if name in _PEOPLE else clean(value)
        elif name in ("date", "delete_by"):
            values[name] = value.isoformat() if value is not None else None
        elif name in ("start", "end"):
            values[f"{name}_time"] = value.isoformat("minutes")
        elif name in ("kind", "status") and value not in (KINDS if name == "kind" else STATUSES):
            raise ValueError(f"no such {name}: {value}")
        else:
            values[name] = int(value) if name == "initials_only" else value
    if "title" in values:
        values["sort_key"] = sort_key(values["title"])
    return values


_PEOPLE = ("chair", "minute_taker", "contact")


def initials_only(workspace: Workspace, meeting_id: str) -> bool:
    """Whether names typed at this meeting are stored as initials."""
    return bool(workspace.value("SELECT initials_only FROM meeting WHERE id = ?", (meeting_id,)))


def shortened(workspace: Workspace, fields: dict[str, str]) -> dict[str, str]:
    """Fields for people with each name replaced by its initials; the names of institutions stay."""
    others = [row["name"] for row in workspace.rows("SELECT name FROM institution")]
    return {name: only_initials(text, others) for name, text in fields.items()}


def _shorten_all(workspace: Workspace, edit: Edit, meeting_id: str) -> None:
    """Shorten the names typed before a meeting became one of initials only."""
    row = edit.execute("SELECT chair, minute_taker, contact FROM meeting WHERE id = ?", (meeting_id,))
    if row:
        edit.update("meeting", meeting_id, shortened(workspace, dict(row[0])))
    for item in edit.execute("SELECT id, responsible FROM agenda_item WHERE meeting = ?", (meeting_id,)):
        edit.update("agenda_item", item["id"], shortened(workspace, {"responsible": item["responsible"]}))
    for each in edit.execute("SELECT id, name FROM participant WHERE meeting = ? AND name <> ''", (meeting_id,)):
        edit.update("participant", each["id"], {"name": initials(each["name"])})


def delete_meetings(workspace: Workspace, meeting_ids: Sequence[str]) -> None:
    """Delete meetings with their agendas, notes and actual times."""
    titles = [title_of(workspace, each) for each in meeting_ids]
    if not titles:
        return
    label = ngettext("Delete the meeting “{title}”", "Delete {count} meetings", len(titles))
    with workspace.edit(label.format(title=titles[0], count=len(titles))) as edit:
        for each in meeting_ids:
            edit.execute("DELETE FROM answer WHERE about = ?", (each,))
        edit.delete("meeting", meeting_ids)


def duplicate_meeting(
    workspace: Workspace, meeting_id: str, title: str | None = None, *, template: bool = False
) -> str:
    """Copy a meeting as a draft without a date, with people, paths and agenda but no notes or actual times; returns its id.

    ``template=True`` keeps the agenda as a template: no people, paths or practical facts.
    """
    old = title_of(workspace, meeting_id)
    name = need_title(title or _("{title} (copy)").format(title=old), "")
    label = _("Keep the agenda of “{title}” as a template") if template else _("Duplicate “{title}”")
    with workspace.edit(label.format(title=old)) as edit:
        copy = new_id()
        values: dict[str, Any] = {
            "id": copy,
            "title": name,
            "sort_key": sort_key(name),
            "date": None,
            "status": "draft",
            "is_template": int(template),
            "origin": meeting_id,
            "delete_by": None,
        }
        if template:
            values |= dict.fromkeys(TEXT_FIELDS - {"purpose"}, "") | {"host": None, "series": None}
        _copy_row(edit, "meeting", meeting_id, values | as_planned(edit, meeting_id, None, 1))
        for number, row in enumerate(_rows_of(edit, "meeting_day", meeting_id), start=2):
            planned = as_planned(edit, meeting_id, None, number)
            _copy_row(edit, "meeting_day", row, {"meeting": copy, "date": None, **planned})
        if not template:
            for row in _rows_of(edit, "participant", meeting_id):
                _copy_row(edit, "participant", row, {"meeting": copy, "status": "registered"})
            for row in _rows_of(edit, "meeting_path", meeting_id):
                _copy_row(edit, "meeting_path", row, {"meeting": copy})
        copy_agenda(edit, meeting_id, copy, whole=not template)
        touch(edit, copy)
    return copy


def copy_agenda(edit: Edit, from_meeting: str, to_meeting: str, *, whole: bool = True) -> None:
    """Within an edit: copy the agenda of one meeting, as planned, to another that has none. ``whole=False``: without the
    institutions, people and paths of its items."""
    ids: dict[str | None, str | None] = {None: None}
    rows = edit.execute(
        "SELECT id, parent FROM agenda_item WHERE meeting = ? ORDER BY parent IS NOT NULL, rid", (from_meeting,)
    )
    for row in rows:
        ids[row["id"]] = new_id()
        values = {"id": ids[row["id"]], "meeting": to_meeting, "parent": ids[row["parent"]], "overrun": 0}
        values |= as_planned(edit, from_meeting, row["id"])
        if not whole:
            values |= {"institution": None, "path": None, "responsible": ""}
        _copy_row(edit, "agenda_item", row["id"], values)


def keep_plan(edit: Edit, meeting_id: str, item: str | None, day: int, field: str, value: int | str | None) -> None:
    """Within an edit: store the planned value of a field of an item, or of the end of a day, unless it is already stored."""
    where = "meeting = ? AND item IS ? AND day = ? AND field = ?"
    if edit.value(f"SELECT id FROM as_planned WHERE {where}", (meeting_id, item, day, field)) is None:
        edit.insert("as_planned", {"meeting": meeting_id, "item": item, "day": day, "field": field, field: value})


def as_planned(edit: Edit, meeting_id: str, item: str | None, day: int | None = None) -> dict[str, Any]:
    """Within an edit: the planned values of fields that catching up changed while the meeting was held."""
    rows = edit.execute(
        "SELECT field, minutes, pinned, end_time FROM as_planned WHERE meeting = ? AND item IS ? AND (? IS NULL OR day = ?)",
        (meeting_id, item, day, day),
    )
    fields = ("end_time",) if item is None else ("minutes", "pinned")
    found = {row["field"]: row[row["field"]] for row in rows if row["field"] in fields}
    return {field: value for field, value in found.items() if value is not None or field == "pinned"}


def _rows_of(edit: Edit, table: str, meeting_id: str) -> list[str]:
    return [row["id"] for row in edit.execute(f"SELECT id FROM {table} WHERE meeting = ? ORDER BY rid", (meeting_id,))]


def _copy_row(edit: Edit, table: str, row_id: str, changes: dict[str, Any]) -> str:
    """Insert a copy of the row ``row_id`` with ``changes``."""
    row = dict(edit.execute(f"SELECT * FROM {table} WHERE id = ?", (row_id,))[0])
    del row["rid"], row["id"]
    return edit.insert(table, {**row, **changes})


# --- several days ----------------------------------------------------------------------------------------------------


def set_days(workspace: Workspace, meeting_id: str, days: Sequence[Day]) -> None:
    """Set the days of a meeting, the first being its own date and times; items of a removed day move to the last one.

    Raises CampusError for none or too many, or if a day is dated before the one ahead of it.
    """
    if not 1 <= len(days) <= MOST_DAYS:
        raise CampusError(_("A meeting has from 1 to {most} days; the old ones are kept.").format(most=MOST_DAYS))
    dates = [day.date for day in days if day.date is not None]
    if dates != sorted(set(dates)):
        raise CampusError(_("The days of a meeting come one after the other; the old ones are kept."))
    with workspace.edit(_("Change the days of “{title}”").format(title=title_of(workspace, meeting_id))) as edit:
        first, *later = days
        edit.update("meeting", meeting_id, _day_values(first))
        known = _rows_of(edit, "meeting_day", meeting_id)
        edit.delete("meeting_day", known[len(later) :])
        for number, day in enumerate(later, start=2):
            values = {**_day_values(day), "number": number}
            if number - 2 < len(known):
                edit.update("meeting_day", known[number - 2], values)
            else:
                edit.insert("meeting_day", {**values, "meeting": meeting_id})
        edit.execute(
            "UPDATE agenda_item SET day = :last WHERE meeting = :meeting AND day > :last",
            {"last": len(days), "meeting": meeting_id},
        )
        touch(edit, meeting_id)


def _day_values(day: Day) -> dict[str, str | None]:
    return {
        "date": day.date.isoformat() if day.date else None,
        "start_time": day.start.isoformat("minutes"),
        "end_time": day.end.isoformat("minutes"),
    }


# --- series ----------------------------------------------------------------------------------------------------------


def create_series(workspace: Workspace, title: str) -> str:
    """Create a series of meetings; returns its id."""
    title = need_title(title, _("A series needs a title; nothing was made."))
    with workspace.edit(_("New series “{title}”").format(title=title)) as edit:
        return edit.insert("series", {"title": title, "sort_key": sort_key(title)})


def rename_series(workspace: Workspace, series_id: str, title: str) -> None:
    """Rename a series, for all its meetings. Raises CampusError if the title is empty."""
    title = need_title(title, _("A series needs a title; the old one is kept."))
    with workspace.edit(_("Rename the series to “{title}”").format(title=title)) as edit:
        edit.update("series", series_id, {"title": title, "sort_key": sort_key(title)})


def next_in_series(workspace: Workspace, meeting_id: str, title: str, day: date | None = None) -> str:
    """Create the next meeting of a series: a copy with the people and paths but an empty agenda and without host and place,
    which usually rotate; creates the series if there is none yet. Returns the meeting's id.

    Open notes from before are shown first in it without a copy (``note_queries.carried``).
    """
    title = need_title(title, _("A meeting needs a title; nothing was made."))
    with workspace.edit(_("New meeting “{title}”").format(title=title)) as edit:
        row = edit.execute("SELECT title, series FROM meeting WHERE id = ?", (meeting_id,))
        if not row:
            raise CampusError(_("The meeting has been deleted."))
        if row[0]["series"] is None:
            series = create_series(workspace, row[0]["title"])
            edit.update("meeting", meeting_id, {"series": series})
        made = duplicate_meeting(workspace, meeting_id, title)
        edit.execute("DELETE FROM agenda_item WHERE meeting = ?", (made,))
        gone = dict.fromkeys(("place", "address", "room", "arrival", "transport", "case_number"), "")
        edit.update("meeting", made, {**gone, "host": None, "date": day.isoformat() if day else None})
    return made


# --- learning paths at the meeting -----------------------------------------------------------------------------------


def add_paths(workspace: Workspace, meeting_id: str, path_ids: Iterable[str]) -> None:
    """Add learning paths to the meeting, after those it has; a path that is already there keeps its place."""
    there = {row[0] for row in workspace.rows("SELECT path FROM meeting_path WHERE meeting = ?", (meeting_id,))}
    wanted = [each for each in dict.fromkeys(path_ids) if each not in there]
    if not wanted:
        return
    with workspace.edit(_("Change the paths at “{title}”").format(title=title_of(workspace, meeting_id))) as edit:
        keys = edit.order_between("meeting_path", "meeting", meeting_id, None, len(wanted))
        for path_id, key in zip(wanted, keys, strict=True):
            edit.insert("meeting_path", {"meeting": meeting_id, "path": path_id, "ord": key})
        touch(edit, meeting_id)


def add_new_path(workspace: Workspace, meeting_id: str, make: Callable[[], str]) -> str:
    """Create a learning path (``make`` returns its id) and add it to the meeting, as one undo step."""
    with workspace.edit(_("New path at “{title}”").format(title=title_of(workspace, meeting_id))):
        path = make()
        add_paths(workspace, meeting_id, [path])
    return path


def remove_paths(workspace: Workspace, meeting_id: str, path_ids: Iterable[str]) -> None:
    """Remove learning paths from the meeting; the paths and the notes about them stay."""
    with workspace.edit(_("Change the paths at “{title}”").format(title=title_of(workspace, meeting_id))) as edit:
        for path_id in path_ids:
            edit.execute("DELETE FROM meeting_path WHERE meeting = ? AND path = ?", (meeting_id, path_id))
        touch(edit, meeting_id)


# --- facts about a meeting -------------------------------------------------------------------------------------------


def record_fact(workspace: Workspace, meeting_id: str, what: str) -> None:
    """Record that something was done about a meeting just now ("agenda sent", "agenda printed" ...); never undone."""
    with workspace.edit(what, undoable=False) as edit:
        edit.insert("meeting_fact", {"meeting": meeting_id, "what": what, "at": edit.now.isoformat(timespec="seconds")})


def facts(workspace: Workspace, meeting_id: str) -> dict[str, str]:
    """The recorded facts of a meeting, each with the last time (ISO instant)."""
    sql = "SELECT what, max(at) AS at FROM meeting_fact WHERE meeting = ? GROUP BY what"
    return {row["what"]: row["at"] for row in workspace.rows(sql, (meeting_id,))}
