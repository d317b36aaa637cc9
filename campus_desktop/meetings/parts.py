"""Which part an agenda item plays: the welcome, lunch, what is taken up from last time."""

from __future__ import annotations

import re
from collections.abc import Iterable

from campus_desktop.i18n import fold
from campus_desktop.meetings.meeting import AgendaItem

_WORDS = {
    "welcome": "velkom|welcome|goddag",
    "closing": "afrund|afslut|naeste moede|tak for i dag|closing|wrap|next meeting",
    "follow-up": "fra sidst|siden sidst|opfoelgning|since last|follow-up|open actions",
    "lunch": "frokost|lunch",
    "sparring": "sparring",
    "ideas": r"\bid[eé]|brainstorm",
    "silent": "stille|skriv|silent|write",
}
"""What an item is by its name, where it does not come from a template; over folded text."""


def part_of(item: AgendaItem) -> str:
    """The part an item made from a template has in it ("welcome", "closing", "follow-up", "lunch" ...), empty for others."""
    return item.origin.rpartition(".")[2] if item.origin and "." in item.origin else ""


def is_a(item: AgendaItem, what: str) -> bool:
    """Whether an item is a "welcome", "closing", "follow-up", "lunch", "sparring" ...: by its part in a template, else its name."""
    if part := part_of(item):
        return part == what or part.startswith(f"{what}-")
    return re.search(_WORDS[what], fold(item.title)) is not None


def is_work(item: AgendaItem) -> bool:
    """Whether people work in it: it is neither a break nor a buffer."""
    return item.type not in ("break", "buffer")


def takes_up(items: Iterable[AgendaItem]) -> bool:
    """Whether an agenda has an item in which open matters from before are taken up."""
    return any(is_a(item, "follow-up") for item in items)
