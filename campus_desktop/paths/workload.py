"""The time of a path compared with the available time, and its shares. Every total is the sum of the steps shown."""

from __future__ import annotations

from collections.abc import Iterable

from campus_desktop.i18n import _, duration_hours, number
from campus_desktop.paths.path import Phase, Step


def without_minutes(steps: Iterable[Step]) -> int:
    """How many steps count as 0 because their length is unknown."""
    return sum(step.minutes is None for step in steps)


def time_text(minutes: int, unknown: int) -> str:
    """A total in words, and how many steps it omits because their length is unknown: "1 t 13 min + 2 uden tid"."""
    if not unknown:
        return duration_hours(minutes)
    left_out = _("{count} without time").format(count=number(unknown))
    return _("{time} + {left_out}").format(time=duration_hours(minutes), left_out=left_out) if minutes else left_out


def steps_time(steps: Iterable[Step]) -> str:
    """The total of these steps, as ``time_text``."""
    steps = list(steps)
    return time_text(sum(step.minutes or 0 for step in steps), without_minutes(steps))


def over_budget(phase: Phase) -> bool:
    """Whether the phase's steps take longer than its budget."""
    return phase.budget is not None and phase.minutes > phase.budget


def shares(minutes: list[int]) -> list[int]:
    """Whole percentages that sum to 100 (largest remainder, Hamilton's method); all 0 if there are no minutes."""
    total = sum(minutes)
    if not total:
        return [0] * len(minutes)
    exact = [100 * part / total for part in minutes]
    whole = [int(part) for part in exact]
    by_remainder = sorted(range(len(minutes)), key=lambda n: exact[n] - whole[n], reverse=True)
    for n in by_remainder[: 100 - sum(whole)]:
        whole[n] += 1
    return whole
