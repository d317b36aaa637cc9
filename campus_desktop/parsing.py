"""argparse in the user's language: the help, the error messages, and running a command."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import Any, NoReturn

from campus_desktop.commandline import HOMES, PROGRAM, command, output
from campus_desktop.errors import CampusError
from campus_desktop.i18n import LANGUAGES, N_, _

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
"""argparse has only English texts; these are its error messages, for translation."""


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
    """argparse in the user's language; its errors are raised as CampusError."""

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
        reason = message
        for pattern, text in _REFUSALS:
            if match := re.fullmatch(pattern, message, re.DOTALL):
                reason = _(text).format(**match.groupdict())
                break
        raise CampusError(
            _("The command cannot be read ({reason}). “{program} --help” shows how it is written.").format(
                reason=reason, program=self.prog
            )
        )


def _overview() -> Parser:
    """The parser for ``campus-desktop --help``: every command with its help line."""
    parser = Parser(
        PROGRAM, _("Plan learning paths together in a room: courses, learning paths and meetings in one file.")
    )
    workspace, placeholder = _("WORKSPACE"), _("COMMAND")
    parser.usage = f"{PROGRAM} [--lang da|en] [{workspace} | {placeholder} ...]"
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
    """Keeps the line breaks of the list of commands."""


def show_overview() -> int:
    """Print the help that lists every command."""
    output(_overview().format_help().rstrip())
    return 0


def read_options(args: Sequence[str]) -> str | None:
    """The language in options outside a command, if any. Raises CampusError for any option except ``--lang``."""
    language: str | None = Parser(PROGRAM, "").parse_args(args).lang
    return language


def run(name: str, args: Sequence[str]) -> int:
    """Run the command ``name`` with its arguments; returns the exit status. Raises CampusError for invalid arguments and for
    errors of the command."""
    chosen = command(name)
    parser = Parser(f"{PROGRAM} {name}", _(chosen.help) if chosen.help else "")
    chosen.arguments(parser)
    try:
        parsed = parser.parse_args(args)
    except SystemExit as done:  # --help has already printed
        return int(done.code or 0)
    return chosen.run(parsed)
