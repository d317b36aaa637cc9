"""The command line, composed of the packages' ``cli.py`` modules.

``HOMES`` maps each command to its module, so that only the package needed is imported. Opening the window imports none of them,
nor argparse (``parsing``).
A package adds a command in its ``COMMANDS`` and a line in ``HOMES``; a noun for ``show`` likewise in ``NOUNS``.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from campus_desktop.i18n import LANGUAGES, _

if TYPE_CHECKING:
    import argparse

PROGRAM = "campus-desktop"

HOMES: dict[str, str] = {
    "new": "campus_desktop.practice.cli",
    "import": "campus_desktop.imports.cli",
    "show": "campus_desktop.workspace.cli",
    "check": "campus_desktop.meetings.cli",
    "export": "campus_desktop.prints.cli",
    "verify": "campus_desktop.workspace.cli",
    "erase": "campus_desktop.erasing.cli",
    "tour": "ui.cli",
    "self-test": "ui.cli",
}
"""The module of each command, by name, in the order of the help; its ``COMMANDS`` contains the command."""

NOUNS: dict[str, str] = {
    "courses": "campus_desktop.courses.show",
    "paths": "campus_desktop.paths.show",
    "meetings": "campus_desktop.meetings.show.meetings",
    "notes": "campus_desktop.meetings.show.notes",
    "actions": "campus_desktop.meetings.show.actions",
}
"""The module of each noun of ``show``, by name; its ``NOUN`` defines the noun."""


class Command(NamedTuple):
    """One command: ``help`` is marked with ``N_`` and translated when shown; ``arguments`` adds its own to the parser, ``run``
    executes it and returns the exit status. A ``hidden`` one is for the program itself and not listed in the help."""

    name: str
    help: str
    arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]
    hidden: bool = False


class Noun(NamedTuple):
    """Something ``show`` lists. ``read`` gets the open workspace, a search text and a limit, and returns one object per row
    with English snake_case names, for ``--json``; ``line`` formats such an object as readable text."""

    name: str
    read: Callable[[Any, str, int | None], Sequence[Mapping[str, object]]]
    line: Callable[[Mapping[str, object]], str]


def command(name: str) -> Command:
    """The command with that name. Raises KeyError if it is not in ``HOMES``."""
    found: tuple[Command, ...] = import_module(HOMES[name]).COMMANDS
    return next(each for each in found if each.name == name)


def noun(name: str) -> Noun:
    """The noun with that name. Raises KeyError if it is not in ``NOUNS``."""
    found: Noun = import_module(NOUNS[name]).NOUN
    return found


def language_from(args: Sequence[str], environment: Mapping[str, str] = os.environ) -> str | None:
    """The requested language: ``--lang`` at any place, else the first of LC_ALL, LC_MESSAGES and LANG with a supported
    language, else None. An unsupported value of ``--lang`` is left to the parser, which refuses it."""
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


def first_word(args: Sequence[str]) -> tuple[int, str] | None:
    """The first argument that is neither an option nor the value of ``--lang``, and its position; None if there is none."""
    skip = False
    for at, arg in enumerate(args):
        if not skip and not arg.startswith("-"):
            return at, arg
        skip = arg == "--lang"
    return None


def output(text: str) -> None:
    """Print one line on standard output."""
    sys.stdout.write(text + "\n")


def output_json(value: object) -> None:
    """Print ``value`` as JSON on standard output: indented, with non-ASCII characters unescaped."""
    output(json.dumps(value, ensure_ascii=False, indent=2))


def workspace_argument(parser: argparse.ArgumentParser) -> None:
    """The first argument of nearly every command."""
    parser.add_argument("workspace", metavar=_("WORKSPACE"), type=Path, help=_("the workspace file (*.campus)"))
