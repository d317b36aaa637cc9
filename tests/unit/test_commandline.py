"""The command line: names found, languages, and refusals in one sentence."""

from __future__ import annotations

import argparse
import subprocess
import sys
import types
from pathlib import Path

import pytest

from campus_desktop import __version__, commandline, i18n, parsing
from campus_desktop.__main__ import main
from campus_desktop.commandline import Command
from campus_desktop.errors import CampusError
from campus_desktop.parsing import Parser


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
    monkeypatch.setattr(parsing, "HOMES", commandline.HOMES)
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
        (["trial"], "Kommandoen kan ikke læses (mangler: ARBEJDSFIL)."),
        (["trial", "a", "--foo"], "Kommandoen kan ikke læses (ukendt: --foo)."),
        (["trial", "a", "--limit", "x"], "Kommandoen kan ikke læses (--limit kan ikke være 'x')."),
        (["trial", "a", "--limit"], "Kommandoen kan ikke læses (--limit skal have en værdi)."),
        (["trial", "a", "--lang", "de"], "(--lang kan ikke være 'de'; vælg mellem"),
        (["--wild"], "Kommandoen kan ikke læses (ukendt: --wild)."),
        (["trail", "a.campus"], "»trail« er hverken en kommando eller en fil."),
        (["trail"], "»trail« er hverken en kommando eller en fil."),
        (["trial", "refused"], "Nej."),
        (["trial", "bug"], "Noget gik galt i selve programmet: KeyError i test_commandline.py, linje"),
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
    assert "Brug: campus-desktop" in out
    assert main(["trial", "--help"]) == 0
    out = capsys.readouterr().out
    assert "ARBEJDSFIL" in out and "WORKSPACE" not in out
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


def _imported(*args: str) -> tuple[str, set[str]]:
    """What a run of the program printed, and the modules it had loaded where the window would have opened."""
    script = (
        "import sys, types\n"
        "window = types.ModuleType('ui.app')\n"
        "window.run = lambda path, language: print(path, language) or 0\n"
        "sys.modules['ui.app'] = window\n"
        "from campus_desktop.__main__ import main\n"
        "status = main(sys.argv[1:])\n"
        "print(*sys.modules)\n"
        "sys.exit(status)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *args],
        cwd=Path(commandline.__file__).parents[1], capture_output=True, text=True, check=True,
    )  # fmt: skip
    out, modules = done.stdout.rstrip("\n").rsplit("\n", 1)
    return out, set(modules.split())


def test_the_window_opens_without_the_command_line() -> None:
    for args, said in (((), "None None"), (("a.campus",), "a.campus None")):
        out, modules = _imported(*args)
        assert out == said
        assert not {"argparse", "sqlite_utils", "campus_desktop.parsing"} & modules
        assert not any(name.endswith(".commands") for name in modules)


def test_the_window_gets_the_language_asked_for() -> None:
    assert _imported("--lang", "en", "a.campus")[0] == "a.campus en"
    assert _imported("a.campus", "--lang=en")[0] == "a.campus en"


def test_a_command_imports_only_its_own_package() -> None:
    _out, modules = _imported("verify", "--help")
    assert "campus_desktop.workspace.cli" in modules
    assert not {"campus_desktop.practice", "campus_desktop.prints.cli", "PySide6"} & modules
