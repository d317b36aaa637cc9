"""The practice workspace in English: every text has its English, nothing but names stays Danish, and it is the same workspace."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import resources
from campus_desktop import i18n, practice
from campus_desktop.practice.playing import hold
from campus_desktop.workspace import Workspace, create

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)
FILES = ("institutions", "paths", "meetings", "courses")
SAID = {
    "title", "aim", "audience", "contact", "text", "note", "topic", "responsible", "label", "place", "address", "room", "arrival",
    "transport", "purpose", "data_purpose", "script", "preparation", "attachments", "tracks", "answer_reason", "platform_answer",
    "reason", "description", "goals", "tags", "prerequisites", "can_show", "seeks", "role", "language", "name", "short_name",
}  # fmt: skip
"""The fields that people read."""


def file(name: str) -> object:
    return json.loads(resources.path("practice", f"{name}.json").read_text(encoding="utf-8"))


def said(part: object, field: str = "") -> Iterator[str]:
    if isinstance(part, str):
        # initials, ids and the fixed words of the file are the same in every language
        if field in SAID and part and not part.isupper() and not (part.isascii() and part.islower() and "-" in part):
            yield part
    elif isinstance(part, dict):
        for name, each in part.items():
            yield from said(each, name)
    elif isinstance(part, list):
        for each in part:
            yield from said(each, field)


def test_every_text_has_its_english_and_nothing_more() -> None:
    english = file("english")
    assert isinstance(english, dict)
    wanted = {text for name in FILES for text in said(file(name))}
    fixed = {"culture", "skill", "both", "onboarding", "preboarding", "meeting"}
    assert {text for text in wanted - set(english) if text not in fixed} == set()
    assert set(english) - wanted == set()
    assert all(value.strip() for value in english.values())


def made(folder: Path, language: str) -> Workspace:
    with i18n.using(language):
        workspace = create(folder / f"{language}.campus", now=lambda: NOW)
        practice.fill(workspace, NOW)
    return workspace


def test_it_is_the_same_workspace_in_english(tmp_path: Path) -> None:
    danish, english = made(tmp_path, "da"), made(tmp_path, "en")
    for table in ("course", "institution", "path", "phase", "step", "meeting", "agenda_item", "note", "participant"):
        ids = [[row["id"] for row in ws.rows(f"SELECT id FROM {table} ORDER BY id")] for ws in (danish, english)]
        if table != "participant":
            assert ids[0] == ids[1], table
        assert len(ids[0]) == len(ids[1]) > 0, table
    titles = [row["title"] for row in english.rows("SELECT title FROM path ORDER BY changed DESC")]
    assert titles == ["Preboarding and onboarding", "Preboarding with us", "Culture: feedback in the team"]
    text = " ".join(row["text"] for row in english.rows("SELECT text FROM note"))
    assert "welcome video" in text and not set("æøåÆØÅ«»") & set(text)
    for workspace in (danish, english):
        workspace.close()


def test_a_meeting_under_way_is_english_too(tmp_path: Path) -> None:
    workspace = made(tmp_path, "en")
    with i18n.using("en"):
        hold(workspace)
    line = workspace.value("SELECT text FROM draft")
    assert line is not None and "#A welcome from the director" in str(line)
    step = workspace.value("SELECT title FROM step WHERE title = 'A welcome from the director'")
    assert step == "A welcome from the director"
    workspace.close()
