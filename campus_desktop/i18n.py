"""Danish and English texts, dates, durations, numbers and sort keys: for screens, PDF and command line.

The source texts are English; ``_()`` returns the text in the language of the current context (``use``), so that a worker thread
can print English under a Danish window. Dates and numbers follow Dansk Sprognævn's usual forms (see docs/architecture.md).
"""

from __future__ import annotations

import gettext as _gettext
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from functools import cache

import resources

LANGUAGES = ("da", "en")
"""The supported languages; the first is the default."""

DAY_MINUTES = 444
"""A working day in the Danish state: 7 t 24 min, a fifth of 37 hours."""
WEEK_MINUTES = 5 * DAY_MINUTES
"""A working week: 37 hours."""

_language: ContextVar[str] = ContextVar("language", default=LANGUAGES[0])


def use(language: str) -> None:
    """Use ``language`` ("da" or "en") from here on in this context. Raises ValueError for any other.

    A new thread starts in Danish; run a worker in ``contextvars.copy_context()`` to keep the window's language.
    """
    if language not in LANGUAGES:
        raise ValueError(f"no texts in {language!r}")
    _language.set(language)


def language() -> str:
    """The current language: "da" or "en"."""
    return _language.get()


@contextmanager
def using(language: str) -> Iterator[None]:
    """``use`` for the length of a ``with`` block."""
    if language not in LANGUAGES:
        raise ValueError(f"no texts in {language!r}")
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


@cache
def _catalogue(language: str) -> _gettext.NullTranslations:
    if language == "en":
        return _gettext.NullTranslations()
    with resources.path("i18n", f"{language}.mo").open("rb") as file:
        return _gettext.GNUTranslations(file)


def _(message: str) -> str:
    """``message`` in the current language. Insert values afterwards: ``_("Move “{title}”").format(title=...)``."""
    return _catalogue(language()).gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of a text for ``count``, in the current language; still to be ``.format(count=...)``-ed."""
    return _catalogue(language()).ngettext(singular, plural, count)


def pgettext(context: str, message: str) -> str:
    """``message`` if the same English word has several Danish translations, distinguished by ``context``."""
    return _catalogue(language()).pgettext(context, message)


def N_(message: str) -> str:
    """Mark a constant's text for translation; it is translated with ``_()`` when shown."""
    return message


# --- dates and times -------------------------------------------------------------------------------------------------

