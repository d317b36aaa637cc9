"""The one-line note: text with @who, #step or path, and !due date, which become chips. Pure functions over a context.

A mark counts only at the beginning of a word, so that an e-mail address, "C#" and "Husk!" are left alone. A mark that matches
nothing stays in the text as typed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Literal
from unicodedata import normalize

from campus_desktop.i18n import _, date_short, date_within, fold
from campus_desktop.typed.dates import date_at_start

MARKS = "@#!"
Kind = Literal["institution", "person", "path", "step"]

_WORD = re.compile(r"\S+")
_TAIL = ".,;:!?)"
_SHORTEST = 2
_SHORTEST_SIMILAR = 4
"""The number of letters from which a name with one wrong letter is recognised."""
_LEADS = frozenset({
    "til", "fra", "af", "med", "hos", "for", "om", "på", "i", "via", "og", "eller", "ved", "inden", "før", "efter", "senest",
    "mod", "mellem", "blandt", "uden", "omkring", "samt", "end", "som",
    "er", "var", "bliver", "blev", "hedder", "spørg", "spørge", "spørger", "spurgte", "spørges",
    "kontakt", "kontakte", "kontakter", "bed", "bede", "beder", "bad", "inviter", "invitér", "invitere", "inviterer",
    "inddrag", "inddrage", "inddrager", "involver", "involvér", "involvere", "involverer", "hjælp", "hjælpe", "hjælper",
    "orienter", "orientér", "orientere", "orienterer", "informer", "informér", "informere", "informerer",
    "mind", "minde", "minder", "husk", "huske", "husker", "foreslå", "foreslår", "mød", "møder", "takker",
    "to", "from", "by", "with", "at", "about", "on", "in", "and", "or", "of", "before", "after", "until", "between", "than",
    "is", "are", "was", "were", "ask", "asks", "asked", "contact", "contacts", "invite", "invites", "involve", "involves",
    "help", "helps", "inform", "informs", "tell", "tells", "remind", "reminds", "suggest", "suggests", "thank", "meet",
})  # fmt: skip
"""Words that need the word after them, so that a sentence is incomplete without it: "Send link til @JN", "Vi spørger @JN"."""
_MIDDLE = 3
"""The number of letters from which a name also matches in the middle of its words."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something a mark may refer to. ``short`` is another name for it, ``detail`` is shown beside it; ``belongs`` is the
    institution of a person, or the path of a step."""

    kind: Kind
    id: str
    name: str
    short: str = ""
    detail: str = ""
    belongs: str | None = None


@lru_cache(maxsize=50_000)
def _known(name: str) -> str:
    """``fold`` of a candidate's name, cached: the same thousands are compared at every key press."""
    return fold(name)


@dataclass(frozen=True, slots=True)
class Context:
    """The possible references at a meeting: institutions and people after @, paths and steps after #, the likeliest first."""

    who: tuple[Candidate, ...] = ()
    about: tuple[Candidate, ...] = ()

    def after(self, mark: str) -> tuple[Candidate, ...]:
        """The candidates for a mark."""
        return {"@": self.who, "#": self.about}.get(mark, ())

    def by_name(self) -> dict[tuple[str, str], list[Candidate]]:
        """The candidates by mark and folded name or short name."""
        found: dict[tuple[str, str], list[Candidate]] = {}
        for mark in "@#":
            for each in self.after(mark):
                for name in {_known(each.name), _known(each.short)} - {""}:
                    found.setdefault((mark, name), []).append(each)
        return found


@dataclass(frozen=True, slots=True)
class Token:
    """A mark in the text with the text after it: ``text[start:end]``, the mark first."""

    mark: str
    start: int
    end: int
    typed: str


