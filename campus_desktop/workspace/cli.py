"""``verify`` checks a file; ``show`` lists its content."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from campus_desktop.commandline import NOUNS, Command, noun, output, output_json, workspace_argument
from campus_desktop.i18n import N_, _, number
from campus_desktop.workspace import open_workspace
from campus_desktop.workspace.verify import verify


def _verify_arguments(parser: argparse.ArgumentParser) -> None:
    workspace_argument(parser)
    parser.add_argument("--json", action="store_true", help=_("as JSON"))


def _verify(args: argparse.Namespace) -> int:
    report = verify(args.workspace)
    if args.json:
        output_json({"file": args.workspace.name, "sound": report.sound, **asdict(report)})
    elif report.sound:
        rows = number(sum(report.counts.values()))
        output(_("“{name}” is sound: {count} rows.").format(name=args.workspace.name, count=rows))
    else:
        output(_("“{name}” is not sound:").format(name=args.workspace.name))
        for problem in report.problems:
            output(f"- {problem}")
    return 0 if report.sound else 1


def _show_arguments(parser: argparse.ArgumentParser) -> None:
    workspace_argument(parser)
    parser.add_argument("noun", metavar="|".join(NOUNS), choices=tuple(NOUNS), help=_("what to show"))
    parser.add_argument("--search", metavar=_("TEXT"), default="", help=_("only what holds these words"))
    parser.add_argument("--limit", metavar="N", type=_count, help=_("at most so many"))
    parser.add_argument("--json", action="store_true", help=_("as JSON"))


def _count(text: str) -> int:
    value = int(text)
    if value < 0:
        raise ValueError(text)
    return value


def _show(args: argparse.Namespace) -> int:
    chosen = noun(args.noun)
    workspace = open_workspace(args.workspace, read_only=True)
    try:
        found = chosen.read(workspace, args.search, args.limit)
    finally:
        workspace.close()
    if args.json:
        output_json(list(found))
    else:
        for each in found:
            output(chosen.line(each))
    return 0


COMMANDS = (
    Command("show", N_("list courses, learning paths, meetings, notes or actions"), _show_arguments, _show),
    Command("verify", N_("is the file sound? Exit status 1 where it is not"), _verify_arguments, _verify),
)
