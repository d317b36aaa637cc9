"""A new item from one line of text: "Round 20 min" has a length, and "Lunch" is known for a break."""

from __future__ import annotations

import re
from dataclasses import dataclass

from campus_desktop.i18n import _, fold
from campus_desktop.imports.lines import split_length
from campus_desktop.meetings.item_edits import MOST_MINUTES

DEFAULT = 15
"""Minutes of an item whose line names none."""
_CLOCK = re.compile(r"^\s*(?:kl\.?\s*)?\d{1,2}[.:]\d\d(?:\s*[-–—]\s*\d{1,2}[.:]\d\d)?[\s:.·–—-]*(?=\D)")
_BREAKS = ("pause", "frokost", "kaffe", "break", "lunch", "coffee")
_USUAL = {"frokost": 45, "lunch": 45, "buffer": 10, "pause": 10, "break": 10, "kaffe": 15, "coffee": 15}


@dataclass(frozen=True, slots=True)
class TypedItem:
    """What was understood of a line."""

    title: str
    minutes: int
    type: str | None


def read_line(text: str) -> TypedItem:
    """Title, length in minutes and type; an empty line has an empty title. A time of day in front is left out, as times follow
    from the lengths."""
    text = " ".join(_CLOCK.sub("", text.replace("\t", " ")).split())
    title, minutes = split_length(text, MOST_MINUTES)
    first = fold(title).partition(" ")[0].rstrip(":,.")
    kind = "break" if first in _BREAKS else "buffer" if first == "buffer" else None
    if minutes is None:
        minutes = _USUAL.get(first, DEFAULT)
    return TypedItem(title, minutes, kind)


def hint() -> str:
    """What stands in the empty field."""
    return _("Title, for example “Round 20 min”")