_MONTHS = {
    "da": [
        "januar",
        "februar",
        "marts",
        "april",
        "maj",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "december",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
_MONTHS_SHORT = {
    "da": ["jan.", "feb.", "mar.", "apr.", "maj", "juni", "juli", "aug.", "sep.", "okt.", "nov.", "dec."],
    "en": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
}
_WEEKDAYS = {
    "da": ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"],
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
_WEEKDAYS_SHORT = {
    "da": ["man.", "tir.", "ons.", "tor.", "fre.", "lør.", "søn."],
    "en": ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
}


def quoted(text: str) -> str:
    """In the quotation marks of the language: “Fjordstyrelsen”, in Danish »Fjordstyrelsen«."""
    return _("“{text}”").format(text=text)


def date_long(day: date) -> str:
    """For headings and running text: "26. november 2026", "26 November 2026"."""
    month = _MONTHS[language()][day.month - 1]
    return f"{day.day}. {month} {day.year}" if language() == "da" else f"{day.day} {month} {day.year}"


def date_within(day: date, today: date) -> str:
    """For running text in which the year is usually clear: "17. december"; with the year if it is not today's: "7. januar 2027"."""
    return date_long(day).removesuffix(f" {day.year}") if day.year == today.year else date_long(day)


def date_weekday(day: date) -> str:
    """With the weekday: "torsdag den 26. november 2026", "Thursday 26 November 2026"."""
    weekday = _WEEKDAYS[language()][day.weekday()]
    return f"{weekday} den {date_long(day)}" if language() == "da" else f"{weekday} {date_long(day)}"


def capital(text: str) -> str:
    """The text with its first letter capitalized, as at the start of a sentence: "Torsdag den 26. november", "Thursday 26 November"."""
    return text[:1].upper() + text[1:]


def date_short(day: date) -> str:
    """For narrow columns, without the year: "man. 2. nov.", "Mon 2 Nov"."""
    weekday, month = _WEEKDAYS_SHORT[language()][day.weekday()], _MONTHS_SHORT[language()][day.month - 1]
    return f"{weekday} {day.day}. {month}" if language() == "da" else f"{weekday} {day.day} {month}"


def date_table(day: date) -> str:
    """For tables: "26-11-2026", "26 Nov 2026"."""
    if language() == "da":
        return date_typed(day)
    return f"{day.day} {_MONTHS_SHORT['en'][day.month - 1]} {day.year}"


def date_typed(day: date) -> str:
    """The form for typing into a field and for lists for other programs, in both languages: "26-11-2026"."""
    return f"{day.day:02}-{day.month:02}-{day.year}"


def time_text(moment: time | datetime) -> str:
    """In running text: "kl. 9.30"; in English as in tables: "09:30"."""
    return f"kl. {moment.hour}.{moment.minute:02}" if language() == "da" else time_table(moment)


def time_range(start: time, end: time) -> str:
    """A range in running text: "kl. 9.30–14.30", "09:30–14:30"."""
    return f"{time_text(start)}–{time_text(end).removeprefix('kl. ')}"


def time_table(moment: time | datetime) -> str:
    """In tables: "09.30", "09:30"."""
    return f"{moment.hour:02}{'.' if language() == 'da' else ':'}{moment.minute:02}"


def week(day: date) -> str:
    """The ISO week: "uge 38", "week 38"."""
    number = day.isocalendar().week
    return f"uge {number}" if language() == "da" else f"week {number}"


# --- numbers and durations -------------------------------------------------------------------------------------------


def number(value: float, decimals: int = 0) -> str:
    """With the language's separators and a minus sign (U+2212): "1.234,5", "1,234.5", "−3"."""
    text = f"{value:,.{decimals}f}".replace("-", "−")
    return text.translate(str.maketrans(",.", ".,")) if language() == "da" else text


def percent(share: float) -> str:
    """A share of 1 in whole percent: "29 %", "29%"."""
    text = number(round(share * 100))
    return f"{text} %" if language() == "da" else f"{text}%"


def duration(minutes: int) -> str:
    """Minutes as usually written: "45 min", "1 t 30 min", "2 t"; "½ dag", "1 dag", "1½ dag" only for exact multiples of 3 t 42 min."""
    if minutes and minutes % (DAY_MINUTES // 2) == 0:
        days, half = divmod(minutes, DAY_MINUTES)
        if not half:
            return ngettext("{count} day", "{count} days", days).format(count=number(days))
        if not days:
            return _("½ day")
        return ngettext("{count}½ day", "{count}½ days", days).format(count=number(days))
    return duration_hours(minutes)


def duration_hours(minutes: int) -> str:
    """Like ``duration`` but never in days, for sums shown beside their limits: "7 t 24 min"."""
    hours, rest = divmod(minutes, 60)
    hour = "t" if language() == "da" else "h"
    if not hours:
        return f"{rest} min"
    return f"{number(hours)} {hour} {rest} min" if rest else f"{number(hours)} {hour}"


# --- sorting and searching -------------------------------------------------------------------------------------------

_SORT_LETTERS = tuple(zip("æäøöåüßðþ", ("{", "{", "|", "|", "}", "y", "ss", "d", "th"), strict=True))
_DIGITS = re.compile(r"\d+")


def sort_key(text: str) -> str:
    """A key for Danish sorting under plain byte order: æ, ø, å last, "aa" as å, case and accents ignored, 2 before 10.

    Source of the order: Retskrivningsordbogen, "Alfabetisering". ä and ö sort as æ and ø, ü as y.
    """
    folded = unicodedata.normalize("NFC", text).casefold().replace("aa", "}")
    if not folded.isascii():
        for letter, key in _SORT_LETTERS:  # much faster than translate, and a catalogue has very many titles
            folded = folded.replace(letter, key)
        if not folded.isascii():
            folded = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    return _DIGITS.sub(_nine_digits, folded)


def _nine_digits(match: re.Match[str]) -> str:
    return match[0].lstrip("0").rjust(9, "0")


def fold(text: str) -> str:
    """``text`` for searching: lower case, with æ, ø, å written as ae, oe, aa, so that both spellings match."""
    return unicodedata.normalize("NFC", text).casefold().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")


def whole_words(text: str, most: int) -> str:
    """The first words of ``text``, at most ``most`` characters together, without cutting a word."""
    return text if len(text) <= most else " ".join(text[: most + 1].split(" ")[:-1])
