"""On the command line every file that has to be refused gets one sentence, status 2, and keeps every byte."""

from pathlib import Path

import pytest

from campus_desktop.__main__ import main
from campus_desktop.workspace import open_workspace
from tests.support.broken_files import REFUSED, locked, sound

COMMANDS = {
    "show": ["show", "{file}", "courses"],
    "verify": ["verify", "{file}"],
    "import": ["import", "{file}", "{table}"],
}


def refused(words: list[str], path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    table = path.with_name("liste.csv")
    table.write_text("Titel;Varighed\nFeedback;30\n", encoding="utf-8")
    before = path.read_bytes()
    status = main([word.format(file=path, table=table) for word in words])
    said = capsys.readouterr()
    assert (status, said.out) == (2, "")
    assert path.read_bytes() == before
    assert {other.name for other in path.parent.iterdir()} <= {path.name, table.name, f".{path.name}.lock"}
    assert said.err.count("\n") == 1
    return said.err


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("kind", REFUSED)
def test_files_that_are_not_a_sound_workspace(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, command: str
) -> None:
    make, sentence = REFUSED[kind]
    path = tmp_path / "a.campus"
    make(path)
    assert sentence in refused(COMMANDS[command], path, capsys)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_missing_file(tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    words = [word.format(file=tmp_path / "a.campus", table=tmp_path / "t.csv") for word in COMMANDS[command]]
    assert main(words) == 2
    assert "Der er ingen fil »a.campus«" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_writing_is_refused_while_a_window_or_another_program_has_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.campus"
    sound(path)
    workspace = open_workspace(path, user="MK")
    assert "er åben hos MK" in refused(COMMANDS["import"], path, capsys)
    workspace.close()
    with locked(path):
        assert "låst af et andet program" in refused(COMMANDS["import"], path, capsys)
