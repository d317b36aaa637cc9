"""The part of an agenda item: the welcome, lunch, follow-up and others."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from campus_desktop.i18n import fold

if TYPE_CHECKING:
    from campus_desktop.meetings.meeting import AgendaItem
    from campus_desktop.meetings.note import Note
    from campus_desktop.workspace import Workspace

_OPEN_DA, _OPEN_EN = (
    "aftale|beslutning|handling|opfoelgning|opgave|punkt|sag",
    "action|agreement|decision|item|matter|point",
)
_FOLLOW_UP = "(opfoelgning|follow(-| )?up)"
_WORDS = {
    "welcome": "velkom|welcome|goddag",
    "closing": "|".join(
        (
            "afrund|afslut|naeste (moede|skridt)|tak for (i dag|denne gang)|paa gensyn|farvel|sammenfatning|konklusion",
            # "opsamling på sidste møde" follows up on what was before
            r"opsamling(?!.*\b(sidst|forrige|seneste|tidligere))|evaluering af (dagen|moedet)",
            r"closing|wrap|next (meeting|steps?)\b|\bsumming up|\bsummary\b|conclusion|thank(s| you) for today|goodbye",
        )
    ),
    "follow-up": "|".join(
        (
            r"\b(fra|siden) sidst\b|\bsiden (det )?sidste moede|\bfrom last time|\bsince (the )?last\b|\bmatters arising",
            rf"\baabne ({_OPEN_DA})|\bopen ({_OPEN_EN})",
            # follow-up concerns earlier decisions; "decisions and follow-up" concerns new ones
            rf"^{_FOLLOW_UP}$|{_FOLLOW_UP} (paa|on|of) (de |the )?({_OPEN_DA}|{_OPEN_EN}|aabne|open)",
            rf"{_FOLLOW_UP}.*\b(sidst|forrige|seneste|tidligere|last|previous|earlier)",
        )
    ),
    "lunch": "frokost|lunch",
    "sparring": r"sparring|^feedback\b|: feedback$",
    "ideas": r"\bid[eé]|brainstorm",
    "silent": "stille|skriv|silent|write",
}
"""The part of an item by its title, if it does not come from a template; matched on folded text."""


def part_of(item: AgendaItem) -> str:
    """The part of an item made from a template ("welcome", "closing", "follow-up", "lunch" ...), empty for others."""
    return _part(item.origin)


def _part(origin: str | None) -> str:
    return origin.rpartition(".")[2] if origin and "." in origin else ""


def is_a(item: AgendaItem, what: str) -> bool:
    """Whether an item is a "welcome", "closing", "follow-up", "lunch", "sparring" ...: by its part in a template, else its title."""
    return _plays(item.title, item.origin, what)


def _plays(title: str, origin: str | None, what: str) -> bool:
    if part := _part(origin):
        return part == what or part.startswith(f"{what}-")
    return re.search(_WORDS[what], fold(title)) is not None


def is_work(item: AgendaItem) -> bool:
    """Whether it is work: neither a break nor a buffer."""
    return item.type not in ("break", "buffer")


def taking_up(items: Iterable[AgendaItem]) -> AgendaItem | None:
    """The item of an agenda for open notes from before; None if there is none."""
    return next((item for item in items if is_a(item, "follow-up")), None)


def not_items(notes: Iterable[Note], items: Iterable[AgendaItem]) -> list[Note]:
    """The open notes from before that are not items of the agenda themselves: a parked item may have been copied to it."""
    titles = {fold(item.title) for item in items}
    return [note for note in notes if note.kind != "parked" or fold(note.text) not in titles]


def takes_up(items: Iterable[AgendaItem]) -> bool:
    """Whether an agenda has such an item."""
    return taking_up(items) is not None


def agenda_takes_up(workspace: Workspace, meeting_id: str) -> bool:
    """``takes_up`` for the agenda of a meeting that is not otherwise read."""
    rows = workspace.rows("SELECT title, origin FROM agenda_item WHERE meeting = ? AND parent IS NULL", (meeting_id,))
    return any(_plays(row["title"], row["origin"], "follow-up") for row in rows)
