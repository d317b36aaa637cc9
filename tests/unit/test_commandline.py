"""The command line: names found, languages, and refusals in one sentence."""

from __future__ import annotations

import argparse
import subprocess
import sys
import types
from pathlib import Path

import pytest

from campus_desktop import __version__, commandline, i18n
from campus_desktop.__main__ import main
from campus_desktop.commandline import Command, Parser
from campus_desktop.errors import CampusError


def _arguments(parser: argparse.ArgumentParser) -> None:
    commandline.workspace_argument(parser)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--kind", choices=("plan", "courses"))


def _run(args: argparse.Namespace) -> int:
    match args.workspace.name:
        case "refused":
            raise CampusError("Nej.")
        case "bug":
            raise KeyError("x")
        case "disk":
            raise PermissionError(13, "Permission denied", "a.campus")
    commandline.output(f"{args.workspace} {args.limit} {i18n.language()}")
    return 0


@pytest.fixture(autouse=True)
def _one_command(monkeypatch: pytest.MonkeyPatch) -> None:
    module = types.ModuleType("trial_commands")
    module.COMMANDS = (  # type: ignore[attr-defined]
        Command("trial", i18n.N_("missing: {what}"), _arguments, _run),
        Command("inner", "", _arguments, _run, hidden=True),
    )
    monkeypatch.setitem(sys.modules, "trial_commands", module)
    monkeypatch.setattr(commandline, "HOMES", {"trial": "trial_commands", "inner": "trial_commands"})
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def test_a_command_runs_with_its_arguments(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["trial", "a.campus", "--limit", "3"]) == 0
    assert capsys.readouterr() == ("a.campus 3 da\n", "")


@pytest.mark.parametrize("args", [["--lang", "en", "trial", "a"], ["trial", "a", "--lang=en"]])
def test_lang_counts_before_and_after_the_command(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(args) == 0
    assert capsys.readouterr().out == "a None en\n"


@pytest.mark.parametrize(
    ("args", "sentence"),
    [
        (["trial"], "Kommandoen kan ikke læses (mangler: WORKSPACE)."),
        (["trial", "a", "--foo"], "Kommandoen kan ikke læses (ukendt: --foo)."),
        (["trial", "a", "--limit", "x"], "Kommandoen kan ikke læses (--limit kan ikke være 'x')."),
        (["trial", "a", "--limit"], "Kommandoen kan ikke læses (--limit skal have en værdi)."),
        (["trial", "a", "--lang", "de"], "(--lang kan ikke være 'de'; vælg mellem"),
        (["--wild"], "Kommandoen kan ikke læses (ukendt: --wild)."),
        (["trail", "a.campus"], "»trail« er hverken en kommando eller en fil."),
        (["trail"], "»trail« er hverken en kommando eller en fil."),
        (["trial", "refused"], "Nej."),
        (["trial", "bug"], "Der gik noget galt i selve programmet: KeyError i test_commandline.py, linje"),
        (["trial", "disk"], "»a.campus« kunne ikke læses eller skrives: Permission denied."),
    ],
)
def test_refusals_are_one_danish_sentence_and_status_2(
    args: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(args) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert sentence in err
    assert "Traceback" not in err
    assert err.count("\n") == 1


def test_refusals_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--lang", "en", "trial", "a", "--kind", "x"]) == 2
    err = capsys.readouterr().err
    assert err.startswith("The command cannot be read (--kind cannot be 'x'; choose from ")
    assert err.endswith("). “campus-desktop trial --help” shows how it is written.\n")


def test_help_lists_the_commands_but_not_hidden_ones(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    out = capsys.readouterr().out
    assert "trial" in out
    assert "inner" not in out
    assert "Skrives: campus-desktop" in out
    assert main(["trial", "--help"]) == 0
    out = capsys.readouterr().out
    assert "WORKSPACE" in out
    assert "arbejdsfilen" in out
    assert "show this help" not in out


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"campus-desktop {__version__}\n"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, None),
        ({"LANG": "da_DK.UTF-8"}, "da"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "da_DK.UTF-8"}, "da"),
        ({"LANG": "C.UTF-8"}, None),
        ({"LANG": "en_GB", "LC_ALL": ""}, "en"),
    ],
)
def test_the_language_comes_from_the_environment(environment: dict[str, str], language: str | None) -> None:
    assert commandline.language_from([], environment) == language
    assert commandline.language_from(["x", "--lang", "en"], environment) == "en"


def test_every_refusal_of_argparse_is_known() -> None:
    """A new Python that words them otherwise shows here, not to a user."""
    parser = Parser("p", "")
    group = parser.add_mutually_exclusive_group(required=True)
    group.add_argument("--one", action="store_true")
    group.add_argument("--two", action="store_true")
    for args in ([], ["--one", "--two"], ["--one=3"]):
        with pytest.raises(CampusError) as caught:
            parser.parse_args(args)
        assert not any(word in str(caught.value) for word in ("required", "allowed", "argument"))


def test_every_command_and_noun_is_at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert all(commandline.command(name).name == name for name in commandline.HOMES)
    assert all(commandline.noun(name).name == name for name in commandline.NOUNS)


def test_python_m_runs_and_imports_no_command_for_a_name_it_does_not_know() -> None:
    root = Path(commandline.__file__).parents[1]
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "campus_desktop", "--version"],
        cwd=root, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == f"campus-desktop {__version__}\n"
    assert "commands" not in done.stderr
