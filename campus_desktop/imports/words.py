"""Parses words in cells: formats, yes and no, dates, lists."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from campus_desktop.courses.formats import FORMATS
from campus_desktop.i18n import fold
from campus_desktop.typed.dates import full_date

_FORMATS = [(each.code, re.compile(each.words)) for each in sorted(FORMATS.values(), key=lambda each: each.rank)]

_YES = frozenset(["ja", "yes", "y", "j", "true", "sand", "1", "x", "✓", "✔", "v", "on", "med", "with"])
_NO = frozenset(
    ["nej", "no", "n", "false", "falsk", "0", "-", "–", "✗", "✘", "off", "uden", "without", "ingen", "none"]
)

# On folded text; words for retired may be followed by more ("Udgået pr. 1. maj"), words for in use may not ("Aktiv
# læring" is not a state).
_OUT_OF_USE = (
    r"udgaaet|udgaaede|nedlagt|arkiveret|udfaset|inaktivt?|retired|archived|discontinued|withdrawn|inactive|avvecklad|utgaatt|"
    r"(?:er )?ikke (?:laengere )?(?:aktivt?|udbudt)|udbydes ikke(?: laengere)?|(?:is )?(?:not|no longer) (?:active|offered)"
)
_IN_USE = r"aktivt?|active|udbydes|offered"
_STATE = re.compile(
    rf"(?P<out>(?:{_OUT_OF_USE})(?=$|[\s.,;:(/-]).*)|(?P<used>(?:{_IN_USE})(?:$|[.,;:(/-].*))", re.DOTALL
)
_ALSO_STATE = re.compile(
    r"(?P<out>lukket|closed|ophoert|skjult|hidden|not (?:available|visible)|ikke (?:tilgaengelig|synlig))|"
    r"(?P<used>aaben|aabent|open|gaeldende|current|tilgaengelig|available|synlig|visible|i brug|in use|i drift)"
)
"""Words that state whether a course is in use only under a heading for that: enrolment can be open or closed, too."""

_TIME_AFTER = re.compile(
    r"(?<=\d)[t ](?:kl\.? ?)?(?P<clock>\d{1,2}(?:[:.]\d{2}){0,2})(?:[.,]\d{1,9})?(?: ?[ap]m)?(?: ?(?:z|utc|[+-]\d{2}:?\d{2}))?$"
)
"""The time of day that may follow a date; other text there may cancel it ("aflyst")."""

_BULLET = re.compile(r"^\s*(?:[•▪◦·*–-]|\d{1,2}[.)])\s+")
_TAGS = re.compile(r"[;,|\n]| / | > ")
_GOALS = re.compile(r"\n|;|•|▪")


def format_word(text: str) -> str | None:
    """The code of the format named in ``text`` in Danish or English, None if it names none."""
    folded = fold(" ".join(text.split()))
    return next((code for code, pattern in _FORMATS if pattern.search(folded)), None)


def yes_no(text: str) -> bool | None:
    """Yes or no, None if the text is neither."""
    folded = text.strip().casefold()
    if folded in _YES:
        return True
    if folded in _NO:
        return False
    first = re.split(r"[\s,.;(]", folded, maxsplit=1)[0]
    return True if first in ("ja", "yes") else False if first in ("nej", "no") else None


def out_of_use(text: str, *, asked: bool = True) -> bool | None:
    """Whether the text states in words that a course is retired ("Udgået", "Retired") or is not ("Aktiv"); None for neither.
    ``asked``: the heading is for that, so that ambiguous words count too."""
    folded = " ".join(fold(text).split())
    found = _STATE.fullmatch(folded) or (_ALSO_STATE.fullmatch(folded) if asked else None)
    return None if found is None else found["out"] is not None


def day(text: str) -> date | None:
    """A date with its year in Danish, English or ISO form, or as the seconds since 1970 that Moodle writes; None for anything else."""
    if re.fullmatch(r"\d{9,10}", text.strip()):
        return datetime.fromtimestamp(int(text), UTC).date()
    return full_date(_parted(text)[0], as_in_lists=True)


def has_time(text: str) -> bool:
    """Whether a time of day follows a date; midnight does not count, since programs write it after dates alone."""
    plain, clock = _parted(text)
    return bool(clock.strip("0:.")) and full_date(plain, as_in_lists=True) is not None


def _parted(text: str) -> tuple[str, str]:
    """The text before a time of day at its end, and that time."""
    text = " ".join(text.split()).casefold()
    found = _TIME_AFTER.search(text)
    if found is None or full_date(text, as_in_lists=True):
        return text, ""
    return text[: found.start()], found["clock"]


def tags(text: str) -> list[str]:
    """Topics from one cell, separated by semicolon, comma, bar, line or category path; without duplicates, in order."""
    return list(dict.fromkeys(tag for part in _TAGS.split(text) if (tag := " ".join(part.split()))))


def goals(text: str) -> list[str]:
    """Goals from one cell, separated by line, bullet or semicolon, without their bullets and numbers; without duplicates, in order."""
    found: dict[str, None] = {}
    for part in _GOALS.split(text) if "\n" in text or "•" in text or "▪" in text else text.split(";"):
        goal = part.strip()
        if goal and not goal[0].isalpha():
            goal = _BULLET.sub("", goal)
        if "  " in goal or "\t" in goal:
            goal = " ".join(goal.split())
        if goal:
            found[goal] = None
    return list(found)
