"""The agendas and blocks that come with the program, agendas people have kept, and new meetings made from them.

Each shipped one stands as JSON in ``resources/templates/agendas``, every text in both languages. An item keeps as ``origin`` the
template and its part in it ("network-visit.closing"), so that the meeting checks know a welcome or a closing by whatever name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from typing import Any

import resources
from campus_desktop.errors import CampusError
from campus_desktop.i18n import _, language
from campus_desktop.meetings import queries
from campus_desktop.meetings.edits import copy_agenda, create_meeting, title_of, touch
from campus_desktop.meetings.meeting import AgendaItem
from campus_desktop.workspace import Edit, Workspace

KEYS = ("network-visit", "half-day-sparring", "path-sprint", "online-follow-up")
"""The agendas there are, in the order they are offered."""

_TEXTS = ("responsible", "purpose", "preparation", "script")


@dataclass(frozen=True, slots=True)
class AgendaTemplate:
    """An agenda, or a block of items, as it is offered. ``key`` names a shipped one, or is the id of a kept one (``own``);
    ``minutes`` is the sum of its ``items``."""

    key: str
    title: str
    about: str
    items: int
    minutes: int
    kind: str = "network"
    own: bool = False


@cache
def _read(name: str) -> Any:
    return json.loads(resources.path("templates", "agendas", f"{name}.json").read_text(encoding="utf-8"))


def _said(texts: Mapping[str, str]) -> str:
    return texts[language()]


def _offered(data: Mapping[str, Any]) -> AgendaTemplate:
    minutes = sum(item["minutes"] for item in data["items"])
    kind = data.get("kind", "network")
    return AgendaTemplate(data["id"], _said(data["title"]), _said(data["about"]), len(data["items"]), minutes, kind)


def list_templates(workspace: Workspace) -> tuple[AgendaTemplate, ...]:
    """The shipped agendas in the language in use, then those kept in the workspace by title."""
    kept = []
    for summary in queries.list_meetings(workspace, templates=True):
        items = queries.read_items(workspace, summary.id)
        minutes = sum(item.minutes for item in items)
        kept.append(AgendaTemplate(summary.id, summary.title, "", len(items), minutes, summary.kind, own=True))
    return (*(_offered(_read(key)) for key in KEYS), *kept)


def list_blocks() -> tuple[AgendaTemplate, ...]:
    """The blocks of items that can be put into any agenda."""
    return tuple(_offered(block) for block in _read("blocks"))


def meeting_from_template(workspace: Workspace, key: str, title: str, day: date | None = None, **fields: Any) -> str:
    """A new meeting with the agenda, kind, times and purpose of a template; ``fields`` as in ``create_meeting`` come before
    those. Gives its id. CampusError where the title is empty or the kept template is gone."""
    if key in KEYS:
        data = _read(key)
        values = {
            "kind": data["kind"],
            "start": time.fromisoformat(data["start"]),
            "end": time.fromisoformat(data["end"]),
            "purpose": _said(data["purpose"]),
        }
    else:
        kept = queries.read_meeting(workspace, key)
        first = kept.days[0]
        values = {"kind": kept.kind, "start": first.start, "end": first.end, "purpose": kept.purpose}
    with workspace.edit(_("New meeting “{title}”").format(title=" ".join(title.split()))) as edit:
        meeting_id = create_meeting(workspace, title, **{**values, **fields, "date": day})
        _put(edit, meeting_id, key)
    return meeting_id


def use_template(workspace: Workspace, meeting_id: str, key: str) -> None:
    """Give a meeting the agenda of a template in place of its own; date, times and people stay. One step back."""
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
    """Put a block of items into the agenda before the item ``before`` (None: last of the day); gives their ids."""
    block = next((each for each in _read("blocks") if each["id"] == key), None)
    if block is None:
        raise ValueError(f"no such block: {key}")
    with workspace.edit(_("Add “{title}”").format(title=_said(block["title"]))) as edit:
        made = _put_items(edit, meeting_id, key, block["items"], before, day)
        touch(edit, meeting_id)
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


def part_of(item: AgendaItem) -> str:
    """The part an item made from a template has in it ("welcome", "closing", "follow-up", "lunch" ...), empty for others."""
    return item.origin.rpartition(".")[2] if item.origin and "." in item.origin else ""


def add_follow_up(workspace: Workspace, meeting_id: str, minutes: int = 10) -> str:
    """Put "since last time" before everything else but the welcome; gives its id. CampusError where it stands there already."""
    items = queries.read_items(workspace, meeting_id)
    if any(part_of(item) == "follow-up" for item in items):
        raise CampusError(_("“Since last time” stands on the agenda already."))
    data = next(item for item in _read("network-visit")["items"] if item["id"] == "follow-up")
    first = next((item for item in items if part_of(item) != "welcome"), None)
    with workspace.edit(_("Add “{title}”").format(title=_said(data["title"]))) as edit:
        before = first.id if first else None
        (made,) = _put_items(edit, meeting_id, "network-visit", [{**data, "minutes": minutes}], before, 1)
        touch(edit, meeting_id)
    return made
