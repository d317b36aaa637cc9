"""Several people at once, as copied from the address line of a mail program or from the rows of a sheet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from campus_desktop.i18n import fold

_ADDRESS = re.compile(r"[^\s<>;,\"'()\[\]:]+@[^\s<>;,\"'()\[\]:]+\.[^\s<>;,\"'()\[\]:]+")
_NAMED = re.compile(rf"^(?P<name>.*?)\s*[<\[(](?:mailto:)?(?P<email>{_ADDRESS.pattern})[>\])]\s*$")
_BULLET = re.compile(r"^\s*(?:[-–—•▪*·]\s+|\d{1,3}[.)]\s+)")
_HEADINGS = {
    "name": ("navn", "name", "deltager", "fulde navn", "full name", "participant"),
    "first": ("fornavn", "first name", "given name"),
    "last": ("efternavn", "last name", "surname"),
    "institution": (
        "institution",
        "organisation",
        "organization",
        "arbejdsplads",
        "myndighed",
        "styrelse",
        "firma",
        "company",
    ),
    "email": ("e-mail", "email", "mail", "e-mailadresse", "mailadresse", "e-mail address"),
    "role": ("rolle", "titel", "stilling", "role", "job title", "title"),
}
_HEADING_OF = {fold(word): field for field, words in _HEADINGS.items() for word in words}
LONGEST = 300
"""The most characters of one person's line; anything longer is other text."""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person (or "4 from Fjordstyrelsen") for ``participants.parse_line``, with the address if there was one."""

    text: str
    email: str = ""


def people_lines(text: str) -> list[PersonLine]:
    """A person for each line, row or addressee that is not empty.

    "Mette Holm <mh@fjord.example>; Holm, Lars <lh@fjord.example>" is two people; so are two rows of a sheet, whose first row
    may be headings ("Navn", "Institution", "E-mail").
    """
    lines = [line for line in text.replace("\r", "\n").split("\n") if line.strip()]
    if any("\t" in line for line in lines):
        found = _rows([[cell.strip() for cell in line.split("\t")] for line in lines])
    else:
        found = [person for line in lines for each in _addressees(line) if (person := _person(each)) is not None]
    return [person for person in found if len(person.text) <= LONGEST]


def _addressees(line: str) -> list[str]:
    """Split a line that lists several people with their addresses."""
    if len(_ADDRESS.findall(line)) < 2:
        return [line.rstrip(" ;")]
    # a comma separates people only after an address: "Holm, Mette <mh@fjord.example>, Bo, Lars <lb@fjord.example>"
    return [each for each in re.split(r";|(?<=[>\])])\s*,", line) if each.strip()]


def _person(text: str) -> PersonLine | None:
    text = " ".join(_BULLET.sub("", text).split()).strip(" ,")
    email = ""
    if named := _NAMED.match(text):
        text, email = named["name"].strip(" ,\"'"), named["email"]
        text = _forename_first(text)
    elif _ADDRESS.fullmatch(text):
        text, email = "", text
    elif (found := _ADDRESS.search(text)) is not None:
        email = found[0]
        text = f"{text[: found.start()]} {text[found.end() :]}".strip(" ,;")
    if not text and email:
        text = _from_address(email)
    return PersonLine(text, email) if text else None


def _forename_first(name: str) -> str:
    """ "Holm, Mette", as mail programs sort it, with the forename first. "Lars Bo, Fjordstyrelsen" is left alone."""
    last, comma, first = name.partition(",")
    turned = comma and "," not in first and first.strip() and " " not in last.strip()
    return f"{first.strip()} {last.strip()}" if turned else name


def _from_address(email: str) -> str:
    parts = re.split(r"[._]", email.partition("@")[0])
    return " ".join(part.capitalize() for part in parts if part) if len(parts) > 1 else parts[0]


def _rows(rows: Sequence[Sequence[str]]) -> list[PersonLine]:
    fields = [_HEADING_OF.get(fold(cell).rstrip(":"), "") for cell in rows[0]]
    headed = sum(map(bool, fields)) >= 1 and ("name" in fields or "first" in fields or "email" in fields)
    found = []
    for row in rows[1:] if headed else rows:
        cells = dict(zip(fields, row, strict=False)) if headed else {}
        email = next((match[0] for cell in row if (match := _ADDRESS.search(cell))), "")
        if headed:
            name = cells.get("name") or " ".join(filter(None, (cells.get("first"), cells.get("last"))))
            parts = [_forename_first(name), cells.get("role", ""), cells.get("institution", "")]
        else:
            parts = [cell for cell in row if not _ADDRESS.search(cell)]
        line = ", ".join(part for part in parts if part) or (_from_address(email) if email else "")
        if line:
            found.append(PersonLine(line, email))
    return found
