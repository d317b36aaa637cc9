"""Edits of the agenda's items: adding, moving, resizing, pinning and deleting; called by dragging, keys and menus.

Times are never stored: ``agenda.schedule`` derives them from the items."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import time
from typing import Any

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, ngettext
from campus_desktop.institutions.names import known_spelling, without_mark
from campus_desktop.institutions.queries import people_names
from campus_desktop.meetings.agenda import Place
from campus_desktop.meetings.edits import clean, initials_only, shortened, touch
from campus_desktop.meetings.field_words import ITEM_WORDS
from campus_desktop.meetings.landing import landing_in
from campus_desktop.meetings.meeting import ITEM_TYPES
from campus_desktop.paths.edits import need_title
from campus_desktop.workspace import Edit, Workspace
from campus_desktop.workspace.labels import change_label, field_word

_TEXTS = {"responsible", "purpose", "preparation", "attachments", "link", "script"}
ITEM_FIELDS = _TEXTS | {"title", "type", "minutes", "pinned", "institution", "path", "tracks", "origin"}
"""The fields of ``add_item`` and ``update_item``: ``pinned`` is a time or None, ``tracks`` the names of parallel groups."""

MOST_MINUTES = 1_440


def stored(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields as stored in the file, validated. Raises CampusError if a value is not valid."""
    if unknown := set(fields) - ITEM_FIELDS:
        raise ValueError(f"no such field: {', '.join(sorted(unknown))}")
    if fields.get("type") is not None and fields["type"] not in ITEM_TYPES:
        raise ValueError(f"no such type: {fields['type']}")
    if "minutes" in fields and not 0 <= fields["minutes"] <= MOST_MINUTES:
        text = _("An item can last from 0 to {most} minutes. The old length is kept.")
        raise CampusError(text.format(most=MOST_MINUTES))
    values = {name: clean(value) if name in _TEXTS else value for name, value in fields.items()}
    if "responsible" in values:
        values["responsible"] = without_mark(values["responsible"])
    if "title" in values:
        values["title"] = need_title(values["title"], _("An item needs a title; the old one is kept."))
    pinned = values.get("pinned")
    if isinstance(pinned, time):
        values["pinned"] = pinned.isoformat("minutes")
    if "tracks" in values:
        values["tracks"] = json.dumps([" ".join(name.split()) for name in values["tracks"]], ensure_ascii=False)
    return values


def shortened_owner(workspace: Workspace, meeting_id: str, values: dict[str, Any]) -> dict[str, str]:
    """The responsible person as a known name is written, or as initials if the meeting is one of initials only."""
    if not values.get("responsible"):
        return {}
    if not initials_only(workspace, meeting_id):
        return {"responsible": known_spelling(values["responsible"], people_names(workspace))}
    return shortened(workspace, {"responsible": values["responsible"]})


def add_item(
    workspace: Workspace,
    meeting_id: str,
    title: str,
    minutes: int,
    *,
    before: str | None = None,
    day: int = 1,
    parent: str | None = None,
    track: int = 0,
    **fields: Any,
) -> str:
    """Add an item before the item ``before`` (None: last), in a day, or in a track of the parallel groups of ``parent``; while
    the meeting runs, after the item in progress at the earliest (``landing``).

    Returns its id. Raises CampusError if the title is empty, a value is not valid, or it is not allowed there.
    """
    title = need_title(title, _("An item needs a title; nothing was made."))
    values = stored({**fields, "title": title, "minutes": minutes})
    if refusal := may_hold(workspace, meeting_id, parent):
        raise CampusError(refusal)
    values |= shortened_owner(workspace, meeting_id, values)
    to = landing_in(workspace, meeting_id, (), Place(max(1, day), before, parent, track))
    with workspace.edit(_("New item “{title}”").format(title=title)) as edit:
        key = edit.order_between("agenda_item", "meeting", meeting_id, to.before)[0]
        place = place_values(edit, to.day, to.parent, to.track)
        item = edit.insert("agenda_item", {**values, **place, "meeting": meeting_id, "ord": key})
        touch(edit, meeting_id)
    return item


def place_values(edit: Edit, day: int, parent: str | None, track: int) -> dict[str, Any]:
    """The columns for an item's position; an item in a group has its parent's day."""
    if parent is not None:
        day = edit.value("SELECT day FROM agenda_item WHERE id = ?", (parent,))
    return {"day": max(1, day), "parent": parent, "track": max(0, track) if parent is not None else 0}


