"""Maps the columns of a table to fields of a course, by headings and cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from campus_desktop.courses.fields import Kind
from campus_desktop.i18n import N_
from campus_desktop.imports import words
from campus_desktop.imports.tables.headings import AS_WRITTEN, IMPORTED, NUMBERS, SUBJECTS, known, plain
from campus_desktop.typed import lengths

FIELDS: dict[str, str] = {
    "title": IMPORTED["title"].label,
    **{key: each.label for key, each in IMPORTED.items()},
    "active": N_("Offered (the opposite of retired)"),
}
"""The fields that a column can be mapped to, by key, in the order of the menu."""

_DANISH = ("dansk", "(da)", "danish")
_STATES = re.compile(r"(?:^|-)(?:\w*status|\w*tilstand|state|livscyklus|lifecycle|life-cycle)(?:$|-)")
_OTHER_LANGUAGES = ("engelsk", "english", "(en)", "(eng)", "tysk", "deutsch", "svensk", "norsk")


@dataclass(frozen=True, slots=True)
class Mapping:
    """For each column of a table the field it is mapped to, or None; several columns of one field are joined in their order, with
    ``joiners`` where they differ from the defaults. ``provider`` applies to rows that name none. ``formats`` maps texts of unknown
    formats (casefolded) to formats; "" for none."""

    fields: tuple[str | None, ...]
    provider: str = ""
    joiners: dict[str, str] = field(default_factory=dict)
    formats: dict[str, str] = field(default_factory=dict)

    def columns(self, name: str) -> list[int]:
        """The columns that make up the field ``name``, in order."""
        return [column for column, taken in enumerate(self.fields) if taken == name]

    def joiner(self, name: str) -> str:
        """The separator between the cells of several columns joined as ``name``."""
        return self.joiners.get(name, IMPORTED[name].joiner if name in IMPORTED else ", ")


def recognise(
    header: Sequence[str], sample: Sequence[Sequence[str]] = (), links: dict[int, int] | None = None
) -> Mapping:
    """The mapping suggested by the headings. ``sample`` rows distinguish a code from a category: a code that most titles share is
    not a code. ``links`` are the columns of addresses behind cells, which have no headings."""
    fields: list[str | None] = [None] * len(header)
    best: dict[str, tuple[float, int]] = {}
    for column, heading in enumerate(header):
        found = None if links and column in links else known(heading)
        if found:
            rank = found[1] + _language_rank(heading)
            if found[0] not in best or rank < best[found[0]][0]:
                best[found[0]] = (rank, column)
    for name, (_rank, column) in best.items():
        fields[column] = name
    names = [plain(heading) for heading in header]
    for column, heading in enumerate(header):
        if (
            fields[column] is None
            and (found := known(heading))
            and _beside(found[0], heading, names, column, best, header)
        ):
            fields[column] = found[0]
    subject = next((column for column, name in enumerate(names) if name in SUBJECTS), None)
    number = next((column for column, name in enumerate(names) if name in NUMBERS), None)
    if subject is not None and number is not None and ("code" not in best or best["code"][1] in (subject, number)):
        fields = [None if taken == "code" else taken for taken in fields]
        fields[subject] = fields[number] = "code"
    for column in _telling(links or {}, fields):
        fields[column] = "link"
    if "retired" not in fields and "active" not in fields and (state := _state(header, sample, fields)) is not None:
        fields[state] = "retired"
    mapping = Mapping(tuple(fields))
    return mapping if _identifies(mapping, sample) else replace(mapping, fields=tuple(_without_code(fields)))


def _state(header: Sequence[str], sample: Sequence[Sequence[str]], fields: Sequence[str | None]) -> int | None:
    """The column whose cells state whether a course is retired, under an ambiguous heading ("Status"): all of its cells must, or
    under a heading for states half of them."""
    for column, heading in enumerate(header):
        if fields[column] is not None or not heading:
            continue
        cells = [row[column] for row in sample if column < len(row) and row[column].strip()]
        found = sum(words.out_of_use(cell, asked=False) is not None for cell in cells)
        states = _STATES.search(plain(heading)) is not None
        if found and (found == len(cells) or (states and found * 2 >= len(cells))):
            return column
    return None


def _telling(links: dict[int, int], fields: Sequence[str | None]) -> Iterator[int]:
    """Of the columns of addresses those that lead to courses: behind a link, title or code, else all of them."""
    behind = {column: fields[whose] for column, whose in links.items() if column < len(fields) and whose < len(fields)}
    courses = [column for column, taken in behind.items() if taken in ("link", "title", "code")]
    yield from courses or behind


def _language_rank(heading: str) -> float:
    """Sort key that puts the Danish one of "Titel (dansk)" and "Titel (engelsk)" first, wherever it is."""
    folded = heading[:200].casefold()
    return -0.5 if any(word in folded for word in _DANISH) else 0.5 if any(w in folded for w in _OTHER_LANGUAGES) else 0


def _beside(
    name: str,
    heading: str,
    names: Sequence[str],
    column: int,
    best: dict[str, tuple[float, int]],
    header: Sequence[str],
) -> bool:
    """Whether a column is used in addition to the best column of its field, not as its replacement."""
    first = best[name][1]
    if name == "duration":
        under, other = lengths.heading(heading), lengths.heading(header[first])
        # credits and our own export's "as written", or hours in one column and minutes in the next
        return (
            names[column] in AS_WRITTEN
            or bool(under.credits)
            or ({under.unit, other.unit} == {"hour", "minute"} and under.named and other.named and not other.credits)
        )
    added = name in IMPORTED and IMPORTED[name].kind in (
        Kind.TEXT,
        Kind.LIST,
    )  # "Beskrivelse (kort)" beside "Beskrivelse (lang)"
    alike = names[column] == names[first] and heading.casefold() != header[first].casefold()
    return added and alike and not _language_rank(heading)


def _without_code(fields: Sequence[str | None]) -> Iterator[str | None]:
    return (None if name == "code" else name for name in fields)


def _identifies(mapping: Mapping, sample: Sequence[Sequence[str]]) -> bool:
    """Whether the columns mapped to the code distinguish the sample's titles."""

    def cells(row: Sequence[str], columns: list[int]) -> str:
        return " ".join(row[column] for column in columns if column < len(row)).strip()

    codes, titles = mapping.columns("code"), mapping.columns("title")
    pairs = {(cells(row, codes), cells(row, titles)) for row in sample}
    with_code = {pair for pair in pairs if pair[0] and pair[1]}
    return len({code for code, _title in with_code}) * 2 >= len({title for _code, title in with_code})
