"""Mnemonics of menus: each entry has a letter that no other entry of the same menu has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from PySide6.QtGui import QAction

_WANTED, _GIVEN = "letter-wanted", "letter-given"
"""Dynamic properties of an action: its text as it was set, and its text since it was given another letter."""


class Lettered(Protocol):
    """An entry of a menu, a button or the label of a field."""

    def text(self) -> str: ...
    def setText(self, text: str, /) -> None: ...
    def property(self, name: str, /) -> Any: ...
    def setProperty(self, name: str, value: object, /) -> bool: ...


def give_letters(actions: Iterable[Lettered]) -> None:
    """Let each entry keep the letter it asks for where it is the first to do so; give the others a free one.

    Which entries a menu has differs by page and mode, so translations alone cannot keep the letters apart.
    """
    texts = [(action, wanted_text(action)) for action in actions if not _parts(action)]
    taken: set[str] = set()
    without = []
    for action, text in texts:
        wanted = letter(text)
        if wanted and wanted not in taken:
            taken.add(wanted)
            _set(action, text, text)
        else:
            without.append((action, text))
    bare = [_bare(text) for _action, text in without]
    places = _distinct(bare, taken)
    for (action, text), plain, place in zip(without, bare, places, strict=True):
        _set(action, text, plain if place is None else f"{plain[:place]}&{plain[place:]}")


def _distinct(texts: list[str], taken: set[str]) -> list[int | None]:
    """A place for the letter of each text, no two the same and none ``taken``. A text of which every letter is in use gets one whose
    text can have another (an augmenting path of a bipartite matching); None if there is none."""
    owners: dict[str, int] = {}
    places: list[int | None] = [None] * len(texts)

    def give(at: int, tried: set[str]) -> bool:
        mine: dict[str, int] = {}
        for place in _places(texts[at]):
            mine.setdefault(texts[at][place].casefold(), place)
        free = [each for each in mine if each not in taken and each not in owners]
        for found in (*free, *(each for each in mine if each in owners)):
            if found not in tried:
                tried.add(found)
                if found not in owners or give(owners[found], tried):
                    owners[found], places[at] = at, mine[found]
                    return True
        return False

    for at in range(len(texts)):
        give(at, set())
    return places


def _parts(entry: Lettered) -> bool:
    return isinstance(entry, QAction) and entry.isSeparator()


def letter(text: str) -> str:
    """The mnemonic of an entry; empty if it has none."""
    found = re.search(r"&(.)", text.replace("&&", "").partition("\t")[0])
    return found[1].casefold() if found else ""


def _bare(text: str) -> str:
    """The text without its mnemonic; a literal "&" stays doubled."""
    return re.sub(r"&(.)", lambda found: "&&" if found[1] == "&" else found[1], text)


def _places(text: str) -> Iterator[int]:
    """Where a letter may be: at the beginnings of words first. Not in a key's name behind the text, and not a digit."""
    end = len(text.partition("\t")[0])
    begins = [found.start() for found in re.finditer(r"\b[^\W\d_]", text[:end])]
    yield from begins
    yield from (place for place in range(end) if text[place].isalpha() and place not in begins)


def wanted_text(action: Lettered) -> str:
    """The text of an entry as it was set, with the letter that it asks for."""
    text = action.text()
    wanted = action.property(_WANTED)
    return wanted if isinstance(wanted, str) and action.property(_GIVEN) == text else text


def _set(action: Lettered, wanted: str, given: str) -> None:
    action.setProperty(_WANTED, wanted)
    action.setProperty(_GIVEN, given)
    if action.text() != given:
        action.setText(given)
