"""The price of a course: an amount in kroner and its unit, parsed from free text."""

from __future__ import annotations

import re
from typing import NamedTuple

from campus_desktop.i18n import N_, _, language, number, whole_words

KINDS: dict[str, str] = {
    "": N_("not stated"),
    "participant": N_("per participant"),
    "click": N_("per click"),
    "class": N_("per class"),
}
"""The units of a price, by the word in the file, with their names."""

MOST = 10_000_000.0
"""Kroner: a larger amount is not the price of a course."""
LONGEST = 120
"""Characters: a longer text is not a price."""

_AMOUNT = r"\d{1,3}(?:[. ]\d{3})+(?:,\d{1,2})?|\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d+(?:[.,]\d{1,2})?"
_PRICE = re.compile(
    r"(?:(?:pris|price|i alt|kr\.?|dkk|kroner)(?:\s*:)?\s*)*"
    rf"(?P<amount>{_AMOUNT})\s*(?:,-|,–|;-)?\s*(?:kr\.?|kroner|dkk|,-)*\s*(?P<rest>.*)"
)
"""Each space can be matched in one way only: with two ways, "kr kr kr …" would take exponential time."""
_NOTHING = re.compile(r"(?:gratis|free(?: of charge)?|uden beregning|ingen|kr\.? 0|intet)[.!]?(?P<rest>.*)")
_FOR = {
    "click": re.compile(r"klik|click"),
    "participant": re.compile(
        r"deltag|person|particip|kursist|medarbejder|per head|pr\.? hoved|ansat|teilnehmer|learner|pp\b"
    ),
    "class": re.compile(
        r"\bhold|\bclass|gruppe|group|kursusgang|session|workshop|pr\.? gang|pr\.? kursus\b|per course|afholdelse|gennemf"
    ),
}
_SILENT = re.compile(
    r"(?:[\s,;:()/.-]|\b(?:pr|per|á|a|ekskl|eksl|excl|inkl|incl|uden|med|ex|eks|moms|vat|mva|momsfrit?|kr|dkk|kroner|for|hver|each|en|et)\b)*"
)
"""Words beside a price that do not change it."""


class Price(NamedTuple):
    """``amount`` is in kroner, None if the text has none; ``per`` is a word of ``KINDS``."""

    amount: float | None = None
    per: str = ""


def read(text: str, heading: str = "") -> Price:
    """The price in ``text``; its unit is in the text, else in the heading above it. Other currencies, ranges and anything else
    that is not clearly one amount in kroner give no amount."""
    folded = " ".join(text.casefold().split())
    above = _per(whole_words(heading, LONGEST).casefold()) if folded else ""
    if not folded or len(folded) > LONGEST:
        return Price(None, above)
    per = _per(folded) or above
    if free := _NOTHING.fullmatch(folded):
        return Price(0.0 if _says_no_more(free["rest"]) else None, per)
    found = _PRICE.fullmatch(folded)
    if not found or not _says_no_more(found["rest"]):
        return Price(None, per)
    amount = _kroner(found["amount"])
    return Price(amount if amount <= MOST else None, per)


def _per(folded: str) -> str:
    return next((word for word, pattern in _FOR.items() if pattern.search(folded)), "")


def _says_no_more(rest: str) -> bool:
    """Whether the words after an amount only give its unit."""
    for pattern in _FOR.values():
        rest = re.sub(rf"\w*(?:{pattern.pattern})\w*", " ", rest)
    return bool(_SILENT.fullmatch(rest))


def _kroner(amount: str) -> float:
    figures = amount.replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?", figures):  # the English notation
        return float(figures.replace(",", ""))
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?", figures):
        figures = figures.replace(".", "")
    return float(figures.replace(",", "."))


def shown(amount: float | None, per: str, text: str = "") -> str:
    """A price as readable text: "1.250 kr. pr. deltager"; the text as written if it has no amount."""
    if amount is None:
        kind = _(KINDS[per]) if per in KINDS and per and _per(text.casefold()) != per else ""
        return " ".join(filter(None, (text, kind))) if text else ""
    whole, ore = divmod(round(amount * 100), 100)
    mark = "," if language() == "da" else "."
    figures = f"{number(whole)}{mark}{ore:02}" if ore else number(whole)
    in_kroner = _("{amount} kr.").format(amount=figures)
    return f"{in_kroner} {_(KINDS[per])}" if per and per in KINDS else in_kroner
