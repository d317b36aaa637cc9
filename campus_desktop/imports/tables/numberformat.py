"""Formats numbers as a sheet shows them: Excel's number formats, with Danish decimal comma and point. Runs in the reading child
process.

Dates and times are not handled here: the library that reads the workbook recognises them.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

BUILTIN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: '#,##0 "kr."', 6: '#,##0 "kr."', 7: '#,##0.00 "kr."', 8: '#,##0.00 "kr."',
    9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00",
    41: "#,##0", 42: '#,##0 "kr."', 43: "#,##0.00", 44: '#,##0.00 "kr."', 48: "##0.0E+0",
}  # fmt: skip
"""Formats that a workbook names by number alone, as in a Danish Excel, without those of dates and times."""

_LONGEST = 255
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|_(?P<room>.)|\*(?P<fill>.)|\[(?P<bracket>[^\]]*)\]|(?P<general>General|Standard)|'
    r"(?P<exponent>[Ee][+-])|(?P<digits>[0#?][0#?.,]*|\.[0#?]+)|(?P<percent>%)|(?P<text>@)|(?P<slash>/)|(?P<other>.)",
    re.DOTALL,
)
_THREE_DECIMALS = re.compile(r"[1-9]\d{0,2},\d{3}")
_PERCENT = re.compile(r'^(?:[^"\\%]|"[^"]*"|\\.)*%')
"""A percent sign that is not a literal."""
_CURRENCY = re.compile(r"\$([^-\]]*)")
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)$")


class Shown(NamedTuple):
    """A number as the sheet shows it, and with all its decimals, if there are more."""

    text: str
    exact: str = ""


class _Section(NamedTuple):
    before: str
    digits: str
    after: str
    percent: int
    condition: tuple[str, Decimal] | None
    groups: tuple[str, ...] = ()
    """Digits grouped by the pattern ("00-00"): literals and groups of digits alternately, from the first group on."""

    @property
    def simple(self) -> bool:
        """Whether a whole number is only padded with zeros."""
        return bool(self.digits) and not self.digits.strip("0") and not (self.percent or self.condition or self.groups)


def is_plain(code: str) -> bool:
    """Whether numbers in this format are shown unchanged."""
    return code.strip() in ("", "General", "Standard", "@")


@lru_cache(maxsize=5_000)
def show(value: str, code: str) -> Shown | None:
    """The number ``value`` (as written in the file) in the format ``code``; None if it is shown unchanged, or the format is
    unsupported."""
    try:
        return _show(value, code)
    except InvalidOperation:  # more digits than supported
        return None


def _show(value: str, code: str) -> Shown | None:
    sections = None if is_plain(code) or len(code) > _LONGEST else _sections(code)
    if (
        sections
        and len(sections) == 1
        and sections[0].simple
        and value.isascii()
        and value.isdigit()
        and len(value) < 16
    ):
        only = sections[0]  # mostly codes: "00042"
        return Shown(f"{only.before}{value.lstrip('0').rjust(len(only.digits), '0')}{only.after}".strip())
    number = _number(value)
    if number is None or sections is None:
        return None
    section, signed = _chosen(sections, number)
    if section is None:
        return None
    if not section.digits:
        return Shown((section.before + section.after).strip())
    sign = "-" if number < 0 and signed else ""
    number = abs(number) * (100**section.percent)

    def whole(figures: str) -> str:
        return " ".join(f"{sign}{section.before}{figures}{section.after}".split())

    if section.groups:
        return Shown(whole(_scattered(number, section.groups)))
    text = _figures(number, section.digits, more=False)
    exact = _figures(number, section.digits, more=True)
    if _THREE_DECIMALS.fullmatch(exact):  # could be mistaken for thousands
        exact += "0"
    return Shown(whole(text), "" if exact == text or number == 0 else whole(exact))


def _number(value: str) -> Decimal | None:
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < Decimal(10) ** 15 else None


def _scattered(number: Decimal, groups: tuple[str, ...]) -> str:
    """Digits grouped from the right: 1234 in "00-00" is "12-34"."""
    units = f"{number.quantize(Decimal(1), ROUND_HALF_UP):f}"
    units = units.rjust(sum(group.count("0") for group in groups[::2]), "0")
    parts: list[str] = []
    for at, group in reversed(list(enumerate(groups))):
        if at % 2:
            parts.append(group)
        elif at:
            parts.append(units[-len(group) :])
            units = units[: -len(group)]
        else:
            parts.append(units)
    return "".join(reversed(parts))


def _chosen(sections: tuple[_Section, ...], number: Decimal) -> tuple[_Section | None, bool]:
    """The section that applies to ``number``, and whether a minus is put before it."""
    conditions = [section for section in sections if section.condition]
    if conditions:
        for section in sections:
            if section.condition is None or _holds(number, section.condition):
                return section, True
        return None, True
    if number < 0 and len(sections) > 1:
        return sections[1], False
    if number == 0 and len(sections) > 2:
        return sections[2], False
    return sections[0], True


def _holds(number: Decimal, condition: tuple[str, Decimal]) -> bool:
    sign, limit = condition
    return {
        "<": number < limit,
        ">": number > limit,
        "<=": number <= limit,
        ">=": number >= limit,
        "=": number == limit,
        "<>": number != limit,
    }[sign]


def _figures(number: Decimal, digits: str, more: bool) -> str:
    """``number`` in a pattern of 0, # and ?; with ``more`` not rounded, up to six decimals."""
    scale = len(digits) - len(digits.rstrip(","))
    number = number / (1000**scale)
    whole, _point, decimals = digits.rstrip(",").partition(".")
    least = decimals.count("0")
    most = len(re.sub(r"[^0#?]", "", decimals))
    rounded = number.quantize(Decimal(1).scaleb(-(6 if more else most)), ROUND_HALF_UP)
    units, _point, rest = f"{rounded:f}".partition(".")
    rest = rest.rstrip("0") if more else rest
    while len(rest) > least and rest.endswith("0"):
        rest = rest[:-1]
    rest = rest.ljust(least, "0")
    figures = re.sub(r"[^0#?]", "", whole)
    units = units.lstrip("0").rjust(figures.count("0"), "0")
    if "," in whole:
        units = _grouped(units)
    if not units and not rest:
        units = "0" if "0" in figures or more else ""
    return f"{units or ('0' if rest else '')},{rest}" if rest else units


