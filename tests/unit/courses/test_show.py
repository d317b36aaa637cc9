"""The catalogue on the command line."""

import json

from campus_desktop.courses import show
from campus_desktop.workspace import Workspace


def test_rows_are_plain_and_whole(workspace: Workspace) -> None:
    rows = show.rows(workspace)
    assert len(rows) == 7
    first = rows[0]
    assert json.loads(json.dumps(first)) == first
    assert (first["title"], first["minutes"], first["tags"], first["retired"]) == (
        "Feedback i hverdagen",
        444,
        ["Feedback", "samarbejde"],
        False,
    )
    assert first["link"] is None and first["last_checked"] is None


def test_search_and_limit(workspace: Workspace) -> None:
    assert [row["title"] for row in show.rows(workspace, "feedback")] == [
        "Feedback i hverdagen",
        "Sådan giver du feedback",
    ]
    assert len(show.rows(workspace, "feedback", 1)) == 1
    assert len(show.rows(workspace, "", 3)) == 3


def test_a_line_for_people(workspace: Workspace) -> None:
    lines = [show.line(row) for row in show.rows(workspace)]
    assert lines[0] == "Feedback i hverdagen · Fremmøde · 1 dag · LED-310 · Fjordstyrelsen"
    assert "Gammelt kursus · LED-9 · Udgået" in lines