def may_hold(workspace: Workspace, meeting_id: str, parent: str | None) -> str:
    """Why an item of the meeting cannot have items in groups, as a sentence; empty if it can."""
    if parent is None:
        return ""
    row = workspace.row("SELECT meeting, parent FROM agenda_item WHERE id = ?", (parent,))
    if row is None or row["meeting"] != meeting_id:
        return _("The item has been deleted.")
    return _("A group cannot contain other groups.") if row["parent"] is not None else ""


def update_item(workspace: Workspace, item_id: str, *, merge: bool = False, **fields: Any) -> None:
    """Change fields of an item; ``merge`` extends the undo step of the same field while the user types or drags.

    Raises CampusError if a value is not valid, ValueError for an unknown field or word.
    """
    values = stored(fields)
    titles = in_order(workspace, [item_id])
    if not titles:
        raise CampusError(_("What you were editing has been deleted in the meantime; nothing was changed."))
    meeting_id = workspace.value("SELECT meeting FROM agenda_item WHERE id = ?", (item_id,))
    values |= shortened_owner(workspace, meeting_id, values)
    label = change_label(values.get("title") or titles[item_id], fields, ITEM_WORDS)
    with workspace.edit(label, merge=("agenda_item", item_id, min(fields)) if merge else None) as edit:
        edit.update("agenda_item", item_id, values)
        _touch(edit, item_id)


def update_items(workspace: Workspace, item_ids: Iterable[str], *, merge: bool = False, **fields: Any) -> None:
    """Set the same fields of several items of a meeting, as one undo step; ``merge`` as in ``update_item``.

    Raises CampusError if a value is not valid.
    """
    values = stored(fields)
    titles = in_order(workspace, item_ids)
    if titles:
        meeting_id = workspace.value("SELECT meeting FROM agenda_item WHERE id = ?", (next(iter(titles)),))
        values |= shortened_owner(workspace, meeting_id, values)
    _update_all(workspace, titles, fields, lambda _row: values, min(fields) if merge else None)


def lengthen(workspace: Workspace, item_ids: Iterable[str], by: int) -> None:
    """Make items ``by`` minutes longer (negative: shorter, down to 0), as one undo step."""
    _update_all(
        workspace,
        in_order(workspace, item_ids),
        ["minutes"],
        lambda row: {"minutes": min(max(0, row["minutes"] + by), MOST_MINUTES)},
    )


def _change_label(titles: dict[str, str], fields: Iterable[str]) -> str:
    count = len(titles)
    if count == 1:
        return change_label(next(iter(titles.values())), fields, ITEM_WORDS)
    if word := field_word(fields, ITEM_WORDS):
        several = ngettext("Change {field} of {count} item", "Change {field} of {count} items", count)
        return several.format(field=word, count=count)
    return ngettext("Change {count} item", "Change {count} items", count).format(count=count)


def _update_all(
    workspace: Workspace,
    titles: dict[str, str],
    fields: Iterable[str],
    values: Callable[[sqlite3.Row], dict[str, Any]],
    merged: str | None = None,
) -> None:
    if not titles:
        return
    label = _change_label(titles, fields)
    with workspace.edit(label, merge=("agenda_item", ",".join(titles), merged) if merged else None) as edit:
        for item_id in titles:
            row = edit.execute("SELECT * FROM agenda_item WHERE id = ?", (item_id,))[0]
            edit.update("agenda_item", item_id, values(row))
        _touch(edit, next(iter(titles)))


def resize(workspace: Workspace, item_id: str, minutes: int, *, merge: bool = False) -> None:
    """Set the length in minutes; later items move. ``merge`` while the edge is being dragged."""
    update_item(workspace, item_id, minutes=minutes, merge=merge)


def pin(workspace: Workspace, item_id: str, at: time | None) -> None:
    """Pin an item to a wall time, or unpin it (None)."""
    update_item(workspace, item_id, pinned=at)


def may_land(workspace: Workspace, item_ids: Iterable[str], meeting_id: str, parent: str | None = None) -> str:
    """Why these items cannot be moved there, as a sentence; empty if they can. For hovering and dropping."""
    if workspace.read_only:
        text = _("“{name}” is open for reading only; nothing was changed. Save a copy to work in.")
        return text.format(name=workspace.path.name)
    ids = list(item_ids)
    rows = workspace.rows(
        "SELECT id, meeting, EXISTS (SELECT 1 FROM agenda_item c WHERE c.parent = a.id) AS holds FROM agenda_item a "
        "WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(ids),),
    )
    if not rows:
        return _("The item has been deleted.")
    if any(row["meeting"] != meeting_id for row in rows):
        return _("An item of another meeting is copied, not moved.")
    if parent is not None and (parent in ids or any(row["holds"] for row in rows)):
        return _("A group cannot contain other groups.")
    return may_hold(workspace, meeting_id, parent)


