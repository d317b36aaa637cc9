"""Texts as they are written: no NUL, no half letters, none too long; said, never cut in silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from campus_desktop.courses import edits as courses
from campus_desktop.errors import CampusError
from campus_desktop.meetings import edits as meetings
from campus_desktop.meetings import item_edits, notes
from campus_desktop.meetings.noteline import NoteLine
from campus_desktop.paths import edits as paths
from campus_desktop.paths import queries, step_edits
from campus_desktop.workspace import create, open_workspace
from campus_desktop.workspace.values import LONGEST_LINE, LONGEST_TEXT
from campus_desktop.workspace.verify import verify

ODD = "Før\0efter\ud83d"


def test_nul_and_half_letters_are_not_written_anywhere(tmp_path: Path) -> None:
    path = tmp_path / "a.campus"
    ws = create(path)
    made = paths.create_path(ws, ODD)
    step = step_edits.add_step(ws, queries.read_path(ws, made).phases[0].id, ODD)
    step_edits.update_step(ws, step, note=ODD)
    courses.create_course(ws, {"title": ODD, "description": ODD})
    meeting = meetings.create_meeting(ws, ODD)
    item = item_edits.add_item(ws, meeting, ODD, 15)
    at = ws.now()
    notes.add_note(ws, meeting, "idea", NoteLine(ODD), item=item, at=at)
    notes.keep_draft(ws, meeting, notes.Draft(ODD, "idea", at))
    assert notes.read_draft(ws, meeting) is not None
    assert "\0" not in (ws.undo_label or "")
    ws.close()
    whole = path.read_bytes()
    assert b"F\xc3\xb8r\0efter" not in whole and b"F\xc3\xb8refter" in whole
    assert verify(path).sound
    open_workspace(path).close()


@pytest.mark.parametrize(("field", "most"), [("title", LONGEST_LINE), ("description", LONGEST_TEXT)])
def test_a_text_that_is_too_long_is_refused_with_a_sentence(tmp_path: Path, field: str, most: int) -> None:
    ws = create(tmp_path / "a.campus")
    fields = {"title": "Kursus", field: "x" * most}
    kept = courses.create_course(ws, fields)
    with pytest.raises(CampusError, match="for lang"):
        courses.update_course(ws, kept, {field: "x" * (most + 1)})
    with pytest.raises(CampusError, match="for lang"), ws.edit("Mange") as edit:
        names = ("id", "sort_key", "title", "description")
        long = {"title": "Kort", "description": "Kort", field: "x" * (most + 1)}
        edit.insert_rows("course", names, [("a", "k", "Kort", ""), ("b", "k", long["title"], long["description"])])
    assert ws.value("SELECT count(*) FROM course") == 1
    ws.close()
    assert verify(tmp_path / "a.campus").sound
