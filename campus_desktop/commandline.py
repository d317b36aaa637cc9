"""The command line, put together from the packages' own ``commands.py``.

``HOMES`` says where each command lives, so that only the package asked for is imported: opening the window imports none of them.
A package adds a command by naming it in its ``COMMANDS`` and giving it a line in ``HOMES``; a noun for ``show`` likewise in ``NOUNS``.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from campus_desktop.errors import CampusError
from campus_desktop.i18n import LANGUAGES, N_, _

PROGRAM = "campus-desktop"

HOMES: dict[str, str] = {
    "new": "campus_desktop.practice.commands",
    "import": "campus_desktop.imports.commands",
    "show": "campus_desktop.workspace.commands",
    "export": "campus_desktop.prints.commands",
    "verify": "campus_desktop.workspace.commands",
    "tour": "ui.shell.commands",
}
"""Where each command lives: its name and the module whose ``COMMANDS`` holds it, in the order of the help."""

NOUNS: dict[str, str] = {"courses": "campus_desktop.courses.show", "paths": "campus_desktop.paths.show"}
"""What ``show`` can list: its name and the module whose ``NOUN`` tells how."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command: ``help`` is marked with ``N_`` and translated when shown; ``arguments`` adds its own to the parser, ``run``
    does it and returns the exit status. A ``hidden`` one is for the program itself and stands in no help."""

    name: str
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Noun:
    """Something ``show`` lists. ``read`` gets the open workspace, a search text and a limit, and gives one object a row with
    English snake_case names, for ``--json``; ``line`` writes such an object for people."""

    name: str
    read: Callable[[Any, str, int | None], Sequence[Mapping[str, object]]]
    line: Callable[[Mapping[str, object]], str]


def command(name: str) -> Command:
    """The command of that name. KeyError where ``HOMES`` does not know it."""
    found: tuple[Command, ...] = import_module(HOMES[name]).COMMANDS
    return next(each for each in found if each.name == name)


def noun(name: str) -> Noun:
    """The noun of that name. KeyError where ``NOUNS`` does not know it."""
    found: Noun = import_module(NOUNS[name]).NOUN
    return found


def language_from(args: Sequence[str], environment: Mapping[str, str] = os.environ) -> str | None:
    """The language asked for: ``--lang`` wherever it stands, else the first of LC_ALL, LC_MESSAGES and LANG that names one of ours,
    else None. A value of ``--lang`` that is none of ours is left to the parser, which refuses it."""
    for at, arg in enumerate(args):
        value = arg.removeprefix("--lang=") if arg.startswith("--lang=") else None
        if arg == "--lang" and at + 1 < len(args):
            value = args[at + 1]
        if value in LANGUAGES:
            return value
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(variable, ""):
            return value[:2] if value[:2] in LANGUAGES else None
    return None


def output(text: str) -> None:
    """One line on standard output."""
    sys.stdout.write(text + "\n")


def output_json(value: object) -> None:
    """``value`` as JSON on standard output: indented, letters as they are."""
    output(json.dumps(value, ensure_ascii=False, indent=2))


def workspace_argument(parser: argparse.ArgumentParser) -> None:
    """The argument that nearly every command begins with."""
    parser.add_argument("workspace", metavar="WORKSPACE", type=Path, help=_("the workspace file (*.campus)"))


# --- parsing ---------------------------------------------------------------------------------------------------------

_REFUSALS: tuple[tuple[str, str], ...] = (
    (r"unrecognized arguments: (?P<what>.*)", N_("unknown: {what}")),
    (r"the following arguments are required: (?P<what>.*)", N_("missing: {what}")),
    (r"one of the arguments (?P<what>.*) is required", N_("missing: one of {what}")),
    (r"argument (?P<name>.*?): invalid choice: (?P<what>.*?) \(choose from (?P<choices>.*)\)",
     N_("{name} cannot be {what}; choose from {choices}")),
    (r"argument (?P<name>.*?): invalid .*? value: (?P<what>.*)", N_("{name} cannot be {what}")),
    (r"argument (?P<name>.*?): expected .*", N_("{name} needs a value")),
    (r"argument (?P<name>.*?): not allowed with argument (?P<what>.*)", N_("{name} and {what} exclude each other")),
    (r"argument (?P<name>.*?): ignored explicit argument (?P<what>.*)", N_("{name} takes no value")),
)  # fmt: skip
"""argparse writes English only; these are its refusals, so that they can be said in the user's language."""


class _Help(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Any,
        groups: Any,
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix=_("Usage: ") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """argparse in the user's language; what it refuses is raised as CampusError."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(
            prog=prog,
            description=description,
            add_help=False,
            allow_abbrev=False,
            formatter_class=_Help,
            conflict_handler="resolve",
        )
        self._positionals.title = _("arguments")
        self._optionals.title = _("options")
        self.add_argument("-h", "--help", action="help", help=_("show this help and stop"))
        self.add_argument("--lang", choices=LANGUAGES, help=_("the language of texts: da or en"))

    def error(self, message: str) -> NoReturn:
        said = message
        for pattern, text in _REFUSALS:
            if match := re.fullmatch(pattern, message, re.DOTALL):
                said = _(text).format(**match.groupdict())
                break
        raise CampusError(
            _("The command cannot be read ({reason}). “{program} --help” shows how it is written.").format(
                reason=said, program=self.prog
            )
        )


def _overview() -> Parser:
    """The parser behind ``campus-desktop --help``: every command with its one line."""
    parser = Parser(
        PROGRAM, _("Plan learning paths together in a room: courses, learning paths and meetings in one file.")
    )
    placeholder = _("COMMAND")
    parser.usage = f"{PROGRAM} [--lang da|en] [WORKSPACE | {placeholder} ...]"
    lines = [f"  {name:<10}{_(each.help)}" for name in HOMES if not (each := command(name)).hidden]
    parser.formatter_class = _Plain
    parser.epilog = "\n".join(
        (
            _("With no command the window opens, with WORKSPACE if it is given."),
            "",
            _("commands:"),
            *lines,
            "",
            _("“{program} COMMAND --help” tells more about one.").format(program=PROGRAM),
        )
    )
    parser.add_argument("--version", action="store_true", help=_("show the version and stop"))
    parser.add_argument(
        "--self-test", action="store_true", help=_("does this installation work? One line and an exit status")
    )
    return parser


class _Plain(_Help, argparse.RawDescriptionHelpFormatter):
    """Keeps the lines of the list of commands."""


def show_overview() -> int:
    """Print the help that lists every command."""
    output(_overview().format_help().rstrip())
    return 0


def refuse_options(args: Sequence[str]) -> None:
    """Raise CampusError for an option outside a command that is not ``--lang`` with a language of ours."""
    if args:
        Parser(PROGRAM, "").parse_args(args)


def first_word(args: Sequence[str]) -> tuple[int, str] | None:
    """The first argument that is no option nor the value of ``--lang``, and where it stands; None where there is none."""
    skip = False
    for at, arg in enumerate(args):
        if not skip and not arg.startswith("-"):
            return at, arg
        skip = arg == "--lang"
    return None


def run(name: str, args: Sequence[str]) -> int:
    """Run the command ``name`` with what follows it; its exit status. Raises CampusError for what cannot be read or done."""
    chosen = command(name)
    parser = Parser(f"{PROGRAM} {name}", _(chosen.help) if chosen.help else "")
    chosen.arguments(parser)
    try:
        parsed = parser.parse_args(args)
    except SystemExit as done:  # --help has printed itself
        return int(done.code or 0)
    return chosen.run(parsed)