def move_items(
    workspace: Workspace,
    item_ids: Iterable[str],
    before: str | None,
    *,
    day: int = 1,
    parent: str | None = None,
    track: int = 0,
) -> None:
    """Move items, in agenda order, to just before the item ``before`` (None: last) of a day or a track; while the meeting runs,
    what has not been held lands after the item in progress at the earliest (``landing``).

    Raises CampusError if they are not allowed there. Dropping them in place is no edit.
    """
    titles = in_order(workspace, item_ids)
    meeting_id = workspace.value("SELECT meeting FROM agenda_item WHERE id = ?", (next(iter(titles), ""),))
    if refusal := may_land(workspace, titles, meeting_id or "", parent):
        raise CampusError(refusal)
    label = label_of(_("Move “{title}”"), ngettext("Move {count} item", "Move {count} items", len(titles)), titles)
    to = landing_in(workspace, meeting_id, titles, Place(max(1, day), before, parent, track))
    with workspace.edit(label) as edit:
        place = place_values(edit, to.day, to.parent, to.track)
        siblings = _siblings(edit, meeting_id, place)
        before = _staying(siblings, to.before, set(titles))
        wanted = [each for each in siblings if each not in titles]
        at = wanted.index(before) if before in wanted else len(wanted)
        wanted[at:at] = titles
        if wanted == siblings:
            return
        keys = edit.order_between("agenda_item", "meeting", meeting_id, before, len(titles), moving=titles)
        for item_id, key in zip(titles, keys, strict=True):
            edit.update("agenda_item", item_id, {**place, "ord": key})
            edit.execute("UPDATE agenda_item SET day = ? WHERE parent = ?", (place["day"], item_id))
        touch(edit, meeting_id)


def _siblings(edit: Edit, meeting_id: str, place: dict[str, Any]) -> list[str]:
    rows = edit.execute(
        "SELECT id FROM agenda_item WHERE meeting = ? AND day = ? AND parent IS ? AND track = ? ORDER BY ord, id",
        (meeting_id, place["day"], place["parent"], place["track"]),
    )
    return [row["id"] for row in rows]


def _staying(siblings: list[str], before: str | None, moving: set[str]) -> str | None:
    """The first item from ``before`` on that is not moved."""
    at = siblings.index(before) if before in siblings else len(siblings)
    return next((each for each in siblings[at:] if each not in moving), None)


def delete_items(workspace: Workspace, item_ids: Iterable[str]) -> None:
    """Delete items with their parallel groups; notes written under them stay with the meeting."""
    titles = in_order(workspace, item_ids)
    if not titles:
        return
    label = label_of(
        _("Delete “{title}”"), ngettext("Delete {count} item", "Delete {count} items", len(titles)), titles
    )
    with workspace.edit(label) as edit:
        for item_id in titles:
            _touch(edit, item_id)
        edit.delete("agenda_item", titles)


def _touch(edit: Edit, item_id: str) -> None:
    touch(edit, edit.value("SELECT meeting FROM agenda_item WHERE id = ?", (item_id,)))


def label_of(one: str, several: str, titles: dict[str, str]) -> str:
    """The label of an undo step: the title for one item, the number for ``several``."""
    names: Sequence[str] = list(titles.values())
    return (one if len(names) == 1 else several).format(title=names[0] if names else "", count=len(names))


def in_order(workspace: Workspace, item_ids: Iterable[str]) -> dict[str, str]:
    """The titles of those items that still exist, in agenda order."""
    rows = workspace.rows(
        "SELECT a.id, a.title FROM agenda_item a LEFT JOIN agenda_item p ON p.id = a.parent "
        "WHERE a.id IN (SELECT value FROM json_each(?)) "
        "ORDER BY a.day, coalesce(p.ord, a.ord), coalesce(p.id, a.id), a.parent IS NOT NULL, a.track, a.ord, a.id",
        (json.dumps(list(item_ids)),),
    )
    return {row["id"]: row["title"] for row in rows}
