"""Finding known names in free text, in all usual notations, and their replacements."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from campus_desktop.i18n import N_, _, fold
from campus_desktop.institutions.short import initials

Style = Literal["initials", "removed"]
"""The proposed replacement of a name: its initials if it has any, or a note that it was removed."""

NAME_REMOVED = N_("[name removed]")
ADDRESS_REMOVED = N_("[address removed]")

_SHORTEST_PART = 3
_CERTAIN = 4
"""A name of one word matches in lower case only from this length: "Bo" is also a word."""
_LETTERS = {"æ": "(?:æ|ae)", "ø": "(?:ø|oe)", "å": "(?:å|aa)"}
_PAIRS = {"ae": "(?:ae|æ)", "oe": "(?:oe|ø)", "aa": "(?:aa|å)"}
_BETWEEN = r"[\s._-]+"
_OWNER = r"(?:['’]?s)?"
_ADDRESS = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"


@dataclass(frozen=True, slots=True)
class Hit:
    """A match in a text: the characters from ``start`` to ``end``, and the proposed replacement."""

    start: int
    end: int
    replacement: str


def is_initials(name: str) -> bool:
    """Whether a name is already initials: these are searched only in the texts of the meeting itself, as two letters occur
    everywhere."""
    return " " not in name and len(name) <= 4 and name.isupper()


def replacement(name: str, style: Style = "initials") -> str:
    """The proposed replacement of ``name``."""
    short = initials(name) if style == "initials" and len(_words(name)) > 1 else ""
    return short or _(NAME_REMOVED)


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[\s.-]+", name) if word]


class Names:
    """Finds names in texts. ``parts``: a first or last name alone matches too; ``addresses``: every e-mail address matches,
    ``known``: only these."""

    def __init__(
        self,
        names: Iterable[str],
        *,
        style: Style = "initials",
        parts: bool = True,
        addresses: bool = False,
        known: Iterable[str] = (),
        others: Iterable[str] = (),
    ) -> None:
        """``others`` are names whose first and last names alone may refer to somebody else."""
        self._style = style
        wanted = sorted({name for name in names if name.strip()}, key=lambda name: (-len(name), name))
        forms: list[tuple[str, str]] = [(_any_case(re.escape(each)), _(ADDRESS_REMOVED)) for each in sorted(set(known))]
        if addresses:
            forms.append((_ADDRESS, _(ADDRESS_REMOVED)))
        forms += [(form, replacement(name, style)) for name in wanted for form in _forms(name)]
        if parts:
            forms += self._parts(wanted, {word for name in others for word in _words(name)})
        # the first word of a name occurs in every form of it; searching for those first is ten times as fast
        self._words = {fold((_words(name) or [name])[0]) for name in wanted} | {fold(each) for each in known}
        if parts:
            self._words |= {fold(word) for name in wanted for word in _words(name) if len(word) >= _SHORTEST_PART}
        if addresses:
            self._words.add("@")
        self._replacements = [proposed for _form, proposed in forms]
        alternatives = "|".join(f"({form})" for form, _proposed in forms)
        self._pattern = re.compile(rf"(?<!\w)(?:{alternatives})(?={_OWNER}(?!\w))") if forms else None

    def _parts(self, names: Iterable[str], shared: set[str]) -> list[tuple[str, str]]:
        owners: dict[str, set[str]] = defaultdict(set)
        for name in names:
            words = _words(name)
            for word in words if len(words) > 1 else ():
                if len(word) >= _SHORTEST_PART and word[0].isupper() and word not in shared:
                    owners[word].add(replacement(name, self._style))
        by_length = sorted(owners.items(), key=lambda each: (-len(each[0]), each[0]))
        return [
            (re.escape(word), next(iter(found)) if len(found) == 1 else _(NAME_REMOVED)) for word, found in by_length
        ]

    def find(self, text: str) -> list[Hit]:
        """Every match of one of the names or addresses in ``text``, in order."""
        if self._pattern is None or not self._may_hold(text):
            return []
        return [
            Hit(match.start(), match.end(), self._replacements[(match.lastindex or 1) - 1])
            for match in self._pattern.finditer(text)
        ]

    def _may_hold(self, text: str) -> bool:
        folded = fold(text)
        return any(word in folded for word in self._words)


def _forms(name: str) -> list[str]:
    """Patterns of a whole name: in both orders, or unchanged if it is one word."""
    words = name.split()
    if len(words) == 1:
        certain = len(name) >= _CERTAIN and not is_initials(name)
        return [_any_case(_spelled(name)) if certain else re.escape(name)]
    spelled = [_spelled(word) for word in words]
    turned = rf"{spelled[-1]}\s*,\s*{_BETWEEN.join(spelled[:-1])}"
    outer = [rf"{spelled[0]}{_BETWEEN}{spelled[-1]}"] if len(words) > 2 else []
    return [_any_case(each) for each in (_BETWEEN.join(spelled), turned, *outer)]


def _any_case(pattern: str) -> str:
    return f"(?i:{pattern})"


def _spelled(word: str) -> str:
    """A pattern for a word in any spelling of æ, ø and å; ``fold`` maps both spellings to one."""
    pattern, at, folded = "", 0, word
    while at < len(folded):
        pair = folded[at : at + 2].lower()
        if pair in _PAIRS:
            pattern += _PAIRS[pair]
            at += 2
        else:
            pattern += _LETTERS.get(folded[at].lower(), re.escape(folded[at]))
            at += 1
    return pattern


def same(one: str, other: str) -> bool:
    """Whether two names are the same in any spelling."""
    return fold(one).split() == fold(other).split()
