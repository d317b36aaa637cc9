"""Durations in the forms people write them, as whole minutes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from campus_desktop.i18n import DAY_MINUTES, WEEK_MINUTES

LONGEST = 500_000
"""Minutes beyond which a number is taken for something else (about four working years)."""

_UNITS = {
    "second": 1 / 60,
    "minute": 1.0,
    "hour": 60.0,
    "day": float(DAY_MINUTES),
    "week": float(WEEK_MINUTES),
}
_WORDS = {
    "second": r"sekund(?:er)?|sek|seconds?|secs?|s",
    "minute": r"minut(?:ter|ters)?|minutes?|mins?|m",
    "hour": r"timer?s?|hours?|hrs?|hr|t|h",
    "day": r"(?:arbejds|kursus|undervisnings|hel)?dag(?:e|es|s)?|(?:working )?days?|d",
    "week": r"(?:arbejds)?uge[rs]?|weeks?|wks?|w",
}
_UNIT_OF = re.compile("|".join(f"(?P<{unit}>(?:{words}))" for unit, words in _WORDS.items()))
_ANY_UNIT = "|".join(_WORDS.values())
_NUMBER = r"\d{1,3}(?:[.,]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_PART = re.compile(rf"\s*(?:,|og|and|\+)?\s*(?P<number>{_NUMBER})\s*(?P<unit>(?:{_ANY_UNIT})(?![a-zæøå]))?\.?\s*")
_TIMES = re.compile(rf"(?P<count>{_NUMBER})\s*(?:x|×|\*|gange|stk\.?|days? of|dage? (?:á|à|a|af|med))\s*(?P<rest>.+)")
_CLOCK = re.compile(
    r"(?P<hours>\d{1,3}):(?P<minutes>[0-5]\d)(?::(?P<seconds>[0-5]\d))?\s*(?:timer?|hours?|hrs?|t|h)?\.?"
)
_ISO = re.compile(r"p(?:(\d+)w)?(?:(\d+)d)?(?:t(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?)?")
_RANGE = re.compile(r"\s*(?:-|–|—|\btil\b|\bto\b)\s*(?=\d)")
_ABOUT = re.compile(
    r"^(?:ca\.?|cirka|circa|omkring|omtrent|about|approx\.?|approximately|around|varighed|duration|mindst|minimum|at least|"
    r"maks\.?|max\.?|maksimalt|op til|up to|mellem|between|fra|from|min\.?(?=\s+\d)|~|≈|>|<|=|:|\+)\s*"
)
_PARENTHESIS = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*")
_NO_LENGTH = re.compile(
    r"\bects\b|\bcredits?\b|\bcr\b|\bpoints?\b|\bpoint\b|credit hours?|semester hours?|lektion|måned|month|semester|\bår\b|years?|kl\."
)
_SPELT = {
    r"\bhalvanden\b|\bhalvandet\b": "1,5",
    r"\ben halv\b|\bet halvt\b|\bhalv\b|\bhalve\b|\bhalf an\b|\bhalf a\b|\bhalf\b": "0,5",
    r"\b(?:tre|3) kvarter\b": "45 min",
    r"\b(?:et|en|a|1) kvarter\b|\ba quarter of an hour\b|\bkvarter\b": "15 min",
    r"\b(?:en|et|én|ét|one|an|a)\b(?= )": "1",
    r"\b(?:to|two)\b(?= [a-zæøå])": "2",
    r"\b(?:tre|three)\b": "3",
    r"\b(?:fire|four)\b": "4",
    r"\b(?:fem|five)\b": "5",
    r"\b(?:seks|six)\b": "6",
}
_SPELT_OUT = [(re.compile(pattern), number) for pattern, number in _SPELT.items()]
_FRACTIONS = {"½": "5", "¼": "25", "¾": "75"}
_FRACTION = re.compile(r"(\d*)\s*([½¼¾])|(?<![\d.,])(?:(\d+)\s+)?1/2\b")


@dataclass(frozen=True, slots=True)
class Duration:
    """``minutes`` is None where what was written is no length of time; then ``text`` keeps it (ECTS, credit hours, "varies")."""

    minutes: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a column's heading says about the numbers below it: their unit, or that they are credits (and so no length)."""

    unit: str = "minute"
    credits: str = ""


def heading(name: str) -> Heading:
    """The heading of a column of durations: "Varighed (timer)" counts hours, "Credit Hours" and "ECTS" no time at all."""
    folded = name.casefold()
    if re.search(r"ects|credit|kredit|\bpoints?\b", folded):
        return Heading(credits=" ".join(name.split()))
    for unit, words in _WORDS.items():
        if re.search(rf"(?:^|[^a-zæøå])(?:i |in )?(?:{words})\.?(?:$|[^a-zæøå])", folded):
            return Heading(unit=unit)
    return Heading()


