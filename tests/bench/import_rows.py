"""Import of 100,000 rows of 16 columns, parsing and full-text index included, against the plainest way to load the same file.

The floor is ``rows.py import``: csv.DictReader and one executemany into one plain table. Both begin with the file and end with
the commit, on the disk this checkout lies on.
"""

from __future__ import annotations

import csv
import random
import time
from pathlib import Path

from common import Row, alternate, command, floor_seconds, scratch

_HEADINGS = (
    "Kursuskode;Titel;Format;Varighed;Udbyder;Producent;Målgruppe;Sprog;Beskrivelse;Læringsmål;Forudsætninger;Emner;Link;"
    "Klikafgift;Undertekster;Sidst kontrolleret"
)
HEADER = _HEADINGS.split(";")
_VOCABULARY = (
    "sagsbehandling økonomi ledelse forvaltning samarbejde notat offentlighed feedback kollega vejledning kvalitet borger "
    "digital sikkerhed persondata arbejdsmiljø årsregnskab øvelse introduktion ægtefælle projekt strategi dialog kultur"
)
WORDS = _VOCABULARY.split()
DURATIONS = ("45 min", "1 t 30 min", "1,5 time", "2 dage", "90", "ca. 2-3 timer", "1:30", "1 dag")
FORMATS = ("E-læring", "Video", "Fremmøde", "Virtuelt", "Test", "Podcast")


def make(path: Path, rows: int) -> None:
    """A course list of ``rows`` rows, every title, description and goal its own, always the same."""
    chance = random.Random(7)

    def text(low: int, high: int) -> str:
        return " ".join(chance.choices(WORDS, k=chance.randint(low, high)))

    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file, delimiter=";")
        out.writerow(HEADER)
        for number in range(rows):
            out.writerow(
                (
                    f"KUR-{number:06}",
                    f"{text(2, 5).capitalize()} {number}",
                    chance.choice(FORMATS),
                    chance.choice(DURATIONS),
                    f"Styrelse {number % 40}",
                    f"Producent {number % 25}",
                    chance.choice(("Alle", "Ledere", "Nye medarbejdere")),
                    chance.choice(("dansk", "engelsk")),
                    f"{text(12, 30)}.",
                    f"Kan {text(3, 6)}; kender {text(2, 4)}",
                    text(0, 3),
                    ", ".join(chance.sample(WORDS, 2)),
                    f"https://campus.example/kursus/{number}",
                    f"{chance.randint(0, 40) * 25} kr.",
                    chance.choice(("ja", "nej", "")),
                    f"2026-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}",
                )
            )


def ours(source: Path, path: Path, rows: int) -> float:
    """Seconds of our import into a new workspace at ``path``."""
    from campus_desktop import workspace as store
    from campus_desktop.imports import importing

    path.unlink(missing_ok=True)
    workspace = store.create(path)
    start = time.perf_counter()
    importing.write(workspace, importing.plan(workspace, [source]))
    seconds = time.perf_counter() - start
    assert workspace.value("SELECT count(*) FROM course") == rows
    workspace.close()
    return seconds


def main(floors: Path) -> list[Row]:
    """Import of 100,000 rows."""
    rows = 100_000
    with scratch() as folder:
        source = folder / "courses.csv"
        make(source, rows)
        pair = alternate(
            lambda: floor_seconds(floors, "rows.py", "import", source, folder / "floor.db"),
            lambda: ours(source, folder / "bench.campus", rows),
        )
    return [pair.row(f"import of {rows:,} CSV rows of {len(HEADER)} columns, index included", 4.5, "rows.py import")]


if __name__ == "__main__":
    command(main)
