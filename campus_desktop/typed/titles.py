"""Parses titles that end with a length of time or with a responsible person: "Coffee 30 min", "Tour (20 min) @Mette"."""

from __future__ import annotations

import re

from campus_desktop.typed.lengths import parse

IN_BRACKETS = re.compile(r"\s*(?:[(\[]([^()\[\]]{1,30})[)\]]|[,;:–—-]\s+([^,;:–—()\[\]]{1,30}))\s*$")
"""The end of a line in brackets or after a separator."""
_LONGEST_TAIL = 60
"""Characters of a line's end that are searched for a length."""
_FIGURE = r"(?:\d{1,4}(?:[.,]\d{1,2}|\s?[½¼¾])?|[½¼¾])"
_FIGURES = rf"{_FIGURE}(?:\s*(?:-|–|—|til|to)\s*{_FIGURE})?"
_HOURS = rf"{_FIGURES}\s*(?:timers?|timer?|hours?|hrs?|t|h)\.?"
_MINUTES = rf"{_FIGURES}\s*(?:minutters?|minut|minutes?|mins?|m)\.?"
_SPELT = r"(?:en |et )?halv(?:anden)? time|(?:(?:et|tre|3) )?kvarter|en time|half an hour|an hour"
_PLAIN = re.compile(
    rf"(?:^|\s)(?P<length>(?:(?:ca\.?|cirka|omkring|about) )?(?:{_HOURS}(?:\s*(?:og\s*|and\s*)?{_MINUTES})?|{_MINUTES}|{_SPELT}))\s*$",
    re.IGNORECASE,
)
"""A length at the end without a separator before it: "Coffee 30 min". Days and weeks require one, since "a talk after 14 days" has
no length."""
_OWNER = re.compile(r"(?:^|\s)@(?P<name>[^\W\d_][\w.’'-]*(?:\s+[^\W\d_][\w.’'-]*){0,4})\s*$")
_WITHIN = (
    "efter før om inden indenfor hver hvert hveranden senest første næste sidste på i for fra til over under "
    "after before in within every each first next last by on at from to"
)
_NOT_AFTER = frozenset(_WITHIN.split())
"""Words before a length that make it not the item's own: "call back within 2 hours"."""


def split_length(text: str, most: int | None = None) -> tuple[str, int | None]:
    """Title and minutes of a line that may end with its length: "Coffee 30 min", "Coffee (30 min)", "Coffee, half an hour".

    Where no title would remain, or the length is over ``most``, the whole line is the title.
    """
    title, tail = _tail(text.rstrip())
    minutes = _length(tail)
    if minutes is None or not title or (most is not None and minutes > most):
        return text.strip(), None
    return title, minutes


def split_owner(text: str) -> tuple[str, str]:
    """Title and responsible person of a line that ends with "@name". A name of several words has a capital letter in each: the end of
    "call @Mette about the tour" is text. Where no title would remain, the whole line is the title."""
    found = _OWNER.search(text)
    if found is None or not text[: found.start()].strip():
        return text.strip(), ""
    words = found["name"].split()
    if len(words) > 1 and not all(word[0].isupper() for word in words):
        return text.strip(), ""
    return text[: found.start()].rstrip(" ,;:·–—-"), " ".join(words)


def split_ends(text: str, most: int | None = None) -> tuple[str, int | None, str]:
    """Title, minutes and responsible person of a line that may end with both, in any order: "Call 20 min @Mette"."""
    plain, owner = split_owner(text)
    title, minutes = split_length(plain, most)
    if not owner:
        title, owner = split_owner(title)
    return title, minutes, owner


def _tail(line: str) -> tuple[str, str]:
    """The line without its end in brackets, after a separator, or as a plain length; and that end. Empty if there is none."""
    cut = max(0, len(line) - _LONGEST_TAIL)
    end = line[cut:]
    if (match := IN_BRACKETS.search(end)) and _length(match[1] or match[2]) is not None:
        return line[: cut + match.start()].rstrip(" ,;:·–—-"), match[1] or match[2]
    match = _PLAIN.search(end)
    if match is None or (cut and not match.start()):
        return line, ""
    title = line[: cut + match.start()].rstrip(" ,;:·–—-")
    before = title.rpartition(" ")[2].casefold()
    return (line, "") if before in _NOT_AFTER else (title, match["length"])


def _length(text: str) -> int | None:
    # a bare number may mean anything
    return parse(text).minutes if re.search(r"[^\d\s.,:]", text) else None
