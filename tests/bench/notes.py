"""A note saved, and the notes of a meeting read: 10,000 against 100."""

from __future__ import annotations

import statistics
import time
from datetime import UTC, datetime
from pathlib import Path

from common import Row, alternate, command, floor_seconds, scratch
from made import course_csv

from campus_desktop.meetings import edits, item_edits, note_queries, notes
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.workspace import Workspace, create

ROWS = 10_000
SAVED = 200


def main(floors: Path) -> list[Row]:
    """A note saved, and the notes of a meeting read: 10,000 against 100."""
    with scratch() as folder:
        table, database = folder / "courses.csv", folder / "floor.db"
        course_csv(table, ROWS)
        workspace = create(folder / "meeting.campus")
        try:
            return [_saved(floors, table, database, workspace), _read(workspace)]
        finally:
            workspace.close()


def _saved(floors: Path, table: Path, database: Path, workspace: Workspace) -> Row:
    meeting = edits.create_meeting(workspace, "Møde")
    item = item_edits.add_item(workspace, meeting, "Sparring", 50)

    def floor() -> float:
        floor_seconds(floors, "rows.py", "import", table, database)
        return floor_seconds(floors, "rows.py", "insert", database, str(SAVED))

    def ours() -> float:
        seconds = []
        for number in range(SAVED):
            line = NoteLine(f"Lad en buddy sende den første video i stedet for HR, nummer {number}")
            start = time.perf_counter()
            notes.add_note(workspace, meeting, "idea", line, item=item)
            seconds.append(time.perf_counter() - start)
        return statistics.median(seconds)

    return alternate(floor, ours).row("A note saved, committed and journalled", 2, "rows.py insert")


def _read(workspace: Workspace) -> Row:
    small, large = (_filled(workspace, count) for count in (100, ROWS))

    def read(meeting: str) -> float:
        start = time.perf_counter()
        ids = note_queries.note_ids(workspace, meeting)
        note_queries.read_notes(workspace, ids[-100:])
        return time.perf_counter() - start

    pair = alternate(lambda: read(small), lambda: read(large), 21)
    return pair.row("The newest 100 notes of a meeting of 10,000, with the ids of all", 6, "the same of 100")


def _filled(workspace: Workspace, count: int) -> str:
    meeting = edits.create_meeting(workspace, f"Møde med {count} noter")
    at = datetime.now(UTC).isoformat(timespec="milliseconds")
    with workspace.edit("Fill") as edit:
        for number in range(count):
            edit.insert("note", {"meeting": meeting, "kind": "idea", "text": f"Note {number}", "at": at})
    return meeting


if __name__ == "__main__":
    command(main)
