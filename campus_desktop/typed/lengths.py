"""Parses durations as people write them, to whole minutes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from campus_desktop.i18n import DAY_MINUTES, WEEK_MINUTES, whole_words

LONGEST = 500_000
"""Maximum minutes; a larger number is something else (about four working years)."""
LONGEST_TEXT = 120
"""Maximum characters; anything longer is a text and not a length. It also bounds the cost of every pattern here."""

_UNITS = {
    "second": 1 / 60,
    "minute": 1.0,
    "hour": 60.0,
    "day": float(DAY_MINUTES),
    "week": float(WEEK_MINUTES),
}
_WORDS = {
    "second": r"sekund(?:er)?|sek|seconds?|secs?|s",
    "minute": r"minut(?:ters?|er|en)?|minutes?|mins?|m",
    "hour": r"timer?s?|timm(?:e|ar)|hours?|hrs?|hr|stunden?|std|t|h",
    "day": r"(?:arbejds|kursus|undervisnings|hel)?dag(?:es?|s|ar|er)?|(?:working )?days?|tagen?|d",
    "week": r"(?:arbejds)?uge[rs]?|uke[rs]?|veck(?:a|or)|wochen?|weeks?|wks?|w",
}
_UNIT_OF = re.compile("|".join(f"(?P<{unit}>(?:{words}))" for unit, words in _WORDS.items()))
_ANY_UNIT = "|".join(_WORDS.values())
_NUMBER = r"\d{1,3}(?:[.,]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?"
_PART = re.compile(
    rf"\s*(?:(?P<plus>og|and|samt|plus|\+)|,)?\s*(?P<number>{_NUMBER})\s*(?P<unit>(?:{_ANY_UNIT})(?![a-zæøåäöü]))?\.?\s*"
)
_TIMES = re.compile(
    rf"(?P<count>{_NUMBER})\s*(?:x|×|\*|gange|stk\.?|(?P<noun>[a-zæøåäöü]{{2,24}})\s+(?:á|à|a|af|med|of|at|with|med|je|zu))"
    r"\s*(?P<rest>.+)"
)
_WEEKS = re.compile(_WORDS["week"])
_IN_WEEKS = re.compile(rf"(?<![a-zæøåäöü])(?:{_WORDS['week']})(?![a-zæøåäöü])")
_A_WEEK = re.compile(r"\s*(?:/|pr\.? ?|per |om |i |a )(?:uge|ugen|uke|week|vecka|woche)$|\s+ugentligt$")
_HOURLY = re.compile(rf"(?:{_WORDS['second']}|{_WORDS['minute']}|{_WORDS['hour']})\.?")
"""Units that do not consist of other lengths: "3 hours of 2 hours" means something else."""
_FROM_TO = re.compile(
    r"(?P<kl>kl\.?\s*)?(?P<h1>\d{1,2})(?:[:.](?P<m1>[0-5]\d))?\s*(?:-|–|—|\btil\b|\bto\b)\s*(?:kl\.?\s*)?"
    r"(?P<h2>\d{1,2})(?:[:.](?P<m2>[0-5]\d))?"
)
"""From one time of day to another."""
_WORDS_AFTER = re.compile(r"(?!\d)[^\W\d_][^\d+/]{0,50}?(?=$|\s*[+,]\s*\d|\s(?:og|and|samt|plus)\s\d)")
_RATE = re.compile(rf"\b(?:pr|per|hver|hvert|om|each|every|a|ugen|dagen|måneden|{_ANY_UNIT})\b|%|kr")
"""Words after a length that make it a rate, or a statement about another length."""
_HYPHEN = re.compile(r"(?<=\d)-(?=[a-zæøåäöü])")
_WHOLE = re.compile(r"(?<=\d) (?:hele?|fulde?|full|whole|hela?|ganze[nr]?)(?= )")
_HALVES = re.compile(r"(?<![\d.,])(\d{1,2}) (?:halve|half)(?= [a-zæøå])")
_TICK = re.compile(r"(?<=\d) ?['’′](?!['’′])")
_CLOCK = re.compile(
    r"(?P<hours>\d{1,3}):(?P<minutes>[0-5]\d)(?::(?P<seconds>[0-5]\d))?\s*(?:timer?|hours?|hrs?|t|h)?\.?"
)
_ISO = re.compile(r"p(?:(\d+)w)?(?:(\d+)d)?(?:t(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?)?")
_END = r"(?:[01]?\d|2[0-4])(?:\.[0-5]\d)?"
_BARE_RANGE = re.compile(rf"{_END}\s*(?:-|–|—|\btil\b|\bto\b)\s*{_END}")
"""Ambiguous: "9-15" may be from nine to three o'clock, or hours, or minutes."""
_RANGE = re.compile(r"\s*(?:-|–|—|\btil\b|\bto\b)\s*(?=\d)")
_ABOUT = re.compile(
    r"^(?:ca\.?|cirka|circa|omkring|omtrent|about|approx\.?|approximately|around|varighed|duration|mindst|minimum|at least|"
    r"maks\.?|max\.?|maksimalt|op til|up to|mellem|between|fra|from|min\.?(?=\s+\d)|~|≈|>|<|=|:|\+)\s*"
)
_LABEL = re.compile(r"^(?:varighed|duration|dauer|=|:)\s*")
"""Words without information about the length."""
_PARENTHESIS = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*")
_NO_LENGTH = re.compile(
    r"\bects\b|\bcredits?\b|\bcr\b|\bpoints?\b|\bpoint\b|credit hours?|semester hours?|lektion|måned|månad|month|monat|"
    r"semester|\bår\b|years?|kl\."
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
_NO_UNIT = re.compile(r"(?:\d+ ?)?(?:[½¼¾]|1/2)")
_FRACTION = re.compile(r"(?:(?<!\d)(\d{1,4}) ?)?([½¼¾])|(?<![\d.,])(?:(\d{1,4}) )?1/2\b")


@dataclass(frozen=True, slots=True)
class Duration:
    """``minutes`` is None if the text is not a length of time. ``text`` keeps the original if it is not a length (ECTS,
    credit hours, "varies") or contains more than the minutes ("4-6 timer", "2 dage + 1 t opfølgning")."""

    minutes: int | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a column's heading states about the numbers below it: their unit (``named`` where it names one), or that they are
    credits (and so not a length)."""

    unit: str = "minute"
    credits: str = ""
    named: bool = False


_CREDITS = re.compile(r"ects|credit|kredit|\bpoints?\b|\bunits\b|\bhp\b|poeng|poäng|leistungspunkt")


def heading(name: str) -> Heading:
    """Parse the heading of a column of durations: "Varighed (timer)" counts hours, "Credit Hours" and "ECTS" are not a time."""
    name = whole_words(name, LONGEST_TEXT)
    folded = name.casefold()
    if _CREDITS.search(folded):
        return Heading(credits=" ".join(name.split()))
    for unit, words in _WORDS.items():
        if re.search(rf"(?:^|[^a-zæøåäöü])(?:i |in )?(?:{words})\.?(?:$|[^a-zæøåäöü])", folded):
            return Heading(unit=unit, named=True)
    return Heading()


def parse(text: str, under: Heading | None = None) -> Duration:
    """The length stated in ``text``, under a column heading that may name the unit of bare numbers (minutes otherwise).

    Of a range the lower value is used; a day is 444 minutes, a week 2,220; three digits after a point or comma are thousands. What
    cannot be parsed with certainty is kept as text and is not a length.
    """
    found = _read(text, under or Heading(), loose=False)
    return Duration(found.minutes) if found.minutes else found


def read(text: str, under: Heading | None = None) -> Duration:
    """``text`` as written in lists: also times of day, sums of lengths, lengths followed by words.

    Where the result is ambiguous or words were ignored, the text is kept beside the minutes.
    """
    return _read(text, under or Heading(), loose=True)


def in_weeks(text: str) -> bool:
    """Whether a length is given in weeks, which count as five working days."""
    return bool(_IN_WEEKS.search(text.casefold()))


def bare(text: str) -> float | None:
    """``text`` as a number without a unit; None for anything else."""
    text = text.strip()
    return _number(text) if len(text) < 12 and re.fullmatch(_NUMBER, text) else None


def _read(text: str, under: Heading, loose: bool) -> Duration:
    text = " ".join(text.split())
    if not text or (under.credits and len(text) <= LONGEST_TEXT):
        return Duration(text=_credits(text, under.credits) if text else "")
    if len(text) > LONGEST_TEXT:
        return Duration(text=text)
    try:
        minutes, plain = _Reading(under.unit, loose).minutes(text.casefold())
    except ValueError:  # digits and separators that are not a number: "0.1.2"
        minutes, plain = None, False
    if minutes is None or not 0.5 <= minutes <= LONGEST:
        return Duration(text="" if minutes == 0 else text)
    if not under.named and _BARE_RANGE.fullmatch(text.casefold()) and not (loose and _time_span(text.casefold())):
        return Duration(text=text)
    if loose and not under.named and _NO_UNIT.fullmatch(text):
        plain = False  # half of what?
    if loose and "(" not in text and in_weeks(text):
        plain = False  # of five working days each, unless brackets state their length
    return Duration(max(1, round(minutes)), "" if plain else text)


def _credits(text: str, name: str) -> str:
    if re.fullmatch(_NUMBER, text):
        return f"{text} {name}"
    folded = text.casefold()
    return text if "ects" in folded or "credit" in folded or name.casefold() in folded else f"{name}: {text}"


class _Reading:
    """The parsing of one text. ``plain`` becomes False when something was ambiguous, added up or ignored."""

    def __init__(self, unit: str, loose: bool) -> None:
        self._unit, self._loose = unit, loose
        self._plain = True

    def minutes(self, text: str) -> tuple[float | None, bool]:
        """The minutes of a casefolded text without double spaces, and whether they cover all of the text."""
        return self._minutes(text, self._unit), self._plain

    def _minutes(self, text: str, unit: str) -> float | None:
        if self._loose and (span := _time_span(text)) is not None:
            self._plain = False
            return span
        text = _HYPHEN.sub(" ", _TICK.sub(" min", text))
        if times := _times(text):
            count, rest = times
            each = self._minutes(rest, unit)
            self._plain = False
            return None if each is None else count * each
        if _NO_LENGTH.search(text):
            return None
        if (iso := _ISO.fullmatch(text)) and any(iso.groups()):
            weeks, days, hours, minutes, seconds = (int(part or 0) for part in iso.groups())
            return weeks * WEEK_MINUTES + days * DAY_MINUTES + hours * 60 + minutes + seconds / 60
        text, inside = _out_of_brackets(text)
        figures = _in_figures(text)
        text = _without_about(figures)
        if times := _times(text):
            return self._minutes(text, unit)
        low, *high = _RANGE.split(text)
        found = self._range(low, high, unit) if high else self._sum(low, unit)
        if high or text != _without_label(figures) or (inside and not self._says_the_same(inside, found, unit)):
            self._plain = False
        return found

    def _says_the_same(self, inside: str, found: float | None, unit: str) -> bool:
        """Whether the text in brackets repeats the same length: "2 dage (14,8 timer)"."""
        other, plain = _Reading(unit, self._loose).minutes(inside)
        return plain and found is not None and other is not None and abs(other - found) < 1

    def _range(self, low: str, high: list[str], unit: str) -> float | None:
        """The lower end of a range; without a unit it has that of the upper end."""
        times = [_CLOCK.fullmatch(text.strip()) for text in (low, *high)]
        if len(high) > 1 or (all(times) and times[0] and int(times[0]["hours"]) >= 6):
            return None  # more than a range, or from one time of day to another
        if re.fullmatch(_NUMBER, low.strip()) and (named := _first_unit(high[0])):
            unit = named
        lower, upper = self._sum(low, unit), self._sum(high[0], unit)
        return None if lower is None or upper is None else min(lower, upper)

    def _sum(self, text: str, unit: str) -> float | None:
        """The sum of "1 t 30 min", "2 dage og 3 timer", "1:30"; None if anything remains or a unit occurs twice."""
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
            if size >= last and not (self._loose and part["plus"]):
                return None
            if self._loose and (size >= last or last in (_UNITS["day"], _UNITS["week"])):
                self._plain = False  # added up: "3 t + 2 t"; days and hours: how long is a day here?
            if self._loose and size >= _UNITS["hour"] and re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", part["number"]):
                self._plain = False  # thousands of hours, or three decimals?
            total, at, last = total + _number(part["number"]) * size, part.end(), size
            at = self._past_words(text, at)
        return total if at else None

    def _past_words(self, text: str, at: int) -> int:
        """The end of the words after a length: "1 t opfølgning". Words that make it a rate are not skipped."""
        if not self._loose or at == len(text) or not (words := _WORDS_AFTER.match(text, at)):
            return at
        if _PART.match(text, at) or _RATE.search(words[0]) or text[words.end() :].lstrip()[:1] == "/":
            return at
        self._plain = False
        return words.end()


def _times(text: str) -> tuple[float, str] | None:
    """A multiplier and a length: "6 uger á 2 timer"."""
    times = _TIMES.fullmatch(text)
    if not times or (times["noun"] and _HOURLY.fullmatch(times["noun"])):
        return None
    rest = times["rest"]
    if times["noun"] and _WEEKS.fullmatch(times["noun"]):  # "6 uger á 2 timer pr. uge"
        rest = _A_WEEK.sub("", rest)
    return _number(times["count"]), rest


def _time_span(text: str) -> float | None:
    """The minutes from one time of day to another, where the text clearly means that."""
    found = _FROM_TO.fullmatch(text.strip("()[] ").rstrip("."))
    if not found:
        return None
    h1, h2 = int(found["h1"]), int(found["h2"])
    written = found["m1"] is not None and found["m2"] is not None
    start, end = h1 * 60 + int(found["m1"] or 0), h2 * 60 + int(found["m2"] or 0)
    if not (found["kl"] or (written and h1 >= 6)) or h1 > 23 or h2 > 24 or end <= start:
        return None
    return float(end - start)


def _out_of_brackets(text: str) -> tuple[str, str]:
    """``text`` without its brackets, and their content; brackets around the whole text are only removed."""
    outside = _PARENTHESIS.sub(" ", text).strip()
    if not re.search(r"\d|½|¼|¾|halv|kvarter|half|quarter", outside):
        return text.strip("()[] "), ""
    inside = " ".join(part.strip("()[] ") for part in _PARENTHESIS.findall(text))
    return outside, inside


def _in_figures(text: str) -> str:
    """``text`` with halves and number words written as digits."""
    text = _WHOLE.sub("", text)
    text = _HALVES.sub(lambda match: f"{int(match[1]) * 5 / 10:g}".replace(".", ","), text)
    for pattern, number in _SPELT_OUT:
        text = pattern.sub(number, text)
    text = _FRACTION.sub(lambda match: f"{match[1] or match[3] or 0},{_FRACTIONS.get(match[2], '5')}", text)
    return _WHOLE.sub("", text)


def _without_label(text: str) -> str:
    while (shorter := _LABEL.sub("", text)) != text:
        text = shorter
    return text


def _without_about(text: str) -> str:
    while (shorter := _ABOUT.sub("", text)) != text:
        text = shorter
    return text


def _first_unit(text: str) -> str:
    part = _PART.match(text)
    return _unit(part["unit"]) if part and part["unit"] else ""


def _unit(word: str) -> str:
    match = _UNIT_OF.fullmatch(word)
    return (match.lastgroup or "") if match else ""


def _number(text: str) -> float:
    if re.fullmatch(r"[1-9]\d{0,2}(?:[.,]\d{3})+(?:,\d+)?", text):
        whole, point, decimals = text.rpartition(",") if re.search(r"\.\d{3},\d", text) else (text, "", "")
        return float(re.sub("[.,]", "", whole) + (f".{decimals}" if point else ""))
    return float(text.replace(",", "."))
