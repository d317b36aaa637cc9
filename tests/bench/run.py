"""Runs the benchmarks and writes the table in docs/benchmarks.md.

run.py --floors DIR [NAME ...]      all of them, or those named (then nothing is written)
"""

from __future__ import annotations

import json
import os
import platform
import re
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from common import ROOT, Row, arguments, print_rows

NAMES = ("start", "import_rows", "search", "catalogue", "edit", "board", "plan", "notes", "notes_page", "agenda")
PAGE = ROOT / "docs" / "benchmarks.md"


def main() -> int:
    """The exit status: 1 where a line was not reached."""
    parser = arguments("Run the benchmarks and write the table in docs/benchmarks.md.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(NAMES)}: those alone, writing nothing")
    args = parser.parse_args()
    rows: list[Row] = []
    for name in args.names or [name for name in NAMES if Path(__file__).with_name(f"{name}.py").exists()]:
        found = measured(name, args.floors.resolve())
        print_rows(found)
        rows += found
    if not args.names:
        write(rows)
    return 0 if all(row.met is not False for row in rows) else 1


def measured(name: str, floors: Path) -> list[Row]:
    """The rows of one script, run in a process of its own, so that none measures what another left. Raises CalledProcessError."""
    script = Path(__file__).with_name(f"{name}.py")
    done = subprocess.run(
        [sys.executable, str(script), "--floors", str(floors), "--json"],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        stdin=subprocess.DEVNULL,
    )
    return [Row(**each) for each in json.loads(done.stdout.splitlines()[-1])]


def write(rows: list[Row]) -> None:
    """Put the table, and where and when it was measured, between the marks in the page."""
    verdict = {True: "yes", False: "**no**", None: ""}
    lines = ["| what | reach | measured | reached |", "| --- | --- | --- | --- |"]
    lines += [f"| {row.name} | {row.reach} | {row.measured} | {verdict[row.met]} |" for row in rows]
    from PySide6 import __version__ as qt

    lines += [
        "",
        f"{datetime.now(UTC):%Y-%m-%d}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"CPython {platform.python_version()}, PySide6 {qt}, SQLite {sqlite3.sqlite_version}.",
    ]
    text = PAGE.read_text(encoding="utf-8")
    table = "<!-- table -->\n" + "\n".join(lines) + "\n<!-- end of table -->"
    PAGE.write_text(
        re.sub(r"<!-- table -->.*<!-- end of table -->", lambda _found: table, text, flags=re.DOTALL), encoding="utf-8"
    )


if __name__ == "__main__":
    sys.exit(main())
