"""``verify`` on the command line."""

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
