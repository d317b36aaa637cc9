"""The agendas and blocks shipped with the program, those kept in the workspace, and new meetings made from them.

Each shipped one is a JSON file in ``resources/templates/agendas``, every text in both languages. An item stores the template
and its part in it as ``origin`` ("network-visit.closing"), so that the meeting checks recognize a welcome or a closing of any title.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import Any

import resources
from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, duration_hours, language, ngettext, sort_key
from campus_desktop.meetings import queries, summaries
from campus_desktop.meetings.agenda import Place, schedule
from campus_desktop.meetings.edits import as_planned, copy_agenda, create_meeting, title_of, touch
from campus_desktop.meetings.landing import landing_in
from campus_desktop.meetings.meeting import PAUSES, AgendaItem, Day, count_items
from campus_desktop.meetings.parts import part_of
from campus_desktop.paths.edits import need_title
from campus_desktop.workspace import Edit, Workspace

KEYS = ("network-visit", "half-day-sparring", "path-sprint", "online-follow-up")
"""The shipped agendas, in the order they are offered."""

_A_DAY = Day(1, None, time(9), time(16))
_TEXTS = ("responsible", "purpose", "preparation", "script")


@dataclass(frozen=True, slots=True)
class AgendaTemplate:
    """An agenda, or a block of items, as offered. ``key`` names a shipped one, or is the id of a kept one (``own``);
    ``items`` counts its items without breaks and buffers, ``minutes`` is the sum of all."""

    key: str
    title: str
    about: str
    items: int
    minutes: int
    kind: str = "network"
    own: bool = False

    @property
    def size(self) -> str:
        """ "9 items, 5 h"; of a block that is only a break, its length."""
        count = ngettext("{count} item", "{count} items", self.items).format(count=self.items)
        return ", ".join((*([count] if self.items else []), duration_hours(self.minutes)))


@cache
def _read(name: str) -> Any:
    return json.loads(resources.path("templates", "agendas", f"{name}.json").read_text(encoding="utf-8"))


def _said(texts: Mapping[str, str]) -> str:
    return texts[language()]


def _offered(data: Mapping[str, Any]) -> AgendaTemplate:
    minutes = sum(item["minutes"] for item in data["items"])
    kind = data.get("kind", "network")
    count = sum(item.get("type") not in PAUSES for item in data["items"])
    return AgendaTemplate(data["id"], _said(data["title"]), _said(data["about"]), count, minutes, kind)


def list_templates(workspace: Workspace) -> tuple[AgendaTemplate, ...]:
    """The shipped agendas in the current language, then those kept in the workspace by title."""
    kept = []
    for summary in summaries.list_meetings(workspace, templates=True):
        items = queries.read_items(workspace, summary.id)
        minutes = _minutes(items)
        kept.append(AgendaTemplate(summary.id, summary.title, "", count_items(items), minutes, summary.kind, own=True))
    return (*(_offered(_read(key)) for key in KEYS), *kept)


def _minutes(items: Sequence[AgendaItem]) -> int:
    """How long the items last together, those with parallel groups as long as their longest group."""
    return sum(plan.minutes for plan in schedule(items, (_A_DAY,)))


def list_blocks(workspace: Workspace | None = None) -> tuple[AgendaTemplate, ...]:
    """The blocks of items that can be added to any agenda: the shipped ones, then those kept in ``workspace`` by title."""
    kept = []
    if workspace is not None:
        rows = workspace.rows("SELECT id, title FROM meeting WHERE is_block ORDER BY sort_key, id")
        for row in rows:
            items = queries.read_items(workspace, row["id"])
            minutes = _minutes(items)
            kept.append(AgendaTemplate(row["id"], row["title"], "", count_items(items), minutes, own=True))
    return (*(_offered(block) for block in _read("blocks")), *kept)


def meeting_from_template(workspace: Workspace, key: str, title: str, day: date | None = None, **fields: Any) -> str:
    """Create a meeting with the agenda, kind, times and purpose of a template; ``fields`` as in ``create_meeting`` override
    those. Returns its id. Raises CampusError if the title is empty or the kept template is gone."""
    kind, start, end = frame_of(workspace, key)
    purpose = _said(_read(key)["purpose"]) if key in KEYS else queries.read_meeting(workspace, key).purpose
    values = {"kind": kind, "start": start, "end": end, "purpose": purpose}
    with workspace.edit(_("New meeting “{title}”").format(title=" ".join(title.split()))) as edit:
        meeting_id = create_meeting(workspace, title, **{**values, **fields, "date": day})
        _put(edit, meeting_id, key)
    return meeting_id


def frame_of(workspace: Workspace, key: str) -> tuple[str, time, time]:
    """The kind of meeting a template is for, and when it begins and ends. Raises CampusError if a kept one is gone."""
    if key in KEYS:
        data = _read(key)
        return data["kind"], time.fromisoformat(data["start"]), time.fromisoformat(data["end"])
    kept = queries.read_meeting(workspace, key)
    return kept.kind, kept.days[0].start, kept.days[0].end


def use_template(workspace: Workspace, meeting_id: str, key: str) -> None:
    """Replace a meeting's agenda with that of a template; date, times and people stay. One undo step."""
    with workspace.edit(_("New agenda for “{title}”").format(title=title_of(workspace, meeting_id))) as edit:
        edit.execute("DELETE FROM agenda_item WHERE meeting = ?", (meeting_id,))
        _put(edit, meeting_id, key)
        touch(edit, meeting_id)


