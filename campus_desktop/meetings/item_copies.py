"""Copying items of the agenda, adding several, and edits of whole parallel groups."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import time
from typing import Any

from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, ngettext
from campus_desktop.meetings.agenda import Place
from campus_desktop.meetings.edits import as_planned, touch
from campus_desktop.meetings.item_edits import in_order, label_of, may_hold, place_values, shortened_owner, stored
from campus_desktop.meetings.landing import landing_in
from campus_desktop.meetings.queries import read_meeting
from campus_desktop.workspace import Edit, Workspace, new_id

MOST_GROUPS = 8


def duplicate_items(workspace: Workspace, item_ids: Iterable[str]) -> list[str]:
    """Copy each item (with its parallel groups) right after it; returns the copies' ids."""
    titles = in_order(workspace, item_ids)
    if not titles:
        raise CampusError(_("The item has been deleted."))
    label = ngettext("Duplicate {count} item", "Duplicate {count} items", len(titles))
    with workspace.edit(label_of(_("Duplicate “{title}”"), label, titles)) as edit:
        made = [_duplicate(workspace, edit, item_id) for item_id in titles]
    return made


def _duplicate(workspace: Workspace, edit: Edit, item_id: str) -> str:
    row = edit.execute("SELECT meeting FROM agenda_item WHERE id = ?", (item_id,))[0]
    every = [each["id"] for each in edit.execute(
        "SELECT id FROM agenda_item WHERE meeting = ? ORDER BY ord, id", (row["meeting"],)
    )]  # fmt: skip
    after = every[every.index(item_id) + 1] if every[-1] != item_id else None
    changes: dict[str, Any] = {}
    if (to := _behind(workspace, row["meeting"], item_id)) is not None:  # while the meeting runs
        after = to.before
        changes = place_values(edit, to.day, to.parent, to.track)
    key = edit.order_between("agenda_item", "meeting", row["meeting"], after)[0]
    copy = _copy(edit, item_id, {**changes, "ord": key})
    touch(edit, row["meeting"])
    return copy


def _behind(workspace: Workspace, meeting_id: str, item_id: str) -> Place | None:
    """The place of a copy of an item above the one in progress, which is not right after it; None where it is."""
    meeting = read_meeting(workspace, meeting_id)
    item = meeting.item(item_id)
    if item is None:
        return None
    alike = [
        each
        for each in meeting.every_item
        if (each.day, each.parent, each.track) == (item.day, item.parent, item.track)
    ]
    at = [each.id for each in alike].index(item_id) + 1
    wanted = Place(item.day, alike[at].id if at < len(alike) else None, item.parent, item.track)
    to = landing_in(workspace, meeting_id, (), wanted)
    return to if to != wanted else None


def _copy(edit: Edit, item_id: str, changes: dict[str, Any]) -> str:
    """Copy an item with its groups; its overrun is not copied, nor, into another meeting, the changes of catching up."""
    row = dict(edit.execute("SELECT * FROM agenda_item WHERE id = ?", (item_id,))[0])
    del row["rid"]
    copy, meeting = new_id(), row["meeting"]
    elsewhere = changes.get("meeting", meeting) != meeting
    row |= as_planned(edit, meeting, item_id) if elsewhere else {}
    edit.insert("agenda_item", {**row, **changes, "id": copy, "overrun": 0, "origin": item_id})
    passed_on = {name: value for name, value in changes.items() if name in ("meeting", "day")}
    for child in edit.execute("SELECT * FROM agenda_item WHERE parent = ? ORDER BY rid", (item_id,)):
        values = dict(child)
        del values["rid"]
        values |= as_planned(edit, meeting, child["id"]) if elsewhere else {}
        new = {"id": new_id(), "parent": copy, "overrun": 0, "origin": child["id"]}
        edit.insert("agenda_item", {**values, **passed_on, **new})
    return copy


def copy_items(workspace: Workspace, item_ids: Iterable[str], meeting_id: str, to: Place) -> list[str]:
    """Copy items, also of another meeting, to a place in this one; returns their ids.

    Raises CampusError if they are gone or not allowed there.
    """
    titles = in_order(workspace, item_ids)
    if not titles:
        raise CampusError(_("The item has been deleted."))
    refusal = may_hold(workspace, meeting_id, to.parent)
    if not refusal and to.parent is not None and _hold_groups(workspace, titles):
        refusal = _("A group cannot contain other groups.")
    if refusal:
        raise CampusError(refusal)
    to = landing_in(workspace, meeting_id, (), to)
    label = ngettext("Paste {count} item", "Paste {count} items", len(titles))
    with workspace.edit(label_of(_("Paste “{title}”"), label, titles)) as edit:
        keys = edit.order_between("agenda_item", "meeting", meeting_id, to.before, len(titles))
        place = {**place_values(edit, to.day, to.parent, to.track), "meeting": meeting_id}
        made = [_copy(edit, item_id, {**place, "ord": key}) for item_id, key in zip(titles, keys, strict=True)]
        touch(edit, meeting_id)
    return made