def _grouped(units: str) -> str:
    parts = []
    while len(units) > 3:
        parts.append(units[-3:])
        units = units[:-3]
    return ".".join((units, *reversed(parts)))


@lru_cache(maxsize=2_000)
def _sections(code: str) -> tuple[_Section, ...] | None:
    """A format's sections; None if one is of an unsupported kind (dates, fractions, powers of ten)."""
    found = []
    for part in _split(code):
        section = _section(part)
        if section is None:
            return None
        found.append(section)
    return tuple(found[:3])


def _split(code: str) -> list[str]:
    parts, start, quoted = [], 0, False
    at = 0
    while at < len(code):
        if code[at] == "\\" and not quoted:
            at += 1
        elif code[at] == '"':
            quoted = not quoted
        elif code[at] == ";" and not quoted:
            parts.append(code[start:at])
            start = at + 1
        at += 1
    return [*parts, code[start:]]


def _section(part: str) -> _Section | None:
    before: list[str] = []
    after: list[str] = []
    groups: list[str] = []
    condition = None
    for token in _TOKEN.finditer(part):
        kind = token.lastgroup or ""
        text = token[kind]
        if kind == "digits":
            if groups and re.search("[.,]", groups[-1] + text):
                return None
            groups += ["".join(after), text] if groups else [text]
            after.clear()
            continue
        if kind == "bracket" and (limit := _CONDITION.match(text)):
            condition = (limit[1], Decimal(limit[2]))
            continue
        shown = _literal(kind, text)
        if shown is None:
            return None
        (after if groups else before).append(shown)
    percent = "".join((*before, *after)).count("%") if _PERCENT.search(part) else 0
    several = tuple(groups) if len(groups) > 1 else ()
    return _Section("".join(before), groups[0] if groups else "", "".join(after), percent, condition, several)


def _literal(kind: str, text: str) -> str | None:
    """The text of a part of a pattern that is not a digit; None for dates, fractions, powers of ten."""
    if kind in ("quoted", "escaped"):
        return text
    if kind in ("fill", "text"):
        return ""
    if kind == "room" or text.isspace():
        return " "
    if kind == "bracket":
        money = _CURRENCY.match(text)
        return None if text.casefold() in ("h", "hh", "m", "mm", "s", "ss") else money[1] if money else ""
    return text if kind == "percent" or (kind == "other" and text in "-+()$€£:,.'") else None