@dataclass(frozen=True, slots=True)
class Chip:
    """The result of a token: an institution, person, path or step, or a due date (``kind`` "due")."""

    kind: Literal["institution", "person", "path", "step", "due"]
    id: str
    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A line as it will be saved: the text without the marks, and their values."""

    text: str
    institution: str | None = None
    person: str | None = None
    path: str | None = None
    step: str | None = None
    due: date | None = None
    chips: tuple[Chip, ...] = field(default=(), compare=False)


def parse(text: str, context: Context, today: date, chosen: Mapping[str, str] | None = None) -> NoteLine:
    """Parse a line. ``chosen`` maps names as shown to the ids picked from the completion, for names that several share.

    The first of each kind counts. Marks at the end are removed; a mark in the middle, or after a word that needs it, leaves its
    words, so that the sentence stays complete: the name, or the date written out, as "friday" is read on another day.
    """
    text = normalize("NFC", text).replace("\0", "")
    chips = _chips(text, context, today, chosen or {})
    counted: dict[str, Chip] = {}
    keep: list[Chip] = []
    for chip in chips:
        if counted.setdefault(chip.kind, chip) is not chip:
            keep.append(chip)
    clean, end = "", len(text.rstrip())
    trailing = set[int]()
    for chip in reversed(chips):
        if chip.end != end or chip in keep or _leads_on(text[: chip.start]):
            break
        trailing.add(chip.start)
        end = len(text[: chip.start].rstrip())
    at = 0
    for chip in chips:
        words = date_within(date.fromisoformat(chip.id), today) if chip.kind == "due" else chip.label
        clean += _one_space(text[at : chip.start], after=at > 0, before=True) + (
            "" if chip.start in trailing else words
        )
        at = chip.end
    clean += _one_space(text[at:], after=at > 0)
    clean = "\n".join(line.strip() for line in clean.strip().splitlines())
    person, step = _meant(counted.get("person"), context), _meant(counted.get("step"), context)
    named, path = counted.get("institution"), counted.get("path")
    due = counted.get("due")
    return NoteLine(
        clean,
        named.id if named else person.belongs if person else None,
        person.id if person else None,
        step.belongs if step else path.id if path else None,
        step.id if step else None,
        date.fromisoformat(due.id) if due else None,
        tuple(chip for chip in chips if chip not in keep),
    )


def _one_space(between: str, *, after: bool, before: bool = False) -> str:
    """The text beside a mark, with at most one space at the mark."""
    if after:
        between = re.sub(r"^ {2,}", " ", between)
    return re.sub(r"(?<! ) {2,}$", " ", between) if before else between


def _leads_on(before: str) -> bool:
    words = before.split()
    return bool(words) and words[-1].casefold() in _LEADS


def _meant(chip: Chip | None, context: Context) -> Candidate | None:
    if chip is None:
        return None
    return next((each for each in (*context.who, *context.about) if each.id == chip.id), None)


def _chips(text: str, context: Context, today: date, chosen: Mapping[str, str]) -> list[Chip]:
    found: list[Chip] = []
    if not any(mark in text for mark in MARKS):
        return found
    names, at = context.by_name(), 0
    while at < len(text):
        chip = None
        if _marks(text, at):
            chip = _due(text, at, today) if text[at] == "!" else _named(text, at, names, chosen)
            if chip is None:
                chip = _begun(text, at, context.after(text[at]))
        if chip is not None:
            found.append(chip)
        at = chip.end if chip is not None else at + 1
    return found


def _marks(text: str, at: int) -> bool:
    """Whether there is a mark here, at the beginning of a word."""
    return text[at] in MARKS and (at == 0 or text[at - 1].isspace() or text[at - 1] in "([")


def _due(text: str, at: int, today: date) -> Chip | None:
    due = date_at_start(text[at + 1 :], today)
    if due is None:
        return None
    return Chip("due", due.date.isoformat(), date_short(due.date), at, at + 1 + due.length)


def _named(
    text: str, at: int, names: Mapping[tuple[str, str], list[Candidate]], chosen: Mapping[str, str]
) -> Chip | None:
    """The longest full name at this position."""
    for end in _ends(text, at + 1):
        typed = text[at + 1 : end]
        if meant := names.get((text[at], fold(typed))):
            one = next((each for each in meant if each.id == chosen.get(typed)), meant[0])
            return Chip(one.kind, one.id, one.name, at, end)
    return None


def _begun(text: str, at: int, candidates: Sequence[Candidate]) -> Chip | None:
    """A chip for one word that is the beginning of exactly one name or short name."""
    word = _WORD.match(text, at + 1)
    if word is None:
        return None
    typed = word[0].rstrip(_TAIL)
    wanted = fold(typed)
    if len(typed) < _SHORTEST:
        return None
    meant = [
        each for each in candidates if _known(each.name).startswith(wanted) or _known(each.short).startswith(wanted)
    ]
    if len(meant) != 1:
        return None
    return Chip(meant[0].kind, meant[0].id, meant[0].name, at, at + 1 + len(typed))


def _ends(text: str, start: int) -> list[int]:
    """The possible ends of a name beginning at ``start``, farthest first: at the end of a word, with or without punctuation."""
    if start >= len(text) or text[start].isspace():
        return []
    ends: list[int] = []
    line = text.find("\n", start)
    for word in _WORD.finditer(text, start, line if line >= 0 else len(text)):
        bare = word.end() - (len(word[0]) - len(word[0].rstrip(_TAIL)))
        ends += [bare, word.end()] if bare != word.end() else [word.end()]
    return [end for end in reversed(ends) if end > start]


# --- completion while typing -----------------------------------------------------------------------------------------


def open_token(text: str, cursor: int, context: Context) -> Token | None:
    """The token being typed at ``cursor``, for which the completion is open; None if there is none.

    A name may contain spaces, so it stays open while the typed text begins a name, and closes once it is a full name followed
    by a space.
    """
    start = next((at for at in range(cursor - 1, -1, -1) if _marks(text, at)), None)
    if start is None or "\n" in text[start:cursor]:
        return None
    token = Token(text[start], start, cursor, text[start + 1 : cursor])
    if not token.typed:
        return token
    if token.typed[0].isspace():
        return None
    if token.mark == "!":
        return token if any(fold(name).startswith(fold(token.typed)) for name in _due_words()) else None
    if token.typed[-1].isspace() and any(
        fold(token.typed.strip()) in (_known(each.name), _known(each.short)) for each in context.after(token.mark)
    ):
        return None
    return token if complete(token, context, 1) else None


def complete(token: Token, context: Context, limit: int = 8) -> list[Candidate]:
    """The candidates for the token: names that begin with the typed text, then those with a word that does, then those with it
    in the middle of a word, as in Danish compounds; the likeliest first."""
    typed = fold(token.typed).split()
    begun = " ".join(typed)
    first, second, third = list[Candidate](), list[Candidate](), list[Candidate]()
    for each in context.after(token.mark):
        names = (_known(each.name), _known(each.short))
        if names[0].startswith(begun) or names[1].startswith(begun):
            first.append(each)
        elif all(any(word.startswith(part) for word in _words(names)) for part in typed):
            second.append(each)
        elif all(_holds(names, part) for part in typed):
            third.append(each)
    return [*first, *second, *third][:limit]


def similar(token: Token, context: Context, limit: int = 2) -> list[Candidate]:
    """The candidates whose name, or a word of it, is one letter away from the typed text: one missing, added, different or swapped
    with the next. None for fewer than four letters, in which a wrong letter cannot be told from another name."""
    spellings = {token.typed.strip().casefold(), fold(token.typed.strip())}
    if len(min(spellings, key=len)) < _SHORTEST_SIMILAR:
        return []
    from rapidfuzz.distance import OSA  # slow to import, and needed only where a name is not known

    def near(name: str) -> bool:
        names = {name.casefold(), _known(name)}
        words = {part for each in names for part in (each, *each.split())}
        return any(OSA.distance(typed, word, score_cutoff=1) <= 1 for typed in spellings for word in words)

    return [each for each in context.after(token.mark) if near(each.name) or (each.short and near(each.short))][:limit]


def _holds(names: tuple[str, str], part: str) -> bool:
    """Whether a name contains ``part``; if short, at the beginning of a word only, as otherwise every word would match."""
    if len(part) >= _MIDDLE:
        return any(part in name for name in names)
    return any(word.startswith(part) for word in _words(names))


@lru_cache(maxsize=50_000)
def _words(names: tuple[str, str]) -> tuple[str, ...]:
    return tuple(word for name in names for word in re.split(r"[\s(»“-]+", name) if word)


def _due_words() -> tuple[str, ...]:
    return _("tomorrow"), _("friday"), _("in 14 days"), _("in 1 month")


def complete_due(token: Token, today: date, limit: int = 8) -> list[tuple[str, date]]:
    """The due dates offered after "!": words and their dates."""
    found = []
    for words in _due_words():
        due = date_at_start(words, today)
        if due is not None and fold(words).startswith(fold(token.typed)):
            found.append((words, due.date))
    return found[:limit]


def understood(token: Token, context: Context, today: date) -> bool:
    """Whether the token is complete and unambiguous: a date, or the full name of exactly one candidate."""
    typed = token.typed.rstrip(_TAIL)
    if token.mark == "!":
        due = date_at_start(token.typed, today)
        return due is not None and due.length >= len(typed)
    wanted = fold(typed)
    return (
        bool(wanted)
        and sum(wanted in (_known(each.name), _known(each.short)) for each in context.after(token.mark)) == 1
    )


def chosen_text(text: str, token: Token, name: str) -> tuple[str, int]:
    """The line after picking ``name`` for the token, and the new cursor position: after the name and a space."""
    rest = text[token.end :]
    inserted = f"{token.mark}{name}" + ("" if rest.startswith(" ") else " ")
    cursor = token.start + len(inserted) + (1 if rest.startswith(" ") else 0)
    return text[: token.start] + inserted + rest, cursor
