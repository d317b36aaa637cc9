"""Headings of columns and the course fields they name, in Danish, English, Swedish, Norwegian, German and as used by Moodle."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from campus_desktop.i18n import fold

_LONGEST = 100
"""Maximum characters; anything longer is a text and not a heading."""

# Headings as returned by ``plain``. Better ones first: of two columns that could be the same field, the one listed
# first is
# mapped, and the other is left to the user.
_HEADINGS = {
    "title": """kursustitel titel kursusnavn kursets-titel kursets-navn titel-paa-kursus titel-paa-kurset navn-paa-kursus
        navn-paa-kurset fullname full-name course-full-name course-title course-name training-title training-name programme-name
        programme-title program-name program-title module-title module-name title uddannelsens-navn uddannelsens-titel
        uddannelsesnavn aktivitetsnavn aktivitetens-navn aktivitetstitel aktivitet kursus-aktivitet kursus-titel kursus-navn kursus
        laeringsaktivitet laeringspakke modulnavn modultitel modulets-navn modul uddannelse kursnamn kursens-namn kurstitel
        kursbenaemning kursbenämning utbildningens-namn utbildning emnenavn emnets-navn emnetittel kursnavn kurstittel tittel
        benaemning benämning veranstaltung veranstaltungstitel kursname kursbezeichnung titel-der-veranstaltung lehrveranstaltung
        seminartitel intitule intitulé intitule-du-cours titre emnenamn name navn namn bezeichnung course training programme
        overskrift rubrik""",
    "code": """kursuskode kode kursusnummer kursusnr kursus-nr kursus-id kursuskode-id aktivitetskode aktivitetsnummer aktivitetsnr
        aktivitets-id modulkode modulnummer modul-nr fagkode uddannelseskode uddannelsesnummer course-code course-number course-no
        course-nr course-id course-ref training-code training-id module-code module-no module-id programme-code kurskod kurskode
        kursnummer kurs-nr kursnr kurs-id anmaelningskod anmälningskod emnekode veranstaltungsnummer veranstaltungs-nr
        veranstaltungsnr veranstaltungs-id lv-nummer lv-nr code kod shortname short-name course-short-name idnumber id-number id
        katalognummer varenummer produktnummer lbnr loebenummer reference ref nummer nr number no nr-""",
    "format": """format laeringsformat leveringsform undervisningsform afholdelsesform kursusform kursustype form
        laeringsform metode delivery delivery-method delivery-mode modality mode type aktivitetstype activity-type
        course-type instruction-type undervisningsformat undervisningsmetode training-type kursform studieform undervisningsform-type
        utbildningsform kurstype laeringstype veranstaltungsart veranstaltungsform lernform typ art""",
    "duration": """varighed kursusvarighed tidsforbrug laengde estimeret-tid forventet-tid kursuslaengde duration length
        time-required estimated-time varighed-timer varighed-minutter varighed-dage minutter antal-minutter min timer antal-timer
        timer-i-alt timetal antal-timer-i-alt samlet-varighed samlet-tid dage antal-dage antal-kursusdage kursusdage hours
        total-hours number-of-hours contact-hours minutes days number-of-days omfattning omfang laengd längd varaktighet varighet
        varaktighed laengde-varighed kurslaengd kurslängd timmar antal-timmar dagar antal-dagar antall-timer antall-dager dauer
        kursdauer umfang stunden tage anzahl-stunden anzahl-tage duree durée tid ects ects-point ects-points credit-hours credits
        units points hp hoegskolepoaeng högskolepoäng studiepoeng poaeng poäng poeng kreditpunkte leistungspunkte
        varighed-som-skrevet varighed-med-udbyderens-ord duration-as-written""",
    "provider": """udbyder kursusudbyder udbydere leverandoer leverandoerer kursusleverandoer udbydes-af provider providers
        provider-name course-provider training-provider vendor vendors supplier offered-by institution organisation organization
        anordnare kursanordnare utbildningsanordnare leverantoer leverantör tilbyder kurstilbyder kursarrangoer arrangoer arrangör
        arrangoer-udbyder anbieter kursanbieter veranstalter bildungsanbieter""",
    "producer": """producent udviklet-af produceret-af producer produced-by developed-by developer author forfatter
        framtagen-av utviklet-av utvecklad-av hersteller autor""",
    "audience": """maalgruppe maalgrupper deltagere for-hvem hvem audience target-group target-audience target-groups intended-for
        participants maalgruppebeskrivelse hvem-kan-deltage who-should-attend maalgrupp målgrupp zielgruppe zielgruppen""",
    "language": """sprog undervisningssprog kursussprog language lang course-language language-of-instruction spraak språk
        undervisningsspraak undervisningsspråk sprache kurssprache""",
    "description": """beskrivelse kursusbeskrivelse indhold kursusindhold resume resumé sammenfatning kort-beskrivelse
        lang-beskrivelse description course-description summary course-summary content contents abstract overview om-kurset
        beskrivning kursbeskrivning innehaall innehåll innehold innhold kursbeskrivelse beschreibung inhalt kursbeschreibung""",
    "goals": """laeringsmaal maal kompetencemaal formaal udbytte laeringsudbytte goals learning-outcomes learning-goals
        learning-objectives objectives outcomes larandemaal laerandemaal lärandemål kursmaal kursmål laeringsutbytte lernziele
        lernziel kursziele""",
    "prerequisites": """forudsaetninger forudsaetning adgangskrav krav forkundskaber prerequisites prerequisite
        requirements entry-requirements foerkunskaper förkunskaper forkunnskaper forkunnskapskrav voraussetzungen voraussetzung
        vorkenntnisse""",
    "tags": """emner emne emneord noegleord kategori kategorier tema temaer fagomraade omraade tags tag topics topic
        category categories category-path course-category keywords aemne ämne aemnesomraade ämnesområde fagomraader
        kategorie kategorien thema themen""",
    "link": """link kursuslink link-til-kursus link-til-kurset links url urls webadresse webside weblink internetadresse adresse hjemmeside
        website web web-page webpage course-url course-link course-page laes-mere laes-mere-her se-mere read-more more-information
        tilmeldingslink laenk länk webbadress webbsida laenk-till-kursen länk-till-kursen laes-mer läs-mer lenke lenke-til-kurs
        nettside les-mer webseite internetadresse lien""",
    "fee": """pris klikafgift klikpris pris-pr-klik pris-pr-deltager deltagerpris deltagerbetaling pris-pr-hold holdpris pris-pr-person
        pris-ekskl-moms pris-eks-moms pris-inkl-moms pris-uden-moms kursuspris kursusgebyr kursusafgift gebyr afgift fee
        fee-per-click fee-per-participant fee-per-class price price-per-participant price-per-person price-per-class
        price-per-click price-excl-vat price-ex-vat price-incl-vat cost costs course-fee tuition tuition-fee avgift kursavgift
        pris-per-deltagare pris-per-person pris-per-deltaker preis preis-pro-person preis-pro-teilnehmer kursgebuehr kursgebühr
        gebuehr gebühr teilnahmegebuehr teilnahmegebühr kosten prix""",
    "price_per": "what-the-price-is-for hvad-prisen-gaelder prisen-gaelder price-per pris-pr prisenhed price-unit price-is-for",
    "subtitles": """undertekster undertekstet underteksting subtitles captions closed-captions undertexter teksting untertitel""",
    "last_checked": """sidst-kontrolleret senest-kontrolleret sidst-tjekket senest-tjekket kontrolleret sidst-revideret
        senest-revideret revideret sidst-opdateret senest-opdateret opdateret sidst-aendret senest-aendret last-checked last-reviewed
        reviewed last-updated last-changed last-modified last-revised updated timemodified time-modified senast-uppdaterad
        uppdaterad senast-aendrad senast-ändrad sist-oppdatert oppdatert sist-endret zuletzt-aktualisiert zuletzt-geaendert
        zuletzt-geändert aktualisiert""",
    "retired": "udgaaet nedlagt arkiveret lukket retired archived discontinued inactive udgaaede avvecklad utgaatt",
    "active": "aktiv aktivt udbydes synlig active visible enabled offered",
}
_KNOWN: dict[str, tuple[str, int]] = {}
for _field, _names in _HEADINGS.items():
    for _rank, _name in enumerate(_names.split()):
        _KNOWN.setdefault(_name, (_field, _rank))

_THING = (
    r"(?:kursus|kursets?|kursernes|uddannelsens?|uddannelses|uddannelse|aktivitets?|aktivitetens?|moduls?|modulets|modulens|module|kurs|"
    r"kursens|emne|emnets|fag|fagets|seminar|seminarets|forloebs?|forloebets|laeringsaktivitets?|training|course|programme?|class|"
    r"workshop|webinar|utbildnings?|utbildningens|opplaerings?|lehrgangs?|veranstaltungs?|schulungs?)"
)
# Compounds of such words, too many to list; tried after the list, and therefore ranked lower.
_COMPOSED: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (field, re.compile(pattern))
    for field, pattern in (
        ("last_checked", r"(?:sidst|senest|last|zuletzt|sist|senast)-(?!na[mv])[^\W\d_]+(?:-(?:dato|den|am|date))?"),
        ("link", r"(?:link|url|webadresse|weblink|lenke|laenk|länk)-.+|.+-(?:link|url|webside|hjemmeside)"),
        ("fee", r"(?:pris|price|preis|gebyr|kosten|avgift|kursuspris)-.+|.+-(?:pris|price|fee|gebyr|preis)"),
        ("duration", r"(?:varighed|duration|omfang|dauer|varighet|omfattning|laengde|antal-timer|hours|timer)-.+|"
                     r".+-(?:varighed|duration|timer|hours|dauer|varighet|laengde|length)"),
        ("audience", r"(?:maalgruppe|target-(?:group|audience)|zielgruppe)-.+|.+-(?:maalgruppe|audience|zielgruppe)"),
        ("goals", r"(?:laeringsmaal|learning-(?:goals|objectives|outcomes)|lernziele)-.+"),
        ("prerequisites", r"(?:forudsaetninger|prerequisites|voraussetzungen|adgangskrav)-.+"),
        ("description", r"(?:beskrivelse|description|beschreibung)-(?:af|of|der|des)-.+|"
                        rf"{_THING}-?(?:beskrivelse|description|beschreibung)"),
        ("provider", r"(?:udbyder|leverandoer|provider|vendor|anbieter|tilbyder)s?-(?:navn|name|af-.+)|.+-(?:udbyder|provider|anbieter)"),
        ("code", rf"{_THING}-?(?:kode|code|nr|nummer|number|id|no|kod|ref)"),
        ("title", rf"(?:titel|title|navn|name|namn|tittel|bezeichnung)-(?:paa|of|for|til|der|des|av)-(?:the-|den-|det-)?{_THING}(?:-.+)?|"
                  rf"{_THING}-?(?:titel|title|navn|name|namn|tittel|bezeichnung)(?:-(?:paa|in)-.+)?"),
    )
)  # fmt: skip
_LEAST = 500

SUBJECTS = frozenset(
    ["subject", "subject-code", "fag", "fagkode", "dept", "department", "department-code", "prefix", "course-prefix", "emneomraade",
     "ämneskod", "discipline"]
)  # fmt: skip
"""Text before a number that makes a code of two columns: "LED" and "201"."""
NUMBERS = frozenset(
    ["number", "nummer", "nr", "no", "num", "catalog-number", "catalogue-number", "catalog-no", "catalog-nbr", "catalog",
     "katalognummer", "course-number", "course-no", "course-nr", "kursusnummer", "kursusnr", "kursus-nr", "kursnummer"]
)  # fmt: skip
AS_WRITTEN = frozenset({"varighed-med-udbyderens-ord", "varighed-som-skrevet", "duration-as-written"})

_BRACKETS = re.compile(r"[(\[][^)\]]*[)\]]")
_MARKS = re.compile(r"[^\w]+")
_UNIT_ENDS = re.compile(
    r"-(?:i-)?(?:minutter|min|timer|t|dage|hours|minutes|days|timmar|stunden|dkk|kr|kroner|sek|nok|eur|ja-nej)$"
)


def plain(heading: str) -> str:
    """A heading for comparing with the list: folded, without brackets, punctuation and units: "Kursets titel:" is "kursets-titel"."""
    heading = heading[:_LONGEST]
    return _marked(_BRACKETS.sub(" ", heading) or heading)


def _marked(text: str) -> str:
    return _MARKS.sub("-", fold(text).replace("_", " ")).strip("-")


def known(heading: str) -> tuple[str, int] | None:
    """The field a heading names and its rank (0 is best); None for an unknown heading."""
    if len(heading) > _LONGEST:
        return None
    name = plain(heading)
    if name == "":  # all of it was in brackets
        name = plain(heading.strip("()[] "))
    return _KNOWN.get(name) or _KNOWN.get(_UNIT_ENDS.sub("", name)) or _composed(name)


@lru_cache(maxsize=4_000)
def _composed(name: str) -> tuple[str, int] | None:
    for rank, (field, pattern) in enumerate(_COMPOSED):
        if pattern.fullmatch(name):
            return field, _LEAST + rank
    return None


def keys(header: Sequence[str]) -> list[str]:
    """The keys under which columns are remembered: the whole heading, including brackets, with a number where it occurs more than
    once."""
    seen: Counter[str] = Counter()
    found = []
    for heading in header:
        key = _marked(heading[: _LONGEST * 2])
        seen[key] += 1
        found.append(key if seen[key] == 1 else f"{key}~{seen[key]}")
    return found
