"""The minimum of moves that bring a list of ids into another order, so that a view gets one moved card and not a new board."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def staying(now: Sequence[str], wanted: Sequence[str]) -> set[str]:
    """The ids that can stay while the others are moved: a longest increasing subsequence."""
    place = {item: number for number, item in enumerate(wanted)}
    known = [item for item in now if item in place]
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, item in enumerate(known):
        at = bisect_left(tails, place[item])
        if at == len(tails):
            tails.append(place[item])
            ends.append(number)
        else:
            tails[at] = place[item]
            ends[at] = number
        before.append(ends[at - 1] if at else -1)
    found: set[str] = set()
    number = ends[-1] if ends else -1
    while number >= 0:
        found.add(known[number])
        number = before[number]
    return found
