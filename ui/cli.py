"""The commands that draw: ``tour`` and ``--self-test``."""

from __future__ import annotations

import argparse
import os
from datetime import date
from pathlib import Path

from campus_desktop import __version__, practice
from campus_desktop.clock import local
from campus_desktop.commandline import Command, output
from campus_desktop.errors import CampusError
from campus_desktop.i18n import N_, _
from campus_desktop.meetings.export import export_actions
from campus_desktop.meetings.summaries import list_meetings
from campus_desktop.paths.summaries import list_paths
from campus_desktop.prints.kinds import (
    BEFORE,
    file_name,
    kinds_about,
    maker,
)
from campus_desktop.prints.source import MeetingToPrint, Options, read_for_print, read_meeting_for_print
from campus_desktop.workspace import Workspace, create


def _tour_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", metavar=_("FOLDER"), type=Path, help=_("where to write; made if it is not there"))
    parser.add_argument("--theme", choices=("light", "dark"), default="light", help=_("the colours of the pictures"))
    parser.add_argument(
        "--size", metavar="1366x768", type=_size, default=(1366, 768), help=_("the size of the window in the pictures")
    )


def _size(text: str) -> tuple[int, int]:
    width, height = (int(each) for each in text.split("x"))
    if not (320 <= width <= 10_000 and 240 <= height <= 10_000):
        raise ValueError(text)
    return width, height


def _tour(args: argparse.Namespace) -> int:
    """The practice workspace, every print of every path and meeting, and a picture of every page."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # needs no screen, and opens no window if there is one
    folder: Path = args.folder
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        text = _("The folder “{folder}” could not be made: {reason}.")
        raise CampusError(text.format(folder=folder, reason=error.strerror)) from error
    workspace = create(folder / practice.file_name())
    try:
        practice.fill(workspace, workspace.now())
        written = [workspace.path, *_prints(workspace, folder)]
    finally:
        workspace.close()
    from ui.look.theme import Scheme
    from ui.tour import write_pictures

    written += write_pictures(workspace.path, folder, scheme=Scheme(args.theme), size=args.size)
    for file in written:
        output(str(file))
    return 0


def _prints(workspace: Workspace, folder: Path) -> list[Path]:
    written = []
    now = local(workspace.now())
    for path in list_paths(workspace):
        source = read_for_print(workspace, path.id)
        start = next(iter(source.path.starts), None)
        for kind in kinds_about("path"):
            file = folder / file_name(kind, path.title, None)
            maker(kind, source, printed=now.date(), options=Options(start=start))(file)
            written.append(file)
    for meeting in list_meetings(workspace):
        written += _meeting_prints(read_meeting_for_print(workspace, meeting.id, now), folder, now.date())
    return written


def _meeting_prints(source: MeetingToPrint, folder: Path, printed: date) -> list[Path]:
    """Every print of a meeting; without minutes and follow-up for a meeting that was not held yet."""
    held = any(section.held for section in source.minutes.sections)
    written = []
    for kind in kinds_about("meeting"):
        if held or kind.key in BEFORE:
            file = folder / file_name(kind, source.title, source.meeting.date)
            maker(kind, source, printed=printed, options=Options())(file)
            written.append(file)
            if kind.word:
                written.append(file.with_name(f"{file.stem}.docx"))
                maker(kind, source, printed=printed, options=Options(), suffix=".docx")(written[-1])
            if kind.key == "actions":
                written.append(file.with_name(f"{file.stem}.xlsx"))
                export_actions(source.chosen_actions(Options()), written[-1])
    return written


def _self_test_arguments(parser: argparse.ArgumentParser) -> None:
    """It has none."""


def _self_test(args: argparse.Namespace) -> int:
    from ui import selftest

    failures = selftest.run()
    if failures:
        output(_("Campus Desktop {version} does not work here: {problems}").format(
            version=__version__, problems="; ".join(failures)
        ))  # fmt: skip
        return 1
    tried = ", ".join(_(title) for title, _trial in selftest.TRIALS)
    output(_("Campus Desktop {version} works here: {tried}.").format(version=__version__, tried=tried))
    return 0


COMMANDS = (
    Command(
        "tour",
        N_("the practice file, its prints, and a picture of every page, in a folder"),
        _tour_arguments,
        _tour,
    ),
    Command(
        "self-test",
        N_("does this installation work? One line and an exit status"),
        _self_test_arguments,
        _self_test,
        hidden=True,
    ),
)