def _hold_groups(workspace: Workspace, item_ids: Iterable[str]) -> bool:
    sql = "SELECT count(*) FROM agenda_item WHERE parent IN (SELECT value FROM json_each(?))"
    return bool(workspace.value(sql, (json.dumps(list(item_ids)),)))


def add_items(
    workspace: Workspace, meeting_id: str, items: Sequence[tuple[str, int, str | None, time | None, str]], to: Place
) -> list[str]:
    """Add several items (title, minutes, type, time it is locked to, responsible) at a place, as one undo step; returns their ids.

    Raises CampusError if a title is empty, a length is not valid, or they are not allowed there.
    """
    rows = [
        stored({"title": title, "minutes": minutes, "type": kind, "pinned": pinned, "responsible": responsible})
        for title, minutes, kind, pinned, responsible in items
    ]
    if refusal := may_hold(workspace, meeting_id, to.parent):
        raise CampusError(refusal)
    if not rows:
        return []
    to = landing_in(workspace, meeting_id, (), to)
    rows = [row | shortened_owner(workspace, meeting_id, row) for row in rows]
    titles = {str(number): row["title"] for number, row in enumerate(rows)}
    several = ngettext("{count} new item", "{count} new items", len(rows))
    with workspace.edit(label_of(_("New item “{title}”"), several, titles)) as edit:
        keys = edit.order_between("agenda_item", "meeting", meeting_id, to.before, len(rows))
        place = {**place_values(edit, to.day, to.parent, to.track), "meeting": meeting_id}
        made = [edit.insert("agenda_item", {**row, **place, "ord": key}) for row, key in zip(rows, keys, strict=True)]
        touch(edit, meeting_id)
    return made


# --- parallel groups -------------------------------------------------------------------------------------------------


def set_groups(workspace: Workspace, item_id: str, names: Sequence[str]) -> None:
    """Name an item's parallel groups, creating new ones. Raises CampusError for too many or for an item that is in a group itself.

    Use ``remove_group`` to remove one; fewer names than there are groups raise ValueError.
    """
    with workspace.edit(_("Change the parallel groups of “{title}”").format(title=_title(workspace, item_id))) as edit:
        row = edit.execute("SELECT meeting, parent, tracks FROM agenda_item WHERE id = ?", (item_id,))[0]
        if row["parent"] is not None:
            raise CampusError(_("A group cannot contain other groups."))
        if len(names) > MOST_GROUPS:
            raise CampusError(
                _("An item has at most {most} parallel groups; nothing was changed.").format(most=MOST_GROUPS)
            )
        if len(names) < len(json.loads(row["tracks"])):
            raise ValueError("groups are removed one by one")
        edit.update("agenda_item", item_id, stored({"tracks": list(names)}))
        touch(edit, row["meeting"])


def remove_group(workspace: Workspace, item_id: str, track: int) -> None:
    """Remove one parallel group with its items; later groups move up."""
    with workspace.edit(_("Change the parallel groups of “{title}”").format(title=_title(workspace, item_id))) as edit:
        row = edit.execute("SELECT meeting, tracks FROM agenda_item WHERE id = ?", (item_id,))[0]
        names = json.loads(row["tracks"])
        gone = edit.execute("SELECT id FROM agenda_item WHERE parent = ? AND track = ?", (item_id, track))
        edit.delete("agenda_item", [each["id"] for each in gone])
        edit.execute("UPDATE agenda_item SET track = track - 1 WHERE parent = ? AND track > ?", (item_id, track))
        edit.update("agenda_item", item_id, stored({"tracks": [*names[:track], *names[track + 1 :]]}))
        touch(edit, row["meeting"])


def dissolve_groups(workspace: Workspace, item_id: str) -> None:
    """Dissolve the item's parallel groups; their items follow right after it, group by group."""
    with workspace.edit(_("Change the parallel groups of “{title}”").format(title=_title(workspace, item_id))) as edit:
        row = edit.execute("SELECT meeting FROM agenda_item WHERE id = ?", (item_id,))[0]
        children = [each["id"] for each in edit.execute(
            "SELECT id FROM agenda_item WHERE parent = ? ORDER BY track, ord, id", (item_id,)
        )]  # fmt: skip
        every = [each["id"] for each in edit.execute(
            "SELECT id FROM agenda_item WHERE meeting = ? AND parent IS NULL ORDER BY ord, id", (row["meeting"],)
        )]  # fmt: skip
        after = every[every.index(item_id) + 1] if every[-1] != item_id else None
        if children:
            keys = edit.order_between("agenda_item", "meeting", row["meeting"], after, len(children), moving=children)
            for child, key in zip(children, keys, strict=True):
                edit.update("agenda_item", child, {"parent": None, "track": 0, "ord": key})
        edit.update("agenda_item", item_id, stored({"tracks": []}))
        touch(edit, row["meeting"])


def _title(workspace: Workspace, item_id: str) -> str:
    titles = in_order(workspace, [item_id])
    if not titles:
        raise CampusError(_("The item has been deleted."))
    return titles[item_id]