def _put(edit: Edit, meeting_id: str, key: str) -> None:
    if key in KEYS:
        _put_items(edit, meeting_id, key, _read(key)["items"], None, 1)
    else:
        copy_agenda(edit, key, meeting_id)


def add_block(workspace: Workspace, meeting_id: str, key: str, *, before: str | None = None, day: int = 1) -> list[str]:
    """Add a block of items to the agenda before the item ``before`` (None: last of the day); returns their ids.

    Raises CampusError if a kept block is gone.
    """
    to = landing_in(workspace, meeting_id, (), Place(day, before))
    before, day = to.before, to.day
    block = next((each for each in _read("blocks") if each["id"] == key), None)
    if block is None:
        return _add_kept(workspace, meeting_id, key, before, day)
    with workspace.edit(_("Add “{title}”").format(title=_said(block["title"]))) as edit:
        made = _put_items(edit, meeting_id, key, block["items"], before, day)
        touch(edit, meeting_id)
    return made


def _add_kept(workspace: Workspace, meeting_id: str, block: str, before: str | None, day: int) -> list[str]:
    title = workspace.value("SELECT title FROM meeting WHERE id = ? AND is_block", (block,))
    if title is None:
        raise CampusError(_("The block has been deleted."))
    with workspace.edit(_("Add “{title}”").format(title=title)) as edit:
        rows = _whole_rows(edit, block)
        made = _copy_items(edit, rows, meeting_id, before, {"day": day})
        touch(edit, meeting_id)
    return made


def keep_block(workspace: Workspace, item_ids: Sequence[str], title: str) -> str:
    """Keep agenda items, with their parallel groups, as a block that can be added to any agenda; returns the block's id, for
    ``add_block`` and ``delete_block``.

    Without pins, and without their institutions, people and paths. Raises CampusError if the title is empty or the items are gone.
    """
    title = need_title(title, _("A block needs a title; nothing was kept."))
    with workspace.edit(_("Keep the block “{title}”").format(title=title)) as edit:
        rows = _rows_of(edit, item_ids)
        if not rows:
            raise CampusError(_("The item has been deleted."))
        block = edit.insert("meeting", {"title": title, "sort_key": sort_key(title), "is_template": 1, "is_block": 1})
        bare = {"day": 1, "pinned": None, "institution": None, "path": None, "responsible": ""}
        _copy_items(edit, rows, block, None, bare)
        touch(edit, block)
    return block


def delete_block(workspace: Workspace, block: str) -> None:
    """Delete a kept block; agendas that contain it do not change."""
    with workspace.edit(_("Delete “{title}”").format(title=title_of(workspace, block))) as edit:
        edit.delete("meeting", [block])


