"""The practice workspace: complete, made up, sound, and the same everywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

import resources
from campus_desktop import practice
from campus_desktop.__main__ import main
from campus_desktop.courses.course import FORMATS
from campus_desktop.paths.path import KINDS, MARKS, PURPOSES, STATUSES
from campus_desktop.workspace import Workspace, create

NOW = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)


@pytest.fixture
def filled(tmp_path: Path) -> Iterator[Workspace]:
    workspace = create(tmp_path / "a.campus", now=lambda: NOW)
    practice.fill(workspace, NOW)
    yield workspace
    workspace.close()


def _content(name: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(resources.path("practice", f"{name}.json").read_text(encoding="utf-8"))
    return found


def test_there_is_enough_to_try(filled: Workspace) -> None:
    assert filled.value("SELECT count(*) FROM course") >= 60
    assert filled.value("SELECT count(*) FROM institution") >= 4
    assert filled.value("SELECT count(DISTINCT format) FROM course") == len(FORMATS)
    paths = filled.rows("SELECT title FROM path ORDER BY changed DESC")
    assert [row["title"] for row in paths] == [
        "Preboarding og onboarding", "Preboarding hos os", "Kultur: feedback i teamet",
    ]  # fmt: skip


def test_the_onboarding_path_is_the_one_of_the_plan(filled: Workspace) -> None:
    sql = """SELECT phase.name, count(step.id) AS steps, sum(step.minutes) AS minutes FROM step
        JOIN phase ON phase.id = step.phase JOIN path ON path.id = phase.path
        WHERE path.title = 'Preboarding og onboarding' GROUP BY phase.id ORDER BY phase.ord"""
    assert [tuple(row) for row in filled.rows(sql)] == [
        ("Preboarding", 5, 73), ("Første dag", 3, 195), ("Første uge", 4, 340),
        ("Første måned", 3, 230), ("Opfølgning", 3, 90),
    ]  # fmt: skip
    path = filled.row("SELECT * FROM path WHERE title = 'Preboarding og onboarding'")
    assert path is not None
    assert (path["case_number"], path["version"], path["status"]) == ("2026-1187", "3", "sparring")
    assert filled.value("SELECT date FROM start WHERE path = ?", (path["id"],)) == "2026-12-01"


def test_undo_does_not_empty_it(filled: Workspace) -> None:
    assert filled.undo_label is None
    assert filled.undo() is None


def test_ids_are_fixed_and_unique() -> None:
    texts = [resources.path("practice", f"{name}.json").read_text(encoding="utf-8") for name in _NAMES]
    ids = [each for text in texts for each in re.findall(r'"id": "([^"]+)"', text)]
    assert len(set(ids)) == len(ids)
    assert all(UUID(each).version == 7 for each in ids)


_NAMES = ("courses", "institutions", "paths")


def test_every_word_from_a_fixed_list_is_in_it() -> None:
    assert {course["format"] for course in _content("courses")} == set(FORMATS)
    for path in _content("paths"):
        assert path["purpose"] in PURPOSES
        assert path["kind"] in KINDS
        assert path["status"] in STATUSES
        for phase in path["phases"]:  # type: ignore[attr-defined]
            for step in phase["steps"]:
                assert step["format"] in FORMATS
                assert set(step["marks"]) <= set(MARKS)
                assert phase["first_day"] <= step["day"] <= phase["last_day"]
                assert step["day"] != 0


def test_steps_of_courses_say_what_the_course_says() -> None:
    courses = {course["id"]: course for course in _content("courses")}
    steps = [step for path in _content("paths") for phase in path["phases"] for step in phase["steps"]]  # type: ignore[attr-defined]
    linked = [step for step in steps if step["course"]]
    assert len(linked) >= 10
    for step in linked:
        course = courses[step["course"]]
        assert (step["title"], step["format"], step["minutes"]) == (
            course["title"],
            course["format"],
            course["minutes"],
        )


def test_nothing_in_it_leads_to_a_real_address_or_person() -> None:
    text = "".join(resources.path("practice", f"{name}.json").read_text(encoding="utf-8") for name in _NAMES)
    assert set(re.findall(r"https?://([^/\"]+)", text)) == {"campus.eksempel.dk"}
    assert all(domain.endswith(".eksempel.dk") for domain in re.findall(r"@([\w.-]+)", text))
    persons = [person for each in _content("institutions") for person in each["persons"]]  # type: ignore[attr-defined]
    assert all(re.fullmatch(r"[A-ZÆØÅ]{2,3}", person["name"]) for person in persons)


def test_the_command_makes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "øve.campus"
    assert main(["new", str(file), "--practice"]) == 0
    assert capsys.readouterr().out == "»øve.campus« er oprettet.\n"
    assert main(["verify", str(file)]) == 0
    assert "er i orden" in capsys.readouterr().out
    assert [each.name for each in tmp_path.iterdir()] == ["øve.campus"]
    assert main(["new", str(file)]) == 2
    assert "findes" in capsys.readouterr().err
    assert main(["new", str(tmp_path / "tom.campus")]) == 0
