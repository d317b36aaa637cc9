"""Where the cards of a path stand on the projector: all phases where their text stays readable, else two or one of them large."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect

from campus_desktop.courses.formats import format_name
from campus_desktop.i18n import _, duration
from campus_desktop.paths.path import Phase, Step
from ui.meetings.presenting.painting import SMALLEST, line_height, metrics, wrap

_LARGEST = 44
_NARROWEST = 9
"""Widths of a letter below which a card is too narrow for its words."""
_BESIDE = 11
"""From so many on, cards of one phase stand beside each other."""
_MOST_BESIDE = 3
_LINES = 4


@dataclass(frozen=True, slots=True)
class PlacedStep:
    """A step in its place: ``lines`` of its title, its format's word and name, its length, and whether these share a row."""

    rect: QRect
    step: Step
    lines: tuple[str, ...]
    format_name: str
    length: str
    rows: int


@dataclass(frozen=True, slots=True)
class PlacedPhase:
    """A phase in its place: its heading and its cards."""

    phase: Phase
    head: QRect
    cards: tuple[PlacedStep, ...]


@dataclass(frozen=True, slots=True)
class View:
    """What is in sight: ``count`` phases from ``first`` on, their text ``size`` pixels high. Of a phase too long for the screen the
    cards from ``offset`` to ``until``."""

    first: int
    count: int
    size: int
    columns: tuple[PlacedPhase, ...]
    offset: int = 0
    until: int = 0

    @property
    def more(self) -> bool:
        """Whether the phase goes on after what is in sight."""
        return self.count == 1 and bool(self.columns) and self.until < len(self.columns[0].phase.steps)


def arrange(phases: Sequence[Phase], width: int, height: int, first: int = 0, offset: int = 0) -> View:
    """The largest readable view that shows the phase ``first``: all phases, else it and the next, else it alone (from its card
    ``offset`` on, where it is too long)."""
    if not phases:
        return View(0, 0, SMALLEST, ())
    first = min(max(0, first), len(phases) - 1)
    if offset >= len(phases[first].steps):
        offset = 0  # the phase has become shorter than it was
    largest = max(SMALLEST, min(_LARGEST, round(min(width / 34, height / 18))))
    if found := _largest(phases, 0, len(phases), width, height, largest):
        return found
    if not offset:
        start = min(first, max(0, len(phases) - 2))
        for at, count in ((start, 2), (first, 1)):
            if count <= len(phases) and (found := _largest(phases, at, count, width, height, largest)):
                return found
    columns, until = _place(phases[first : first + 1], width, height, SMALLEST, offset)
    return View(first, 1, SMALLEST, columns, offset, until)


def _largest(phases: Sequence[Phase], first: int, count: int, width: int, height: int, largest: int) -> View | None:
    for size in range(largest, SMALLEST - 1, -2):
        gap = round(size * 1.4)
        if (width - gap * (count - 1)) / count < _NARROWEST * size:
            continue
        columns, until = _place(phases[first : first + count], width, height, size)
        if until >= sum(len(column.phase.steps) for column in columns):
            return View(first, count, size, columns, 0, until)
    return None


def _place(
    phases: Sequence[Phase], width: int, height: int, size: int, offset: int = 0
) -> tuple[tuple[PlacedPhase, ...], int]:
    """The phases side by side, and how many of their cards (with ``offset``, of the one phase's) are in sight at the end."""
    gap = round(size * 1.4)
    each = (width - gap * (len(phases) - 1)) // len(phases)
    columns, seen = [], offset
    for number, phase in enumerate(phases):
        x = number * (each + gap)
        head = QRect(x, 0, each, round(line_height(size + 2, 600) * 1.35))
        cards = _cards(phase.steps[offset:], QRect(x, head.bottom() + 1, each, height - head.height()), size)
        seen += len(cards)
        columns.append(PlacedPhase(phase, head, cards))
    return tuple(columns), seen


def _cards(steps: Sequence[Step], area: QRect, size: int) -> tuple[PlacedStep, ...]:
    """As many of the steps as fit, row by row; a row is as high as its tallest card. At least one row, however high."""
    gap = round(size * 0.55)
    beside = max(1, min(_MOST_BESIDE, (area.width() + gap) // (_BESIDE * size + gap), len(steps)))
    # a word broken in the middle is worse than a narrower choice of columns
    longest = max(
        (metrics(size, 600).horizontalAdvance(word) for step in steps for word in step.title.split()), default=0
    )
    while beside > 1 and longest > (area.width() - gap * (beside - 1)) // beside - size * 1.6:
        beside -= 1
    width = (area.width() - gap * (beside - 1)) // beside
    placed: list[PlacedStep] = []
    y = area.top()
    for at in range(0, len(steps), beside):
        row = [_card(step, width, size) for step in steps[at : at + beside]]
        tallest = max(height for _make, height in row)
        if placed and y + tallest > area.bottom() + 1:
            break
        for number, ((step, lines, name, length, rows), _height) in enumerate(row):
            rect = QRect(area.left() + number * (width + gap), y, width, tallest)
            placed.append(PlacedStep(rect, step, lines, name, length, rows))
        y += tallest + gap
    return tuple(placed)


Parts = tuple[Step, tuple[str, ...], str, str, int]


def _card(step: Step, width: int, size: int) -> tuple[Parts, int]:
    inner = width - round(size * 1.6)
    lines = wrap(step.title, size, 600, inner, _LINES)
    name = format_name(step.format)
    length = duration(step.minutes) if step.minutes is not None else _("? min")
    small = meta_size(size)
    needed = size * 1.4 + metrics(small, 600).horizontalAdvance(name) + metrics(small).horizontalAdvance(length) + size
    rows = 0 if not (name or length) else 1 if needed <= inner or not (name and length) else 2
    height = round(size * 1.1) + len(lines) * line_height(size, 600) + rows * round(line_height(small) * 1.25)
    return (step, lines, name, length, rows), height


def meta_size(size: int) -> int:
    """The size of format and length below a title of ``size``."""
    return max(SMALLEST - 3, size - 3)


def forward(phases: Sequence[Phase], view: View) -> tuple[int, int]:
    """Where one arrow to the right leads: (phase, card)."""
    if view.more:
        return view.first, view.until
    last = view.first + view.count
    return (view.first + 1, 0) if last < len(phases) else (view.first, view.offset)


def backward(phases: Sequence[Phase], view: View, width: int, height: int) -> tuple[int, int]:
    """Where one arrow to the left leads: (phase, card)."""
    if view.offset:
        return view.first, _starts(phases, view.first, width, height, view.offset)
    if view.first == 0:
        return 0, 0
    before = arrange(phases, width, height, view.first - 1)
    if before.more:
        steps = len(phases[view.first - 1].steps)
        return view.first - 1, _starts(phases, view.first - 1, width, height, steps)
    return view.first - 1, 0


def _starts(phases: Sequence[Phase], first: int, width: int, height: int, before: int) -> int:
    """The last card, below ``before``, with which a screenful of a long phase begins."""
    at = 0
    while True:
        view = arrange(phases, width, height, first, at)
        if view.until >= before or not view.more:
            return at
        at = view.until