_IN_ORDER = "SELECT * FROM agenda_item WHERE {where} ORDER BY parent IS NOT NULL, day, ord, id"
_PLACE = ("rid", "id", "meeting", "ord", "overrun", "origin")


def _whole_rows(edit: Edit, meeting_id: str) -> list[dict[str, Any]]:
    return [dict(row) for row in edit.execute(_IN_ORDER.format(where="meeting = ?"), (meeting_id,))]


def _rows_of(edit: Edit, item_ids: Sequence[str]) -> list[dict[str, Any]]:
    """The items and those of their parallel groups; an item of a group whose parent is not among them becomes a top-level item."""
    chosen = json.dumps(list(item_ids))
    among = "IN (SELECT value FROM json_each(:chosen))"
    found = edit.execute(_IN_ORDER.format(where=f"id {among} OR parent {among}"), {"chosen": chosen})
    rows = [dict(row) for row in found]
    ids = {row["id"] for row in rows}
    return [row if row["parent"] in ids else {**row, "parent": None, "track": 0} for row in rows]


def _copy_items(
    edit: Edit, rows: Sequence[Mapping[str, Any]], meeting_id: str, before: str | None, changes: Mapping[str, Any]
) -> list[str]:
    """Copy items, parents first, into another agenda; returns the ids of the top-level ones."""
    keys = edit.order_between("agenda_item", "meeting", meeting_id, before, len(rows))
    ids: dict[str | None, str | None] = {None: None}
    made = []
    for row, key in zip(rows, keys, strict=True):
        values = {name: value for name, value in row.items() if name not in _PLACE}
        # an item from a shipped agenda or block keeps its origin; otherwise the origin is the copied item
        origin = row["origin"] if "." in (row["origin"] or "") else row["id"]
        values |= as_planned(edit, row["meeting"], row["id"])  # without the changes of catching up
        values |= {**changes, "meeting": meeting_id, "parent": ids[row["parent"]], "ord": key, "origin": origin}
        ids[row["id"]] = copy = edit.insert("agenda_item", values)
        if row["parent"] is None:
            made.append(copy)
    return made


def _put_items(
    edit: Edit, meeting_id: str, key: str, items: list[Mapping[str, Any]], before: str | None, day: int
) -> list[str]:
    keys = edit.order_between("agenda_item", "meeting", meeting_id, before, len(items))
    made = []
    for item, order in zip(items, keys, strict=True):
        row = {
            "meeting": meeting_id,
            "title": _said(item["title"]),
            "type": item["type"],
            "minutes": item["minutes"],
            "day": day,
            "pinned": item.get("pinned"),
            "origin": f"{key}.{item['id']}",
            "ord": order,
        }
        row |= {name: _said(item[name]) for name in _TEXTS if name in item}
        made.append(edit.insert("agenda_item", row))
    return made


def is_welcome(item: AgendaItem) -> bool:
    """Whether an item is a template's welcome."""
    return part_of(item) == "welcome"


def add_follow_up(
    workspace: Workspace, meeting_id: str, minutes: int = 10, *, welcome: Callable[[AgendaItem], bool] = is_welcome
) -> str:
    """Put "since last time" before everything except the ``welcome``; returns its id. Raises CampusError if it is already there."""
    items = queries.read_items(workspace, meeting_id)
    if any(part_of(item) == "follow-up" for item in items):
        raise CampusError(_("“Since last time” is already on the agenda."))
    data = next(item for item in _read("network-visit")["items"] if item["id"] == "follow-up")
    first = next((item for item in items if not welcome(item)), None)
    with workspace.edit(_("Add “{title}”").format(title=_said(data["title"]))) as edit:
        to = landing_in(workspace, meeting_id, (), Place(1, first.id if first else None))
        row = {**data, "minutes": minutes}
        (made,) = _put_items(edit, meeting_id, "network-visit", [row], to.before, to.day)
        touch(edit, meeting_id)
    return made
