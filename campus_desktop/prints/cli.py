"""``export``: prints as PDF, minutes for Word, the catalogue and actions as a table, and meetings as a calendar."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from campus_desktop import i18n
from campus_desktop.clock import local
from campus_desktop.commandline import Command, output, workspace_argument
from campus_desktop.courses.export import export_courses
from campus_desktop.errors import CampusError
from campus_desktop.i18n import N_, _, ngettext
from campus_desktop.meetings.calendar import actions_calendar, whole_calendar
from campus_desktop.meetings.export import export_actions
from campus_desktop.meetings.note import Note
from campus_desktop.meetings.note_queries import actions, needs
from campus_desktop.meetings.queries import find_meeting, read_meeting
from campus_desktop.meetings.summaries import list_meetings
from campus_desktop.paths.queries import find_path
from campus_desktop.paths.summaries import list_paths
from campus_desktop.prints.choosing import about_meeting, add_choices, chosen_options, chosen_start, refuse_unheeded
from campus_desktop.prints.kinds import KINDS, PrintKind, kind, maker
from campus_desktop.prints.saving import replaced_when_complete
from campus_desktop.prints.source import (
    NotesToPrint,
    Options,
    Source,
    notes_to_print,
    read_for_print,
    read_meeting_for_print,
)
from campus_desktop.workspace import Workspace, open_workspace

COURSES, CALENDAR, ACTIONS = "courses", "calendar", "actions"
Written = tuple[str, int]


def _arguments(parser: argparse.ArgumentParser) -> None:
    workspace_argument(parser)
    kinds = (*(each.key for each in KINDS if each.about != "notes"), COURSES, CALENDAR)
    parser.add_argument("kind", metavar="|".join(kinds), choices=kinds, help=_("what to export"))
    add_choices(parser)
    parser.add_argument(
        "-o",
        "--output",
        metavar=_("OUT"),
        type=Path,
        required=True,
        help=_("the file to write; courses: .csv or .xlsx; actions: these and .ics too; minutes: .docx too"),
    )


def _export(args: argparse.Namespace) -> int:
    refuse_unheeded(args)
    _need_ending(args)
    write = _WRITERS.get((args.kind, args.output.suffix.lower())) or _WRITERS.get((args.kind, "")) or _print
    workspace = open_workspace(args.workspace, read_only=True)
    try:
        text, count = write(workspace, args, local(workspace.now()))
    finally:
        workspace.close()
    output(text.format(count=i18n.number(count), file=args.output))
    return 0


def _need_ending(args: argparse.Namespace) -> None:
    """Check the file's extension: with another program's extension it would not open there."""
    own = tuple(ending for of, ending in _WRITERS if of == args.kind and ending)
    endings = own if args.kind in (COURSES, CALENDAR) else (".pdf", *own)
    suffix = args.output.suffix.lower()
    if suffix in {".pdf", ".csv", ".xlsx", ".docx", ".ics"} - set(endings):
        raise CampusError(
            _("“{name}” cannot be written as {suffix}: {kind} is written as {endings}.").format(
                name=args.output.name, suffix=suffix, kind=args.kind, endings=", ".join(endings)
            )
        )


# --- output formats: each function returns its message, and the number in it -----------------------------------------


def _print(workspace: Workspace, args: argparse.Namespace, now: datetime) -> Written:
    what, source, options = _chosen(workspace, args, now)
    count = maker(what, source, printed=now.date(), options=options)(args.output)
    return ngettext("{count} page written to “{file}”.", "{count} pages written to “{file}”.", count), count


def _chosen(workspace: Workspace, args: argparse.Namespace, now: datetime) -> tuple[PrintKind, Source, Options]:
    what = kind(args.kind)
    if what.about == "path":
        path = read_for_print(workspace, _path(workspace, args.path))
        return what, path, Options(start=chosen_start(args.start, path.path), step_notes=bool(args.step_notes))
    if not about_meeting(args):
        return kind(f"all-{what.key}"), _notes(workspace, args), Options()
    source = read_meeting_for_print(workspace, _meeting(workspace, args.meeting), now)
    return what, source, chosen_options(args, source)


def _courses(workspace: Workspace, args: argparse.Namespace, now: datetime) -> Written:
    count = export_courses(workspace, args.output)
    return ngettext("{count} course written to “{file}”.", "{count} courses written to “{file}”.", count), count


def _calendar(workspace: Workspace, args: argparse.Namespace, now: datetime) -> Written:
    meeting = _meeting(workspace, args.meeting) if args.meeting else None
    return _events(whole_calendar(workspace, now, meeting), args)


def _actions_calendar(workspace: Workspace, args: argparse.Namespace, now: datetime) -> Written:
    return _events(actions_calendar(workspace, _actions(workspace, args, now), now), args)


def _events(data: bytes, args: argparse.Namespace) -> Written:
    with replaced_when_complete(args.output) as file:
        file.write(data)
    count = data.count(b"BEGIN:VEVENT")
    return ngettext("{count} event written to “{file}”.", "{count} events written to “{file}”.", count), count


def _actions_table(workspace: Workspace, args: argparse.Namespace, now: datetime) -> Written:
    count = export_actions(_actions(workspace, args, now), args.output)
    return ngettext("{count} action written to “{file}”.", "{count} actions written to “{file}”.", count), count


def _word(workspace: Workspace, args: argparse.Namespace, now: datetime) -> Written:
    what, source, options = _chosen(workspace, args, now)
    count = maker(what, source, printed=now.date(), options=options, suffix=".docx")(args.output)
    return ngettext("{count} document written to “{file}”.", "{count} documents written to “{file}”.", count), count


_WRITERS: dict[tuple[str, str], Callable[[Workspace, argparse.Namespace, datetime], Written]] = {
    (COURSES, ".csv"): _courses,
    (COURSES, ".xlsx"): _courses,
    (COURSES, ""): _courses,
    (CALENDAR, ".ics"): _calendar,
    (CALENDAR, ""): _calendar,
    (ACTIONS, ".csv"): _actions_table,
    (ACTIONS, ".xlsx"): _actions_table,
    (ACTIONS, ".ics"): _actions_calendar,
    **{(each.key, ".docx"): _word for each in KINDS if each.word},
}
"""Output other than PDF: the kind, the extension of the file ("" for an unknown one), and the function."""


# --- selection -------------------------------------------------------------------------------------------------------


def _actions(workspace: Workspace, args: argparse.Namespace, now: datetime) -> Sequence[Note]:
    """The actions of one meeting with those carried to it, as in its print; else those of several or of all."""
    if not about_meeting(args):
        return _notes(workspace, args).actions
    source = read_meeting_for_print(workspace, _meeting(workspace, args.meeting), now)
    return source.chosen_actions(chosen_options(args, source))


def _notes(workspace: Workspace, args: argparse.Namespace) -> NotesToPrint:
    """The actions and needs of some meetings, or of all if none is named."""
    done = args.done is not False
    if not args.meeting:
        return notes_to_print(actions(workspace, done=done), needs(workspace))
    ids = [find_meeting(workspace, name) for name in args.meeting]
    titles = ", ".join(read_meeting(workspace, each).title for each in ids)
    found = [note for note in actions(workspace, done=done) if note.meeting in ids]
    return notes_to_print(found, needs(workspace, ids), titles)


def _path(workspace: Workspace, name: str | None) -> str:
    if name is not None:
        return find_path(workspace, name)
    paths = list_paths(workspace)
    if len(paths) == 1:
        return paths[0].id
    if not paths:
        raise CampusError(_("“{file}” holds no learning path.").format(file=workspace.path.name))
    raise CampusError(
        _("“{file}” holds several learning paths; name one with --path: {titles}.").format(
            file=workspace.path.name, titles=", ".join(path.title for path in paths)
        )
    )


def _meeting(workspace: Workspace, names: Sequence[str] | None) -> str:
    if names and len(names) > 1:
        raise CampusError(_("Only actions and needs can be of several meetings; name one with --meeting."))
    if names:
        return find_meeting(workspace, names[0])
    meetings = list_meetings(workspace)
    if len(meetings) == 1:
        return meetings[0].id
    if not meetings:
        raise CampusError(_("“{file}” holds no meeting.").format(file=workspace.path.name))
    raise CampusError(
        _("“{file}” holds several meetings; name one with --meeting: {titles}.").format(
            file=workspace.path.name, titles=", ".join(meeting.title for meeting in meetings)
        )
    )


COMMANDS = (
    Command(
        "export",
        N_("write prints as PDF, minutes for Word, courses and actions as CSV or XLSX, meetings as a calendar"),
        _arguments,
        _export,
    ),
)
