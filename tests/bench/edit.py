"""One edit, committed and journalled, against a bare single-row update in a transaction of its own."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from pathlib import Path

from common import Row, alternate, command, floor_seconds, scratch
from made import course_csv, large_workspace, practice_workspace

from campus_desktop.courses.edits import update_course
from campus_desktop.paths.step_edits import update_step
from campus_desktop.workspace import Workspace, open_workspace

ROWS = 10_000
EDITS = 200


def main(floors: Path) -> list[Row]:
    """One edit, committed and journalled, against a bare single-row update in a transaction of its own."""
    with scratch() as folder:
        table, database = folder / "courses.csv", folder / "floor.db"
        course_csv(table, ROWS)
        made, practice = folder / "made.campus", folder / "practice.campus"
        large_workspace(made, ROWS)
        practice_workspace(practice)

        def floor() -> float:
            # made anew each time: it writes the same values again, and SQLite commits nothing where nothing changes
            floor_seconds(floors, "rows.py", "import", table, database)
            return floor_seconds(floors, "rows.py", "update", database, str(EDITS))

        return [
            _row(floor, practice, "step", _step, "One edit, committed and journalled: the minutes of a step"),
            _row(floor, made, "course", _course, f"One edit with its full-text index: a title among {ROWS:,} courses"),
        ]


def _row(
    floor: Callable[[], float], path: Path, table: str, edit: Callable[[Workspace, str, int], None], name: str
) -> Row:
    workspace = open_workspace(path)
    ids = [row["id"] for row in workspace.rows(f"SELECT id FROM {table} ORDER BY id")]
    number = 0

    def ours() -> float:
        nonlocal number
        seconds = []
        for _each in range(EDITS):
            number += 1
            start = time.perf_counter()
            edit(workspace, ids[number * 7919 % len(ids)], number)
            seconds.append(time.perf_counter() - start)
        return statistics.median(seconds)

    try:
        return alternate(floor, ours).row(name, 2, "rows.py update")
    finally:
        workspace.close()


def _step(workspace: Workspace, step: str, number: int) -> None:
    update_step(workspace, step, minutes=number)


def _course(workspace: Workspace, course: str, number: int) -> None:
    update_course(workspace, course, {"title": f"Ændret titel {number}"})


if __name__ == "__main__":
    command(main)
