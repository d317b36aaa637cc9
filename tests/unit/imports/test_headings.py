"""Headings seen in lists of several countries, and what is put together of the same words."""

import pytest

from campus_desktop.imports.tables.columns import recognise
from campus_desktop.imports.tables.headings import keys, known
from campus_desktop.typed import lengths

SEEN = {
    "title": "Titel på kursus, Navn på kursus, Kursusnavn, Uddannelsens navn, Kursus/aktivitet, Training title, Programme name, "
    "Module title, Kursnamn, Emnenavn, Kurstitel, Veranstaltung, Intitulé, Titel på uddannelse, Name of course, Schulungsname",
    "code": "Kursnr., Kurskod, Emnekode, Veranstaltungsnummer, Modul-Nr., Kurs-ID, Course no.",
    "link": "Link til kursus, Læs mere, Webside, URL, Länk, Lenke, Link til tilmelding, Kursus-URL",
    "duration": "Varighed (timer), Varighed (minutter), Timer i alt, Total hours, Hours, Omfattning, Varighet, Dauer, ECTS, Units, "
    "Credits, hp, studiepoeng, Varighed i alt",
    "fee": "Pris pr. deltager, Pris ekskl. moms, Kursusgebyr, Price per participant, Pris pr. person (kr.)",
    "provider": "Providers, Leverandør, Anordnare, Tilbyder, Anbieter, Udbyders navn",
    "last_checked": "Sidst revideret, Senest opdateret, Last changed, Sidst gennemset",
}


@pytest.mark.parametrize(
    ("field", "heading"), [(field, name) for field, names in SEEN.items() for name in names.split(", ")]
)
def test_headings_are_known(field: str, heading: str) -> None:
    found = known(heading)
    assert found is not None and found[0] == field


@pytest.mark.parametrize(
    "heading", ["Kontaktperson", "Underviser navn", "Last name", "Startdato", "Kommentar", "(" * 100_000]
)
def test_others_are_not(heading: str) -> None:
    assert known(heading) is None


@pytest.mark.parametrize("heading", ["ECTS", "Units", "Credits", "hp", "studiepoeng"])
def test_credits_are_no_length(heading: str) -> None:
    assert lengths.read("5", lengths.heading(heading)).minutes is None


@pytest.mark.parametrize(
    "header", [("Subject", "Catalog number"), ("Prefix", "Number"), ("Fag", "Kursusnr."), ("Dept", "Nr.")]
)
def test_codes_in_two_columns(header: tuple[str, str]) -> None:
    assert recognise([*header, "Titel"]).fields == ("code", "code", "title")


def test_columns_are_remembered_by_the_whole_heading_and_by_which_of_several() -> None:
    assert keys(["Titel (dansk)", "Titel (engelsk):", "Titel", "TITEL", ""]) == [
        "titel-dansk",
        "titel-engelsk",
        "titel",
        "titel~2",
        "",
    ]


def test_of_two_languages_the_danish_title_comes_first() -> None:
    assert recognise(["Title (English)", "Titel (dansk)"]).fields == (None, "title")
    assert recognise(["Titel (engelsk)", "Titel"]).fields == (None, "title")
