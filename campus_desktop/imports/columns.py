"""Which column of a table is which field of a course: recognised by heading in Danish, English and Moodle's words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from campus_desktop.i18n import N_, fold
from campus_desktop.imports import durations

FIELDS: dict[str, str] = {
    "title": N_("Title"),
    "code": N_("Code"),
    "format": N_("Format"),
    "duration": N_("Duration"),
    "provider": N_("Provider"),
    "producer": N_("Producer"),
    "audience": N_("Audience"),
    "language": N_("Language"),
    "description": N_("Description"),
    "goals": N_("Goals"),
    "prerequisites": N_("Prerequisites"),
    "tags": N_("Topics"),
    "link": N_("Link"),
    "fee": N_("Fee per click"),
    "subtitles": N_("Subtitles"),
    "last_checked": N_("Last checked"),
    "retired": N_("Retired"),
    "active": N_("Offered (the opposite of retired)"),
}
"""What a column may be taken for, by its word, in the order of the menu. ``duration`` becomes minutes or text."""

JOINERS: dict[str, str] = {
    "code": " ",
    "description": "\n\n",
    "prerequisites": "\n",
    "title": " ",
    "goals": "\n",
    "tags": "; ",
}
"""What stands between the cells of several columns that make up one field; a comma and a space for the fields not named."""

# Headings as ``plain`` leaves them. Better ones first: of two columns that could be the same field, the one whose name
# stands first is taken, and the other is left to the user.
_HEADINGS = {
    "title": """kursustitel titel kursusnavn kursets-titel kursets-navn fullname full-name course-full-name course-title
        course-name title aktivitetsnavn aktivitet kursus laeringsaktivitet laeringspakke modulnavn modultitel modul
        uddannelse name navn course overskrift""",
    "code": """kursuskode kode kursusnummer kursusnr kursus-nr kursus-id aktivitetskode aktivitetsnummer aktivitetsnr
        modulkode fagkode course-code course-number course-no course-id code shortname short-name course-short-name
        idnumber id-number id katalognummer varenummer nummer nr number no""",
    "format": """format laeringsformat leveringsform undervisningsform afholdelsesform kursusform kursustype form
        laeringsform metode delivery delivery-method delivery-mode modality mode type aktivitetstype activity-type
        course-type instruction-type""",
    "duration": """varighed kursusvarighed tidsforbrug laengde estimeret-tid forventet-tid kursuslaengde duration length
        time-required estimated-time minutter antal-minutter min timer antal-timer dage antal-dage hours minutes days
        tid ects ects-point credit-hours credits points varighed-som-skrevet
        varighed-med-udbyderens-ord duration-as-written""",
    "provider": """udbyder kursusudbyder leverandoer udbydes-af provider vendor offered-by institution organisation
        organization""",
    "producer": "producent udviklet-af produceret-af producer produced-by developed-by developer author forfatter",
    "audience": """maalgruppe maalgrupper deltagere for-hvem hvem audience target-group target-audience intended-for
        participants""",
    "language": "sprog undervisningssprog kursussprog language lang course-language",
    "description": """beskrivelse kursusbeskrivelse indhold kursusindhold resume resumé sammenfatning kort-beskrivelse
        description course-description summary course-summary content abstract overview om-kurset""",
    "goals": """laeringsmaal maal kompetencemaal formaal udbytte laeringsudbytte goals learning-outcomes learning-goals
        learning-objectives objectives outcomes""",
    "prerequisites": """forudsaetninger forudsaetning adgangskrav krav forkundskaber prerequisites prerequisite
        requirements entry-requirements""",
    "tags": """emner emne emneord noegleord kategori kategorier tema temaer fagomraade omraade tags tag topics topic
        category categories category-path course-category keywords""",
    "link": "link kursuslink url webadresse adresse hjemmeside website web course-url course-link",
    "fee": "klikafgift klikpris pris-pr-klik pris kursuspris afgift fee fee-per-click price cost",
    "subtitles": "undertekster undertekstet underteksting subtitles captions closed-captions",
    "last_checked": """sidst-kontrolleret senest-kontrolleret sidst-tjekket senest-tjekket kontrolleret sidst-opdateret
        senest-opdateret opdateret last-checked last-reviewed reviewed last-updated updated timemodified time-modified""",
    "retired": "udgaaet nedlagt arkiveret lukket retired archived discontinued inactive",
    "active": "aktiv aktivt udbydes synlig active visible enabled offered",
}
_KNOWN: dict[str, tuple[str, int]] = {
    name: (field, rank) for field, names in _HEADINGS.items() for rank, name in enumerate(names.split())
}
_SUBJECTS = frozenset(["subject", "subject-code", "fag", "fagkode", "dept", "department", "department-code"])
_NUMBERS = frozenset(["number", "nummer", "nr", "no", "catalog-number", "course-number"])
_AS_WRITTEN = frozenset({"varighed-med-udbyderens-ord", "varighed-som-skrevet", "duration-as-written"})
_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_MARKS = re.compile(r"[^\w]+")
_UNIT_ENDS = re.compile(r"-(?:i-)?(?:minutter|min|timer|t|dage|hours|minutes|days|dkk|kr|ja-nej)$")


@dataclass(frozen=True, slots=True)
class Mapping:
    """For each column of a table the field it is taken for, or None; several columns of one field are put together in
    their order, with ``joiners`` where they differ from the usual ones. ``provider`` holds for rows that name none."""

    fields: tuple[str | None, ...]
    provider: str = ""
    joiners: dict[str, str] = field(default_factory=dict)

    def columns(self, name: str) -> list[int]:
        """The columns that make up the field ``name``, in order."""
        return [column for column, taken in enumerate(self.fields) if taken == name]

    def joiner(self, name: str) -> str:
        """What stands between the cells of several columns put together as ``name``."""
        return self.joiners.get(name, JOINERS.get(name, ", "))


def plain(heading: str) -> str:
    """A heading for comparing: folded, without brackets, marks and units: "Kursets titel:" is "kursets-titel"."""
    return _MARKS.sub("-", fold(_BRACKETS.sub(" ", heading) or heading).replace("_", " ")).strip("-")


def known(heading: str) -> tuple[str, int] | None:
    """The field a heading names and how well (0 is best); None where it is none of the known words."""
    name = plain(heading)
    if name == "":  # all of it stood in brackets
        name = plain(heading.strip("()[] "))
    return _KNOWN.get(name) or _KNOWN.get(_UNIT_ENDS.sub("", name))


def recognise(header: Sequence[str], sample: Sequence[Sequence[str]] = ()) -> Mapping:
    """The mapping that headings suggest. ``sample`` rows tell a code from a category: a code that most titles share is none."""
    fields: list[str | None] = [None] * len(header)
    best: dict[str, tuple[int, int]] = {}
    for column, heading in enumerate(header):
        found = known(heading)
        if found and (found[0] not in best or found[1] < best[found[0]][0]):
            best[found[0]] = (found[1], column)
    for name, (_rank, column) in best.items():
        fields[column] = name
    names = [plain(heading) for heading in header]
    for column, heading in enumerate(header):
        # lengths that are none (ECTS, our own export's "as written") stand beside those in minutes, not in their place
        beside = names[column] in _AS_WRITTEN or durations.heading(heading).credits
        if fields[column] is None and beside and (found := known(heading)) and found[0] == "duration":
            fields[column] = "duration"
    subject = next((column for column, name in enumerate(names) if name in _SUBJECTS), None)
    number = next((column for column, name in enumerate(names) if name in _NUMBERS), None)
    if subject is not None and number is not None and ("code" not in best or best["code"][1] in (subject, number)):
        fields = [None if taken == "code" else taken for taken in fields]
        fields[subject] = fields[number] = "code"
    mapping = Mapping(tuple(fields))
    return mapping if _identifies(mapping, sample) else replace(mapping, fields=tuple(_without_code(fields)))


def _without_code(fields: Sequence[str | None]) -> Iterator[str | None]:
    return (None if name == "code" else name for name in fields)


def _identifies(mapping: Mapping, sample: Sequence[Sequence[str]]) -> bool:
    """Whether the columns taken for the code tell the sample's titles apart."""

    def cells(row: Sequence[str], columns: list[int]) -> str:
        return " ".join(row[column] for column in columns if column < len(row)).strip()

    codes, titles = mapping.columns("code"), mapping.columns("title")
    pairs = {(cells(row, codes), cells(row, titles)) for row in sample}
    with_code = {pair for pair in pairs if pair[0] and pair[1]}
    return len({code for code, _title in with_code}) * 2 >= len({title for _code, title in with_code})
