"""``new``: a new workspace file, empty or with the practice content."""

from __future__ import annotations

import argparse

from campus_desktop.commandline import Command, output, workspace_argument
from campus_desktop.i18n import N_, _
from campus_desktop.practice import fill
from campus_desktop.workspace import create


def _arguments(parser: argparse.ArgumentParser) -> None:
    workspace_argument(parser)
    parser.add_argument(
        "--practice",
        action="store_true",
        help=_("with made-up institutions, courses, learning paths and meetings to try out"),
    )


def _run(args: argparse.Namespace) -> int:
    workspace = create(args.workspace)
    try:
        if args.practice:
            fill(workspace, workspace.now())
    finally:
        workspace.close()
    output(_("“{name}” has been made.").format(name=args.workspace.name))
    return 0


COMMANDS = (Command("new", N_("a new workspace file, empty or for practice"), _arguments, _run),)
