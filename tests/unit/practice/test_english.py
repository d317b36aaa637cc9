"""The practice workspace in English: every text has its English, nothing but names stays Danish, and it is the same workspace."""

from __future__ import annotations

import json
import re
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
    "fee",
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


NAMES = {
    *(
        "fjordstyrelsen",
        "fjordst",
        "klitadministrationen",
        "klitadm",
        "hedestyrelsen",
        "hedest",
        "marskdirektoratet",
        "marskd",
    ),
    *("fjordby", "klitby", "havnegade", "klitvej"),
    *("dig", "dk", "pr"),
}
"""The made-up institutions, and places, are Danish in both languages; so are a code (digital) and two pairs of initials."""
NOT_READ = {
    "id",
    "ord",
    "sort_key",
    "rid",
    "status",
    "kind",
    "format",
    "type",
    "what",
    "travel",
    "purpose_kind",
    "marks",
}
"""Columns of ids and fixed words."""
_WORD = re.compile(r"[^\W\d_]+")


def texts_of(workspace: Workspace) -> Iterator[tuple[str, str, str]]:
    """(table, column, text) of everything in the file that people read, with the addresses and codes."""
    for table in (
        "course",
        "institution",
        "person",
        "path",
        "goal",
        "phase",
        "step",
        "meeting",
        "agenda_item",
        "note",
        "start",
    ):
        for row in workspace.rows(f"SELECT * FROM {table}"):
            for column in set(row.keys()) - NOT_READ:
                value = row[column]
                if isinstance(value, str) and not re.fullmatch(r"[0-9a-f]{8}-[0-9a-f-]{27}", value):
                    yield table, column, value


def test_no_danish_word_is_left(tmp_path: Path) -> None:
    """A word is Danish where the Danish content has it and no English text does, or where it has a Danish letter."""
    texts: dict[str, str] = file("english")  # type: ignore[assignment]
    translated = {danish: english for danish, english in texts.items() if danish != english}
    danish = {word.lower() for text in translated for word in _WORD.findall(text)} | {
        "eksempel",
        "kurser",
        "moede",
        "oeko",
    }
    english = {word.lower() for text in translated.values() for word in _WORD.findall(text)}
    workspace = made(tmp_path, "en")
    looked_at = list(texts_of(workspace))
    workspace.close()
    assert len(looked_at) > 800
    left = {
        (table, column, word, text)
        for table, column, text in looked_at
        for word in map(str.lower, _WORD.findall(text))
        if word not in NAMES and ((word in danish and word not in english) or set("æøå") & set(word))
    }
    assert {each[1:] for each in left} == set()


def test_addresses_and_codes_are_english(tmp_path: Path) -> None:
    workspace = made(tmp_path, "en")
    courses = {row["code"]: row["link"] for row in workspace.rows("SELECT code, link FROM course WHERE code <> ''")}
    assert courses["ECO-401"] == "https://campus.example/courses/eco-401"
    assert all(link.startswith("https://campus.example/courses/") for link in courses.values() if link)
    emails = [row["email"] for row in workspace.rows("SELECT email FROM person WHERE email <> ''")]
    assert len(emails) > 5 and all(email.endswith(".example") for email in emails)
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
