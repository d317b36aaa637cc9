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
from campus_desktop.paths.step_edits import add_step
from campus_desktop.prints.kinds import KINDS, file_name, kind
from campus_desktop.workspace import create
from tests.support.sample_meeting import made


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "a.campus"
    workspace = create(path)
    made = create_path(workspace, "Onboarding")
    phase = add_phase(workspace, made, "Første uge", first_day=1, last_day=14)
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
        (["plan", "--start", "31-02-2027", "-o", "x.pdf"], "ikke en dato"),
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
    name = file_name(kind("plan"), title, date(2027, 3, 1))
    assert name.endswith(" – plan 2027-03-01.pdf")
    assert not set('\\/:*?"<>|\n\0') & set(name)
    assert len(name) < 120
    assert not name.startswith((" ", "."))


def test_every_print_has_a_name_of_its_own() -> None:
    assert len({each.key for each in KINDS}) == len(KINDS)
    with pytest.raises(KeyError):
        kind("poster")


@pytest.fixture(scope="module")
def meetings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with the sample meeting and the coming one."""
    sample = made(tmp_path_factory.mktemp("meetings") / "m.campus")
    sample.workspace.close()
    return sample.workspace.path


HELD = "Preboarding: Hvad virker, og hvad er svært?"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("agenda", "Forberedelse"),
        ("script", "Kun til facilitator"),
        ("minutes", "Beslutninger"),
        ("actions", "04-12-2026"),
        ("institutions", "Vores opfølgninger"),
        ("needs", "undertekster"),
    ],
)
def test_prints_of_a_meeting_are_exported_in_both_languages(
    meetings: Path, tmp_path: Path, kind: str, said: str
) -> None:
    out = tmp_path / "ud.pdf"
    assert main(["export", str(meetings), kind, "--meeting", HELD, "-o", str(out)]) == 0
    assert said in "".join(page.extract_text() for page in PdfReader(out).pages)
    assert main(["export", str(meetings), kind, "--meeting", HELD, "--lang", "en", "-o", str(out)]) == 0
    assert PdfReader(out).trailer["/Root"]["/Lang"] == "en-GB"


def test_minutes_for_word_and_actions_as_a_table(
    meetings: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(meetings), "minutes", "--meeting", HELD, "-o", str(tmp_path / "r.docx")]) == 0
    assert (tmp_path / "r.docx").read_bytes().startswith(b"PK")
    assert main(["export", str(meetings), "actions", "--meeting", HELD, "-o", str(tmp_path / "o.csv")]) == 0
    assert "3 opfølgninger skrevet" in capsys.readouterr().out
    assert main(["export", str(meetings), "actions", "-o", str(tmp_path / "o.XLSX")]) == 0
    assert (tmp_path / "o.XLSX").read_bytes().startswith(b"PK")
    assert main(["export", str(meetings), "needs", "-o", str(tmp_path / "b.pdf")]) == 0
    assert "Alle møder" in PdfReader(tmp_path / "b.pdf").pages[0].extract_text()
    both = ["--meeting", HELD, "--meeting", "Buddyer, der bliver brugt"]
    assert main(["export", str(meetings), "needs", *both, "-o", str(tmp_path / "b.pdf")]) == 0
    assert "Buddyer, der bliver brugt" in PdfReader(tmp_path / "b.pdf").pages[0].extract_text()
    assert main(["export", str(meetings), "actions", *both, "-o", str(tmp_path / "o.pdf")]) == 0
    assert "Ret udkastet" in PdfReader(tmp_path / "o.pdf").pages[0].extract_text()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["agenda", "-o", "x.pdf"], "--meeting"),
        (["agenda", "--meeting", HELD, "--meeting", HELD, "-o", "x.pdf"], "flere møder"),
        (["minutes", "--meeting", "Findes ikke", "-o", "x.pdf"], "Findes ikke"),
        (["agenda", "--meeting", HELD, "-o", "x.docx"], "kan ikke skrives som .docx"),
        (["minutes", "--meeting", HELD, "-o", "x.xlsx"], ".pdf, .docx"),
        (["minutes", "--meeting", HELD, "-o", "væk/x.docx"], "findes ikke"),
        (["actions", "--meeting", HELD, "-o", "væk/x.csv"], "findes ikke"),
    ],
)
def test_what_cannot_be_done_with_a_meeting_is_one_sentence(
    meetings: Path,
    tmp_path: Path,
    arguments: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export", str(meetings), *arguments]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1
    assert list(tmp_path.iterdir()) == []
