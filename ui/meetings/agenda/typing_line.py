"""New items from lines of text: "Round 20 min" has a length, "12.00 Lunch" is locked to its time and known for a break."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time

from campus_desktop.i18n import _, fold
from campus_desktop.meetings.agenda import minute_of
from campus_desktop.meetings.item_edits import MOST_MINUTES
from campus_desktop.typed.titles import split_ends

DEFAULT = 15
"""Minutes of an item whose line names none."""
_TIME = r"([01]?\d|2[0-3])[.:]([0-5]\d)(?!\d)"
_CLOCK = re.compile(
    rf"^\s*(?:kl\.?\s*)?{_TIME}(?:\s*[-–—]\s*{_TIME})?"
    r"(?:[\s:.·–—-]*(?=[^\d\s:.·–—-])(?!(?:t|h|timer?|hours?|min)\b)|[:·–—-]*\s+(?=\d+\s))",
    re.IGNORECASE,
)
"""A time of day, or two, before a title; not "1.30 t", and not a date."""
_BREAKS = ("pause", "frokost", "kaffe", "break", "lunch", "coffee")
_USUAL = {"frokost": 45, "lunch": 45, "buffer": 10, "pause": 10, "break": 10, "kaffe": 15, "coffee": 15}


@dataclass(frozen=True, slots=True)
class TypedItem:
    """What was understood of a line."""

    title: str
    minutes: int
    type: str | None
    start: time | None = None
    """The time of day in front of the title."""
    timed: bool = False
    """Whether the line names its length, or its end."""
    responsible: str = ""
    """The name after "@" at the end of the line."""


def read_line(text: str) -> TypedItem:
    """Title, length in minutes, type, start and responsible person; an empty line has an empty title. "9.30–9.45 Welcome" has a
    start and a length."""
    text = text.replace("\t", " ")
    start, span = None, None
    if found := _CLOCK.match(text):
        start = time(int(found[1]), int(found[2]))
        if found[3]:
            span = (int(found[3]) * 60 + int(found[4]) - minute_of(start)) % MOST_MINUTES or None
        text = text[found.end() :]
    title, minutes, owner = split_ends(" ".join(text.split()), MOST_MINUTES)
    minutes = span if minutes is None else minutes
    timed = minutes is not None
    first = fold(title).partition(" ")[0].rstrip(":,.")
    kind = "break" if first in _BREAKS else "buffer" if first == "buffer" else None
    if minutes is None:
        minutes = _USUAL.get(first, DEFAULT)
    return TypedItem(title, minutes, kind, start, timed, owner)


def read_agenda(text: str, cursor: int) -> list[TypedItem]:
    """An item for each line with a title; the first follows ``cursor`` (minutes after midnight).

    A line with a start but no length lasts until the next line's start. ``start`` remains where it is not simply the end of the
    line before, so that only those items are locked.
    """
    lines = [line for each in text.splitlines() if (line := read_line(each)).title]
    items = []
    for read, following in zip(lines, [*lines[1:], None], strict=True):
        line = read
        if line.start is not None:
            begins = minute_of(line.start)
            if not line.timed and following is not None and following.start and minute_of(following.start) > begins:
                line = replace(line, minutes=minute_of(following.start) - begins)
            if begins == cursor:
                line = replace(line, start=None)
            cursor = max(cursor, begins)
        cursor += line.minutes
        items.append(line)
    return items


def hint() -> str:
    """What stands in the empty field."""
    return _("Title, for example “Round 20 min”")
