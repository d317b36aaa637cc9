"""Parses lines that were typed or copied from another program (a document, a mail, a sheet): steps of a path."""

from __future__ import annotations

import re
from dataclasses import dataclass

from campus_desktop.imports.cleaning import clean_text
from campus_desktop.imports.words import format_word
from campus_desktop.paths.edits import MOST_MINUTES
from campus_desktop.typed.lengths import parse
from campus_desktop.typed.titles import IN_BRACKETS, split_length, split_owner

MOST = 300
"""Maximum lines used; a longer text was probably not meant to become steps."""
LONGEST = 200
"""Maximum characters of a title; a longer line is a paragraph, of which the beginning is used."""

_BULLET = re.compile(r"^\s*(?:[-–—•▪‣◦*·o]\s+|\(?\d{1,3}[.)]\s+|\[[ xX]?\]\s*)+")


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step stated in one line; ``minutes``, ``format`` and ``responsible`` where it names them."""

    title: str
    minutes: int | None = None
    format: str | None = None
    responsible: str = ""


def step_lines(text: str) -> list[StepLine]:
    """A step for each non-empty line, at most ``MOST``.

    Bullets and numbers before a line are removed. In a row of cells (tabs) the first is the title and the others are searched for a
    length and a format; so is the end of a plain line: "Velkomst 30 min", "Mød dit team – video", "Rundvisning 20 min @Mette".
    """
    found = []
    for line in clean_text(text).splitlines():
        cells = [cell.strip() for cell in line.split("\t") if cell.strip()]
        if not cells:
            continue
        step = _row(cells) if len(cells) > 1 else _plain(cells[0])
        if step.title:
            found.append(step)
    return found[:MOST]


def lines_beyond(text: str) -> int:
    """The number of lines that ``step_lines`` leaves out because there are too many."""
    return max(0, sum(1 for line in text.splitlines() if line.strip()) - MOST)


def _row(cells: list[str]) -> StepLine:
    minutes = next((length for cell in cells[1:] if (length := parse(cell).minutes) is not None), None)
    kind = next((word for cell in cells[1:] if (word := format_word(cell)) is not None), None)
    return StepLine(_title(cells[0]), minutes, kind)


def _plain(line: str) -> StepLine:
    title, owner = split_owner(_title(line))
    minutes, kind = None, None
    while True:
        if not owner:
            title, owner = split_owner(title)
        if minutes is None and (found := split_length(title, MOST_MINUTES))[1] is not None:
            title, minutes = found
            continue
        match = IN_BRACKETS.search(title)
        tail = (match[1] or match[2]) if match else ""
        word = format_word(tail) if len(tail.split()) == 1 else None
        if match is None or word is None or kind is not None or not match.start():
            return StepLine(title, minutes, kind, owner)
        title, kind = title[: match.start()].rstrip(), word


def _title(text: str) -> str:
    return " ".join(_BULLET.sub("", text).split())[:LONGEST].rstrip()