def parse(text: str, under: Heading | None = None) -> Duration:
    """The length that ``text`` states, under a column heading that may name the unit of bare numbers (minutes otherwise).

    A range is its lower value, a day 444 minutes, a week 2,220; three digits after a point or comma are thousands. What
    cannot be understood with certainty is kept as text and is no length.
    """
    text = " ".join(text.split())
    under = under or Heading()
    if not text:
        return Duration()
    if under.credits:
        return Duration(text=_credits(text, under.credits))
    try:
        minutes = _minutes(text.casefold(), under.unit)
    except ValueError:  # figures and marks that are no number after all: "0.1.2"
        minutes = None
    if minutes is None or not 0.5 <= minutes <= LONGEST:
        return Duration(text="" if minutes == 0 else text)
    return Duration(minutes=max(1, round(minutes)))


def _credits(text: str, name: str) -> str:
    if re.fullmatch(_NUMBER, text):
        return f"{text} {name}"
    folded = text.casefold()
    return text if "ects" in folded or "credit" in folded else f"{name}: {text}"


def _minutes(text: str, unit: str) -> float | None:
    if _NO_LENGTH.search(text):
        return None
    if (iso := _ISO.fullmatch(text)) and any(iso.groups()):
        weeks, days, hours, minutes, seconds = (int(part or 0) for part in iso.groups())
        return weeks * WEEK_MINUTES + days * DAY_MINUTES + hours * 60 + minutes + seconds / 60
    text = _in_figures(text)
    if times := _TIMES.fullmatch(text):
        each = _minutes(times["rest"], unit)
        return None if each is None else _number(times["count"]) * each
    low, *high = _RANGE.split(text)
    return _range(low, high, unit) if high else _sum(low, unit)


def _in_figures(text: str) -> str:
    """``text`` without brackets and "about", its halves and number words written as figures."""
    outside = _PARENTHESIS.sub(" ", text).strip()
    text = outside if re.search(r"\d|½|¼|¾|halv|kvarter|half|quarter", outside) else text.strip("()[] ")
    for pattern, number in _SPELT_OUT:
        text = pattern.sub(number, text)
    text = _FRACTION.sub(lambda match: f"{match[1] or match[3] or 0},{_FRACTIONS.get(match[2], '5')}", text)
    while (shorter := _ABOUT.sub("", text)) != text:
        text = shorter
    return text


def _range(low: str, high: list[str], unit: str) -> float | None:
    """The lower end of a range; a lower end without a unit has that of the upper one."""
    times = [_CLOCK.fullmatch(text.strip()) for text in (low, *high)]
    if len(high) > 1 or (all(times) and times[0] and int(times[0]["hours"]) >= 6):
        return None  # more than a range, or from one time of day to another
    if re.fullmatch(_NUMBER, low.strip()) and (named := _first_unit(high[0])):
        unit = named
    lower, upper = _sum(low, unit), _sum(high[0], unit)
    return None if lower is None or upper is None else min(lower, upper)


def _first_unit(text: str) -> str:
    part = _PART.match(text)
    return _unit(part["unit"]) if part and part["unit"] else ""


def _unit(word: str) -> str:
    match = _UNIT_OF.fullmatch(word)
    return (match.lastgroup or "") if match else ""


def _sum(text: str, unit: str) -> float | None:
    """The sum of "1 t 30 min", "2 dage og 3 timer", "1:30"; None where anything is left over or a unit comes twice."""
    text = text.strip().rstrip(".+").strip()
    if clock := _CLOCK.fullmatch(text):
        return int(clock["hours"]) * 60 + int(clock["minutes"]) + int(clock["seconds"] or 0) / 60
    total, at, last = 0.0, 0, float("inf")
    while at < len(text):
        part = _PART.match(text, at)
        if not part:
            return None
        if part["unit"]:
            size = _UNITS[_unit(part["unit"])]
        elif at == 0 and part.end() == len(text):
            size = _UNITS[unit]
        elif last == _UNITS["hour"] and part.end() == len(text):
            size = 1.0  # "1 t 30"
        else:
            return None
        if size >= last:
            return None
        total, at, last = total + _number(part["number"]) * size, part.end(), size
    return total if at else None


def _number(text: str) -> float:
    if re.fullmatch(r"[1-9]\d{0,2}(?:[.,]\d{3})+(?:,\d+)?", text):
        whole, point, decimals = text.rpartition(",") if re.search(r"\.\d{3},\d", text) else (text, "", "")
        return float(re.sub("[.,]", "", whole) + (f".{decimals}" if point else ""))
    return float(text.replace(",", "."))
