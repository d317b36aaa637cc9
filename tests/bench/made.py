"""Made-up content of any size to measure with: the same each time."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import common  # noqa: F401  first: it puts this checkout on the path

from campus_desktop.courses.formats import FORMATS
from campus_desktop.i18n import sort_key
from campus_desktop.practice import fill
from campus_desktop.workspace import create, new_id

_TOPICS = (
    "Sagsbehandling", "Forvaltningsret", "Økonomistyring", "Offentlighed i forvaltningen", "Åben dialog", "Projektledelse",
    "Informationssikkerhed", "Ærlig feedback", "Mødeledelse", "Databeskyttelse", "Journalisering", "Skriftlig formidling",
    "Onboarding", "Indkøb og udbud", "Borgerbetjening", "Arbejdsmiljø", "Kildekritik", "Rolleafklaring", "Forandringsledelse",
)  # fmt: skip
_TURNS = (
    "grundkursus",
    "for nye medarbejdere",
    "for ledere",
    "i praksis",
    "trin for trin",
    "genopfriskning",
    "workshop",
)
_PROVIDERS = ("Statens Læring", "Fjordstyrelsen", "Bakkestyrelsen", "Skovministeriet", "Havneakademiet")


def courses(count: int) -> Iterator[dict[str, Any]]:
    """``count`` courses as rows of the table, each other in title and code."""
    formats = tuple(FORMATS)
    for number in range(count):
        topic, turn = _TOPICS[number % len(_TOPICS)], _TURNS[number // len(_TOPICS) % len(_TURNS)]
        title = f"{topic} {turn} {number}"
        yield {
            "id": new_id(),
            "code": f"K{number:06d}",
            "title": title,
            "format": formats[number % len(formats)],
            "minutes": 15 + number % 40 * 15,
            "provider": _PROVIDERS[number % len(_PROVIDERS)],
            "audience": "Medarbejdere i staten" if number % 3 else "Ledere",
            "language": "da" if number % 7 else "en",
            "description": f"Du lærer {topic.lower()} {turn}, med eksempler fra hverdagen i en styrelse og øvelser undervejs.",
            "goals": json.dumps(
                [f"Kan bruge {topic.lower()} i egne sager", "Ved, hvem man spørger"], ensure_ascii=False
            ),
            "tags": json.dumps([topic.lower()], ensure_ascii=False),
            "sort_key": sort_key(title),
        }


def large_workspace(path: Path, count: int) -> None:
    """A new workspace of ``count`` courses."""
    workspace = create(path)
    with workspace.edit("Courses") as edit, edit.without_index("course"):
        edit.insert_many("course", courses(count))
    workspace.close()


def practice_workspace(path: Path) -> None:
    """A new workspace with the practice content."""
    workspace = create(path)
    fill(workspace, datetime.now(UTC))
    workspace.close()


def course_csv(path: Path, count: int) -> None:
    """The same courses as a table with semicolons, for the floor."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        rows = courses(count)
        first = next(rows)
        writer = csv.DictWriter(file, list(first), delimiter=";")
        writer.writeheader()
        writer.writerow(first)
        writer.writerows(rows)
