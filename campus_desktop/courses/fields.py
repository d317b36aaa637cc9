"""The fields of a course: one row for each, used by the table, the form, the details, imports, exports and undo."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Any

from campus_desktop.courses import price
from campus_desktop.courses.formats import format_name
from campus_desktop.i18n import N_, _, date_table, duration


class Kind(Enum):
    """What a field contains, and so how it is stored, shown, read from a list and exported."""

    LINE = auto()
    """A text of one line."""
    TEXT = auto()
    """A text of several lines."""
    LIST = auto()
    """Texts of one line; in the file a JSON list."""
    FORMAT = auto()
    """A code of ``FORMATS``, or None."""
    MINUTES = auto()
    AMOUNT = auto()
    """Kroner."""
    UNIT = auto()
    """A word of ``price.KINDS``."""
    YES_NO = auto()
    """In the file 1 or 0; None if unknown."""
    DAY = auto()
    """A date; in the file ISO text."""
    UNREAD = auto()
    """Texts by field; in the file a JSON object, or "" for none."""


@dataclass(frozen=True, slots=True)
class Form:
    """The place of a field in the form: a row and one of two columns. A field over the ``whole`` width, and each of several
    ``lines``, is in column 0."""

    row: int
    column: int = 0
    whole: bool = False
    lines: int = 1
    hint: str = ""


@dataclass(frozen=True, slots=True)
class CourseField:
    """One field, called as in ``Course`` and in the file. All texts are marked with N_.

    ``label`` is its heading everywhere, ``word`` what undo calls a change of it. ``form`` is its place in the form, ``several``
    whether several courses can be given one value, ``table`` its place in the table of the catalogue and the width there in
    pixels, ``exported`` its width in an exported list in characters (0: not exported). ``details`` is its line under "Good to
    know"; for yes and no the line for yes, with ``details_no`` for no.

    ``headings`` are the headings of the field in lists that are imported, as returned by ``imports.tables.headings.plain``, better ones
    first: of two columns that could be the same field the one listed first is mapped, and the other is left to the user. Without
    any it cannot be imported. ``joiner`` stands between the cells of several columns that make up the field.
    """

    name: str
    kind: Kind
    label: str
    word: str
    form: Form | None = None
    several: bool = False
    table: tuple[int, int] | None = None
    exported: int = 0
    details: str = ""
    details_no: str = ""
    joiner: str = ", "
    headings: str = ""


_ROWS = (
    CourseField("code", Kind.LINE, N_("Code"), N_("code"),
        form=Form(2), table=(2, 82), exported=14, joiner=" ",
        headings="""kursuskode kode kursusnummer kursusnr kursus-nr kursus-id kursuskode-id aktivitetskode aktivitetsnummer
            aktivitetsnr aktivitets-id modulkode modulnummer modul-nr fagkode uddannelseskode uddannelsesnummer
            course-code course-number course-no course-nr course-id course-ref training-code training-id module-code
            module-no module-id programme-code kurskod kurskode kursnummer kurs-nr kursnr kurs-id anmaelningskod
            anmälningskod emnekode veranstaltungsnummer veranstaltungs-nr veranstaltungsnr veranstaltungs-id
            lv-nummer lv-nr code kod shortname short-name course-short-name idnumber id-number id katalognummer
            varenummer produktnummer lbnr loebenummer reference ref nummer nr number no nr-"""),
    CourseField("title", Kind.LINE, N_("Title"), N_("title"),
        form=Form(0, whole=True), table=(1, 260), exported=44, joiner=" ",
        headings="""kursustitel titel kursusnavn kursets-titel kursets-navn titel-paa-kursus titel-paa-kurset
            navn-paa-kursus navn-paa-kurset fullname full-name course-full-name course-title course-name
            training-title training-name programme-name programme-title program-name program-title module-title
            module-name title uddannelsens-navn uddannelsens-titel uddannelsesnavn aktivitetsnavn aktivitetens-navn
            aktivitetstitel aktivitet kursus-aktivitet kursus-titel kursus-navn kursus laeringsaktivitet
            laeringspakke modulnavn modultitel modulets-navn modul uddannelse kursnamn kursens-namn kurstitel
            kursbenaemning kursbenämning utbildningens-namn utbildning emnenavn emnets-navn emnetittel kursnavn
            kurstittel tittel benaemning benämning veranstaltung veranstaltungstitel kursname kursbezeichnung
            titel-der-veranstaltung lehrveranstaltung seminartitel intitule intitulé intitule-du-cours titre
            emnenamn name navn namn bezeichnung course training programme overskrift rubrik"""),
    CourseField("format", Kind.FORMAT, N_("Format"), N_("format"),
        form=Form(1), table=(0, 116), exported=14,
        headings="""format laeringsformat leveringsform undervisningsform afholdelsesform kursusform kursustype form
            laeringsform metode delivery delivery-method delivery-mode modality mode type aktivitetstype
            activity-type course-type instruction-type undervisningsformat undervisningsmetode training-type
            kursform studieform undervisningsform-type utbildningsform kurstype laeringstype veranstaltungsart
            veranstaltungsform lernform typ art"""),
    CourseField("minutes", Kind.MINUTES, N_("Duration"), N_("length"),
        form=Form(1, 1, hint=N_("For instance 45 min, 1 h 30 min or 2 days")), table=(4, 84), exported=12, several=True,
        headings="""varighed kursusvarighed tidsforbrug laengde estimeret-tid forventet-tid kursuslaengde duration length
            time-required estimated-time varighed-timer varighed-minutter varighed-dage minutter antal-minutter min
            timer antal-timer timer-i-alt timetal antal-timer-i-alt samlet-varighed samlet-tid dage antal-dage
            antal-kursusdage kursusdage hours total-hours number-of-hours contact-hours minutes days number-of-days
            omfattning omfang laengd längd varaktighet varighet varaktighed laengde-varighed kurslaengd kurslängd
            timmar antal-timmar dagar antal-dagar antall-timer antall-dager dauer kursdauer umfang stunden tage
            anzahl-stunden anzahl-tage duree durée tid ects ects-point ects-points credit-hours credits units points
            hp hoegskolepoaeng högskolepoäng studiepoeng poaeng poäng poeng kreditpunkte leistungspunkte
            varighed-som-skrevet varighed-med-udbyderens-ord duration-as-written"""),
    CourseField("duration_text", Kind.LINE, N_("Duration as written"), N_("length"),
        exported=14, details=N_("Duration as written: {text}")),
    CourseField("provider", Kind.LINE, N_("Provider"), N_("provider"),
        form=Form(3), table=(3, 122), exported=22, several=True,
        headings="""udbyder kursusudbyder udbydere leverandoer leverandoerer kursusleverandoer udbydes-af provider providers
            provider-name course-provider training-provider vendor vendors supplier offered-by institution
            organisation organization anordnare kursanordnare utbildningsanordnare leverantoer leverantör tilbyder
            kurstilbyder kursarrangoer arrangoer arrangör arrangoer-udbyder anbieter kursanbieter veranstalter
            bildungsanbieter"""),
    CourseField("producer", Kind.LINE, N_("Producer"), N_("producer"),
        form=Form(3, 1), exported=22, details=N_("Producer: {text}"), several=True,
        headings="""producent udviklet-af produceret-af producer produced-by developed-by developer author forfatter
            framtagen-av utviklet-av utvecklad-av hersteller autor"""),
    CourseField("audience", Kind.LINE, N_("Audience"), N_("audience"),
        form=Form(2, 1), table=(5, 118), exported=22, several=True,
        headings="""maalgruppe maalgrupper deltagere for-hvem hvem audience target-group target-audience target-groups
            intended-for participants maalgruppebeskrivelse hvem-kan-deltage who-should-attend maalgrupp målgrupp
            zielgruppe zielgruppen"""),
    CourseField("language", Kind.LINE, N_("Language"), N_("language"),
        form=Form(7, 1), exported=12, several=True,
        headings="""sprog undervisningssprog kursussprog language lang course-language language-of-instruction spraak språk
            undervisningsspraak undervisningsspråk sprache kurssprache"""),
    CourseField("description", Kind.TEXT, N_("Description"), N_("description"),
        form=Form(4, lines=5), exported=60, joiner="\n\n",
        headings="""beskrivelse kursusbeskrivelse indhold kursusindhold resume resumé sammenfatning kort-beskrivelse
            lang-beskrivelse description course-description summary course-summary content contents abstract
            overview om-kurset beskrivning kursbeskrivning innehaall innehåll innehold innhold kursbeskrivelse
            beschreibung inhalt kursbeschreibung"""),
    CourseField("goals", Kind.LIST, N_("Learning outcomes"), N_("learning outcomes"),
        form=Form(5, lines=4, hint=N_("One learning outcome a line")), exported=40, joiner="\n",
        headings="""laeringsmaal maal kompetencemaal formaal udbytte laeringsudbytte goals learning-outcomes learning-goals
            learning-objectives objectives outcomes larandemaal laerandemaal lärandemål kursmaal kursmål
            laeringsutbytte lernziele lernziel kursziele"""),
    CourseField("prerequisites", Kind.TEXT, N_("Prerequisites"), N_("prerequisites"),
        form=Form(6, lines=2), exported=30, joiner="\n",
        headings="""forudsaetninger forudsaetning adgangskrav krav forkundskaber prerequisites prerequisite requirements
            entry-requirements foerkunskaper förkunskaper forkunnskaper forkunnskapskrav voraussetzungen
            voraussetzung vorkenntnisse"""),
    CourseField("tags", Kind.LIST, N_("Topics"), N_("topics"),
        form=Form(7, hint=N_("Separated by commas")), table=(6, 122), exported=26, joiner="; ",
        headings="""emner emne emneord noegleord kategori kategorier tema temaer fagomraade omraade tags tag topics topic
            category categories category-path course-category keywords aemne ämne aemnesomraade ämnesområde
            fagomraader kategorie kategorien thema themen"""),
    CourseField("link", Kind.LINE, N_("Link"), N_("link"),
        form=Form(8, whole=True), exported=34,
        headings="""link kursuslink link-til-kursus link-til-kurset links url urls webadresse webside weblink
            internetadresse adresse hjemmeside website web web-page webpage course-url course-link course-page
            laes-mere laes-mere-her se-mere read-more more-information tilmeldingslink laenk länk webbadress
            webbsida laenk-till-kursen länk-till-kursen laes-mer läs-mer lenke lenke-til-kurs nettside les-mer
            webseite internetadresse lien"""),
    CourseField("fee", Kind.LINE, N_("Price"), N_("price"),
        form=Form(9, hint=N_("For instance 1,250 kr.")), exported=14, details=N_("Price: {text}"),
        headings="""pris klikafgift klikpris pris-pr-klik pris-pr-deltager deltagerpris deltagerbetaling pris-pr-hold
            holdpris pris-pr-person pris-ekskl-moms pris-eks-moms pris-inkl-moms pris-uden-moms kursuspris
            kursusgebyr kursusafgift gebyr afgift fee fee-per-click fee-per-participant fee-per-class price
            price-per-participant price-per-person price-per-class price-per-click price-excl-vat price-ex-vat
            price-incl-vat cost costs course-fee tuition tuition-fee avgift kursavgift pris-per-deltagare
            pris-per-person pris-per-deltaker preis preis-pro-person preis-pro-teilnehmer kursgebuehr kursgebühr
            gebuehr gebühr teilnahmegebuehr teilnahmegebühr kosten prix"""),
    CourseField("price", Kind.AMOUNT, N_("Price"), N_("price")),
    CourseField("price_per", Kind.UNIT, N_("What the price covers"), N_("price"),
        form=Form(9, 1), exported=16,
        headings="""what-the-price-is-for hvad-prisen-gaelder prisen-gaelder price-per pris-pr prisenhed price-unit
            price-is-for"""),
    CourseField("subtitles", Kind.YES_NO, N_("Subtitles"), N_("subtitles"),
        form=Form(10), exported=10, details=N_("With subtitles"), details_no=N_("Without subtitles"),
        headings="""undertekster undertekstet underteksting subtitles captions closed-captions undertexter teksting
            untertitel"""),
    CourseField("last_checked", Kind.DAY, N_("Last checked"), N_("the day it was last checked"),
        form=Form(10, 1, hint=N_("For example 26/11")), exported=14, several=True, details=N_("Last checked {text}"),
        headings="""sidst-kontrolleret senest-kontrolleret sidst-tjekket senest-tjekket kontrolleret sidst-revideret
            senest-revideret revideret sidst-opdateret senest-opdateret opdateret sidst-aendret senest-aendret
            last-checked last-reviewed reviewed last-updated last-changed last-modified last-revised updated
            timemodified time-modified senast-uppdaterad uppdaterad senast-aendrad senast-ändrad sist-oppdatert
            oppdatert sist-endret zuletzt-aktualisiert zuletzt-geaendert zuletzt-geändert aktualisiert"""),
    CourseField("retired", Kind.YES_NO, N_("Retired"), N_("retired"),
        exported=10,
        headings="""udgaaet nedlagt arkiveret lukket retired archived discontinued inactive udgaaede avvecklad utgaatt"""),
    CourseField("unread", Kind.UNREAD, N_("Not understood"), ""),
)  # fmt: skip

COURSE_FIELDS = {each.name: each for each in _ROWS}
"""Every field but the id, by its name."""
UNREAD = {
    each.name: each.label for each in _ROWS if each.headings and each.kind in (Kind.FORMAT, Kind.DAY, Kind.YES_NO)
}
"""Fields for which an imported list may have unreadable values, with their names."""
LOADED: dict[Kind, Callable[[Any], Any]] = {
    Kind.LIST: lambda stored: tuple(json.loads(stored)) if stored != "[]" else (),
    Kind.YES_NO: lambda stored: None if stored is None else bool(stored),
    Kind.DAY: lambda stored: date.fromisoformat(stored) if stored else None,
    Kind.UNREAD: lambda stored: json.loads(stored) if stored else {},
}
"""What makes a value of ``Course`` from the one in the file, for kinds that differ there."""
_IN_WORDS: dict[Kind, Callable[[Any], str]] = {
    Kind.LIST: " · ".join,
    Kind.FORMAT: format_name,
    Kind.MINUTES: duration,
    Kind.AMOUNT: lambda value: price.shown(value, ""),
    Kind.UNIT: lambda value: _(price.KINDS[value]),
    Kind.YES_NO: lambda value: _("Yes") if value else _("No"),
    Kind.DAY: date_table,
    Kind.UNREAD: lambda value: "; ".join(f"{_(UNREAD.get(name, name))}: {text}" for name, text in value.items()),
}


def loaded(name: str, stored: Any) -> Any:
    """The value of a field of ``Course`` from that in the file."""
    load = LOADED.get(COURSE_FIELDS[name].kind)
    return stored if load is None else load(stored)


def in_words(name: str, value: Any) -> str:
    """The value of a field of ``Course`` as readable text; empty if there is none."""
    if value is None or value == "":
        return ""
    return ", ".join(value) if name == "tags" else _IN_WORDS.get(COURSE_FIELDS[name].kind, str)(value)


def length_text(minutes: int | None, as_written: str) -> str:
    """The length of a course as shown: what is not a length of time (ECTS) as written."""
    return duration(minutes) if minutes is not None else as_written
