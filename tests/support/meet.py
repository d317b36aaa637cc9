"""Meets a file as the command line and the window do: opens it, reads all of it, edits, undoes, exports. Run as a program with a
folder and names of ``crafted``; it writes a line of JSON for each, so that its caller sees which one ended it."""

from __future__ import annotations

import contextlib
import io
import json
import shutil
import sys
import tempfile
import time
import traceback
from datetime import UTC, datetime
from pathlib import Path

from campus_desktop import practice
from campus_desktop.__main__ import main
from campus_desktop.commandline import NOUNS
from campus_desktop.courses import edits as courses
from campus_desktop.courses import queries as course_queries
from campus_desktop.errors import CampusError
from campus_desktop.institutions import queries as institution_queries
from campus_desktop.meetings import edits as meeting_edits
from campus_desktop.meetings import item_edits, note_queries, notes, running
from campus_desktop.meetings.checks import check_meeting
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.meetings.queries import read_meeting
from campus_desktop.meetings.summaries import list_meetings
from campus_desktop.paths import edits as path_edits
from campus_desktop.paths import queries as path_queries
from campus_desktop.paths import snapshots, step_edits
from campus_desktop.paths.summaries import list_paths
from campus_desktop.workspace import Workspace, create, open_workspace, settings
from tests.support.crafted import HARMLESS, REFUSED

NOW = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)


def base(path: Path) -> None:
    """A sound file with a row in every table."""
    ws = create(path, user="AB", now=lambda: NOW)
    practice.fill(ws, NOW)
    found = list_paths(ws)[0].id
    snapshots.take_snapshot(ws, found, "Før")
    path_edits.add_start(ws, found, NOW.date(), "Hold 1")
    whole = path_queries.read_path(ws, found)
    steps = [step.id for phase in whole.phases for step in phase.steps]
    step_edits.set_prerequisites(ws, steps[1], [steps[0]])
    meeting = meeting_edits.create_meeting(ws, "I gang", date=NOW.date())
    item = item_edits.add_item(ws, meeting, "Velkomst", 15)
    running.start(ws, meeting, NOW)
    notes.add_note(ws, meeting, "action", NoteLine("Husk det"), item=item, at=NOW)
    notes.keep_draft(ws, meeting, notes.Draft("halvt skrevet", "idea", NOW))
    courses.create_course(ws, {"title": "Nyt kursus", "tags": ("Emne",), "goals": ("Mål",), "last_checked": NOW.date()})
    step_edits.update_step(ws, steps[0], title="Et andet trin")
    with ws.edit("Svar") as edit:
        settings.put(edit, "import.columns", {"Kursusnavn": "title"})
        edit.insert("answer", {"rule": "pause", "about": meeting, "reason": "Med vilje", "at": NOW.isoformat()})
        edit.insert("meeting_fact", {"meeting": meeting, "what": "printed", "at": NOW.isoformat()})
    ws.undo()
    ws.redo()
    ws.close()


def meet(path: Path) -> str:
    """ "opened", or the sentence it was refused with first. Anything else that is raised is a bug."""
    said = []
    for words in (
        *(["show", str(path), noun, "--json"] for noun in NOUNS),
        *(["show", str(path), noun, "--search", "en"] for noun in NOUNS),
        ["check", str(path), "--json"],
        ["export", str(path), "courses", "-o", str(path.with_name("k.csv"))],
        ["export", str(path), "calendar", "-o", str(path.with_name("k.ics"))],
    ):
        out = io.StringIO()
        with (
            contextlib.redirect_stdout(io.StringIO()),
            contextlib.redirect_stderr(out),
            contextlib.suppress(SystemExit),
        ):
            main(words)
        said.append(out.getvalue())
    try:
        ws = open_workspace(path, user="AB", now=lambda: NOW)
    except CampusError as error:
        return str(error)
    try:
        with contextlib.suppress(CampusError):
            _read(ws)
        _edit(ws)
    finally:
        ws.close()
    return "opened"


def _read(ws: Workspace) -> None:
    ids = [row["id"] for row in ws.rows("SELECT id FROM course")]
    course_queries.read_courses(ws, ids)
    for row in ws.rows("SELECT id FROM institution"):
        institution_queries.read_institution(ws, row["id"])
    for one in list_paths(ws):
        path_queries.read_path(ws, one.id)
        for kept in snapshots.list_snapshots(ws, one.id):
            with contextlib.suppress(CampusError):
                snapshots.read_snapshot(ws, kept.id)
    for each in list_meetings(ws):
        meeting = read_meeting(ws, each.id)
        check_meeting(ws, each.id, NOW, ready=True)
        running.where(ws, meeting.id, NOW)
        notes.read_draft(ws, each.id)
        notes.read_put_away(ws, each.id)
        note_queries.read_notes(ws, note_queries.note_ids(ws, each.id))
    settings.get(ws, "import.columns")


def _edit(ws: Workspace) -> None:
    commands = (
        lambda: courses.create_course(ws, {"title": "Et kursus til"}),
        lambda: path_edits.create_path(ws, "Et forløb til"),
        *([ws.undo] * 6),
        *([ws.redo] * 6),
    )
    for command in commands:
        with contextlib.suppress(CampusError):
            command()


def run(folder: Path, names: list[str]) -> None:
    """Meet each crafted file, made from ``base.campus`` in the folder."""
    for name in names:
        path = folder / f"{names.index(name)}" / "fil.campus"
        path.parent.mkdir(exist_ok=True)
        shutil.copy(folder / "base.campus", path)
        {**REFUSED, **HARMLESS}[name](path)
        before, start = path.read_bytes(), time.monotonic()
        try:
            outcome = meet(path)
            verdict = "" if outcome == "opened" or path.read_bytes() == before else "changed"
            out = io.StringIO()
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
                status = main(["verify", str(path)])
            if status == 0 and outcome != "opened":
                verdict = f"verify found nothing; {outcome}"
        except Exception:  # the test shows it
            outcome, verdict = "broke", traceback.format_exc()
        line = {"name": name, "outcome": outcome, "verdict": verdict, "seconds": round(time.monotonic() - start, 2)}
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()
        shutil.rmtree(path.parent)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        base(Path(place) / "base.campus")
        run(Path(place), sys.argv[1:] or [*REFUSED, *HARMLESS])
