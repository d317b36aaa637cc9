"""What every benchmark shares: a row of the table, pairs of runs taken alternately, a folder on the checkout's own disk.

A script here is run on its own (``python tests/bench/edit.py --floors DIR``) or by ``run.py``, which writes the whole table. It offers
``main(floors) -> list[Row]`` and ends with ``if __name__ == "__main__": command(main)``.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
for _folder in (ROOT / "tests", ROOT):  # the scripts measure this checkout, also where another is installed
    sys.path.insert(0, str(_folder))
os.environ["PYTHONPATH"] = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once, not at every start
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was measured, what it should reach, what it was ("1.42 × (0.24 s against 0.17 s)")."""

    name: str
    reach: str
    measured: str
    met: bool | None = None
    """Whether it was reached; None where that is not for a number to say."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Medians, in seconds, of runs taken alternately."""

    floor: float
    ours: float

    @property
    def ratio(self) -> float:
        return self.ours / self.floor

    def row(self, name: str, limit: float, against: str) -> Row:
        """A line that should reach at most ``limit`` times the floor called ``against``."""
        return Row(
            name,
            f"≤ {limit:g} × {against}",
            f"{self.ratio:.2f} × ({duration(self.ours)} against {duration(self.floor)})",
            self.ratio <= limit,
        )


def alternate(floor: Callable[[], float], ours: Callable[[], float], rounds: int = 7) -> Pair:
    """Run ``floor`` and ``ours`` in turn, ``rounds`` times, after one of each that does not count; both return seconds."""
    floor()
    ours()
    pairs = [(floor(), ours()) for _ in range(rounds)]
    return Pair(statistics.median(each[0] for each in pairs), statistics.median(each[1] for each in pairs))


def floor_seconds(floors: Path, script: str, *args: str | Path) -> float:
    """The seconds that ``script`` in the folder of floors prints, run in a process of its own. Raises CalledProcessError."""
    return seconds_of(floors / script, *args)


def seconds_of(script: Path, *args: str | Path) -> float:
    """The number on the last line that a Python script prints, run in a process of its own. Raises CalledProcessError."""
    done = subprocess.run(
        [sys.executable, str(script), *map(str, args)],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    return float(done.stdout.split()[-1])


def duration(seconds: float) -> str:
    """Seconds for people: "1.31 s", "24 ms", "0.31 ms"."""
    if seconds >= 1:
        return f"{seconds:.2f} s"
    return f"{seconds * 1000:.0f} ms" if seconds >= 0.01 else f"{seconds * 1000:.2f} ms"


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder on the checkout's own disk (never a disk in memory), removed afterwards."""
    parent = ROOT / "build"
    parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=parent, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def arguments(description: str) -> argparse.ArgumentParser:
    """A parser that knows ``--floors``."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument(
        "--floors", type=Path, default=ROOT.parent / "shared" / "floors", help="the folder of programs measured against"
    )
    return parser


def print_rows(rows: list[Row]) -> None:
    """The rows on standard output, one a line."""
    for row in rows:
        verdict = {True: "reached", False: "NOT REACHED", None: ""}[row.met]
        print(f"{row.name}: {row.measured}; reach {row.reach} {verdict}".rstrip(), flush=True)


def command(main: Callable[[Path], list[Row]]) -> None:
    """Run one benchmark as a script: its rows for people, or with ``--json`` for ``run.py``."""
    parser = arguments(main.__doc__ or "")
    parser.add_argument("--json", action="store_true", help="the rows as JSON")
    args = parser.parse_args()
    rows = main(args.floors.resolve())
    if args.json:
        print(json.dumps([asdict(row) for row in rows]))
    else:
        print_rows(rows)
