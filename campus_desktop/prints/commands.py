"""``export``: prints as PDF, minutes for Word, the catalogue and actions as a table, and meetings as a calendar."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from campus_desktop import i18n
from campus_desktop.commandline import Command, output, workspace_argument
from campus_desktop.courses.export import export_courses
from campus_desktop.errors import CampusError
from campus_desktop.i18n import N_, _, ngettext
from campus_desktop.meetings.calendar import whole_calendar
from campus_desktop.meetings.export import export_actions
from campus_desktop.meetings.note_queries import actions, needs
from campus_desktop.meetings.queries import find_meeting, list_meetings, read_meeting
from campus_desktop.paths.path import Start
from campus_desktop.paths.queries import find_path, list_paths
from campus_desktop.prints.kinds import KINDS, MakePrint, kind, maker, meeting_maker, read_for_print, typed_date
from campus_desktop.prints.saving import replaced_when_complete
from campus_desktop.prints.source import NotesToPrint, Options, notes_to_print, read_meeting_for_print
from campus_desktop.workspace import Workspace, open_workspace

COURSES, CALENDAR, ACTIONS, MINUTES, NEEDS = "courses", "calendar", "actions", "minutes", "needs"
_OTHERS = {ACTIONS: (".csv", ".xlsx"), MINUTES: (".docx",)}
"""What a print can also be written as, by the ending of the file."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    workspace_argument(parser)
    kinds = (*(each.key for each in KINDS if each.about != "notes"), COURSES, CALENDAR)
    parser.add_argument("kind", metavar="|".join(kinds), choices=kinds, help=_("what to export"))
    parser.add_argument(
        "--path", metavar="P", help=_("which learning path: title or id; needed where there are several")
    )
    parser.add_argument(
        "--start", metavar=_("DATE"), help=_("the first working day, for a plan with dates: 2026-12-01")
    )
    parser.add_argument(
        "--meeting",
        metavar="M",
        action="append",
        help=_(
            "prints of a meeting, calendar: which meeting; title or id; actions and needs: one, several, or all if none"
        ),
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        type=Path,
        required=True,
        help=_("the file to write; courses: .csv or .xlsx; actions: these too; minutes: .docx too"),
    )


def _export(args: argparse.Namespace) -> int:
    start = _start(args.start)
    workspace = open_workspace(args.workspace, read_only=True)
    try:
        if args.kind == COURSES:
            count = export_courses(workspace, args.output)
            text = ngettext("{count} course written to “{file}”.", "{count} courses written to “{file}”.", count)
        elif args.kind == CALENDAR:
            meeting = _meeting(workspace, args.meeting) if args.meeting else None
            data = whole_calendar(workspace, datetime.now(UTC), meeting)
            with replaced_when_complete(args.output) as file:
                file.write(data)
            count = data.count(b"BEGIN:VEVENT")
            text = ngettext("{count} event written to “{file}”.", "{count} events written to “{file}”.", count)
        elif args.kind == ACTIONS and args.output.suffix.lower() in (".csv", ".xlsx"):
            count = export_actions(_notes(workspace, args.meeting).actions, args.output)
            text = ngettext("{count} action written to “{file}”.", "{count} actions written to “{file}”.", count)
        elif args.kind == MINUTES and args.output.suffix.lower() == ".docx":
            from campus_desktop.prints.minutes_docx import minutes_docx

            now = datetime.now(UTC).astimezone()
            source = read_meeting_for_print(workspace, _meeting(workspace, args.meeting), now)
            count = minutes_docx(source, args.output, printed=now.date(), options=Options())
            text = ngettext("{count} document written to “{file}”.", "{count} documents written to “{file}”.", count)
        else:
            _need_pdf(args)
            count = _maker(workspace, args, start)(args.output)
            text = ngettext("{count} page written to “{file}”.", "{count} pages written to “{file}”.", count)
    finally:
        workspace.close()
    output(text.format(count=i18n.number(count), file=args.output))
    return 0


def _need_pdf(args: argparse.Namespace) -> None:
    """A file with another program's ending would not open there."""
    endings = (".pdf", *_OTHERS.get(args.kind, ()))
    suffix = args.output.suffix.lower()
    if suffix in {".csv", ".xlsx", ".docx", ".ics"} - set(endings):
        raise CampusError(
            _("“{name}” cannot be written as {suffix}: {kind} is written as {endings}.").format(
                name=args.output.name, suffix=suffix, kind=args.kind, endings=", ".join(endings)
            )
        )


def _notes(workspace: Workspace, names: Sequence[str] | None) -> NotesToPrint:
    """The actions and needs of some meetings, or of all where none is named."""
    if not names:
        return notes_to_print(actions(workspace, done=True), needs(workspace))
    ids = [find_meeting(workspace, name) for name in names]
    titles = ", ".join(read_meeting(workspace, each).title for each in ids)
    found = [note for note in actions(workspace, done=True) if note.meeting in ids]
    return notes_to_print(found, needs(workspace, ids), titles)


def _maker(workspace: Workspace, args: argparse.Namespace, start: Start | None) -> MakePrint:
    what, now = kind(args.kind), datetime.now(UTC).astimezone()
    if what.about == "path":
        source = read_for_print(workspace, _path(workspace, args.path))
        return maker(what, source, printed=now.date(), start=start)
    if what.key in (ACTIONS, NEEDS) and len(args.meeting or ()) != 1:
        notes = _notes(workspace, args.meeting)
        return meeting_maker(kind(f"all-{what.key}"), notes, printed=now.date(), options=Options())
    meeting = read_meeting_for_print(workspace, _meeting(workspace, args.meeting), now)
    return meeting_maker(what, meeting, printed=now.date(), options=Options())


def _start(text: str | None) -> Start | None:
    if text is None:
        return None
    day = typed_date(text)
    if day is None:
        raise CampusError(_("“{text}” is no date; write the start as in 2026-12-01.").format(text=text))
    return Start("", day)


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
