"""Needs for the platform over any number of meetings, grouped by similarity, so that few and well-supported ones are handed on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from campus_desktop.i18n import fold
from campus_desktop.meetings.note import Note

_WORD = re.compile(r"\w+")
_SHORTEST = 4
_EMPTY = frozenset(
    fold(
        "behov brug bruge campus denne dette deres efter eller have hvor ikke inden kunne mangler mellem mere nogle noget også "
        "over skal skulle sådan uden vores være able campus could have more need needs should that this when with would"
    ).split()
)
_ENDINGS = ("ernes", "erne", "ens", "ets", "ing", "er", "en", "et", "es", "e", "s")
_ALIKE = 0.5
"""The similarity (twice the shared words over all words) from which two needs count as the same."""


@dataclass(frozen=True, slots=True)
class NeedGroup:
    """Needs that are alike, oldest first. ``title`` is the clearest of their texts: the one with the most shared words and the
    fewest others."""

    title: str
    notes: tuple[Note, ...]

    @property
    def institutions(self) -> int:
        """How many institutions have the need."""
        return len({note.institution for note in self.notes if note.institution})

    @property
    def meetings(self) -> int:
        """At how many meetings the need was noted."""
        return len({note.meeting for note in self.notes})

    @property
    def paths(self) -> tuple[str, ...]:
        """Titles of the paths concerned."""
        return tuple(dict.fromkeys(note.path_title for note in self.notes if note.path_title))

    @property
    def answer(self) -> str:
        """The platform team's newest answer."""
        return next((note.platform_answer for note in reversed(self.notes) if note.platform_answer), "")

    @property
    def done(self) -> bool:
        """Whether all of them are done."""
        return all(note.done is not None for note in self.notes)


def group_needs(notes: Sequence[Note]) -> list[NeedGroup]:
    """The needs among ``notes``, grouped by similarity, those of most institutions first. Private ones are left out."""
    needs = sorted(
        (note for note in notes if note.kind == "need" and not note.private), key=lambda note: (note.at, note.id)
    )
    words = {note.id: telling_words(note.text) for note in needs}
    groups: list[list[Note]] = []
    for note in needs:
        best = max(groups, key=lambda group: _likeness(words, note, group), default=None)
        if best is not None and _likeness(words, note, best) >= _ALIKE:
            best.append(note)
        else:
            groups.append([note])
    found = [NeedGroup(_clearest(group, words), tuple(group)) for group in groups]
    return sorted(found, key=lambda group: (-group.institutions, -len(group.notes), fold(group.title)))


def _likeness(words: dict[str, frozenset[str]], note: Note, group: Sequence[Note]) -> float:
    return max(alike(words[note.id], words[other.id]) for other in group)


def alike(one: frozenset[str], other: frozenset[str]) -> float:
    """The similarity of two needs, 0 to 1: twice the shared words over all words. "video" is shared with "videosprog"."""
    if not one or not other:
        return 0.0
    shared = sum(any(_meet(word, each) for each in other) for word in one)
    shared_back = sum(any(_meet(word, each) for each in one) for word in other)
    return (shared + shared_back) / (len(one) + len(other))


def _meet(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def telling_words(text: str) -> frozenset[str]:
    """The significant words of a need, without their endings."""
    words = (word for word in _WORD.findall(fold(text)) if len(word) >= _SHORTEST and word not in _EMPTY)
    return frozenset(_stem(word) for word in words)


def _stem(word: str) -> str:
    ending = next((each for each in _ENDINGS if word.endswith(each) and len(word) - len(each) >= _SHORTEST), "")
    return word.removesuffix(ending)


def _clearest(group: Sequence[Note], words: dict[str, frozenset[str]]) -> str:
    def clear(note: Note) -> tuple[float, int]:
        return sum(alike(words[note.id], words[other.id]) for other in group), -len(note.text)

    return max(group, key=clear).text
