"""A workspace of very many courses for the benchmarks: Danish titles, most words rare, a few very common, as in real catalogues."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from campus_desktop.courses.formats import FORMATS
from campus_desktop.i18n import sort_key
from campus_desktop.workspace import create, new_id


def _words(text: str) -> list[str]:
    return text.split()


FIRST = _words("""
    sags arbejds borger persondata økonomi årsregnskabs projekt mødeleder kommunikations forvaltnings udbuds lærings
    kompetence sikkerheds medarbejder leder team digitaliserings beredskabs kontrakt indkøbs budget statistik
    tilsyns klima trafik skatte pensions løn ferie syge barsels bygge miljø fødevare sundheds undervisnings
    forsknings kultur museums arkiv journal post stats kommune regions eu konkurrence told grænse politi rets
    fængsels forsvars rednings sø luft jernbane vej havne fiskeri land skov natur vand energi el gas varme affalds
    genbrugs bolig by plan
""")
LAST = _words("""
    behandling miljø rådgivning beskyttelse styring ledelse arbejde ret jura planlægning udvikling evaluering
    analyse kontrol kultur samtale træning vejledning forståelse håndtering opgørelse registrering dokumentation
    formidling forhandling aftale system proces kvalitet risiko etik strategi metode teknik sprog skrivning læsning
    tale præsentation facilitering coaching
""")
COMMON = _words("""
    kursus for i og til grundkursus introduktion nye ledere medarbejdere praksis staten den det workshop modul del
    trin
""")
PLACES = ("Fjord", "Hede", "Klit", "Skov", "Eng", "Å", "Ø", "Mark", "Bakke", "Dal", "Sø", "Mose")


def vocabulary() -> list[str]:
    """Compound words, the most common first."""
    words = [first + last for first, last in itertools.product(FIRST, LAST)]
    random.Random(7).shuffle(words)
    return words


def _rows(count: int) -> Iterator[dict[str, Any]]:
    chance = random.Random(1)
    words = vocabulary()
    weights = list(itertools.accumulate(1 / (rank + 8) for rank in range(len(words))))
    formats = list(FORMATS)
    providers = [f"{place}{end}" for place in PLACES for end in ("styrelsen", "direktoratet", "ministeriet", "nævnet")]

    def some(number: int) -> list[str]:
        return chance.choices(words, cum_weights=weights, k=number)

    for number in range(count):
        parts = some(chance.randint(1, 3)) + chance.choices(COMMON, k=chance.randint(0, 3))
        chance.shuffle(parts)
        title = f"{' '.join(parts).capitalize()} {number % 9973}"
        yield {
            "id": new_id(),
            "code": f"{chance.choice(['LED', 'KUL', 'ADM', 'ØKO', 'JUR'])}-{number}",
            "title": title,
            "format": chance.choice(formats),
            "minutes": chance.choice([5, 10, 25, 30, 45, 60, 90, 120, 444, 888, None]),
            "provider": chance.choice(providers),
            "audience": chance.choice(["Alle", "Ledere", "Nye medarbejdere", "Specialister", "Teams"]),
            "language": "dansk",
            "description": " ".join(some(25) + chance.choices(COMMON, k=20)),
            "goals": json.dumps([" ".join(some(5)) for _ in range(2)], ensure_ascii=False),
            "tags": json.dumps(some(2), ensure_ascii=False),
            "retired": int(chance.random() < 0.02),
            "sort_key": sort_key(title),
        }


def make(path: Path, count: int) -> None:
    """A new workspace at ``path`` with ``count`` courses."""
    workspace = create(path, user="bench")
    if count:
        with workspace.edit("Courses", undoable=False) as edit, edit.without_index("course"):
            edit.insert_many("course", _rows(count))
    workspace.close()
