"""``export`` and the names of prints."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from campus_desktop.__main__ import main
from campus_desktop.paths.edits import add_phase, create_path
from campus_desktop.paths.path import Start
from campus_desktop.paths.step_edits import add_step
from campus_desktop.prints.kinds import KINDS, file_name, kind, typed_date
from campus_desktop.workspace import create


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "a.campus"
    workspace = create(path)
    made = create_path(workspace, "Onboarding")
    phase = add_phase(workspace, made, "Første uge", first_day=1, last_day=7)
    add_step(workspace, phase, "Velkomst", format="face-to-face", minutes=90, day=8)
    workspace.close()
    yield path


def test_the_plan_is_exported_in_both_languages(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "plan.pdf"
    assert main(["export", str(file), "plan", "--start", "1-3-2027", "-o", str(out)]) == 0
    text = PdfReader(out).pages[0].extract_text()
    assert "man. 8. mar." in text
    assert "Fremmøde" in text
    assert "1 side skrevet" in capsys.readouterr().out
    assert main(["export", str(file), "plan", "--path", "Onboarding", "--lang", "en", "-o", str(out)]) == 0
    assert "Day 8" in PdfReader(out).pages[0].extract_text()


def test_the_courses_are_exported_as_a_table(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "kurser.csv"
    assert main(["export", str(file), "courses", "-o", str(out)]) == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["plan", "--path", "Findes ikke", "-o", "x.pdf"], "Findes ikke"),
        (["plan", "--start", "31-02-2027", "-o", "x.pdf"], "ingen dato"),
        (["plan", "-o", "væk/x.pdf"], "findes ikke"),
        (["poster", "-o", "x.pdf"], "poster"),
        (["plan"], "mangler"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    file: Path, arguments: list[str], said: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(file.parent)
    assert main(["export", str(file), *arguments]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert not (file.parent / "x.pdf").exists()


def test_with_several_paths_one_must_be_named(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    empty = file.with_name("b.campus")
    workspace = create(empty)
    workspace.close()
    assert main(["export", str(empty), "plan", "-o", str(file.with_name("x.pdf"))]) == 2
    assert "intet læringsforløb" in capsys.readouterr().err
    workspace = create(file.with_name("c.campus"))
    create_path(workspace, "Det ene")
    create_path(workspace, "Det andet")
    workspace.close()
    assert main(["export", str(workspace.path), "plan", "-o", str(file.with_name("x.pdf"))]) == 2
    assert "Det andet, Det ene" in capsys.readouterr().err


@settings(max_examples=100)
@given(st.text(max_size=200))
def test_every_title_gives_a_file_name_that_every_system_takes(title: str) -> None:
    name = file_name(kind("plan"), title, Start("", date(2027, 3, 1)))
    assert name.endswith(" – plan 2027-03-01.pdf")
    assert not set('\\/:*?"<>|\n\0') & set(name)
    assert len(name) < 120
    assert not name.startswith((" ", "."))


@pytest.mark.parametrize("text", ["2027-03-01", "1-3-2027", "01.03.2027", "1/3-2027", " 1/3/2027 "])
def test_dates_are_read_as_people_type_them(text: str) -> None:
    assert typed_date(text) == date(2027, 3, 1)


@pytest.mark.parametrize("text", ["", "i morgen", "31-02-2027", "2027-13-01", "1-3-27"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert typed_date(text) is None


def test_every_print_has_a_name_of_its_own() -> None:
    assert len({each.key for each in KINDS}) == len(KINDS)
    with pytest.raises(KeyError):
        kind("poster")
