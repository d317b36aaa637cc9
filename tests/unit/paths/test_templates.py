"""The shipped templates: in both languages, sound, and what a path made from one keeps of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

import resources
from campus_desktop import i18n
from campus_desktop.courses.formats import FORMATS
from campus_desktop.errors import CampusError
from campus_desktop.paths.days import calendar_date
from campus_desktop.paths.templates import KEYS, list_templates, path_from_template
from campus_desktop.paths.words import KINDS, MARKS, PURPOSES
from campus_desktop.workspace import Workspace

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)


def _data(key: str) -> Any:
    return json.loads(resources.path("templates", f"{key}.json").read_text(encoding="utf-8"))


def _texts(value: Any) -> Iterator[dict[str, str]]:
    if isinstance(value, dict):
        if set(value) == {"da", "en"}:
            yield value
        else:
            for each in value.values():
                yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def test_every_file_is_offered() -> None:
    assert {file.stem for file in resources.path("templates").glob("*.json")} == set(KEYS)


@pytest.mark.parametrize("key", KEYS)
def test_every_text_stands_in_both_languages(key: str) -> None:
    texts = list(_texts(_data(key)))
    assert len(texts) > 30
    assert all(bool(text["da"]) == bool(text["en"]) for text in texts)


@pytest.mark.parametrize("key", KEYS)
def test_words_days_and_ids_are_right(key: str) -> None:
    data = _data(key)
    assert data["key"] == key
    assert data["kind"] in KINDS
    assert data["purpose"] in PURPOSES
    goals = {goal["id"] for goal in data["goals"]}
    ids = [data["id"], *goals]
    last = -1_000
    for phase in data["phases"]:
        ids.append(phase["id"])
        assert last < phase["first_day"] <= phase["last_day"]
        last = phase["last_day"]
        for step in phase["steps"]:
            ids.append(step["id"])
            assert step["format"] in FORMATS
            assert set(step["marks"]) <= set(MARKS)
            assert set(step["goals"]) <= goals
            assert phase["first_day"] <= step["day"] <= phase["last_day"]
            assert not (step["mandatory"] and step["day"] < 1), "nobody is paid before the first day"
    assert len(set(ids)) == len(ids)
    assert all(UUID(each).version == 7 for each in ids)


@pytest.mark.parametrize("key", KEYS)
def test_nobody_who_begins_on_a_monday_gets_a_step_on_a_weekend(key: str) -> None:
    monday = date(2027, 3, 1)
    for phase in _data(key)["phases"]:
        for step in phase["steps"]:
            assert calendar_date(monday, step["day"]).weekday() < 5, step["title"]


def test_the_list_is_in_the_language_in_use() -> None:
    i18n.use("en")
    english = list_templates()
    assert [each.key for each in english] == list(KEYS)
    assert english[0].about.startswith("From the signed contract")
    assert english[0].minutes == sum(
        step["minutes"] for phase in _data("preboarding")["phases"] for step in phase["steps"]
    )
    i18n.use("da")
    assert list_templates()[0].about.startswith("Fra underskrevet kontrakt")


@pytest.mark.parametrize(("language", "first"), [("da", "Første dag"), ("en", "First day")])
def test_a_path_made_from_one_keeps_its_origin(workspace: Workspace, language: str, first: str) -> None:
    i18n.use(language)
    home = workspace_institution(workspace)
    path = path_from_template(workspace, "onboarding", "  Ny hos os ", home, NOW)
    row = workspace.row("SELECT * FROM path WHERE id = ?", (path,))
    assert row is not None
    data = _data("onboarding")
    assert (row["title"], row["institution"], row["status"], row["origin"]) == ("Ny hos os", home, "draft", data["id"])
    assert row["changed"] == NOW.isoformat(timespec="seconds")
    phases = workspace.rows("SELECT * FROM phase WHERE path = ? ORDER BY ord, id", (path,))
    assert phases[0]["name"] == first
    assert [phase["origin"] for phase in phases] == [phase["id"] for phase in data["phases"]]
    for phase, source in zip(phases, data["phases"], strict=True):
        steps = workspace.rows("SELECT * FROM step WHERE phase = ? ORDER BY ord, id", (phase["id"],))
        assert [step["title"] for step in steps] == [step["title"][language] for step in source["steps"]]
        assert [step["origin"] for step in steps] == [step["id"] for step in source["steps"]]
    assert workspace.value("SELECT count(*) FROM step_goal") > 10


def workspace_institution(workspace: Workspace) -> str:
    with workspace.edit("x") as edit:
        return edit.insert("institution", {"name": "Fjordstyrelsen", "sort_key": "f"})


def test_two_paths_of_one_template_share_no_id_and_undo_takes_one(workspace: Workspace) -> None:
    first = path_from_template(workspace, "preboarding", "A", None, NOW)
    second = path_from_template(workspace, "preboarding", "B", None, NOW)
    assert first != second
    assert workspace.value("SELECT count(DISTINCT id) FROM step") == 2 * list_templates()[0].steps
    assert workspace.undo_label == "Nyt læringsforløb »B«"
    workspace.undo()
    assert [row["id"] for row in workspace.rows("SELECT id FROM path")] == [first]
    assert workspace.value("SELECT count(*) FROM step") == list_templates()[0].steps


def test_a_path_needs_a_title(workspace: Workspace) -> None:
    with pytest.raises(CampusError, match="titel"):
        path_from_template(workspace, "preboarding", "  ", None, NOW)
    assert workspace.value("SELECT count(*) FROM path") == 0
