"""Lines that were copied from another program (a document, a mail, a sheet) as steps of a path."""

from __future__ import annotations

import re
from dataclasses import dataclass

from campus_desktop.imports.cleaning import clean_text
from campus_desktop.imports.durations import parse
from campus_desktop.imports.words import format_word

MOST = 300
"""Lines taken at once; a longer text was hardly meant to become steps."""
LONGEST = 200
"""Characters of a title; a longer line is a paragraph, whose beginning is taken."""

_BULLET = re.compile(r"^\s*(?:[-–—•▪‣◦*·o]\s+|\(?\d{1,3}[.)]\s+|\[[ xX]?\]\s*)+")
_TAIL = re.compile(r"\s*(?:[(\[]([^()\[\]]{1,30})[)\]]|[,;:–—-]\s+([^,;:–—()\[\]]{1,30}))\s*$")


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step as one line tells it; ``minutes`` and ``format`` where it names them."""

    title: str
    minutes: int | None = None
    format: str | None = None


def step_lines(text: str) -> list[StepLine]:
    """A step for each line that says something, at most ``MOST``.

    Bullets and numbers before a line are left out. In a row of cells (tabs) the first is the title and the others are looked
    at for a length and a format; so is what stands last on a plain line: "Velkomst (30 min)", "Mød dit team – video".
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
    """How many of the lines ``step_lines`` leaves out because there are too many."""
    return max(0, sum(1 for line in text.splitlines() if line.strip()) - MOST)


def _row(cells: list[str]) -> StepLine:
    minutes = next((length for cell in cells[1:] if (length := parse(cell).minutes) is not None), None)
    kind = next((word for cell in cells[1:] if (word := format_word(cell)) is not None), None)
    return StepLine(_title(cells[0]), minutes, kind)


def _plain(line: str) -> StepLine:
    title, minutes, kind = _title(line), None, None
    while match := _TAIL.search(title):
        tail = match[1] or match[2]
        length = parse(tail).minutes if re.search(r"[^\d\s.,:]", tail) else None  # a bare number may be anything
        word = format_word(tail) if len(tail.split()) == 1 else None
        if length is not None and minutes is None:
            minutes = length
        elif word is not None and kind is None:
            kind = word
        else:
            break
        title = title[: match.start()].rstrip()
    return StepLine(title, minutes, kind)


def _title(text: str) -> str:
    return " ".join(_BULLET.sub("", text).split())[:LONGEST].rstrip()
