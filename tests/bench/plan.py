"""The printed plan against the same texts drawn by hand on a reportlab canvas."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from common import Row, alternate, command, floor_seconds, scratch, seconds_of

from campus_desktop import i18n
from campus_desktop.courses.formats import FORMATS
from campus_desktop.i18n import _
from campus_desktop.paths.days import date_of_day
from campus_desktop.paths.path import LearningPath, Phase, Start, Step
from campus_desktop.prints import plan as prints
from campus_desktop.prints.pdf_writer import write_pdf
from campus_desktop.prints.source import Options, PathToPrint
from resources import path as resource_path

START = Start("start", date(2026, 12, 1), "Hold 1")
PRINTED = date(2026, 11, 26)
_TITLES = (
    "Informationssikkerhed i staten",
    "Forventningssamtale med nærmeste leder",
    "Sagsbehandling i praksis: fra henvendelse til afgørelse",
    "Kom i gang: pc, login og Campus",
    "Hvad vil jeg gøre anderledes?",
)
_WHO = ("Dig selv", "Nærmeste leder", "Buddy", "HR")


def sample(steps: int) -> LearningPath:
    """A path of that many steps, twenty in a phase, as an institution could have it: every other with a course code, every third
    mandatory, every tenth of unknown length."""
    words = tuple(FORMATS)
    phases = []
    for first in range(0, steps, 20):
        number = first // 20
        rows = tuple(
            Step(
                id=f"step-{at}",
                phase=f"phase-{number}",
                title=f"{_TITLES[at % len(_TITLES)]} {at + 1}",
                course_code=f"STA-{1000 + at}" if at % 2 else "",
                format=words[at % len(words)],
                minutes=None if at % 10 == 9 else 15 * (1 + at % 16),
                day=first // 4 + 1 + (at - first) // 4,
                responsible=_WHO[at % len(_WHO)],
                mandatory=at % 3 == 0,
            )
            for at in range(first, min(first + 20, steps))
        )
        phases.append(Phase(f"phase-{number}", f"Fase {number + 1}", first // 4 + 1, first // 4 + 5, steps=rows))
    return LearningPath(
        id="path",
        title="Introduktion for nye medarbejdere",
        institution_name="Fjordstyrelsen",
        kind="onboarding",
        audience="Nye medarbejdere",
        aim="Du kan løse almindelige sager selv",
        status="agreed",
        version="3",
        phases=tuple(phases),
    )


def plan(path: LearningPath, out: Path) -> None:
    """Print a plan."""
    with out.open("wb") as file:
        write_pdf(prints.plan(PathToPrint(path), printed=PRINTED, options=Options(start=START)), file)


def texts(path: LearningPath) -> dict[str, object]:
    """The same texts in five columns, as the floor reads them."""

    def row(step: Step) -> list[str]:
        assert step.day is not None and step.format is not None
        title = f"{step.title} {_('mandatory')}" if step.mandatory else step.title
        return [
            i18n.date_short(date_of_day(START.date, step.day)),
            f"{title} {step.course_code}".strip(),
            _(FORMATS[step.format].name),
            "–" if step.minutes is None else i18n.duration(step.minutes),
            step.responsible,
        ]

    phases = [{"name": phase.name, "rows": [row(step) for step in phase.steps]} for phase in path.phases]
    return {"title": path.title, "phases": phases}


def main(floors: Path) -> list[Row]:
    """The lines of the plan."""
    small, large = sample(200), sample(2000)
    with scratch() as folder:
        (folder / "plan.json").write_text(json.dumps(texts(small), ensure_ascii=False), encoding="utf-8")

        def by_hand() -> float:
            out = folder / "floor.pdf"
            return floor_seconds(floors, "plan.py", folder / "plan.json", out, resource_path("fonts"))

        def ours(path: LearningPath) -> Callable[[], float]:
            def run() -> float:
                started = time.perf_counter()
                plan(path, folder / "ours.pdf")
                return time.perf_counter() - started

            return run

        against_floor = alternate(by_hand, ours(small))
        growth = alternate(ours(small), ours(large))
        megabytes = seconds_of(Path(__file__), "memory", folder)
    return [
        against_floor.row("plan of 200 steps, warm", 2.4, "plan.py"),
        growth.row("plan of 2,000 steps", 11, "200 steps"),
        Row("plan of 2,000 steps: memory", "≤ 60 MB", f"{megabytes:.1f} MB", megabytes <= 60),
    ]


def memory(folder: Path) -> float:
    """How many megabytes more the process holds at its peak for a plan of 2,000 steps than before it printed anything. Linux."""
    large = sample(2000)
    before = _kilobytes("VmRSS")
    plan(large, folder / "large.pdf")
    return (_kilobytes("VmHWM") - before) * 1024 / 1e6


def _kilobytes(name: str) -> int:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))


if __name__ == "__main__":
    if sys.argv[1:2] == ["memory"]:
        print(memory(Path(sys.argv[2])))
    else:
        command(main)
