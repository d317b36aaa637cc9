"""Order keys: texts between two texts, so that moving one row rewrites only that row, on any laptop.

A key is a fraction written in base 62 with a random tail; rows are listed by (ord, id). Keys are never renumbered: always
inserting in the same gap makes them long, which is harmless, while renumbering would conflict with moves made elsewhere.
"""

from __future__ import annotations

import random

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_TAIL = 3


def between(low: str | None, high: str | None) -> str:
    """A new key after ``low`` and before ``high``; None means no neighbour on that side.

    Two rows created at once on two laptops may, very rarely, share a key; nothing fits between those, and the new one comes after.
    """
    start = low or ""
    end = high if high is not None and high > start else None
    tail = "".join(random.choices(DIGITS, k=_TAIL - 1)) + random.choice(DIGITS[1:])
    return _middle(start, end) + tail


def _middle(low: str, high: str | None) -> str:
    """The shortest fraction between; never a prefix of ``high``, so that it stays below with any tail."""
    prefix = ""
    while True:
        first = DIGITS.index(low[0]) if low else 0
        last = DIGITS.index(high[0]) if high else len(DIGITS)
        if last - first > 1:
            return prefix + DIGITS[(first + last) // 2]
        prefix += DIGITS[first]
        low = low[1:]
        # Same digit: both go on to the next one. Neighbouring digits: anything after ``low`` is below ``high``.
        high = high[1:] if high and last == first else None


def several(low: str | None, high: str | None, count: int) -> list[str]:
    """``count`` new keys in order, after ``low`` and before ``high``, by halving rather than chaining so that they stay short."""
    if count <= 0:
        return []
    middle = between(low, high)
    before = (count - 1) // 2
    return [*several(low, middle, before), middle, *several(middle, high, count - 1 - before)]
