"""``verify`` and ``show`` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from campus_desktop.__main__ import main
from campus_desktop.workspace import create


@pytest.fixture
def file(tmp_path: Path) -> Path:
    create(tmp_path / "a.campus").close()
    return tmp_path / "a.campus"


def test_verify_as_json_is_one_object(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(file), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["sound"] is True
    assert found["problems"] == []
    assert found["counts"]["course"] == 0


def test_verify_exits_with_1_where_the_file_is_not_sound(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(file)) as db:
        db.execute("INSERT INTO phase (id, path, name, ord) VALUES ('x', 'none', 'n', 'a')")
        db.commit()
    assert main(["verify", str(file)]) == 1
    out = capsys.readouterr().out
    assert out.startswith("»a.campus« er ikke i orden:\n- ")
    assert main(["verify", str(file), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["sound"] is False


def test_verify_of_another_file_is_refused_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = tmp_path / "b.campus"
    other.write_text("not ours")
    assert main(["verify", str(other)]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert main(["verify", str(tmp_path / "missing.campus")]) == 2


@pytest.fixture
def practised(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    file = tmp_path / "p.campus"
    assert main(["new", str(file), "--practice"]) == 0
    capsys.readouterr()
    return file


def test_show_courses_as_json(practised: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(practised), "courses", "--search", "feedb", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert "Feedback i hverdagen" in {course["title"] for course in found}
    course = next(course for course in found if course["code"] == "LED-310")
    assert (course["format"], course["minutes"], course["retired"]) == ("face-to-face", 444, False)
    assert course["goals"] == ["Kan give feedback på en konkret opgave", "Aftaler spilleregler i eget team"]
    assert course["subtitles"] is None


def test_show_paths_as_json_with_phases_and_steps(practised: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(practised), "paths", "--search", "preboarding fjord", "--json"]) == 0
    (path,) = json.loads(capsys.readouterr().out)
    assert (path["title"], path["kind"], path["status"]) == ("Preboarding og onboarding", "onboarding", "sparring")
    assert path["starts"][0]["date"] == "2026-12-01"
    assert [phase["first_day"] for phase in path["phases"]] == [-30, 1, 2, 8, 31]
    step = path["phases"][1]["steps"][0]
    assert step["start_time"] == "08:30"
    assert (step["mandatory"], step["course"], step["responsible"]) == (True, None, "HR")
    assert main(["show", str(practised), "paths", "--limit", "2"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Kultur: feedback i teamet · Hedestyrelsen · 9 trin · 12 t 44 min · Aftalt",
        "Preboarding hos os · Klitadministrationen · 12 trin · 6 t 32 min · Aftalt",
    ]


def test_show_writes_one_line_each_and_no_more_than_asked_for(
    practised: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", str(practised), "courses", "--limit", "3"]) == 0
    assert capsys.readouterr().out.count("\n") == 3
    assert main(["show", str(practised), "courses", "--limit", "0", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert main(["show", str(practised), "courses", "--search", "findesikke"]) == 0
    assert capsys.readouterr().out == ""


def test_show_refuses_what_it_does_not_know(practised: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for wrong in (["weather"], ["courses", "--limit", "-1"], ["courses", "--limit", "x"]):
        assert main(["show", str(practised), *wrong]) == 2
        assert capsys.readouterr().err.startswith("Kommandoen kan ikke læses (")


def test_show_writes_nothing_beside_the_file(practised: Path) -> None:
    before = practised.read_bytes()
    assert main(["show", str(practised), "courses"]) == 0
    assert practised.read_bytes() == before
    assert [each.name for each in practised.parent.iterdir()] == ["p.campus"]
