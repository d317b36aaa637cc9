"""Headings of columns and the course fields they name, in Danish, English, Swedish, Norwegian, German and as used by Moodle."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from campus_desktop.courses.fields import COURSE_FIELDS
from campus_desktop.i18n import fold

_LONGEST = 100
"""Maximum characters; anything longer is a text and not a heading."""

IMPORTED = {
    "duration" if each.name == "minutes" else each.name: each for each in COURSE_FIELDS.values() if each.headings
}
"""The fields of a course that a column can be mapped to, by key. ``duration`` becomes minutes or text."""
_ACTIVE = "aktiv aktivt udbydes synlig active visible enabled offered"
"""Headings of a column that says the opposite of retired."""
_HEADINGS = {**{key: each.headings for key, each in IMPORTED.items()}, "active": _ACTIVE}
_KNOWN: dict[str, tuple[str, int]] = {}
for _field, _names in _HEADINGS.items():
    for _rank, _name in enumerate(_names.split()):
        _KNOWN.setdefault(_name, (_field, _rank))

_THING = (
    r"(?:kursus|kursets?|kursernes|uddannelsens?|uddannelses|uddannelse|aktivitets?|aktivitetens?|moduls?|modulets|modulens|module|kurs|"
    r"kursens|emne|emnets|fag|fagets|seminar|seminarets|forloebs?|forloebets|laeringsaktivitets?|training|course|programme?|class|"
    r"workshop|webinar|utbildnings?|utbildningens|opplaerings?|lehrgangs?|veranstaltungs?|schulungs?)"
)
# Compounds of such words, too many to list; tried after the list, and therefore ranked lower.
_COMPOSED: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (field, re.compile(pattern))
    for field, pattern in (
        ("last_checked", r"(?:sidst|senest|last|zuletzt|sist|senast)-(?!na[mv])[^\W\d_]+(?:-(?:dato|den|am|date))?"),
        ("link", r"(?:link|url|webadresse|weblink|lenke|laenk|länk)-.+|.+-(?:link|url|webside|hjemmeside)"),
        ("fee", r"(?:pris|price|preis|gebyr|kosten|avgift|kursuspris)-.+|.+-(?:pris|price|fee|gebyr|preis)"),
        ("duration", r"(?:varighed|duration|omfang|dauer|varighet|omfattning|laengde|antal-timer|hours|timer)-.+|"
                     r".+-(?:varighed|duration|timer|hours|dauer|varighet|laengde|length)"),
        ("audience", r"(?:maalgruppe|target-(?:group|audience)|zielgruppe)-.+|.+-(?:maalgruppe|audience|zielgruppe)"),
        ("goals", r"(?:laeringsmaal|learning-(?:goals|objectives|outcomes)|lernziele)-.+"),
        ("prerequisites", r"(?:forudsaetninger|prerequisites|voraussetzungen|adgangskrav)-.+"),
        ("description", r"(?:beskrivelse|description|beschreibung)-(?:af|of|der|des)-.+|"
                        rf"{_THING}-?(?:beskrivelse|description|beschreibung)"),
        ("provider", r"(?:udbyder|leverandoer|provider|vendor|anbieter|tilbyder)s?-(?:navn|name|af-.+)|.+-(?:udbyder|provider|anbieter)"),
        ("code", rf"{_THING}-?(?:kode|code|nr|nummer|number|id|no|kod|ref)"),
        ("title", rf"(?:titel|title|navn|name|namn|tittel|bezeichnung)-(?:paa|of|for|til|der|des|av)-(?:the-|den-|det-)?{_THING}(?:-.+)?|"
                  rf"{_THING}-?(?:titel|title|navn|name|namn|tittel|bezeichnung)(?:-(?:paa|in)-.+)?"),
    )
)  # fmt: skip
_LEAST = 500

SUBJECTS = frozenset(
    ["subject", "subject-code", "fag", "fagkode", "dept", "department", "department-code", "prefix", "course-prefix", "emneomraade",
     "ämneskod", "discipline"]
)  # fmt: skip
"""Text before a number that makes a code of two columns: "LED" and "201"."""
NUMBERS = frozenset(
    ["number", "nummer", "nr", "no", "num", "catalog-number", "catalogue-number", "catalog-no", "catalog-nbr", "catalog",
     "katalognummer", "course-number", "course-no", "course-nr", "kursusnummer", "kursusnr", "kursus-nr", "kursnummer"]
)  # fmt: skip
AS_WRITTEN = frozenset({"varighed-med-udbyderens-ord", "varighed-som-skrevet", "duration-as-written"})

_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_MARKS = re.compile(r"[^\w]+")
_UNIT_ENDS = re.compile(
    r"-(?:i-)?(?:minutter|min|timer|t|dage|hours|minutes|days|timmar|stunden|dkk|kr|kroner|sek|nok|eur|ja-nej)$"
)


def plain(heading: str) -> str:
    """A heading for comparing with the list: folded, without brackets, punctuation and units: "Kursets titel:" is "kursets-titel"."""
    heading = heading[:_LONGEST]
    return _marked(_BRACKETS.sub(" ", heading) or heading)


def _marked(text: str) -> str:
    return _MARKS.sub("-", fold(text).replace("_", " ")).strip("-")


def known(heading: str) -> tuple[str, int] | None:
    """The field a heading names and its rank (0 is best); None for an unknown heading."""
    if len(heading) > _LONGEST:
        return None
    name = plain(heading)
    if name == "":  # all of it was in brackets
        name = plain(heading.strip("()[] "))
    return _KNOWN.get(name) or _KNOWN.get(_UNIT_ENDS.sub("", name)) or _composed(name)


@lru_cache(maxsize=4_000)
def _composed(name: str) -> tuple[str, int] | None:
    for rank, (field, pattern) in enumerate(_COMPOSED):
        if pattern.fullmatch(name):
            return field, _LEAST + rank
    return None


def keys(header: Sequence[str]) -> list[str]:
    """The keys under which columns are remembered: the whole heading, including brackets, with a number where it occurs more than
    once."""
    seen: Counter[str] = Counter()
    found = []
    for heading in header:
        key = _marked(heading[: _LONGEST * 2])
        seen[key] += 1
        found.append(key if seen[key] == 1 else f"{key}~{seen[key]}")
    return found
