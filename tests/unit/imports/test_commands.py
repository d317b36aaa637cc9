"""The command ``import`` as a script sees it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from campus_desktop.__main__ import main
from campus_desktop.workspace import create


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "net.campus"
    create(path).close()
    return path


def test_trial_run_import_and_again(file: Path, csv: Callable[..., Path], capsys: pytest.CaptureFixture[str]) -> None:
    source = csv("a.csv", "Titel;Varighed", "Et;1 t", ";2 t")
    before = file.read_bytes()
    assert main(["import", str(file), str(source), "--dry-run", "--lang", "da"]) == 0
    assert capsys.readouterr().out == (
        "Prøvekørsel, intet blev ændret. Kurser: 1 nyt, 0 ændrede, 0 uændrede, 1 række udeladt.\n"
        "a.csv, række 3: Rækken har ingen titel: »2 t«.\n"
    )
    assert file.read_bytes() == before
    assert main(["import", str(file), str(source), "--json", "--lang", "en"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "dry_run": False,
        "rows": 2,
        "new": 1,
        "changed": 0,
        "unchanged": 0,
        "changes": [],
        "read": [
            {
                "file": "a.csv",
                "sheet": None,
                "encoding": "utf-8",
                "headings": True,
                "columns": {"Titel": "title", "Varighed": "duration"},
            }
        ],
        "left_out": [
            {"file": "a.csv", "sheet": None, "row": 3, "text": "The row has no title: “2 t”.", "reason": "no-title"}
        ],
        "remarks": [],
        "no_longer_in_list": [],
    }
    source = csv("b.csv", "Titel;Varighed;Emner", "Et;2 t;x")
    assert main(["import", str(file), str(source), "--json", "--lang", "en"]) == 0
    (change,) = json.loads(capsys.readouterr().out)["changes"]
    assert change["title"] == "Et"
    assert change["fields"] == {"minutes": {"before": 60, "after": 120}, "tags": {"before": [], "after": ["x"]}}


def test_refused_in_one_sentence_with_the_file_as_it_was(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = file.read_bytes()
    for name, content in (("a.csv", b"Alfa;Beta\nx;y\n"), ("b.csv", b""), ("c.xlsx", b"PK\x03\x04"), ("d.csv", None)):
        if content is not None:
            (tmp_path / name).write_bytes(content)
        assert main(["import", str(file), str(tmp_path / name), "--lang", "da"]) == 2
        told = capsys.readouterr()
        assert told.out == "" and told.err.count("\n") == 1 and name in told.err
    assert file.read_bytes() == before
