"""A network meeting, its days, people, paths and agenda, and their fixed words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time

from campus_desktop.i18n import N_

KINDS = {
    "network": N_("Network visit"),
    "sparring": N_("Feedback"),
    "sprint": N_("Path sprint"),
    "online": N_("Online follow-up"),
    "other": N_("Other meeting"),
}
STATUSES = {"draft": N_("Draft"), "sent": N_("Sent"), "approved": N_("Approved")}
ITEM_TYPES = {
    "decision": N_("Decision"),
    "discussion": N_("Discussion"),
    "information": N_("Information"),
    "exercise": N_("Exercise"),
    "presentation": N_("Presentation"),
    "break": N_("Break"),
    "buffer": N_("Buffer"),
}
PAUSES = ("break", "buffer")
"""Types of items that have no number, no notes and no writing space."""
ATTENDANCE = {
    "registered": N_("Registered"),
    "present": N_("Present"),
    "apologies": N_("Apologies"),
    "online": N_("Online"),
}


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a meeting: day 1 is the meeting's own date and times. Wall times in Europe/Copenhagen; ``date`` None: not set yet."""

    number: int
    date: date | None
    start: time
    end: time

    @property
    def minutes(self) -> int:
        """The length of the day in minutes; an end before the start is on the next day."""
        return (self.end.hour * 60 + self.end.minute - self.start.hour * 60 - self.start.minute) % 1440


@dataclass(frozen=True, slots=True)
class Participant:
    """A person at the meeting, or ``count`` unnamed people of an institution. ``name`` is the person's, else as typed."""

    id: str
    institution: str | None = None
    institution_name: str = ""
    person: str | None = None
    name: str = ""
    role: str = ""
    status: str = "registered"
    count: int = 1

    @property
    def here(self) -> bool:
        """Whether they take part, in the room or online, or are still expected."""
        return self.status != "apologies"


@dataclass(frozen=True, slots=True)
class PathAtMeeting:
    """A learning path at the meeting; ``steps`` counts its steps, ``format`` is the most frequent format."""

    path: str
    title: str
    institution: str | None
    institution_name: str
    kind: str | None
    steps: int
    format: str | None = None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """An item of the agenda. ``minutes`` is its planned length, ``overrun`` the further minutes that the plan accepts after
    catching up; ``pinned`` a wall time it must begin at. Parallel groups: an item has ``tracks``, the groups' names, and its
    items in ``children``; ``track`` is the group of a child (0 is the first). ``origin`` is the id of the template or copied item."""

    id: str
    title: str
    minutes: int
    type: str | None = None
    day: int = 1
    parent: str | None = None
    track: int = 0
    tracks: tuple[str, ...] = ()
    overrun: int = 0
    pinned: time | None = None
    responsible: str = ""
    institution: str | None = None
    path: str | None = None
    purpose: str = ""
    preparation: str = ""
    attachments: str = ""
    link: str = ""
    script: str = ""
    origin: str | None = None
    children: tuple[AgendaItem, ...] = ()

    @property
    def by_track(self) -> tuple[tuple[AgendaItem, ...], ...]:
        """The children group by group, each in order; empty for an item without parallel groups."""
        count = max([len(self.tracks), *(child.track + 1 for child in self.children)])
        return tuple(tuple(child for child in self.children if child.track == track) for track in range(count))

    @property
    def taken_out(self) -> bool:
        """Whether catching up left no minutes of it: a buffer of 0 minutes. It stays in the agenda, so that it can be given
        minutes again, but it is neither entered nor printed."""
        return self.type == "buffer" and self.minutes + self.overrun == 0 and self.pinned is None and not self.children


def count_items(items: Iterable[AgendaItem]) -> int:
    """The number of items as the timer and the minutes number them: without breaks and buffers."""
    return sum(item.type not in PAUSES for item in items)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A whole meeting as read at one moment. ``items`` are the agenda's, day by day in order; children are in their parent.
    ``host`` and ``series`` are ids, ``host_name`` and ``series_title`` their names; ``changed`` is an ISO instant."""

    id: str
    title: str
    days: tuple[Day, ...]
    kind: str = "network"
    place: str = ""
    address: str = ""
    room: str = ""
    arrival: str = ""
    transport: str = ""
    online_link: str = ""
    contact: str = ""
    host: str | None = None
    host_name: str = ""
    purpose: str = ""
    chair: str = ""
    minute_taker: str = ""
    case_number: str = ""
    status: str = "draft"
    series: str | None = None
    series_title: str = ""
    data_purpose: str = ""
    delete_by: date | None = None
    initials_only: bool = False
    is_template: bool = False
    origin: str | None = None
    changed: str = ""
    participants: tuple[Participant, ...] = ()
    paths: tuple[PathAtMeeting, ...] = ()
    items: tuple[AgendaItem, ...] = field(default=())

    @property
    def date(self) -> date | None:
        """The date of day 1."""
        return self.days[0].date

    @property
    def every_item(self) -> tuple[AgendaItem, ...]:
        """All items, each followed by those of its parallel groups."""
        return tuple(each for item in self.items for each in (item, *item.children))

    def item(self, item_id: str) -> AgendaItem | None:
        """The item with that id, None if it is gone."""
        return next((item for item in self.every_item if item.id == item_id), None)

    @property
    def expected(self) -> int:
        """How many people are registered, present or online."""
        return sum(each.count for each in self.participants if each.here)

    @property
    def institutions(self) -> tuple[str, ...]:
        """Ids of the institutions that take part, in the order of the participants; the host only if it takes part."""
        return tuple(dict.fromkeys(each.institution for each in self.participants if each.here and each.institution))
